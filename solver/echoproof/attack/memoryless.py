"""Replay without memory: every answer of an element generator is the next example, x_{t+1} = o_t.

The generator feeds on itself alone, as a text that is rewritten again and again does (arXiv:2603.11228). The stream is
an initial part of an enumeration with replay, since an answer may be shown back; it never gets on with the enumeration.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from echoproof.attack.finite import Ground
from echoproof.attack.protocols import Move, Reply, Silence, Target
from echoproof.model.domains import Point


@dataclass(frozen=True, slots=True)
class Memoryless:
    """Shows one element of a target, then each answer back; after a silence the last example again."""

    ground: Ground
    index: int
    start: Point

    @classmethod
    def of(cls, ground: Ground, index: int) -> Memoryless:
        """Make the adversary that starts with the first element of a hypothesis."""
        return cls(ground, index, next(ground.balanced(ground.meeting(1 << index))))

    @property
    def name(self) -> str:
        return f"memoryless from {self.ground.cls.names[self.index]}"

    def moves(self) -> Generator[Move, Reply, None]:
        shown, note = self.start, "an element of the target"
        while True:
            reply = yield Move(shown, note)
            if isinstance(reply, Silence):
                note = "no answer to show back"
            else:
                shown, note = reply, "the last answer"

    def targets(self) -> Sequence[Target]:
        return self.ground.targets(1 << self.index)
