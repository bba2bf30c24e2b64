r"""The replay number of a class at the best sizes of its cells: how few replays can be enough, given what is realized.

Under a budget sizes matter, and a smaller cell is never worse for the adversary. A set G of targets without a common
lower bound has a finite price iff no infinite cell splits it, that is, belongs to some of G but not to all. So at most
r replays are enough for some sizes iff there are a realized P and for every answer j a G in P without a common lower
bound such that, with U the union of G, every k in G has U \ h_k inside h_j and of at most r cells, and every hypothesis
has a cell that splits none of these G: these cells may be infinite, the others have one point. docs/budgets.md has the
proof.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Final, Literal

from echoproof.deciding.replay_number import Traps
from echoproof.model.cells import Cell, CellTable, members, profile_of
from echoproof.model.errors import LimitError
from echoproof.model.relations import Relations

MAX_CHOICES: Final = 1 << 17
"""Sets of targets, and sets of split cells, that are looked at for one class."""

Trap = tuple[int, int]
"""The price of targets without a common lower bound when every cell has one point, and the cells that split them."""


@dataclass(frozen=True, slots=True)
class LeastReplays:
    """The least replay number over all sizes of the cells, and the profiles of the cells that are infinite there.

    The other cells have one point each. With an infinite number there are no such sizes: `infinite` is empty.
    """

    number: int | Literal["infinite"]
    infinite: tuple[int, ...]

    def sized(self, table: CellTable) -> CellTable:
        """Return the cells of the class with the sizes for which a finite number is attained."""
        cells = (Cell(p, "infinite" if p in self.infinite else 1) for p in table.profiles)
        return CellTable(table.names, tuple(cells))


def least_replays(table: CellTable) -> LeastReplays | None:
    """Return the least replay number of the classes that realize the same profiles; None when they are not hard.

    The sizes in the table play no part. Raises LimitError when there is more to look at than MAX_CHOICES.
    """
    search = _Search(table)
    hard, best = False, LeastReplays("infinite", ())
    # A first example with more targets leaves the adversary more room: it is tried first.
    for profile in sorted(table.profiles, key=lambda p: (-p.bit_count(), p)):
        traps = [search.traps(profile, answer) for answer in range(table.n)]
        hard = hard or all(traps)
        if (found := search.choice(traps, best.number)) is not None:
            price, split = found
            best = LeastReplays(price, search.covering(~split))
    return best if hard else None


class _Search:
    """Looks for traps, one for every answer, that leave each hypothesis a cell which splits none of them."""

    def __init__(self, table: CellTable) -> None:
        self._table = table
        self._relations = Relations.of(table)
        everything = (1 << len(table.cells)) - 1
        self._prices = Traps(self._relations, ((1, everything),), infinite=0)
        self._steps = 0

    def traps(self, profile: int, answer: int) -> list[Trap]:
        """Return the traps after an answer of which no other is as cheap and split by no other cells, cheap ones first.

        More targets cost no less and are split by no fewer cells, so that smallest sets without a lower bound do.
        """
        found: list[int] = []
        for group in self._relations.groups(answer, profile):
            for size in range(1, group.bit_count() + 1):
                for chosen in map(profile_of, combinations(members(group), size)):
                    self._step(1)
                    if not self._relations.lower_bounds(chosen) and not any(trap & ~chosen == 0 for trap in found):
                        found.append(chosen)
        return _undominated((self._prices.price(chosen), self._split(chosen)) for chosen in found)

    def choice(self, traps: list[list[Trap]], known: int | Literal["infinite"]) -> Trap | None:
        """Choose a trap for every answer: what they cost and split, when that is less than a known number."""
        reached: list[Trap] = [(0, 0)]
        for after in traps:
            tried = [
                (max(price, further), split | more)
                for price, split in reached
                for further, more in after
                if known == "infinite" or further < known
            ]
            self._step(len(tried))
            reached = _undominated((price, split) for price, split in tried if self.covering(~split))
        return reached[0] if reached else None

    def covering(self, cells: int) -> tuple[int, ...]:
        """Return the profiles of few of the cells that meet every hypothesis, as large as may be; () if they do not."""
        everyone, profiles = (1 << self._table.n) - 1, self._table.profiles
        kept = sorted((p for c, p in enumerate(profiles) if cells >> c & 1), key=lambda p: (p.bit_count(), p))
        if _union(kept) != everyone:
            return ()
        for profile in tuple(kept):
            if _union(other for other in kept if other != profile) == everyone:
                kept.remove(profile)
        return tuple(sorted(kept))

    def _split(self, targets: int) -> int:
        return profile_of(c for c, p in enumerate(self._table.profiles) if 0 != p & targets != targets)

    def _step(self, more: int) -> None:
        self._steps += more
        if self._steps > MAX_CHOICES:
            raise LimitError(f"more than {MAX_CHOICES} choices of targets")


def _union(profiles: Iterable[int]) -> int:
    union = 0
    for profile in profiles:
        union |= profile
    return union


def _undominated(traps: Iterable[Trap]) -> list[Trap]:
    """Leave out what is no cheaper than another and split by the same cells and more."""
    kept: list[Trap] = []
    for price, split in sorted(set(traps)):
        if not any(other & ~split == 0 for _, other in kept):
            kept.append((price, split))
    return kept
