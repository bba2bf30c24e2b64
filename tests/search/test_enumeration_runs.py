"""Enumerations that are stopped, resumed, parted among processes or a cluster, and lose workers, find the same."""

import json
import os
import signal
import sys
import time
from itertools import product
from pathlib import Path

import pytest

from echoproof.encode.symbolic import Query
from echoproof.kernel.completeness.classes import Facts
from echoproof.model.classfile import dump, parse
from echoproof.model.domains import Integers
from echoproof.model.errors import EchoproofError, UndecidedError
from echoproof.search import parallel, tasks
from echoproof.search.enumerate import cubes, enumerate_classes, find
from echoproof.search.journal import Journal
from echoproof.search.realize import as_integers, as_profiles

FOUR = Query(4)


@pytest.fixture(scope="module")
def four():
    return enumerate_classes(FOUR)


def slow_cube(query, engine, seed, cube):
    """Solve a cube after a while, so that there is time to kill the process that does it."""
    mark = Path(os.environ["ECHOPROOF_TEST_MARKS"]) / "_".join(map(str, cube))
    with mark.open("a") as stream:
        stream.write(f"{os.getpid()}\n")
    time.sleep(0.5)
    return list(find(query, engine, seed=seed, cube=cube))


def kill_the_first_worker(marks, seconds=30):
    """Wait until some cube is being solved, and kill the process that solves it."""
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        for mark in marks.iterdir():
            if mark.read_text():
                os.kill(int(mark.read_text().split()[0]), signal.SIGKILL)
                return
        time.sleep(0.05)
    raise TimeoutError("no cube was started")


def test_a_limit_leaves_the_enumeration_incomplete(four):
    some = enumerate_classes(FOUR, limit=5)
    assert not some.complete
    assert len(some.classes) == 5
    assert set(some.classes) < set(four.classes)
    exactly = enumerate_classes(FOUR, limit=len(four.classes))
    assert exactly == four


def test_a_stopped_enumeration_is_resumed(four, tmp_path):
    path = tmp_path / "journal.jsonl"
    journal = Journal(FOUR, path, resume=False)

    def stop(found):
        if found == 7:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        enumerate_classes(FOUR, journal=journal, progress=stop)
    journal.close()
    # The process may also be killed while it writes a line.
    path.write_text(path.read_text() + '{"found":[3,5')
    again = Journal(FOUR, path, resume=True)
    assert len(again.classes) == 7
    told = []
    assert enumerate_classes(FOUR, journal=again, progress=told.append) == four
    assert told == list(range(8, len(four.classes) + 1))
    again.close()
    finished = Journal(FOUR, path, resume=True)
    assert finished.done == {()}
    assert enumerate_classes(FOUR, journal=finished, progress=told.append) == four
    assert len(told) == len(four.classes) - 7


def test_a_journal_without_resume_starts_anew(tmp_path):
    path = tmp_path / "journal.jsonl"
    first = Journal(FOUR, path, resume=False)
    enumerate_classes(FOUR, journal=first)
    first.close()
    assert Journal(FOUR, path, resume=False).classes == set()


def test_the_journal_of_another_query_is_refused(tmp_path):
    path = tmp_path / "journal.jsonl"
    Journal(FOUR, path, resume=False).close()
    with pytest.raises(EchoproofError, match="another enumeration"):
        Journal(Query(4, critical=True), path, resume=True)


@pytest.mark.parametrize("splits", [0, 1, 3, 9])
def test_cubes_part_the_query(four, splits):
    parts = [set(find(FOUR, cube=cube)) for cube in cubes(FOUR, splits)]
    assert sum(map(len, parts)) == len(four.classes)
    assert set().union(*parts) == set(four.classes)


def test_finished_cubes_are_not_searched_again(tmp_path, four):
    path = tmp_path / "journal.jsonl"
    journal = Journal(FOUR, path, resume=False)
    solved = []

    def here(solve, todo):
        for cube in todo:
            if len(solved) == 5:
                raise UndecidedError("stop")
            solved.append(cube)
            yield cube, solve(cube)

    with pytest.raises(UndecidedError):
        parallel.enumerate_in_cubes(FOUR, here, splits=3, journal=journal)
    journal.close()
    before, solved = list(solved), []
    again = Journal(FOUR, path, resume=True)
    assert again.done == set(before)
    # A coarser search later goes on too: whatever lies in no finished cube is searched.
    assert parallel.enumerate_in_cubes(FOUR, patient(here, solved), splits=3, journal=again) == four
    assert len(before) + len(solved) == 8
    assert not set(before) & set(solved)


def test_a_cube_is_done_when_a_finished_one_contains_it():
    """By the points of the cubes: all choices of signs for three profiles."""
    everything = set(product(*((1, -1) for _ in range(3))))
    literals = [(0, sign * p) for p in (1, 2, 3) for sign in (1, -1)]
    signs = product(*([0, *(each for _, each in literals if abs(each) == p)] for p in (1, 2, 3)))
    points = {
        tuple(filter(None, cube)): {point for point in everything if all(point[abs(c) - 1] * c > 0 for c in cube if c)}
        for cube in signs
    }
    assert len(points) == 27
    for done, cube in product(points, repeat=2):
        journal = Journal(FOUR, None, resume=False)
        journal.finished(done)
        assert journal.is_done(cube) == (points[cube] <= points[done]), (done, cube)


@pytest.mark.parametrize("finished", [1, 7, 8])
def test_one_process_goes_on_from_some_of_the_cubes(four, tmp_path, finished):
    path = tmp_path / "journal.jsonl"
    journal = Journal(FOUR, path, resume=False)
    for cube in cubes(FOUR, 3)[:finished]:
        for profiles in find(FOUR, cube=cube):
            journal.found(profiles)
        journal.finished(cube)
    journal.close()
    found = enumerate_classes(FOUR, journal=Journal(FOUR, path, resume=True))
    assert (found, found.complete) == (four, True)


@pytest.mark.parametrize("line", ["5", "null", "[1]", '"query"', "{}", "not JSON"])
def test_lines_that_are_none_of_a_journal_say_nothing(tmp_path, line):
    path = tmp_path / "journal.jsonl"
    Journal(FOUR, path, resume=False).close()
    path.write_text(path.read_text() + line + "\n")
    assert Journal(FOUR, path, resume=True).classes == set()


def test_a_journal_that_cannot_be_written_is_an_error(tmp_path):
    for resume in (False, True):
        with pytest.raises(EchoproofError, match="no file"):
            Journal(FOUR, Path("/dev/full"), resume=resume)
    journal = Journal(FOUR, tmp_path / "journal.jsonl", resume=False)
    journal._stream = Path("/dev/full").open("w")  # noqa: SIM115  (closed by the journal)
    with pytest.raises(EchoproofError, match="cannot write it"):
        journal.finished(())
    journal.close()


def patient(_, solved):
    def here(solve, todo):
        for cube in todo:
            solved.append(cube)
            yield cube, solve(cube)

    return here


def test_two_processes(four):
    assert parallel.enumerate_in_cubes(FOUR, tasks.processes(2), splits=2) == four


def test_a_killed_process_costs_time_only(four, tmp_path, monkeypatch):
    from threading import Thread

    monkeypatch.setenv("ECHOPROOF_TEST_MARKS", str(tmp_path))
    monkeypatch.setattr(parallel, "solve_cube", slow_cube)
    killer = Thread(target=kill_the_first_worker, args=(tmp_path,))
    killer.start()
    found = parallel.enumerate_in_cubes(FOUR, tasks.processes(2), splits=2)
    killer.join()
    assert found == four
    assert sum(len(mark.read_text().split()) for mark in tmp_path.iterdir()) > 4


def test_a_killed_worker_of_a_cluster_costs_time_only(four, tmp_path, monkeypatch):
    from threading import Thread

    import distributed

    monkeypatch.setenv("ECHOPROOF_TEST_MARKS", str(tmp_path))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(p for p in sys.path if p))
    monkeypatch.setattr(parallel, "solve_cube", slow_cube)
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as machines:
        killer = Thread(target=kill_the_first_worker, args=(tmp_path,))
        killer.start()
        found = parallel.enumerate_in_cubes(FOUR, tasks.cluster(machines.scheduler_address), splits=3)
        killer.join()
    assert found == four
    started = [mark.read_text().split() for mark in tmp_path.iterdir()]
    assert len(started) == 8
    assert max(map(len, started)) > 1


def test_no_scheduler_and_no_distributed(monkeypatch):
    with pytest.raises(EchoproofError, match="no scheduler answers"):
        list(tasks.cluster("not an address")(len, [()]))
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(EchoproofError, match="not installed") as missing:
        list(tasks.cluster("tcp://127.0.0.1:1")(len, [()]))
    assert "echoproof[cluster]" in missing.value.allowed


def test_class_files_read_back_as_the_classes(four):
    for number, profiles in enumerate(four.classes):
        for make in (as_profiles, as_integers):
            made = make(4, profiles, f"class {number}")
            again = parse(dump(made))
            assert again.table == made.table
            assert again.table.profiles == profiles
            assert again.title == f"class {number}"


def test_integer_predicates_are_short(four):
    made = as_integers(3, (3, 5, 6, 7), "the triangle")
    assert isinstance(made.domain, Integers)
    assert made.domain.texts == ("x >= 0 or x in (-2, -3)", "x >= 0 or x in (-1, -3)", "x >= 0 or x in (-1, -2)")
    for profiles in four.classes:
        infinite = [cell for cell in as_integers(4, profiles, "").table.cells if cell.size == "infinite"]
        assert len(infinite) == 1 or 15 not in profiles


def test_more_hypotheses_than_permutations_are_broken_for():
    """For seven, the copies that some permutations leave are settled afterwards: no class twice, each the least."""
    query = Query(7, max_cells=4)
    found = enumerate_classes(query, limit=3)
    assert len(set(found.classes)) == 3
    for profiles in found.classes:
        assert Facts(7, profiles).hard(127)
        assert min(copies(7, profiles)) == sorted_rank(7, profiles)


def copies(n, profiles):
    from itertools import permutations

    for way in permutations(range(n)):
        yield sorted_rank(n, [sum(1 << way[i] for i in range(n) if p >> i & 1) for p in profiles])


def sorted_rank(n, profiles):
    return tuple(p in profiles for p in range(1, 2**n))


def test_settling_the_copies_gives_what_breaking_all_permutations_gives(four, monkeypatch):
    """Four hypotheses with the treatment of seven: only permutations that move two are broken."""
    from echoproof.search import engines

    monkeypatch.setattr(Query, "moved", property(lambda _: 2))
    engines._clauses.cache_clear()
    try:
        assert enumerate_classes(FOUR) == four
    finally:
        engines._clauses.cache_clear()


def test_the_journal_is_plain_lines(tmp_path):
    path = tmp_path / "journal.jsonl"
    journal = Journal(Query(3), path, resume=False)
    enumerate_classes(Query(3), journal=journal)
    journal.close()
    head, found, done = map(json.loads, path.read_text().splitlines())
    assert head["format"] == "echoproof/enumeration-journal@1"
    assert (found, done) == ({"found": [3, 5, 6, 7]}, {"done": []})
