"""The checker of complete enumerations: what it accepts, and that it refuses everything that was tampered with."""

import copy
import json
import sys
from functools import cache
from itertools import permutations, product
from random import Random

import dratify
import pytest

import brute
from echoproof import kernel
from echoproof.deciding.criterion import AdversaryStrategy, decide_replay
from echoproof.encode.symbolic import Query
from echoproof.kernel.completeness.classes import Facts
from echoproof.kernel.completeness.formula import formula
from echoproof.kernel.completeness.rup import Checker, refutes
from echoproof.kernel.meter import PLENTY, Meter, times
from echoproof.search.certify import certificate
from echoproof.search.enumerate import enumerate_classes
from echoproof.search.sat import Cadical
from strategies import has_distinct_supports, profile_class


@cache
def made(n, critical=False):
    return certificate(enumerate_classes(Query(n, critical)))


def checked(document):
    return kernel.check(json.dumps(document).encode())


def clauses_with(document):
    """Return the kernel's formula with a clause for each listed class."""
    built = formula(document["hypotheses"], document["critical"], times(PLENTY))
    for entry in document["classes"]:
        built.exclude(entry["cells"])
    return built


def accepted_by_dratify(clauses, proof):
    """Ask the second checker, a program of other people; on the classes of five in benchmarks/agreement.py."""
    variables = max((abs(x) for clause in clauses for x in clause), default=0)
    lines = [f"p cnf {variables} {len(clauses)}", *(" ".join(map(str, [*clause, 0])) for clause in clauses), ""]
    return dratify.check_proof(dratify.parse_dimacs("\n".join(lines)), proof).ok


@pytest.mark.parametrize(("n", "critical"), [(n, critical) for n in (1, 2, 3, 4) for critical in (False, True)])
def test_right_certificates_are_accepted_by_both_checkers(n, critical):
    document = made(n, critical)
    outcome = checked(document)
    assert outcome.code is None
    assert outcome.numbers["classes"] == len(document["classes"])
    built = clauses_with(document)
    assert accepted_by_dratify(built.clauses, document["proof"])


def tampered(change, n=4, critical=False):
    document = copy.deepcopy(made(n, critical))
    change(document)
    return checked(document)


@pytest.mark.parametrize("number", range(len(made(4)["classes"])))
def test_a_class_that_is_left_out(number):
    report = tampered(lambda document: document["classes"].pop(number))
    assert report.place == "proof"
    assert "not shown to be complete" in report.detail


def test_the_proof_of_the_full_list_does_not_help_a_shorter_one():
    """With a class left out the formula has a model, so that no proof at all can be right."""
    document = copy.deepcopy(made(4))
    del document["classes"][3]
    assert Cadical(clauses_with(document).clauses).model() is not None


def relabelled(profiles, way):
    return sorted(sum(1 << way[i] for i in range(len(way)) if p >> i & 1) for p in profiles)


def rank(n, profiles):
    """Order sets of profiles as vectors of truth values, false before true."""
    return [p in profiles for p in range(1, 2**n)]


def test_a_copy_that_is_not_the_least():
    """An isomorphic copy in the right place of the list, with its own data: right but for being the least."""
    document = copy.deepcopy(made(4))
    entry = document["classes"].pop(0)
    way = (1, 2, 3, 0)
    moved = {
        "cells": relabelled(entry["cells"], way),
        "first": relabelled([entry["first"]], way)[0],
        "cases": [
            [way[target], [way[fails[way.index(m)]] for m in range(4)]]
            for target, fails in (entry["cases"][way.index(j)] for j in range(4))
        ],
    }
    assert moved["cells"] != entry["cells"]
    assert Facts(4, moved["cells"]).proved_hard(moved["first"], moved["cases"])
    document["classes"] = sorted([*document["classes"], moved], key=lambda entry: rank(4, entry["cells"]))
    report = checked(document)
    assert report.detail == "not the least of its isomorphic copies"


def proof_that_it_is_hard(n, cells):
    """Look for the data by trying everything; None when there are none."""
    facts = Facts(n, cells)
    for first in cells:
        cases = []
        for j, target in product(range(n), repeat=2):
            group = [k for k in range(n) if (facts.alike[j][target] & first) >> k & 1 and first >> target & 1]
            fails = [next((k for k in group if not facts.above[m] >> k & 1), None) for m in range(n)]
            if None not in fails and len(cases) == j:
                cases.append([target, fails])
        if len(cases) == n:
            return first, cases
    return None


def test_two_equal_supports_are_no_class_even_if_the_data_are_right():
    """The three markers with one hypothesis twice: the data hold, but there are only three hypotheses."""
    document = copy.deepcopy(made(4))
    doubled = [3, 13, 14, 15]  # bits 2 and 3 are always alike
    cells = min((relabelled(doubled, way) for way in permutations(range(4))), key=lambda cells: rank(4, cells))
    first, cases = proof_that_it_is_hard(4, cells)
    assert Facts(4, cells).proved_hard(first, cases)
    assert not Facts(4, cells).is_class()
    entry = {"cells": cells, "first": first, "cases": cases}
    document["classes"] = sorted([*document["classes"], entry], key=lambda entry: rank(4, entry["cells"]))
    assert checked(document).detail == "an empty support, or two that are equal"


def test_every_changed_number_in_the_data_of_a_class_is_noticed():
    """A changed strategy is refused unless it proves the class hard all the same, which the criterion says it is."""
    entry = made(4)["classes"][0]
    facts = Facts(4, entry["cells"])
    assert facts.proved_hard(entry["first"], entry["cases"])
    survivors = 0
    for j, m, k in product(range(4), repeat=3):
        cases = copy.deepcopy(entry["cases"])
        if cases[j][1][m] == k:
            continue
        cases[j][1][m] = k
        if facts.proved_hard(entry["first"], cases):
            survivors += 1
            rows = [{p for p in entry["cells"] if p >> i & 1} for i in range(4)]
            assert rows[k] - rows[j] == rows[cases[j][0]] - rows[j]
            assert not rows[m] <= rows[k]
            assert entry["first"] >> k & 1
    assert survivors < 4 * 4 * 3


def test_a_proof_line_that_was_needed():
    """Without some line the rest no longer follows; whatever survives is still a refutation for the other checker."""
    lines = made(4)["proof"].splitlines()
    refused = 0
    for number in range(0, len(lines), 29):
        left = lines[:number] + lines[number + 1 :]
        report = tampered(lambda document, left=left: document.update(proof="\n".join(left)))
        if report.code:
            refused += 1
        else:
            built = clauses_with(made(4))
            assert accepted_by_dratify(built.clauses, "\n".join(left))
    assert refused > 0


def test_the_certificate_of_another_number_of_hypotheses():
    assert tampered(lambda document: document.update(hypotheses=3)).code
    assert tampered(lambda document: document.update(hypotheses=4), n=3).code


def test_hardness_of_the_kernel_is_the_criterion_on_random_classes():
    random = Random(1)
    seen = set()
    for _ in range(1500):
        n = random.randint(1, 6)
        profiles = sorted(random.sample(range(1, 2**n), random.randint(1, min(12, 2**n - 1))))
        if has_distinct_supports(n, profiles):
            assert Facts(n, profiles).is_class()
            strategy = decide_replay(profile_class(n, dict.fromkeys(profiles, "infinite")).table)
            hard = isinstance(strategy, AdversaryStrategy)
            assert Facts(n, profiles).hard(2**n - 1) == hard
            seen.add(hard)
        else:
            assert not Facts(n, profiles).is_class()
    assert seen == {True, False}


def brute_satisfiable(variables, clauses):
    return any(
        all(any(values[abs(x) - 1] == (x > 0) for x in clause) for clause in clauses)
        for values in product((False, True), repeat=variables)
    )


def test_unit_propagation_never_accepts_what_does_not_follow():
    """Random formulas of a few variables: an accepted clause follows, and a refuted formula has no model."""
    random = Random(7)
    accepted = refused = 0
    for _ in range(600):
        variables = random.randint(2, 6)
        clauses = [random_clause(random, variables) for _ in range(random.randint(3, 16))]
        checker = Checker(variables, Meter())
        for clause in clauses:
            checker.add(clause)
        for _ in range(6):
            clause = random_clause(random, variables)
            if random.random() < 0.3:
                checker.delete(random.choice(clauses))
            if checker.follows(clause):
                accepted += 1
                assert not brute_satisfiable(variables, [*clauses, *([-x] for x in clause)])
                checker.add(clause)
            else:
                refused += 1
        if checker.refuted:
            assert not brute_satisfiable(variables, clauses)
    assert accepted > 100
    assert refused > 100


def random_clause(random, variables):
    return [random.choice((1, -1)) * random.randint(1, variables) for _ in range(random.randint(1, 4))]


def test_without_deletions_unit_propagation_is_complete_on_its_fixpoint():
    """`follows` says what plain repeated unit propagation says."""
    random = Random(3)
    for _ in range(400):
        variables = random.randint(2, 7)
        clauses = [random_clause(random, variables) for _ in range(random.randint(2, 18))]
        checker = Checker(variables, Meter())
        for clause in clauses:
            checker.add(clause)
        for _ in range(5):
            clause = random_clause(random, variables)
            assert checker.follows(clause) == conflict(clauses, {-x for x in clause})


def conflict(clauses, true):
    """Propagate without watches."""
    while True:
        if any(-x in true for x in true):
            return True
        before = len(true)
        for clause in clauses:
            if not any(x in true for x in clause):
                left = {x for x in clause if -x not in true}
                if not left:
                    return True
                if len(left) == 1:
                    true |= left
        if len(true) == before:
            return False


def test_refutations_by_both_checkers_on_random_formulas():
    random = Random(5)
    both = 0
    while both < 25:
        variables = 30
        clauses = [random.sample(range(1, variables + 1), 3) for _ in range(150)]
        clauses = [[random.choice((1, -1)) * x for x in clause] for clause in clauses]
        solver = Cadical(clauses, proof=True)
        if solver.model() is None:
            both += 1
            proof = solver.proof()
            assert refutes(variables, clauses, "\n".join(proof), Meter()) is None
            assert accepted_by_dratify(clauses, "\n".join(proof))
        else:
            assert refutes(variables, clauses, "0", Meter()) is not None


def test_with_fewer_permutations_compared_nothing_else_is_excluded(monkeypatch):
    """Four hypotheses treated as six are: the solutions are copies of the listed classes, and all of them go."""
    # The package exports the function of this name, so the module is asked for by its full name.
    rooms = [sys.modules[f"echoproof.kernel.completeness.{name}"] for name in ("classes", "formula")]
    for room in rooms:
        monkeypatch.setattr(room, "compared", lambda way: way[2:] == (2, 3))
    rooms[0].tables.cache_clear()
    rooms[0].weights.cache_clear()
    try:
        document = certificate(enumerate_classes(Query(4)))
        assert checked(document).code is None
        built, left = formula(4, critical=False, meter=times(PLENTY)), set()
        solver = Cadical(built.clauses)
        while (model := solver.model()) is not None:
            realized = [p for p in built.profiles if model[p - 1] > 0]
            left.add(frozenset(realized))
            solver.add([-p if p in realized else p for p in built.profiles])
        least = {frozenset(entry["cells"]) for entry in document["classes"]}
        assert least < left == {frozenset(c) for one in least for c in rooms[0].solutions(4, sorted(one))}
        assert left <= brute.hard(4)
        shorter = {**document, "classes": document["classes"][1:]}
        assert checked(shorter).place == "proof"
    finally:
        rooms[0].tables.cache_clear()
        rooms[0].weights.cache_clear()
