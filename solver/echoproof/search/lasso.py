"""Z3 looks for the lasso that beats a machine: by bounded unrolling, up to the bound beyond which there is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from echoproof.encode.circuit import Circuit
from echoproof.encode.unrolling import Entries, Unrolled, full_stages, unroll
from echoproof.encode.z3api import Questions
from echoproof.games.decision import CheckFailedError
from echoproof.games.machine import Lasso, Machine, lasso_fault
from echoproof.games.relations import Relations
from echoproof.model.cells import CellTable, members
from echoproof.search.engines import UndecidedError
from echoproof.search.walks import read_lasso

MAX_STAGES: Final = 24
"""Stages that are unrolled at most; where more are needed for a "no" there is none."""
MAX_GATES: Final = 4_000_000
"""Gates of one unrolling, estimated by stages, states and cells."""
RLIMIT: Final = 50_000_000
"""Z3's resource limit for one question."""


class LassoSearch:
    """Answers for many machines of one class, with as many states each and the same start, what beats them.

    The circuits are about an unknown table, which is fixed for each machine in turn; they are built when first needed.
    """

    def __init__(self, table: CellTable, states: int, start: int = 0, rlimit: int = RLIMIT) -> None:
        self._table, self._states, self._start, self._rlimit = table, states, start, rlimit
        self._asked: dict[tuple[int, int], _Asked] = {}

    def beats(self, machine: Machine) -> Lasso | None:
        """Return a lasso that `lasso_fault` accepts, or None when there is none for any target.

        Raises UndecidedError when Z3 gives up, or when no lasso was found within the limits and there may be others.
        """
        limited = False
        for target in failing_targets(self._table):
            full = full_stages(self._table, target)
            most = min(full, MAX_STAGES, MAX_GATES // self._gates - 1)
            for stages in _deepening(most):
                found = self._ask(target, stages).lasso(machine)
                if found is not None:
                    return found
            limited |= full > most
        if limited:
            raise UndecidedError("no lasso within the stages that are unrolled, and there may be longer ones")
        return None

    @property
    def _gates(self) -> int:
        """About so many gates are made for one stage: for moves and edges, and for the closure."""
        return self._states**2 * (2 * len(self._table.cells) + self._states)

    def _ask(self, target: int, stages: int) -> _Asked:
        key = target, stages
        if key not in self._asked:
            self._asked[key] = _Asked.build(self._table, self._states, self._start, target, stages, self._rlimit)
        return self._asked[key]


def find_lasso(table: CellTable, machine: Machine, rlimit: int = RLIMIT) -> Lasso | None:
    """Return a lasso that beats one machine, None when there is none; UndecidedError as `LassoSearch.beats`."""
    machine.fits(table)
    return LassoSearch(table, len(machine.states), machine.start, rlimit).beats(machine)


def failing_targets(table: CellTable) -> list[int]:
    """Return the targets for which some answer is wrong; for the others no machine can fail."""
    everyone = (1 << table.n) - 1
    above = Relations.of(table).above
    common = everyone
    for each in above:
        common &= each
    return list(members(everyone & ~common))


def _deepening(full: int) -> Iterator[int]:
    """Yield the numbers of stages that are tried: few first, since most lassos are short, and all in the end."""
    stages = 2
    while stages < full:
        yield stages
        stages *= 3
    if full > 0:
        yield full


@dataclass(frozen=True, slots=True)
class _Asked:
    """One unrolling, ready for questions."""

    table: CellTable
    target: int
    entries: Entries
    unrolled: Unrolled
    questions: Questions

    @classmethod
    def build(cls, table: CellTable, states: int, start: int, target: int, stages: int, rlimit: int) -> _Asked:
        circuit = Circuit()
        entries = Entries.variables(circuit, states, len(table.cells), table.n)
        unrolled = unroll(circuit, table, entries, start, target, stages)
        literals = [literal for group in entries.choices() for literal in group]
        return cls(table, target, entries, unrolled, Questions(circuit, literals, rlimit, unrolled.assertions))

    def lasso(self, machine: Machine) -> Lasso | None:
        unrolled = self.unrolled
        wanted = [*unrolled.anchor, *(v for kind in (unrolled.source, unrolled.shown) for row in kind for v in row)]
        answer, values = self.questions.solve(self.entries.of(machine), wanted)
        if answer == "unknown":
            raise UndecidedError("Z3 does not know whether a lasso beats the machine")
        if answer == "unsat":
            return None
        found = read_lasso(self.table, machine, self.target, unrolled, values)
        fault = lasso_fault(self.table, machine, found)
        if fault is not None:
            raise CheckFailedError(f"what Z3 found is no lasso: {fault}")
        return found
