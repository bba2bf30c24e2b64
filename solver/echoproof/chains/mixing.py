"""The mixing time of a recurrent class, exactly."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from echoproof.chains.solving import Sparse

DISTANCE: Final = Fraction(1, 4)
"""In total variation; the usual convention (Levin, Peres: Markov Chains and Mixing Times, Section 4.5)."""
MAX_MIXING: Final = 20_000_000
"""The cube of the states of a class times the bits of the numbers."""
Matrix = list[list[int]]


def mixing_time(rows: Sequence[Sparse], stationary: Mapping[int, Fraction], *, below: bool = False) -> int | None:
    """Return the mixing time of an aperiodic recurrent class; None when that takes too much work.

    It is the least t such that t steps from any state lead within DISTANCE of the stationary distribution, in total
    variation; nearer than that where `below` says so. The distance never grows with t, so powers of two are followed by
    bisection.
    """
    states = sorted(stationary)
    scale = math.lcm(*(chance.denominator for state in states for chance in rows[state].values()))
    bits = scale.bit_length()
    powers = [[[int(rows[i].get(j, 0) * scale) for j in states] for i in states]]
    target = [stationary[state] for state in states]
    if _near([[int(i == j) for j in states] for i in states], 1, target, below):
        return 0
    while not _near(powers[-1], scale ** (1 << (len(powers) - 1)), target, below):
        if len(states) ** 3 * bits << len(powers) > MAX_MIXING:
            return None
        powers.append(_product(powers[-1], powers[-1]))
    # The greatest time with a larger distance, from its highest binary digit down.
    far, reached = 0, [[int(i == j) for j in states] for i in states]
    for exponent in reversed(range(len(powers) - 1)):
        further = _product(reached, powers[exponent])
        if not _near(further, scale ** (far + (1 << exponent)), target, below):
            far, reached = far + (1 << exponent), further
    return far + 1


def _near(matrix: Matrix, total: int, target: Sequence[Fraction], below: bool) -> bool:
    """Whether every row, divided by the total, is within DISTANCE of the target in total variation, or nearer."""
    common = math.lcm(*(chance.denominator for chance in target))
    wanted = [int(chance * common) * total for chance in target]
    bound = 2 * DISTANCE * common * total
    furthest = max(sum(abs(entry * common - goal) for entry, goal in zip(row, wanted, strict=True)) for row in matrix)
    return furthest < bound if below else furthest <= bound


def _product(left: Matrix, right: Matrix) -> Matrix:
    columns = list(zip(*right, strict=True))
    return [[sum(a * b for a, b in zip(row, column, strict=True)) for column in columns] for row in left]
