"""What is checked of each listed class: that it is a class, the least of its copies, hard, and critical when asked.

A class is an increasing list of its realized profiles, bit i of which stands for h_i.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import permutations


def compared(permutation: Sequence[int]) -> bool:
    """Say whether the formula demands that this permutation makes no class smaller; for six, not all are worth it."""
    return len(permutation) < 6 or sum(image != i for i, image in enumerate(permutation)) <= 4


@lru_cache(maxsize=1)
def tables(n: int) -> list[tuple[bool, list[int]]]:
    """Return for each permutation whether it is compared, and the images of all profiles."""
    return [
        (compared(way), [sum(1 << way[i] for i in range(n) if p >> i & 1) for p in range(1 << n)])
        for way in permutations(range(n))
    ]


@lru_cache(maxsize=1)
def weights(n: int) -> list[list[int]]:
    """Return for each permutation, compared ones first, the weights in the rank of the images of all profiles."""
    ordered = sorted(tables(n), key=lambda entry: not entry[0])
    return [[1 << ((1 << n) - 1 - image) for image in table] for _, table in ordered]


def copies(n: int, profiles: Sequence[int]) -> list[int]:
    """Return the ranks of the images under all permutations, that of the class itself first.

    The rank orders sets of profiles as vectors of truth values for the profiles 1, 2, …, false before true.
    """
    return [sum(map(table.__getitem__, profiles)) for table in weights(n)]


def solutions(n: int, profiles: Sequence[int]) -> list[tuple[int, ...]]:
    """Return the different copies of a class that no compared permutation makes smaller: the least, or few more."""
    images = {tuple(sorted(map(table.__getitem__, profiles))) for _, table in tables(n)}
    identity, *others = weights(n)[: sum(is_compared for is_compared, _ in tables(n))]

    def is_kept(image: tuple[int, ...]) -> bool:
        rank = sum(map(identity.__getitem__, image))
        return all(sum(map(table.__getitem__, image)) >= rank for table in others)

    return sorted(filter(is_kept, images))


class Facts:
    """Supports as sets of cells (bits), and who contains whom."""

    def __init__(self, n: int, profiles: Sequence[int]) -> None:
        self.n, self.profiles = n, profiles
        self.rows = [sum(1 << c for c, p in enumerate(profiles) if p >> i & 1) for i in range(n)]
        self.above = [sum(1 << k for k in range(n) if not row & ~self.rows[k]) for row in self.rows]
        # alike[j][i]: the hypotheses that equal h_i outside h_j, as bits
        self.alike = [[self.equal_outside(~j, i) for i in self.rows] for j in self.rows]

    def equal_outside(self, outside: int, row: int) -> int:
        """Return the hypotheses that are equal to a support on some cells, as bits."""
        return sum(1 << k for k, other in enumerate(self.rows) if other & outside == row & outside)

    def is_class(self) -> bool:
        """Say whether no support is empty and no two are equal."""
        return all(self.rows) and len(set(self.rows)) == self.n

    def lost(self, shown: int, answers: Sequence[int]) -> bool:
        """Say whether after a first example of that profile every answer leaves a group that no answer serves."""
        groups = [[self.alike[j][i] & shown for i in range(self.n) if shown >> i & 1] for j in answers]
        return all(any(all(group & ~self.above[m] for m in answers) for group in after_j) for after_j in groups)

    def hard(self, part: int) -> bool:
        """Say whether the hypotheses of `part`, as bits, are a hard class, by trying every first example."""
        answers = [m for m in range(self.n) if part >> m & 1]
        return any(self.lost(shown, answers) for shown in {p & part for p in self.profiles} - {0})

    def critical(self) -> bool:
        """Say whether no class made of a proper non-empty subset of the hypotheses is hard."""
        return not any(map(self.hard, range(1, (1 << self.n) - 1)))

    def proved_hard(self, first: int, cases: Sequence[tuple[int, Sequence[int]]]) -> bool:
        """Say whether the data prove the class hard: for every answer j a target, and for every m one it fails."""
        if first not in self.profiles or len(cases) != self.n:
            return False
        for j, (target, fails) in enumerate(cases):
            if not first >> target & 1 or len(fails) != self.n:
                return False
            group = self.alike[j][target] & first
            if any(not group >> k & 1 or self.above[m] >> k & 1 for m, k in enumerate(fails)):
                return False
        return True
