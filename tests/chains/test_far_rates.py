"""Random chains with rates over 30 orders of magnitude: every float is right to its stated bound.

What is right is found in seventy digits and by other ways: visits by bordering, a state more at a time, where the
program takes states out; different texts from the weight of what has not yet met each; detailed balance.
"""

import random
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise

import numpy as np
import pytest
from small_chains import chain

from echoproof.chains.analysis import at_temperature

SHARP = Context(prec=70, Emin=-(10**6), Emax=10**6)
HORIZON = 4


@pytest.mark.parametrize(
    ("seed", "sizes", "links"),
    [
        *((seed, [1 + seed % 4] * (1 + seed % 3), seed % 5) for seed in range(1, 31)),  # 2 to 12 states
        (31, [30], 60),
        (32, [40, 20, 12], 60),
        (33, [100], 2),
        (34, [120, 20, 12], 1),
        (35, [240, 40, 20], 1),
        (36, [300], 1),
    ],
)
def test_every_float_is_right_to_its_bound(seed, sizes, links):
    """Sparse chains, with one link more for each state, and those with links from nearly all to all."""
    rng = random.Random(seed)
    with localcontext(SHARP):
        said = check(
            rates(rng, sizes, links), {0: 1} if seed % 2 else {0: 2, sizes[0] - 1: 3, sum(sizes) - 1: 1}, sizes
        )
    # The rest takes too much work there, or it is too long until they are mixed.
    assert said >= {"stationary", "entropy", "settled"} | ({"time", "limit", "absorption"} if len(sizes) > 1 else set())
    assert sum(sizes) > 60 or "distinct" in said


@pytest.mark.parametrize("density", [0.01, 0.3])
def test_a_reversible_chain_of_300_states_has_a_closed_form(density):
    """The stationary distribution is proportional to the sums of the rates of symmetric links: detailed balance."""
    rng, size = random.Random(density), 300
    rows = [{} for _ in range(size)]
    for i in range(size):
        for j in range(i):
            if j == i - 1 or rng.random() < density:
                rows[i][j] = rows[j][i] = rate(rng)
    made = chain(rows, {0: 1})
    found = at_temperature(made, 0, exact=False)
    sums = [sum(row.values()) for row in rows]
    with localcontext(SHARP):
        weights = [decimal(one) / sum(sums) for one in sums]
        for value, weight in zip(found.stationary_float[0].values(), weights, strict=True):
            right(weight, value, found.relative_errors.stationary[0])
        value = sum(weight * spread(row) for weight, row in zip(weights, rows, strict=True))
        right(value, found.entropy_rate_float[0], found.relative_errors.entropy_rate[0])


def test_the_other_way_is_exact_over_fractions():
    """Bordering gives the inverse of 1 - P, with no transition left out."""
    rows = rates(random.Random(0), [6, 3, 2], 2)
    steps = np.array([[Fraction(row.get(j, 0)) / sum(row.values()) for j in range(11)] for row in rows])
    found = visits(steps, list(range(6)))
    assert ((np.eye(6, dtype=int) - steps[:6, :6]) @ found == np.eye(6)).all()


def rates(rng, sizes, links):
    """Return the rates of a class of the first size, which leads to one of each other: rings with more links."""
    rows, start = [], 0
    for size in sizes:
        group = range(start, start + size)
        for i in group:
            targets = {start + (i + 1 - start) % size, *rng.choices(group, k=links)}
            if not start and rng.random() < 0.3:
                targets.update(rng.choices(range(sum(sizes)), k=2))
            rows.append({j: rate(rng) for j in sorted(targets)})
        start += size
    for first in np.cumsum(sizes[:-1]):
        rows[0][int(first)] = rate(rng)
    return rows


def rate(rng):
    return rng.randint(1, 9) * 10 ** rng.randint(0, 30)


def decimal(value):
    return Decimal(value.numerator) / value.denominator  # of a whole number too


def matrix(rows):
    made = np.full((len(rows), len(rows)), Decimal(0))
    for i, row in enumerate(rows):
        for j, value in row.items():
            made[i, j] = Decimal(value) / sum(row.values())
    return made


def visits(steps, inside):
    """Return the expected visits from each state of a set to each, and do not subtract: the set grows by one state."""
    found = steps[np.ix_(inside, inside)] * 0
    inside, outside = np.array(inside, dtype=int), np.ones(len(steps), dtype=bool)
    for place, k in enumerate(inside):
        outside[k] = False
        before = inside[:place]
        to, by = np.flatnonzero(steps[k, before]), np.flatnonzero(steps[before, k])
        onwards, into = steps[k, inside[to]] @ found[to], found[:, by] @ steps[inside[by], k]
        leaving = steps[before][:, outside].sum(axis=1)
        here = 1 / (steps[k, outside].sum() + sum(onwards[:place] * leaving))
        onwards[place] = into[place] = 1
        some, others = np.flatnonzero(into), np.flatnonzero(onwards)
        found[np.ix_(some, others)] += np.outer(into[some] * here, onwards[others])
    return found


def stationary(steps, group):
    first, *rest = group
    weights = np.array([Decimal(1), *steps[first, rest] @ visits(steps, rest)])
    return weights / weights.sum()


@lru_cache(maxsize=1000)
def log(value):
    return value.ln()


def spread(row):
    """Return the entropy of rates: their sums' logarithm and their own, which few different rates have."""
    total = Decimal(sum(row.values()))
    return total.ln() - sum(value / total * log(value) for value in map(Decimal, row.values()))


def entropy(chances):
    """Return an entropy, which may be as small as a product of rare steps: the largest chance is what others leave."""
    *small, _ = sorted(chances)
    with localcontext(SHARP) as more:
        more.prec = 500
        return -sum(p * p.ln() for p in (*small, 1 - sum(small, Decimal(0))) if p)


def right(value, found, error):
    """Demand that a float is right to its bound."""
    assert abs(Decimal(found) - value) <= Decimal(error) * value, (value, found, error)


def check(rows, initial, sizes):
    made, horizon = chain(rows, initial), HORIZON if len(rows) * sum(map(len, rows)) < 10**6 else 0
    found = at_temperature(made, horizon, exact=False)
    bounds, steps = found.relative_errors, matrix(rows)
    ends = np.cumsum([0, *sizes])
    groups = [list(range(a, b)) for a, b in pairwise(ends)]
    passing, closed = (groups[0], groups[1:]) if len(groups) > 1 else ([], groups)
    start = np.full(len(rows), Decimal(0))
    for state, chance in made.initial:
        start[state] = decimal(chance)
    assert found.recurrent == [[made.states[i] for i in group] for group in closed]
    said = set()
    if passing:
        inner = visits(steps, passing)
        flow = start[passing] @ inner
        into = [sum(flow @ steps[np.ix_(passing, group)]) + sum(start[group]) for group in closed]
        for one, value in zip(found.absorption, into, strict=True):
            right(value, one.probability_float, bounds.absorption)
            said.add("absorption")
        if found.expected_absorption_time_float is not None:
            right(sum(flow), found.expected_absorption_time_float, bounds.expected_absorption_time)
            said.add("time")
        if found.distinct_limit_float is not None:
            met = sum(flow / inner.diagonal()) + sum(p * len(group) for p, group in zip(into, closed, strict=True))
            right(met, found.distinct_limit_float, bounds.distinct_limit)
            said.add("limit")
    for index, group in enumerate(closed):
        weights = stationary(steps, group)
        for i, weight in zip(group, weights, strict=True):
            value = found.stationary_float[index][made.states[i]]
            if value is not None:
                right(weight, value, bounds.stationary[index])
                said.add("stationary")
        if found.entropy_rate_float[index] is not None:
            value = sum(weight * spread(rows[i]) for i, weight in zip(group, weights, strict=True))
            right(value, found.entropy_rate_float[index], bounds.entropy_rate[index])
            said.add("rate")
        time = found.mixing_time[index]
        if time is not None and len(group) <= 30:
            inner = steps[np.ix_(group, group)]
            assert far(inner, weights, time) <= Decimal("0.25")
            assert time == 0 or far(inner, weights, time - 1) > Decimal("0.25")
            said.add("mixing")
    missed = np.tile(start, (len(rows), 1))  # row j: the chain as long as it has not seen j
    now = start
    for time, moment in enumerate(found.moments):
        np.fill_diagonal(missed, Decimal(0))
        if moment.distinct_float is not None:
            right(len(rows) - missed.sum(), moment.distinct_float, bounds.distinct)
            said.add("distinct")
        if moment.settled_float is not None:
            right(sum(now[i] for group in closed for i in group), moment.settled_float, bounds.settled)
            said.add("settled")
        if moment.entropy_float is not None:
            right(entropy(now), moment.entropy_float, bounds.entropy)
            said.add("entropy")
        if moment.all_new_float is not None and time < 4:
            right(new(made, steps, rows, time), moment.all_new_float, bounds.all_new)
            said.add("new")
        if time < horizon:
            missed, now = ahead(rows, steps, missed), ahead(rows, steps, now[None])[0]
    return said


def ahead(rows, steps, weights):
    made = np.full(weights.shape, Decimal(0))
    for i, row in enumerate(rows):
        for j in row:
            made[:, j] += weights[:, i] * steps[i, j]
    return made


def far(steps, weights, time):
    power = np.array([[Decimal(int(i == j)) for j in range(len(weights))] for i in range(len(weights))])
    while time:
        if time % 2:
            power = power @ steps
        steps, time = steps @ steps, time // 2
    return max(abs(power - weights).sum(axis=1)) / 2


def new(made, steps, rows, horizon):
    """Return the probability that no state comes twice, over all paths."""

    def longer(states):
        if len(states) > horizon:
            return Decimal(1)
        return sum(
            (steps[states[-1], j] * longer([*states, j]) for j in rows[states[-1]] if j not in states), Decimal(0)
        )

    return sum(decimal(chance) * longer([state]) for state, chance in made.initial)
