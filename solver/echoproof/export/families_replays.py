"""How few replays can be enough for the classes of an enumeration: one by one, and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

from echoproof.deciding.certificates.budgets import replay_certificate
from echoproof.deciding.certificates.head import certificate_text
from echoproof.deciding.found import is_accepted
from echoproof.deciding.least_replays import LeastReplays, least_replays
from echoproof.deciding.replay_number import replay_number
from echoproof.model.cells import CellTable
from echoproof.model.classes import HypothesisClass
from echoproof.model.domains import Profiles
from echoproof.model.errors import CheckFailedError, LimitError
from echoproof.search.enumerate import Enumeration
from echoproof.search.realize import as_profiles

COUNTED: Final = 2000
"""Enumerations of more classes are not counted by their least replay numbers: that would take longer than a chapter."""

Least = int | Literal["infinite", "undecided"]


def attained(cls: HypothesisClass) -> LeastReplays | None:
    """Find the least replay number of a hard class over all sizes of its cells; None when it is undecided.

    Where it is finite, the kernel has accepted it as the replay number for the sizes that attain it. Raises
    CheckFailedError when it is another number there.
    """
    try:
        least = _least(cls.table)
        if least.number == "infinite":
            return least
        table = least.sized(cls.table)
        found = replay_number(table)
    except LimitError:
        return None
    if found is None or found.number != least.number:
        raise CheckFailedError(f"a least replay number of {least.number} is not the one of the class with these sizes")
    sized = HypothesisClass(cls.title, cls.source, Profiles(table.names, table.cells), cls.names)
    return least if is_accepted(sized, certificate_text(replay_certificate(sized, found))) else None


@dataclass(frozen=True, slots=True)
class Tally:
    """How many classes of an enumeration have which least replay number, and how many have no common point."""

    found: Enumeration
    numbers: Counter[Least]

    @property
    def coreless(self) -> int:
        """The number of classes whose hypotheses have no point in common."""
        everyone = (1 << self.found.query.hypotheses) - 1
        return sum(everyone not in profiles for profiles in self.found.classes)


def tallies(enumerations: Iterable[Enumeration]) -> list[Tally]:
    """Count the classes of those enumerations that are complete and neither empty nor too large."""
    return [
        Tally(found, Counter(_number(found.query.hypotheses, profiles) for profiles in found.classes))
        for found in enumerations
        if found.complete and 0 < len(found.classes) <= COUNTED
    ]


def _number(n: int, profiles: tuple[int, ...]) -> Least:
    try:
        return _least(as_profiles(n, profiles, "").table).number
    except LimitError:
        return "undecided"


def _least(table: CellTable) -> LeastReplays:
    least = least_replays(table)
    if least is None:
        raise CheckFailedError("a class that is listed as hard is not")
    return least
