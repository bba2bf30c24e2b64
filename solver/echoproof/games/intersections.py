"""The largest finite intersection of hypotheses, by looking at every set of them: judge of the closure dimension."""

from __future__ import annotations

from echoproof.model.cells import CellTable
from echoproof.model.errors import LimitError


def largest_finite_intersection(table: CellTable, limit: int) -> int:
    """Return the number of points in the largest finite intersection of hypotheses, 0 when there is none.

    Raises LimitError when there are more than `limit` sets of hypotheses.
    """
    if 1 << table.n > limit:
        raise LimitError(f"more than {limit} sets of hypotheses")
    largest = 0
    for chosen in range(1, 1 << table.n):
        sizes = [cell.size for cell in table.cells if cell.profile & chosen == chosen]
        if "infinite" not in sizes:
            largest = max(largest, sum(size for size in sizes if size != "infinite"))
    return largest
