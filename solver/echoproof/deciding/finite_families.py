"""The minimal sets of hypotheses with a finite intersection: what every question about thresholds comes down to.

A set has a finite intersection iff it has, for every infinite cell, a hypothesis that misses the cell. More hypotheses
only make the intersection smaller, so of those sets the minimal ones say everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from echoproof.model.cells import CellTable, members
from echoproof.model.errors import LimitError
from echoproof.model.relations import Relations

FAMILY_STEPS: Final = 3_000_000
"""Steps of a search through the minimal sets of hypotheses with a finite intersection: infinite profiles looked at."""


@dataclass(frozen=True)
class FiniteFamilies:
    """The minimal sets of hypotheses of one class that have a finite intersection."""

    table: CellTable

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """The supports as sets of cells."""
        return Relations.of(self.table).rows

    @cached_property
    def _digits(self) -> list[int]:
        """The finite cells in whose size the binary digit b is 1, for every b."""
        sizes = [0 if cell.size == "infinite" else cell.size for cell in self.table.cells]
        return [sum(1 << c for c, size in enumerate(sizes) if size >> b & 1) for b in range(max(sizes).bit_length())]

    def points(self, cells: int) -> int:
        """Return how many points a set of cells has, those of infinite cells left out."""
        return sum((cells & digit).bit_count() << b for b, digit in enumerate(self._digits))

    @cached_property
    def everything(self) -> int:
        """All cells."""
        return (1 << len(self.table.cells)) - 1

    def inside(self, hypotheses: int) -> int:
        """Return the cells of the intersection of hypotheses."""
        cells = self.everything
        for k in members(hypotheses):
            cells &= self.rows[k]
        return cells

    def search(self, hopeful: Callable[[int], bool]) -> Iterator[tuple[int, int]]:
        """Yield each of them, with the cells of its intersection; within cells that are not hopeful some are left out.

        Branches on the hypothesis that leaves an infinite cell; a set of which some member is not needed for that is
        cut, for it is in no minimal one. Raises LimitError beyond FAMILY_STEPS.
        """
        everyone = (1 << self.table.n) - 1
        missing = sorted({everyone & ~cell.profile for cell in self.table.cells if cell.size == "infinite"})
        missing = [m for m in missing if not any(other != m and not other & ~m for other in missing)]
        stack, steps = [(0, everyone, self.everything)], 0
        while stack:
            chosen, allowed, cells = stack.pop()
            steps += len(missing) + self.table.n
            if steps > FAMILY_STEPS:
                raise LimitError(f"more than {FAMILY_STEPS} steps through the sets with a finite intersection")
            if not hopeful(cells):
                continue
            left = [m & allowed for m in missing if not m & chosen]
            if not left:
                yield chosen, cells
                continue
            for k in members(min(left, key=int.bit_count)):
                allowed &= ~(1 << k)  # later branches do without it: each set is reached once
                grown = chosen | 1 << k
                needed = 0
                for m in missing:
                    one = m & grown
                    needed |= one if not one & (one - 1) else 0
                if needed == grown:
                    stack.append((grown, allowed, cells & self.rows[k]))
