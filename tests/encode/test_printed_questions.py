"""The printed question "is this class hard?" with names that SMT-LIB cannot hold as they are, and planted needles."""

import pytest

from echoproof.encode.circuit import FALSE, TRUE, Circuit, Problem
from echoproof.encode.smtlib import print_problem, quoted
from echoproof.encode.z3api import answer, answer_script
from echoproof.search.counterexample import ask_solvers
from strategies import integer_class

NAMES = ["a|b", "back\\slash", "100%", "under_score", "$", "🙂", "é", "(", ";", '"', "%7C", "and", "x", "true", "h1-"]


@pytest.mark.parametrize("first", range(0, len(NAMES), 3))
def test_both_solvers_read_every_name(first):
    names = NAMES[first : first + 3]
    text = [f"x % 2 == 0 or x in ({a}, {b})" for a, b in ((1, 3), (1, 5), (3, 5))]
    cls = integer_class(
        {name.replace("\\", "\\\\").replace('"', '\\"'): t for name, t in zip(names, text, strict=True)}
    )
    assert list(cls.names) == names
    answers = ask_solvers(cls.table, "a title\nof two lines | with \\ signs")
    assert (answers.z3, answers.cvc5, answer_script(answers.script)) == ("sat", "sat", "sat")
    assert answers.script.isascii() or all(
        line.startswith(";") for line in answers.script.splitlines() if not line.isascii()
    )


def test_different_names_stay_different_symbols():
    assert len({quoted(name) for name in NAMES}) == len(NAMES)


def test_one_point_less_turns_the_answer():
    """The triangle is hard by one marker of each pair; without the last it is not."""
    markers = {"A": (1, 3), "B": (1, 5), "C": (3, 5)}
    hard = integer_class({name: f"x % 2 == 0 or x in {pair}" for name, pair in markers.items()})
    easy = integer_class(
        {name: f"x % 2 == 0 or x in {pair} and x != 5" for name, pair in {**markers, "C": (3, 7)}.items()}
    )
    assert ask_solvers(hard.table, "").z3 == "sat"
    assert ask_solvers(easy.table, "").z3 == "unsat"


def test_constant_and_shared_gates():
    circuit = Circuit()
    a, b = circuit.variable("a"), circuit.variable("b")
    assert circuit.conj([]) == TRUE
    assert circuit.disj([]) == FALSE
    assert circuit.conj([a, -a, b]) == FALSE
    assert circuit.conj([a, TRUE, a]) == a
    assert circuit.conj([a, b]) == circuit.conj([b, a, TRUE]) == -circuit.disj([-a, -b])
    problem = Problem(circuit, (circuit.disj([a, b]), -a), "")
    result, values = answer(problem)
    assert (result, values[a], values[b]) == ("sat", False, True)
    assert answer_script(print_problem(problem, "")) == "sat"
    assert answer(Problem(circuit, (circuit.conj([a, b]), -b), ""))[0] == "unsat"


def test_a_resource_limit_gives_no_answer():
    """Nine pigeons in eight holes: a limit that is too small ends in "unknown", never in an answer."""
    circuit = Circuit()
    sits = {(p, h): circuit.variable(f"{p} in {h}") for p in range(9) for h in range(8)}
    holes = [circuit.disj(sits[p, h] for h in range(8)) for p in range(9)]
    apart = [-circuit.conj((sits[p, h], sits[q, h])) for h in range(8) for p in range(9) for q in range(p)]
    assert answer(Problem(circuit, (*holes, *apart), ""), rlimit=2000) == ("unknown", {})
