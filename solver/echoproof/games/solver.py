"""The infinite game of proper generation in the limit, solved directly; shares no code with the criterion.

A state is (R, V, q): the hypotheses answered so far, the targets for which the stream so far is legal, and how many
questions are left: whether a point is in the target. An example of profile c keeps V when c meets R (it may be a
replay) or contains V, and otherwise turns V into V & c; an answer j turns R into R | {j}; a question about a point of c
turns V into V & c or V - c, as the adversary likes. All three change monotonically, so a play stays in one state from
some round on, and there the adversary wins iff it can show every element of some targets for ever while no answer
already given is right for all of them. Cells may be taken infinite, since an element may be shown again. Without replay
nothing meets R. The same game under other rules, with counters for them: `games.limit_game`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from echoproof.model.cells import CellTable
from echoproof.model.errors import LimitError
from echoproof.model.relations import Goal


@dataclass(slots=True)
class _Game:
    n: int
    cells: tuple[int, ...]
    replay: bool
    limit: int
    right: tuple[int, ...]
    known: dict[tuple[int, int, int], bool] = field(default_factory=dict)

    def adversary_wins(self, answered: int, targets: int, questions: int) -> bool:
        """Solve the state with the adversary to move."""
        state = (answered, targets, questions)
        if state not in self.known:
            if len(self.known) >= self.limit:
                raise LimitError(f"more than {self.limit} states")
            replayed = answered if self.replay else 0
            narrower = {targets & cell for cell in self.cells if targets & ~cell and not cell & replayed}
            self.known[state] = any(
                left and self.generator_loses(answered, left, questions) for left in narrower
            ) or self._stays(answered, targets, questions, narrower)
        return self.known[state]

    def generator_loses(self, answered: int, targets: int, questions: int, known: int = 0) -> bool:
        """Solve the state after an example; the answers that are known to lose are left out."""
        return all(
            self.adversary_wins(answered | 1 << answer, targets, questions)
            for answer in range(self.n)
            if not known >> answer & 1
        ) and all(
            any(self.generator_loses(answered, left, questions - 1) for left in (targets & cell, targets & ~cell))
            for cell in self.cells
            if questions and targets & cell not in (0, targets)
        )

    def _stays(self, answered: int, targets: int, questions: int, narrower: set[int]) -> bool:
        full = targets
        for left in narrower:
            full &= ~left
        if not full:
            return False
        if any(answered >> j & 1 and full & ~self.right[j] == 0 for j in range(self.n)):
            return False
        return self.generator_loses(answered, targets, questions, known=answered)


def adversary_wins(
    table: CellTable,
    *,
    replay: bool,
    questions: int = 0,
    goal: Goal = "inside",
    limit: int = 1_000_000,
) -> bool:
    """Say whether the adversary wins proper generation in the limit, i.e. whether the class is not generatable.

    The generator may ask so many questions; its answers are right when they are inside the target, or equal to it.
    `limit` bounds the states looked at; LimitError when it is reached. Up to 4^n for each number of questions left,
    each n * cells steps.
    """
    cells, n = table.profiles, table.n
    # right[j]: the targets for which h_j is right, those that contain it or itself alone.
    right = tuple(
        sum(1 << i for i in range(n) if all(cell >> i & 1 for cell in cells if cell >> j & 1)) for j in range(n)
    )
    game = _Game(n, cells, replay, limit, right if goal == "inside" else tuple(1 << j for j in range(n)))
    return any(game.generator_loses(0, cell, questions) for cell in cells)
