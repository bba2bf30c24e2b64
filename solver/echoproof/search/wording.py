"""Unions of cells as conditions that a person would write, in the language of class files.

Two ways, of which the shorter text wins: by the hypotheses ("in h1 and not in h2"), and by the points (intervals,
remainders, listed points). Whoever uses a text reads it back and compares; nothing here is trusted.
"""

from __future__ import annotations

from typing import Final

from echoproof.model.cells import CellTable, members
from echoproof.model.domains import Integers
from echoproof.model.expressions import Junction
from echoproof.model.parse_integers import parse_condition
from echoproof.model.periodic import PeriodicSet
from echoproof.search.pieces import MAX_POINTS, by_points

_GIVE_UP: Final = 1 << 16
"""Pairs of cells beyond which no shorter text by the hypotheses is looked for."""


def condition(domain: Integers, table: CellTable, union: int) -> str:
    """Return a condition that defines the union of the cells whose bits are set in `union`."""
    texts = [by_hypotheses(domain, table, union)]
    if domain.frame.offsets[-1] <= MAX_POINTS:
        points = domain.union([table.profiles[c] for c in members(union)])
        texts.append(by_points(points))
        if domain.kind == "naturals":  # below 0 a text may say what it likes: here, what it says in the end
            frame, last = points.frame, points.frame.cuts[-1]
            before = frame.tiled(frame.period, lambda x: last + (x - last) % frame.period in points) & frame.below(0)
            texts.append(by_points(PeriodicSet(frame, points.bits | before)))
    return min(texts, key=len)


def by_hypotheses(domain: Integers, table: CellTable, union: int) -> str:
    """Return the union as a disjunction of conjunctions of hypotheses and their negations."""
    cells = table.profiles
    inside = [cells[c] for c in members(union)]
    outside = [0, *(cell for c, cell in enumerate(cells) if not union >> c & 1)]
    terms: list[tuple[int, int]] = []
    for cell in inside:
        if not any(_holds(term, cell) for term in terms):
            terms.append(_widest(cell, outside, table.n, len(inside) * len(outside) <= _GIVE_UP))
    for term in tuple(terms):
        others = [other for other in terms if other != term]
        if all(any(_holds(other, cell) for other in others) for cell in inside if _holds(term, cell)):
            terms = others
    atoms = [_bracketed(text) for text in domain.texts]
    parts = []
    for positive, negative in terms:
        factors = [atoms[i] for i in members(positive)] + [f"not ({domain.texts[i]})" for i in members(negative)]
        parts.append(" and ".join(factors) if len(factors) > 1 else domain.texts[next(members(positive))])
    return " or ".join(parts)


def _holds(term: tuple[int, int], cell: int) -> bool:
    positive, negative = term
    return not positive & ~cell and not negative & cell


def _widest(cell: int, outside: list[int], n: int, shorten: bool) -> tuple[int, int]:
    """Return a conjunction, as the hypotheses in it and those negated, true of the cell and of nothing outside."""
    positive, negative = cell, ~cell & (1 << n) - 1
    if shorten:
        for index in (*members(negative), *members(positive)):
            shorter = positive & ~(1 << index), negative & ~(1 << index)
            if not any(_holds(shorter, other) for other in outside):
                positive, negative = shorter
    return positive, negative


def _bracketed(text: str) -> str:
    """Return a text that can stand beside "and"."""
    parsed = parse_condition(text)
    return f"({text})" if isinstance(parsed, Junction) and parsed.kind == "or" else text
