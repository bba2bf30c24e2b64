"""Proper generation in the limit as a Rabin game, under any rules, solved exactly; independent of every criterion.

A state knows what replay supplies, what is left of each target's bounds and of the questions, how many points of each
finite cell were shown, and for each target how far the stream is in a new turn around its infinite cells. A turn of a
target ends with a wrong answer after all its infinite cells were shown once more, when all its finite cells were shown
but for what may be omitted. (Of an infinite cell a turn leaves out no more than finitely many points, and it need not
leave out any.) The adversary wins a play iff for some target turns end infinitely often, and, where finitely many
examples may be outside it, only finitely many are: the stream enumerates it, and answers are wrong for ever. Conversely
such a target's turns recur. All points of a cell are alike, so that a question is about a cell.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from echoproof.games.arena import Arena
from echoproof.games.rules import DEAD, Left, Rules, Supply, at_first, left_after, supply_after
from echoproof.model.cells import CellTable, members, profile_of
from echoproof.model.errors import LimitError
from echoproof.model.relations import Relations

MAX_STATES: Final = 200_000
"""States of one game."""


_ANSWER: Final = -1


class State(NamedTuple):
    """Where a play stands.

    Of the targets as bits, `turned`: a turn has just ended; `strayed`: the example was outside, of a kind of which only
    finitely many may be.
    """

    due: int | None
    """None: an example; _ANSWER: an answer, or a question; a cell: whether its points are in the target."""
    supply: Supply
    questions: int
    counts: int
    """The place of the counts in the list of all that were met: the same for all states that differ in the rest."""
    turned: int
    strayed: int


class Counts(NamedTuple):
    """What examples count: what is left of each target's bounds, points shown of finite cells, how far turns are."""

    left: tuple[Left, ...]
    shown: tuple[int, ...]
    turns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Game:
    table: CellTable
    rules: Rules
    profiles: tuple[int, ...]
    right: tuple[int, ...]
    """For each answer the targets for which it is right."""
    finite: tuple[int, ...]
    around: tuple[tuple[int, ...], ...]
    """For each target its infinite cells, in the order of a turn."""
    limited: tuple[tuple[int, ...], ...]
    """For each target the places, in `finite`, of its finite cells."""
    counts: list[Counts] = field(default_factory=list)
    places: dict[Counts, int] = field(default_factory=dict)
    shows: dict[tuple[int, bool, int], list[tuple[int, int]]] = field(default_factory=dict)
    """What `_counted` says of a cell, of whether replay supplies it, and of the place of the counts."""
    ended: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    """For the place of the counts what `_ended` says of each answer."""
    lefts: dict[tuple[Left, bool], tuple[tuple[Left, bool], tuple[Left, bool]]] = field(default_factory=dict)
    full: dict[tuple[int, ...], int] = field(default_factory=dict)
    supplies: dict[tuple[Supply, int], Supply] = field(default_factory=dict)

    @classmethod
    def of(cls, table: CellTable, rules: Rules) -> _Game:
        finite = tuple(c for c, cell in enumerate(table.cells) if cell.size != "infinite")
        rows = [set(members(table.row(i))) for i in range(table.n)]
        around = tuple(tuple(sorted(row - set(finite))) for row in rows)
        limited = tuple(tuple(at for at, c in enumerate(finite) if c in row) for row in rows)
        above = Relations.of(table).above
        right = above if rules.goal == "inside" else tuple(1 << i for i in range(table.n))
        return cls(table, rules, table.profiles, right, finite, around, limited)

    def start(self) -> State:
        left, none = (at_first(self.rules),) * self.table.n, (0,) * self.table.n
        return State(None, Supply(0, ()), self.rules.questions, self._place(left, (0,) * len(self.finite), none), 0, 0)

    def _place(self, left: tuple[Left, ...], shown: tuple[int, ...], turns: tuple[int, ...]) -> int:
        counts = Counts(left, shown, turns)
        if counts not in self.places:
            self.places[counts] = len(self.counts)
            self.counts.append(counts)
        return self.places[counts]

    def after(self, state: State) -> Iterator[State]:
        if state.due is None:
            return self._examples(state)
        return self._answers(state) if state.due == _ANSWER else self._told(state, self.profiles[state.due])

    def _examples(self, state: State) -> Iterator[State]:
        for c, profile in enumerate(self.profiles):
            key = c, profile & state.supply.ripe != 0, state.counts
            if key not in self.shows:
                self.shows[key] = list(self._counted(*key))
            for counts, strayed in self.shows[key]:
                yield State(_ANSWER, state.supply, state.questions, counts, 0, strayed)

    def _counted(self, c: int, supplied: bool, counts: int) -> Iterator[tuple[int, int]]:
        """Yield the counts after an example of cell c, with who strayed, unless it is legal for no target."""
        profile, before = self.profiles[c], self.counts[counts]
        outcomes = {each: self._left(each, supplied) for each in set(before.left)}
        after = [outcomes[each][profile >> i & 1] for i, each in enumerate(before.left)]
        left = tuple([each for each, _ in after])
        alive = profile_of(i for i, each in enumerate(left) if each != DEAD)
        if not alive:
            return
        strayed = profile_of(i for i, (_, strays) in enumerate(after) if strays)
        for shown in self._shown(before.shown, c):
            going = self._full(shown) & alive
            turns = [
                turn + (self.around[i][turn : turn + 1] == (c,)) if going >> i & 1 else 0
                for i, turn in enumerate(before.turns)
            ]
            yield self._place(left, shown, tuple(turns)), strayed

    def _left(self, left: Left, supplied: bool) -> tuple[tuple[Left, bool], tuple[Left, bool]]:
        """Return what is left, with whether it strays, after an example outside the target, and after one inside."""
        key = left, supplied
        if key not in self.lefts:
            outside, inside = (left_after(self.rules, left, genuine=each, supplied=supplied) for each in (False, True))
            self.lefts[key] = outside, inside
        return self.lefts[key]

    def _supply(self, supply: Supply, answer: int) -> Supply:
        key = supply, answer
        if key not in self.supplies:
            self.supplies[key] = supply_after(self.rules, supply, answer)
        return self.supplies[key]

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

    def _full(self, shown: tuple[int, ...]) -> int:
        """Return the targets of which no more points of finite cells are missing than may be omitted."""
        if shown not in self.full:
            self.full[shown] = profile_of(i for i in range(self.table.n) if self._is_full(i, shown))
        return self.full[shown]

    def _is_full(self, i: int, shown: tuple[int, ...]) -> bool:
        if self.rules.omitted == "finite":
            return True
        missing = 0
        for at in self.limited[i]:
            size = self.table.cells[self.finite[at]].size
            missing += size - shown[at] if isinstance(size, int) else 0
        return missing <= self.rules.omitted

    def _answers(self, state: State) -> Iterator[State]:
        left, shown, turns = self.counts[state.counts]
        if state.questions:
            alive = profile_of(i for i, each in enumerate(left) if each != DEAD)
            for c, profile in enumerate(self.profiles):
                if profile & alive not in (0, alive):
                    yield state._replace(due=c, questions=state.questions - 1, strayed=0)
        if state.counts not in self.ended:
            ended = [self._ended(turns, answer) for answer in range(self.table.n)]
            self.ended[state.counts] = [(self._place(left, shown, after), turned) for after, turned in ended]
        for answer, (counts, turned) in enumerate(self.ended[state.counts]):
            yield State(None, self._supply(state.supply, answer), state.questions, counts, turned, 0)

    def _told(self, state: State, profile: int) -> Iterator[State]:
        """Yield the states after the answer yes, and no: it is true for the targets that are left."""
        before = self.counts[state.counts]
        for targets in (profile, ~profile):
            left = tuple(each if targets >> i & 1 else DEAD for i, each in enumerate(before.left))
            turns = tuple(each if targets >> i & 1 else 0 for i, each in enumerate(before.turns))
            yield state._replace(due=_ANSWER, counts=self._place(left, before.shown, turns))

    def _ended(self, turns: tuple[int, ...], answer: int) -> tuple[tuple[int, ...], int]:
        """Return the turns after an answer, and the targets of which it ends one."""
        full = profile_of(i for i, turn in enumerate(turns) if turn == len(self.around[i]))
        turned = full & ~self.right[answer]
        return tuple(0 if turned >> i & 1 else turn for i, turn in enumerate(turns)), turned


def adversary_wins_under(table: CellTable, rules: Rules, limit: int = MAX_STATES) -> bool:
    """Say whether the adversary wins proper generation in the limit under these rules.

    Raises LimitError beyond `limit` states; their number grows with the product of all counters.
    """
    game = _Game.of(table, rules)
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
    arena, alive = Arena.of([state.due == _ANSWER for state in states], after), set(numbers.values())
    if "finite" not in (rules.wrong, getattr(rules.replay, "replays", None)):
        return 0 in arena.rabin(alive, [({at for at in alive if states[at].turned}, set())])
    pairs = [
        ({at for at in alive if states[at].turned >> i & 1}, {at for at in alive if states[at].strayed >> i & 1})
        for i in range(table.n)
    ]
    return 0 in arena.rabin(alive, pairs)
