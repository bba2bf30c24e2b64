"""The paper's claims: solvers answer, and what they find is worked out exactly, or tried one by one."""

from fractions import Fraction
from itertools import pairwise, product

import pytest
from small_chains import gallery, mean

from echoproof.chains.analysis import analyse
from echoproof.chains.chain import Chain, Tempered
from echoproof.chains.claims import cycles, diversity, find_trend, trend_script
from echoproof.encode import z3api


@pytest.mark.parametrize("states", range(1, 7))
def test_every_deterministic_chain_is_in_its_cycle_within_as_many_steps_as_states(states):
    """For all chains of so many states, after one step less even; two steps less are not enough."""
    assert cycles(states, states) == {"Z3": "unsat", "cvc5": "unsat"}
    assert cycles(states, states - 1) == {"Z3": "unsat", "cvc5": "unsat"}
    if states > 1:
        assert cycles(states, states - 2) == {"Z3": "sat", "cvc5": "sat"}


@pytest.mark.parametrize("states", range(1, 5))
def test_all_deterministic_chains_one_by_one(states):
    """The same by trying all functions, through the analysis: the greatest time to absorption is states - 1."""
    times = []
    for successors in product(range(states), repeat=states):
        rows = tuple(((after, Fraction(1)),) for after in successors)
        made = Chain(title="", states=tuple(map(str, range(states))), rows=rows, initial=((0, Fraction(1)),))
        found = analyse(made, 0)
        assert found.period == [len(found.recurrent[0])]
        times.append(int(found.expected_absorption_time))
    assert max(times) == states - 1


TRENDS = [{0: "rises"}, {0: "falls"}, {0: "rises", 1: "falls"}, {1: "falls", 2: "rises"}]


@pytest.mark.parametrize("wanted", TRENDS, ids=str)
def test_z3_finds_chains_whose_diversity_moves_as_wanted(wanted):
    """The values are those of exact analysis, at three temperatures."""
    found = find_trend(wanted)
    assert found is not None
    for start, trend in wanted.items():
        values = diversity(found, start)
        assert values == sorted(values, reverse=trend == "falls")
        assert all(abs(one - other) >= Fraction(1, 100) for one, other in pairwise(values))


def test_no_chain_rises_and_falls_from_one_start():
    """The question can be answered with no: both constraints together are unsatisfiable."""
    both = trend_script({0: "rises"}).replace("(check-sat)", "") + "\n".join(
        line for line in trend_script({0: "falls"}).splitlines() if "(<= (+" in line or "check-sat" in line
    )
    assert z3api.answer_script(both, 50_000_000) == "unsat"


def test_diversity_is_the_mean_over_all_paths():
    made = Tempered(
        title="",
        states=("a", "b", "c"),
        rule="power",
        rows=(
            ((1, Fraction(3)), (2, Fraction(1))),
            ((0, Fraction(1)), (2, Fraction(4))),
            ((0, Fraction(1)), (1, Fraction(1))),
        ),
        initial=((0, Fraction(1)),),
    )
    for power, value in zip((2, 1), diversity(made, 0), strict=False):
        at = made.at(Fraction(1, power))
        assert value == mean(at, 2, lambda states: len(set(states)))
    assert diversity(made, 0)[2] == Fraction(5, 2)


def test_the_chain_of_the_gallery_that_z3_found():
    """One chain, two starts: dependence on the initial text."""
    made = gallery("start-decides")
    assert diversity(made, 0) == [Fraction(47, 20), Fraction(29, 12), Fraction(5, 2)]
    assert diversity(made, 1) == [Fraction(53, 20), Fraction(31, 12), Fraction(5, 2)]


def test_values_of_a_script():
    script = "(declare-const x Int)(declare-const y Real)(assert (= x 7))(assert (= (* 3 y) -2))(check-sat)"
    assert z3api.solve_script(script) == ("sat", {"x": Fraction(7), "y": Fraction(-2, 3)})
    assert z3api.solve_script("(declare-const x Int)(assert (< x x))(check-sat)") == ("unsat", {})
    irrational = "(declare-const x Real)(assert (= (* x x) 2))(check-sat)"
    assert z3api.solve_script(irrational) == ("unknown", {})
    with pytest.raises(ValueError, match="cannot read"):
        z3api.solve_script("(declare")
