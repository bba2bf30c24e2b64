"""Proper generation in the limit under a replay budget as a Rabin game, solved exactly; independent of every criterion.

A state knows what replay supplies, what is left of each target's budget, how many points of each finite cell were
shown, and for each target how far the stream is in a new turn around its infinite cells. A turn of a target ends with a
wrong answer after all its infinite cells were shown once more, when all its finite cells were shown in full. The
adversary wins a play iff for some target turns end infinitely often, and, where finitely many examples may be outside
it, only finitely many are: the stream enumerates it, and answers are wrong for ever. Conversely such a target's turns
recur.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from echoproof.games.arena import Arena
from echoproof.model.budgets import Age, Bound, Budget, Every, Last, Noise, Total
from echoproof.model.cells import CellTable, members, profile_of
from echoproof.model.errors import LimitError
from echoproof.model.relations import Relations

MAX_STATES: Final = 200_000
"""States of one game."""
_DEAD: Final = -1


class Supply(NamedTuple):
    """What replay supplies: hypotheses whose support may be replayed, and answers still too young, oldest first."""

    ripe: int
    young: tuple[int, ...]


class State(NamedTuple):
    """Where a play stands. `answering`: an example was shown and an answer is due.

    Of the targets as bits, `turned`: a turn has just ended; `strayed`: the example was outside, which is then counted.
    """

    answering: bool
    supply: Supply
    left: tuple[int, ...]
    shown: tuple[int, ...]
    turns: tuple[int, ...]
    turned: int
    strayed: int


_Counts = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]
"""What a state says of examples: `left`, `shown` and `turns`."""


@dataclass(frozen=True, slots=True)
class _Game:
    table: CellTable
    budget: Budget
    profiles: tuple[int, ...]
    above: tuple[int, ...]
    finite: tuple[int, ...]
    around: tuple[tuple[int, ...], ...]
    """For each target its infinite cells, in the order of a turn."""
    limited: tuple[tuple[int, ...], ...]
    """For each target the places, in `finite`, of its finite cells."""
    known: dict[tuple[int, bool, _Counts], tuple[_Counts, ...]] = field(default_factory=dict)
    """What `_counted` yields: the same for all states that differ in what replay supplies alone, which are most."""
    ended: dict[tuple[int, ...], list[tuple[tuple[int, ...], int]]] = field(default_factory=dict)
    """For the turns of a state what `_ended` says of each answer, again the same for many states."""

    @classmethod
    def of(cls, table: CellTable, budget: Budget) -> _Game:
        finite = tuple(c for c, cell in enumerate(table.cells) if cell.size != "infinite")
        rows = [set(members(table.row(i))) for i in range(table.n)]
        around = tuple(tuple(sorted(row - set(finite))) for row in rows)
        limited = tuple(tuple(at for at, c in enumerate(finite) if c in row) for row in rows)
        return cls(table, budget, table.profiles, Relations.of(table).above, finite, around, limited)

    def start(self) -> State:
        bound = _bound(self.budget)
        left = (bound if isinstance(bound, int) else 0,) * self.table.n
        return State(False, Supply(0, ()), left, (0,) * len(self.finite), (0,) * self.table.n, 0, 0)

    def after(self, state: State) -> Iterator[State]:
        return self._answers(state) if state.answering else self._examples(state)

    def _examples(self, state: State) -> Iterator[State]:
        counts = state.left, state.shown, state.turns
        strays = _bound(self.budget) == "finite"
        noisy = isinstance(self.budget, Noise)
        for c, profile in enumerate(self.profiles):
            key = c, noisy or profile & state.supply.ripe != 0, counts
            if key not in self.known:
                self.known[key] = tuple(self._counted(*key))
            for left, shown, turns in self.known[key]:
                strayed = profile_of(i for i, budget in enumerate(left) if budget != _DEAD) & ~profile if strays else 0
                yield State(True, state.supply, left, shown, turns, 0, strayed)

    def _counted(self, c: int, supplied: bool, counts: _Counts) -> Iterator[_Counts]:
        """Yield the counts after an example of cell c, unless it is out of the question for every target."""
        profile = self.profiles[c]
        left = tuple(
            left_after(self.budget, left, genuine=profile >> i & 1 == 1, supplied=supplied)
            for i, left in enumerate(counts[0])
        )
        if max(left) == _DEAD:
            return
        for shown in self._shown(counts[1], c):
            yield left, shown, tuple(self._turn(i, c, turn, shown, left[i]) for i, turn in enumerate(counts[2]))

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
        if state.turns not in self.ended:
            self.ended[state.turns] = [self._ended(state.turns, answer) for answer in range(self.table.n)]
        for answer, (turns, turned) in enumerate(self.ended[state.turns]):
            yield State(
                False, supply_after(self.budget, state.supply, answer), state.left, state.shown, turns, turned, 0
            )

    def _ended(self, turns: tuple[int, ...], answer: int) -> tuple[tuple[int, ...], int]:
        """Return the turns after an answer, and the targets of which it ends one."""
        full = profile_of(i for i, turn in enumerate(turns) if turn == len(self.around[i]))
        turned = full & ~self.above[answer]
        return tuple(0 if turned >> i & 1 else turn for i, turn in enumerate(turns)), turned


def _bound(budget: Budget) -> Bound | None:
    """Return how many examples may be outside the target, None where their number is not bounded."""
    return budget.replays if isinstance(budget, Total) else budget.examples if isinstance(budget, Noise) else None


def left_after(budget: Budget, left: int, *, genuine: bool, supplied: bool) -> int:
    """Return what is left of a target's budget after an example: -1 when the stream is not legal for it any more.

    Under `Every` that is the number of rounds that have to pass before the next replay.
    """
    if left == _DEAD:
        return _DEAD
    if isinstance(budget, Every):
        if genuine:
            return max(0, left - 1)
        return budget.rounds - 1 if supplied and left == 0 else _DEAD
    if genuine:
        return left
    if not supplied:
        return _DEAD
    return left - 1 if isinstance(_bound(budget), int) else left  # from 0 that is _DEAD


def supply_after(budget: Budget, supply: Supply, answer: int) -> Supply:
    """Return what replay supplies after one more answer."""
    if isinstance(budget, Noise):
        return supply
    if isinstance(budget, Last):
        return Supply(1 << answer, ())
    young = (*supply.young, answer)
    if isinstance(budget, Age) and len(young) < budget.rounds:
        return Supply(supply.ripe, young)
    return Supply(supply.ripe | 1 << young[0], young[1:])


def adversary_wins_under(table: CellTable, budget: Budget, limit: int = MAX_STATES) -> bool:
    """Say whether the adversary wins proper generation in the limit under a budget.

    Raises LimitError beyond `limit` states; their number grows with the product of all counters.
    """
    game = _Game.of(table, budget)
    # Whatever was shown of a target's finite cells can be: so many states are certain.
    sizes = [
        [size for c in members(table.row(i)) if (size := table.cells[c].size) != "infinite"] for i in range(table.n)
    ]
    if max(math.prod(size + 1 for size in row) for row in sizes) > limit:
        raise LimitError(f"more than {limit} states")
    states = [game.start()]
    numbers = {states[0]: 0}
    after: list[list[int]] = []
    for state in states:  # which grows meanwhile
        after.append([])
        for following in dict.fromkeys(game.after(state)):
            if following not in numbers:
                numbers[following] = len(states)
                states.append(following)
            after[-1].append(numbers[following])
        if len(states) > limit:
            raise LimitError(f"more than {limit} states")
    arena, alive = Arena.of([state.answering for state in states], after), set(numbers.values())
    if _bound(budget) != "finite":
        return 0 in arena.rabin(alive, [({at for at in alive if states[at].turned}, set())])
    pairs = [
        ({at for at in alive if states[at].turned >> i & 1}, {at for at in alive if states[at].strayed >> i & 1})
        for i in range(table.n)
    ]
    return 0 in arena.rabin(alive, pairs)
