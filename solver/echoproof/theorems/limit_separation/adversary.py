"""The class that is generatable in the limit without replay and not with it, and the adversary that shows the latter.

Points are the integers and the markers "*1", "*2", …. The class: h_mk, all markers; for b >= 0, a set A of integers and
j > b: {b} ∪ A ∪ {x > j} with the markers *1, …, *b (family 1); for b >= 0 and a set A of integers without b:
{x < b} ∪ A with the markers *1, …, *b (family 2). Source: arXiv:2603.11784v2, Theorem 6.6 (v1, Theorem 5.6).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Generator, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, count
from typing import ClassVar

from echoproof.attack.protocols import ElementGenerator, Move, Reply, Seat, Target, seated
from echoproof.attack.referee import ElementRules
from echoproof.model.domains import Point
from echoproof.model.limits import MAX_DIGITS


def marker(index: int) -> str:
    """Return the marker with an index from 1 on, as a point."""
    return f"*{index}"


def index_of(point: object) -> int:
    """Return the index of a marker, 0 for everything else; an index of more than `MAX_DIGITS` digits is no index."""
    if not isinstance(point, str) or len(point) > MAX_DIGITS + 1:
        return 0
    found = re.fullmatch(r"\*([1-9][0-9]*)", point)
    return int(found[1]) if found else 0


@dataclass(frozen=True, slots=True)
class Markers:
    """h_mk, all markers."""

    name: ClassVar = "h_mk"

    def __contains__(self, point: object) -> bool:
        return index_of(point) > 0

    def elements(self) -> Iterator[Point]:
        return map(marker, count(1))

    def told(self, examples: Collection[Point]) -> bool:  # noqa: ARG002
        """Whether errors count: always, since as long as markers alone are shown a marker must be answered."""
        return True


@dataclass(frozen=True, slots=True)
class Upward:
    """Family 1: b, the integers of a finite set A, all above j, and the markers up to *b. `a` is A."""

    b: int
    a: frozenset[int]
    j: int

    @property
    def name(self) -> str:
        return f"family 1: b = {self.b}, j = {self.j}, {_size(self.a)}"

    def __contains__(self, point: object) -> bool:
        if isinstance(point, int):
            return point == self.b or point in self.a or point > self.j
        return 0 < index_of(point) <= self.b

    def elements(self) -> Iterator[Point]:
        kept = sorted(point for point in self.a if point <= self.j and point != self.b)
        return chain(map(marker, range(1, self.b + 1)), [self.b], kept, count(self.j + 1))

    def told(self, examples: Collection[Point]) -> bool:
        """Whether *b, b and an integer above j were shown: enough, without replay, to be right by answering upward."""
        above = any(isinstance(x, int) and x > self.j for x in examples)
        return above and self.b in examples and _has_marker(self.b, examples)


@dataclass(frozen=True, slots=True)
class Downward:
    """Family 2: all integers below b, those of a finite set A without b, and the markers up to *b. `a` is A."""

    b: int
    a: frozenset[int]

    @property
    def name(self) -> str:
        return f"family 2: b = {self.b}, {_size(self.a)}"

    def __contains__(self, point: object) -> bool:
        if isinstance(point, int):
            return point < self.b or point in self.a
        return 0 < index_of(point) <= self.b

    def elements(self) -> Iterator[Point]:
        kept = sorted(point for point in self.a if point >= self.b)
        return chain(map(marker, range(1, self.b + 1)), kept, count(self.b - 1, -1))

    def told(self, examples: Collection[Point]) -> bool:
        """Whether *b and an integer below b were shown: enough, without replay, to be right by answering downward."""
        return _has_marker(self.b, examples) and any(isinstance(x, int) and x < self.b for x in examples)


def _has_marker(index: int, examples: Collection[Point]) -> bool:
    return index == 0 or marker(index) in examples


def _size(integers: Collection[int]) -> str:
    return f"{len(integers)} integers in A"


@dataclass(slots=True)
class LimitAdversary:
    """Plays one game of the separation against any element generator.

    Show *1, *2, … until a marker *z not yet shown is answered; show those below it, then *z: replayed for family 1
    with b = z - 1, genuine for family 2 with b = z. Then in phase n = 1, 2, … show z - n, and J + 1, J + 2, … until an
    integer above all of these is answered, which becomes the next J and is never shown; J is z at first. If no marker
    is answered, all answers are wrong for h_mk; if a phase does not end, all its answers are wrong for family 1; if
    all end, each last answer is wrong for family 2. A round without an answer is an error, and ends no phase.

    A run is finite. From the marker *z on it is legal for a target of family 1, which has the J of the phase that it is
    in, and for one of family 2, and on its way to enumerate either. In the last half of it there are errors for the
    first when its phase began in the first half, and for the second when a phase ended in the last half; before *z, for
    h_mk, in every run of three rounds and more. The game may be played once.
    """

    name: ClassVar = "limit separation"
    _shown: list[Point] = field(default_factory=list, init=False)
    _z: int = field(default=0, init=False)
    _j: int = field(default=0, init=False)

    def moves(self) -> Generator[Move, Reply, None]:
        while not self._z:
            reply = yield self._show(marker(len(self._shown) + 1), "case h_mk: until a new marker is answered")
            if index_of(reply) > len(self._shown):
                self._z = self._j = index_of(reply)
        z = self._z
        for index in range(len(self._shown) + 1, z):
            yield self._show(marker(index), f"a marker below {marker(z)}, which was answered")
        yield self._show(marker(z), f"replayed for family 1 with b = {z - 1}, genuine for family 2 with b = {z}")
        before = ""
        for phase in count(1):
            reply = yield self._show(z - phase, f"{before}phase {phase}: below all integers shown")
            top = self._j
            while not (isinstance(reply, int) and reply > top):
                top += 1
                reply = yield self._show(top, f"case family 1: phase {phase} goes on until more than {top} is answered")
            self._j = reply
            before = f"case family 2: {reply} ended phase {phase} and is never shown; "

    def _show(self, point: Point, note: str) -> Move:
        self._shown.append(point)
        return Move(point, note)

    def targets(self) -> Sequence[Target]:
        if not self._z:
            return (Markers(),)
        integers = [point for point in self._shown if isinstance(point, int)]
        kept = frozenset(point for point in integers if point <= self._j)
        return (Upward(self._z - 1, kept, self._j), Downward(self._z, frozenset(x for x in integers if x > self._z)))

    def rules(self) -> ElementRules:
        """Return the rules by which a run is judged."""
        return ElementRules()


def marker_seat(generator: ElementGenerator) -> Seat:
    """Return the seat of an element generator over the integers and the markers."""
    return seated(generator, lambda answer: isinstance(answer, int) or index_of(answer) > 0, "integer and no marker")
