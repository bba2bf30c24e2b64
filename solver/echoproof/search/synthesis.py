"""The least number of states of a machine that generates a class properly in the limit with replay.

Counterexample-guided search. The kernel's formula says what every machine satisfies that generates the class; it is
exact where all cells are infinite. Z3 proposes a table that satisfies it, and the product graph decides whether some
lasso beats the machine; if so the lasso is made into a trap, which the next table has to avoid. When no table is left,
no machine with so many states will do: CaDiCaL refutes formula and traps, with a proof that the kernel checks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from echoproof.encode.circuit import Circuit, Problem
from echoproof.encode.tables import Entries
from echoproof.encode.z3api import Solutions
from echoproof.kernel.meter import PLENTY, times
from echoproof.kernel.synthesis.formula import Formula, formula
from echoproof.machines.machine import Lasso, Machine
from echoproof.machines.product import decide_target
from echoproof.model.cells import CellTable
from echoproof.model.errors import LimitError, UndecidedError
from echoproof.search.traps import Trap, shortest_trap

MAX_STATES: Final = 8
"""States of a machine that is looked for."""
MAX_CLAUSES: Final = 150_000
"""Clauses of one formula, estimated from above."""
MAX_TRAPS: Final = 5_000
"""Traps that are collected before the search is given up."""
RLIMIT: Final = 300_000_000
"""Z3's resource limit for one proposal."""


@dataclass(frozen=True, slots=True)
class Search:
    """What a search found out about the number of states that a class needs."""

    machine: Machine | None
    """A machine that no lasso beats, with the least number of states."""
    excluded: int
    """No machine with at most so many states generates the class."""
    traps: tuple[Trap, ...]
    """The kernel's formula for `excluded` states has no solution that avoids these."""
    undecided: str | None = None
    """Why the next number of states is undecided, when it is."""


def least_machine(
    table: CellTable, most: int = MAX_STATES, note: Callable[[str], None] = lambda _: None, seed: int = 0
) -> Search:
    """Look for a machine with 1, 2, … states, at most `most`, for a class that is not hard."""
    traps: list[Trap] = []
    for states in range(1, most + 1):
        before = tuple(traps)
        try:
            machine = machine_with(table, states, traps, seed)
        except UndecidedError as undecided:
            return Search(None, states - 1, before, str(undecided))
        if machine is not None:
            return Search(machine, states - 1, before)
        note(f"no machine with {states} state{'s' * (states > 1)}")
    return Search(None, most, tuple(traps))


def machine_with(table: CellTable, states: int, traps: list[Trap], seed: int = 0) -> Machine | None:
    """Return a machine with so many states that generates the class, None when there is none.

    Adds to the traps, which hold for any number of states. Raises UndecidedError beyond the limits.
    """
    if states > MAX_STATES or clauses(table, states) > MAX_CLAUSES:
        raise UndecidedError(f"machines with {states} states are too large a problem for this class")
    proposals = _Proposals(table, avoiding(table, states, traps), seed)
    while (machine := proposals.next()) is not None:
        try:
            verdicts = [decide_target(table, machine, target) for target in range(table.n)]
        except LimitError as limit:
            raise UndecidedError(str(limit)) from None
        lassos = [each for each in verdicts if isinstance(each, Lasso)]
        if not lassos:
            return machine
        for lasso in lassos:
            traps.append(shortest_trap(table, machine, lasso))
            proposals.exclude(traps[-1])
        if len(traps) > MAX_TRAPS:
            raise UndecidedError(f"{MAX_TRAPS} lassos do not show whether {states} states are enough")
    return None


def clauses(table: CellTable, states: int) -> int:
    """Return about how many clauses the formula has, without making it."""
    n, cells = table.n, len(table.cells)
    return (n << n) * states**2 * (n * cells + states + states * cells)


def avoiding(table: CellTable, states: int, traps: Sequence[Trap]) -> Formula:
    """Return the kernel's formula with the machines excluded that fall into one of the traps."""
    made = formula(table.n, list(table.profiles), states, times(PLENTY))
    for trap in traps:
        made.exclude(trap.listed(table))
    return made


class _Proposals:
    """Machines that satisfy a formula, one after another, as Z3 finds them."""

    def __init__(self, table: CellTable, made: Formula, seed: int) -> None:
        self._table, self._formula, circuit = table, made, Circuit()
        variables = [circuit.variable(f"v{number}") for number in range(1, made.variables + 1)]
        self._literals = {sign * number: sign * at for number, at in enumerate(variables, 1) for sign in (1, -1)}
        assertions = tuple(circuit.disj(map(self._literals.__getitem__, clause)) for clause in made.clauses)
        at, states, profiles = self._literals, made.states, made.profiles
        self._entries = Entries(
            tuple(tuple(tuple(at[made.after(q, p, to)] for to in states) for p in profiles) for q in states),
            tuple(tuple(tuple(at[made.answer(q, p, a)] for a in made.n) for p in profiles) for q in states),
        )
        wanted = (literal for group in self._entries.choices() for literal in group)
        self._solutions = Solutions(Problem(circuit, assertions, ""), wanted, RLIMIT, seed)

    def exclude(self, trap: Trap) -> None:
        self._formula.exclude(trap.listed(self._table))
        self._solutions.exclude(map(self._literals.__getitem__, self._formula.clauses[-1]))

    def next(self) -> Machine | None:
        answer, values = self._solutions.next()
        if answer == "unknown":
            raise UndecidedError("Z3 does not know whether another machine is left")
        return self._entries.machine(values) if answer == "sat" else None
