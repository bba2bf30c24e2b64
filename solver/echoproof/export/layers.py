"""Where the boxes of an order stand in a picture: in rows, so that no line runs through a box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

Corner = tuple[float, int]
"""A column and a row; rows go down."""
_SWEEPS: Final = 8


@dataclass(frozen=True, slots=True)
class Layers:
    """A corner for each member, and the corners that each line passes, in the order of the covers."""

    places: tuple[Corner, ...]
    lines: tuple[tuple[Corner, ...], ...]

    @property
    def size(self) -> Corner:
        """The greatest column and row."""
        corners = [*self.places, *(corner for line in self.lines for corner in line)]
        return max(column for column, _ in corners), max(row for _, row in corners)


def layered(members: int, covers: Sequence[tuple[int, int]]) -> Layers:
    """Place the members of an order, which are numbered so that what is lower comes later.

    A row is as far down as a longest chain leads; a line over several rows has a place of its own in each. Rows are
    sorted by the mean place of what is joined to their members, down and up in turn.
    """
    row = [0] * members
    for high, low in sorted(covers):
        row[low] = max(row[low], row[high] + 1)
    ways: list[list[int]] = []
    for high, low in covers:
        passed = range(len(row), len(row) + row[low] - row[high] - 1)
        row += range(row[high] + 1, row[low])
        ways.append([high, *passed, low])
    joined: dict[int, set[int]] = {at: set() for at in range(len(row))}
    for way in ways:
        for one, other in pairwise(way):
            joined[one].add(other)
            joined[other].add(one)
    rows = [[at for at, height in enumerate(row) if height == level] for level in range(max(row) + 1)]
    column = _centred(rows)
    for sweep in range(_SWEEPS):
        for level in rows if sweep % 2 == 0 else reversed(rows):
            side = -1 if sweep % 2 == 0 else 1
            means = {at: _mean([column[other] for other in joined[at] if row[other] == row[at] + side]) for at in level}
            level.sort(key=lambda at, means=means: column[at] if means[at] is None else means[at])  # type: ignore[misc]
            column |= _centred(rows)
    corners = [(column[at], row[at]) for at in range(len(row))]
    return Layers(tuple(corners[:members]), tuple(tuple(corners[at] for at in way) for way in ways))


def _centred(rows: Sequence[Sequence[int]]) -> dict[int, float]:
    widest = max(map(len, rows))
    return {at: place + (widest - len(level)) / 2 for level in rows for place, at in enumerate(level)}


def _mean(numbers: Sequence[float]) -> float | None:
    return sum(numbers) / len(numbers) if numbers else None
