"""Members of a family on a number line, in TikZ."""

from __future__ import annotations

from itertools import islice, product
from typing import Final

from echoproof.export.family_words import Symbols
from echoproof.export.tex import integer
from echoproof.export.tikz import framed
from echoproof.families.family import Family

_ROWS: Final = 9
_EACH: Final = 3
_NEAR: Final = 9
_FAR: Final = 6
"""Integers are drawn from as far below zero as above, of naturals twice as many above."""


def members_picture(family: Family, symbols: Symbols) -> str | None:
    """Draw first members of each schema, by the sizes of their parameters; None when there is none near zero."""
    window = range(2 * _FAR + 1) if family.natural else range(-_FAR, _FAR + 1)
    rows: list[tuple[str, int, tuple[int, ...]]] = []
    for number, schema in enumerate(family.schemas):
        near = sorted(product(range(-_NEAR, _NEAR + 1), repeat=len(schema.parameters)), key=_size)
        for own in islice(filter(schema.allows, near), _EACH):
            rows += [(symbols.member(number, [integer(value) for value in own]), number, own)]
    rows = rows[:_ROWS]
    if not rows:
        return None
    at = {x: 0.5 * k for k, x in enumerate(window)}
    lines: list[str] = []
    for row, (symbol, number, own) in enumerate(rows):
        schema, y = family.schemas[number], -0.5 * row
        lines.append(rf"\node[anchor=east] at (-0.75,{y:.2f}) {{${symbol}$}};")
        marks = {x: "in" if schema.contains(x, own) else "out" for x in window}
        lines += [rf"\path[echo{mark}] ({at[x]:.2f},{y:.2f}) circle[];" for x, mark in marks.items()]
        far = family.constant + max(map(abs, own), default=0) + 2 * _FAR
        for side, place in ((1, at[window[-1]] + 0.45), (-1, -0.45)):
            beyond = range(far, far + family.modulus)
            if any(schema.contains(side * x, own) for x in beyond):
                lines.append(rf"\node[echodots] at ({place:.2f},{y:.2f}) {{$\cdots$}};")
    y = -0.5 * len(rows)
    ends = (-0.15 if family.natural else -0.6, at[window[-1]] + 0.6)
    style = "echoaxis, |->" if family.natural else "echoaxis"
    lines.append(rf"\draw[{style}] ({ends[0]:.2f},{y:.2f}) -- ({ends[1]:.2f},{y:.2f});")
    lines += [rf"\node[echotick] at ({at[x]:.2f},{y:.2f}) {{${x}$}};" for x in window]
    return framed(lines)


def _size(own: tuple[int, ...]) -> tuple[int, tuple[int, ...]]:
    return sum(map(abs, own)), tuple(-value for value in own)
