"""That no stream beats a machine.

ranking: for every target all (state, R, counts) that legal streams reach, in levels. A count says how often a finite
cell of the target was shown; its cap, at most its size, stands for so often or more. Legal rounds lead to the same
level or a later one, so every play stays in one level in the end. There no answer is wrong, or no round shows the
helpful cell of the level, which is infinite, or finite and short of its cap: no enumeration stays there.
"""

from typing import Any, NamedTuple

from ..facts import objects
from ..outcome import Code, Rejected
from ..rule import Claim, MachineRule

Key = tuple[str, int, str]
"""A state of the machine, the hypotheses answered, and the counts as a text: Python hashes many tuples of integers
alike, but no texts."""


class Listed(NamedTuple):
    """A listed state of a ranking: the number of its level, its place in the file, its counts."""

    level: int
    place: str
    counts: list[int]


class Ranking(MachineRule):
    """The machine is not beaten."""

    format, kind, keys = "echoproof/machine-certificate", "ranking", ("machine", "targets")

    def check(self, targets: Any) -> Claim:
        """Return the claim, when for every target no legal stream stays where answers are wrong."""
        rows = self.facts.each(targets, ("target", "counted", "levels"), "targets")
        for target, (place, (counted, levels)) in enumerate(rows):
            caps = self.caps(target, counted, f"{place}.counted")
            helpful, listed = self.levels(target, caps, levels, f"{place}.levels")
            if (self.machine.start, 0, named([0] * len(caps))) not in listed:
                raise Rejected(Code.STATES, f"{place}.levels", "the start is not listed")
            for (state, answered, counts), found in listed.items():
                self.rounds(target, caps, listed, (state, answered, counts), found, helpful[found.level])
        said = f"no enumeration of a hypothesis of {self.facts.title}, with replay, beats the machine"
        return Claim(said, {"states": len(self.machine.states)})

    def rounds(
        self, target: int, caps: dict[int, int], listed: dict[Key, Listed], key: Key, found: Listed, helpful: int | None
    ) -> None:
        """Check every legal round from one listed state."""
        state, answered, counts = key
        place, level = {profile: at for at, profile in enumerate(caps)}, found.level
        self.meter.spend(2 * len(caps))
        for profile in self.meter.each(self.facts.cells, 5):
            if not profile & (1 << target | answered):
                continue
            after, answer = self.machine.moves[state, profile]
            more = counts
            if profile in caps and found.counts[place[profile]] < caps[profile]:
                self.meter.spend(2 + len(caps) // 2)
                more = named([count + (each == profile) for each, count in zip(caps, found.counts, strict=True)])
            to = listed.get((after, answered | 1 << answer, more))
            if to is None:
                raise Rejected(Code.STATES, found.place, "a legal round leads from it to a state that is not listed")
            if to.level < level:
                raise Rejected(Code.ORDER, found.place, f"a legal round leads from it to {to.place}")
            if to.level == level and profile == helpful:
                raise Rejected(Code.HELPFUL, found.place, f"the helpful cell leads from it to {to.place}")
            if to.level == level and helpful is None and not self.facts.above[answer] >> target & 1:
                raise Rejected(Code.WRONG, found.place, f"a wrong answer leads from it to {to.place}")

    def caps(self, target: int, value: Any, place: str) -> dict[int, int]:
        """Read {profile: cap} of the finite cells of the target that are counted."""
        caps: dict[int, int] = {}
        for at, (shown, cap) in objects(value, ("profile", "cap"), place, self.meter):
            profile = self.facts.point(shown, f"{at}.profile")
            size = self.facts.cells[profile]
            is_new = profile >> target & 1 and profile not in caps
            if not is_new or size == "infinite" or type(cap) is not int or not 1 <= cap <= size:
                said = "not a finite cell of the target, each once, with a cap from 1 to its size"
                raise Rejected(Code.COUNTED, at, said)
            caps[profile] = cap
        return caps

    def levels(
        self, target: int, caps: dict[int, int], value: Any, place: str
    ) -> tuple[list[int | None], dict[Key, Listed]]:
        """Read the helpful profile of each level (None: it has none), and the listed states."""
        facts, helpful, listed = self.facts, list[int | None](), dict[Key, Listed]()
        for level, (at, (due, states)) in enumerate(objects(value, ("helpful", "states"), place, self.meter)):
            helpful.append(None if due is None else facts.point(due, f"{at}.helpful"))
            keys = ("state", "answered", "counts")
            for where, (state, answered, counts) in objects(states, keys, f"{at}.states", self.meter):
                given = 0 if answered == [] else facts.profile(answered, f"{where}.answered")
                if not isinstance(state, str) or state not in self.machine.states:
                    raise Rejected(Code.NAME, f"{where}.state", "no state of the machine")
                self.meter.spend(8 + 2 * len(caps), 250 + 20 * len(caps))
                if not isinstance(counts, list) or [*map(type, counts[: len(caps) + 1])] != [int] * len(caps):
                    raise Rejected(Code.SHAPE, f"{where}.counts", "not a number for each counted cell")
                key = state, given, named(counts)
                if key in listed:
                    raise Rejected(Code.STATES, where, f"it is {listed[key].place} too")
                listed[key] = Listed(level, where, counts)
                if due is not None and not self.is_due(target, caps, counts, helpful[-1]):
                    said = "an enumeration of the target need not show the helpful cell any more"
                    raise Rejected(Code.HELPFUL, where, said)
        return helpful, listed

    def is_due(self, target: int, caps: dict[int, int], counts: list[int], profile: int | None) -> bool:
        """Say whether a play with these counts that enumerates the target is still to show that cell."""
        if profile is None or not profile >> target & 1:
            return False
        if self.facts.cells[profile] == "infinite":
            return True
        self.meter.spend(len(caps))
        return any(each == profile and count < cap for (each, cap), count in zip(caps.items(), counts, strict=True))


def named(counts: list[int]) -> str:
    """Return the counts as a text."""
    return ",".join(map(str, counts))
