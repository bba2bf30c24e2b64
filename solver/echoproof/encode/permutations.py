"""Isomorphic copies: what the permutations of n hypotheses do to sets of profiles.

A set of profiles is written as a tuple of increasing profiles. Such sets are ordered as vectors of truth values, one
for each profile 1, 2, …, 2^n - 1, false before true: at the least profile that only one of two sets has, that one is
greater. So the least copy of a class avoids small profiles.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import permutations

from echoproof.deciding.symmetry import Permutation, carry

Profiles = tuple[int, ...]


@lru_cache(maxsize=4)
def tables(n: int, moved: int | None = None) -> tuple[tuple[int, ...], ...]:
    """Return for each permutation of n hypotheses where it carries the profiles 0 … 2^n - 1, the identity first.

    With `moved`, only the permutations that move at most so many hypotheses.
    """
    return tuple(
        tuple(carry(permutation, profile) for profile in range(1 << n))
        for permutation in permutations(range(n))
        if moved is None or _moved(permutation) <= moved
    )


def _moved(permutation: Permutation) -> int:
    return sum(image != index for index, image in enumerate(permutation))


def orbits(n: int, group: Sequence[Permutation]) -> list[tuple[int, ...]]:
    """Return the orbits of the profiles 1 … 2^n - 1 under the permutations that some generate, by least members."""
    found: list[tuple[int, ...]] = []
    seen: set[int] = set()
    for start in range(1, 1 << n):
        if start not in seen:
            orbit, waiting = {start}, [start]
            while waiting:
                profile = waiting.pop()
                new = {carry(permutation, profile) for permutation in group} - orbit
                orbit |= new
                waiting.extend(new)
            seen |= orbit
            found.append(tuple(sorted(orbit)))
    return found


def rank(n: int, profiles: Sequence[int]) -> int:
    """Return the place of a set of profiles in the order: smaller is earlier."""
    return sum(1 << ((1 << n) - 1 - profile) for profile in profiles)


def images(n: int, profiles: Profiles, moved: int | None = None) -> dict[int, Profiles]:
    """Return the different images of a set under the permutations, each by its rank."""
    weight = [1 << ((1 << n) - 1 - profile) for profile in range(1 << n)]
    found: dict[int, Profiles] = {}
    for table in tables(n, moved):
        image = [table[profile] for profile in profiles]
        found.setdefault(sum(map(weight.__getitem__, image)), tuple(image))
    return found


def least_copy(n: int, profiles: Profiles) -> Profiles:
    """Return the least of the isomorphic copies."""
    found = images(n, profiles)
    return tuple(sorted(found[min(found)]))
