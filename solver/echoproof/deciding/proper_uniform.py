"""Proper uniform generation, decided for finite classes, with and without replay.

With replay it is possible iff every realized profile has a common lower bound: a hypothesis inside all of the
profile's. Then one example is enough. Otherwise the adversary shows a point of a profile without one and then replays
the first answer's support for ever: every hypothesis of the profile stays possible, and no answer suits them all.
Without replay it is possible iff every infinite cell's profile has a common lower bound. Then the sample complexity is
the closure dimension plus one: so many examples leave hypotheses with an infinite intersection, and no hypothesis is
inside a finite one. docs/notions.md has the proofs; `games/uniform_game.py` confirms them.
"""

from __future__ import annotations

from dataclasses import dataclass

from echoproof.deciding.criterion import Escape, escapes
from echoproof.model.cells import CellTable
from echoproof.model.relations import Relations


@dataclass(frozen=True, slots=True)
class Bounds:
    """A proper uniform generator: for every profile that matters a common lower bound of its hypotheses."""

    answers: tuple[tuple[int, int], ...]
    """Pairs (profile, answer)."""


@dataclass(frozen=True, slots=True)
class Unbounded:
    """A profile that no answer suits, with what shows it."""

    profile: int
    escapes: tuple[Escape, ...]
    """For every answer a target of the profile, and a realized profile that contains the answer and not the target."""


def bounds(table: CellTable, *, replay: bool) -> Bounds | Unbounded:
    """Decide proper uniform generation for a class; polynomial in its hypotheses and cells."""
    relations = Relations.of(table)
    answers = []
    for cell in table.cells:
        if replay or cell.size == "infinite":
            below = relations.lower_bounds(cell.profile)
            if not below:
                return Unbounded(cell.profile, escapes(relations, cell.profile))
            answers.append((cell.profile, below[0]))
    return Bounds(tuple(answers))
