"""How one class is written in mathematics: its hypotheses, points, cells and sets of them, as LaTeX for text mode."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Final

from echoproof.export.tex import escape, integer, prints_as_itself, shortened
from echoproof.model.cells import Cell, members
from echoproof.model.classes import HypothesisClass
from echoproof.model.domains import Point
from echoproof.model.strings import EMPTY, Strings

_TITLE, _SOURCE = 300, 1000
_SYMBOL: Final = re.compile(r"([A-Za-zα-ωΓΔΘΛΞΠΣΥΦΨΩ])_?([0-9]{0,4})([-+*]?)")
_SHORT: Final = 8
"""Names with more characters get a symbol h_1, h_2, … instead."""
_SUBSCRIPT: Final = 6
"""Room for the names in the subscript of a point; beyond it the number of the cell stands there."""
_LISTED: Final = 12
"""Cells that are listed one by one in the text."""
_COLUMN: Final = 8
"""Characters of a point in a picture."""
_WORD: Final = 16
"""A longer word is written with powers, or in part."""
_POINTS_ALL, _POINTS_FIRST = 6, 4
"""A cell shows all of its points up to the one number, else as many as the other."""


@dataclass(frozen=True)
class Notation:
    """The symbols of one class."""

    cls: HypothesisClass

    @property
    def title(self) -> str:
        """The title of the class."""
        return escape(shortened(self.cls.title, _TITLE))

    @property
    def source(self) -> str:
        """Where the class comes from; may be empty."""
        return escape(shortened(self.cls.source, _SOURCE))

    @cached_property
    def _symbols(self) -> tuple[str, ...]:
        """The hypotheses for math mode: by their names if all are short and print as themselves, else by number."""
        names = self.cls.names
        own = [_symbol(name) for name in names]
        if all(len(name) <= _SHORT and prints_as_itself(name) for name in names) and len(set(own)) == len(own):
            return tuple(own)
        # A letter that begins no name, so that no symbol looks like the name of another hypothesis.
        letter = next((c for c in "hLKMSTUV" if not any(name.startswith(c) for name in names)), "h")
        return tuple(rf"\mathsf{{{letter}}}_{{{index + 1}}}" for index in range(len(names)))

    @property
    def renamed(self) -> bool:
        """Whether some hypothesis is written otherwise than by its name, index and exponent apart."""
        return any(symbol != _symbol(name) for symbol, name in zip(self._symbols, self.cls.names, strict=True))

    @property
    def indexed(self) -> bool:
        """Whether digits or signs of the names stand as index or exponent."""
        return not self.renamed and any({"_", "^"} & set(symbol) for symbol in self._symbols)

    def name(self, index: int) -> str:
        """Return the name of a hypothesis as the class file has it."""
        return escape(self.cls.names[index])

    def symbol(self, index: int) -> str:
        """Return a hypothesis for math mode."""
        return self._symbols[index]

    def hyp(self, index: int) -> str:
        """Return a hypothesis for text mode."""
        return f"${self.symbol(index)}$"

    def hyps(self, profile: int, last: str = "and") -> str:
        """Return the hypotheses of a profile as a list in words."""
        return enumeration([self.hyp(index) for index in members(profile)], last)

    def hyp_set(self, profile: int) -> str:
        """Return the hypotheses of a profile as a set."""
        return rf"\echoseq{{\{{{', '.join(map(self.symbol, members(profile)))}\}}}}"

    def union(self, profile: int) -> str:
        """Return the union of the hypotheses of a profile, for math mode."""
        return r" \cup\allowbreak ".join(map(self.symbol, members(profile)))

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return {profile: number for number, profile in enumerate(self.cls.table.profiles, 1)}

    def number(self, profile: int) -> int:
        """Return the number of a cell, from 1."""
        return self._numbers[profile]

    @property
    def cell_letter(self) -> str:
        """The letter of the cells: one with which no hypothesis begins."""
        return next((c for c in "CZDEF" if not any(name.startswith(c) for name in self.cls.names)), "C")

    def cell(self, profile: int) -> str:
        """Return the symbol of a cell."""
        return f"${self.cell_letter}_{{{self.number(profile)}}}$"

    def cells(self, profiles: Iterable[int], *, complete: bool = False) -> str:
        """Return cells as a list in words, neighbours joined; unless complete, the first ones of very many."""
        numbers = sorted(map(self.number, profiles))
        runs: list[list[int]] = []
        for number in numbers:
            if runs and runs[-1][-1] == number - 1:
                runs[-1].append(number)
            else:
                runs.append([number])
        shown = [text for run in runs for text in _run(self.cell_letter, run)]
        if len(shown) > _LISTED and not complete:
            return rf"{', '.join(shown[: _LISTED - 3])},~\ldots{{}} ({len(numbers)} cells)"
        return enumeration(shown)

    @cached_property
    def names_in_points(self) -> bool:
        """Whether points of the domain "profiles" carry the names of their profile, not the number of their cell."""
        plain = all(re.fullmatch(r"[A-Za-z0-9]{1,2}", name) for name in self.cls.names)
        return plain and sum(map(len, self.cls.names)) <= _SUBSCRIPT

    def point(self, point: Point) -> str:
        """Return a point for math mode."""
        if isinstance(point, int):
            return integer(point)
        if isinstance(self.cls.domain, Strings):
            return word(point)
        label = ",".join(map(self.symbol, members(self.cls.domain.profile_at(point))))
        subscript = label if self.names_in_points else str(self.number(self.cls.domain.profile_at(point)))
        return f"a_{{{subscript}}}^{{{point.rpartition('#')[2]}}}"

    def is_short(self, point: Point) -> bool:
        """Whether a point fits into one column of a picture; what stands for a point of the domain "profiles" does."""
        return self.cls.domain.kind == "profiles" or len(str(point)) <= _COLUMN

    def points(self, points: Sequence[Point], *, more: bool = False) -> str:
        """Return points as a sequence, followed by dots when there are more."""
        listed = ", ".join([*map(self.point, points), *[r"\dots"] * more])
        return rf"\echoseq{{{listed}}}"

    def first_points(self, cell: Cell) -> str:
        """Return the points of a cell: all of a few, else the first ones and dots."""
        few = cell.size != "infinite" and cell.size <= _POINTS_ALL
        shown = self.cls.examples(cell.profile, _POINTS_ALL if few else _POINTS_FIRST)
        return self.points(shown, more=cell.size == "infinite" or cell.size > len(shown))


def enumeration(words: Sequence[str], last: str = "and") -> str:
    """Join words as prose does: a, b and c."""
    return " ".join(filter(None, [", ".join(words[:-1]), last if len(words) > 1 else "", *words[-1:]]))


def word(point: str) -> str:
    """Return a word for math mode; a long one with powers of its letters, or its ends and the number of its letters."""
    if point == EMPTY:
        return r"\varepsilon"
    if len(point) <= _WORD:
        return rf"\texttt{{{escape(point)}}}"
    runs = [(letter, len(list(run))) for letter, run in groupby(point)]
    if len(runs) <= _WORD // 4:
        return "".join(word(letter) + (f"^{{{count}}}" if count > 1 else "") for letter, count in runs)
    head, tail = point[: _WORD // 2], point[-_WORD // 4 :]
    return rf"{word(head)}\cdots{word(tail)}\ \allowbreak\text{{(${integer(len(point))}$ letters)}}"


def _run(letter: str, run: list[int]) -> list[str]:
    if len(run) < 3:
        return [f"${letter}_{{{number}}}$" for number in run]
    return [rf"\echoseq{{{letter}_{{{run[0]}}}, \dots, {letter}_{{{run[-1]}}}}}"]


def _symbol(name: str) -> str:
    """Return a short name for math mode, in sans serif: a letter, digits and a sign become index and exponent.

    Sans serif keeps the hypotheses of the class apart from letters that stand for arbitrary ones.
    """
    match = _SYMBOL.fullmatch(name)
    if match is None:
        return rf"\mathsf{{{name}}}" if name.isascii() and name.isalnum() else rf"\textsf{{{escape(name)}}}"
    letter, digits, sign = match.groups()
    base = rf"\mathsf{{{letter}}}" if letter.isascii() else escape(letter)
    return base + (f"_{{{digits}}}" if digits else "") + (f"^{{{sign}}}" if sign else "")
