"""Large chains in floating point: the ways to solve a class, from the sharpest to the one for the largest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from operator import matmul
from typing import Any, Final

from echoproof.chains.dense import dense_visits
from echoproof.chains.exact import Passed
from echoproof.chains.mixing import least_time
from echoproof.chains.near import FLOAT_UNIT, GIVEN, UNIT, as_floats
from echoproof.chains.solving import Sparse, eliminate, roundings, visits, within
from echoproof.chains.verified import verified_visits

MAX_CHANGES: Final = 1_000_000
"""Changes of a number in an elimination with forty digits; …"""
_LINKS: Final = 50_000
"""Links of a class for which it is tried, or four for each state."""
MAX_FAR: Final = 10_000_000
"""… and for a class whose numbers are too far apart for floats."""
MAX_DENSE: Final = 3_000
"""States of a class that is solved by elimination in floating point."""
MAX_MIXED: Final = 1_000
"""States of a class whose mixing time is sought."""
_SMALL: Final = 1e-100
_SQUARINGS: Final = 40
NearRows = Sequence[Mapping[int, Decimal]]


def passed(rows: NearRows, group: Sequence[int], right: Sparse, returning: bool) -> Passed | None:
    """Return the visits to states of a chain, as `echoproof.chains.exact.Solver`, by the first way that can.

    Elimination with forty digits, elimination in floating point, and a solution that is verified.
    """
    inner = within(rows, group)
    full = len(group) ** 3 / 3
    links = sum(map(len, inner.values()))
    found = None
    if links <= max(_LINKS, 4 * len(group)) and (links < len(group) ** 2 / 8 or full <= MAX_CHANGES):
        found = _sparse(inner, right, MAX_CHANGES, returning=returning)
    if found is None and len(group) <= MAX_DENSE:
        found = _dense(inner, right, returning=returning)
    if found is None and full <= MAX_FAR:
        found = _sparse(inner, right, MAX_FAR, returning=returning)
    return found or (_verified(inner, right) if len(group) > 1 else None)


def _sparse(rows: Mapping[int, Sparse], right: Sparse, most: int, *, returning: bool) -> Passed | None:
    steps = eliminate(rows, most)
    if steps is None:
        return None
    returns = None
    if returning and len(steps) * sum(len(step.row) + len(step.column) for step in steps) <= MAX_FAR:
        one = Decimal(1)
        returns = {step.state: visits(steps, {step.state: one})[step.state] for step in steps}
    return Passed(visits(steps, right), returns, roundings(steps) * UNIT + 2 * len(steps) * GIVEN)


def _scaled(rows: Mapping[int, Sparse], right: Sparse) -> tuple[dict[int, int], list[Decimal], Any, Decimal]:
    """Return the places of states, how each is left, and what enters them as floats: the largest 1, by a factor."""
    import numpy as np

    place = {state: index for index, state in enumerate(rows)}
    leave = [sum(chance for j, chance in row.items() if j != state) for state, row in rows.items()]
    most = max(right.values())
    entering = np.zeros(len(place))
    for state, value in right.items():
        entering[place[state]] = _some(value / most)
    return place, leave, entering, most


def _some(value: Decimal) -> float:
    """Return a positive number as a float that is not zero, though it be too small to be used."""
    return float(value) or 5e-324


def _dense(rows: Mapping[int, Sparse], right: Sparse, *, returning: bool) -> Passed | None:
    import numpy as np

    place, leave, entering, most = _scaled(rows, right)
    matrix = np.zeros((len(place), len(place) + 1))
    for (state, row), total in zip(rows.items(), leave, strict=True):
        for target, chance in row.items():
            if target != state:  # how long it stays where it is comes in at the end
                matrix[place[state], place.get(target, -1)] = _some(chance / total)
    found = dense_visits(matrix[:, :-1], matrix[:, -1], entering, returning=returning)
    if found is None:
        return None
    times, returns, error = found
    return Passed(
        {state: Decimal(times[i]) * most / leave[i] for state, i in place.items()},
        None if returns is None else {state: Decimal(returns[i]) / leave[i] for state, i in place.items()},
        error + 2 * (len(place) + 2) * FLOAT_UNIT,
    )


def _verified(rows: Mapping[int, Sparse], right: Sparse) -> Passed | None:
    import numpy as np
    from scipy.sparse import csr_array

    place, leave, entering, most = _scaled(rows, right)
    index = np.full(max(rows) + 2, -1)  # of OUT, which comes last, too
    index[list(rows)] = range(len(rows))
    sources = np.repeat(range(len(rows)), [len(row) for row in rows.values()])
    targets = index[[target for row in rows.values() for target in row]]
    kept = (targets != sources) & (targets >= 0)
    chances = np.maximum(as_floats([chance for row in rows.values() for chance in row.values()]), 5e-324)[kept]
    sources, targets = sources[kept], targets[kept]
    left = np.array([_some(total) for total in leave])
    matrix = csr_array((chances / left[sources], (targets, sources)), shape=(len(place), len(place)))
    found = verified_visits(matrix, entering) if left.min() > _SMALL else None
    if found is None:
        return None
    return Passed({state: Decimal(found[0][i]) * most / leave[i] for state, i in place.items()}, None, found[1])


def mixing_time(matrix: Any, weights: Any, error: float) -> int | None:
    """Return the mixing time of a class as the exact way does; None when rounding could decide, or it is too long.

    `error` is that of the stationary distribution. Entries of the t-th power have one of t(n + 2) roundings.
    """
    import numpy as np

    near_quarter = False

    def far(power: Any, time: int) -> bool:
        nonlocal near_quarter
        distance = float(np.abs(power - weights).sum(axis=1).max()) / 2
        slack = np.expm1(error + (time * (len(weights) + 2) + 4 * len(weights)) * FLOAT_UNIT) + 1e-200
        near_quarter = near_quarter or not abs(distance - 0.25) > slack
        return distance > 0.25

    def too_many(powers: int) -> bool:
        return near_quarter or powers > _SQUARINGS

    time = least_time(np.eye(len(weights)), matrix, matmul, far, too_many)
    return None if near_quarter else time
