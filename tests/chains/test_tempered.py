"""Closed forms in the temperature, against the chain at single temperatures and beyond."""

from fractions import Fraction

import numpy as np
import pytest
import sympy
from hypothesis import given, settings
from hypothesis import strategies as st
from small_chains import gallery

from echoproof.chains.analysis import analyse, at_temperature
from echoproof.chains.chain import ChainError, Tempered
from echoproof.chains.reading import parse_chain

TAU = sympy.Symbol("tau", positive=True)


def forms(made, horizon=0):
    return {one.name: one for one in analyse(made, horizon).temperature.quantities}


def read(found):
    """Return the quantities of an analysis by the names of closed forms, as floats."""
    made = {"expected absorption time": found.expected_absorption_time_float}
    made |= {f"distinct by {moment.time}": moment.distinct_float for moment in found.moments[1:]}
    made["expected distinct states"] = found.distinct_limit_float
    for index, one in enumerate(found.absorption):
        made[f"absorption {index}"] = one.probability_float
        made[f"entropy rate {index}"] = found.entropy_rate_float[index]
        made |= {f"stationary {index}: {name}": w for name, w in found.stationary_float[index].items()}
    return made


def value(text, temperature):
    return float(sympy.sympify(text, {"tau": TAU}).subs(TAU, temperature).evalf(40))


@st.composite
def tempered(draw):
    count = draw(st.integers(1, 3))
    rule = draw(st.sampled_from(["power", "energy"]))
    weight = st.sampled_from([Fraction(1), Fraction(2), Fraction(3), Fraction(1, 2), Fraction(6)])
    row = st.dictionaries(st.integers(0, count - 1), weight, min_size=1)
    rows = [tuple(sorted(draw(row).items())) for _ in range(count)]
    states = tuple("abc"[:count])
    return Tempered(title="t", states=states, rule=rule, rows=tuple(rows), initial=((0, Fraction(1)),))


@given(tempered(), st.sampled_from([Fraction(1), Fraction(1, 2), Fraction(3, 2), Fraction(2)]))
@settings(max_examples=25)
def test_closed_forms_have_the_values_of_the_chain(made, temperature):
    floating = read(at_temperature(made.heated(temperature), 3, exact=False))
    closed = {name: one for name, one in forms(made, 3).items() if not name.startswith("mixing")}
    assert closed.keys() == floating.keys()
    for name, form in closed.items():
        assert value(form.closed_form, temperature) == pytest.approx(floating[name], abs=1e-8), name


@given(tempered())
@settings(max_examples=25)
def test_limits_are_what_the_closed_forms_come_near_to(made):
    """At a low and a high temperature, in forty digits. The limits are found by another way than the forms."""
    for form in forms(made, 2).values():
        if form.closed_form is None:
            continue
        low = value(form.closed_form, sympy.Rational(1, 300))
        if form.at_zero == "inf":
            assert low > 10**9
        else:
            assert low == pytest.approx(float(sympy.sympify(form.at_zero)), abs=1e-6), form
        high = value(form.closed_form, 10**9)
        assert high == pytest.approx(float(sympy.sympify(form.at_infinity)), abs=1e-6), form


@st.composite
def doubling(draw):
    """Draw weights that are powers of two, with ties, for more states than have closed forms."""
    count = draw(st.integers(9, 12))
    row = st.dictionaries(st.integers(0, count - 1), st.sampled_from([0, 1, 2, 3]), min_size=1, max_size=3)
    rows = [tuple((j, Fraction(2) ** power) for j, power in sorted(draw(row).items())) for _ in range(count)]
    states = tuple(f"s{i}" for i in range(count))
    return Tempered(title="t", states=states, rule="power", rows=tuple(rows), initial=((0, Fraction(1)),))


@given(doubling())
@settings(max_examples=25)
def test_limits_of_larger_chains_are_what_cold_chains_come_near_to(made):
    """Exactly at τ = 1/64, where the less probable of two targets has at most the probability 2^-64."""
    cold = read(at_temperature(made.at(Fraction(1, 64)), 2, exact=True))
    found = forms(made, 2)
    assert {name for name in found if not name.startswith("mixing")} == cold.keys()
    for name, form in found.items():
        assert form.closed_form is None
        if name.startswith("mixing"):
            continue
        if form.at_zero == "inf":
            assert cold[name] > 10**9, name
        else:
            assert cold[name] == pytest.approx(float(sympy.sympify(form.at_zero)), abs=1e-6), name
    hot = read(at_temperature(made.at_infinity(), 2, exact=True))
    assert {n: float(sympy.sympify(one.at_infinity)) for n, one in found.items() if n in hot} == pytest.approx(hot)


@given(tempered())
@settings(max_examples=40)
def test_mixing_times_tend_to_their_limits(made):
    """By multiplying matrices of a cold and of a hot chain."""

    def steps(temperature, names, index):
        rows = made.near(temperature)
        inner = np.array([[dict(rows[i]).get(j, 0) for j in names] for i in names], dtype=float)
        end = np.array(list(at_temperature(made.heated(temperature), 0, exact=False).stationary_float[index].values()))
        now, time = np.eye(len(names)), 0
        while np.abs(now - end).sum(axis=1).max() / 2 > 0.25 and time < 60:
            now, time = now @ inner, time + 1
        return time

    found = analyse(made, 0)
    for index, states in enumerate(found.recurrent):
        form = {one.name: one for one in found.temperature.quantities}.get(f"mixing time {index}")
        assert (form is None) == (found.period[index] > 1)
        names = [made.states.index(name) for name in states]
        for limit, temperature in ((form and form.at_zero, Fraction(1, 25)), (form and form.at_infinity, 10**7)):
            if limit is not None:
                assert steps(Fraction(temperature), names, index) == (60 if limit == "inf" else int(limit))


def test_a_distance_that_tends_to_a_quarter_leaves_the_limit_of_the_mixing_time_open():
    """Four states in a circle that stay or go on: at τ → ∞ with 1/2, and two steps lead to 1/4, 1/2, 1/4 and 0."""
    rows = tuple(tuple(sorted([(i, Fraction(2)), ((i + 1) % 4, Fraction(1))])) for i in range(4))
    made = Tempered(title="t", states=tuple("abcd"), rule="power", rows=rows, initial=((0, Fraction(1)),))
    assert analyse(made.at_infinity(), 0).mixing_time == [2]
    form = forms(made)["mixing time 0"]
    assert (form.closed_form, form.at_zero, form.at_infinity) == (None, "inf", None)


@pytest.mark.parametrize("temperature", [Fraction(1), Fraction(1, 2), Fraction(1, 5)])
def test_at_whole_inverse_temperatures_the_numbers_are_exact(temperature):
    made = gallery("square-roots")
    exact = at_temperature(made.at(temperature), 0, exact=True)
    power = temperature.denominator
    b, c = Fraction(1), Fraction(2) ** power
    assert Fraction(dict(zip("abc", made.at(temperature).rows, strict=True))["a"][1][1]) == c / (b + c)
    for name, form in forms(made).items():
        if name.startswith("stationary"):
            closed = sympy.sympify(form.closed_form, {"tau": TAU}).subs(TAU, sympy.Rational(1, power))
            assert sympy.simplify(closed - sympy.Rational(exact.stationary[0][name[-1]])) == 0


def test_square_roots_are_irrational_and_right():
    """By hand: the balance equations at τ = 2 with r = √2 and s = √3."""
    r, s = sympy.sqrt(2), sympy.sqrt(3)
    a, b, c = sympy.symbols("a b c")
    (solution,) = sympy.solve(
        [a - b * s / (s + 1) - c / 2, b - a / (1 + r) - c / 2, a + b + c - 1], [a, b, c], dict=True
    )
    closed = forms(gallery("square-roots"))
    for symbol, name in ((a, "a"), (b, "b"), (c, "c")):
        form = sympy.sympify(closed[f"stationary 0: {name}"].closed_form, {"tau": TAU}).subs(TAU, 2)
        assert sympy.simplify(form - solution[symbol]) == 0
        assert not form.is_rational


def test_a_limit_may_be_infinite():
    """A trap that is left less and less: it takes 1 + w^(1/τ) steps on average."""
    text = 'format = "echoproof/chain@1"\ninitial = "a"\n[weights]\na = { a = 3, b = 1 }\nb = { b = 1 }\n'
    form = forms(parse_chain(text.encode()))["expected absorption time"]
    assert (form.at_zero, form.at_infinity) == ("inf", "2")
    assert sympy.simplify(sympy.sympify(form.closed_form, {"tau": TAU}) - 1 - 3 ** (1 / TAU)) == 0


def test_greedy_decoding_keeps_the_best_alone():
    found = analyse(gallery("boltzmann"), 0).temperature
    assert (found.greedy, found.greedy_periods) == ([["valley"]], [1])
    ties = gallery("square-roots").at_zero()
    assert [[target for target, _ in row] for row in ties.rows] == [[2], [0], [0, 1]]
    assert all(chance == Fraction(1, len(row)) for row in ties.rows for _, chance in row)


@pytest.mark.parametrize("temperature", [Fraction(0), Fraction(-1)])
def test_temperatures_of_zero_and_below_are_refused(temperature):
    with pytest.raises(ChainError, match="temperature"):
        gallery("square-roots").at(temperature)


def test_what_floating_point_cannot_hold_is_refused():
    with pytest.raises(ChainError, match="too small for a float"):
        gallery("square-roots").near(Fraction(1, 2000))


def test_a_large_chain_has_no_limits_either_and_says_so():
    rows = "\n".join(f"s{i} = {{ s{(i + 1) % 61} = 2, s{i} = 1 }}" for i in range(61))
    text = f'format = "echoproof/chain@1"\ninitial = "s0"\n[weights]\n{rows}\n'
    assert analyse(parse_chain(text.encode()), 0).temperature.quantities is None


@pytest.mark.parametrize(
    "weights", [[2**700, 1, 1, 1, 1, 1, 1, 1], [2, 3, 5, 7, 11], [2**40, 3**40, 5**40], [10007 * 10009, 1]]
)
def test_weights_beyond_the_limits_have_limits_without_closed_forms(weights):
    rows = tuple((i, Fraction(weight)) for i, weight in enumerate(weights))
    states = tuple(f"s{i}" for i in range(len(weights)))
    made = Tempered(title="t", states=states, rule="power", rows=(rows,) * len(states), initial=((0, Fraction(1)),))
    found = forms(made)
    assert all(one.closed_form is None for one in found.values())
    best = weights.index(max(weights))
    cold = [found[f"stationary 0: {name}"].at_zero for name in states]
    assert cold == ["1" if i == best else "0" for i in range(len(states))]


def two_states(table, temperature, rows, most=0):
    text = f'format = "echoproof/chain@1"\ninitial = "a"\ntemperature = "{temperature}"\n[{table}]\n{rows}\n'
    return analyse(parse_chain(text.encode()), most)


@pytest.mark.parametrize("offset", [0, 10**20, -(10**300), Fraction(10**30, 7)])
def test_an_offset_of_all_energies_changes_nothing(offset):
    """By hand, with x = 1/e: a goes to b with x/(1 + x), and b to a with 1/2."""
    found = two_states(
        "energies", 1, f'a = {{ a = "{offset}", b = "{offset + 1}" }}\nb = {{ a = "{offset}", b = "{offset}" }}'
    )
    x = sympy.exp(-1)
    a = Fraction(str(sympy.N(1 / (1 + 2 * x / (1 + x)), 40)))
    assert abs(Fraction(found.stationary_float[0]["a"]) / a - 1) <= Fraction(found.relative_errors.stationary[0])


@pytest.mark.parametrize("digits", [16, 50, 300])
def test_weights_that_hardly_differ_at_a_temperature_as_low(digits):
    """(1 + τ)^(1/τ) is near to e: with both rows alike b has the share 1/(1 + e^-1) but for a factor of 1 + τ."""
    row = f"{{ a = 1{'0' * digits}, b = 1{'0' * (digits - 1)}1 }}"
    found = two_states("weights", f"1e-{digits}", f"a = {row}\nb = {row}")
    assert found.stationary_float[0]["b"] == pytest.approx(1 / (1 + np.exp(-1)), rel=1e-14)


@pytest.mark.parametrize(
    ("temperature", "far", "refused"),
    [(1, "1e400", True), ("1e-400", 1, True), ("1e400", 1, False), ("1e-399", 0, False)],
)
def test_energies_and_temperatures_beyond_floats(temperature, far, refused):
    rows = f"a = {{ a = 0, b = {far} }}\nb = {{ a = 1, b = 1 }}"
    if refused:
        with pytest.raises(ChainError, match="too small for a float"):
            two_states("energies", temperature, rows)
    else:
        assert two_states("energies", temperature, rows).stationary_float == [{"a": 0.5, "b": 0.5}]
