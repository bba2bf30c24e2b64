"""All small classes up to isomorphism, the smallest first, and how many there are, counted without listing them.

A class matters up to the names of its hypotheses, so it is given by its profiles and the sizes of its cells. One class
is smaller than another one when it has fewer hypotheses; then fewer cells; then fewer infinite cells; then fewer points
in its finite ones; then the lesser profiles and sizes, which chooses one among those that are alike in all of that.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import Final

from echoproof.encode.permutations import tables
from echoproof.model.cells import Cell
from echoproof.model.errors import LimitError
from echoproof.model.periodic import Size

Cells = tuple[Cell, ...]
MAX_LISTED: Final = 300_000
"""Bound on the sets of profiles, and on the classes, that are listed for one number of hypotheses and cells."""


def small_classes(n: int, cells: int, largest: int) -> list[Cells]:
    """Return the classes of n hypotheses with so many cells, finite ones of at most `largest` points, smallest first.

    Raises LimitError when there are too many.
    """
    if math.comb(2**n - 1, cells) > MAX_LISTED or number_of_classes(n, largest).get(cells, 0) > MAX_LISTED:
        raise LimitError(f"there are too many classes of {n} hypotheses and {cells} cells")
    sizes: list[Size] = [*range(1, largest + 1), "infinite"]
    found = []
    for profiles in combinations(range(1, 2**n), cells):
        copies = [tuple(table[profile] for profile in profiles) for table in tables(n)]
        if any(tuple(sorted(copy)) < profiles for copy in copies) or not _told_apart(profiles, n):
            continue
        # The permutations that keep the profiles as they are, as permutations of cells.
        kept = [[copy.index(profile) for profile in profiles] for copy in copies if sorted(copy) == list(profiles)]
        for chosen in product(sizes, repeat=cells):
            ranks = [_rank(size) for size in chosen]
            if all([ranks[at] for at in moved] >= ranks for moved in kept) and _infinite(profiles, chosen, n):
                found.append(tuple(map(Cell, profiles, chosen)))
    return sorted(found, key=_smaller)


def _told_apart(profiles: Sequence[int], n: int) -> bool:
    return len({tuple(profile >> i & 1 for profile in profiles) for i in range(n)}) == n


def _infinite(profiles: Sequence[int], sizes: Sequence[Size], n: int) -> bool:
    joined = 0
    for profile, size in zip(profiles, sizes, strict=True):
        joined |= profile if size == "infinite" else 0
    return joined == (1 << n) - 1


def _rank(size: Size) -> float:
    return math.inf if size == "infinite" else size


def _smaller(cells: Cells) -> tuple[object, ...]:
    finite = [cell.size for cell in cells if cell.size != "infinite"]
    return (
        len(cells) - len(finite),
        sum(finite),
        [cell.profile for cell in cells],
        [_rank(cell.size) for cell in cells],
    )


def number_of_classes(n: int, largest: int) -> dict[int, int]:
    """Return the number of classes of n hypotheses up to isomorphism, by the number of cells.

    By Burnside's lemma: the average number of classes that a permutation leaves as they are. Those are counted by
    inclusion and exclusion over what a class must not have: hypotheses without an infinite cell, and pairs of
    hypotheses in the same cells. Nothing is shared with `small_classes`, whose lists the numbers check.
    """
    total: Counter[int] = Counter()
    for table in tables(n):
        total.update(_fixed(table, n, largest))
    return {cells: total[cells] // math.factorial(n) for cells in sorted(total) if total[cells]}


def _fixed(table: Sequence[int], n: int, largest: int) -> dict[int, int]:
    """Count the classes that a permutation, given by where it carries each profile, leaves as they are."""
    orbits = _orbits(range(1, 2**n), table)
    ones = _orbits([1 << i for i in range(n)], table)
    pairs = _orbits([1 << i | 1 << j for i, j in combinations(range(n), 2)], table)
    counted: Counter[int] = Counter()
    for finite in _subsets(ones):
        without = sum(one for orbit in finite for one in orbit)
        for alike in _subsets(pairs):
            same = [pair for orbit in alike for pair in orbit]
            sign = (-1) ** (len(finite) + len(alike))
            ways: Counter[int] = Counter({0: 1})
            for orbit in orbits:
                if all(orbit[0] & pair in (0, pair) for pair in same):
                    choices = largest + (orbit[0] & without == 0)
                    ways.update({cells + len(orbit): ways_to * choices for cells, ways_to in ways.items()})
            counted.update({cells: sign * ways_to for cells, ways_to in ways.items()})
    return counted


def _orbits(profiles: Sequence[int], table: Sequence[int]) -> list[list[int]]:
    orbits, seen = [], set[int]()
    for profile in profiles:
        orbit = []
        while profile not in seen:
            seen.add(profile)
            orbit.append(profile)
            profile = table[profile]
        if orbit:
            orbits.append(orbit)
    return orbits


def _subsets(orbits: list[list[int]]) -> Iterator[tuple[list[int], ...]]:
    for size in range(len(orbits) + 1):
        yield from combinations(orbits, size)
