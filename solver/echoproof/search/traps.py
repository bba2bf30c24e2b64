"""Traps: parts of a machine's table on which one stream of cells beats it, whatever the rest of the table is.

A trap is made from a lasso. It says of every entry of the table that the stream uses which state comes next, and among
which hypotheses the answer is. That is enough to know that the stream is legal (each cell has the target, or every
hypothesis that may have been answered in some earlier round), that it shows the target in full, and that some round of
the loop is wrong. So one trap excludes many machines at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from echoproof.machines.machine import Lasso, Machine, Round, simulate, unfinished
from echoproof.model.cells import CellTable
from echoproof.model.relations import Relations

Place = tuple[int, int]
"""An entry of a machine's table: a state and a cell."""


@dataclass(frozen=True, slots=True)
class Trap:
    """A lasso, and for each used entry the state after it and the hypotheses among which its answer is, as bits."""

    lasso: Lasso
    entries: dict[Place, tuple[int, int]]

    @property
    def cost(self) -> tuple[int, int]:
        """The less, the more machines fall into it: used entries first, then answers that are possible there."""
        return len(self.entries), -sum(answers.bit_count() for _, answers in self.entries.values())

    def listed(self, table: CellTable) -> list[tuple[int, int, int, int]]:
        """Return the entries as state, profile, next state, possible answers."""
        return [(q, table.profiles[c], after, answers) for (q, c), (after, answers) in sorted(self.entries.items())]


def shortest_trap(table: CellTable, machine: Machine, lasso: Lasso) -> Trap:
    """Return a trap for a machine that the lasso beats, with as many rounds left out as can be, one stretch at a time.

    Raises ValueError when the lasso does not beat the machine.
    """
    best = trap_of(table, machine, lasso)
    if best is None:
        raise ValueError("the lasso does not beat the machine")
    improved = True
    while improved:
        improved = False
        for shorter in _shorter(best.lasso):
            trap = trap_of(table, machine, shorter)
            if trap is not None and trap.cost <= best.cost:
                best, improved = trap, True
                break
    return best


def _shorter(lasso: Lasso) -> Iterator[Lasso]:
    """Yield the lasso with one stretch of rounds left out, long stretches first."""
    whole, stem = (*lasso.stem, *lasso.loop), len(lasso.stem)
    for length in range(len(whole), 0, -1):
        for start in range(len(whole) - length + 1):
            if start >= stem or start + length <= stem:
                left = whole[:start] + whole[start + length :]
                cut = stem if start >= stem else stem - length
                yield Lasso(lasso.target, left[:cut], left[cut:])


def trap_of(table: CellTable, machine: Machine, lasso: Lasso) -> Trap | None:
    """Return the trap into which the machine falls with this stream; None when the stream does not beat it.

    The loop has to end in the state where it began; new answers in it do no harm, since it is shown again and again.
    """
    rounds = list(simulate(machine, (*lasso.stem, *lasso.loop)))
    loop = rounds[len(lasso.stem) :]
    if not loop or loop[0].before[0] != loop[-1].after[0] or unfinished(table, lasso):
        return None
    right = sum(1 << low for low, above in enumerate(Relations.of(table).above) if above >> lasso.target & 1)
    wrong = next((made for made in loop if not right >> made.answer & 1), None)
    if wrong is None:
        return None
    answers = {_place(made): (1 << table.n) - 1 for made in rounds}
    answers[_place(wrong)] &= ~right
    for number, made in enumerate(rounds):
        profile = table.profiles[made.cell]
        if not profile >> lasso.target & 1:
            sources = [_place(each) for each in rounds[:number] if profile >> each.answer & 1]
            if not sources:
                return None
            # Best an entry that is restricted so far already, so that nothing is lost.
            _, source = min(((answers[place] & ~profile).bit_count(), place) for place in sources)
            answers[source] &= profile
    return Trap(lasso, {_place(made): (made.after[0], answers[_place(made)]) for made in rounds})


def _place(made: Round) -> Place:
    return made.before[0], made.cell
