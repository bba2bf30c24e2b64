"""The relations between finite sets S and members that the notions of generation ask about, as automata."""

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import product

from ..meter import Meter
from .conditions import Condition, Reach, Values
from .reader import Family, Schema
from .regions import of_condition
from .words import Track, Words, every, explored, opposite, some, without

SHOWN = Track("S", False)
ELEMENT = Track("x", True)
Group = Sequence[tuple[int, Sequence[tuple[int, int]]]]
"""Members that depend on an answer: a schema and, for each parameter, sign and constant: sign * answer + constant."""


class Questions:
    """The questions about one family; each answer is worked out once."""

    def __init__(self, family: Family, meter: Meter) -> None:
        self.family, self.meter = family, meter
        self.branches = [row for n, schema in enumerate(family.schemas) for row in self.parted(n, schema)]

    def parted(self, number: int, schema: Schema) -> list[tuple[int, Condition]]:
        """Return a schema parted by the residue classes of its parameters: (schema, which values)."""
        moduli = [schema.parted[name] for name in schema.parameters]
        rows: list[tuple[int, Condition]] = []
        for residues in product(*map(range, moduli)):
            self.meter.spend(64, 800)
            rows.append((number, self.in_classes(schema, moduli, residues)))
        return rows

    def in_classes(self, schema: Schema, moduli: Sequence[int], residues: Sequence[int]) -> Condition:
        rows = list(zip(schema.parameters, moduli, residues, strict=False))
        return lambda values: all(values[n] % m == r for n, m, r in rows) and schema.where(values)

    def regions(
        self, schema: Schema, slot: str, condition: Condition, *further: str, told: Reach | None = None
    ) -> Words:
        """Return where a condition holds of the parameters of a slot and the other variables.

        `told` is what it can tell, when that is more than what the schema says of x and of its parameters.
        """
        names = self.slot(schema, slot)
        if told is None:
            told = Reach()
            told.add(schema.reach, {name: (slot + name, 0) for name in schema.parameters})

        def renamed(values: Values) -> bool:
            return condition({**values, **{name: values[slot + name] for name in schema.parameters}})

        return of_condition(renamed, [*names, *further], told, self.meter)

    def slot(self, schema: Schema, slot: str) -> list[str]:
        """Return the tracks of the parameters of a schema."""
        return [slot + name for name in schema.parameters]

    @cached_property
    def subset(self) -> Words:
        """The element is in S."""
        return contains(SHOWN, ELEMENT, self.meter)

    @cached_property
    def within(self) -> list[Words]:
        """For each branch: the slot "p" holds a member of it that contains S."""
        found = []
        for number, where in self.branches:
            schema = self.family.schemas[number]
            lost = self.regions(schema, "p", lacking(where, schema), "x")
            lost = every(self.meter, lost, self.subset)
            lost = without(lost, [ELEMENT.name], self.meter)
            found.append(every(self.meter, self.regions(schema, "p", where), opposite(lost)))
        return found

    def some_within(self, lacks: Callable[[Schema], Condition], *further: str) -> Words:
        """Return: some member contains S and has a property, with further variables; `lacks` makes it of a schema."""
        found = []
        for (number, _), within in zip(self.branches, self.within, strict=False):
            schema = self.family.schemas[number]
            property_ = self.regions(schema, "p", lacks(schema), *further)
            both = every(self.meter, within, property_)
            found.append(without(both, self.slot(schema, "p"), self.meter))
        return some(self.meter, *found)

    @cached_property
    def contained(self) -> Words:
        """Some member contains S, and S is a set: of 0 only the sign plus is told."""
        sets = explored(
            [SHOWN], 0, lambda n, letter: 2 if letter[0] & 2 and not n else max(n, 1), lambda n: n < 2, self.meter, 4
        )
        return every(self.meter, sets, self.some_within(lambda schema: schema.where))

    @cached_property
    def leaves_out(self) -> Words:
        """Some member contains S and not the element."""
        return self.some_within(lambda schema: lacking(schema.where, schema), "x")

    @cached_property
    def closed(self) -> Words:
        """S is the intersection of the members that contain it."""
        in_all = every(self.meter, self.any_element, opposite(self.subset), opposite(self.leaves_out))
        return every(self.meter, self.contained, opposite(without(in_all, [ELEMENT.name], self.meter)))

    @cached_property
    def any_element(self) -> Words:
        """One integer is on the track of elements."""
        return of_condition(lambda _: True, [ELEMENT.name], Reach(), self.meter)

    @cached_property
    def bounded(self) -> Words:
        """Of each residue class on either side, some member that contains S has only finitely many points.

        Far out a member has all of a class or nothing, so one point tells, behind the parameters and the constants.
        """

        def ends(schema: Schema, sign: int, residue: int) -> Condition:
            def lacks(values: Values) -> bool:
                own = {name: values[name] for name in schema.parameters}
                x = sign * self.family.modulus * far(schema, own) + residue
                return schema.where(values) and not schema.condition({**own, "x": x})

            return lacks

        found: dict[Words, None] = {}
        for sign, residue in product((1, -1), range(self.family.modulus)):
            found[self.some_within(lambda schema, s=sign, r=residue: ends(schema, s, r))] = None  # type: ignore[misc]
        return every(self.meter, *found)

    def local(self, schema: int) -> Words:
        """Return: S is an intersection of finitely many members, that of slot "p" among them; or is empty."""
        empty = explored([SHOWN], True, lambda yes, letter: yes and not letter[0], bool, self.meter, 4)
        member = self.regions(self.family.schemas[schema], "p", self.family.schemas[schema].where)
        tight = every(self.meter, self.closed, self.bounded)
        own = [
            every(self.meter, within, tight)
            for (n, _), within in zip(self.branches, self.within, strict=False)
            if n == schema
        ]
        return some(self.meter, every(self.meter, member, empty), *own)

    @cached_property
    def unanswered(self) -> Words:
        """Some member contains S, and no member is inside all that do."""
        found = []
        for schema in self.family.schemas:
            inside = self.regions(schema, "p", having(schema), "x")
            lost = without(every(self.meter, inside, self.leaves_out), [ELEMENT.name], self.meter)
            below = every(self.meter, self.regions(schema, "p", schema.where), opposite(lost))
            found.append(without(below, self.slot(schema, "p"), self.meter))
        return every(self.meter, self.contained, opposite(some(self.meter, *found)))

    def finite(self, schema: Schema) -> Words:
        """Return: the slot "p" holds a member that is finite."""

        def ends(values: Values) -> bool:
            own = {name: values[name] for name in schema.parameters}
            away = self.family.modulus * far(schema, own)
            sides = product((away, -away), range(self.family.modulus))
            return schema.where(values) and not any(schema.condition({**own, "x": side + r}) for side, r in sides)

        return self.regions(schema, "p", ends)

    def beaten(self, answer: int, shown: int, group: Group) -> Words:
        """Return the answers of a schema in the slot "p" after which the group is one, without a lower bound.

        Its members contain x, agree outside the answer, and no member is inside all of them.
        """
        schema, schemas = self.family.schemas[answer], self.family.schemas

        depends = any(sign for _, shifts in group for sign, _ in shifts)

        def members(values: Values) -> list[tuple[Schema, Values]]:
            at = values["p" + schema.parameters[0]] if depends else 0
            made: list[tuple[Schema, Values]] = []
            for number, shifts in group:
                names = schemas[number].parameters
                made.append((schemas[number], {n: s * at + c for n, (s, c) in zip(names, shifts, strict=False)}))
            return made

        def are_members(values: Values) -> bool:
            return schema.where(values) and all(
                of.where(own) and of.condition({**own, "x": shown}) for of, own in members(values)
            )

        def differ(values: Values) -> bool:
            inside = [of.condition({**own, "x": values["x"]}) for of, own in members(values)]
            return not schema.condition(values) and any(inside) and not all(inside)

        told = self.told(schema, group)
        pinned = Reach()
        pinned.add(told, {"x": ("", shown)})
        parts = [self.regions(schema, "p", are_members, told=pinned)]
        apart = self.regions(schema, "p", differ, "x", told=told)
        parts.append(opposite(without(apart, ["x"], self.meter)))
        own = self.slot(schema, "p") if depends else []
        parts += [opposite(self.below(own, lower, members, told)) for lower in schemas]
        return every(self.meter, *parts)

    def told(self, schema: Schema, group: Group) -> Reach:
        """Return what the conditions of an answer and of a group's members can tell of the answer and of x."""
        told = Reach()
        told.add(schema.reach, {name: ("p" + name, 0) for name in schema.parameters})
        at = "p" + schema.parameters[0] if schema.parameters else ""
        for number, shifts in group:
            of = self.family.schemas[number]
            told.add(
                of.reach, {n: (at if sign else "", abs(c)) for n, (sign, c) in zip(of.parameters, shifts, strict=False)}
            )
        return told

    def below(
        self, answer: list[str], lower: Schema, members: Callable[[Values], list[tuple[Schema, Values]]], told: Reach
    ) -> Words:
        """Return the answers, on the tracks of these names, after which a member is inside all members of the group."""
        names = self.slot(lower, "q")
        both = Reach()
        both.add(told, {})
        both.add(lower.reach, {name: ("q" + name, 0) for name in lower.parameters})

        def own(values: Values) -> Values:
            return {name: values["q" + name] for name in lower.parameters}

        def escapes(values: Values) -> bool:
            x = {"x": values["x"]}
            inside = all(of.condition({**at, **x}) for of, at in members(values))
            return not inside and lower.condition({**own(values), **x})

        escaped = of_condition(escapes, [*answer, *names, "x"], both, self.meter)
        member = of_condition(lambda values: lower.where(own(values)), [*answer, *names], both, self.meter)
        found = every(self.meter, member, opposite(without(escaped, ["x"], self.meter)))
        return without(found, names, self.meter)


def far(schema: Schema, own: Values) -> int:
    """Return how far out a member has all of a residue class or nothing, on either side."""
    told = [*schema.reach.single.values(), *schema.reach.pairs.values()]
    return max(told, default=0) + sum(map(abs, own.values())) + 2


def lacking(where: Condition, schema: Schema) -> Condition:
    """Return: the values are allowed, and x is not in the member."""
    return lambda values: where(values) and not schema.condition(values)


def having(schema: Schema) -> Condition:
    """Return: the values are those of a member that contains x."""
    return lambda values: schema.where(values) and schema.condition(values)


def contains(many: Track, one: Track, meter: Meter) -> Words:
    """Return: the integer on one track is in the set on another."""
    first = many.name < one.name

    def step(state: int, letter: tuple[int, ...]) -> int:
        shown, own = letter if first else letter[::-1]
        return state if not own else 1 if state == 0 and shown & own else 2

    return explored(sorted([many, one]), 0, step, lambda state: state == 1, meter, 4)
