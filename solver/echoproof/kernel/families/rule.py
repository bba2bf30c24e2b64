"""family: what the notions of generation rest on, for an infinite class: every number is worked out again.

The closure dimension, the local closure dimension of every member as a function of its parameter, the most points of a
set that members contain and nothing answers, a point of that sort; and the strategy of the adversary that makes proper
generation in the limit with replay impossible, checked for every answer. docs/families.md has the theorems.
"""

from math import inf
from typing import Any, ClassVar

from ..meter import Meter
from ..outcome import Code, Rejected
from ..rule import Claim, Rule
from .questions import SHOWN, Group, Questions
from .reader import Family, Schema
from .weights import SPREAD, Function, Side, largest, most, shown, value_of
from .words import Words, every, explored, opposite, without


class FamilyRule(Rule):
    """Checks a certificate about a family."""

    def __init__(self, family: Family, meter: Meter) -> None:
        super().__init__(meter)
        self.family = family


class FamilyNumbers(FamilyRule):
    """What the notions rest on."""

    format: ClassVar[str] = "echoproof/family-certificate"
    kind: ClassVar[str] = "family"
    keys: ClassVar[tuple[str, ...]] = ("closure_dimension", "local", "unanswered", "point", "strategy")

    def check(self, closure_dimension: Any, local: Any, unanswered: Any, point: Any, strategy: Any) -> Claim:
        """Return the claim, when every number is right."""
        questions = Questions(self.family, self.meter)
        self.refuse_no_family(questions)
        said, numbers = [], dict[str, Any]()
        if closure_dimension is not None:
            self.agree(questions.closed, closure_dimension, "closure_dimension")
            said.append(f"has the closure dimension {closure_dimension}")
            numbers["closure_dimension"] = closure_dimension
        if local is not None:
            self.check_local(questions, local)
            names = [schema.name for schema in self.family.schemas]
            told = "; ".join(f"of {name} {shown(given)}" for name, given in zip(names, local, strict=True))
            said.append(f"has the local closure dimensions {told}")
            numbers["local"] = local
        if unanswered is not None:
            self.agree(questions.unanswered, unanswered, "unanswered")
            self.check_point(questions, point)
            size = "any number of" if unanswered == "infinite" else f"at most {unanswered}"
            said.append(f"has sets of {size} points without a proper answer")
            numbers["unanswered"] = unanswered
        elif point is not None:
            raise Rejected(Code.SHAPE, "point", "without a number of points")
        if strategy is not None:
            self.check_strategy(questions, strategy)
            said.append("is not properly generatable in the limit with replay")
            numbers["hard"] = True
        if not said:
            raise Rejected(Code.SHAPE, "certificate", "it claims nothing")
        return Claim(f"{self.family.title} {', '.join(said)}", numbers)

    def refuse_no_family(self, questions: Questions) -> None:
        """Reject when a member is finite, or there is none."""
        for schema in self.family.schemas:
            if any(questions.finite(schema).accepts):
                raise Rejected(Code.CLASS, f"schemas.{schema.name}", "a member is finite")
        if not any(questions.contained.accepts):
            raise Rejected(Code.CLASS, "schemas", "the family is empty")

    def agree(self, words: Words, claimed: Any, place: str) -> None:
        """Reject when the most points of an accepted set are not as many as claimed; of none, 0."""
        if self.given(claimed, place) != max(0, largest(words, self.meter)):
            raise Rejected(Code.SIZE, place, "another number")

    def given(self, value: Any, place: str) -> float:
        """Return a value of the file."""
        try:
            return value_of(value)
        except ValueError:
            raise Rejected(Code.SHAPE, place, "neither a number of points nor infinite") from None

    def check_local(self, questions: Questions, local: Any) -> None:
        """Reject when the local closure dimension of some member is another."""
        schemas = self.family.schemas
        if not isinstance(local, list) or len(local) != len(schemas):
            raise Rejected(Code.SHAPE, "local", "not one for every schema")
        for number, (schema, given) in enumerate(zip(schemas, local, strict=False)):
            place = f"local[{number}]"
            words = questions.local(number)
            if len(schema.parameters) == 1 and isinstance(given, dict):
                if given.keys() != {"zero", "above", "below"}:
                    raise Rejected(Code.SHAPE, place, "not an object with the keys zero, above, below")
                sides = [Side(given[key], f"{place}.{key}") for key in ("above", "below")]
                function = Function(words, [track.name for track in words.tracks].index("S"), self.meter)
                zero = self.given(given["zero"], f"{place}.zero")
                function.refuse(zero, sides, [f"{place}.above", f"{place}.below"])
            elif schema.parameters:
                member = questions.regions(schema, "p", schema.where)
                self.check_members(words, member, given, place)
            else:
                self.agree(words, given, place)

    def check_members(self, words: Words, member: Words, given: Any, place: str) -> None:
        """Reject when the greatest dimension, whether all have it, or whether each is finite, is not as claimed."""
        if not isinstance(given, dict) or given.keys() != {"most", "same", "finite"}:
            raise Rejected(Code.SHAPE, place, "neither a function nor an object with the keys most, same, finite")
        shown = [track.name for track in words.tracks].index("S")
        greatest = max(0, most(words, shown, lambda _: True, self.meter)[0])
        ends = most(words, shown, lambda letter: not any(letter[:shown] + letter[shown + 1 :]), self.meter)
        same = greatest < inf and self.all_have(words, member, int(greatest))
        claimed = (self.given(given["most"], place), given["same"], given["finite"])
        if claimed != (greatest, same, inf not in ends):
            raise Rejected(Code.SIZE, place, "not as it is")

    def all_have(self, words: Words, member: Words, many: int) -> bool:
        """Say whether every member has a set of so many points."""
        enough = explored(
            [SHOWN], 0, lambda n, letter: min(many, n + letter[0].bit_count()), lambda n: n == many, self.meter, 8
        )
        reached = without(every(self.meter, words, enough), ["S"], self.meter)
        return not any(every(self.meter, member, opposite(reached)).accepts)

    def check_point(self, questions: Questions, point: Any) -> None:
        """Reject when a point that members contain and nothing answers is there and not named, or named and is none."""
        one = explored([SHOWN], 0, lambda n, letter: min(2, n + letter[0].bit_count()), lambda n: n == 1, self.meter, 8)
        points = every(self.meter, questions.unanswered, one)
        if point is None and not any(points.accepts):
            return
        if type(point) is not int or abs(point) > SPREAD or not reads(points, point):
            raise Rejected(Code.REALIZED, "point", "no such point, or one is there and not named")

    def check_strategy(self, questions: Questions, strategy: Any) -> None:
        """Reject when after some answer no listed group does what it should."""
        shaped = isinstance(strategy, dict) and strategy.keys() == {"shown", "replies"}
        schemas = self.family.schemas
        if not shaped or type(strategy["shown"]) is not int or abs(strategy["shown"]) > 2000:
            raise Rejected(Code.SHAPE, "strategy", "not an object with the keys shown, replies")
        replies = strategy["replies"]
        if not isinstance(replies, list) or len(replies) != len(schemas):
            raise Rejected(Code.CASES, "strategy.replies", "not one list of groups for every schema")
        for number, (schema, groups) in enumerate(zip(schemas, replies, strict=False)):
            place = f"strategy.replies[{number}]"
            left = questions.regions(schema, "p", schema.where)
            if not isinstance(groups, list):
                raise Rejected(Code.SHAPE, place, "not a list of groups")
            for given in groups:
                group = self.group(given, schema, place)
                beaten = questions.beaten(number, strategy["shown"], group)
                left = every(self.meter, left, opposite(beaten))
            if any(left.accepts):
                raise Rejected(Code.SERVED, place, "after some answer none of the groups is one without a lower bound")

    def group(self, given: Any, answer: Schema, place: str) -> Group:
        """Return a group of the file."""
        names, found = [schema.name for schema in self.family.schemas], []
        if not isinstance(given, list) or not given:
            raise Rejected(Code.SHAPE, place, "not a list of members")
        for member in self.meter.each(given, 32):
            if not isinstance(member, dict) or member.keys() != {"schema", "values"} or member["schema"] not in names:
                raise Rejected(Code.NAME, place, "not an object with a schema and values")
            number, values = names.index(member["schema"]), member["values"]
            if not isinstance(values, list) or len(values) != len(self.family.schemas[number].parameters):
                raise Rejected(Code.SHAPE, place, "not a value for every parameter")
            shifts = []
            for value in values:
                pair = isinstance(value, list) and len(value) == 2 and all(type(part) is int for part in value)
                if not pair or value[0] not in (-1, 0, 1) or abs(value[1]) > 2000:
                    raise Rejected(Code.SHAPE, place, "a value that is no pair of a sign and a constant")
                if value[0] and len(answer.parameters) != 1:
                    raise Rejected(Code.SHAPE, place, "a value that depends on an answer without one parameter")
                shifts.append((value[0], value[1]))
            found.append((number, shifts))
        return found


def reads(words: Words, point: int) -> bool:
    """Say whether an automaton of sets accepts the set of one point."""
    state = 0
    for n in range(abs(point) + 1):
        state = words.rows[state][(1 if point >= 0 else 2) if n == abs(point) else 0]
    return words.accepts[state]
