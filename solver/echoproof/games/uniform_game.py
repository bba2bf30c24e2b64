"""Proper uniform generation as a game, solved exactly; shares no code with the characterization.

A class has sample complexity at most d iff the generator can play so that no answer is wrong once d distinct examples
were shown. So the adversary wants a wrong answer after as many distinct examples as it can. A state holds the
hypotheses answered so far, the targets for which the stream so far is legal, how many points of each finite cell were
shown, and how many distinct examples. All of it only grows or only shrinks, and a round that changes nothing gains the
adversary nothing. A fresh point of a cell serves it as well as an old one: it counts, and suits the same targets.
Distinct examples are counted up to one more than the points of all finite cells, since a generator that has any
threshold has one up to there: then a point of an infinite cell was shown, and the generator may imagine as many more of
that cell's points as its threshold wants.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from echoproof.model.cells import CellTable
from echoproof.model.errors import LimitError

MAX_POINTS: Final = 200
"""Points of the finite cells of one class."""


class _State(NamedTuple):
    answered: int
    targets: int
    shown: tuple[int, ...]
    """Of each cell the points shown; infinite cells are not counted."""
    distinct: int


@dataclass(slots=True)
class _Game:
    table: CellTable
    replay: bool
    limit: int
    cap: int
    below: tuple[int, ...]
    known: dict[_State, int] = field(default_factory=dict)

    def latest_error(self, state: _State) -> int:
        """Return the number of distinct examples after which the adversary can still have a wrong answer; 0: none."""
        if state not in self.known:
            if len(self.known) >= self.limit:
                raise LimitError(f"more than {self.limit} states")
            self.known[state] = 0  # a round that changes nothing
            latest = 0
            for example in self._examples(state):
                latest = max(latest, self._reply(state, *example, latest))
                if latest == self.cap:
                    break
            self.known[state] = latest
        return self.known[state]

    def _examples(self, state: _State) -> list[tuple[int, tuple[int, ...], int]]:
        """Return (targets, shown, distinct) after each legal example."""
        found = []
        for at, cell in enumerate(self.table.cells):
            replayed = self.replay and cell.profile & state.answered != 0
            targets = state.targets if replayed else state.targets & cell.profile
            if targets:
                fresh = cell.size == "infinite" or state.shown[at] < cell.size
                counted = fresh and cell.size != "infinite"
                shown = (*state.shown[:at], state.shown[at] + counted, *state.shown[at + 1 :])
                found.append((targets, shown, min(self.cap, state.distinct + fresh)))
        return found

    def _reply(self, state: _State, targets: int, shown: tuple[int, ...], distinct: int, enough: int) -> int:
        """Return the value after the best answer, or something at most `enough` when that is at most `enough`."""
        least = self.cap
        for answer in range(self.table.n):
            wrong = distinct if targets & ~self.below[answer] else 0
            if wrong < least:
                after = self.latest_error(_State(state.answered | 1 << answer, targets, shown, distinct))
                least = min(least, max(wrong, after))
            if least <= enough:
                break
        return least


def least_threshold(table: CellTable, *, replay: bool, limit: int = 1_000_000) -> int | None:
    """Return the sample complexity of proper uniform generation, None when there is none.

    Raises LimitError beyond `limit` states, of which there are up to 4^n times the counters' values, and when the
    finite cells have more than MAX_POINTS points.
    """
    profiles, n = table.profiles, table.n
    below = tuple(sum(1 << i for i in range(n) if all(p >> i & 1 for p in profiles if p >> j & 1)) for j in range(n))
    cap = 1 + sum(cell.size for cell in table.cells if cell.size != "infinite")
    if cap > MAX_POINTS + 1:
        raise LimitError(f"more than {MAX_POINTS} points in finite cells")
    game = _Game(table, replay, limit, cap, below)
    latest = game.latest_error(_State(0, (1 << n) - 1, (0,) * len(profiles), 0))
    return None if latest == cap else latest + 1
