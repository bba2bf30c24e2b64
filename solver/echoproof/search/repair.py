"""The smallest repairs of a hard class: all hypotheses to add, all hypotheses to remove. docs/repair.md has the theory.

A hard class needs one change at least, and one is always enough: every infinite cell, added as a hypothesis, repairs.
So the work is to find *all* unions of cells that repair; a solver proposes them until it proves that there are no more.
No repair is believed before the criterion has decided it and the kernel has accepted its certificate.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, combinations, count
from typing import Final

from echoproof.deciding.criterion import GeneratorStrategy, decide_replay
from echoproof.deciding.decision import Decision
from echoproof.deciding.symmetry import Permutation, carry, generators
from echoproof.encode.cvc5api import answer_script
from echoproof.encode.enlargement import Enlargement, enlargement
from echoproof.encode.smtlib import print_problem
from echoproof.encode.z3api import Answer, Solutions
from echoproof.model.cells import CellTable, members, profile_of
from echoproof.model.classes import HypothesisClass
from echoproof.model.domains import Integers
from echoproof.model.errors import CheckFailedError
from echoproof.search.variants import enlarged, reduced, with_union, without
from echoproof.search.wording import condition

LIMIT: Final = 1000
"""Repairs by addition that are looked for; each is written, decided and checked."""
SUBCLASSES: Final = 20_000
"""Sets of hypotheses whose removal is tried."""
RLIMIT: Final = 500_000_000
MAX_GATES: Final = 4_000_000
"""Largest circuit of the criterion, about 2 * cells * (hypotheses + 1)^4, that is put to the solver."""


@dataclass(frozen=True, slots=True)
class Addition:
    """One hypothesis that repairs: its cells by their profiles, and a condition where the domain has such."""

    name: str
    definition: str | None
    cells: tuple[int, ...]
    repaired: HypothesisClass


@dataclass(frozen=True, slots=True)
class Removal:
    """Hypotheses without which the class is properly generatable in the limit with replay."""

    names: tuple[str, ...]
    repaired: HypothesisClass


@dataclass(frozen=True, slots=True)
class Repairs:
    """The smallest repairs of a class, in orbits: those of one orbit are images of each other under its symmetries.

    `removals` has all of the least number that removal alone needs, which may be more than one. `undecided` says what
    was not settled; when it is empty, there are no others.
    """

    original: HypothesisClass
    hard: bool
    additions: tuple[tuple[Addition, ...], ...] = ()
    removals: tuple[tuple[Removal, ...], ...] = ()
    undecided: tuple[str, ...] = ()

    @property
    def fewest(self) -> int:
        """The least number of hypotheses to add or to remove."""
        return int(self.hard)

    @property
    def fewest_removed(self) -> int | None:
        """The least number of hypotheses to remove when none is added; None when it is undecided."""
        if not self.hard:
            return 0
        return len(self.removals[0][0].names) if self.removals else None


def repair(
    cls: HypothesisClass,
    *,
    limit: int = LIMIT,
    subclasses: int = SUBCLASSES,
    rlimit: int = RLIMIT,
    seed: int = 0,
    progress: Callable[[str], None] = lambda _: None,
) -> Repairs:
    """Find the smallest repairs of a class; none are needed when it is not hard.

    Beyond `limit` additions, `subclasses` tried removals or `rlimit` solver resources an answer is undecided. Raises
    CheckFailedError when criterion, kernel and solver disagree, which no input should bring about.
    """
    if _easy(cls):
        return Repairs(cls, hard=False)
    symmetries = generators(cls.table)
    progress("looking for hypotheses to add")
    name = next(name for name in _fresh_names() if name not in cls.names)
    unions, open_additions = _unions(cls.table, name, symmetries, limit, rlimit, seed)
    progress(f"checking {sum(map(len, unions))} hypotheses to add")
    additions = [sorted((_addition(cls, union, name) for union in orbit), key=_brevity) for orbit in unions]
    progress("looking for hypotheses to remove")
    removed, open_removals = _removed(cls.table, subclasses)
    removals = [[_removal(cls, some) for some in orbit] for orbit in _orbits(removed, symmetries)]
    return Repairs(
        cls,
        hard=True,
        additions=tuple(map(tuple, sorted(additions, key=lambda orbit: _brevity(orbit[0])))),
        removals=tuple(map(tuple, removals)),
        undecided=(*open_additions, *open_removals),
    )


def _fresh_names() -> Iterator[str]:
    return ("new" if number == 1 else f"new{number}" for number in count(1))


def _brevity(addition: Addition) -> tuple[int, int, str]:
    text = addition.definition or ""
    return len(addition.cells), len(text), text


def _easy(cls: HypothesisClass) -> bool:
    return not Decision(cls).hard


def _unions(
    table: CellTable, name: str, symmetries: list[Permutation], limit: int, rlimit: int, seed: int
) -> tuple[list[list[int]], list[str]]:
    """Return the orbits of the unions of cells that repair, and what is undecided about them."""
    place = {profile: c for c, profile in enumerate(table.profiles)}
    on_cells = [tuple(place[carry(symmetry, profile)] for profile in table.profiles) for symmetry in symmetries]
    infinite = [1 << c for c, cell in enumerate(table.cells) if cell.size == "infinite"]
    orbits = _orbits(infinite[:limit], on_cells)
    if 2 * len(table.cells) * (table.n + 1) ** 4 > MAX_GATES:
        return orbits, ["the class is too large for the solver: only single cells were considered as additions"]
    asked = enlargement(table, name)
    solutions = Solutions(asked.problem, asked.inside, rlimit, seed)
    for union in chain(*orbits):
        solutions.exclude(asked.other_than(union))
    while True:
        answer, values = solutions.next()
        if answer == "unsat":
            answer = _others(asked, chain(*orbits), rlimit)
            if answer == "unsat":
                return orbits, []
            if answer == "sat":
                raise CheckFailedError("Z3 proves that there are no other additions, and cvc5 finds one")
        if answer == "unknown":
            return orbits, ["a solver stopped at its resource limit: there may be other additions"]
        if sum(map(len, orbits)) >= limit:
            return orbits, [f"there are other additions than these {sum(map(len, orbits))} (see --limit)"]
        union = profile_of(c for c, literal in enumerate(asked.inside) if values[abs(literal)] == (literal > 0))
        orbits += _orbits([union], on_cells)
        for image in orbits[-1]:
            solutions.exclude(asked.other_than(image))


def _others(asked: Enlargement, unions: Iterable[int], rlimit: int) -> Answer:
    """Let cvc5 say, from the printed problem, whether there are repairs by addition other than these."""
    circuit = asked.problem.circuit
    exclusions = (circuit.disj(asked.other_than(union)) for union in unions)
    problem = replace(asked.problem, assertions=(*asked.problem.assertions, *exclusions))
    return answer_script(print_problem(problem, "Are there other repairs?"), rlimit)


def _orbits(sets: Iterable[int], permutations: list[Permutation]) -> list[list[int]]:
    """Return the orbits of the given sets, each in the order in which it was reached."""
    orbits: list[list[int]] = []
    known: set[int] = set()
    for start in sets:
        if start not in known:
            orbit = [start]
            known.add(start)
            for reached in orbit:  # grows while it is walked
                for permutation in permutations:
                    image = carry(permutation, reached)
                    if image not in known:
                        known.add(image)
                        orbit.append(image)
            orbits.append(orbit)
    return orbits


def _removed(table: CellTable, subclasses: int) -> tuple[list[int], list[str]]:
    """Return all smallest sets of hypotheses to remove, and what is undecided about them."""
    tried = 0
    for number in range(1, table.n):
        found = []
        for some in combinations(range(table.n), number):
            if tried == subclasses:
                return [], [f"whether removing {number} hypotheses is enough: {tried} subclasses were tried"]
            tried += 1
            removed = profile_of(some)
            if isinstance(decide_replay(without(table, removed)), GeneratorStrategy):
                found.append(removed)
        if found:
            return found, []
    raise CheckFailedError("a class of one hypothesis was found to be hard")


def _addition(cls: HypothesisClass, union: int, name: str) -> Addition:
    definition = condition(cls.domain, cls.table, union) if isinstance(cls.domain, Integers) else None
    repaired = enlarged(cls, union, name, definition)
    cells = tuple(cls.table.profiles[c] for c in members(union))
    if repaired.table != with_union(cls.table, union, name):
        raise CheckFailedError(f"the condition {definition!r} does not define the cells that it was written for")
    if not _easy(repaired):
        raise CheckFailedError(f"the solver proposes to add {definition or cells}, which the criterion refuses")
    return Addition(name, definition, cells, repaired)


def _removal(cls: HypothesisClass, removed: int) -> Removal:
    repaired = reduced(cls, removed)
    if not _easy(repaired):
        raise CheckFailedError(f"removing {', '.join(cls.table.named(removed))} repairs the cells but not the class")
    return Removal(tuple(cls.table.named(removed)), repaired)
