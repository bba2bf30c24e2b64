"""The class that is non-uniformly generatable without replay and not with it, and the adversary that shows the latter.

The class: h_inf = {1, 2, …}, and h_d = {1, …, d} ∪ {-1, -2, …} for every d >= 1, over the integers.
Source: arXiv:2603.11784v2, Theorem 5.1 (v1, Theorem 4.1).
"""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import ClassVar

from echoproof.attack.promised import PromisedRules
from echoproof.attack.protocols import ElementGenerator, Move, Reply, Seat, Target, seated
from echoproof.model.domains import Point


@dataclass(frozen=True, slots=True)
class Positive:
    """h_inf, the positive integers."""

    name: ClassVar = "h_inf"

    def __contains__(self, point: object) -> bool:
        return isinstance(point, int) and point > 0

    def elements(self) -> Iterator[Point]:
        return count(1)

    def told(self, examples: Collection[Point]) -> bool:  # noqa: ARG002
        """Whether errors count: always, since a promise speaks of the number of examples alone."""
        return True


@dataclass(frozen=True, slots=True)
class Bounded:
    """h_d, the integers from 1 to d and all negative ones."""

    d: int

    @property
    def name(self) -> str:
        return f"h_{self.d}"

    def __contains__(self, point: object) -> bool:
        return isinstance(point, int) and (point < 0 or 0 < point <= self.d)

    def elements(self) -> Iterator[Point]:
        return chain(range(1, self.d + 1), count(-1, -1))

    def told(self, examples: Collection[Point]) -> bool:  # noqa: ARG002
        """Whether errors count: always, since a promise speaks of the number of examples alone."""
        return True


@dataclass(frozen=True, slots=True)
class NonUniformAdversary:
    """Shows 1, …, d, then replays every answer: one stream, legal for h_inf and for h_d at once.

    The generator promises to be right for h_inf from d distinct examples on, and for this h_d from m on; whatever it
    promises for every target, it promises these two. From round d on an answer breaks the promise for h_inf (case
    h_inf), or is fresh and positive: replayed, it is one more distinct example. Once there are m of them, a fresh
    positive answer is none of 1, …, d: it breaks the promise for h_d (case h_d). So in N rounds the two promises are
    broken at least N + 1 - max(d, m) times together. A round without an answer is an error too; 1 is shown again.
    Raises ValueError when d or m is less than 1.
    """

    name: ClassVar = "non-uniform separation"
    d: int
    m: int

    def __post_init__(self) -> None:
        if self.d < 1 or self.m < 1:
            raise ValueError("a promise speaks of at least one example")

    def moves(self) -> Generator[Move, Reply, None]:
        for number in range(1, self.d):
            yield Move(number, f"genuine for h_inf and for h_{self.d}")
        reply = yield Move(self.d, f"genuine for h_inf and for h_{self.d}; from here on replay")
        replayed: set[int] = set()
        while True:
            answer = reply if isinstance(reply, int) else None
            note = self._case(answer, replayed)
            if answer is not None and not 1 <= answer <= self.d:
                replayed.add(answer)
            reply = yield Move(1 if answer is None else answer, note)

    def _case(self, answer: int | None, replayed: Collection[int]) -> str:
        """Say what the last answer was worth, when 1, …, d and what was replayed are the examples so far."""
        distinct = self.d + len(replayed)
        if answer is None:
            return "case h_inf: no answer"
        if answer <= self.d or answer in replayed:
            return f"case h_inf: {answer} is no fresh positive integer"
        if distinct >= self.m:
            return f"case h_{self.d}: {answer} is not in h_{self.d}, with {distinct} distinct examples shown"
        return f"right for h_inf, and with {distinct} distinct examples h_{self.d} is promised nothing: one more"

    def targets(self) -> Sequence[Target]:
        return (Positive(), Bounded(self.d))

    def rules(self) -> PromisedRules:
        """Return the rules by which only a broken promise counts."""
        return PromisedRules({Positive().name: self.d, Bounded(self.d).name: self.m})


def integer_seat(generator: ElementGenerator) -> Seat:
    """Return the seat of an element generator over all integers."""
    return seated(generator, lambda answer: isinstance(answer, int), "integer")
