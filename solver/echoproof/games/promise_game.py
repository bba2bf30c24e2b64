"""Non-uniform generation as a game with counters, solved exactly; shares no code with the closed forms.

A generator has promised to be right for each target h in every round in which d(h) distinct examples have been shown,
the new one included. The adversary wants a broken promise. A position holds the targets for which the stream so far is
legal, the number of distinct examples, counted up to the largest promise, how many points of each finite cell were
shown, and of which cells a point was answered that has not been shown. A generator answers such a point again rather
than another of its cell, for that is right for the same targets and gives nothing more to replay; and where no promise
is due it repeats an example. An example that was shown before changes nothing. What is left is a finite graph.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from echoproof.model.cells import CellTable
from echoproof.model.errors import LimitError


class Position(NamedTuple):
    """What has come of the game before the adversary moves."""

    targets: int
    distinct: int
    shown: tuple[int, ...]
    """Of each cell the points shown; of infinite cells they are not counted."""
    answered: int
    """With replay the cells of which a point was answered that has not been shown."""


def promises_kept(table: CellTable, promises: Sequence[int], *, replay: bool, limit: int) -> bool:
    """Whether some generator keeps promises, one for each hypothesis, against every stream.

    Raises LimitError beyond `limit` positions.
    """
    start = Position((1 << table.n) - 1, 0, (0,) * len(table.cells), 0)
    after: dict[Position, list[list[Position]]] = {}
    queue = [start]
    while queue:
        position = queue.pop()
        if position not in after:
            if len(after) >= limit:
                raise LimitError(f"more than {limit} positions")
            after[position] = list(_rounds(table, promises, replay, position))
            queue += [following for answers in after[position] for following in answers]
    won: set[Position] = set()
    while True:
        more = [
            position
            for position in reversed(after)
            if position not in won and any(won.issuperset(answers) for answers in after[position])
        ]
        if not more:
            return start not in won
        won.update(more)


def _rounds(table: CellTable, promises: Sequence[int], replay: bool, at: Position) -> Iterator[list[Position]]:
    """Yield for each example the positions to which the answers lead that keep every promise that is due."""
    for c, cell in enumerate(table.cells):
        owed = replay and at.answered >> c & 1
        left = None if cell.size == "infinite" else cell.size - at.shown[c]
        shown = at.shown if left is None else (*at.shown[:c], at.shown[c] + 1, *at.shown[c + 1 :])
        distinct = min(at.distinct + 1, max(promises))
        if owed:  # the point that was answered, which is genuine or replayed for every target
            yield _answers(table, promises, replay, Position(at.targets, distinct, shown, at.answered & ~(1 << c)))
        if (left is None or left > owed) and at.targets & cell.profile:
            yield _answers(table, promises, replay, Position(at.targets & cell.profile, distinct, shown, at.answered))


def _answers(table: CellTable, promises: Sequence[int], replay: bool, seen: Position) -> list[Position]:
    due = sum(1 << h for h, d in enumerate(promises) if seen.targets >> h & 1 and d <= seen.distinct)
    if not due:
        return [seen]
    return [
        seen._replace(answered=seen.answered | replay << c)
        for c, cell in enumerate(table.cells)
        if not due & ~cell.profile and (cell.size == "infinite" or seen.shown[c] < cell.size)
    ]


def least_promises(table: CellTable, limit: int) -> tuple[int, ...] | None:
    """Return for each hypothesis the least promise that can be kept with replay, whatever the others are.

    None when these cannot all be kept at once. Raises LimitError beyond `limit` positions of a game.
    """
    most = 1 + sum(cell.size for cell in table.cells if cell.size != "infinite")
    found = []
    for h in range(table.n):
        d = 1
        while not promises_kept(table, [d if k == h else most for k in range(table.n)], replay=True, limit=limit):
            d += 1
        found.append(d)
    return tuple(found) if promises_kept(table, found, replay=True, limit=limit) else None
