"""The bounded unrolling: what it finds, the bound up to which it looks, what it leaves undecided, planted mistakes."""

from dataclasses import replace
from pathlib import Path

import pytest

from echoproof import load
from echoproof.encode.circuit import Circuit, Problem
from echoproof.encode.tables import Entries
from echoproof.encode.unrolling import full_stages, unroll
from echoproof.encode.z3api import answer
from echoproof.machines.machine import Lasso, Machine, lasso_fault, load_machine
from echoproof.machines.product import decide_machine
from echoproof.model.errors import TooLargeError, UndecidedError
from echoproof.search import lasso
from echoproof.search.lasso import find_lasso, second_opinion
from strategies import profile_class
from symbolic_machines import beaten_tables

ROOT = Path(__file__).parents[2]


def counting(size, turns):
    """Return a class whose A has a cell of its own of so many points, and a machine that counts its showings.

    It answers L, which is contained in A and C, but C on the common cell after just `turns` showings. Nobody answers A,
    so the cell is shown for the target A alone.
    """
    table = profile_class(3, {0b111: "infinite", 0b010: size, 0b100: "infinite"}).table
    assert table.profiles == (0b010, 0b100, 0b111)
    rest = turns + 1
    rows = [((count + 1, 0), (rest, 0), (count, 0)) for count in range(turns)]
    rows += [((rest, 0), (rest, 0), (turns, 2)), ((rest, 0), (rest, 0), (rest, 0))]
    return table, Machine(tuple(map(str, range(len(rows)))), 0, tuple(rows))


def satisfiable(table, machine, target, stages):
    """Ask whether the machine is beaten for the target within so many stages."""
    circuit = Circuit()
    unrolled = unroll(circuit, table, Entries.of(machine, table.n), machine.start, target, stages)
    return answer(Problem(circuit, unrolled.assertions, ""))[0]


def test_the_bound_is_needed_and_enough():
    """The cell is to be shown three times, then C is answered: four singled out moves, and not fewer."""
    table, machine = counting(3, 3)
    assert full_stages(table, 1) == 6
    assert [satisfiable(table, machine, 1, stages) for stages in (3, 4, 6)] == ["unsat", "sat", "sat"]
    found, _ = find_lasso(table, machine)
    assert found.stem.count(0) == 3
    assert lasso_fault(table, machine, found) is None


@pytest.mark.parametrize(("size", "turns", "beaten"), [(3, 3, True), (3, 4, True), (4, 3, False), (2, 3, True)])
def test_finite_cells_are_counted(size, turns, beaten):
    table, machine = counting(size, turns)
    assert second_opinion(table, machine) == ("beaten" if beaten else "not beaten")
    assert isinstance(decide_machine(table, machine), Lasso) == beaten


def test_a_lasso_counts_although_not_all_stages_are_unrolled():
    table, machine = counting(1_000, 2)
    wrong = replace(machine, moves=(((0, 0), (0, 2), (0, 2)), *machine.moves[1:]))
    assert lasso_fault(table, wrong, find_lasso(table, wrong)[0]) is None
    assert second_opinion(table, wrong) == "beaten"


def test_no_lasso_within_a_limit_is_no_answer(monkeypatch):
    assert find_lasso(*counting(1_000, 2)) == (None, False)
    assert second_opinion(*counting(1_000, 2)) == "not beaten within the bound"
    with pytest.raises(UndecidedError, match="does not know"):
        second_opinion(*counting(4, 3), rlimit=1)
    monkeypatch.setattr(lasso, "MAX_GATES", 1)
    assert second_opinion(*counting(4, 3)) == "not beaten within the bound"
    monkeypatch.setattr(lasso, "MAX_PROMPT", 1)
    with pytest.raises(TooLargeError, match="too many states"):
        second_opinion(*counting(4, 3))


def test_a_class_with_one_hypothesis_beats_no_machine():
    table = profile_class(1, {1: "infinite"}).table
    assert second_opinion(table, Machine(("s",), 0, (((0, 0),),))) == "not beaten"
    assert list(beaten_tables(table, 2)) == []


@pytest.mark.parametrize("name", ["two-hypotheses"])
def test_one_wrong_transition_in_the_canonical_machine_is_found(name):
    """Every changed answer and every changed next state, where the product graph says that it matters."""
    table = load(ROOT / "encodings" / "classes" / f"{name}.toml").table
    right = load_machine(ROOT / "proofs" / "machines" / f"{name}.json", table)
    assert second_opinion(table, right) == "not beaten"
    said = set()
    for state, cell, move in planted(table, right):
        rows = [list(row) for row in right.moves]
        rows[state][cell] = move
        wrong = replace(right, moves=tuple(map(tuple, rows)))
        beaten = isinstance(decide_machine(table, wrong), Lasso)
        assert second_opinion(table, wrong) == ("beaten" if beaten else "not beaten"), (state, cell, move)
        said.add(beaten)
    assert True in said


def planted(table, machine):
    """Yield the single changes of a machine, thinned out to a dozen."""
    changes = [
        (state, cell, (to, a))
        for state, row in enumerate(machine.moves)
        for cell, (after, answered) in enumerate(row)
        for to in range(len(machine.states))
        for a in range(table.n)
        if (to == after) != (a == answered)
    ]
    return changes[:: max(1, len(changes) // 12)]
