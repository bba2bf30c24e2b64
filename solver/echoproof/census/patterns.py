"""What of a set of realized profiles decides whether it is hard, as bits that only grow when more are realized.

For a hypothesis j and two others i and k (or j itself) a bit says that some realized profile without j has just one of
i and k, that is, that h_i and h_k differ outside h_j; with k = j it says that h_i is not inside h_j. In a class without
a core a bit for each set of three or more hypotheses says that some realized profile contains it. A first example that
all hypotheses have is the best for the adversary: a group grows with the first example. So these sets are enough, and
where there is a core no set is needed. (Two hypotheses never lose: after the answer j the other is alone, or inside j.)

Many sets of profiles have the same pattern of bits; this is what makes counting faster than listing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations, permutations
from typing import TYPE_CHECKING

from echoproof.deciding.symmetry import Permutation, carry
from echoproof.model.cells import members

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    States = NDArray[np.uint64]
    """Patterns as columns, 64 bits a row."""
    Packed = NDArray[np.uint8]
    """A truth value for each pattern, eight a byte."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the bits of the patterns of n hypotheses are; equal when n and core are."""

    n: int
    core: bool
    separated: dict[tuple[int, int, int], int] = field(hash=False)
    below: dict[int, int] = field(hash=False)

    @classmethod
    def of(cls, n: int, *, core: bool) -> Layout:
        """Return the layout for n hypotheses."""
        pairs = [(j, i, k) for j in range(n) for i, k in combinations(range(n), 2)]
        separated = {key: place for place, (j, i, k) in enumerate(pairs) for key in ((j, i, k), (j, k, i))}
        sets = [] if core else [q for q in range(1, (1 << n) - 1) if q.bit_count() >= 3]
        return cls(n, core, separated, {q: place for place, q in enumerate(sets, len(pairs))})

    @property
    def words(self) -> int:
        """The number of rows of a pattern."""
        return (len(self.separated) // 2 + len(self.below)) // 64 + 1

    def pattern(self, profiles: Iterable[int]) -> int:
        """Return the pattern of a set of realized profiles as one number."""
        made = 0
        for p in profiles:
            for (j, i, k), place in self.separated.items():
                if not p >> j & 1 and (p >> i ^ p >> k) & 1:
                    made |= 1 << place
            for q, place in self.below.items():
                if p & q == q:
                    made |= 1 << place
        return made

    def rows(self, pattern: int) -> States:
        """Return a pattern as one column."""
        import numpy as np

        return np.array([[pattern >> 64 * word & (1 << 64) - 1] for word in range(self.words)], np.uint64)

    def moved(self, permutation: Permutation) -> list[int]:
        """Return where a permutation of the hypotheses carries each bit."""
        where = {place: self.separated[tuple(permutation[i] for i in key)] for key, place in self.separated.items()}  # type: ignore[index]
        where |= {place: self.below[carry(permutation, q)] for q, place in self.below.items()}
        return [where[place] for place in range(len(where))]


class Facts:
    """Reads many patterns at once; `future` are bits that may still be set, so that what is possible is over-estimated.

    Groups only shrink and containments only vanish when more profiles are realized. With the groups as they are and
    the containments as they would be if the future came true, "lost" is right when there is no future, and else true
    wherever some future makes it true.
    """

    def __init__(self, layout: Layout, states: States, future: int = 0) -> None:
        self._layout, self._states, self._future = layout, states, future
        self._known: dict[int, Packed] = {}

    def _bit(self, place: int) -> Packed:
        import numpy as np

        if place not in self._known:
            word = self._states[place >> 6] >> np.uint64(place & 63) & np.uint64(1)
            self._known[place] = np.packbits(word.astype(bool))
        return self._known[place]

    @property
    def _true(self) -> Packed:
        import numpy as np

        return np.full((self._states.shape[1] + 7) // 8, 255, np.uint8)

    def unpacked(self, values: Packed) -> NDArray[np.bool_]:
        """Return truth values one by one."""
        import numpy as np

        return np.unpackbits(values, count=self._states.shape[1]).astype(bool)

    def differ(self, j: int, i: int, k: int) -> Packed:
        """Say where h_i and h_k differ outside h_j."""
        return self._bit(self._layout.separated[j, i, k])

    def escapes(self, m: int, k: int) -> Packed:
        """Say where h_m is not, or need not remain, inside h_k."""
        place = self._layout.separated[k, k, m]
        return self._true if self._future >> place & 1 else self._bit(place)

    def realized(self, q: int) -> Packed:
        """Say where some first example has all of q, or may yet have."""
        place = self._layout.below.get(q)
        if place is None:
            return self._true if self._layout.core else ~self._true
        return self._true if self._future >> place & 1 else self._bit(place)

    def lost(self, q: int, part: int) -> Packed:
        """Say where the adversary wins, against `part` alone, after a first example that q of them have."""
        everyone, shown = list(members(part)), list(members(q))
        result = self._true
        for j in everyone:
            some = ~self._true
            for i in shown:
                unserved = self._true
                for m in everyone:
                    escaped = self.escapes(m, i) if m != i else ~self._true
                    for k in shown:
                        if k not in (m, i):
                            escaped = escaped | (self.escapes(m, k) & ~self.differ(j, i, k))
                    unserved &= escaped
                some |= unserved
            result &= some
        return result

    def hard(self, part: int) -> Packed:
        """Say where the hypotheses of `part` are a hard class."""
        if self._layout.core:
            return self.lost(part, part)
        result = ~self._true
        for q in _subsets(part):
            result |= self.realized(q) & self.lost(q, part)
        return result

    def distinct(self) -> Packed:
        """Say where no two supports are equal; an empty one is inside all others, and no class with one is hard."""
        return self._all(self.escapes(i, k) | self.escapes(k, i) for i, k in combinations(range(self._layout.n), 2))

    def none_empty(self) -> Packed:
        """Say where no support is empty: there is a core, or some realized profile has it and not all others."""
        if self._layout.core:
            return self._true
        n = self._layout.n
        return self._all(self._any(self.escapes(i, j) for j in range(n) if j != i) for i in range(n))

    def antichain(self) -> Packed:
        """Say where no support is inside another."""
        return self._all(self.escapes(i, k) for i, k in permutations(range(self._layout.n), 2))

    def no_part_hard(self) -> Packed:
        """Say where no proper part of the hypotheses is hard."""
        everyone = (1 << self._layout.n) - 1
        return self._all(~self.hard(part) for part in range(1, everyone) if part.bit_count() >= 3)

    def _any(self, values: Iterable[Packed]) -> Packed:
        return ~self._all(~value for value in values)

    def _all(self, values: Iterable[Packed]) -> Packed:
        result = self._true
        for value in values:
            result = result & value
        return result


def _subsets(part: int) -> Iterator[int]:
    """Yield the sets of three or more of a part, larger ones before what they contain."""
    q = part
    while q:
        if q.bit_count() >= 3:
            yield q
        q = (q - 1) & part
