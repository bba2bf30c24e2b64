"""Work that is cut into tasks, in several processes or on a cluster: in any order, as often as it takes.

A task is a pure function of its description: one that is lost with its process is done again, and no result counts
twice.
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
from typing import Any, Final, Protocol, TypeVar

from echoproof.model.errors import EchoproofError, UndecidedError

_ATTEMPTS: Final = 3
"""Times that all processes may be lost without one task being finished in between."""
T = TypeVar("T")
R = TypeVar("R")


class Runner(Protocol):
    """Does tasks somewhere and yields each with its result as it is finished.

    What does them is importable and picklable, and so are the tasks and the results. The first tasks are begun first.
    """

    def __call__(self, work: Callable[[T], R], todo: Sequence[T], /) -> Iterator[tuple[T, R]]:
        """Do the tasks; UndecidedError when what does them is lost for good."""


def here(work: Callable[[T], R], todo: Sequence[T], /) -> Iterator[tuple[T, R]]:
    """Do the tasks in this process, one after another."""
    for task in todo:
        yield task, work(task)


def processes(workers: int) -> Runner:
    """Return a runner on so many processes of this machine."""

    def run(work: Callable[[T], R], todo: Sequence[T], /) -> Iterator[tuple[T, R]]:
        left, attempts = list(todo), 0
        while left:
            try:
                with _pool(min(workers, len(left))) as pool:
                    tasks = {pool.submit(work, task): task for task in left}
                    for done in as_completed(tasks):
                        result = done.result()
                        left.remove(tasks[done])
                        attempts = 0
                        yield tasks[done], result
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

    def run(work: Callable[[T], R], todo: Sequence[T], /) -> Iterator[tuple[T, R]]:
        distributed = _distributed()
        try:
            client = distributed.Client(address, timeout="10s", set_as_default=False)
        except (OSError, ValueError, TimeoutError) as error:
            raise EchoproofError(
                f"no scheduler answers at {address} ({type(error).__name__})", "an address such as tcp://127.0.0.1:8786"
            ) from None
        with client:
            # A worker may be killed as often as it likes: tasks have no effects but their results.
            tasks = {client.submit(work, task, pure=False, retries=100): task for task in todo}
            try:
                for done in distributed.as_completed(list(tasks), loop=client.loop):
                    yield tasks[done], done.result()
            except (concurrent.futures.CancelledError, OSError) as error:
                raise UndecidedError(f"the cluster at {address} was lost ({type(error).__name__})") from None

    return run


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
