"""The best promises with replay, found by playing the game of promises alone: judge of the local closure dimensions."""

from __future__ import annotations

from echoproof.games.promises import keeps_promises
from echoproof.model.cells import CellTable


def least_promises(table: CellTable, limit: int) -> tuple[int, ...] | None:
    """Return for each hypothesis the least promise that can be kept with replay, whatever the others are.

    None when these cannot all be kept at once. Raises LimitError as `keeps_promises` does, for states beyond `limit`.
    """
    most = 1 + sum(cell.size for cell in table.cells if cell.size != "infinite")
    found = []
    for h in range(table.n):
        d = 1
        while not keeps_promises(table, [d if k == h else most for k in range(table.n)], replay=True, limit=limit):
            d += 1
        found.append(d)
    return tuple(found) if keeps_promises(table, found, replay=True, limit=limit) else None
