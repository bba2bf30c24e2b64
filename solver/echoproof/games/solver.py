"""The infinite game of proper generation in the limit, solved directly; shares no code with the criterion.

A state is (R, V): the hypotheses answered so far, and the targets for which the stream so far is legal. An example of
profile c keeps V when c meets R (it may be a replay) or contains V, and otherwise turns V into V & c; an answer j turns
R into R | {j}. Both change monotonically, so a play stays in one state from some round on, and there the adversary
wins iff it can show every element of some targets for ever while no answer already given is right for all of them.
Cells may be taken infinite, since an element may be shown again. Without replay nothing meets R.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from echoproof.model.cells import CellTable
from echoproof.model.errors import LimitError


@dataclass(slots=True)
class _Game:
    n: int
    cells: tuple[int, ...]
    replay: bool
    limit: int
    below: tuple[int, ...]
    known: dict[tuple[int, int], bool] = field(default_factory=dict)

    def adversary_wins(self, answered: int, targets: int) -> bool:
        """Solve the state with the adversary to move."""
        state = (answered, targets)
        if state not in self.known:
            if len(self.known) >= self.limit:
                raise LimitError(f"more than {self.limit} states")
            replayed = answered if self.replay else 0
            narrower = {targets & cell for cell in self.cells if targets & ~cell and not cell & replayed}
            self.known[state] = self._narrows(answered, narrower) or self._stays(answered, targets, narrower)
        return self.known[state]

    def _narrows(self, answered: int, narrower: set[int]) -> bool:
        return any(
            all(self.adversary_wins(answered | 1 << answer, left) for answer in range(self.n))
            for left in narrower
            if left
        )

    def _stays(self, answered: int, targets: int, narrower: set[int]) -> bool:
        full = targets
        for left in narrower:
            full &= ~left
        if not full:
            return False
        if any(answered >> j & 1 and full & ~self.below[j] == 0 for j in range(self.n)):
            return False
        return all(
            self.adversary_wins(answered | 1 << answer, targets)
            for answer in range(self.n)
            if not answered >> answer & 1
        )


def adversary_wins(table: CellTable, *, replay: bool, limit: int = 1_000_000) -> bool:
    """Say whether the adversary wins proper generation in the limit, i.e. whether the class is not generatable.

    `limit` bounds the states looked at; LimitError when it is reached. Up to 4^n states, each n * cells steps.
    """
    cells, n = table.profiles, table.n
    # below[j]: the targets that contain h_j.
    below = tuple(
        sum(1 << i for i in range(n) if all(cell >> i & 1 for cell in cells if cell >> j & 1)) for j in range(n)
    )
    game = _Game(n, cells, replay, limit, below)
    return any(all(game.adversary_wins(1 << answer, cell) for answer in range(n)) for cell in cells)
