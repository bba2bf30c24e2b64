"""All hard classes that answer a query, up to isomorphism: solved cube by cube, each class checked when it is found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product

from echoproof.encode.permutations import Profiles, images, least_copy, rank, tables
from echoproof.encode.symbolic import Query
from echoproof.kernel.completeness.classes import Facts
from echoproof.model.errors import CheckFailedError
from echoproof.search.engines import EngineName, start
from echoproof.search.journal import Cube, Journal, open_cubes

Found = Callable[[int], None]
"""Told how many classes there are so far, each time there is a new one."""


@dataclass(frozen=True)
class Enumeration:
    """The classes found, each as the realized profiles of its least copy, in the order of size and rank."""

    query: Query
    classes: tuple[Profiles, ...]
    complete: bool

    @cached_property
    def orbits(self) -> tuple[int, ...]:
        """For each class, how many classes with named hypotheses are isomorphic to it."""
        return tuple(len(images(self.query.hypotheses, profiles)) for profiles in self.classes)

    @property
    def labelled(self) -> int:
        """The number of classes with named hypotheses."""
        return sum(self.orbits)

    @property
    def by_cells(self) -> dict[int, int]:
        """The number of classes up to isomorphism for each number of cells."""
        return dict(sorted(Counter(map(len, self.classes)).items()))


def find(
    query: Query, engine: EngineName = "cadical", *, seed: int = 0, cube: Cube = (), known: Iterable[Profiles] = ()
) -> Iterator[Profiles]:
    """Yield the least copy of each class of a cube that answers the query, but for the known ones.

    Where not all permutations are broken, a class with copies in several cubes is yielded in each of them.
    Raises UndecidedError when the solver gives up, CheckFailedError when what it found is no answer.
    """
    solver = start(query, engine, seed)
    for literal in cube:
        solver.add([literal])
    for profiles in known:
        for copy in _solutions(query, profiles):
            solver.add(_other_than(query, copy))
    while (solution := solver.next()) is not None:
        _believe(query, solution)
        for copy in _solutions(query, solution):
            solver.add(_other_than(query, copy))
        yield solution if query.moved is None else least_copy(query.hypotheses, solution)


def enumerate_classes(
    query: Query,
    engine: EngineName = "cadical",
    *,
    seed: int = 0,
    limit: int | None = None,
    journal: Journal | None = None,
    progress: Found = lambda _: None,
) -> Enumeration:
    """Find all classes that answer the query, or `limit` of them, in this process.

    What was found is in the journal too when this is interrupted. Raises as `find`.
    """
    journal = journal or Journal(query, None, resume=False)
    if not open_cubes(journal, [()]):
        return enumeration(query, journal, complete=True)
    for profiles in find(query, engine, seed=seed, known=sorted(journal.classes)):
        if limit is not None and len(journal.classes) >= limit:
            return enumeration(query, journal, complete=False)
        if journal.found(profiles):
            progress(len(journal.classes))
    journal.finished(())
    return enumeration(query, journal, complete=True)


def enumeration(query: Query, journal: Journal, *, complete: bool) -> Enumeration:
    """Return what a journal holds."""
    ordered = sorted(journal.classes, key=lambda profiles: (len(profiles), rank(query.hypotheses, profiles)))
    return Enumeration(query, tuple(ordered), complete)


def fewest_cells(query: Query, engine: EngineName = "cadical", *, seed: int = 0) -> int | None:
    """Return the least number of cells of a class that answers the query, None when there is none."""
    best: int | None = None
    while (better := next(find(query, engine, seed=seed), None)) is not None:
        best = len(better)
        query = replace(query, max_cells=best - 1)
    return best


def cubes(query: Query, splits: int) -> list[Cube]:
    """Part a query into cubes by whether the first `splits` of the profiles that miss one hypothesis are realized.

    About half of the classes realize each of these, so the cubes are of like size.
    """
    chosen = [p for p in query.profiles if p.bit_count() == query.hypotheses - 1][:splits]
    signs = product((1, -1), repeat=len(chosen))
    return [tuple(sign * p for sign, p in zip(row, chosen, strict=True)) for row in signs]


def _other_than(query: Query, profiles: Profiles) -> list[int]:
    realized = set(profiles)
    return [-p if p in realized else p for p in query.profiles]


def _solutions(query: Query, profiles: Profiles) -> list[Profiles]:
    """Return the copies of a class that no broken permutation makes smaller."""
    n = query.hypotheses
    if query.moved is None:
        return [profiles]
    return [
        image
        for place, image in images(n, profiles).items()
        if all(rank(n, [table[p] for p in image]) >= place for table in tables(n, query.moved))
    ]


def _believe(query: Query, profiles: Profiles) -> None:
    """Check with the kernel that a solution is what was asked for."""
    n, facts = query.hypotheses, Facts(query.hypotheses, profiles)
    right = facts.is_class() and facts.hard((1 << n) - 1) and (not query.critical or facts.critical())
    if not right:
        raise CheckFailedError(f"the kernel does not confirm the class with the profiles {profiles} as an answer")
