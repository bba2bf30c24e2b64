"""One budget for all work on a check: elementary steps, and bytes that are kept. Running out is a refusal, no verdict.

A step is work that takes a quarter of a microsecond or so, whatever the file says: a turn of a loop over short values.
Whoever walks over what a file holds draws for it before, or as he goes; docs/kernel.md says how much.
"""

from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

from .outcome import Code, Rejected

STEPS: Final = 1 << 25
STORED: Final = 1 << 29
PLENTY: Final = 1 << 30
"""Times that budget, for what the program makes and checks itself: as much as it needs."""
T = TypeVar("T")


class Meter:
    """What is left of the budget; `place` is where a refusal says that it ran out."""

    __slots__ = ("place", "steps", "stored")

    def __init__(self, steps: int = STEPS, stored: int = STORED) -> None:
        self.steps, self.stored, self.place = steps, stored, "file"

    def spend(self, steps: int, stored: int = 0) -> None:
        """Draw so many steps and bytes; Rejected when they are not there."""
        self.steps -= steps
        self.stored -= stored
        if self.steps < 0 or self.stored < 0:
            lacking = "work" if self.steps < 0 else "memory"
            raise Rejected(Code.LIMIT, self.place, f"it needs more {lacking} than this checker gives to one check")

    def each(self, items: Iterable[T], steps: int = 1) -> Iterator[T]:
        """Yield the items, and draw so many steps for each."""
        for item in items:
            self.spend(steps)
            yield item


def times(work: int) -> Meter:
    """Return a meter with so many times the usual budget."""
    return Meter(STEPS * work, STORED * work)


def bytes_at_most(work: int) -> int:
    """Return how many bytes the files of one check can have at most, for a document takes three times its bytes."""
    return STORED * work // 3


def long(bits: int) -> int:
    """Return the steps of an operation on integers of so many bits."""
    return 1 + (bits >> 12)
