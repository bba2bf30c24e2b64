"""All classes of n hypotheses at once: one variable for each profile says whether its cell is realized.

A class of n named hypotheses, up to the sizes of its cells, is a set of realized profiles such that no support is
empty and no two are equal. The circuit here asks for such a set that is hard, and for what else a query wants of it.
"Hard" is the reading with an unknown first example (`hardness.py`); "no proper subset of the hypotheses is hard" speaks
of every first example, so it has a constraint for each subset and each profile of it.
"""

from __future__ import annotations

import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import Final

from echoproof.deciding.symmetry import Permutation
from echoproof.encode.circuit import FALSE, TRUE, Circuit, Problem
from echoproof.encode.hardness import Hardness
from echoproof.encode.permutations import Profiles, orbits, tables
from echoproof.model.cells import members

MAX_HYPOTHESES: Final = 8
_ALL_PERMUTATIONS: Final = 6
"""Up to so many hypotheses every permutation gets a constraint, and each isomorphism class one solution."""


@dataclass(frozen=True, slots=True)
class Query:
    """Which hard classes are asked for. `core`: whether some element is common to all hypotheses; None for either.

    `symmetry`: permutations that leave the class as it is, and so does the group that they generate.
    """

    hypotheses: int
    critical: bool = False
    max_cells: int | None = None
    antichain: bool = False
    core: bool | None = None
    symmetry: tuple[Permutation, ...] = ()

    @property
    def profiles(self) -> range:
        """The profiles that a class may realize."""
        return range(1, 1 << self.hypotheses)

    @property
    def moved(self) -> int | None:
        """The permutations that are broken: those that move at most so many hypotheses; None for all."""
        return None if self.hypotheses <= _ALL_PERMUTATIONS else 3


@dataclass(frozen=True, slots=True)
class Symbolic:
    """The problem of a query, and the variables of the profiles 1, 2, …, in this order."""

    problem: Problem
    cells: tuple[int, ...]


def names_of(n: int) -> tuple[str, ...]:
    """Return the names A, B, C, … of hypotheses that have none of their own."""
    return tuple(string.ascii_uppercase[:n])


def symbolic(query: Query, blocked: Sequence[Profiles] = (), *, up_to_isomorphism: bool = True) -> Symbolic:
    """Pose a query as one problem, satisfiable iff some class that is not `blocked` answers it.

    Up to isomorphism, only sets of profiles that no permutation (of `query.moved`) makes smaller are solutions, in the
    order of `permutations.py`; every isomorphism class contains one, its least.
    """
    hardness = Hardness(names_of(query.hypotheses), query.profiles, together=orbits(query.hypotheses, query.symmetry))
    cells = tuple(hardness.realized[p] for p in query.profiles)
    assertions = [*_is_class(hardness), *_is_hard(hardness), *_asked(query, hardness)]
    if query.critical:
        assertions += _no_part_is_hard(hardness)
    if up_to_isomorphism:
        for table in tables(query.hypotheses, query.moved)[1:]:
            assertions.append(no_greater(hardness.circuit, cells, [cells[table[p] - 1] for p in query.profiles]))
    assertions += (differs(hardness.circuit, cells, profiles) for profiles in blocked)
    comment = (
        f"The classes of {query.hypotheses} hypotheses, by their realized profiles, that are not properly generatable\n"
        f"in the limit with replay. Asked for: {query}.\nSolutions are "
        + ("the least of their isomorphic copies." if up_to_isomorphism else "classes with named hypotheses.")
    )
    return Symbolic(Problem(hardness.circuit, tuple(assertions), comment), cells)


def differs(circuit: Circuit, cells: Sequence[int], profiles: Sequence[int]) -> int:
    """Say that the realized profiles are not exactly these."""
    return circuit.disj(-cell if profile in profiles else cell for profile, cell in enumerate(cells, 1))


def no_greater(circuit: Circuit, left: Sequence[int], right: Sequence[int]) -> int:
    """Say that the vector `left` is not after the vector `right`, lexicographically with false before true."""
    rest = TRUE
    for a, b in reversed(list(zip(left, right, strict=True))):
        if a != b:
            # a <= b, and where they are not a < b the rest decides.
            rest = circuit.conj((circuit.disj((-a, b)), circuit.disj((-a, rest)), circuit.disj((b, rest))))
    return rest


def at_most(circuit: Circuit, literals: Sequence[int], bound: int) -> int:
    """Say that at most `bound` of the literals are true."""
    if bound >= len(literals):
        return TRUE
    more_than = [FALSE] * (bound + 1)
    """Of the literals so far, more than 0, 1, …, bound are true."""
    for literal in literals:
        more_than = [
            circuit.disj((now, circuit.conj((literal, before))))
            for now, before in zip(more_than, [TRUE, *more_than], strict=False)
        ]
    return -more_than[bound]


def _is_class(hardness: Hardness) -> Iterator[int]:
    """No support is empty, no two are equal."""
    realized, everyone = hardness.realized, range(len(hardness.names))
    for i in everyone:
        yield hardness.circuit.disj(realized[p] for p in hardness.profiles if p >> i & 1)
    for i, k in combinations(everyone, 2):
        yield hardness.circuit.disj(realized[p] for p in hardness.profiles if (p >> i ^ p >> k) & 1)


def _is_hard(hardness: Hardness) -> tuple[int, int]:
    first = hardness.first_variables()
    return hardness.shown(first), hardness.lost(first)


def _no_part_is_hard(hardness: Hardness) -> Iterator[int]:
    """No class made of a proper subset of the hypotheses is hard: no first example of any profile of it loses."""
    circuit, everyone = hardness.circuit, hardness.profiles[-1]
    for part in range(1, everyone):
        by_profile: dict[int, list[int]] = {}
        for p in hardness.profiles:
            by_profile.setdefault(p & part, []).append(hardness.realized[p])
        for profile, cells in by_profile.items():
            if profile:
                lost = hardness.lost(hardness.constants(profile), list(members(part)))
                yield -circuit.conj((circuit.disj(cells), lost))


def _asked(query: Query, hardness: Hardness) -> Iterator[int]:
    if query.antichain:
        for m, k in permutations(range(query.hypotheses), 2):
            yield -hardness.contained(m, k)
    if query.core is not None:
        yield hardness.realized[query.profiles[-1]] * (1 if query.core else -1)
    if query.max_cells is not None:
        yield at_most(hardness.circuit, [hardness.realized[p] for p in query.profiles], query.max_cells)
