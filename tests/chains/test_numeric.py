"""Floating point where it must iterate, where it must give up, and where rounding could decide."""

import pytest
from small_chains import GALLERY, chain

from echoproof.chains import numeric, numeric_moments
from echoproof.chains.analysis import analyse, at_temperature
from echoproof.chains.chain import Chain
from echoproof.chains.comparison import simulated
from echoproof.chains.reading import load_chain, parse_chain

EXACT = [path for path in GALLERY if isinstance(load_chain(path), Chain)]


def test_a_distance_of_just_a_quarter_is_left_to_the_exact_way():
    """Two states that change with 1/4: after one step the distance is 1/4, and rounding must not decide."""
    made = chain([{0: 3, 1: 1}, {0: 1, 1: 3}], {0: 1})
    assert analyse(made, 0).mixing_time == [1]
    found = at_temperature(made, 0, exact=False)
    assert found.mixing_time == [None]
    assert found.undecided == ["the mixing time of class 0: too long, or a distance too near to 1/4"]


def test_a_long_line_is_solved_by_elimination():
    """The gambler with 3,000 states: iteration would need millions of steps."""
    n, k = 3000, 1000
    made = chain([{0: 1}, *({i - 1: 1, i + 1: 1} for i in range(1, n)), {n: 1}], {k: 1})
    found = analyse(made, 0)
    assert found.method == "numeric"
    assert [one.probability_float for one in found.absorption] == pytest.approx([1 - k / n, k / n], rel=1e-9)
    assert found.expected_absorption_time_float == pytest.approx(k * (n - k), rel=1e-9)


def test_rare_transitions_keep_their_digits_without_subtraction():
    """A trap that is left with a probability of 10^-25, and two rare steps whose product is no float."""
    head = 'format = "echoproof/chain@1"\ninitial = "a"\n[weights]\n'
    made = parse_chain((head + "a = { a = 1, b = 1e-25 }\nb = { a = 1, c = 3 }\nc = { c = 1 }\n").encode())
    exact, floating = analyse(made, 2), at_temperature(made, 2, exact=False)
    assert floating.expected_absorption_time_float == exact.expected_absorption_time_float
    assert floating.distinct_limit_float == exact.distinct_limit_float
    assert floating.undecided == []
    far = parse_chain((head + "a = { a = 1, b = 1e-200 }\nb = { a = 1, c = 1e-200 }\nc = { c = 1 }\n").encode())
    found = at_temperature(far, 2, exact=False)
    assert found.expected_absorption_time_float is None
    assert [one.probability_float for one in found.absorption] == [1.0]
    assert "the expected absorption time as a float: 1.00000e+400 is beyond the range of floats" in found.left_out


def test_what_a_large_chain_leaves_out_is_named_and_may_be_estimated(monkeypatch):
    """Cycles of 30, with ways out, into a class of two: different texts are counted class by class."""
    n = 90
    rows = [{i // 30 * 30 + (i + 1) % 30: 3, i + 30: 1} for i in range(n)]
    made = chain([*rows, *(dict.fromkeys(range(n, n + 30), 1) for _ in range(30))], {0: 1})
    found = analyse(made, 6)
    assert (found.method, found.left_out, found.undecided) == ("numeric", [], [])
    monkeypatch.setattr("echoproof.chains.analysis.MAX_EXACT", 200)
    assert found.distinct_limit_float == pytest.approx(analyse(made, 6).distinct_limit_float, rel=1e-9)
    monkeypatch.setattr("echoproof.chains.analysis.MAX_EXACT", 60)
    monkeypatch.setattr(numeric, "MAX_MIXED", 20)
    monkeypatch.setattr(numeric, "MAX_FAR", 20)
    monkeypatch.setattr(numeric_moments, "MAX_WATCHED", 20)
    less = analyse(made, 6)
    assert [text.split(":")[0] for text in less.left_out] == [
        "the expected number of different texts in all",
        "the mixing time of class 0",
        "the expected number of different texts at 7 times from 0 on",
    ]
    assert (less.undecided, less.distinct_limit_float, less.mixing_time) == ([], None, [None])
    assert less.moments[-1].distinct_float is None
    estimate = simulated(made, less, 2000, seed=1).quantities[-1]
    assert (estimate.exact, estimate.agrees) == (None, None)
    assert abs(estimate.simulated - found.moments[-1].distinct_float) <= estimate.error
