"""A chain step by step, exactly: is it settled, is every text new, how many different ones were seen.

Everything is counted in integers over a power of the common denominator, which is much faster than fractions.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

MAX_WAYS: Final = 20_000
"""Pairs of a set of seen states and the last of them, for the probability that all are new."""
MAX_WORK: Final = 1_000_000_000
"""Products of parts of nine digits in all steps, and in those with each state left out; a number itself counts 150."""
MAX_LENGTH: Final = 14_280
"""Bits of the last denominator: exact numbers of more than 4,300 digits are not written."""
Whole = Sequence[Mapping[int, int]]
Weighted = Sequence[tuple[int, Fraction]]


@dataclass(frozen=True, slots=True)
class Moment:
    """A chain after `time` steps; the texts up to then are X_0, …, X_time. None: too much work."""

    time: int
    settled: Fraction
    all_new: Fraction | None
    distinct: Fraction | None


def moments(rows: Sequence[Weighted], initial: Weighted, recurrent: set[int], horizon: int) -> list[Moment]:
    """Return the moments from time 0 to the horizon, or as far as the numbers are short and the work is little.

    `recurrent` are the states of the recurrent classes.
    """
    scale = math.lcm(*(chance.denominator for row in (initial, *rows) for _, chance in row))
    links = sum(map(len, rows))
    horizon = min(horizon, _affordable(scale, links))
    whole = [{target: int(chance * scale) for target, chance in row} for row in rows]
    start = {state: int(chance * scale) for state, chance in initial}
    counted = min(horizon, _affordable(scale, links * len(whole)))
    distinct = _distinct(whole, start, scale, counted)
    fresh = all_new([tuple(row.items()) for row in whole], start, horizon, scale.bit_length())
    made, now, total = [], start, 1
    for time in range(horizon + 1):
        total *= scale
        settled = sum(weight for state, weight in now.items() if state in recurrent)
        new = Fraction(fresh[time], total) if time < len(fresh) else None
        made.append(Moment(time, Fraction(settled, total), new, distinct[time] if time <= counted else None))
        now = step(whole, now)
    return made


def _affordable(scale: int, links: int) -> int:
    """Return the last time up to which numbers are short and the work on so many links is little."""
    work, time = 0, -1
    while work <= MAX_WORK and (time + 2) * scale.bit_length() <= MAX_LENGTH:
        time += 1
        work += links * _cost(scale.bit_length(), time)
    return time


def _cost(size: int, time: int) -> int:
    """Return the work on one number of so many bits for each step, in units of MAX_WORK."""
    return 150 + (1 + size // 30) * (1 + size * time // 30)


def step(rows: Sequence[Mapping[int, Any]], now: Mapping[int, Any], without: int | None = None) -> dict[int, Any]:
    """Return the weights after one step; what enters the state `without` is dropped."""
    after: dict[int, int] = {}
    for state, weight in now.items():
        for target, chance in rows[state].items():
            if target != without:
                after[target] = after.get(target, 0) + weight * chance
    return after


def _distinct(rows: Whole, start: Mapping[int, int], scale: int, horizon: int) -> list[Fraction]:
    """Return the expected number of different states at each time: the sum of 1 - P(a state is not seen yet)."""
    missed = [0] * (horizon + 1)
    for state in range(len(rows)):
        now = {other: weight for other, weight in start.items() if other != state}
        for time in range(horizon + 1):
            missed[time] += sum(now.values())
            now = step(rows, now, state)
    return [len(rows) - Fraction(count, scale ** (time + 1)) for time, count in enumerate(missed)]


def all_new(
    rows: Sequence[Sequence[tuple[int, Any]]], start: Mapping[int, Any], horizon: int, size: int = 0
) -> list[Any]:
    """Return the weight of the ways without a repetition, for each time as far as there are not too many of them.

    `size`: the bits that a step adds to a number.
    """
    places: dict[int, int] = {}  # in the order in which states are met, so that few bits are needed
    now = {(1 << places.setdefault(state, len(places)), state): weight for state, weight in start.items()}
    made: list[Any] = []
    work = 0
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
            work += len(rows[state]) * _cost(size, len(made))
            if len(after) > MAX_WAYS or work > MAX_WORK:
                return made
        now = after
    return made
