"""An enumeration in several processes, or on a cluster: cube by cube.

A cube is a pure function of the query: one that is lost with its process is solved again, and no result counts twice.
"""

from __future__ import annotations

from functools import partial
from typing import Final

from echoproof.encode.permutations import Profiles
from echoproof.encode.symbolic import Query
from echoproof.search.engines import EngineName
from echoproof.search.enumerate import Enumeration, Found, cubes, enumeration, find
from echoproof.search.journal import Cube, Journal, open_cubes
from echoproof.search.tasks import Runner

SPLITS: Final = 3


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
    for cube, classes in runner(partial(solve_cube, query, engine, seed), open_cubes(journal, cubes(query, splits))):
        for profiles in classes:
            if journal.found(profiles):
                progress(len(journal.classes))
        journal.finished(cube)
    journal.finished(())
    return enumeration(query, journal, complete=True)
