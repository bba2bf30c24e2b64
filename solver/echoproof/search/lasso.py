"""Z3 looks for the lasso that beats a machine: by bounded unrolling, up to the bound beyond which there is none."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import and_
from typing import Final, Literal

from echoproof.encode.circuit import Circuit, Problem
from echoproof.encode.tables import Entries
from echoproof.encode.unrolling import full_stages, unroll
from echoproof.encode.z3api import Solutions
from echoproof.machines.machine import Lasso, Machine, lasso_fault
from echoproof.model.cells import CellTable, members
from echoproof.model.errors import CheckFailedError, TooLargeError, UndecidedError
from echoproof.model.relations import Relations
from echoproof.search.walks import read_lasso

MAX_STAGES: Final = 24
"""Stages that are unrolled at most; where more are needed for a "no" there is none."""
MAX_GATES: Final = 4_000_000
"""Gates of one unrolling, estimated by stages, states and cells."""
MAX_PROMPT: Final = 100_000
"""The same for all targets together, of a machine about which `second_opinion` asks: some seconds."""
RLIMIT: Final = 50_000_000
"""Z3's resource limit for one question."""

Opinion = Literal["beaten", "not beaten", "not beaten within the bound"]
"""Within the bound: no lasso was found, and longer ones than were looked for may beat the machine."""


def second_opinion(table: CellTable, machine: Machine, rlimit: int = RLIMIT) -> Opinion:
    """Say whether some lasso beats a small machine, from the definition and without the product graph.

    Raises TooLargeError when it is not small, UndecidedError when Z3 gives up.
    """
    stages = sum(min(full_stages(table, target), MAX_STAGES) for target in failing_targets(table))
    if stages * _gates(table, machine) > MAX_PROMPT:
        raise TooLargeError(
            f"the machine has too many states to be unrolled ({len(machine.states)})",
            f"{MAX_PROMPT} gates, and it has {stages * _gates(table, machine)}",
        )
    found, complete = find_lasso(table, machine, rlimit)
    return "beaten" if found else "not beaten" if complete else "not beaten within the bound"


def find_lasso(table: CellTable, machine: Machine, rlimit: int = RLIMIT) -> tuple[Lasso | None, bool]:
    """Return a lasso that beats the machine, None when none was found; and whether there is none that is not found.

    The lasso is confirmed by `lasso_fault`. Raises UndecidedError when Z3 gives up.
    """
    machine.fits(table)
    most = min(MAX_STAGES, MAX_GATES // _gates(table, machine))
    complete = True
    for target in failing_targets(table):
        full = full_stages(table, target)
        for stages in _deepening(min(full, most)):
            found = _lasso(table, machine, target, stages, rlimit)
            if found is not None:
                return found, True
        complete &= full <= most
    return None, complete


def _gates(table: CellTable, machine: Machine) -> int:
    """Return about how many gates a stage of the unrolling has."""
    states = len(machine.states)
    return states**2 * (2 * len(table.cells) + states)


def failing_targets(table: CellTable) -> list[int]:
    """Return the targets for which some answer is wrong; for the others no machine can fail."""
    everyone = (1 << table.n) - 1
    return list(members(everyone & ~reduce(and_, Relations.of(table).above)))


def _deepening(full: int) -> Iterator[int]:
    """Yield the numbers of stages that are tried: few first, since most lassos are short, and all in the end."""
    stages = 2
    while stages < full:
        yield stages
        stages *= 3
    if full > 0:
        yield full


def _lasso(table: CellTable, machine: Machine, target: int, stages: int, rlimit: int) -> Lasso | None:
    """Return a lasso for the target of at most so many stages; CheckFailedError when what Z3 found does not beat it."""
    circuit = Circuit()
    unrolled = unroll(circuit, table, Entries.of(machine, table.n), machine.start, target, stages)
    answer, values = Solutions(Problem(circuit, unrolled.assertions, ""), unrolled.variables, rlimit).next()
    if answer == "unknown":
        raise UndecidedError("Z3 does not know whether there is a lasso")
    if answer == "unsat":
        return None
    found = read_lasso(table, machine, target, unrolled, values)
    fault = lasso_fault(table, machine, found)
    if fault is not None:
        raise CheckFailedError(f"what Z3 found is no lasso: {fault}")
    return found
