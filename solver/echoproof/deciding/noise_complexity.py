"""The sample complexity of uniform generation when some examples are wrong: exactly, for every number of them at once.

With at most r wrong examples it is one more than the greatest |S| with V = {h : |S - h| <= r} not empty and the
intersection of V inside S. That is p + r * g for the g hypotheses G of some *tight* set: they have finitely many points
in common, p of them, and without any one of them infinitely many. For a set of hypotheses with a finite intersection
has a tight part, and to be right for fewer binds S less; every other point of S is wrong for one of G at least, which
leaves r * g; and each of a tight G lacks an infinite cell that is in all the others, of which r points are taken. When
no set is tight it is 1. With r = 0 this is the closure dimension. docs/notions.md has the proof.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from echoproof.model.cells import CellTable, profile_of
from echoproof.model.errors import LimitError

MAX_SETS: Final = 1 << 15
"""Sets of hypotheses that are looked at, for one class."""


@dataclass(frozen=True, slots=True)
class TightSet:
    """Hypotheses, as bits, with so many points in common, and without any one of them infinitely many."""

    points: int
    hypotheses: int

    def examples(self, wrong: int) -> int:
        """Return how many distinct examples leave an answer that may be wrong, when so many are."""
        return self.points + wrong * self.hypotheses.bit_count()


@dataclass(frozen=True, slots=True)
class NoiseComplexity:
    """The tight sets that matter, by increasing number of hypotheses: more of these, or more points, has no other."""

    sets: tuple[TightSet, ...]

    def sample_complexity(self, wrong: int) -> int:
        """Return it for so many wrong examples."""
        return 1 + max((one.examples(wrong) for one in self.sets), default=0)


def noise_complexity(table: CellTable) -> NoiseComplexity:
    """Find the tight sets that matter.

    Every part of a tight set has infinitely many points in common, and each of its hypotheses an infinite cell that it
    alone takes away, so sets are grown by these. Raises LimitError beyond MAX_SETS of them.
    """
    rows = [table.row(k) for k in range(table.n)]
    endless = profile_of(c for c, cell in enumerate(table.cells) if cell.size == "infinite")
    best: dict[int, TightSet] = {}
    stack: list[tuple[int, int, tuple[int, ...], int]] = [((1 << len(table.cells)) - 1, 0, (), 0)]
    steps = 0
    while stack:
        common, chosen, own, start = stack.pop()
        steps += 1
        if steps > MAX_SETS:
            raise LimitError(f"more than {MAX_SETS} sets of hypotheses")
        if not common & endless:
            points = sum(
                size for c, cell in enumerate(table.cells) if common >> c & 1 and (size := cell.size) != "infinite"
            )
            least = best.get(len(own))
            if least is None or points > least.points:
                best[len(own)] = TightSet(points, chosen)
            continue
        for k in range(start, table.n):
            after = (*(cells & rows[k] for cells in own), common & endless & ~rows[k])
            if all(after):
                stack.append((common & rows[k], chosen | 1 << k, after, k + 1))
    kept: list[TightSet] = []
    for size in sorted(best, reverse=True):
        if not kept or best[size].points > kept[-1].points:
            kept.append(best[size])
    return NoiseComplexity(tuple(reversed(kept)))
