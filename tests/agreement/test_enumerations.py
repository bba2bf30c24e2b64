"""Both engines, the kernel's formula and brute force have the same classes, and a planted mistake shows."""

from collections import Counter

import pytest

import brute
from echoproof.encode import symbolic as symbolic_module
from echoproof.encode.cnf import clauses_of
from echoproof.encode.hardness import Hardness
from echoproof.encode.permutations import least_copy
from echoproof.encode.symbolic import Query, symbolic
from echoproof.kernel import check
from echoproof.kernel.completeness.formula import formula
from echoproof.kernel.meter import PLENTY, times
from echoproof.model.errors import CheckFailedError
from echoproof.search import engines
from echoproof.search.certify import certify
from echoproof.search.enumerate import enumerate_classes, fewest_cells
from echoproof.search.sat import Cadical

QUERIES = [(n, critical) for n in (1, 2, 3, 4) for critical in (False, True)]


def truth(n, critical):
    return brute.critical(n) if critical else brute.hard(n)


def satisfying(clauses, profiles):
    """Return every solution of some clauses, by their first variables, which are the profiles."""
    solver, found = Cadical(clauses), set()
    while (model := solver.model()) is not None:
        realized = [p for p in profiles if model[p - 1] > 0]
        found.add(frozenset(realized))
        solver.add([-p if p in realized else p for p in profiles])
    return found


@pytest.mark.parametrize(("n", "critical"), QUERIES)
@pytest.mark.parametrize("engine", ["cadical", "z3"])
def test_the_engines_find_what_brute_force_finds(n, critical, engine):
    found = enumerate_classes(Query(n, critical), engine)
    assert found.complete
    assert brute.copies_of(n, found.classes) == truth(n, critical)
    assert found.labelled == len(truth(n, critical))
    assert set(found.classes) == {least_copy(n, tuple(sorted(profiles))) for profiles in truth(n, critical)}


@pytest.mark.parametrize(("n", "critical"), QUERIES)
def test_without_symmetry_breaking_every_named_class_is_a_solution(n, critical):
    asked = symbolic(Query(n, critical), up_to_isomorphism=False)
    assert satisfying(clauses_of(asked.problem, asked.cells).clauses, range(1, 2**n)) == truth(n, critical)


@pytest.mark.parametrize(("n", "critical"), QUERIES)
def test_the_formula_of_the_kernel_has_the_least_copies_as_its_solutions(n, critical):
    least = {frozenset(least_copy(n, tuple(sorted(profiles)))) for profiles in truth(n, critical)}
    assert satisfying(formula(n, critical, times(PLENTY)).clauses, range(1, 2**n)) == least


@pytest.mark.parametrize(
    ("options", "condition"),
    [
        ({"max_cells": 5}, lambda n, c: len(c) <= 5),
        ({"core": True}, lambda n, c: 2**n - 1 in c),
        ({"core": False}, lambda n, c: 2**n - 1 not in c),
        ({"antichain": True}, lambda n, c: antichain(n, c)),
        (
            {"antichain": True, "core": False, "max_cells": 6},
            lambda n, c: antichain(n, c) and 2**n - 1 not in c and len(c) <= 6,
        ),
    ],
)
@pytest.mark.parametrize("n", [3, 4])
def test_a_filter_leaves_just_the_classes_that_pass_it(n, options, condition):
    wanted = {profiles for profiles in brute.hard(n) if condition(n, profiles)}
    assert brute.copies_of(n, enumerate_classes(Query(n, **options)).classes) == wanted


def antichain(n, profiles):
    return all(any(p >> i & 1 and not p >> k & 1 for p in profiles) for i in range(n) for k in range(n) if i != k)


def test_the_fewest_cells():
    for n in (1, 2, 3, 4):
        assert fewest_cells(Query(n)) == min(map(len, brute.hard(n)), default=None)


def test_no_class_of_one_or_two_is_hard_and_one_of_three():
    """The counts that are known to people, each computed here in two ways."""
    assert [len(brute.hard(n)) for n in (1, 2, 3)] == [0, 0, 1]
    assert enumerate_classes(Query(3)).classes == ((3, 5, 6, 7),)


@pytest.fixture(scope="module")
def five():
    return enumerate_classes(Query(5))


def test_five_hypotheses_with_and_without_a_core(five):
    """The two filters part the classes of five."""
    halves = [enumerate_classes(Query(5, core=core)) for core in (True, False)]
    assert sorted(halves[0].classes + halves[1].classes) == sorted(five.classes)
    assert sum(half.labelled for half in halves) == five.labelled


@pytest.mark.parametrize("query", [Query(4), Query(4, critical=True)], ids=["hard", "critical"])
def test_what_is_certified_has_the_numbers_of_the_enumeration(query):
    """That there are no others is proved to the kernel; so it is of the critical classes of five whenever the gallery
    is made, and of all classes of five in benchmarks/enumerate.py.
    """
    found = enumerate_classes(query)
    assert found.complete
    said = check(certify(found)).numbers
    assert (said["hypotheses"], said["critical"]) == (4, query.critical)
    assert (said["classes"], said["labelled"]) == (len(found.classes), found.labelled)
    by_cells = {int(cells): count for cells, count in said["by_cells"].items()}
    assert by_cells == found.by_cells == dict(Counter(map(len, found.classes)))


def test_the_critical_classes_are_those_hard_ones_that_have_no_hard_part(five):
    """From the list of hard classes of five and brute force for their parts."""
    parts = [[i for i in range(5) if bits >> i & 1] for bits in range(1, 31)]
    critical = [
        profiles
        for profiles in five.classes
        if not any(brute.part_of(profiles, chosen) in brute.hard(len(chosen)) for chosen in parts)
    ]
    assert tuple(critical) == enumerate_classes(Query(5, critical=True)).classes
    assert tuple(critical) == enumerate_classes(Query(5, critical=True), "z3").classes


def residual_inside(self, j, i, k):
    """Compare h_i and h_k inside h_j, not outside it."""
    return self.circuit.conj(-self.realized[p] for p in self.profiles if p >> j & 1 and (p >> i ^ p >> k) & 1)


def contained_but_for_one(self, m, k):
    """Forget one of the profiles that show h_m not to be inside h_k."""
    outside = [p for p in self.profiles if p >> m & 1 and not p >> k & 1]
    return self.circuit.conj(-self.realized[p] for p in outside[:-1])


def always_first(self, first):
    """Take any profile for that of the first example, realized or not."""
    return self.circuit.disj(first)


def strictly_less(circuit, left, right):
    """Demand a smaller vector where an equal one is right too: symmetric classes are lost."""
    return -symbolic_correct(circuit, right, left)


def no_greater_reversed(circuit, left, right):
    """Compare from the other end: another representative, and not the least."""
    return symbolic_correct(circuit, left[::-1], right[::-1])


symbolic_correct = symbolic_module.no_greater

MISTAKES = [
    (Hardness, "same_residual", residual_inside),
    (Hardness, "contained", contained_but_for_one),
    (Hardness, "shown", always_first),
    (symbolic_module, "no_greater", strictly_less),
    (symbolic_module, "no_greater", no_greater_reversed),
]


@pytest.mark.parametrize(("owner", "name", "mistake"), MISTAKES, ids=[m.__name__ for *_, m in MISTAKES])
def test_a_mistake_in_the_encoding_is_caught(monkeypatch, owner, name, mistake):
    """Either a found class is refused at once, or brute force and the kernel's formula both miss one."""
    monkeypatch.setattr(owner, name, mistake)
    engines._clauses.cache_clear()
    try:
        found = [enumerate_classes(Query(n)) for n in (3, 4)]
    except CheckFailedError:
        return
    finally:
        engines._clauses.cache_clear()
    least = [{least_copy(n, tuple(sorted(profiles))) for profiles in brute.hard(n)} for n in (3, 4)]
    wrong = [one for one, right in zip(found, least, strict=True) if set(one.classes) != right]
    assert wrong
    for one in wrong:
        with pytest.raises(CheckFailedError):
            certify(one)
