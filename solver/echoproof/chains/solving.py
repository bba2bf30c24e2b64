"""Linear equations of chains over any field: fractions, or rational functions of a temperature."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Number = Any
"""An element of one field: a Fraction, or a rational function of sympy. Zero is false."""
Sparse = Mapping[int, Number]


def solve(equations: Sequence[Sparse], right: Sequence[Sparse]) -> list[dict[int, Number]]:
    """Solve x_i = sum_j equations[i][j] x_j + right[i], where each right side is a sparse row of numbers.

    States are eliminated one after another, the one with the fewest links first, as in a chain that is watched only
    while it is outside of them. Every pivot is a probability to leave, which is positive when each state is left in the
    end; ZeroDivisionError when one is not.
    """
    rows = [dict(row) for row in equations]
    known = [dict(row) for row in right]
    users: list[set[int]] = [set() for _ in rows]
    for i, row in enumerate(rows):
        for j in row:
            users[j].add(i)
    left = set(range(len(rows)))
    order = []
    while left:
        k = min(left, key=lambda i: (len(rows[i]) * len(users[i]), i))
        left.remove(k)
        order.append(k)
        own = rows[k].pop(k, None)
        users[k].discard(k)
        if own is not None:
            leave = 1 - own
            rows[k] = {j: value / leave for j, value in rows[k].items()}
            known[k] = {c: value / leave for c, value in known[k].items()}
        for j in rows[k]:
            users[j].discard(k)
        for i in users[k]:
            factor = rows[i].pop(k)
            _add(rows[i], factor, rows[k])
            _add(known[i], factor, known[k])
            for j in rows[k]:
                users[j].add(i)
    for k in reversed(order):
        for j, factor in rows[k].items():
            _add(known[k], factor, known[j])
    return known


def _add(row: dict[int, Number], factor: Number, other: Sparse) -> None:
    for j, value in other.items():
        row[j] = row[j] + factor * value if j in row else factor * value
