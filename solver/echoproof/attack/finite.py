"""Finite classes at the table: their targets, and what is right and what replay supplies in proper generation."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from echoproof.attack.loading import Kind
from echoproof.attack.protocols import Answer, ElementGenerator, Oracle, ProperGenerator, Seat, Target, seated
from echoproof.model.cells import members
from echoproof.model.classes import HypothesisClass
from echoproof.model.domains import Point


@dataclass(frozen=True, slots=True)
class Ground:
    """A finite class with the profiles of the points that were asked for."""

    cls: HypothesisClass
    _profiles: dict[Point, int] = field(default_factory=dict, compare=False, repr=False)

    def profile(self, point: Point) -> int:
        """Return the profile of a point; 0 when no hypothesis contains it, whether it is a point or not."""
        if point not in self._profiles:
            try:
                self._profiles[point] = self.cls.domain.profile_at(point)
            except ValueError:
                self._profiles[point] = 0
        return self._profiles[point]

    def balanced(self, profiles: Collection[int]) -> Iterator[Point]:
        """Yield the points of the cells with these profiles, a cell after the other in turn.

        So every cell is met within as many points as there are cells, however far out its elements lie.
        """
        turns = [self.cls.domain.elements((profile,)) for profile in sorted(profiles)]
        while turns:
            shown = [(turn, point) for turn in turns for point in islice(turn, 1)]
            yield from (point for _, point in shown)
            turns = [turn for turn, _ in shown]

    def meeting(self, hypotheses: int) -> list[int]:
        """Return the realized profiles that meet a set of hypotheses: the cells of the union of their supports."""
        return [profile for profile in self.cls.table.profiles if profile & hypotheses]

    def targets(self, hypotheses: int) -> list[Hypothesis]:
        """Return the targets of a set of hypotheses."""
        return [Hypothesis(self, index) for index in members(hypotheses)]

    @property
    def everything(self) -> int:
        """All hypotheses of the class, as a profile."""
        return (1 << self.cls.table.n) - 1


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A hypothesis of a finite class as a target."""

    ground: Ground
    index: int

    @property
    def name(self) -> str:
        return self.ground.cls.names[self.index]

    def __contains__(self, point: object) -> bool:
        return isinstance(point, int | str) and bool(self.ground.profile(point) >> self.index & 1)

    def elements(self) -> Iterator[Point]:
        return self.ground.balanced(self.ground.meeting(1 << self.index))

    def told(self, examples: Collection[Point]) -> bool:
        """Whether every cell of the hypothesis was shown: nothing else can tell it from the others of the class."""
        return set(self.ground.meeting(1 << self.index)) <= {self.ground.profile(point) for point in examples}


@dataclass(frozen=True, slots=True)
class ProperRules:
    """Proper generation: an answer supplies its support; right is a hypothesis that is contained in the target."""

    ground: Ground

    def source(self, point: Point, given: Mapping[Answer, int]) -> int | None:
        profile = self.ground.profile(point)
        names = self.ground.cls.table.named(profile)
        return min((given[name] for name in names if name in given), default=None)

    def correct(self, answer: Answer, target: Target, shown: Collection[Point]) -> bool:  # noqa: ARG002
        """Whether every cell of the answer is a cell of the target."""
        names = self.ground.cls.names
        index, wanted = names.index(str(answer)), names.index(target.name)
        return all(profile >> wanted & 1 for profile in self.ground.meeting(1 << index))


def proper_seat(generator: ProperGenerator, cls: HypothesisClass) -> Seat:
    """Return the seat of a proper generator for the class."""
    return seated(lambda examples: generator(examples, cls.names), cls.names.__contains__, "hypothesis")


def element_seat(generator: ElementGenerator, cls: HypothesisClass) -> Seat:
    """Return the seat of an element generator for the class."""

    def known(answer: Answer) -> bool:
        try:
            cls.domain.profile_at(answer)
        except ValueError:
            return False
        return True

    return seated(generator, known, "point")


def seat_of(kind: Kind, ask: Callable[[Sequence[Point]], Any], cls: HypothesisClass) -> Seat:
    """Return the seat of a generator of some kind that is at hand as a function of the examples alone."""
    return proper_seat(lambda examples, _: ask(examples), cls) if kind == "proper" else element_seat(ask, cls)


def oracle(cls: HypothesisClass) -> Oracle:
    """Return the oracle of the class as a countable one, h_1, h_2, …: its n hypotheses in order, again and again.

    It raises IndexError for an index below 1; what is no point is in no hypothesis.
    """
    ground = Ground(cls)

    def member(index: int, point: Point, /) -> bool:
        if index < 1:
            raise IndexError(f"there is no hypothesis {index}; the first is 1")
        return bool(ground.profile(point) >> (index - 1) % cls.table.n & 1)

    return member
