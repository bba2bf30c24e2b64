"""All classes of few hypotheses, and by the game solver the hard and the critical ones among them."""

from functools import cache
from itertools import permutations

from echoproof.games.solver import adversary_wins
from strategies import has_distinct_supports, profile_class


@cache
def relabellings(n):
    """Return for each permutation of n hypotheses where it carries each profile."""
    return [[sum(1 << way[i] for i in range(n) if p >> i & 1) for p in range(2**n)] for way in permutations(range(n))]


@cache
def labelled(n):
    """Return every class of n named hypotheses: its profiles, increasing."""
    sets = (tuple(p for p in range(1, 2**n) if bits >> p & 1) for bits in range(2, 2 ** (2**n), 2))
    return [profiles for profiles in sets if has_distinct_supports(n, profiles)]


@cache
def up_to_isomorphism(n):
    """Return the least copy of every class of n hypotheses, increasing."""
    left, kinds = set(labelled(n)), []
    while left:
        profiles = next(iter(left))
        copies = {tuple(sorted(way[p] for p in profiles)) for way in relabellings(n)}
        left -= copies
        kinds.append(min(copies))
    return sorted(kinds)


def infinite_class(n, profiles):
    """Return the class with these profiles, every cell infinite."""
    return profile_class(n, dict.fromkeys(profiles, "infinite"))


@cache
def hard(n):
    """Return every hard class of n named hypotheses as a set of profiles; the game is played once for each kind."""
    return copies_of(
        n, [one for one in up_to_isomorphism(n) if adversary_wins(infinite_class(n, one).table, replay=True)]
    )


def part_of(profiles, chosen):
    """Return the class made of the chosen hypotheses alone, renamed to 0, 1, …"""
    projected = {sum(1 << k for k, i in enumerate(chosen) if p >> i & 1) for p in profiles}
    return frozenset(projected - {0})


@cache
def critical(n):
    """Return the hard classes of which no proper part is hard."""
    parts = [[i for i in range(n) if bits >> i & 1] for bits in range(1, 2**n - 1)]
    return frozenset(
        profiles for profiles in hard(n) if not any(part_of(profiles, chosen) in hard(len(chosen)) for chosen in parts)
    )


def copies_of(n, classes):
    """Return all isomorphic copies of classes."""
    return frozenset(frozenset(way[p] for p in profiles) for profiles in classes for way in relabellings(n))
