"""Linear equations of chains by elimination of states, which adds, multiplies and divides and never subtracts.

So it works over any field whose positive numbers can be told apart from zero, and over leading terms, which have no
differences, and rounding never cancels: Grassmann, Taksar and Heyman, Regenerative Analysis and Steady State
Distributions for Markov Chains, Operations Research 33 (1985).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
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


def within(rows: Sequence[Sparse], group: Iterable[int]) -> dict[int, dict[int, Number]]:
    """Return the rows of some states, with what leads to others under OUT."""
    made: dict[int, dict[int, Number]] = {state: {} for state in group}
    for state, row in made.items():
        for target, chance in rows[state].items():
            if target in made:
                row[target] = chance
            else:
                _add(row, OUT, chance)
    return made


def eliminate(rows: Mapping[int, Sparse], most: int | None = None) -> list[Step] | None:
    """Take out the states of these rows, the one with the fewest links first; None beyond so many changes of a number.

    Rows name their probability to go elsewhere under OUT. What is left after some steps is the chain as it is watched
    only while it is outside of the states that were taken out.
    """
    left = {state: {j: value for j, value in row.items() if j != state} for state, row in rows.items()}
    users: dict[int, set[int]] = {state: set() for state in left}
    for i, row in left.items():
        for j in row.keys() & users.keys():
            users[j].add(i)
    waiting = [(len(left[i]) * len(users[i]), i) for i in left]
    heapify(waiting)
    steps = []
    while waiting:
        size, k = heappop(waiting)
        if k not in left or size != len(left[k]) * len(users[k]):
            continue  # it is there again with what it has now
        if most is not None and (most := most - size) < 0:
            return None
        row = left.pop(k)
        leave = sum(row.values())
        column = {i: left[i].pop(k) for i in users.pop(k)}
        inner = row.keys() & users.keys()
        for j in inner:
            users[j].discard(k)
        for i, factor in column.items():
            through = factor / leave
            for j, value in row.items():
                if j != i:  # what comes back to i only delays it
                    _add(left[i], j, through * value)
                    if j != OUT:
                        users[j].add(i)
        for i in column.keys() | inner:
            heappush(waiting, (len(left[i]) * len(users[i]), i))
        steps.append(Step(k, leave, row, column))
    return steps


def visits(steps: Sequence[Step], right: Sparse) -> dict[int, Number]:
    """Return the expected visits to each state taken out, v_j = right[j] + Σ_i v_i p_ij; none where nothing leads to.

    ZeroDivisionError when a state is never left.
    """
    flow = dict(right)
    for step in steps:
        if step.state in flow:
            share = flow[step.state] / step.leave
            for j, value in step.row.items():
                _add(flow, j, share * value)
    found: dict[int, Number] = {}
    for step in reversed(steps):
        parts = [found[i] * factor for i, factor in step.column.items() if i in found]
        if step.state in flow:
            parts.append(flow[step.state])
        if parts:
            found[step.state] = sum(parts) / step.leave
    return found


def roundings(steps: Sequence[Step]) -> int:
    """Return how many roundings the visits are away from those of a chain with these rows (docs/chains.md)."""
    return sum(
        2 * left * (len(step.row) + 2) + len(step.row) + len(step.column) + 3
        for left, step in zip(range(len(steps), 0, -1), steps, strict=True)
    )


def _add(row: dict[int, Number], key: int, value: Number) -> None:
    row[key] = row[key] + value if key in row else value
