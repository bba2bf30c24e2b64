"""Floating point where it must iterate, where it must give up, and where rounding could decide."""

import pytest
from small_chains import GALLERY, agree, chain

from echoproof.chains import numeric
from echoproof.chains.analysis import _numeric, analyse
from echoproof.chains.chain import Chain
from echoproof.chains.reading import load_chain

EXACT = [path for path in GALLERY if isinstance(load_chain(path), Chain)]


@pytest.mark.parametrize("path", EXACT, ids=lambda path: path.stem)
def test_iteration_agrees_with_the_exact_answer(path, monkeypatch):
    """With elimination switched off, as it is for large chains; periodic classes are among them."""
    monkeypatch.setattr(numeric, "MAX_FILL", -1)
    made = load_chain(path)
    agree(analyse(made), _numeric(made, made.rows, 20))


def test_what_does_not_converge_is_undecided(monkeypatch):
    monkeypatch.setattr(numeric, "MAX_FILL", -1)
    monkeypatch.setattr(numeric, "_ITERATIONS", 1)
    rows = [{j: 1 + (i * j) % 5 for j in range(6)} for i in range(6)]
    made = chain(rows, {0: 1})
    found = _numeric(made, made.rows, 3)
    assert found.stationary_float == [None]
    assert found.entropy_rate_float == [None]
    assert found.mixing_time == [None]
    assert any(text.startswith("a stationary distribution: no solution of 6 equations") for text in found.undecided)
    assert analyse(made, 3).undecided == []


def test_a_distance_of_just_a_quarter_is_left_to_the_exact_way():
    """Two states that change with 1/4: after one step the distance is 1/4, and rounding must not decide."""
    made = chain([{0: 3, 1: 1}, {0: 1, 1: 3}], {0: 1})
    assert analyse(made, 0).mixing_time == [1]
    found = _numeric(made, made.rows, 0)
    assert found.mixing_time == [None]
    assert found.undecided == ["mixing times of 1 recurrent classes: too large, or too near to 1/4"]


def test_a_long_line_is_solved_by_elimination():
    """The gambler with 3,000 states: iteration would need millions of steps."""
    n, k = 3000, 1000
    made = chain([{0: 1}, *({i - 1: 1, i + 1: 1} for i in range(1, n)), {n: 1}], {k: 1})
    found = analyse(made, 0)
    assert found.method == "numeric"
    assert [one.probability_float for one in found.absorption] == pytest.approx([1 - k / n, k / n], rel=1e-9)
    assert found.expected_absorption_time_float == pytest.approx(k * (n - k), rel=1e-9)
