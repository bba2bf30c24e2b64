"""An enumeration in several processes, or on a cluster: cube by cube, in any order, as often as it takes.

A cube is a pure function of the query: one that is lost with its process is solved again, and no result counts twice.
"""

from __future__ import annotations

import concurrent.futures
import logging
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any, Final

from echoproof.encode.permutations import Profiles
from echoproof.encode.symbolic import Query
from echoproof.model.errors import EchoproofError, UndecidedError
from echoproof.search.engines import EngineName
from echoproof.search.enumerate import Enumeration, Found, cubes, enumeration, find
from echoproof.search.journal import Cube, Journal, open_cubes

SPLITS: Final = 3
_ATTEMPTS: Final = 3
"""Times that all processes may be lost without one cube being finished in between."""

Runner = Callable[[Query, EngineName, int, Sequence[Cube]], Iterator[tuple[Cube, list[Profiles]]]]
"""Solves cubes somewhere and yields each with its classes as it is finished."""


def solve_cube(query: Query, engine: EngineName, seed: int, cube: Cube) -> list[Profiles]:
    """Return the classes of one cube."""
    return list(find(query, engine, seed=seed, cube=cube))


def enumerate_in_cubes(
    query: Query,
    runner: Runner,
    engine: EngineName = "cadical",
    *,
    seed: int = 0,
    splits: int = SPLITS,
    journal: Journal | None = None,
    progress: Found = lambda _: None,
) -> Enumeration:
    """Find all classes that answer the query, with the cubes solved by a runner and the results journalled here.

    Raises as `find`; UndecidedError also when the runner is lost for good.
    """
    journal = journal or Journal(query, None, resume=False)
    for cube, classes in runner(query, engine, seed, open_cubes(journal, cubes(query, splits))):
        for profiles in classes:
            if journal.found(profiles):
                progress(len(journal.classes))
        journal.finished(cube)
    journal.finished(())
    return enumeration(query, journal, complete=True)


def processes(workers: int) -> Runner:
    """Return a runner on so many processes of this machine."""

    def run(query: Query, engine: EngineName, seed: int, todo: Sequence[Cube]) -> Iterator[tuple[Cube, list[Profiles]]]:
        left, attempts = set(todo), 0
        while left:
            try:
                with _pool(min(workers, len(left))) as pool:
                    tasks = {pool.submit(solve_cube, query, engine, seed, cube): cube for cube in sorted(left)}
                    for task in as_completed(tasks):
                        classes = task.result()
                        left.discard(tasks[task])
                        attempts = 0
                        yield tasks[task], classes
            except BrokenProcessPool:
                attempts += 1
                if attempts == _ATTEMPTS:
                    raise UndecidedError("the worker processes are killed again and again") from None

    return run


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Open processes that are ended at once when the work is left early, whatever they are doing."""
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_leave_interrupts_to_the_parent)
    try:
        yield pool
    except BaseException:
        for process in list((pool._processes or {}).values()):  # Python 3.14 has kill_workers()
            process.kill()
        pool.shutdown(wait=True, cancel_futures=True)
        raise
    pool.shutdown()


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def cluster(address: str) -> Runner:
    """Return a runner on the workers of a dask.distributed scheduler; echoproof must be installed on each.

    Running it raises EchoproofError when the extra "cluster" is missing or there is no scheduler at the address.
    """

    def run(query: Query, engine: EngineName, seed: int, todo: Sequence[Cube]) -> Iterator[tuple[Cube, list[Profiles]]]:
        distributed = _distributed()
        try:
            client = distributed.Client(address, timeout="10s", set_as_default=False)
        except (OSError, ValueError, TimeoutError) as error:
            raise EchoproofError(
                f"no scheduler answers at {address} ({type(error).__name__})", "an address such as tcp://127.0.0.1:8786"
            ) from None
        with client:
            # A worker may be killed as often as it likes: cubes have no effects but their results.
            tasks = [
                client.submit(_solve_remotely, query, engine, seed, cube, pure=False, retries=100) for cube in todo
            ]
            try:
                for task in distributed.as_completed(tasks, loop=client.loop):
                    yield task.result()
            except (concurrent.futures.CancelledError, OSError) as error:
                raise UndecidedError(f"the cluster at {address} was lost ({type(error).__name__})") from None

    return run


def _solve_remotely(query: Query, engine: EngineName, seed: int, cube: Cube) -> tuple[Cube, list[Profiles]]:
    return cube, solve_cube(query, engine, seed, cube)


def _distributed() -> Any:
    try:
        import distributed
    except ImportError:
        raise EchoproofError(
            "dask.distributed is not installed", 'the extra "cluster": pip install "echoproof[cluster]"'
        ) from None
    # It reports in many lines what is raised here in one.
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    return distributed
