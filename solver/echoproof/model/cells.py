"""Profiles and cells: the part of a class that every verdict depends on.

A profile is a set of hypotheses, written as the integer whose bit i says whether h_i is in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from echoproof.model.errors import EqualHypothesesError, FiniteHypothesisError, TooLargeError
from echoproof.model.limits import MAX_BIT_WORK, MAX_CELLS, MAX_HYPOTHESES, MAX_RELATIONS
from echoproof.model.periodic import Size


def members(profile: int) -> Iterator[int]:
    """Yield the indices of the hypotheses in a profile, in increasing order."""
    while profile:
        low = profile & -profile
        yield low.bit_length() - 1
        profile ^= low


def profile_of(indices: Iterable[int]) -> int:
    """Return the profile with the given indices."""
    profile = 0
    for index in indices:
        profile |= 1 << index
    return profile


@dataclass(frozen=True, slots=True)
class Cell:
    """The points with one non-empty profile, of which there is at least one."""

    profile: int
    size: Size


@dataclass(frozen=True, slots=True)
class CellTable:
    """The realized profiles of n hypotheses with the sizes of their cells, by increasing profile.

    Raises FiniteHypothesisError or EqualHypothesesError when the cells do not make a class, naming the hypotheses by
    `names`; TooLargeError when there are too many of them.
    """

    names: tuple[str, ...]
    cells: tuple[Cell, ...]

    def __post_init__(self) -> None:
        if len(self.names) > MAX_HYPOTHESES:
            raise TooLargeError(f"the class has {len(self.names)} hypotheses", f"at most {MAX_HYPOTHESES}")
        if len(self.cells) > MAX_CELLS:
            raise TooLargeError(f"the class has {len(self.cells)} cells", f"at most {MAX_CELLS}")
        if len(self.cells) * self.n**2 > MAX_RELATIONS:
            found = f"the class has {len(self.cells)} cells of {self.n} hypotheses"
            raise TooLargeError(found, f"at most {MAX_RELATIONS // self.n**2} cells for so many hypotheses")
        object.__setattr__(self, "cells", tuple(sorted(self.cells, key=lambda cell: cell.profile)))
        rows = [self.row(index) for index in range(self.n)]
        infinite = profile_of(index for index, cell in enumerate(self.cells) if cell.size == "infinite")
        for index, (name, row) in enumerate(zip(self.names, rows, strict=True)):
            if not row & infinite:
                count = sum(self.cells[cell].size for cell in members(row))  # type: ignore[misc]
                raise FiniteHypothesisError(
                    f"its support is finite ({count} element{'s' * (count != 1)})",
                    "every support must be infinite (the standing assumption UUS)",
                ).at(hypothesis=name)
            if row in rows[:index]:
                raise EqualHypothesesError(
                    f'it has the same support as "{self.names[rows.index(row)]}"',
                    "a class is a set, so two names for one support are one hypothesis: remove one",
                ).at(hypothesis=name)

    @property
    def n(self) -> int:
        """The number of hypotheses."""
        return len(self.names)

    @property
    def profiles(self) -> tuple[int, ...]:
        """The realized profiles, increasing."""
        return tuple(cell.profile for cell in self.cells)

    def row(self, index: int) -> int:
        """Return the support of h_index as a set of cells: bit c says whether cell c belongs to it."""
        return profile_of(c for c, cell in enumerate(self.cells) if cell.profile >> index & 1)

    def named(self, profile: int) -> list[str]:
        """Return the names of a profile's hypotheses, in the order of the class."""
        return [self.names[index] for index in members(profile)]


def split(supports: Sequence[int], everything: int) -> Iterator[tuple[int, int]]:
    """Yield each non-empty profile that some bit realizes, with the bits that realize it.

    `supports[i]` has a bit for each point of `everything` that h_i contains. Depth first, so that only one path of
    bit sets is in memory. Raises TooLargeError beyond the documented work.
    """
    width = everything.bit_length()
    work = 0
    stack = [(0, 0, everything)]
    while stack:
        index, profile, bits = stack.pop()
        if not bits:
            continue
        if index == len(supports):
            if profile:
                yield profile, bits
            continue
        work += width
        if work > MAX_BIT_WORK:
            raise TooLargeError("the class has too many cells for its period", "smaller moduli or fewer hypotheses")
        stack.append((index + 1, profile, bits & ~supports[index]))
        stack.append((index + 1, profile | 1 << index, bits & supports[index]))
