"""Proper uniform generation, with replay or without; the closure dimension, and the same under noise.

A common lower bound of a profile is a hypothesis inside all of the profile's. With replay the class is generatable iff
every realized profile has one: if not, show a point of that profile, then replay the first answer for ever, and all of
the profile's hypotheses stay possible. Without replay the profiles of infinite cells are those that matter: show the
cell. docs/notions.md has the proofs.

uniform-generator: for every profile that matters an answer inside all of it.
uniform-adversary: a profile that matters and, for every answer, a hypothesis of it and a realized profile that contains
the answer and not the hypothesis.
closure-dimension: a number, and hypotheses whose intersection has so many points; no finite one has more, for which the
checker looks itself. One more is the sample complexity of uniform generation (docs/theory.md).
noise-complexity: the pairs (g, p) such that some g hypotheses have p points in common, while any g - 1 of them have
infinitely many, but for pairs no greater than another one, each with such hypotheses. When at most r examples are wrong
the sample complexity is one more than the greatest p + r * g, or 1 where there are none (docs/notions.md).
"""

from itertools import pairwise
from typing import Any

from .facts import Facts, objects
from .outcome import Code, Rejected
from .rule import Claim, ClassRule

FORMAT = "echoproof/uniform-certificate"


def mattering(facts: Facts, replay: Any) -> list[int]:
    """Return the profiles that matter, increasing."""
    if type(replay) is not bool:
        raise Rejected(Code.SHAPE, "replay", "neither true nor false")
    return sorted(profile for profile, size in facts.cells.items() if replay or size == "infinite")


def claim(facts: Facts, generatable: str, replay: bool) -> Claim:
    """Return what was shown of the class."""
    said = f"{facts.title} is {generatable} {'with' if replay else 'without'} replay"
    return Claim(said, {"replay": replay})


class UniformGenerator(ClassRule):
    """The generator wins."""

    format, kind, keys = FORMAT, "uniform-generator", ("replay", "replies")

    def check(self, replay: Any, replies: Any) -> Claim:
        """Return the claim, when every profile that matters has a common lower bound."""
        facts, matters, covered = self.facts, mattering(self.facts, replay), []
        for place, (profile, answer) in objects(replies, ("profile", "answer"), "replies", self.meter):
            covered.append(facts.point(profile, f"{place}.profile"))
            if covered[-1] & ~facts.above[facts.hypothesis(answer, f"{place}.answer")]:
                raise Rejected(Code.UNSERVED, f"{place}.answer", "not inside every hypothesis of the profile")
        if covered != matters:
            raise Rejected(Code.CASES, "replies", "not one for every profile that matters, in increasing order")
        return claim(facts, "properly uniformly generatable", replay)


class UniformAdversary(ClassRule):
    """The adversary wins."""

    format, kind, keys = FORMAT, "uniform-adversary", ("replay", "profile", "escapes")

    def check(self, replay: Any, profile: Any, escapes: Any) -> Claim:
        """Return the claim, when a profile that matters has no common lower bound."""
        facts, matters = self.facts, mattering(self.facts, replay)
        shown = facts.point(profile, "profile")
        if shown not in matters:
            raise Rejected(Code.FINITE, "profile", "its cell is finite")
        rows = facts.each(escapes, ("answer", "target", "profile"), "escapes")
        for answer, (place, (name, witness)) in enumerate(rows):
            target = facts.hypothesis(name, f"{place}.target")
            if not shown >> target & 1:
                raise Rejected(Code.TARGET, f"{place}.target", "not in the profile")
            point = facts.point(witness, f"{place}.profile")
            if not point >> answer & 1 or point >> target & 1:
                raise Rejected(
                    Code.SERVED, f"{place}.profile", "it does not contain the answer and leave out the target"
                )
        return claim(facts, "not properly uniformly generatable", replay)


class ClosureDimension(ClassRule):
    """The most points of a finite intersection of hypotheses."""

    format, kind, keys = FORMAT, "closure-dimension", ("number", "hypotheses")

    def check(self, number: Any, hypotheses: Any) -> Claim:
        """Return the claim, when the number is attained and never exceeded."""
        if type(number) is not int or number < 0:
            raise Rejected(Code.SHAPE, "number", "not a number of points")
        facts = self.facts
        if number or hypotheses != []:
            common = (1 << len(facts.cells)) - 1
            for k in facts.members(facts.profile(hypotheses, "hypotheses")):
                common &= facts.support[k]
            if common & facts.endless or facts.points(common) != number:
                raise Rejected(Code.SIZE, "hypotheses", "not as many points as the number says")
        self.refuse_more(number)
        said = f"the closure dimension of {facts.title} is {number}; "
        said += f"the sample complexity of uniform generation, with replay and without, is {number + 1}"
        return Claim(said, {"closure_dimension": number, "sample_complexity": number + 1})

    def refuse_more(self, number: int) -> None:
        """Reject when a finite intersection of hypotheses has more points."""
        facts, stack = self.facts, [((1 << len(self.facts.cells)) - 1, 0)]
        while stack:
            common, start = stack.pop()
            self.meter.spend(4 + 2 * facts.wide * (len(facts.names) - start))
            if facts.points(common) <= number:
                continue  # smaller ones have no more
            if start and not common & facts.endless:
                raise Rejected(Code.LARGER, "number", f"one has {facts.points(common)} points")
            # A hypothesis that takes no infinite cell away is not needed to make an intersection finite.
            further = [k for k in facts.everyone[start:] if common & facts.endless & ~facts.support[k]]
            stack += [(common & facts.support[k], k + 1) for k in further]


class NoiseComplexity(ClassRule):
    """The sample complexity of uniform generation for every number of wrong examples."""

    format, kind, keys = FORMAT, "noise-complexity", ("sets",)

    def check(self, sets: Any) -> Claim:
        """Return the claim, when every pair is attained and there is none that is greater."""
        facts, pairs = self.facts, list[tuple[int, int]]()
        for place, (number, hypotheses) in objects(sets, ("number", "hypotheses"), "sets", self.meter):
            chosen = facts.members(facts.profile(hypotheses, f"{place}.hypotheses"))
            common, own = self.everything(), list[int]()
            for k in chosen:
                common, own = self.joined(common, own, k)
            if type(number) is not int or common & facts.endless or facts.points(common) != number or not all(own):
                raise Rejected(Code.SIZE, place, "another number of points, or a hypothesis that is not needed")
            pairs.append((len(chosen), number))
        if any(g >= h or p <= q for (g, p), (h, q) in pairwise(pairs)):
            raise Rejected(Code.CASES, "sets", "not by increasing number of hypotheses, with ever fewer points")
        self.refuse_greater(pairs)
        said = (
            f"with at most r wrong examples {facts.title} is uniformly generatable, and the sample complexity is 1 more"
        )
        said += f" than {'the greatest of ' * (len(pairs) > 1)}{' and '.join(f'{p} + {g}r' for g, p in pairs) or '0'}"
        return Claim(said, {"noise_complexity": {str(g): p for g, p in pairs}})

    def everything(self) -> int:
        """Return all cells."""
        return (1 << len(self.facts.cells)) - 1

    def joined(self, common: int, own: list[int], k: int) -> tuple[int, list[int]]:
        """Return the cells in all of some hypotheses and h_k, and for each the infinite ones it alone takes away."""
        support = self.facts.support[k]
        self.meter.spend(4 + 2 * self.facts.wide * (len(own) + 2))
        return common & support, [*(cells & support for cells in own), common & self.facts.endless & ~support]

    def refuse_greater(self, pairs: list[tuple[int, int]]) -> None:
        """Reject when some pair is not listed, and no greater one is."""
        facts, stack = self.facts, [(self.everything(), list[int](), 0)]
        while stack:
            common, own, start = stack.pop()
            self.meter.spend(4 + len(pairs) + 2 * facts.wide * (len(facts.names) - start))
            points, endless = facts.points(common), common & facts.endless
            further = [k for k in facts.everyone[start:] if endless & ~facts.support[k]]
            # Each further hypothesis takes an infinite cell away that no other does, and no points are gained.
            most = len(own) + min(len(further), endless.bit_count())
            if any(g >= most and p >= points for g, p in pairs):
                continue
            if own and not endless:
                raise Rejected(Code.LARGER, "sets", f"{len(own)} hypotheses have {points} points in common")
            for k in further:
                after = self.joined(common, own, k)
                if all(after[1]):
                    stack.append((*after, k + 1))
