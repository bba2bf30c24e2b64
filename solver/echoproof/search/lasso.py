"""Z3 looks for the lasso that beats a machine: by bounded unrolling, up to the bound beyond which there is none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from echoproof.encode.circuit import Circuit, Problem
from echoproof.encode.unrolling import Entries, Unrolled, at_most_one, full_stages, unroll
from echoproof.encode.z3api import Answer, Questions, Solutions
from echoproof.machines.machine import Lasso, Machine, lasso_fault
from echoproof.model.cells import CellTable, members
from echoproof.model.errors import CheckFailedError, UndecidedError
from echoproof.model.relations import Relations
from echoproof.search.traps import Trap, shortest_trap
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
        self._asked: dict[tuple[int, int], tuple[_Asked, Questions]] = {}

    def beats(self, machine: Machine) -> Lasso | None:
        """Return a lasso that `lasso_fault` accepts, or None when there is none for any target.

        Raises UndecidedError when Z3 gives up, or when no lasso was found within the limits and there may be others.
        """
        limited = False
        for target in failing_targets(self._table):
            full = full_stages(self._table, target)
            most = most_stages(self._table, self._states)
            for stages in _deepening(min(full, most)):
                asked, questions = self._ask(target, stages)
                values = _known(questions.solve(asked.entries.of(machine), asked.unrolled.variables))
                if values is not None:
                    return asked.lasso(machine, values)
            limited |= full > most
        if limited:
            raise UndecidedError("no lasso within the stages that are unrolled, and there may be longer ones")
        return None

    def _ask(self, target: int, stages: int) -> tuple[_Asked, Questions]:
        key = target, stages
        if key not in self._asked:
            asked = _Asked.build(self._table, self._states, self._start, target, stages)
            self._asked[key] = asked, asked.questions(self._rlimit)
        return self._asked[key]


def find_lasso(table: CellTable, machine: Machine, rlimit: int = RLIMIT) -> Lasso | None:
    """Return a lasso that beats one machine, None when there is none; UndecidedError as `LassoSearch.beats`."""
    machine.fits(table)
    return LassoSearch(table, len(machine.states), machine.start, rlimit).beats(machine)


def most_stages(table: CellTable, states: int) -> int:
    """Return how many stages are unrolled at most for machines of this size."""
    gates = states**2 * (2 * len(table.cells) + states)
    return min(MAX_STAGES, MAX_GATES // gates)


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


def beaten_tables(table: CellTable, states: int, rlimit: int = RLIMIT) -> Iterator[Trap]:
    """Yield traps into which the machines with so many states and start 0 fall that are beaten, and no others.

    Z3 looks for a table together with a lasso that beats it, and from then on outside of what was found. Raises
    UndecidedError when it gives up, or when more stages would be needed than are unrolled.
    """
    found: list[Trap] = []
    for target in failing_targets(table):
        stages = full_stages(table, target)
        if stages > most_stages(table, states):
            raise UndecidedError(f"the question has {stages} stages, more than are unrolled")
        asked = _Asked.build(table, states, 0, target, stages)
        choices = [
            each
            for group in asked.entries.choices()
            for each in (asked.circuit.disj(group), *at_most_one(asked.circuit, group))
        ]
        problem = Problem(asked.circuit, (*asked.unrolled.assertions, *choices), "")
        literals = [literal for group in asked.entries.choices() for literal in group]
        solutions = Solutions(problem, [*literals, *asked.unrolled.variables], rlimit)
        for trap in found:
            solutions.exclude(_outside(asked.entries, trap))
        while (values := _known(solutions.next())) is not None:
            machine = asked.entries.machine(values)
            found.append(shortest_trap(table, machine, asked.lasso(machine, values)))
            solutions.exclude(_outside(asked.entries, found[-1]))
            yield found[-1]


def _outside(entries: Entries, trap: Trap) -> list[int]:
    """Return the clause that leaves out the machines which fall into a trap."""
    clause = []
    for (p, c), (after, answers) in trap.entries.items():
        clause += [-entries.after[p][c][after]]
        clause += (literal for a, literal in enumerate(entries.answer[p][c]) if not answers >> a & 1)
    return clause


def _known(solved: tuple[Answer, dict[int, bool]]) -> dict[int, bool] | None:
    """Return the values of a solution, None when there is none; UndecidedError when that is unknown."""
    answer, values = solved
    if answer == "unknown":
        raise UndecidedError("Z3 does not know whether there is a lasso")
    return values if answer == "sat" else None


@dataclass(frozen=True, slots=True)
class _Asked:
    """One unrolling for an unknown table."""

    table: CellTable
    target: int
    circuit: Circuit
    entries: Entries
    unrolled: Unrolled

    @classmethod
    def build(cls, table: CellTable, states: int, start: int, target: int, stages: int) -> _Asked:
        circuit = Circuit()
        entries = Entries.variables(circuit, states, len(table.cells), table.n)
        return cls(table, target, circuit, entries, unroll(circuit, table, entries, start, target, stages))

    def questions(self, rlimit: int) -> Questions:
        literals = [literal for group in self.entries.choices() for literal in group]
        return Questions(self.circuit, literals, rlimit, self.unrolled.assertions)

    def lasso(self, machine: Machine, values: Mapping[int, bool]) -> Lasso:
        """Return the lasso that a solution describes; CheckFailedError when it does not beat the machine."""
        found = read_lasso(self.table, machine, self.target, self.unrolled, values)
        fault = lasso_fault(self.table, machine, found)
        if fault is not None:
            raise CheckFailedError(f"what Z3 found is no lasso: {fault}")
        return found
