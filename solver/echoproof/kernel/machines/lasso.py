"""A stream that beats a machine.

lasso: a target, and profiles to show: the stem once, the loop for ever. Every round is legal; the loop ends with the
state and the R with which it began; each cell of the target is shown in the loop, or is finite and shown in the stem as
often as it has points; some answer of the loop is wrong. So the stream enumerates the target with replay, and the
machine is wrong infinitely often.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from ..facts import Facts
from ..meter import Meter
from ..outcome import Code, Rejected
from ..rule import Claim, MachineRule


def unfinished(facts: Facts, target: int, stem: Sequence[int], loop: Sequence[int], meter: Meter) -> int | None:
    """Return the profile of a cell of the target that is not shown in full, None when there is none."""
    meter.spend(len(stem) + len(loop) + 2 * len(facts.cells))
    often, recurring = Counter(stem), frozenset(loop)
    for profile, size in facts.cells.items():
        if profile >> target & 1 and profile not in recurring and (size == "infinite" or often[profile] < size):
            return profile
    return None


class Lasso(MachineRule):
    """The machine is beaten."""

    format, kind, keys = "echoproof/machine-certificate", "lasso", ("machine", "target", "stem", "loop")

    def check(self, target: Any, stem: Any, loop: Any) -> Claim:
        """Return the claim, when the stream is an enumeration with replay, and answers are wrong for ever."""
        facts, goal = self.facts, self.facts.hypothesis(target, "target")
        first, again = self.points(stem, "stem"), self.points(loop, "loop")
        position, _ = self.played(goal, (self.machine.start, 0), first, "stem")
        end, wrong = self.played(goal, position, again, "loop")
        if not again or end != position:
            raise Rejected(Code.OPEN, "loop", "it is empty, or the state or the answers given differ after it")
        if not wrong:
            raise Rejected(Code.RIGHT, "loop", f"every answer is inside {target}")
        missing = unfinished(facts, goal, first, again, self.meter)
        if missing is not None:
            said = f"{facts.named(missing)} is not there, and not {facts.cells[missing]} times in the stem"
            raise Rejected(Code.UNFINISHED, "loop", said)
        said = f"an enumeration of {target} in {facts.title}, with replay, makes the machine wrong infinitely often"
        return Claim(said, {"stem": len(first), "loop": len(again)})

    def points(self, value: Any, place: str) -> list[int]:
        """Read a list of realized profiles."""
        if not isinstance(value, list):
            raise Rejected(Code.SHAPE, place, "not a list")
        return [self.facts.point(shown, f"{place}[{number}]") for number, shown in self.meter.each(enumerate(value), 4)]

    def played(
        self, target: int, position: tuple[str, int], profiles: Sequence[int], place: str
    ) -> tuple[tuple[str, int], bool]:
        """Play these examples; return where that ends, and whether some answer was wrong."""
        wrong = False
        for number, profile in self.meter.each(enumerate(profiles), 4):
            state, answered = position
            if not profile & (1 << target | answered):
                raise Rejected(Code.ILLEGAL, f"{place}[{number}]", "no genuine example, and no answer given has it")
            after, answer = self.machine.moves[state, profile]
            position = after, answered | 1 << answer
            wrong = wrong or not self.facts.above[answer] >> target & 1
        return position, wrong
