"""Closure dimension and the sample complexity of uniform generation.

For a finite class the closure dimension is the largest size of a finite, non-empty intersection of hypotheses, 0 when
there is none; the sample complexity of uniform generation is that plus one (Li, Raman, Tewari, arXiv:2410.13714), with
and without replay (Racca, Valko, Sanyal, arXiv:2603.11784v2, Theorem 4.1; v1, Theorem 3.1).
"""

from __future__ import annotations

from dataclasses import dataclass

from echoproof.model.cells import CellTable, members
from echoproof.model.errors import LimitError


@dataclass(frozen=True, slots=True)
class Closure:
    """The closure dimension of a class, and hypotheses whose intersection attains it (0: there are none)."""

    dimension: int
    hypotheses: int

    @property
    def sample_complexity(self) -> int:
        """The number of distinct examples that uniform generation needs."""
        return self.dimension + 1


def closure(table: CellTable, limit: int = 20_000_000) -> Closure:
    """Compute the closure dimension, exactly.

    A set S of hypotheses has a finite intersection iff no infinite cell has a profile that contains S. So S must leave
    every infinite profile: branch on the hypothesis that leaves the first one still containing S, and cut when the
    intersection cannot become the largest. Raises LimitError once `limit` cells were looked at.
    """
    infinite = [cell.profile for cell in table.cells if cell.size == "infinite"]
    finite = [(cell.profile, cell.size) for cell in table.cells if cell.size != "infinite"]
    best = Closure(0, 0)
    steps = 0
    # Each branch: the hypotheses chosen, those still to choose from, and the cells inside all chosen ones.
    stack = [(0, (1 << table.n) - 1, finite, infinite)]
    while stack:
        chosen, allowed, finite, infinite = stack.pop()
        steps += len(finite) + len(infinite)
        if steps > limit:
            raise LimitError(f"more than {limit} steps")
        weight = sum(size for _, size in finite)
        if weight <= best.dimension:
            continue
        if not infinite:
            best = Closure(weight, chosen)
            continue
        leaves = min((allowed & ~profile for profile in infinite), key=int.bit_count)
        for index in members(leaves):
            # Later branches do without this hypothesis: each set of hypotheses is reached once.
            allowed &= ~(1 << index)
            inside = [(profile, size) for profile, size in finite if profile >> index & 1]
            blocking = [profile for profile in infinite if profile >> index & 1]
            stack.append((chosen | 1 << index, allowed, inside, blocking))
    return best
