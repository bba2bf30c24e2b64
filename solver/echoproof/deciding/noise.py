"""Wrong examples instead of replay: the classical model, decided for finite classes.

Of the examples at most r are not in the target, nobody knows which, and any may be. Then a class is hard iff some of
its hypotheses G without a common lower bound have a union U with at most r points outside each of them: the stream
that enumerates U is one for all of G. A generator that knows r succeeds otherwise. Finitely many wrong examples,
without a bound, make it hard iff the infinite parts of some such G form a chain (docs/budgets.md). Source of the model:
Raman, Raman, arXiv:2501.04179; the characterizations for proper generation from finite classes are ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from echoproof.deciding.replay_number import NEVER, Traps
from echoproof.model.cells import CellTable
from echoproof.model.relations import Goal


@dataclass(frozen=True, slots=True)
class NoiseNumber:
    """How many wrong examples make a class hard, and targets that no answer then serves, as bits.

    "finite": no number is enough, but finitely many are; "infinite": only infinitely many are; "none": they are not
    either, as some hypothesis lies inside all the others; then there are no targets.
    """

    number: int | Literal["finite", "infinite", "none"]
    targets: int


def noise_number(table: CellTable, goal: Goal = "inside") -> NoiseNumber:
    """Return the noise number of a class, or that of identification.

    With infinitely many wrong examples all points may be shown, and every target is possible for ever: so a class is
    not hard in any amount iff it has a common lower bound. Raises LimitError as `replay_number` does.
    """
    traps, everyone = Traps.of(table, goal), (1 << table.n) - 1
    if traps.relations.lower_bounds(everyone):
        return NoiseNumber("none", 0)
    price, targets = min(map(traps.cheapest, traps.alike(everyone)))
    if price < NEVER:
        return NoiseNumber(price[1], targets)
    chain = traps.chain(everyone)
    return NoiseNumber("finite", chain) if chain else NoiseNumber("infinite", everyone)
