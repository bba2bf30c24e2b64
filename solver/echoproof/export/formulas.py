"""Conditions on integers as mathematics, in the shape in which the user wrote them."""

from __future__ import annotations

from itertools import islice
from typing import Final

from echoproof.export.tex import integer
from echoproof.model import expressions as ex

_SIGNS: Final[dict[ex.Operator, str]] = {"<": "<", "<=": r"\le", "==": "=", "!=": r"\ne", ">=": r"\ge", ">": ">"}
_ATOMS_SHOWN: Final = 300
"""A condition with more comparisons is not printed: the reader is sent to the class file."""


def condition_tex(condition: ex.Condition) -> str | None:
    """Return a condition on x as LaTeX for text mode, so that it can be broken into lines; None when it is too long."""
    if sum(1 for _ in islice(ex.pairs(condition), _ATOMS_SHOWN + 1)) > _ATOMS_SHOWN:
        return None
    return _text(condition)


def _text(condition: ex.Condition) -> str:
    if isinstance(condition, ex.Truth):
        return "true" if condition.value else "false"
    if isinstance(condition, ex.Comparison):
        return f"${_comparison(condition)}$"
    if isinstance(condition, ex.Membership):
        return _membership(condition, condition.negated)
    if isinstance(condition, ex.Not):
        if isinstance(condition.part, ex.Membership):
            return _membership(condition.part, not condition.part.negated)
        return f"not {_part(condition.part)}"
    return f" {condition.kind} ".join(map(_part, condition.parts))


def _part(condition: ex.Condition) -> str:
    """Return a part of a larger condition: in parentheses when it is composed itself."""
    return f"({_text(condition)})" if isinstance(condition, ex.Junction) else _text(condition)


def _comparison(condition: ex.Comparison) -> str:
    if len(condition.terms) == 2 and condition.operators[0] in ("==", "!="):
        left, right = condition.terms
        if isinstance(right, ex.Remainder):
            left, right = right, left
        if isinstance(left, ex.Remainder) and isinstance(right, ex.Linear) and 0 <= right.intercept < left.modulus:
            sign = r"\equiv" if condition.operators[0] == "==" else r"\not\equiv"
            modulus = integer(left.modulus)
            return rf"{_linear(left.linear)} {sign} {integer(right.intercept)} \pmod{{{modulus}}}"
    words = [_term(condition.terms[0])]
    for operator, term in zip(condition.operators, condition.terms[1:], strict=True):
        words += [_SIGNS[operator], _term(term)]
    return " ".join(words)


def _membership(condition: ex.Membership, negated: bool) -> str:
    values = rf"\{{{', '.join(map(integer, condition.values))}\}}" if condition.values else r"\emptyset"
    sign = r"\notin" if negated else r"\in"
    return rf"\echoseq{{{_term(condition.term)} {sign} {values}}}"


def _term(term: ex.Term) -> str:
    if isinstance(term, ex.Linear):
        return _linear(term)
    inner = _linear(term.linear)
    simple = term.linear == ex.Linear(1, 0) or term.linear.slope == 0 <= term.linear.intercept
    return rf"{inner if simple else f'({inner})'} \bmod {_factor(term.modulus)}"


def _linear(term: ex.Linear) -> str:
    if term.slope == 0:
        return integer(term.intercept)
    slope = {1: "", -1: "-"}.get(term.slope) if term.slope in (1, -1) else _factor(term.slope)
    if term.intercept == 0:
        return f"{slope}x"
    return f"{slope}x {'+' if term.intercept > 0 else '-'} {_factor(abs(term.intercept))}"


def _factor(number: int) -> str:
    """Return an integer that something stands next to: a sum such as 10^9 + 7 in parentheses."""
    shown = integer(number)
    return f"({shown})" if {"+", "-"} & set(shown[1:]) else shown
