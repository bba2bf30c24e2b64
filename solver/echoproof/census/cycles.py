"""Permutations by their cycle types, and the number of all classes that one of them fixes, in closed form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import permutations, product
from math import comb, factorial, prod

from echoproof.deciding.symmetry import Permutation
from echoproof.encode.permutations import orbits

Type = tuple[int, ...]
"""The lengths of the cycles of a permutation, decreasing."""


def types(n: int, most: int | None = None) -> Iterator[Type]:
    """Yield the cycle types of the permutations of n hypotheses, those with long cycles first, the identity last."""
    if n == 0:
        yield ()
    for length in range(min(n, most or n), 0, -1):
        yield from ((length, *rest) for rest in types(n - length, length))


def permutations_of(kind: Type) -> int:
    """Return how many permutations have this type: n! by the product of the lengths and of the orders among equals."""
    return factorial(sum(kind)) // prod(kind) // prod(map(factorial, Counter(kind).values()))


def representative(kind: Type) -> Permutation:
    """Return a permutation of this type whose cycles are runs of neighbours."""
    image: list[int] = []
    for length in kind:
        start = len(image)
        image += [start + (place + 1) % length for place in range(length)]
    return tuple(image)


def cycles(permutation: Permutation) -> list[tuple[int, ...]]:
    """Return the cycles, each from its least member."""
    found: list[tuple[int, ...]] = []
    seen: set[int] = set()
    for start in range(len(permutation)):
        if start not in seen:
            cycle = [start]
            while permutation[cycle[-1]] != start:
                cycle.append(permutation[cycle[-1]])
            seen.update(cycle)
            found.append(tuple(cycle))
    return found


def power_type(kind: Type, exponent: int) -> Type:
    """Return the type of a power of a permutation."""
    lengths = cycles(tuple(_power(representative(kind), exponent)))
    return tuple(sorted(map(len, lengths), reverse=True))


def _power(permutation: Permutation, exponent: int) -> list[int]:
    image = list(range(len(permutation)))
    for _ in range(exponent):
        image = [permutation[i] for i in image]
    return image


@lru_cache(maxsize=2)
def centralizer(permutation: Permutation) -> tuple[Permutation, ...]:
    """Return the permutations that commute with this one, by trying all."""
    n = len(permutation)
    return tuple(
        way for way in permutations(range(n)) if all(way[permutation[i]] == permutation[way[i]] for i in range(n))
    )


@cache
def all_fixed(kind: Type) -> int:
    """Return how many classes of named hypotheses a permutation of this type fixes, hard or not.

    All sets of profiles that it fixes are as many as the sets of orbits. In each, some supports may be equal to each
    other or empty; they form a partition of the hypotheses and the empty set, which the permutation fixes too, and the
    others that are left are a class of the blocks, which it moves as it moves them. So the classes are what remains
    when those of every coarser partition are taken away.
    """
    sets = 1 << (len(orbits(sum(kind), [representative(kind)])) if kind else 0)
    return sets - sum(many * all_fixed(blocks) for blocks, many in _quotients(kind).items() if blocks != kind)


@cache
def _quotients(kind: Type) -> Counter[Type]:
    """Count the partitions of n hypotheses and the empty set that the permutation fixes, by how it moves the blocks."""
    n, permutation = sum(kind), representative(kind)
    found: Counter[Type] = Counter()
    for labels in _partitions(n + 1):  # place n stands for the empty set, which is moved to itself
        moved: dict[int, int] = {}
        images = [*permutation, n]
        if all(moved.setdefault(labels[i], labels[images[i]]) == labels[images[i]] for i in range(n + 1)):
            blocks = sorted(set(labels) - {labels[n]})
            place = {block: index for index, block in enumerate(blocks)}
            way = tuple(place[moved[block]] for block in blocks)
            found[tuple(sorted(map(len, cycles(way)), reverse=True))] += 1
    return found


def _partitions(n: int) -> Iterator[tuple[int, ...]]:
    """Yield the partitions of n things as the number of each one's block, blocks in order of their first members."""
    if n == 0:
        yield ()
        return
    for rest in _partitions(n - 1):
        yield from ((*rest, block) for block in range(max(rest, default=-1) + 2))


def choices(kind: Type) -> Iterator[tuple[tuple[bool, ...], int]]:
    """Yield ways to mark some of the cycles, one of each kind up to swapping equal cycles, and how many are like it."""
    counts = Counter(kind)
    for marked in product(*(range(many + 1) for many in counts.values())):
        left = dict(zip(counts, marked, strict=True))
        marks = []
        for length in kind:
            marks.append(left[length] > 0)
            left[length] -= 1
        yield tuple(marks), prod(comb(many, m) for many, m in zip(counts.values(), marked, strict=True))
