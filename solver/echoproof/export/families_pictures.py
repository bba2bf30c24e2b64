"""A class as a hypergraph, its hypotheses on a circle; and orders as Hasse diagrams. TikZ."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import cos, radians, sin
from typing import Final

from echoproof.encode.permutations import Profiles
from echoproof.export.dot import covers
from echoproof.export.notation import Notation
from echoproof.export.tikz import framed, incidence
from echoproof.model.cells import members
from echoproof.model.classes import HypothesisClass

_RADIUS: Final = 1.05
_AREAS: Final = 6
"""Sets of three or more that can be told apart in one picture; with more of them a table is drawn."""


def missed(n: int, profiles: Profiles) -> list[int]:
    """Return for each profile but the full one the hypotheses that are not in it."""
    everyone = (1 << n) - 1
    return [everyone & ~profile for profile in profiles if profile != everyone]


def by_members(n: int, profiles: Profiles) -> bool:
    """Say whether the markers are drawn by their members, since none has more than two; else by what they miss."""
    return all(profile.bit_count() in {1, 2, n} for profile in profiles)


def reach(n: int, chosen: int) -> int:
    """Return over how many steps of a circle of n places an arc reaches that covers the chosen places."""
    places = list(members(chosen))
    return n - max(other - one for one, other in pairwise([*places, places[0] + n]))


def picture(cls: HypothesisClass) -> str:
    """Draw the markers: a ring for a set of one hypothesis, an edge for two, an area for more; a disc for the core."""
    notation, n, profiles = Notation(cls), cls.table.n, cls.table.profiles
    everyone, direct = (1 << n) - 1, by_members(n, profiles)
    drawn = [profile for profile in profiles if profile != everyone] if direct else missed(n, profiles)
    if sum(one.bit_count() > 2 for one in drawn) > _AREAS and (table := incidence(notation)) is not None:
        return table.code
    style = "echomarker" if direct else "echomissed"
    lines = [rf"\path[echocore] (0,0) circle[radius={_RADIUS + 0.5:.2f}];"] if everyone in profiles else []
    for one in sorted(drawn, key=lambda one: (-one.bit_count(), one)):
        corners = [_at(n, place) for place in members(one)]
        if len(corners) > 2:
            lines.append(rf"\path[echoarea] {' -- '.join(corners)} -- cycle;")
        elif len(corners) == 2:
            lines.append(rf"\path[{style}] {' -- '.join(corners)};")
    for place in range(n):
        if 1 << place in drawn:
            lines.append(rf"\path[{style}, echoring] {_at(n, place)} circle[radius=0.3];")
        lines.append(rf"\node[echovertex] at {_at(n, place)} {{{notation.hyp(place)}}};")
    return framed(lines)


def hasse(labels: Sequence[str], above: Sequence[int]) -> str:
    """Draw an order, given for each member by the set of those above it and itself; the least are at the bottom."""
    pairs = covers(above)
    level = [0] * len(labels)
    for _ in labels:  # a longest chain has no more steps
        for low, high in pairs:
            level[high] = max(level[high], level[low] + 1)
    rows = [[index for index, height in enumerate(level) if height == row] for row in range(max(level) + 1)]
    lines = []
    for height, row in enumerate(rows):
        for place, index in enumerate(row):
            x, y = 1.4 * (place - (len(row) - 1) / 2), 0.95 * height
            lines.append(rf"\node[echonode] (n{index}) at ({x:.2f},{y:.2f}) {{{labels[index]}}};")
    return framed([*lines, *(rf"\draw[echocover] (n{low}) -- (n{high});" for low, high in pairs)])


def _at(n: int, place: int) -> str:
    """Return a place on the circle, clockwise from the top; four stand as a square."""
    angle = radians(90 - 360 / n * (place - (0.5 if n == 4 else 0)))
    x, y = (round(_RADIUS * part, 3) + 0.0 for part in (cos(angle), sin(angle)))  # + 0.0 rids of -0.0
    return f"({x:.3f},{y:.3f})"
