"""Non-uniform generation as a game with counters, solved exactly; shares no code with the closed forms.

A generator has promised to be right for each target h in every round in which d(h) distinct examples have been shown,
the new one included. The adversary wants a broken promise. A position holds the targets for which the stream so far is
legal, the number of distinct examples, counted up to the largest promise, how many points of each finite cell were
shown, and of which cells a point was answered that has not been shown. A generator answers such a point again rather
than another of its cell, for that is right for the same targets and gives nothing more to replay; and where no promise
is due it repeats an example. Once all promises are due, points of infinite cells are no longer counted, so an answer
in one is worth nothing to the adversary, and an example that takes no target away nothing either: the last answer does
again. So each round that is looked at shows more, or leaves fewer targets, and the game ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from echoproof.model.cells import CellTable
from echoproof.model.errors import LimitError

MAX_PROMISED: Final = 200
"""The largest promise in a game: rounds that it may take before all promises are due."""


class Position(NamedTuple):
    """What has come of the game before the adversary moves."""

    targets: int
    distinct: int
    shown: tuple[int, ...]
    """Of each cell the points shown; of infinite cells they are not counted."""
    answered: int
    """With replay the cells of which a point was answered that has not been shown."""


@dataclass(slots=True)
class _Game:
    table: CellTable
    promises: Sequence[int]
    replay: bool
    limit: int
    known: dict[Position, bool] = field(default_factory=dict)

    def wins(self, at: Position) -> bool:
        """Whether the adversary can have a broken promise from here."""
        if at not in self.known:
            if len(self.known) >= self.limit:
                raise LimitError(f"more than {self.limit} positions")
            self.known[at] = any(all(map(self.wins, self._answers(seen))) for seen in self._examples(at))
        return self.known[at]

    def _examples(self, at: Position) -> Iterator[Position]:
        """Yield what the examples lead to that are worth showing."""
        for c, cell in enumerate(self.table.cells):
            owed = self.replay and at.answered >> c & 1
            left = None if cell.size == "infinite" else cell.size - at.shown[c]
            shown = at.shown if left is None else (*at.shown[:c], at.shown[c] + 1, *at.shown[c + 1 :])
            distinct = min(at.distinct + 1, max(self.promises))
            seen = Position(at.targets, distinct, shown, at.answered)
            if owed:  # the point that was answered, which is genuine or replayed for every target
                yield seen._replace(answered=at.answered & ~(1 << c))
            genuine = seen._replace(targets=at.targets & cell.profile)
            if (left is None or left > owed) and genuine.targets and genuine != at:
                yield genuine

    def _answers(self, seen: Position) -> Iterator[Position]:
        """Yield what the answers lead to that keep every promise that is due."""
        due = sum(1 << h for h, d in enumerate(self.promises) if seen.targets >> h & 1 and d <= seen.distinct)
        if not due:
            yield seen
            return
        counting = seen.distinct < max(self.promises)
        kept = sum(1 << c for c, cell in enumerate(self.table.cells) if counting or cell.size != "infinite")
        for c, cell in enumerate(self.table.cells):
            if not due & ~cell.profile and (cell.size == "infinite" or seen.shown[c] < cell.size):
                yield seen._replace(answered=(seen.answered | self.replay << c) & kept)


def promises_kept(table: CellTable, promises: Sequence[int], *, replay: bool, limit: int) -> bool:
    """Whether some generator keeps promises, one for each hypothesis, against every stream.

    Raises LimitError beyond `limit` positions, and for promises above MAX_PROMISED.
    """
    points = sum(cell.size for cell in table.cells if cell.size != "infinite")
    if max(*promises, points) > MAX_PROMISED:
        raise LimitError(f"more than {MAX_PROMISED} rounds")
    game = _Game(table, promises, replay, limit)
    return not game.wins(Position((1 << table.n) - 1, 0, (0,) * len(table.cells), 0))


def least_promises(table: CellTable, limit: int) -> tuple[int, ...] | None:
    """Return for each hypothesis the least promise that can be kept with replay, whatever the others are.

    None when these cannot all be kept at once. Raises LimitError beyond `limit` positions of a game, and for points
    beyond MAX_PROMISED.
    """
    most = 1 + sum(cell.size for cell in table.cells if cell.size != "infinite")
    found = []
    for h in range(table.n):
        d = 1
        while not promises_kept(table, [d if k == h else most for k in range(table.n)], replay=True, limit=limit):
            d += 1
        found.append(d)
    return tuple(found) if promises_kept(table, found, replay=True, limit=limit) else None
