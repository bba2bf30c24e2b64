"""The cells of a class: {profile: size}, where bit i of a profile stands for hypothesis i."""

from collections.abc import Iterable
from typing import Final, Literal

from .meter import Meter
from .outcome import Code, Rejected

Size = int | Literal["infinite"]
Cells = dict[int, Size]

CELLS: Final = 4096
PAIRS: Final = 1 << 20
"""Cells times the square of the number of hypotheses."""
SIZE: Final = 10**200
"""Points of a finite cell: a number that Python still writes in decimals."""


def summed(parts: Iterable[tuple[int, Size]]) -> Cells:
    """Return the cells that have these parts, given as (profile, size); what is in no hypothesis is in no cell."""
    cells: Cells = {}
    for profile, size in parts:
        before = cells.get(profile, 0)
        cells[profile] = "infinite" if size == "infinite" or before == "infinite" else before + size
        if len(cells) > CELLS + 1:
            raise Rejected(Code.CLASS, "hypotheses", f"more than {CELLS} cells")
    cells.pop(0, None)
    return cells


def checked(names: list[str], cells: Cells, meter: Meter) -> Cells:
    """Return the cells if they make a class: every support infinite, no two equal."""
    meter.spend(2 * len(names) * len(cells))
    if len(cells) > min(CELLS, PAIRS // len(names) ** 2) or any(s != "infinite" and s > SIZE for s in cells.values()):
        raise Rejected(Code.CLASS, "cells", "too many cells, or a cell of too many points")
    supports = [frozenset(profile for profile in cells if profile >> i & 1) for i in range(len(names))]
    for name, support in zip(names, supports, strict=True):
        if all(cells[profile] != "infinite" for profile in support) or supports.count(support) > 1:
            raise Rejected(Code.CLASS, f"hypotheses.{name}", "a finite support, or one that is there twice")
    return cells
