"""Omission instead of replay: some points of the target are never shown, decided for finite classes.

Proper generation in the limit is impossible when i points may be missing iff some G without a common lower bound has at
most i points of each k in G outside the intersection of G: the adversary shows that intersection. Supports are infinite
(UUS), so all of G has the same infinite cells, and the intersection is not empty. The least such i is the omission
number. It makes no difference whether i is known: the generator that succeeds for each i succeeds for all. When
infinitely many points may be missing, with infinitely many shown, a class is hard iff the profile of some infinite cell
has no common lower bound, as in proper uniform generation without replay. docs/budgets.md has the proofs. Source of the
model: Bai, Panigrahi, Zhang, arXiv:2507.15319; the characterizations for finite classes are ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from echoproof.deciding.replay_number import NEVER, Traps
from echoproof.model.cells import CellTable
from echoproof.model.relations import Goal


@dataclass(frozen=True, slots=True)
class OmissionNumber:
    """How many omitted points make a class hard, and targets that no answer then serves, as bits.

    "infinite": only infinitely many do; "none": they do not either, and there are no targets.
    """

    number: int | Literal["infinite", "none"]
    targets: int


def omission_number(table: CellTable, goal: Goal = "inside") -> OmissionNumber:
    """Return the omission number of a class, or that of identification. Raises LimitError as `replay_number` does."""
    traps = Traps.of(table, goal, omitted=True)
    price, targets = min(map(traps.cheapest, traps.alike((1 << table.n) - 1)))
    if price < NEVER:
        return OmissionNumber(price[1], targets)
    endless = (cell.profile for cell in table.cells if cell.size == "infinite")
    unserved = next((profile for profile in endless if not traps.relations.lower_bounds(profile)), 0)
    return OmissionNumber("infinite" if unserved else "none", unserved)
