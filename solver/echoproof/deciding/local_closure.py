"""The local closure dimension of each hypothesis, and with it the thresholds of non-uniform generation with replay.

C(h) is the most points of a finite intersection of hypotheses one of which is h, 0 when there is none. With replay a
generator can be right for every target h from the d(h)-th distinct example on iff d(h) > C(h) for every h: there is one
best vector (docs/thresholds.md).
"""

from __future__ import annotations

from dataclasses import dataclass

from echoproof.deciding.finite_families import FiniteFamilies
from echoproof.model.cells import CellTable, members


@dataclass(frozen=True, slots=True)
class LocalClosure:
    """Of each hypothesis the local closure dimension, and hypotheses with it whose intersection attains it.

    No hypotheses, where the dimension is 0.
    """

    dimensions: tuple[int, ...]
    families: tuple[int, ...]

    @property
    def thresholds(self) -> tuple[int, ...]:
        """The best promises with replay."""
        return tuple(dimension + 1 for dimension in self.dimensions)


def local_closure(table: CellTable) -> LocalClosure:
    """Compute the local closure dimensions, exactly. Raises LimitError when the search is too large.

    A finite intersection of hypotheses with h among them is part of h and a minimal finite one.
    """
    found, n = FiniteFamilies(table), table.n
    best, families = [0] * n, [0] * n

    def hopeful(cells: int) -> bool:
        most = found.points(cells)
        return any(most > best[h] and found.points(cells & found.rows[h]) > best[h] for h in range(n))

    for chosen, cells in found.search(hopeful):
        for h in range(n):
            if (points := found.points(cells & found.rows[h])) > best[h]:
                best[h], families[h] = points, chosen | 1 << h
    return LocalClosure(tuple(best), tuple(_without_idle(found, *pair) for pair in enumerate(families)))


def _without_idle(found: FiniteFamilies, h: int, family: int) -> int:
    """Return the hypotheses without those, h apart, that make the intersection no smaller."""
    for k in members(family & ~(1 << h)):
        if found.inside(family & ~(1 << k)) == found.inside(family):
            family &= ~(1 << k)
    return family
