"""Which sets of hypotheses have a finite intersection: the minimal ones, listed when they are few."""

from __future__ import annotations

from echoproof.model.cells import CellTable, members


def minimal_finite_intersections(table: CellTable, limit: int = 12) -> dict[int, int] | None:
    """Return the minimal sets of hypotheses with a finite intersection, and its size; None beyond `limit` of them.

    A set has a finite intersection iff it has, for every infinite cell, a hypothesis that misses the cell. So the sets
    are the minimal transversals of the complements of the infinite profiles, built one profile at a time.
    """
    everyone = (1 << table.n) - 1
    minimal = [0]
    for cell in table.cells:
        if cell.size != "infinite":
            continue
        missing = everyone & ~cell.profile
        grown = {s if s & missing else s | 1 << i for s in minimal for i in ([0] if s & missing else members(missing))}
        minimal = [s for s in grown if not any(other != s and other & s == other for other in grown)]
        if len(minimal) > 50 * limit:
            return None
    if len(minimal) > limit:
        return None
    return {s: _size(table, s) for s in sorted(minimal)}


def _size(table: CellTable, hypotheses: int) -> int:
    return sum(cell.size for cell in table.cells if cell.size != "infinite" and cell.profile & hypotheses == hypotheses)
