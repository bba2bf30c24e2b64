"""The canonical proper generator of an easy class as a Mealy machine over its profiles.

After a first example of profile P the machine answers the j of the strategy, and keeps the set C of the targets in P
that contain every example outside h_j. If some i in C has the least residual h_i - h_j of all in C, it answers the
common lower bound of the group of i, and else j. docs/theory.md proves, with the criterion, that no stream beats it.
"""

from __future__ import annotations

from echoproof.deciding.criterion import GeneratorStrategy, Reply
from echoproof.machines.machine import Machine
from echoproof.model.cells import CellTable, members
from echoproof.model.errors import TooLargeError
from echoproof.model.limits import MAX_TRANSITIONS
from echoproof.model.relations import Relations

_Memory = tuple[int, int]
"""The number of the reply to the first example, and the targets that are left."""


def canonical_machine(table: CellTable, strategy: GeneratorStrategy) -> Machine:
    """Return the machine with the states that it reaches: the start, and one for each first profile and targets left.

    An example that no target left allows changes nothing; no legal stream shows one. Raises TooLargeError when it has
    more transitions than a machine may have.
    """
    rows = Relations.of(table).rows
    states: dict[_Memory, int] = {}
    queue: list[_Memory] = []

    def number(memory: _Memory) -> int:
        if memory not in states:
            states[memory] = len(states) + 1
            queue.append(memory)
            if (len(states) + 1) * len(table.cells) > MAX_TRANSITIONS:
                raise TooLargeError("the canonical machine has too many transitions", f"at most {MAX_TRANSITIONS}")
        return states[memory]

    moves = [tuple((number((r, reply.profile)), reply.answer) for r, reply in enumerate(strategy.replies))]
    for first, left in queue:
        reply, row = strategy.replies[first], []
        for profile in table.profiles:
            kept = left if profile >> reply.answer & 1 else left & profile or left
            row.append((number((first, kept)), _answer(rows, reply, kept)))
        moves.append(tuple(row))
    names = [_name(table, strategy.replies[first].profile, left) for first, left in queue]
    return Machine(("start", *(f"{k}: {name}" for k, name in enumerate(names, start=1))), 0, tuple(moves))


def _answer(rows: tuple[int, ...], reply: Reply, left: int) -> int:
    residuals = {i: rows[i] & ~rows[reply.answer] for i in members(left)}
    for i, residual in residuals.items():
        if not any(residual & ~other for other in residuals.values()):
            return next(answer for group, answer in reply.groups if group >> i & 1)
    return reply.answer


def _name(table: CellTable, first: int, left: int) -> str:
    """Say what the machine remembers; the number before it keeps names apart whatever the hypotheses are called."""
    return f"{' '.join(table.named(first))} > {' '.join(table.named(left))}"
