"""Textbook chains against their formulas; each is analysed exactly, in floating point, and by simulation."""

import math
from fractions import Fraction

import pytest
from small_chains import GALLERY, agree, chain, gallery

from echoproof.chains.analysis import analyse, at_temperature
from echoproof.chains.chain import Chain
from echoproof.chains.comparison import simulated
from echoproof.chains.reading import load_chain
from echoproof.chains.simulation import Sampler, simulate


@pytest.mark.parametrize(("n", "k"), [(5, 2), (7, 1), (9, 4)])
@pytest.mark.parametrize(("up", "down"), [(1, 1), (2, 3), (3, 1)])
def test_gamblers_ruin(n, k, up, down):
    """Feller, volume 1, XIV.2: with r = q/p the gambler is ruined with probability (r^k - r^n)/(1 - r^n)."""
    found = analyse(chain([{0: 1}, *({i - 1: down, i + 1: up} for i in range(1, n)), {n: 1}], {k: 1}))
    p, q = Fraction(up, up + down), Fraction(down, up + down)
    if p == q:
        ruin, time = 1 - Fraction(k, n), Fraction(k * (n - k))
    else:
        ruin = ((q / p) ** k - (q / p) ** n) / (1 - (q / p) ** n)
        time = (k - n * (1 - ruin)) / (q - p)
    assert [one.probability for one in found.absorption] == [str(ruin), str(1 - ruin)]
    assert found.expected_absorption_time == str(time)
    assert found.recurrent == [["s0"], [f"s{n}"]]
    assert found.mixing_time == [0, 0]


@pytest.mark.parametrize("balls", [1, 2, 4, 7])
def test_ehrenfest(balls):
    """The stationary distribution is binomial, the period 2, and there is no mixing time."""
    rows = [{i + step: w for step, w in ((-1, i), (1, balls - i)) if w} for i in range(balls + 1)]
    found = analyse(chain(rows, {0: 1}))
    assert list(found.stationary[0].values()) == [
        str(Fraction(math.comb(balls, i), 2**balls)) for i in range(balls + 1)
    ]
    assert (found.period, found.mixing_time, found.distinct_limit) == ([2], [None], str(balls + 1))


@pytest.mark.parametrize("length", [1, 2, 3, 6])
def test_a_cycle_with_a_tail(length):
    """Two steps of tail, then a cycle: a deterministic chain sees everything once and then never anything new."""
    found = analyse(chain([*({i + 1: 1} for i in range(length + 1)), {2: 1}], {0: 1}), horizon=length + 5)
    assert found.period == [length]
    assert (found.expected_absorption_time, found.distinct_limit) == ("2", str(length + 2))
    for moment in found.moments:
        assert moment.distinct == str(min(moment.time + 1, length + 2))
        assert moment.all_new == str(int(moment.time < length + 2))
        assert moment.settled == str(int(moment.time >= 2))
    assert found.entropy_rate == ["0"]


@pytest.mark.parametrize("n", [2, 3, 6])
def test_a_die_is_the_coupon_collector(n):
    """n (1 - (1 - 1/n)^t) different sides after t throws; entropy log n; one throw mixes."""
    found = analyse(chain([dict.fromkeys(range(n), 1)] * n, dict.fromkeys(range(n), 1)), horizon=8)
    for moment in found.moments:
        assert Fraction(moment.distinct) == n * (1 - (1 - Fraction(1, n)) ** (moment.time + 1))
        new = Fraction(math.perm(n, moment.time + 1), n ** (moment.time + 1))
        assert Fraction(moment.all_new) == new
    assert found.entropy_rate_float[0] == pytest.approx(math.log(n), rel=1e-12)
    assert found.mixing_time == [1]


def test_the_mixing_time_of_two_states():
    """With P(0,1) = a and P(1,0) = b the distance after t steps is |1 - a - b|^t max(a, b)/(a + b)."""
    for a, b in [(1, 9), (3, 3), (1, 1)]:
        found = analyse(chain([{0: 20 - a, 1: a}, {0: b, 1: 20 - b}], {0: 1}))
        distance = [Fraction(20 - a - b, 20) ** t * Fraction(max(a, b), a + b) for t in range(60)]
        assert found.mixing_time == [next(t for t, d in enumerate(distance) if d <= Fraction(1, 4))]


def test_the_gallery_has_every_kind_of_chain():
    """Absorbing ends, a periodic class, two recurrent classes, weights and energies: each kind is there."""
    found = {path.stem: analyse(load_chain(path)) for path in GALLERY}
    assert found["gamblers-ruin"].absorption[0].probability == "3/5"
    assert found["three-in-turn"].period == [3]
    assert found["ehrenfest"].period == [2]
    assert [len(states) for states in found["two-fates"].recurrent] == [2, 1]
    assert {one.temperature.rule for one in found.values() if one.temperature} == {"power", "energy"}


@pytest.mark.parametrize("path", GALLERY, ids=lambda path: path.stem)
def test_simulation_agrees_with_the_answer(path):
    made = load_chain(path)
    found = analyse(made, horizon=12)
    compared = simulated(made, found, 4000, seed=1)
    assert all(one.agrees for one in compared.quantities)
    assert all(one.error > 0 for one in compared.quantities)


@pytest.mark.parametrize("path", GALLERY, ids=lambda path: path.stem)
def test_floating_point_agrees_with_the_exact_answer(path):
    made = load_chain(path)
    if isinstance(made, Chain):
        agree(analyse(made), at_temperature(made, 20, exact=False))


def test_a_wrong_answer_is_found_by_simulation():
    """The comparison can fail: a probability that is wrong by a tenth disagrees."""
    made = gallery("gamblers-ruin")
    right = simulate(Sampler(made.rows, made.initial, 3), [[0], [5]], [0.453125, 0.21875], None, None, 4000, 6)
    wrong = simulate(Sampler(made.rows, made.initial, 3), [[0], [5]], [0.553125, 0.21875], None, None, 4000, 6)
    assert [one.agrees for one in right] == [True, True, None, None]
    assert [one.agrees for one in wrong] == [False, True, None, None]
    third = simulate(Sampler(made.rows, made.initial, 3), [[0], [5]], [0.453125, 0.21875], None, 3.453125, 4000, 6)[3]
    assert third.error == pytest.approx(6 * right[0].error)
    # Hoeffding: each of the four bounds fails with a probability of at most 2 exp(-2 n error^2).
    assert sum(2 * math.exp(-2 * 4000 * right[0].error ** 2) for _ in range(4)) == pytest.approx(1e-6)
