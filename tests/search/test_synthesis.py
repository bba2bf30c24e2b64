"""The least machine: against all machines, both certificates, and the kernel's formula against single machines."""

import json
import random
import re
from itertools import product

import pytest

from beaten import beaten_tables
from echoproof.kernel.synthesis import check
from echoproof.kernel.synthesis.formula import formula
from echoproof.machines.machine import Lasso, Machine
from echoproof.machines.product import decide_machine
from echoproof.model.classfile import file_bytes
from echoproof.search.bound import certified, synthesize
from echoproof.search.lasso import second_opinion
from echoproof.search.sat import Cadical
from echoproof.search.synthesis import least_machine
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
    report = check(file_bytes(cls), found.fewer)
    assert (report.rejected, report.states) == (None, len(found.search.machine.states) - 1)


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
        made = formula(table.n, list(table.profiles), 3)
        for q, row in enumerate(machine.moves):
            for p, (after, answer) in zip(table.profiles, row, strict=True):
                made.add(made.after(q, p, after))
                made.add(made.answer(q, p, answer))
        good, holds = survives(table, machine), Cadical(made.clauses).model() is not None
        assert holds == good if exact else holds or not good, machine
        seen.add(good)
    assert seen == {True, False}


def changed(data, change):
    document = json.loads(data)
    change(document)
    return json.dumps(document).encode()


def first_trap(**values):
    return lambda document: document["traps"][0].update(values)


@pytest.fixture(scope="module")
def with_traps():
    """Return a certificate that has traps, which this class would not need."""
    return certified(CROSSING, 1, tuple(beaten_tables(CROSSING.table, 1)))


def test_traps_are_checked_and_used(with_traps):
    assert check(file_bytes(CROSSING), with_traps).traps > 0


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (lambda d: d.update(states=2), "not refuted"),
        (lambda d: d.update(states=0), "not a number"),
        (lambda d: d.update(more=1), "keys"),
        (lambda d: d.update({"class": "sha256:0"}), "class at hand"),
        (first_trap(target=7), "no such target"),
        (first_trap(loop=[]), "empty loop"),
        (first_trap(target=0, loop=[1, 9]), "not there"),
        (first_trap(target=0, stem=[], loop=[3], entries=[[0, 3, 0, 2]]), "not shown in full"),
        (first_trap(entries=[[0, 1, 0, 3], [0, 2, 0, 3], [0, 3, 0, 3]]), "round|wrong"),
        (first_trap(entries=[[0, 1, 0, 0]]), "possible answers"),
        (first_trap(entries=[[0, 1, 5, 1]]), "no state"),
    ],
)
def test_a_changed_certificate_is_refused(with_traps, change, word):
    report = check(file_bytes(CROSSING), changed(with_traps, change))
    assert report.rejected is not None
    assert re.search(word, report.rejected)


def test_a_proof_that_is_cut_off_or_none_is_refused():
    document = json.loads(synthesize(PATH).fewer)
    for proof in ("0", "", "1 0 0", "999999 0", "9" * 5_000 + " 0", "\ud800"):
        report = check(file_bytes(PATH), json.dumps(document | {"proof": proof}).encode())
        assert (report.place, "not refuted" in report.rejected) == ("proof", True)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda data: b"", "file"),
        (lambda data: b"[" * 100_000, "file"),
        (lambda data: b"9" * 5_000, "file"),
        (lambda data: data.decode().encode("utf-16"), "file"),
        (lambda data: data.replace(b'"states":1', b'"states":1,"states":1'), "file"),
        (lambda data: b"[]", "format"),
        (lambda data: changed(data, lambda d: d.update(states=True)), "states"),
        (lambda data: changed(data, first_trap(entries=[[0, 10**4_000, 0, 1]])), "traps[0]"),
        (
            lambda data: changed(
                data, first_trap(target=0, stem=[1] * 500_000, loop=[2] * 500_000, entries=[[0, 1, 0, 1], [0, 2, 0, 1]])
            ),
            "traps[0]",
        ),
    ],
)
def test_a_hostile_certificate_is_refused(with_traps, change, place):
    report = check(file_bytes(CROSSING), change(with_traps))
    assert report.rejected
    assert report.place == place


def test_a_class_file_that_cannot_be_read_is_refused(with_traps):
    assert check(b"format", with_traps).place == "class"
