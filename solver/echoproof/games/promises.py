"""Generation of elements with promises, as a game that is solved exactly; shares no code with the closed forms.

Whatever the target h, every answer has to be a new element of h from the d(h)-th distinct example on. The adversary
wants one wrong answer. A state holds what is left of each target's wrong examples, the points shown of each finite
cell, the cells with a point that was answered and not shown, and the number of distinct examples, up to the greatest
promise. Less need not be looked at: an example shown again changes nothing; an answer that need not yet be right is
best given to what was shown, which supplies nothing; and to answer again what was answered and not shown is as right as
any other point of its cell, and supplies no more. So there is at most one such point in each cell, and what changes
nothing but that gains the adversary nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from echoproof.model.cells import Cell, CellTable
from echoproof.model.errors import LimitError

MAX_EXAMPLES: Final = 300
"""Distinct examples of one play: the points of the finite cells and the greatest promise."""


class _State(NamedTuple):
    left: tuple[int, ...]
    """Of each target how many more examples may be wrong, -1 when it is not possible any more."""
    shown: tuple[int, ...]
    """Of each cell the points shown; infinite cells are not counted."""
    answered: int
    """The cells with a point that was answered and not shown, as bits."""
    distinct: int


@dataclass(slots=True)
class _Game:
    cells: tuple[Cell, ...]
    promises: tuple[int, ...]
    replay: bool
    limit: int
    cap: int
    known: dict[_State, bool] = field(default_factory=dict)

    def is_lost(self, state: _State) -> bool:
        """Whether the generator, to answer in this state, cannot keep its promises."""
        if state not in self.known:
            if len(self.known) >= self.limit:
                raise LimitError(f"more than {self.limit} states")
            answers = self._answers(state)
            self.known[state] = all(any(map(self.is_lost, self.examples(after))) for after in answers)
        return self.known[state]

    def _answers(self, state: _State) -> Iterator[_State]:
        due = [k for k, left in enumerate(state.left) if left >= 0 and self.promises[k] <= state.distinct]
        if not due:
            yield state
            return
        right = [
            c
            for c, cell in enumerate(self.cells)
            if all(cell.profile >> k & 1 for k in due) and (cell.size == "infinite" or state.shown[c] < cell.size)
        ]
        for c in right:
            yield state._replace(answered=state.answered | 1 << c) if self.replay else state

    def examples(self, state: _State) -> Iterator[_State]:
        """Yield the states after each example that changes anything."""
        for c, cell in enumerate(self.cells):
            supplied = state.answered >> c & 1
            genuine = tuple(
                left - (not cell.profile >> k & 1) if left >= 0 else -1 for k, left in enumerate(state.left)
            )
            fresh = cell.size == "infinite" or state.shown[c] + supplied < cell.size
            if supplied:
                yield from self._shown(state, c, state.left, state.answered & ~(1 << c))
            if fresh and max(genuine) >= 0:
                yield from self._shown(state, c, genuine, state.answered)

    def _shown(self, state: _State, c: int, left: tuple[int, ...], answered: int) -> Iterator[_State]:
        counted = self.cells[c].size != "infinite"
        shown = (*state.shown[:c], state.shown[c] + counted, *state.shown[c + 1 :])
        distinct = min(self.cap, state.distinct + 1)
        if (left, shown, distinct) != (state.left, state.shown, state.distinct):
            yield _State(left, shown, answered, distinct)


def keeps_promises(
    table: CellTable, promises: Sequence[int], *, replay: bool, wrong: int = 0, limit: int = 1_000_000
) -> bool:
    """Say whether some generator of elements keeps a promise for each hypothesis, all of them at least 1.

    With `replay` answers may be shown; without it at most `wrong` examples may be outside the target, whatever they
    are. Raises LimitError beyond `limit` states, or when a play can have more than MAX_EXAMPLES distinct examples.
    """
    cap = max(promises)
    if cap + sum(cell.size for cell in table.cells if cell.size != "infinite") > MAX_EXAMPLES:
        raise LimitError(f"more than {MAX_EXAMPLES} distinct examples")
    nowhere = (Cell(0, "infinite"),) if wrong else ()  # a wrong example may be in no hypothesis
    cells = table.cells + nowhere
    game = _Game(cells, tuple(promises), replay, limit, cap)
    start = _State((wrong,) * table.n, (0,) * len(cells), 0, 0)
    return not any(map(game.is_lost, game.examples(start)))


def least_uniform_promise(table: CellTable, *, replay: bool, wrong: int = 0, limit: int = 1_000_000) -> int | None:
    """Return the sample complexity of uniform generation of elements; None: there is none.

    Raises LimitError as `keeps_promises` does. A promise that cannot be kept beyond `far` examples never can: then
    more than the points of all finite cells were shown, and more of an infinite cell than may be wrong, so that it is
    one of every possible target.
    """
    far = 1 + sum(cell.size for cell in table.cells if cell.size != "infinite") + wrong * (len(table.cells) + 1)
    promises = range(1, far + 1)
    return next(
        (d for d in promises if keeps_promises(table, (d,) * table.n, replay=replay, wrong=wrong, limit=limit)), None
    )
