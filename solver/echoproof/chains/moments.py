"""A chain step by step, exactly: is it settled, is every text new, how many different ones were seen.

Everything is counted in integers over a power of the common denominator, which is much faster than fractions.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from echoproof.chains.chain import Chain
from echoproof.chains.logsums import logarithm

MAX_WAYS: Final = 20_000
"""Pairs of a set of seen states and the last of them, for the probability that all are new."""
MAX_STEPS: Final = 2_000_000
"""States times transitions times steps, for the expected number of different states."""
Whole = Sequence[Mapping[int, int]]


@dataclass(frozen=True, slots=True)
class Moment:
    """A chain after `time` steps; the texts up to then are X_0, …, X_time.

    `distribution` is that of X_time. None: too much work, by the limits of this module.
    """

    time: int
    distribution: Mapping[int, Fraction]
    settled: Fraction
    all_new: Fraction | None
    distinct: Fraction | None


def moments(chain: Chain, recurrent: set[int], horizon: int) -> list[Moment]:
    """Return the moments from time 0 to the horizon; `recurrent` are the states of the recurrent classes."""
    scale = math.lcm(*(chance.denominator for row in (chain.initial, *chain.rows) for _, chance in row))
    whole = [{target: int(chance * scale) for target, chance in row} for row in chain.rows]
    start = {state: int(chance * scale) for state, chance in chain.initial}
    distinct = _distinct(whole, start, scale, horizon, chain.transitions)
    fresh = all_new([tuple(row.items()) for row in whole], start, horizon)
    made, now, total = [], start, 1
    for time in range(horizon + 1):
        total *= scale
        settled = sum(weight for state, weight in now.items() if state in recurrent)
        new = fresh[time] if time < len(fresh) else None
        made.append(
            Moment(
                time,
                {state: Fraction(weight, total) for state, weight in now.items()},
                Fraction(settled, total),
                None if new is None else Fraction(new, total),
                None if distinct is None else distinct[time],
            )
        )
        now = step(whole, now)
    return made


def step(rows: Sequence[Mapping[int, Any]], now: Mapping[int, Any], without: int | None = None) -> dict[int, Any]:
    """Return the weights after one step; what enters the state `without` is dropped."""
    after: dict[int, int] = {}
    for state, weight in now.items():
        for target, chance in rows[state].items():
            if target != without:
                after[target] = after.get(target, 0) + weight * chance
    return after


def _distinct(rows: Whole, start: Mapping[int, int], scale: int, horizon: int, links: int) -> list[Fraction] | None:
    """Return the expected number of different states at each time: the sum of 1 - P(a state is not seen yet)."""
    if len(rows) * links * (horizon + 1) > MAX_STEPS:
        return None
    missed = [0] * (horizon + 1)
    for state in range(len(rows)):
        now = {other: weight for other, weight in start.items() if other != state}
        for time in range(horizon + 1):
            missed[time] += sum(now.values())
            now = step(rows, now, state)
    return [len(rows) - Fraction(count, scale ** (time + 1)) for time, count in enumerate(missed)]


def all_new(rows: Sequence[Sequence[tuple[int, Any]]], start: Mapping[int, Any], horizon: int) -> list[Any]:
    """Return the weight of the ways without a repetition, for each time as far as there are not too many of them."""
    places: dict[int, int] = {}  # in the order in which states are met, so that few bits are needed
    now = {(1 << places.setdefault(state, len(places)), state): weight for state, weight in start.items()}
    made: list[Any] = []
    while len(now) <= MAX_WAYS:
        made.append(sum(now.values()))
        if len(made) > horizon:
            break
        after: dict[tuple[int, int], Any] = {}
        for (seen, state), weight in now.items():
            for target, chance in rows[state]:
                bit = 1 << places.setdefault(target, len(places))
                if not seen & bit:
                    key = (seen | bit, target)
                    after[key] = after.get(key, 0) + weight * chance
            if len(after) > MAX_WAYS:
                return made
        now = after
    return made


def entropy(distribution: Mapping[int, Fraction]) -> float:
    """Return the entropy of a distribution in nats, as a float."""
    return 0.0 - math.fsum(float(chance) * logarithm(chance) for chance in distribution.values() if chance)
