"""Finitely many wrong examples instead of replay: the classical model, decided for finite classes.

Of the examples at most r are not in the target, nobody knows which, and any may be. Then a class is hard iff some of
its hypotheses G without a common lower bound have a union U with at most r points outside each of them: the stream
that enumerates U is one for all of G. A generator that knows r succeeds otherwise (docs/budgets.md). Source of the
model: Raman, Raman, arXiv:2501.04179; the characterization for proper generation from finite classes is ours.
"""

from __future__ import annotations

from dataclasses import dataclass

from echoproof.games.replay_number import NEVER, Traps
from echoproof.model.cells import CellTable


@dataclass(frozen=True, slots=True)
class NoiseNumber:
    """The least number of wrong examples that makes the class hard, and targets that no answer then serves."""

    number: int
    targets: int


def noise_number(table: CellTable) -> NoiseNumber | None:
    """Return the noise number of a class; None when no finite number of wrong examples makes it hard.

    Raises NumberLimitError as `replay_number` does.
    """
    traps = Traps.of(table)
    price, targets = min(map(traps.cheapest, traps.alike((1 << table.n) - 1)))
    return NoiseNumber(price[1], targets) if price < NEVER else None
