"""The question "which unions of cells, added as a hypothesis, make this class properly generatable with replay?".

One variable for each cell: does the new hypothesis leave it out? The rest is the circuit of `hardness.py` over the
profiles of the enlarged class, of which each cell realizes one of two.
"""

from __future__ import annotations

from dataclasses import dataclass

from echoproof.encode.circuit import Problem
from echoproof.encode.hardness import Hardness
from echoproof.model.cells import CellTable


@dataclass(frozen=True, slots=True)
class Enlargement:
    """Satisfied exactly by the unions of cells that repair the class; `inside[c]` says that cell c is part of it."""

    inside: tuple[int, ...]
    problem: Problem

    def other_than(self, union: int) -> tuple[int, ...]:
        """Return the literals of which one must hold in any other union."""
        return tuple(-literal if union >> c & 1 else literal for c, literal in enumerate(self.inside))


def enlargement(table: CellTable, name: str) -> Enlargement:
    """Ask for a union of cells, infinite and none of the supports, such that the class with it is not hard."""
    new = 1 << table.n
    profiles = [profile | side for profile in table.profiles for side in (0, new)]
    hardness = Hardness((*table.names, name), profiles)
    for profile in table.profiles:
        hardness.realized[profile | new] = -hardness.realized[profile]
    inside = tuple(hardness.realized[profile | new] for profile in table.profiles)
    circuit = hardness.circuit
    infinite = circuit.disj(inside[c] for c, cell in enumerate(table.cells) if cell.size == "infinite")
    # A hypothesis twice is no repair, so this follows from the rest; it is stated for whoever reads the problem.
    rows = [table.row(index) for index in range(table.n)]
    different = [
        -circuit.conj(literal if row >> c & 1 else -literal for c, literal in enumerate(inside)) for row in rows
    ]
    comment = (
        "A model is a union of cells with which the class is properly generatable in the limit with replay.\n"
        'A cell is part of the union iff "realized" is false of its profile without the new hypothesis.'
    )
    return Enlargement(inside, Problem(circuit, (infinite, *different, -hardness.hard()), comment))
