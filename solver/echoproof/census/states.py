"""Patterns with the number of sets of profiles that have them, for each number of cells: growing, merging, pruning."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from echoproof.census.patterns import Layout
from echoproof.deciding.symmetry import Permutation
from echoproof.model.errors import TooLargeError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from echoproof.census.patterns import States

_MIXERS: Final = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5)
_LARGEST: Final = 1 << 62


@dataclass(frozen=True, slots=True)
class Tally:
    """Different patterns as columns, and for each a row: how many sets of 0, 1, 2, … cells have it."""

    states: States
    counts: NDArray[np.uint64]

    @classmethod
    def start(cls, layout: Layout, pattern: int, cells: int) -> Tally:
        """Return the one set of so many cells with this pattern."""
        import numpy as np

        counts = np.zeros((1, cells + 1), np.uint64)
        counts[0, cells] = 1
        return cls(layout.rows(pattern), counts)

    @property
    def size(self) -> int:
        """The number of patterns."""
        return int(self.states.shape[1])

    def kept(self, which: NDArray[np.bool_]) -> Tally:
        """Return what is left of the patterns."""
        return Tally(self.states[:, which], self.counts[which])

    def by_cells(self) -> dict[int, int]:
        """Return the number of sets for each number of cells."""
        totals = self.counts.astype(object).sum(axis=0) if self.size else []
        return {cells: int(many) for cells, many in enumerate(totals) if many}

    def extended(self, column: States, cells: int) -> Tally:
        """Return all these sets, and all with one more orbit of so many cells that has the given pattern.

        Raises TooLargeError where a number would not fit.
        """
        import numpy as np

        if self.size and int(self.counts.max()) > _LARGEST:
            raise TooLargeError("one pattern has more than 2^62 sets of profiles", "fewer hypotheses")
        wider = np.pad(self.counts, ((0, 0), (0, cells)))
        moved = np.pad(self.counts, ((0, 0), (cells, 0)))
        return Tally(
            np.concatenate([self.states, self.states | column], axis=1), np.concatenate([wider, moved])
        ).merged()

    def merged(self) -> Tally:
        """Join equal patterns. They are brought together by a hash and compared in full, so that none is mistaken."""
        import numpy as np

        if not self.size:
            return self
        order = np.argsort(_hash(self.states))
        states, counts = self.states[:, order], self.counts[order]
        new = np.ones(self.size, bool)
        new[1:] = (states[:, 1:] != states[:, :-1]).any(axis=0)
        first = np.flatnonzero(new)
        return Tally(states[:, first], np.add.reduceat(counts, first, axis=0))

    def settled(self, moves: Callable[[States], States]) -> Tally:
        """Replace each pattern by another of its orbit, the same for all where that can be had, and join equal ones."""
        return Tally(moves(self.states), self.counts).merged()


def _hash(states: States) -> NDArray[np.uint64]:
    import numpy as np

    mixed = np.zeros(states.shape[1], np.uint64)
    for row, word in enumerate(states):
        mixed = (mixed ^ word) * np.uint64(_MIXERS[row % len(_MIXERS)])
        mixed ^= mixed >> np.uint64(29)
    return mixed * np.uint64(_MIXERS[0])


@lru_cache(maxsize=4)
def least_images(layout: Layout, group: tuple[Permutation, ...]) -> Callable[[States], States]:
    """Return what replaces patterns by the least of their images under a group: first word first.

    A pattern is carried byte by byte, with a table for each.
    """
    import numpy as np

    tables = [_tables(layout, permutation) for permutation in group]

    def moves(states: States) -> States:
        best = states.copy()
        parts = [
            (row >> np.uint64(shift) & np.uint64(255)).astype(np.uint8) for row in states for shift in range(0, 64, 8)
        ]
        for table in tables:
            image = table[0][:, parts[0]]
            for place in range(1, len(parts)):
                image |= table[place][:, parts[place]]
            less, equal = np.zeros(states.shape[1], bool), np.ones(states.shape[1], bool)
            for row in range(layout.words):
                less |= equal & (image[row] < best[row])
                equal &= image[row] == best[row]
            best[:, less] = image[:, less]
        return best

    return moves


def _tables(layout: Layout, permutation: Permutation) -> list[States]:
    """Return for each byte of a pattern the images of its 256 values."""
    import numpy as np

    where = layout.moved(permutation)
    tables = []
    for start in range(0, 64 * layout.words, 8):
        table = np.zeros((layout.words, 256), np.uint64)
        for place in range(start, min(start + 8, len(where))):
            values = np.arange(256) >> (place - start) & 1 == 1
            table[where[place] >> 6, values] |= np.uint64(1 << (where[place] & 63))
        tables.append(table)
    return tables
