"""What is counted without being listed is what is listed; and a mistake anywhere in the count is found by a check."""

import json
import sys
from itertools import product
from math import factorial

import pytest

from echoproof.census import census as room
from echoproof.census import counting, ganak
from echoproof.census.census import Census, Fixed, Journal, census
from echoproof.census.counting import Task, tasks
from echoproof.census.cycles import all_fixed, choices, permutations_of, power_type, representative, types
from echoproof.census.patterns import Facts, Layout
from echoproof.census.states import Tally
from echoproof.cli.main import run
from echoproof.deciding.symmetry import carry
from echoproof.encode.permutations import images
from echoproof.encode.symbolic import Query
from echoproof.kernel.completeness.classes import Facts as Kernel
from echoproof.model.errors import CheckFailedError, EchoproofError, TooLargeError
from echoproof.search.enumerate import enumerate_classes
from echoproof.search.tasks import processes

FILTERS = [
    {"critical": critical, "antichain": antichain, "core": core}
    for critical, antichain, core in product((False, True), (False, True), (None, True, False))
]


def brute(n, permutation, hard):
    """Count the classes that a permutation fixes by looking at all sets of profiles."""
    found = 0
    for realized in product((False, True), repeat=2**n - 1):
        profiles = [p for p, there in enumerate(realized, 1) if there]
        facts = Kernel(n, profiles)
        fixed = {carry(permutation, p) for p in profiles} == set(profiles)
        found += fixed and facts.is_class() and (not hard or facts.hard((1 << n) - 1))
    return found


def listed(query):
    """Return the numbers by cells of an enumeration, up to isomorphism and with named hypotheses, and what is fixed."""
    found = enumerate_classes(query)
    labelled = {}
    for profiles, orbit in zip(found.classes, found.orbits, strict=True):
        labelled[len(profiles)] = labelled.get(len(profiles), 0) + orbit
    return found, found.by_cells, labelled


@pytest.mark.parametrize("n", [1, 2, 3])
def test_the_numbers_of_all_classes_are_those_of_brute_force(n):
    for kind in types(n):
        assert all_fixed(kind) == brute(n, representative(kind), hard=False)


@pytest.mark.parametrize("n", range(1, 8))
def test_the_types_are_those_of_all_permutations(n):
    assert sum(map(permutations_of, types(n))) == factorial(n)
    for kind in types(n):
        assert sum(copies for _, copies in choices(kind)) == 2 ** len(kind)
        assert power_type(kind, factorial(n)) == (1,) * n


CASES = [Query(1), Query(2)] + [Query(n, **filters) for n in (3, 4) for filters in FILTERS] + [Query(5)]


@pytest.mark.parametrize("query", CASES, ids=str)
def test_counts_are_those_of_the_enumeration(query):
    enumerated, classes, labelled = listed(query)
    found = census(query)
    assert (found.classes, found.by_type[-1].by_cells) == (classes, labelled)
    # The classes that a permutation fixes, counted among those that were listed.
    for fixed in found.by_type[:-1] if query.hypotheses < 5 else ():
        way = representative(fixed.kind)
        copies = (set(copy) for profiles in enumerated.classes for copy in images(query.hypotheses, profiles).values())
        assert fixed.classes == sum({carry(way, p) for p in copy} == copy for copy in copies)


@pytest.mark.parametrize("filters", FILTERS[:6:2], ids=str)
def test_ganak_counts_the_same(filters):
    query = Query(4, **filters)
    one, other = census(query), census(query, counter="ganak")
    assert [(f.kind, f.classes) for f in one.by_type] == [(f.kind, f.classes) for f in other.by_type]


def test_hard_and_other_classes_are_all_classes():
    found = census(Query(4))
    assert [hard.classes + more for hard, more in zip(found.by_type, found.not_hard, strict=True)] == [
        all_fixed(kind) for kind in types(4)
    ]


def broken_lost(facts, q, part):
    """Forget one answer of the generator."""
    return LOST(facts, q, part & ~1 if part == 15 else part) if part & ~1 & q == q else LOST(facts, q, part)


LOST = Facts.lost


@pytest.mark.parametrize("counter", ["patterns", "ganak"])
@pytest.mark.parametrize(
    ("where", "name", "broken"),
    [
        pytest.param(room, "permutations_of", lambda kind: len(kind), id="cycle index"),
        pytest.param(room, "all_fixed", lambda kind: all_fixed(kind) - 1, id="closed form"),
        pytest.param(Facts, "lost", broken_lost, id="formula"),
        pytest.param(Facts, "distinct", lambda facts: facts._true, id="no two supports are equal"),
    ],
)
def test_a_mistake_is_found(monkeypatch, where, name, broken, counter):
    monkeypatch.setattr(where, name, broken)
    with pytest.raises(CheckFailedError):
        census(Query(4), counter=counter)


def test_a_mistake_in_the_projection_is_found(monkeypatch):
    orbits = ganak.orbits
    monkeypatch.setattr(ganak, "orbits", lambda n, group: orbits(n, group)[:-3])
    with pytest.raises(CheckFailedError):
        census(Query(4), counter="ganak")


def test_a_mistake_in_the_pattern_of_one_cell_is_found(monkeypatch):
    right = Layout.pattern
    monkeypatch.setattr(Layout, "pattern", lambda layout, profiles: right(layout, [p for p in profiles if p != 6]))
    with pytest.raises(CheckFailedError):
        census(Query(4))


def test_numbers_that_cannot_be_are_refused():
    identity, swap = (1, 1, 1), (2, 1)
    with pytest.raises(CheckFailedError, match="modulo 2"):
        Census(Query(3), (Fixed(swap, {4: 1}), Fixed(identity, {4: 2})))
    with pytest.raises(CheckFailedError, match="more classes than there are"):
        Census(Query(3), (Fixed(swap, {4: 23}),))
    with pytest.raises(CheckFailedError, match="no multiple"):
        Census(Query(4), tuple(Fixed(kind, {4: 6 * (kind == (1, 1, 1, 1))}) for kind in types(4)))


def test_a_number_that_does_not_fit_is_an_error():
    layout = Layout.of(3, core=True)
    tally = Tally.start(layout, 0, 0)
    tally.counts[0, 0] = 2**63
    with pytest.raises(TooLargeError):
        tally.extended(layout.rows(1), 1)


def test_a_count_is_resumed_and_done_by_several_processes(tmp_path, monkeypatch):
    query, path = Query(4), tmp_path / "journal.jsonl"
    whole = census(query)
    journal = Journal(query, "patterns", path, resume=False)
    solved, count = [], counting.count

    def stopped(query, task):
        if len(solved) == 9:
            raise KeyboardInterrupt
        solved.append(task)
        return count(query, task)

    monkeypatch.setattr(counting, "count", stopped)
    with pytest.raises(KeyboardInterrupt):
        census(query, journal=journal)
    journal.close()
    monkeypatch.setattr(counting, "count", count)
    path.write_text(path.read_text() + '{"task":[[4],tr')
    again, known = Journal(query, "patterns", path, resume=True), list(solved)
    assert list(again.known) == known
    assert census(query, journal=again, runner=processes(2)) == whole
    assert [Task(tuple(k), c, tuple(m), n) for k, c, m, n in tasks_of(path)][:9] == known
    assert len(tasks_of(path)) == sum(len(list(tasks(query, kind, cut=True))) for kind in types(4))
    with pytest.raises(EchoproofError, match="another count"):
        Journal(Query(4, critical=True), "patterns", path, resume=True)


def tasks_of(path):
    lines = [line for line in path.read_text().splitlines() if line.endswith("}")]
    return [json.loads(line)["task"] for line in lines if "classes" in line]


@pytest.fixture(autouse=True)
def state(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def test_the_command_prints_what_was_counted(capsys):
    assert run(["count", "-n", "4", "--critical", "--json", "--quiet"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["format"], record["classes"], record["labelled"]) == ("echoproof/count@1", 1, 3)
    assert record["checks"] == {"divisible": True, "congruences": 4, "not_hard": None}
    assert run(["count", "-n", "4", "--counter", "ganak", "--type", "4", "--type", "2+1+1", "--json"]) == 0
    said = capsys.readouterr()
    record = json.loads(said.out)
    assert (record["classes"], record["labelled"], record["by_cells"]) == (None, None, None)
    assert record["by_symmetry"] == [
        {"type": [4], "permutations": 6, "fixed": 3},
        {"type": [2, 1, 1], "permutations": 6, "fixed": 31},
    ]
    assert said.err.splitlines()[0] == "cycles 2+1+1: 6 permutations, each fixes 31 classes"


@pytest.mark.parametrize("text", ["4", "2+2", "3+0", "a", "", "1+1+1+1", "-3"])
def test_a_type_that_is_none_is_an_error(text, capsys):
    assert run(["count", "-n", "3", f"--type={text}"]) == 2
    assert "add up to 3" in capsys.readouterr().err


def test_without_ganak_the_extra_is_named(capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyganak", None)
    assert run(["count", "-n", "3", "--counter", "ganak"]) == 2
    assert "echoproof[count]" in capsys.readouterr().err
