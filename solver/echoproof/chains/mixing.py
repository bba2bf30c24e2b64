"""The mixing time of a recurrent class, exactly."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Final, TypeVar

from echoproof.chains.solving import Sparse

DISTANCE: Final = Fraction(1, 4)
"""In total variation; the usual convention (Levin, Peres: Markov Chains and Mixing Times, Section 4.5)."""
MAX_MIXING: Final = 20_000_000
"""The cube of the states of a class times the bits of the numbers."""
Matrix = list[list[int]]
Power = TypeVar("Power")


def mixing_time(rows: Sequence[Sparse], stationary: Mapping[int, Fraction], *, below: bool = False) -> int | None:
    """Return the mixing time of an aperiodic recurrent class; None when that takes too much work.

    It is the least t such that t steps from any state lead within DISTANCE of the stationary distribution, in total
    variation; nearer than that where `below` says so. The distance never grows with t, so powers of two are followed by
    bisection.
    """
    states, target = sorted(stationary), [stationary[state] for state in sorted(stationary)]
    scale = math.lcm(*(chance.denominator for state in states for chance in rows[state].values()))
    work = len(states) ** 3 * scale.bit_length()
    return least_time(
        [[int(i == j) for j in states] for i in states],
        [[int(rows[i].get(j, 0) * scale) for j in states] for i in states],
        _product,
        lambda power, time: not _near(power, scale**time, target, below),
        lambda powers: work << powers > MAX_MIXING,
    )


def least_time(
    one: Power,
    matrix: Power,
    product: Callable[[Power, Power], Power],
    far: Callable[[Power, int], bool],
    too_many: Callable[[int], bool],
) -> int | None:
    """Return the least t such that the t-th power of a matrix is not far; None when too many squarings are not enough.

    What is not far stays so in all later powers.
    """
    if not far(one, 0):
        return 0
    powers = [matrix]
    while far(powers[-1], 1 << (len(powers) - 1)):
        if too_many(len(powers)):
            return None
        powers.append(product(powers[-1], powers[-1]))
    # The greatest time at which it is far, from its highest binary digit down.
    time, reached = 0, one
    for exponent in reversed(range(len(powers) - 1)):
        further = product(reached, powers[exponent])
        if far(further, time + (1 << exponent)):
            time, reached = time + (1 << exponent), further
    return time + 1


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
