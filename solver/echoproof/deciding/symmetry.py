"""Symmetries of a class: permutations of its hypotheses that carry realized profiles to realized profiles.

Proper generation depends on the realized profiles alone, so a proof carried along a symmetry is a proof again.
"""

from __future__ import annotations

from typing import Final

from echoproof.model.cells import CellTable, members, profile_of
from echoproof.model.relations import Relations

Permutation = tuple[int, ...]
"""Position i holds the image of h_i."""
_Blocks = list[tuple[int, int]]
"""Cells that the map so far does not tell apart, each with those that the images do not."""

_LIMIT: Final = 20_000
"""Steps of one search; beyond them two hypotheses count as not alike, which is safe: both are then proved."""


def carry(permutation: Permutation, profile: int) -> int:
    """Return the image of a profile."""
    return profile_of(permutation[index] for index in members(profile))


def orbits(table: CellTable, fixed: int) -> list[tuple[int, dict[int, Permutation]]]:
    """Group the hypotheses that symmetries fixing the profile `fixed` carry to each other, as far as found.

    Returns pairs (representative, {other member: a symmetry that carries the representative to it}), by increasing
    representative, which is the least of its group.
    """
    result: list[tuple[int, dict[int, Permutation]]] = []
    for index in range(table.n):
        for representative, others in result:
            permutation = symmetry_between(table, fixed, representative, index)
            if permutation is not None:
                others[index] = permutation
                break
        else:
            result.append((index, {}))
    return result


def symmetry_between(table: CellTable, fixed: int, source: int, target: int) -> Permutation | None:
    """Find a symmetry with source -> target that carries the profile `fixed` to itself; None when none was found."""
    return _Search(table, fixed).search([source], [target])


def generators(table: CellTable) -> list[Permutation]:
    """Find symmetries that carry infinite cells to infinite ones, and from which all such are composed.

    They are the ones that fix h_0 … h_{i-1} and carry h_i to h_t, one for each i and t for which there is any (a strong
    generating set, as in the algorithm of Schreier and Sims); as far as found.
    """
    infinite = frozenset(cell.profile for cell in table.cells if cell.size == "infinite")
    found = (
        _Search(table, 0, infinite).search([*range(i), i], [*range(i), target])
        for i in range(table.n)
        for target in range(i + 1, table.n)
    )
    return [permutation for permutation in found if permutation is not None]


class _Search:
    """Assigns images one by one; a partial map must carry the projections of the profiles to each other.

    Profiles in `marked` are to be carried to such. Profiles with one projection are a block of cells: so many cells of
    each are to be in the block of the images.
    """

    def __init__(self, table: CellTable, fixed: int, marked: frozenset[int] = frozenset()) -> None:
        self._rows = Relations.of(table).rows
        own = profile_of(c for c, profile in enumerate(table.profiles) if profile in marked)
        others = (1 << len(table.profiles)) - 1 & ~own
        self._start: _Blocks = [(own, own), (others, others)]
        self._n = table.n
        self._fixed = fixed
        self._steps = 0

    def search(self, sources: list[int], targets: list[int]) -> Permutation | None:
        """Return a symmetry that carries the sources to the targets; None when none was found."""
        blocks: _Blocks | None = self._start
        for pair in zip(sources, targets, strict=True):
            blocks = blocks and self._split(blocks, *pair)
        return self._extend(sources, targets, blocks)

    def _extend(self, sources: list[int], targets: list[int], blocks: _Blocks | None) -> Permutation | None:
        self._steps += 1
        if self._steps > _LIMIT or not blocks:
            return None
        if len(sources) == self._n:
            images = dict(zip(sources, targets, strict=True))
            return tuple(images[index] for index in range(self._n))
        source = next(index for index in range(self._n) if index not in sources)
        # Trying the way back first, or else the hypothesis itself, finds symmetries that move as little as possible.
        preferred = sources[targets.index(source)] if source in targets else source
        for target in sorted(range(self._n), key=lambda index: (index != preferred, index)):
            if target not in targets:
                split = self._split(blocks, source, target)
                found = self._extend([*sources, source], [*targets, target], split)
                if found is not None:
                    return found
        return None

    def _split(self, blocks: _Blocks, source: int, target: int) -> _Blocks | None:
        """Return the blocks, split by one more hypothesis and its image; None when they are not alike."""
        if self._fixed >> source & 1 != self._fixed >> target & 1:
            return None
        row, image, split = self._rows[source], self._rows[target], []
        for block, other in blocks:
            inside, outside = block & row, block & ~row
            if inside.bit_count() != (other & image).bit_count():
                return None
            split += [(inside, other & image)] if inside else []
            split += [(outside, other & ~image)] if outside else []
        return split
