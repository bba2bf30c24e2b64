"""Separating classes that were constructed, where the smallest one is out of reach of a search."""

from __future__ import annotations

from itertools import chain

from echoproof.atlas.separate import Pair
from echoproof.atlas.settings import Setting
from echoproof.atlas.small import Cells
from echoproof.model.budgets import parse_budget
from echoproof.model.cells import Cell, profile_of


def two_circles(m: int) -> Cells:
    """Return a class of 4m hypotheses that one replay makes hard, and no omission of less than m - 1 points.

    It has two circles of m points p_k and m infinite cells X_k, and one point of all hypotheses. To a circle belong
    U_k, all of both circles' points and its own infinite cells without p_k, and D_k, of its own p_k and X_k alone and
    the points of the other circle. D_k is inside all U_i but U_k; no hypothesis is inside all U_k, of which each lacks
    one point of their union, p_k, and has m - 1 points outside their intersection. All other two have different
    infinite cells. After an answer of one circle the adversary confuses all U_k of the other one, whose p_k are in it.
    """
    cells = [Cell(profile_of(range(4 * m)), 1)]
    for circle in (0, 1):
        mine, other = 2 * m * circle, 2 * m * (1 - circle)
        for k in range(m):
            inside = [*(mine + i for i in range(m) if i != k), mine + m + k]
            cells.append(Cell(profile_of(chain(inside, range(other, other + 2 * m))), 1))
            cells.append(Cell(profile_of([*range(mine, mine + m), mine + m + k]), "infinite"))
    return tuple(sorted(cells, key=lambda cell: cell.profile))


def known() -> dict[Pair, Cells]:
    """Return the constructed class of each pair that has one."""
    made = {"omit:1": (3, ("total:1", "noise:1")), "omit:2": (4, ("total:1", "total:2", "noise:1", "noise:2"))}
    return {
        (Setting("proper-limit", parse_budget(x)), Setting("proper-limit", parse_budget(y))): two_circles(m)
        for x, (m, ys) in made.items()
        for y in ys
    }
