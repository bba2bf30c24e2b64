"""The map of the notions as LaTeX, as an HTML page and as a picture: pure functions to text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from echoproof.atlas.map import Apart, Atlas
from echoproof.atlas.settings import Setting
from echoproof.export.atlas_proofs import reason
from echoproof.export.latex import environment
from echoproof.export.layers import Corner, layered
from echoproof.export.notation import Notation
from echoproof.export.tex import escape
from echoproof.export.tikz import framed

_WIDE, _HIGH, _BOX = 230, 58, (210, 30)
"""Distances of the boxes of the SVG picture, and their size, in pixels."""


def named(setting: Setting) -> str:
    """Return a setting for LaTeX, on one line."""
    words = "".join(map(escape, re.split("([-/:])", str(setting))))  # no word is so long that it may be broken
    return rf"\mbox{{\texttt{{{words}}}}}"


@dataclass(frozen=True, slots=True)
class Proofs:
    """What a separating class shows: the strongest groups that it is generatable in, the weakest that it is not."""

    number: int
    apart: Apart
    generatable: tuple[int, ...]
    hard: tuple[int, ...]


def proofs(drawn: Atlas) -> list[Proofs]:
    """Return for each separating class what has to be shown of it; the rest follows."""
    above: dict[int, set[int]] = {i: set() for i in range(len(drawn.groups))}
    below: dict[int, set[int]] = {i: set() for i in range(len(drawn.groups))}
    for i, j in drawn.covers:
        above[j].add(i)
        below[i].add(j)
    made = []
    for number, one in enumerate(drawn.classes, start=1):
        firsts = [group[0] for group in drawn.groups]
        verdicts = [one.decision.finding(each.declared, each.adversary).verdict for each in firsts]
        easy = {i for i, verdict in enumerate(verdicts) if verdict == "generatable"}
        hard = {i for i, verdict in enumerate(verdicts) if verdict == "not-generatable"}
        strongest = tuple(sorted(i for i in easy if not above[i] & easy))
        weakest = tuple(sorted(i for i in hard if not below[i] & hard))
        made.append(Proofs(number, one, strongest, weakest))
    return made


def entry(drawn: Atlas, i: int, j: int) -> str:
    """Return what the matrix of groups says: yes, the number of a separating class, or a question mark."""
    if i == j:
        return "="
    x, y = drawn.groups[i][0], drawn.groups[j][0]
    if (x, y) in drawn.apart:
        return str(drawn.classes.index(drawn.apart[x, y]) + 1)
    return "?" if (x, y) in drawn.left else "yes"


def chapter(drawn: Atlas, *, standalone: bool = False) -> str:
    """Return the chapter "Which notion is stronger", to be input into the appendix of record, or a document."""
    return (
        environment()
        .get_template("stronger.tex.j2")
        .render(
            **_common(drawn, named, lambda setting, decision: reason(decision, setting)),
            standalone=standalone,
            hasse=_tikz(drawn),
            notation=Notation,
        )
    )


def page(drawn: Atlas) -> str:
    """Return the map as one HTML page that needs nothing else."""
    made = environment().overlay(autoescape=True).get_template("atlas.html.j2")
    known = {(x, y): drawn.proof(x, y) for x in drawn.settings for y in drawn.settings if _is_implied(drawn, x, y)}
    return made.render(
        **_common(drawn, str, lambda setting, decision: decision.finding(setting.declared, setting.adversary).because),
        svg=picture(drawn),
        known=known,
    )


def _is_implied(drawn: Atlas, x: Setting, y: Setting) -> bool:
    return x != y and (x, y) not in drawn.apart and (x, y) not in drawn.left


def _common(drawn: Atlas, name: Callable[[Setting], str], why: Callable[..., str]) -> dict[str, Any]:
    return {
        "drawn": drawn,
        "named": name,
        "why": why,
        "proofs": proofs(drawn),
        "reasons": reasons(drawn),
        "matrix": [[entry(drawn, i, j) for j in range(len(drawn.groups))] for i in range(len(drawn.groups))],
    }


def reasons(drawn: Atlas) -> dict[str, list[tuple[Setting, Setting]]]:
    """Return the reasons on which the diagram rests, each with the steps that it gives between and within groups."""
    needed: dict[str, list[tuple[Setting, Setting]]] = {}
    ends = [(drawn.groups[i][0], drawn.groups[j][0]) for i, j in drawn.covers]
    ends += [pair for group in drawn.groups for other in group[1:] for pair in ((group[0], other), (other, group[0]))]
    for x, y in ends:
        for step in drawn.proof(x, y):
            steps = needed.setdefault(step.because, [])
            if (step.x, step.y) not in steps:
                steps.append((step.x, step.y))
    return needed


def picture(drawn: Atlas) -> str:
    """Draw the Hasse diagram as SVG, the strongest notions at the top; a line leads down to what is implied."""
    made = layered(len(drawn.groups), drawn.covers)
    columns, rows = made.size
    boxes = [
        (_at((column, row)), _label(group), ", ".join(map(str, group)))
        for (column, row), group in zip(made.places, drawn.groups, strict=True)
    ]
    lines = [" ".join("{},{}".format(*_at(corner)) for corner in line) for line in made.lines]
    size = int((columns + 1) * _WIDE), (rows + 1) * _HIGH
    template = environment().overlay(autoescape=True).get_template("atlas.svg.j2")
    return template.render(boxes=boxes, lines=lines, size=size, box=_BOX)


def _at(corner: Corner) -> tuple[int, int]:
    """Return where the middle of a box is, in pixels."""
    return int((corner[0] + 0.5) * _WIDE), int((corner[1] + 0.5) * _HIGH)


def _label(group: Sequence[Setting]) -> str:
    return str(group[0]) + (f" (and {len(group) - 1} more)" if len(group) > 1 else "")


def _tikz(drawn: Atlas) -> str:
    """Draw the diagram with the numbers of the groups alone: names of so many have no room on a page."""
    made = layered(len(drawn.groups), drawn.covers)
    lines = []
    for line in made.lines:
        corners = " -- ".join(f"({1.3 * column:.2f},{-0.9 * row:.2f})" for column, row in line)
        lines.append(rf"\draw[echocover] {corners};")
    for number, (column, row) in enumerate(made.places, start=1):
        lines.append(rf"\node[echonode] at ({1.3 * column:.2f},{-0.9 * row:.2f}) {{{number}}};")
    return framed(lines)
