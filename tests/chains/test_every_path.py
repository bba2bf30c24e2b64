"""Random small chains: what is found is what following every path, or the definition, gives."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from small_chains import agree, chain, chains, mean, reachable, recurrent_sets, returns

from echoproof.chains.analysis import analyse, at_temperature
from echoproof.chains.moments import moments
from echoproof.chains.solving import eliminate, visits


@given(chains())
@settings(max_examples=60)
def test_structure_by_definition(made):
    found = analyse(made, horizon=0)
    groups = [[int(name[1:]) for name in states] for states in found.recurrent]
    assert groups == recurrent_sets(made)
    assert found.period == [returns(made, group[0], 40) for group in groups]
    reached = set().union(*(reachable(made, state) for state, _ in made.initial))
    assert {int(name[1:]) for name in found.unreachable} == set(range(len(made.states))) - reached
    passing = reached - {state for group in groups for state in group}
    both = {frozenset(t for t in reachable(made, s) if s in reachable(made, t)) for s in passing}
    assert [[int(name[1:]) for name in states] for states in found.transient_classes] == sorted(map(sorted, both))
    assert found.transient == len(passing)


@given(chains(4))
@settings(max_examples=40)
def test_moments_are_means_over_all_paths(made):
    home = {state for group in recurrent_sets(made) for state in group}
    for moment in moments(made.rows, made.initial, home, 4):
        time = moment.time
        assert moment.distinct == mean(made, time, lambda states: len(set(states)))
        assert moment.all_new == mean(made, time, lambda states: len(set(states)) == len(states))
        assert moment.settled == mean(made, time, lambda states: states[-1] in home)


@given(chains())
@settings(max_examples=60)
def test_the_solution_satisfies_its_equations(made):
    """Stationary distributions are kept by a step; absorption and time satisfy the equations of the first step."""
    found = analyse(made, horizon=0)
    place = {name: index for index, name in enumerate(made.states)}
    for states, weights in zip(found.recurrent, found.stationary, strict=True):
        exact = {place[name]: Fraction(weight) for name, weight in weights.items()}
        assert set(exact) == {place[name] for name in states}
        assert sum(exact.values()) == 1
        for state in exact:
            assert exact[state] == sum(exact[i] * dict(made.rows[i]).get(state, 0) for i in exact)
    assert sum(Fraction(one.probability) for one in found.absorption) == 1
    if len(made.initial) == 1 and found.recurrent != [[made.states[made.initial[0][0]]]]:
        state = made.initial[0][0]
        if not any(made.states[state] in group for group in found.recurrent):
            later = [(p, analyse(chain([dict(row) for row in made.rows], {j: 1}), 0)) for j, p in made.rows[state]]
            time = 1 + sum(p * Fraction(after.expected_absorption_time) for p, after in later)
            assert Fraction(found.expected_absorption_time) == time
            for one, states in zip(found.absorption, found.recurrent, strict=True):
                ends = sum(
                    p * Fraction(a.probability)
                    for p, after in later
                    for a, group in zip(after.absorption, after.recurrent, strict=True)
                    if group == states
                )
                assert Fraction(one.probability) == ends


@given(chains())
@settings(max_examples=40)
def test_floating_point_agrees(made):
    agree(analyse(made, horizon=6), at_temperature(made, 6, exact=False))


@given(chains())
@settings(max_examples=40)
def test_the_limit_of_different_texts_is_the_sum_of_the_chances_to_meet_each(made):
    """A state is ever met when the chain that stops there ends there; the moments come from below."""
    found = analyse(made, horizon=12)
    chance = Fraction(0)
    for state, name in enumerate(made.states):
        rows = [dict(row) for row in made.rows]
        rows[state] = {state: Fraction(1)}
        stopped = analyse(chain(rows, dict(made.initial)), 0)
        ends = zip(stopped.recurrent, stopped.absorption, strict=True)
        chance += sum(Fraction(one.probability) for group, one in ends if group == [name])
    assert Fraction(found.distinct_limit) == chance
    values = [Fraction(moment.distinct) for moment in found.moments]
    assert values == sorted(values)
    assert values[-1] <= chance


def test_equations_without_a_solution_are_refused():
    with pytest.raises(ZeroDivisionError):
        visits(eliminate({0: {0: Fraction(1)}}), {0: Fraction(1)})


def test_long_horizons_of_chains_with_long_fractions_take_floats():
    """A loaded die: Σ 1 - (1 - p_j)^(t+1) sides by time t, where fractions have 120 digits more with each throw."""
    weights = {j: 7 ** (140 + j % 3) + j for j in range(8)}
    found = analyse(chain([weights] * 8, weights), 1000)
    assert (found.method, found.undecided) == ("exact", [])
    chances = [Fraction(weight, sum(weights.values())) for weight in weights.values()]
    for time in (0, 1, 20, 100, 1000):
        right = sum(1 - (1 - chance) ** (time + 1) for chance in chances)
        moment = found.moments[time]
        assert moment.distinct == (str(right) if time <= 20 else None)
        assert abs(Fraction(moment.distinct_float) / right - 1) <= Fraction(found.relative_errors.distinct)
        assert moment.settled == "1"
    size = (sum(weights.values())).bit_length()
    said = f"exact numbers of the steps from time {14_280 // size} on: some of them are too long"
    assert found.left_out == [said]
