"""Small chains for the tests, and plain ways to their numbers: every path, one after another."""

import math
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import strategies as st

from echoproof.chains.chain import Chain, normalised
from echoproof.chains.reading import load_chain

ROOT = Path(__file__).parents[2]
GALLERY = sorted((ROOT / "encodings" / "chains").glob("*.toml"))


def gallery(stem):
    return load_chain(ROOT / "encodings" / "chains" / f"{stem}.toml")


def chain(rows, initial):
    """Make a chain of whole weights for each target."""
    return Chain(
        title="a chain",
        states=tuple(f"s{i}" for i in range(len(rows))),
        rows=tuple(normalised(list(row.items())) for row in rows),
        initial=normalised(list(initial.items())),
    )


@st.composite
def chains(draw, most=5):
    """Draw a chain of few states with few targets each, so that many are reducible or periodic."""
    count = draw(st.integers(1, most))
    row = st.dictionaries(st.integers(0, count - 1), st.integers(1, 4), min_size=1, max_size=3)
    rows = draw(st.lists(row, min_size=count, max_size=count))
    return chain(rows, draw(row))


def paths(made, horizon):
    """Yield (probability, states) of every path up to a time."""

    def longer(chance, states):
        if len(states) == horizon + 1:
            yield chance, states
            return
        for target, step in made.rows[states[-1]]:
            yield from longer(chance * step, [*states, target])

    for state, chance in made.initial:
        yield from longer(chance, [state])


def mean(made, horizon, value):
    """Return the expectation of a function of the path."""
    return sum((chance * value(states) for chance, states in paths(made, horizon)), start=Fraction(0))


def reachable(made, state):
    """Return what can be reached from a state, itself included."""
    found, left = {state}, [state]
    while left:
        for target, _ in made.rows[left.pop()]:
            if target not in found:
                found.add(target)
                left.append(target)
    return found


def recurrent_sets(made):
    """Return the recurrent classes that can be reached, from the definition: all that is reached leads back."""
    seen = set().union(*(reachable(made, state) for state, _ in made.initial))
    found = {frozenset(reachable(made, s)) for s in seen if all(s in reachable(made, t) for t in reachable(made, s))}
    return sorted(sorted(group) for group in found)


def returns(made, state, most):
    """Return the greatest common divisor of the times up to `most` at which a return is possible."""
    now, found = {state}, 0
    for time in range(1, most + 1):
        now = {target for source in now for target, _ in made.rows[source]}
        if state in now:
            found = math.gcd(found, time)
    return found


def agree(exact, floating):
    """Demand that an analysis in floating point says what the exact one does."""
    assert exact.recurrent == floating.recurrent
    assert exact.period == floating.period
    assert exact.transient == floating.transient
    assert exact.transient_classes == floating.transient_classes
    assert exact.unreachable == floating.unreachable
    for one, other in zip(exact.absorption, floating.absorption, strict=True):
        assert other.probability_float == pytest.approx(one.probability_float, abs=1e-9)
    assert floating.expected_absorption_time_float == pytest.approx(exact.expected_absorption_time_float, rel=1e-7)
    assert floating.distinct_limit_float == pytest.approx(exact.distinct_limit_float, rel=1e-9)
    assert floating.entropy_rate_float == pytest.approx(exact.entropy_rate_float, abs=1e-9)
    for one, other in zip(exact.stationary_float, floating.stationary_float, strict=True):
        assert other == pytest.approx(one, abs=1e-9)
    for one, other in zip(exact.moments, floating.moments, strict=True):
        assert (other.settled_float, other.distinct_float, other.entropy_float) == pytest.approx(
            (one.settled_float, one.distinct_float, one.entropy_float), abs=1e-9
        )
        assert other.all_new_float == pytest.approx(one.all_new_float, abs=1e-9)
    for one, other in zip(exact.mixing_time, floating.mixing_time, strict=True):
        assert other in (one, None)
