"""Proper generation in the limit under a replay budget as a Büchi game, solved exactly; independent of every criterion.

A state knows what replay supplies, what is left of each target's budget, how many points of each finite cell were
shown, and for each target how far the stream is in a new turn around its infinite cells. A turn of a target ends with a
wrong answer after all its infinite cells were shown once more, when all its finite cells were shown in full. The
adversary wins a play iff turns end infinitely often: then they do so for one target, which the stream enumerates, and
for which answers are wrong for ever. Conversely such a target's turns recur. Source of Büchi games: any textbook.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from echoproof.games.budgets import Age, Budget, Every, Last, Noise, Total
from echoproof.games.relations import Relations
from echoproof.games.solver import StateLimitError
from echoproof.model.cells import CellTable, members

MAX_STATES: Final = 200_000
"""States of one game."""
_DEAD: Final = -1


class Supply(NamedTuple):
    """What replay supplies: hypotheses whose support may be replayed, and answers still too young, oldest first."""

    ripe: int
    young: tuple[int, ...]


class State(NamedTuple):
    """Where a play stands. `answering`: an example was shown and an answer is due. `turned`: a turn has just ended."""

    answering: bool
    supply: Supply
    left: tuple[int, ...]
    shown: tuple[int, ...]
    turns: tuple[int, ...]
    turned: bool


@dataclass(frozen=True, slots=True)
class _Game:
    table: CellTable
    budget: Budget
    above: tuple[int, ...]
    finite: tuple[int, ...]
    around: tuple[tuple[int, ...], ...]
    """For each target its infinite cells, in the order of a turn."""
    limited: tuple[tuple[int, ...], ...]
    """For each target the places, in `finite`, of its finite cells."""

    @classmethod
    def of(cls, table: CellTable, budget: Budget) -> _Game:
        finite = tuple(c for c, cell in enumerate(table.cells) if cell.size != "infinite")
        rows = [set(members(table.row(i))) for i in range(table.n)]
        around = tuple(tuple(sorted(row - set(finite))) for row in rows)
        limited = tuple(tuple(at for at, c in enumerate(finite) if c in row) for row in rows)
        return cls(table, budget, Relations.of(table).above, finite, around, limited)

    def start(self) -> State:
        whole = self.budget.replays if isinstance(self.budget, Total) else 0
        if isinstance(self.budget, Noise):
            whole = self.budget.examples
        left = (whole or 0,) * self.table.n
        return State(False, Supply(0, ()), left, (0,) * len(self.finite), (0,) * self.table.n, False)

    def after(self, state: State) -> Iterator[State]:
        return self._answers(state) if state.answering else self._examples(state)

    def _examples(self, state: State) -> Iterator[State]:
        for c, cell in enumerate(self.table.cells):
            supplied = isinstance(self.budget, Noise) or cell.profile & state.supply.ripe != 0
            left = tuple(
                _DEAD if budget == _DEAD else self._spent(budget, bool(cell.profile >> i & 1), supplied)
                for i, budget in enumerate(state.left)
            )
            if max(left) == _DEAD:
                continue
            for shown in self._shown(state.shown, c):
                turns = tuple(self._turn(i, c, state.turns[i], shown, left[i]) for i in range(self.table.n))
                yield State(True, state.supply, left, shown, turns, False)

    def _spent(self, budget: int, genuine: bool, supplied: bool) -> int:
        """Return what is left of a target's budget after an example."""
        if isinstance(self.budget, Every):  # the rounds that have to pass before the next replay
            if genuine:
                return max(0, budget - 1)
            return self.budget.rounds - 1 if supplied and budget == 0 else _DEAD
        if genuine:
            return budget
        if not supplied:
            return _DEAD
        bounded = isinstance(self.budget, Noise) or (isinstance(self.budget, Total) and self.budget.replays is not None)
        return budget - 1 if bounded else budget  # from 0 that is _DEAD

    def _shown(self, shown: tuple[int, ...], c: int) -> Iterator[tuple[int, ...]]:
        """Yield what is shown of the finite cells after an example of cell c: a new point of it, or one again."""
        if c not in self.finite:
            yield shown
            return
        at, size = self.finite.index(c), self.table.cells[c].size
        if shown[at] > 0:
            yield shown
        if isinstance(size, int) and shown[at] < size:
            yield (*shown[:at], shown[at] + 1, *shown[at + 1 :])

    def _turn(self, i: int, c: int, turn: int, shown: tuple[int, ...], left: int) -> int:
        if left == _DEAD or any(shown[at] != self.table.cells[self.finite[at]].size for at in self.limited[i]):
            return 0
        around = self.around[i]
        return turn + 1 if turn < len(around) and around[turn] == c else turn

    def _answers(self, state: State) -> Iterator[State]:
        for answer in range(self.table.n):
            ended = [
                state.turns[i] == len(self.around[i]) and not self.above[answer] >> i & 1 for i in range(self.table.n)
            ]
            turns = tuple(0 if end else turn for end, turn in zip(ended, state.turns, strict=True))
            yield State(False, self._supply(state.supply, answer), state.left, state.shown, turns, any(ended))

    def _supply(self, supply: Supply, answer: int) -> Supply:
        if isinstance(self.budget, Noise):
            return supply
        if isinstance(self.budget, Last):
            return Supply(1 << answer, ())
        young = (*supply.young, answer)
        if isinstance(self.budget, Age) and len(young) < self.budget.rounds:
            return Supply(supply.ripe, young)
        return Supply(supply.ripe | 1 << young[0], young[1:])


def adversary_wins_under(table: CellTable, budget: Budget, limit: int = MAX_STATES) -> bool:
    """Say whether the adversary wins proper generation in the limit under a budget.

    Raises StateLimitError beyond `limit` states; their number grows with the product of all counters.
    """
    game = _Game.of(table, budget)
    start = game.start()
    after: dict[State, list[State]] = {}
    stack = [start]
    while stack:
        state = stack.pop()
        if state not in after:
            after[state] = list(dict.fromkeys(game.after(state)))
            stack.extend(after[state])
            if len(after) > limit:
                raise StateLimitError(f"more than {limit} states")
    return start in _buchi(after)


def _buchi(after: dict[State, list[State]]) -> set[State]:
    """Return the states from which the adversary can have turns end infinitely often."""
    before = defaultdict(list)
    for state, nexts in after.items():
        for each in nexts:
            before[each].append(state)
    alive = set(after)
    while True:
        reaching = _attractor({s for s in alive if s.turned}, alive, after, before, answering=False)
        lost = alive - reaching
        if not lost:
            return alive
        alive -= _attractor(lost, alive, after, before, answering=True)


def _attractor(
    goal: Iterable[State],
    alive: set[State],
    after: dict[State, list[State]],
    before: dict[State, list[State]],
    *,
    answering: bool,
) -> set[State]:
    """Return the states from which the player who moves where `answering` says can force the play into the goal."""
    reached, queue = set(goal), list(goal)
    missing: dict[Hashable, int] = {}
    while queue:
        for state in before[queue.pop()]:
            if state not in alive or state in reached:
                continue
            if state.answering != answering:
                missing[state] = missing.get(state) or sum(each in alive for each in after[state])
                missing[state] -= 1
                if missing[state]:
                    continue
            reached.add(state)
            queue.append(state)
    return reached
