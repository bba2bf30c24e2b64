"""Conditions as automata, and the relations between finite sets, members and elements that the notions ask about.

Tracks: `SHOWN` is the finite set S; `ELEMENT` and `OTHER` hold integers; a slot holds the parameters of a member.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from math import lcm
from typing import Final

from echoproof.families.automata import Automata
from echoproof.families.conditions import (
    Bound,
    Condition,
    Junction,
    Not,
    Residue,
    Truth,
    atoms,
    both,
    far_out,
    in_class,
)
from echoproof.families.diagrams import Automaton
from echoproof.families.family import Family
from echoproof.families.limits import MAX_BRANCHES, MAX_PARAMETERS, MAX_SCHEMAS
from echoproof.model.errors import LimitError

SHOWN: Final = 0
SETS: Final = range(1, 1 + MAX_SCHEMAS)
"""Finite sets of parameters, one for each schema."""
ELEMENT: Final = 1 + MAX_SCHEMAS
OTHER: Final = ELEMENT + 1


def slot(number: int) -> tuple[int, ...]:
    """Return the tracks of the parameters of a member."""
    first = OTHER + 1 + number * MAX_PARAMETERS
    return tuple(range(first, first + MAX_PARAMETERS))


def integer_at(place: int) -> int:
    """Return the integer at a place of a word, of 0, 1, -1, 2, -2, and so on."""
    return (place + 1) // 2 if place % 2 else -(place // 2)


def place_of(integer: int) -> int:
    """Return the place of an integer in a word."""
    return 2 * integer - 1 if integer > 0 else -2 * integer


_Places = tuple[int | None, ...]


class Relations:
    """The relations of one family, each made once. Every method may raise LimitError."""

    def __init__(self, family: Family) -> None:
        self.family = family
        self.diagrams = Automata()
        for name in (  # methods of the instance, so that what they keep goes with it
            "single",
            "where_holds",
            "atom",
            "member",
            "where",
            "branch",
            "without",
            "contained",
            "leaves_out",
            "closed",
            "unanswered",
            "bounded",
        ):
            setattr(self, name, cache(getattr(self, name)))

    # -- the alphabet of relations -------------------------------------------------------------------------------

    def single(self, track: int) -> Automaton:
        """Return that a track holds one integer."""
        return self.diagrams.scanned([track], 0, lambda seen, bits: min(2, seen + bits[0]), lambda seen: seen == 1)

    def singles(self, tracks: Sequence[int]) -> Automaton:
        """Return that each of these tracks holds one integer."""
        return self.diagrams.both(*(self.single(track) for track in tracks))

    def some(self, tracks: Sequence[int], part: Automaton) -> Automaton:
        """Return: for some integers on these tracks, `part`."""
        return self.diagrams.exists(tracks, self.diagrams.both(self.singles(tracks), part))

    def every(self, tracks: Sequence[int], part: Automaton) -> Automaton:
        """Return: for all integers on these tracks, `part`."""
        return self.diagrams.opposite(self.some(tracks, self.diagrams.opposite(part)))

    def inside(self, track: int, other: int) -> Automaton:
        """Return: what is on one track is on the other too."""
        return self.diagrams.scanned([track, other], True, lambda yes, bits: yes and bits[0] <= bits[1], bool)

    def before(self, track: int, other: int) -> Automaton:
        """Return: the integer on one track has an earlier place than that on the other."""

        def step(state: int, bits: tuple[int, ...]) -> int:
            return state or (2 if bits[1] else 1 if bits[0] else 0)

        return self.diagrams.scanned([track, other], 0, step, lambda state: state == 1)

    def atom(self, atom: Bound | Residue, tracks: tuple[int, ...]) -> Automaton:
        """Return the automaton of a comparison of the integers on these tracks, in the order of its terms.

        Its states are the places of what was seen and of what is read next, each gap cut down to one that cannot be
        told from it.
        """
        if isinstance(atom, Residue):
            period, least = 2 * atom.modulus, 0
            sides = [1]
        else:
            period, least = 2, 2 * abs(atom.most) + 2
            sides = [sign for _, sign in atom.terms]

        def value(integers: tuple[int, ...]) -> bool:
            if isinstance(atom, Residue):
                return integers[0] % atom.modulus == atom.residue
            return sum(side * integer for side, integer in zip(sides, integers, strict=True)) <= atom.most

        def step(state: _Places | bool, bits: tuple[int, ...]) -> _Places | bool:
            if isinstance(state, bool):
                return state  # of what is on a track twice, the first counts: `single` sees to it
            now = state[-1] or 0
            places = [now if place is None and bit else place for place, bit in zip(state, bits, strict=False)]
            if None not in places:
                return value(tuple(integer_at(place or 0) for place in places))
            return self._cut_down([*places, now + 1], least, period)

        start: _Places | bool = (*(None for _ in tracks), 0)
        return self.diagrams.scanned(tracks, start, step, lambda state: state is True)

    @staticmethod
    def _cut_down(places: list[int | None], least: int, period: int) -> tuple[int | None, ...]:
        last = shift = 0
        new = dict[int, int]()
        for place in sorted({place for place in places if place is not None}):
            gap = place - shift - last
            if gap >= least + period:
                shift += (gap - least) // period * period
            new[place] = last = place - shift
        return tuple(None if place is None else new[place] for place in places)

    def automaton(self, condition: Condition, tracks: Mapping[str, int]) -> Automaton:
        """Return where a condition holds of the integers on the tracks of its variables."""
        return self.where_holds(condition, tuple(sorted(tracks.items())))

    def where_holds(self, condition: Condition, tracks: tuple[tuple[str, int], ...]) -> Automaton:
        """Return the same; the tracks of the variables as pairs."""
        match condition:
            case Truth(value):
                return self.diagrams.constant(value)
            case Bound(terms):
                return self.atom(condition, tuple(dict(tracks)[name] for name, _ in terms))
            case Residue(variable):
                return self.atom(condition, (dict(tracks)[variable],))
            case Not(part):
                return self.diagrams.opposite(self.where_holds(part, tracks))
            case Junction(kind, parts):
                join = self.diagrams.both if kind == "and" else self.diagrams.either
                return join(*(self.where_holds(part, tracks) for part in parts))

    # -- members -------------------------------------------------------------------------------------------------

    def slots(self, schema: int, number: int) -> tuple[int, ...]:
        """Return the tracks of a slot that the parameters of a schema take."""
        return slot(number)[: len(self.family.schemas[schema].parameters)]

    @cached_property
    def branches(self) -> tuple[tuple[int, Condition, Condition], ...]:
        """The schemas, parted by the residue classes of their parameters: (schema, which values, condition).

        A set that is contained in a member whose residue class is open would have to remember what it says of each.
        """
        found = []
        for number, schema in enumerate(self.family.schemas):
            rows: list[tuple[Condition, Condition]] = [(schema.where, schema.condition)]
            for name in schema.parameters:
                moduli = [a.modulus for a in atoms(schema.condition) if isinstance(a, Residue) and a.variable == name]
                period = lcm(*moduli)
                if period > 1:
                    classes = range(period)
                    rows = [
                        (both(where, Residue(name, period, r)), in_class(condition, name, r))
                        for where, condition in rows
                        for r in classes
                    ]
            found += [(number, *row) for row in rows]
            if len(found) > MAX_BRANCHES:
                raise LimitError(f"more than {MAX_BRANCHES} residue classes of parameters")
        return tuple(found)

    def where(self, schema: int, number: int) -> Automaton:
        """Return: the slot holds the parameters of a member."""
        tracks = self._named(schema, number)
        where = self.automaton(self.family.schemas[schema].where, tracks)
        return self.diagrams.both(self.singles([*tracks.values()]), where)

    def member(self, schema: int, number: int, element: int) -> Automaton:
        """Return: the element is in the hypothesis of the slot; whether that is a member is not asked."""
        return self.automaton(self.family.schemas[schema].condition, {**self._named(schema, number), "x": element})

    def branch(self, branch: int) -> Automaton:
        """Return: slot 0 holds a member of a branch that contains the finite set S."""
        schema, where, condition = self.branches[branch]
        tracks, made = self._named(schema, 0), self.diagrams
        lost = made.both(
            self.inside(ELEMENT, SHOWN), made.opposite(self.automaton(condition, {**tracks, "x": ELEMENT}))
        )
        members = made.both(self.singles([*tracks.values()]), self.automaton(where, tracks))
        return made.both(members, made.opposite(self.some([ELEMENT], lost)))

    def without(self, branch: int, condition: Condition) -> Automaton:
        """Return: some member of a branch contains S, and a condition on it and the element does not hold."""
        tracks = self._named(self.branches[branch][0], 0)
        apart = self.diagrams.opposite(self.automaton(condition, {**tracks, "x": ELEMENT}))
        return self.some([*tracks.values()], self.diagrams.both(self.branch(branch), apart))

    def _named(self, schema: int, number: int) -> dict[str, int]:
        return dict(zip(self.family.schemas[schema].parameters, self.slots(schema, number), strict=True))

    @property
    def numbers(self) -> range:
        """The numbers of the schemas."""
        return range(len(self.family.schemas))

    def contained(self) -> Automaton:
        """Return: some member contains S."""
        return self.diagrams.either(*(self.without(b, Truth(False)) for b in range(len(self.branches))))

    def leaves_out(self) -> Automaton:
        """Return: the element is not in the closure of S, the intersection of all members that contain S."""
        return self.diagrams.either(*(self.without(b, row[2]) for b, row in enumerate(self.branches)))

    def closed(self) -> Automaton:
        """Return: S is the intersection of all members that contain it, and there are some."""
        own = self.inside(ELEMENT, SHOWN)
        exact = self.every([ELEMENT], self.diagrams.either(own, self.leaves_out()))
        return self.diagrams.both(self.contained(), exact)

    def bounded(self) -> Automaton:
        """Return: finitely many members that contain S have a finite intersection.

        Far out, a member contains of each residue class everything or nothing, on either side. So this is the same as:
        of each, some member that contains S has nothing.
        """
        classes = {
            tuple(far_out(condition, "x", sign, residue) for _, _, condition in self.branches): None
            for sign in (1, -1)
            for residue in range(self.family.modulus)
        }
        nowhere = (self.diagrams.either(*(self.without(b, row[b]) for b in range(len(row)))) for row in classes)
        return self.diagrams.both(*nowhere)

    def local(self, schema: int) -> Automaton:
        """Return: S is the intersection of finitely many members, that of slot 0 among them; or empty."""
        made = self.diagrams
        none = made.scanned([SHOWN], True, lambda empty, bits: empty and not bits[0], bool)
        some = made.both(self.closed(), self.bounded())
        own = [made.both(self.branch(b), some) for b, row in enumerate(self.branches) if row[0] == schema]
        return made.either(made.both(self.where(schema, 0), none), *own)

    def finite(self, schema: int) -> Automaton:
        """Return: the slot holds a member that is finite."""
        made = self.diagrams
        late = made.both(self.before(ELEMENT, OTHER), self.member(schema, 0, OTHER))
        return made.both(self.where(schema, 0), self.some([ELEMENT], made.opposite(self.some([OTHER], late))))

    def bounded_below(self) -> Automaton:
        """Return: some member is contained in the closure of S, and so in every member that contains S."""
        made, found = self.diagrams, []
        for i in self.numbers:
            lost = made.both(self.single(ELEMENT), self.member(i, 0, ELEMENT), self.leaves_out())
            inside = made.opposite(made.exists([ELEMENT], lost))
            found.append(made.exists(self.slots(i, 0), made.both(self.where(i, 0), inside)))
        return made.either(*found)

    def unanswered(self) -> Automaton:
        """Return: some member contains S, and no member is contained in all that do."""
        return self.diagrams.both(self.contained(), self.diagrams.opposite(self.bounded_below()))
