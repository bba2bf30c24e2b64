"""Classes that are known by their realized profiles alone, as class files that a person can read."""

from __future__ import annotations

from functools import reduce
from itertools import combinations
from operator import or_

from echoproof.encode.permutations import Profiles
from echoproof.encode.symbolic import names_of
from echoproof.model.cells import Cell
from echoproof.model.classes import HypothesisClass
from echoproof.model.domains import Integers
from echoproof.model.domains import Profiles as ProfilesDomain
from echoproof.model.errors import CheckFailedError
from echoproof.search.pieces import listed


def as_profiles(n: int, profiles: Profiles, title: str) -> HypothesisClass:
    """Return the class in the domain of profiles, every cell infinite."""
    names = names_of(n)
    cells = tuple(Cell(profile, "infinite") for profile in profiles)
    return HypothesisClass(title, "", ProfilesDomain(names, cells), names)


def as_integers(n: int, profiles: Profiles, title: str) -> HypothesisClass:
    """Return sets of integers that realize exactly these profiles.

    As few cells as possible are infinite: residues of the non-negative integers, such that every hypothesis has one.
    Every other cell is one negative integer. Raises CheckFailedError if the conditions, read back, mean anything else.
    """
    names = names_of(n)
    shared = _shared(n, profiles)
    markers = {profile: -1 - k for k, profile in enumerate(p for p in reversed(profiles) if p not in shared)}
    texts = {name: _condition(i, shared, markers) for i, name in enumerate(names)}
    made = HypothesisClass(title, "", Integers.read(texts), names)
    if made.table.profiles != tuple(sorted(profiles)):
        raise CheckFailedError(f"the conditions {texts} do not realize the profiles {profiles}")
    return made


def _shared(n: int, profiles: Profiles) -> tuple[int, ...]:
    """Return the fewest profiles that together contain every hypothesis, the largest ones where there is a choice."""
    everyone = (1 << n) - 1
    candidates = sorted(profiles, key=lambda profile: (-profile.bit_count(), profile))
    for count in range(1, n + 1):
        for chosen in combinations(candidates, count):
            if reduce(or_, chosen) == everyone:
                return chosen
    raise CheckFailedError(f"some hypothesis is in none of the profiles {profiles}")


def _condition(i: int, shared: tuple[int, ...], markers: dict[int, int]) -> str:
    residues = [r for r, profile in enumerate(shared) if profile >> i & 1]
    base = "x >= 0" if len(residues) == len(shared) else f"x >= 0 and {listed(f'x % {len(shared)}', residues)}"
    own = [x for profile, x in markers.items() if profile >> i & 1]
    return f"{base} or {listed('x', own)}" if own else base
