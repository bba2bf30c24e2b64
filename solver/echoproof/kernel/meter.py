"""One budget for all work on one check: steps, and bytes that are kept; running out is a refusal, never a verdict."""

from collections.abc import Iterable, Iterator
from typing import Final, TypeVar

from .outcome import Code, Rejected

STEPS: Final = 1 << 25
STORED: Final = 1 << 29
T = TypeVar("T")


class Meter:
    """What is left of the budget. A step is a bounded amount of work; long integers count by their words of 64 bits."""

    __slots__ = ("code", "place", "steps", "stored")

    def __init__(self, steps: int = STEPS, stored: int = STORED) -> None:
        self.steps, self.stored, self.code, self.place = steps, stored, Code.LIMIT, "file"

    def spend(self, steps: int, stored: int = 0) -> None:
        """Draw so many steps and bytes; Rejected when they are not there."""
        self.steps -= steps
        self.stored -= stored
        if self.steps < 0 or self.stored < 0:
            raise Rejected(self.code, self.place, "more work, or more memory, than this checker gives to one check")

    def each(self, items: Iterable[T], steps: int = 1) -> Iterator[T]:
        """Yield the items, and draw so many steps for each."""
        for item in items:
            self.spend(steps)
            yield item
