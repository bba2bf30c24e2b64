"""The language of integer hypotheses: a fixed subset of Python's expression syntax, never executed.

A condition is built with `and`, `or`, `not` from comparisons of linear terms in `x`, from comparisons of a
remainder `linear % m` with integers, and from `in (…)` lists. The values here keep the shape that the user wrote, so
that it can be printed again; what they mean is in `periodic.py`.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

Operator = Literal["<", "<=", "==", "!=", ">=", ">"]
COMPARE: Final[dict[Operator, Callable[[int, int], bool]]] = {
    "<": operator.lt,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">=": operator.ge,
    ">": operator.gt,
}
"""What each comparison sign means."""
_MIRRORED: Final[dict[Operator, Operator]] = {"<": ">", "<=": ">=", "==": "==", "!=": "!=", ">=": "<=", ">": "<"}


@dataclass(frozen=True, slots=True)
class Linear:
    """The term `slope * x + intercept`."""

    slope: int
    intercept: int


@dataclass(frozen=True, slots=True)
class Remainder:
    """The term `(slope * x + intercept) % modulus`, in 0 … modulus - 1; modulus >= 1."""

    linear: Linear
    modulus: int


Term = Linear | Remainder


@dataclass(frozen=True, slots=True)
class Truth:
    """`True` or `False`."""

    value: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """A chain `t0 op0 t1 op1 t2 …`: every neighbouring pair compares as stated."""

    terms: tuple[Term, ...]
    operators: tuple[Operator, ...]


@dataclass(frozen=True, slots=True)
class Membership:
    """`term in (values)`, or `term not in (values)` when negated."""

    term: Term
    values: tuple[int, ...]
    negated: bool


@dataclass(frozen=True, slots=True)
class Not:
    """The complement of a condition."""

    part: Condition


@dataclass(frozen=True, slots=True)
class Junction:
    """All of the parts (`and`) or any of them (`or`); two parts at least."""

    kind: Literal["and", "or"]
    parts: tuple[Condition, ...]


Condition = Truth | Comparison | Membership | Not | Junction


@dataclass(frozen=True, slots=True)
class Pair:
    """The comparison `term OP value` of a term with an integer: what every comparison and list comes down to."""

    term: Term
    operator: Operator
    value: int


def pairs(condition: Condition) -> Iterator[Pair | Truth]:
    """Yield what a condition is made of, from left to right; a list contributes an equation for each value."""
    if isinstance(condition, Not):
        yield from pairs(condition.part)
    elif isinstance(condition, Junction):
        for part in condition.parts:
            yield from pairs(part)
    elif isinstance(condition, Comparison):
        for left, sign, right in zip(condition.terms, condition.operators, condition.terms[1:], strict=False):
            yield _pair(left, sign, right)
    elif isinstance(condition, Membership):
        for value in condition.values:
            yield Pair(condition.term, "==", value)
    else:
        yield condition


def _pair(left: Term, sign: Operator, right: Term) -> Pair:
    """Bring everything but an integer to the left side."""
    if isinstance(left, Linear) and isinstance(right, Linear):
        return Pair(Linear(left.slope - right.slope, 0), sign, right.intercept - left.intercept)
    if isinstance(left, Linear):
        left, right, sign = right, left, _MIRRORED[sign]
    if isinstance(right, Linear) and right.slope == 0:
        return Pair(left, sign, right.intercept)
    raise ValueError("a remainder compares with an integer alone")
