"""echoproof atlas: the map of all notions."""

from __future__ import annotations

from typing import Annotated, Final

from cyclopts import Parameter

from echoproof.atlas.map import Atlas, atlas
from echoproof.atlas.records import atlas_record
from echoproof.atlas.settings import ADVERSARIES
from echoproof.cli.console import emit, note, rendered, table
from echoproof.cli.exit_codes import Exit
from echoproof.cli.options import COMMON, Common
from echoproof.deciding.table import adversary, parse_adversaries
from echoproof.export.atlas import chapter, entry, page, picture
from echoproof.export.records import json_text

FORMS: Final = {".tex": lambda drawn: chapter(drawn, standalone=True), ".html": page, ".svg": picture}
"""What -o writes, by the ending of the file."""


def atlas_command(
    *,
    adversaries: Annotated[
        str, Parameter(help="Against whom: none, replay, and budgets as of decide, parted by commas.")
    ] = ",".join(map(str, ADVERSARIES)),
    common: Common = COMMON,
) -> Exit:
    """Draw the map of all notions: which implies which, and the smallest class that tells two apart.

    -o writes a LaTeX document, an HTML page or an SVG picture, as the file ends in .tex, .html or .svg.
    """
    drawn = atlas(
        tuple(map(adversary, parse_adversaries(adversaries))),
        lambda block: note(f"… {len(block.classes)} classes of {block.hypotheses} hypotheses", common),
    )
    suffix = common.output.suffix if common.output is not None and not common.json else ""
    if common.json:
        emit(json_text(atlas_record(drawn)), common)
    elif suffix in FORMS:
        emit(FORMS[suffix](drawn), common)
    else:
        emit(summary(drawn), common)
    return Exit.UNDECIDED if drawn.left else Exit.DONE


def summary(drawn: Atlas) -> str:
    """Return the map as people read it: the groups, and what is known of every two."""
    groups = table("", "equally strong")
    for number, group in enumerate(drawn.groups, start=1):
        groups.add_row(str(number), ", ".join(map(str, group)))
    classes = table("class", "cells")
    for number, one in enumerate(drawn.classes, start=1):
        cells = one.decision.cls.table
        named = (f"{''.join(cells.named(cell.profile))} {cell.size}" for cell in cells.cells)
        constructed = "" if one.is_smallest else " (constructed: a smaller one may exist)"
        classes.add_row(str(number), ", ".join(named) + constructed)
    said = "→: the row implies the column; a number: the smallest class that is generatable in the row alone"
    return rendered(groups, _matrix(drawn), "", said, classes)


def _matrix(drawn: Atlas) -> str:
    """Return the matrix of groups, three characters for each, as many columns do not fit into a table."""
    numbers = range(len(drawn.groups))
    rows = [["", *(str(number + 1) for number in numbers)]]
    for i in numbers:
        said = (entry(drawn, i, j) for j in numbers)
        rows.append([str(i + 1), *("→" if one == "yes" else one for one in said)])
    return "\n".join("".join(f"{one:>3}" for one in row) for row in rows)
