"""The thresholds of non-uniform generation without replay: the Pareto frontier of the promises that can be kept.

Promises d, one for each hypothesis, can be kept without replay iff max {d(h) : h in F} > |∩F| for every set F of
hypotheses with a finite intersection (docs/thresholds.md). The minimal F say all of it, for a larger one has a greater
maximum and a smaller intersection. So the least promises are the minimal transversals of these F, with levels.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from echoproof.deciding.finite_families import FiniteFamilies
from echoproof.model.cells import CellTable, members

MAX_VECTORS: Final = 500
"""Vectors of promises that are kept at each step of the search for the frontier."""
MAX_COMPARED: Final = 1_000_000
"""Vectors times families that are compared; then one vector is followed to the end."""
Promises = tuple[int, ...]
"""For each hypothesis the number of distinct examples from which on every answer is to be right for it."""


@dataclass(frozen=True, slots=True)
class Frontier:
    """The least vectors of promises that can be kept without replay, increasing; `complete`: there are no others.

    `tight[v][h]` are hypotheses, h one of them, that forbid a lesser promise for h in the vector v; none where it is 1.
    """

    vectors: tuple[Promises, ...]
    tight: tuple[tuple[int, ...], ...]
    complete: bool

    def least(self, h: int) -> int:
        """Return the least promise for a hypothesis on the frontier."""
        return min(vector[h] for vector in self.vectors)


def frontier(table: CellTable) -> Frontier:
    """Compute the frontier: all of it, or MAX_VECTORS of its vectors at most.

    Takes the minimal F with the largest intersections first, so that a hypothesis is raised at most once, and keeps the
    minimal vectors for those taken so far: of each raised hypothesis there has to be an F of its level in which no
    other one is as high. Raises LimitError when there are too many F.
    """
    found = FiniteFamilies(table)
    families = [(found.points(cells), chosen) for chosen, cells in found.search(lambda cells: found.points(cells) > 0)]
    families.sort(key=lambda family: (-family[0], family[1]))
    complete, compared = True, 0
    vectors = {(1,) * table.n: 0}  # each with the hypotheses that are raised
    for points, same in groupby(families, key=lambda family: family[0]):
        level = points + 1
        taken: list[int] = []
        for _, family in same:
            taken.append(family)
            vectors = {
                after: raised | bit
                for vector, raised in vectors.items()
                for bit in ([0] if raised & family else [1 << h for h in members(family)])
                for after in [tuple(level if bit >> h & 1 else d for h, d in enumerate(vector))]
                if not bit or _is_least(after, raised | bit, level, taken)
            }
            compared += len(vectors)
            most = MAX_VECTORS if compared <= MAX_COMPARED else 1
            if len(vectors) > most:
                vectors, complete = dict(sorted(vectors.items())[:most]), False
    by_points: dict[int, list[int]] = {}
    for points, family in families:
        by_points.setdefault(points, []).append(family)
    listed = tuple(sorted(vectors))
    return Frontier(listed, tuple(_tight(vector, by_points) for vector in listed), complete)


def _is_least(vector: Promises, raised: int, level: int, families: Sequence[int]) -> bool:
    """Whether each hypothesis at this level is the only raised one of some family of the level."""
    left = sum(1 << h for h, d in enumerate(vector) if d == level)
    for family in reversed(families):
        high = family & raised
        left &= ~high if not high & (high - 1) else left
        if not left:
            return True
    return False


def _tight(vector: Promises, families: Mapping[int, Sequence[int]]) -> tuple[int, ...]:
    """Return of each raised hypothesis a family, given by their points, that forbids a lesser promise."""
    high = [sum(1 << k for k, other in enumerate(vector) if other >= d and k != h) for h, d in enumerate(vector)]
    return tuple(
        next((one for one in families.get(d - 1, ()) if one >> h & 1 and not one & high[h]), 0)
        for h, d in enumerate(vector)
    )
