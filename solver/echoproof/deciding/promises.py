"""Promises that cannot be kept, one number for each hypothesis: which hypotheses show it, and how soon."""

from __future__ import annotations

from dataclasses import dataclass

from echoproof.deciding.finite_families import FiniteFamilies
from echoproof.deciding.frontier import Promises
from echoproof.model.cells import CellTable, members


@dataclass(frozen=True, slots=True, order=True)
class Broken:
    """Hypotheses with a finite intersection of so many points, and the round by which an adversary breaks a promise.

    Without replay the promises of all of them are at most the points; with it that of one of them is.
    """

    rounds: int
    points: int
    family: int


def broken(table: CellTable, promises: Promises, *, replay: bool) -> Broken | None:
    """Return what breaks promises in the fewest rounds; None: they can be kept. Raises LimitError if undecided.

    The adversary shows the points of the intersection. With replay it replays answers then, until there are as many
    distinct examples as the greatest promise of the hypotheses.
    """
    found, least = FiniteFamilies(table), min(promises)
    best: Broken | None = None
    for chosen, cells in found.search(lambda cells: found.points(cells) >= least):
        for family in [chosen | 1 << h for h in range(table.n)] if replay else [chosen]:
            due = [promises[h] for h in members(family)]
            points = found.points(cells if family == chosen else found.inside(family))
            if (min(due) if replay else max(due)) <= points:
                one = Broken(max(points, max(due)), points, family)
                best = one if best is None else min(best, one)
    return best
