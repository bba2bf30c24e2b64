"""Linear equations of chains by elimination of states, which adds, multiplies and divides and never subtracts.

So it works over any field whose positive numbers can be told apart from zero, and over leading terms, which have no
differences: Grassmann, Taksar and Heyman, Regenerative Analysis and Steady State Distributions for Markov Chains,
Operations Research 33 (1985).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

Number = Any
"""A positive element of one field or its zero, which is false: a Fraction, a rational function, a leading term."""
Sparse = Mapping[int, Number]
OUT: Final = -1
"""The target that stands for all targets outside of the rows."""


@dataclass(frozen=True, slots=True)
class Step:
    """One state that was taken out: the probability to leave it, where it led to, and what led to it."""

    state: int
    leave: Number
    row: Sparse
    column: Sparse


def eliminate(rows: Mapping[int, Sparse], kept: Iterable[int] = ()) -> list[Step]:
    """Take out the states of these rows but for those that are kept, the one with the fewest links first.

    What is left is the chain as it is watched only while it is outside of them. Rows name their probability to go
    elsewhere under OUT.
    """
    left = {state: {j: value for j, value in row.items() if j != state} for state, row in rows.items()}
    users: dict[int, set[int]] = {state: set() for state in left}
    for i, row in left.items():
        for j in row.keys() & users.keys():
            users[j].add(i)
    waiting = left.keys() - set(kept)
    steps = []
    while waiting:
        k = min(waiting, key=lambda i: (len(left[i]) * len(users[i]), i))
        waiting.remove(k)
        row = left.pop(k)
        leave = sum(row.values())
        column = {i: left[i].pop(k) for i in users.pop(k)}
        for j in row.keys() & users.keys():
            users[j].discard(k)
        for i, factor in column.items():
            through = factor / leave
            for j, value in row.items():
                if j != i:  # what comes back to i only delays it
                    _add(left[i], j, through * value)
                    if j != OUT:
                        users[j].add(i)
        steps.append(Step(k, leave, row, column))
    return steps


def solve(steps: Sequence[Step], right: Mapping[int, Sparse]) -> dict[int, dict[int, Number]]:
    """Solve x_i = sum_j p_ij x_j + right[i] for the states taken out; each right side is a sparse row of numbers.

    ZeroDivisionError when a state is never left.
    """
    known = {step.state: dict(right.get(step.state, {})) for step in steps}
    for step in steps:
        for i, factor in step.column.items():
            for c, value in known[step.state].items():
                _add(known[i], c, factor / step.leave * value)
    for step in reversed(steps):
        own = known[step.state]
        for j, factor in step.row.items():
            if j != OUT:
                for c, value in known[j].items():
                    _add(own, c, factor * value)
        known[step.state] = {c: value / step.leave for c, value in own.items()}
    return known


def visits(steps: Sequence[Step], kept: int, one: Number) -> dict[int, Number]:
    """Return the expected visits to each state between two of the only one that was kept, itself included."""
    found = {kept: one}
    for step in reversed(steps):
        found[step.state] = sum(found[i] * factor for i, factor in step.column.items()) / step.leave
    return found


def _add(row: dict[int, Number], key: int, value: Number) -> None:
    row[key] = row[key] + value if key in row else value
