"""The limits τ → 0 and τ → ∞ of what is found about a chain with a temperature, exactly.

At τ → ∞ all targets of a row become equally probable. No transition vanishes, so everything is continuous and has the
value of that chain. At τ → 0 transitions vanish, and leading terms say what is left.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from echoproof.chains.chain import Chain, Tempered
from echoproof.chains.exact import solved
from echoproof.chains.leading import Leading
from echoproof.chains.logsums import LogSum, entropy_rate
from echoproof.chains.mixing import mixing_time
from echoproof.chains.moments import Moment, moments
from echoproof.chains.solving import Sparse
from echoproof.chains.structure import Structure, structure

MAX_LIMITED: Final = 60
"""States of a chain whose limits are sought."""
MAX_WEIGHT_DIGITS: Final = 2_000
"""States times the digits of a weight there: the sizes that are compared are products of as many weights."""
TIMES: Final = 4
"""Times up to which the expected number of different texts is followed one by one; then comes the horizon."""
Value = Fraction | float | LogSum | None
Weights = Mapping[int, Fraction]


@dataclass(frozen=True, slots=True)
class Limit:
    """A quantity with its limits: a number, infinity, or None where it was not found."""

    name: str
    at_zero: Value
    at_infinity: Value


def times(horizon: int) -> list[int]:
    """Return the times for which the expected number of different texts is given."""
    return sorted({*range(1, min(TIMES, horizon) + 1), horizon} - {0})


def limits(chain: Tempered, found: Structure, horizon: int) -> list[Limit] | None:
    """Return the limits of all quantities; None for a chain that is too large."""
    digits = max(len(str(weight)) for row in chain.rows for _, weight in row)
    if len(chain.states) > MAX_LIMITED or len(chain.states) * digits > MAX_WEIGHT_DIGITS:
        return None
    cold, hot = chain.at_zero(), chain.at_infinity()
    near = solved(_leading_rows(chain), {i: Leading.constant(p, chain.rule) for i, p in chain.initial}, found)
    far = solved([dict(row) for row in hot.rows], dict(hot.initial), found)
    made = [
        Limit(name, low.limit(), high)
        for (name, low), (_, high) in zip(near.named(chain.states), far.named(chain.states), strict=True)
    ]
    early, late = (moments(at.rows, at.initial, set(), horizon) for at in (cold, hot))
    made += [Limit(f"distinct by {time}", _distinct(early, time), _distinct(late, time)) for time in times(horizon)]
    ends = [{state: Fraction(weight.limit()) for state, weight in part.items()} for part in near.stationary]
    for index, (low, high) in enumerate(zip(ends, far.stationary, strict=True)):
        rates = [entropy_rate({i: dict(at.rows[i]) for i in part}, part) for at, part in ((cold, low), (hot, high))]
        made.append(Limit(f"entropy rate {index}", *rates))
    for index, (low, high) in enumerate(zip(ends, far.stationary, strict=True)):
        if found.periods[index] == 1:
            made.append(Limit(f"mixing time {index}", _mixing(cold, low), _mixing(hot, high)))
    return made


def _distinct(found: Sequence[Moment], time: int) -> Fraction | None:
    return found[time].distinct if time < len(found) else None


def _leading_rows(chain: Tempered) -> list[dict[int, Leading]]:
    """Return the leading terms of the probabilities."""
    rows = []
    for row in chain.rows:
        weights = {target: Leading(Fraction(1), weight, chain.rule) for target, weight in row}
        total = sum(weights.values(), start=Leading.constant(Fraction(0), chain.rule))
        rows.append({target: weight / total for target, weight in weights.items()})
    return rows


def _mixing(limit: Chain, stationary: Weights) -> Value:
    """Return the limit of the mixing time of a class, given the limits of its rows and of its stationary distribution.

    For each t the distance from the stationary distribution tends to that of the limits. Where these have several
    recurrent classes, or a periodic one, it stays at 1/2 or above: a part of the distribution with a weight of at most
    1/2 is never left, or holds everything at times. Else it falls below 1/4; one that is just 1/4 at some time leaves
    open on which side the distances of the chain are, and there is no answer.
    """
    inner = structure([[target for target, _ in row] for row in limit.rows], stationary)
    if inner.periods != (1,):
        return math.inf
    rows: Sequence[Sparse] = [dict(row) for row in limit.rows]
    last, first = mixing_time(rows, stationary, below=True), mixing_time(rows, stationary)
    return None if last is None or last != first else Fraction(last)
