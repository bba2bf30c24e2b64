"""The pieces of symbolic classes, each against the plain thing, and the printed problems on two solvers."""

from itertools import combinations, permutations, product
from random import Random

import pytest

import brute
from echoproof.encode import cvc5api, z3api
from echoproof.encode.circuit import TRUE, Circuit, Problem
from echoproof.encode.cnf import clauses_of, print_dimacs
from echoproof.encode.permutations import images, least_copy, rank, tables
from echoproof.encode.smtlib import print_problem
from echoproof.encode.symbolic import Query, at_most, no_greater, symbolic
from echoproof.search.sat import Cadical


def solutions(circuit, assertion, variables):
    """Return the values of the variables in all models of the clauses."""
    cnf = clauses_of(Problem(circuit, (assertion,), ""), variables)
    solver, found = Cadical(cnf.clauses), set()
    numbers = range(1, len(variables) + 1)
    while (model := solver.model()) is not None:
        values = {abs(x): x > 0 for x in model}
        row = tuple(values.get(v, False) for v in numbers)
        found.add(row)
        solver.add([-v if value else v for v, value in zip(numbers, row, strict=True)])
    return found


def meant(circuit, assertion, variables):
    """Evaluate the circuit on every assignment of the variables."""
    found = set()
    for row in product((False, True), repeat=len(variables)):
        values = {TRUE: True, **dict(zip(variables, row, strict=True))}
        for node in circuit.below([assertion]):
            if circuit.parts(node) is not None:
                values[node] = all(values[abs(part)] == (part > 0) for part in circuit.parts(node))
        if values[abs(assertion)] == (assertion > 0):
            found.add(row)
    return found


def test_clauses_have_the_solutions_of_the_circuit():
    random = Random(11)
    sizes = set()
    for _ in range(300):
        circuit = Circuit()
        variables = [circuit.variable(f"v{k}") for k in range(5)]
        nodes = list(variables)
        for _ in range(random.randint(1, 12)):
            parts = [random.choice((1, -1)) * random.choice(nodes) for _ in range(random.randint(1, 4))]
            nodes.append(circuit.conj(parts))
        assertion = random.choice((1, -1)) * nodes[-1]
        truth = meant(circuit, assertion, variables)
        assert solutions(circuit, assertion, variables) == truth
        sizes.add(len(truth))
    assert len(sizes) > 8


@pytest.mark.parametrize("bound", range(6))
def test_at_most(bound):
    circuit = Circuit()
    variables = [circuit.variable(f"v{k}") for k in range(5)]
    expected = {row for row in product((False, True), repeat=5) if sum(row) <= bound}
    assert solutions(circuit, at_most(circuit, variables, bound), variables) == expected


def test_no_greater():
    circuit = Circuit()
    left = [circuit.variable(f"a{k}") for k in range(4)]
    right = [circuit.variable(f"b{k}") for k in range(4)]
    expected = {row for row in product((False, True), repeat=8) if row[:4] <= row[4:]}
    assert solutions(circuit, no_greater(circuit, left, right), left + right) == expected


@pytest.mark.parametrize("n", [1, 2, 3])
def test_symmetry_breaking_leaves_the_least_copy_and_no_other(n):
    """Over all sets of profiles, not only those that are classes."""
    circuit = Circuit()
    cells = [circuit.variable(f"{p}") for p in range(1, 2**n)]
    leaders = circuit.conj(
        no_greater(circuit, cells, [cells[table[p] - 1] for p in range(1, 2**n)]) for table in tables(n)
    )
    kept = {tuple(p for p, value in enumerate(row, 1) if value) for row in solutions(circuit, leaders, cells)}
    everything = [tuple(chosen) for size in range(2**n) for chosen in combinations(range(1, 2**n), size)]
    assert kept == {least_copy(n, chosen) for chosen in everything}


def test_copies():
    random = Random(2)
    for _ in range(50):
        n = random.randint(1, 4)
        profiles = tuple(sorted(random.sample(range(1, 2**n), random.randint(1, 2**n - 1))))
        copies = {
            tuple(sorted(sum(1 << way[i] for i in range(n) if p >> i & 1) for p in profiles))
            for way in permutations(range(n))
        }
        assert {tuple(sorted(image)) for image in images(n, profiles).values()} == copies
        assert all(place == rank(n, image) for place, image in images(n, profiles).items())
        least = min(copies, key=lambda copy: [p in copy for p in range(1, 2**n)])
        assert least_copy(n, profiles) == least


@pytest.mark.parametrize("n", [1, 2, 3, 4])
@pytest.mark.parametrize("critical", [False, True])
def test_printed_problems_are_answered_alike(n, critical):
    query = Query(n, critical)
    classes = brute.critical(n) if critical else brute.hard(n)
    script = print_problem(symbolic(query).problem, "is there a class?")
    expected = "sat" if classes else "unsat"
    assert cvc5api.answer_script(script) == z3api.answer_script(script) == expected


@pytest.mark.parametrize("n", [3, 4])
def test_with_every_class_blocked_nothing_is_left(n):
    least = sorted({least_copy(n, tuple(sorted(profiles))) for profiles in brute.hard(n)})
    for blocked, expected in ((least, "unsat"), (least[1:], "sat")):
        problem = symbolic(Query(n), blocked).problem
        script = print_problem(problem, "is there another class?")
        assert cvc5api.answer_script(script) == z3api.answer_script(script) == expected
        assert z3api.answer(problem)[0] == expected
        assert (Cadical(clauses_of(problem).clauses).model() is not None) == (expected == "sat")


@pytest.mark.parametrize(
    "query", [Query(3, max_cells=4), Query(4, antichain=True, core=True), Query(4, core=False, max_cells=3)]
)
def test_printed_problems_with_filters_are_answered_alike(query):
    problem = symbolic(query).problem
    script = print_problem(problem, "is there such a class?")
    assert cvc5api.answer_script(script) == z3api.answer(problem)[0]


def test_dimacs_is_what_the_solver_is_given():
    asked = symbolic(Query(3))
    cnf = clauses_of(asked.problem, asked.cells)
    lines = print_dimacs(cnf, "two\nlines").splitlines()
    assert lines[:3] == ["c two", "c lines", f"p cnf {cnf.variables} {len(cnf.clauses)}"]
    assert [[*clause, 0] for clause in cnf.clauses] == [list(map(int, line.split())) for line in lines[3:]]
    assert max(abs(x) for clause in cnf.clauses for x in clause) == cnf.variables
