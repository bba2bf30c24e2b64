"""Non-uniform generation: from how many distinct examples on a generator can be right for each hypothesis.

Promises d, a number for each hypothesis, can be kept with replay iff d(h) > C(h) for every h, where C(h) is the most
points of a finite intersection of hypotheses with h among them, 0 when there is none; without replay iff every set F of
hypotheses with a finite intersection has some h with d(h) > |F's intersection|. docs/thresholds.md has the proofs.

replay-thresholds: C(h) for every h, and a family F that attains it; that no one has more the checker finds by itself.
thresholds-frontier: vectors of promises that can be kept without replay, and for each promise above 1 a family that
forbids a lesser one. Where the list is to be complete, the checker raises the promises of 1 wherever a family breaks
them, in every way, until they are kept or not below a listed vector.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from .facts import Facts, objects
from .outcome import Code, Rejected
from .rule import Claim, ClassRule

FORMAT = "echoproof/thresholds-certificate"
Vector = tuple[int, ...]


def families(facts: Facts, hopeful: Callable[[int], bool]) -> Iterator[tuple[int, int]]:
    """Yield sets of hypotheses with a finite intersection, and its cells; every such set has one of them as a part.

    For each infinite cell, those that the fewest hypotheses miss first, some hypothesis of the set misses it. What lies
    inside cells that are not hopeful may be left out.
    """
    everyone = (1 << len(facts.names)) - 1
    facts.meter.spend(8 * len(facts.cells), 200 * len(facts.cells))
    endless = [(everyone & ~p, 1 << c) for c, (p, size) in enumerate(facts.cells.items()) if size == "infinite"]
    endless.sort(key=lambda cell: cell[0].bit_count())
    stack = [((1 << len(facts.cells)) - 1, 0, everyone, 0)]
    while stack:
        common, chosen, allowed, at = stack.pop()
        before = at
        while at < len(endless) and not common & endless[at][1]:
            at += 1
        facts.meter.spend(8 + (at - before) * facts.wide)
        if not hopeful(common):
            continue
        if at == len(endless):
            yield chosen, common
            continue
        for k in facts.members(allowed & endless[at][0]):
            allowed &= ~(1 << k)  # later ones do without it: each set is reached once
            facts.meter.spend(2 + facts.wide, 200 + len(facts.cells) // 8)
            stack.append((common & facts.support[k], chosen | 1 << k, allowed, at + 1))


def attained(facts: Facts, h: int, value: Any, place: str) -> tuple[int, int]:
    """Read hypotheses with h among them that have a finite intersection; return them and its number of points."""
    chosen = facts.profile(value, place)
    common = facts.support[h]
    for k in facts.members(chosen):
        common &= facts.support[k]
    if not chosen >> h & 1 or common & facts.endless:
        raise Rejected(Code.SIZE, place, "not hypotheses with this one whose intersection is finite")
    return chosen, facts.points(common)


def number_of(value: Any, least: int, place: str) -> int:
    """Read a number."""
    if type(value) is not int or value < least:
        raise Rejected(Code.SHAPE, place, f"not an integer from {least} on")
    return value


class ReplayThresholds(ClassRule):
    """The local closure dimensions, and so the best promises with replay."""

    format, kind, keys = FORMAT, "replay-thresholds", ("dimensions",)

    def check(self, dimensions: Any) -> Claim:
        """Return the claim, when every number is attained and none exceeded."""
        facts, most = self.facts, []
        rows = facts.each(dimensions, ("hypothesis", "number", "family"), "dimensions")
        for h, (place, (value, family)) in enumerate(rows):
            most.append(number_of(value, 0, f"{place}.number"))
            points = attained(facts, h, family, f"{place}.family")[1] if most[h] or family != [] else 0
            if points != most[h]:
                raise Rejected(Code.SIZE, f"{place}.family", "not as many points as the number says")
        least = min(most)

        def exceeded(common: int) -> int | None:
            if facts.points(common) <= least:
                return None
            return next((h for h in facts.everyone if facts.points(common & facts.support[h]) > most[h]), None)

        found = next(families(facts, lambda common: exceeded(common) is not None), None)
        if found is not None:
            place = f"dimensions[{exceeded(found[1])}].number"
            raise Rejected(Code.LARGER, place, "a finite intersection with this hypothesis has more points")
        promised = {name: number + 1 for name, number in zip(facts.names, most, strict=True)}
        said = ", ".join(f"{number} for {name}" for name, number in promised.items())
        text = f"{facts.title} is non-uniformly generatable with replay, right from the following numbers of distinct"
        return Claim(f"{text} examples on, and for no hypothesis from a lesser one: {said}", {"thresholds": promised})


class ThresholdsFrontier(ClassRule):
    """The least vectors of promises without replay."""

    format, kind, keys = FORMAT, "thresholds-frontier", ("vectors", "complete")

    def check(self, vectors: Any, complete: Any) -> Claim:
        """Return the claim, when every vector can be kept, none of its promises is too large, and none is missing."""
        if type(complete) is not bool:
            raise Rejected(Code.SHAPE, "complete", "neither true nor false")
        facts = self.facts
        listed = [self.vector(at, row) for at, (row,) in objects(vectors, ("promises",), "vectors", self.meter)]
        if not listed or any(not one < other for one, other in pairwise(listed)):
            raise Rejected(Code.CASES, "vectors", "none, or not in increasing order")
        found = sorted(
            ((facts.points(cells), f) for f, cells in families(facts, lambda common: facts.points(common) > 0)),
            reverse=True,
        )
        for number, one in enumerate(listed):
            if self.first_broken(one, found) < len(found):
                raise Rejected(Code.BROKEN, f"vectors[{number}]", "hypotheses with as many points forbid it")
        if complete:
            self.refuse_others(listed, found)
        count = f"{len(listed)} vector{'s are' if len(listed) > 1 else ' is'} {'all' if complete else 'some'}"
        text = f"{count} of the least promises of {facts.title} for non-uniform generation without replay"
        return Claim(text, {"vectors": len(listed), "complete": complete})

    def vector(self, place: str, value: Any) -> Vector:
        """Read a vector whose promises cannot be lesser one by one."""
        rows = self.facts.each(value, ("hypothesis", "number", "family"), f"{place}.promises")
        found = tuple(number_of(number, 1, f"{at}.number") for at, (number, _) in rows)
        for h, (at, (_, family)) in enumerate(rows):
            if found[h] == 1 and family == []:
                continue
            chosen, points = attained(self.facts, h, family, f"{at}.family")
            high = max(d - (k == h) for k, d in enumerate(found) if chosen >> k & 1)
            if high > points:
                raise Rejected(Code.LOWER, f"{at}.family", "a lesser promise is not forbidden by it")
        return found

    def first_broken(self, vector: Vector, found: list[tuple[int, int]], start: int = 0) -> int:
        """Return the number of the first set of hypotheses, from one on, whose promises are all at most its points.

        Where there is none, that of all sets.
        """
        facts = self.facts
        for number in range(start, len(found)):
            points, family = found[number]
            facts.meter.spend(4)
            if not any(vector[k] > points for k in facts.members(family)):
                return number
        return len(found)

    def refuse_others(self, listed: list[Vector], found: list[tuple[int, int]]) -> None:
        """Reject when promises can be kept that are not as large as a listed vector.

        The sets come with the most points first, so what was raised for one keeps to those before it.
        """
        facts, size = self.facts, len(self.facts.names)
        # Of each raised promise the set it was raised for: other than numbers of any size, these have other hashes.
        stack, known = [((1,) * size, (0,) * size, 0)], set[Vector]()
        while stack:
            vector, raised, start = stack.pop()
            self.meter.spend(8 + size, 32 * size + 400)
            if raised in known:
                continue
            known.add(raised)
            broken = self.first_broken(vector, found, start)
            if broken == len(found):
                self.meter.spend(size * len(listed))
                if not any(all(map(int.__ge__, vector, one)) for one in listed):
                    raise Rejected(
                        Code.MISSING,
                        "complete",
                        "kept, too: " + ", ".join(f"{d} for {facts.names[k]}" for k, d in enumerate(vector)),
                    )
                continue
            # Whatever is kept and at least this vector has some hypothesis of the set above its points.
            points, family = found[broken]
            for k in facts.members(family):
                grown = (*vector[:k], points + 1, *vector[k + 1 :])
                stack.append((grown, (*raised[:k], family, *raised[k + 1 :]), broken + 1))
