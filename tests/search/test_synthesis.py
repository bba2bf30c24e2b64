"""The least machine: against all machines, both certificates, and the kernel's formula against single machines."""

import random
from itertools import product

import pytest

from echoproof import kernel
from echoproof.machines.machine import Lasso, Machine
from echoproof.machines.product import decide_machine
from echoproof.model.classfile import file_bytes
from echoproof.search.bound import synthesize
from echoproof.search.lasso import second_opinion
from echoproof.search.sat import Cadical
from echoproof.search.synthesis import avoiding, least_machine
from echoproof.search.traps import trap_of
from strategies import profile_class


def infinite(n, *profiles):
    return profile_class(n, dict.fromkeys(profiles, "infinite"))


CHAIN = infinite(2, 0b01, 0b11)
CROSSING = infinite(2, 0b01, 0b10, 0b11)
PATH = infinite(3, 0b010, 0b011, 0b100, 0b101)
MARKED = profile_class(3, {0b001: 1, 0b010: 1, 0b100: 1, 0b111: "infinite"})


def machines(table, states):
    entries = product(product(range(states), range(table.n)), repeat=states * len(table.cells))
    width = len(table.cells)
    for flat in entries:
        rows = tuple(flat[at : at + width] for at in range(0, len(flat), width))
        yield Machine(tuple(map(str, range(states))), 0, rows)


def survives(table, machine):
    return not isinstance(decide_machine(table, machine), Lasso)


@pytest.mark.parametrize("cls", [CHAIN, CROSSING, PATH, MARKED], ids=["chain", "crossing", "path", "marked"])
def test_it_is_the_least_number_of_states(cls):
    """By trying all machines with one state; and what is found is beaten neither by the product nor by Z3."""
    found = least_machine(cls.table)
    assert survives(cls.table, found.machine)
    assert second_opinion(cls.table, found.machine) == "not beaten"
    assert any(survives(cls.table, each) for each in machines(cls.table, 1)) == (found.excluded == 0)


@pytest.mark.parametrize("profiles", [(0b01, 0b11), (0b01, 0b10, 0b11)])
def test_it_is_the_least_among_all_machines_with_two_states(profiles):
    cls = infinite(2, *profiles)
    assert any(survives(cls.table, each) for each in machines(cls.table, 2))
    assert least_machine(cls.table).excluded < 2


@pytest.mark.parametrize("cls", [CROSSING, PATH, MARKED], ids=["crossing", "path", "marked"])
def test_both_halves_are_certified(cls):
    found = synthesize(cls)
    assert found.machine is not None
    outcome = kernel.check(file_bytes(cls), found.fewer)
    assert (outcome.code, outcome.numbers["states"]) == (None, len(found.search.machine.states) - 1)


def numbered(machine):
    """Return the machine with its states numbered as they come up in its table; the rows of others lead to state 0."""
    order, at = [machine.start], 0
    while at < len(order):
        order += dict.fromkeys(after for after, _ in machine.moves[order[at]] if after not in order)
        at += 1
    rows = [tuple((order.index(after), answer) for after, answer in machine.moves[state]) for state in order]
    rows += [((0, 0),) * len(rows[0])] * (len(machine.states) - len(order))
    return Machine(machine.states, 0, tuple(rows))


@pytest.mark.parametrize(("cls", "exact"), [(CROSSING, True), (PATH, True), (MARKED, False)])
def test_the_formula_holds_of_every_machine_that_generates_the_class(cls, exact):
    """Where all cells are infinite, also of no other; this is what must be trusted of it, tried on random machines."""
    table, rng, seen = cls.table, random.Random(1), set()
    least = least_machine(table).machine
    for _ in range(50):
        rows = [list(row) for row in (*least.moves, *least.moves)][:3]
        for _ in range(rng.randrange(4)):
            row = rng.choice(rows)
            row[rng.randrange(len(row))] = (rng.randrange(len(rows)), rng.randrange(table.n))
        machine = numbered(Machine(("0", "1", "2"), 0, tuple((*((a % 3, b) for a, b in row),) for row in rows)))
        made = avoiding(table, 3, ())
        for q, row in enumerate(machine.moves):
            for p, (after, answer) in zip(table.profiles, row, strict=True):
                made.add(made.after(q, p, after))
                made.add(made.answer(q, p, answer))
        good, holds = survives(table, machine), Cadical(made.clauses).model() is not None
        assert holds == good if exact else holds or not good, machine
        seen.add(good)
    assert seen == {True, False}


def test_no_answer_supplies_the_round_that_it_is_given_in():
    """A foreign example, answered by who has it: before that answer nobody had, so this is no enumeration."""
    machine = Machine(("0",), 0, (((0, 1), (0, 1), (0, 0)),))
    assert CROSSING.table.profiles == (0b01, 0b10, 0b11)
    assert trap_of(CROSSING.table, machine, Lasso(0, (), (1, 0, 2))) is None
    assert trap_of(CROSSING.table, machine, Lasso(0, (), (0, 1, 2))) is not None
