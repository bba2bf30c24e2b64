"""How much replay, or noise, makes a class hard: one kind of value, whatever is counted."""

from __future__ import annotations

from typing import Literal, Protocol

from echoproof.deciding.found import Found

Amount = int | Literal["finite", "infinite", "none", "undecided"]
"""So many examples outside the target; finitely many, and no number is enough; only infinitely many are; the class is
hard in no amount; or the search is too large."""


class Counted(Protocol):
    """A number of examples with what shows it."""

    @property
    def number(self) -> Amount:
        """How many."""


def amount_of(found: Found[Counted | None]) -> Amount:
    """Return the amount that was found; "none" where there is nothing to count, as the class is not hard."""
    if found.limit is not None:
        return "undecided"
    return "none" if found.value is None else found.value.number
