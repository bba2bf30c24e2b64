r"""Who wins at identification in the limit with replay, where the answer has to become the target itself.

identification-adversary: a realized P and, for every first answer j, two hypotheses a and b in P with a - j = b - j.
The adversary shows a point of P and, once j is answered, the union of j and a, which is that of j and b: it enumerates
both with replay, and an answer that is given for ever is not both.

identification-generator: for every realized P a j such that all residuals h_k - h_j, k in P, differ. The generator
answers j until some k in P contains all examples outside j and its residual was seen in full, as far as cells go: the
least of these. docs/identification.md has the proof.

Under a budget the rules of proper generation hold with one change: a hypothesis serves itself alone.
"""

from typing import Any

from .budgets.last import LastAdversary, LastGenerator
from .budgets.numbers import NoiseNumber, OmissionNumber, ReplayNumber
from .facts import Facts, objects
from .outcome import Code, Rejected
from .rule import Claim, ClassRule

FORMAT = "echoproof/certificate"


class Identifies(ClassRule):
    """A rule by which only the target itself is right."""

    aim = "identifiable"

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts)
        facts.above = [1 << k for k in facts.everyone]


class IdentificationAdversary(Identifies):
    """The adversary wins."""

    format, kind, keys = FORMAT, "identification-adversary", ("first", "cases")

    def check(self, first: Any, cases: Any) -> Claim:
        """Return the claim, when every first answer leaves two targets with one residual."""
        facts, shown = self.facts, self.facts.point(first, "first")
        for j, (place, (names,)) in enumerate(facts.each(cases, ("answer", "targets"), "cases")):
            two = facts.members(facts.profile(names, f"{place}.targets"))
            if len(two) != 2 or any(not shown >> k & 1 for k in two):
                raise Rejected(Code.TARGET, f"{place}.targets", "not two of the profile of the first example")
            self.meter.spend(4 * facts.wide)
            if (facts.support[two[0]] ^ facts.support[two[1]]) & ~facts.support[j]:
                raise Rejected(Code.SERVED, f"{place}.targets", "they differ outside the answer")
        return Claim(f"{facts.title} is not {self.aim} in the limit with replay", {})


class IdentificationGenerator(Identifies):
    """The generator wins."""

    format, kind, keys = FORMAT, "identification-generator", ("replies",)

    def check(self, replies: Any) -> Claim:
        """Return the claim, when every first example has an answer outside which all its targets differ."""
        facts, covered = self.facts, []
        for place, (shown, name) in objects(replies, ("profile", "answer"), "replies", self.meter):
            covered.append(facts.point(shown, f"{place}.profile"))
            groups = facts.groups(covered[-1], facts.hypothesis(name, f"{place}.answer"))
            if len(groups) < covered[-1].bit_count():
                raise Rejected(Code.UNSERVED, f"{place}.answer", "two targets are the same outside it")
        if covered != sorted(facts.cells):
            raise Rejected(Code.CASES, "replies", "not one for every realized profile, in increasing order")
        return Claim(f"{facts.title} is {self.aim} in the limit with replay", {})


class IdentificationReplayNumber(Identifies, ReplayNumber):
    """The least number of replayed examples that make identification impossible."""

    kind = "identification-replay-number"


class IdentificationNoiseNumber(Identifies, NoiseNumber):
    """The least number of wrong examples."""

    kind = "identification-noise-number"


class IdentificationOmissionNumber(Identifies, OmissionNumber):
    """The least number of omitted points."""

    kind = "identification-omission-number"


class IdentificationLastAdversary(Identifies, LastAdversary):
    """The adversary wins, when the last answer alone may be replayed."""

    kind = "identification-last-adversary"


class IdentificationLastGenerator(Identifies, LastGenerator):
    """The generator wins against it."""

    kind = "identification-last-generator"
