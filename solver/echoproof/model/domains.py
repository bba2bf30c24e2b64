"""Domains: what the points are. A domain supplies the cells of a class, membership, and points with their names."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import count
from operator import or_
from typing import ClassVar, Literal, Protocol, Self

from echoproof.model.cells import Cell, members, profile_of, split
from echoproof.model.errors import ExpressionError, TooLargeError
from echoproof.model.expressions import Comparison, Condition, Junction, Linear
from echoproof.model.limits import MAX_CELLS, MAX_DIGITS
from echoproof.model.parse_integers import parse_condition
from echoproof.model.periodic import Frame, PeriodicSet, Size, evaluate, frame_of

Point = int | str
"""A point of a domain: an integer, or a string of the domain's own."""


class Domain(Protocol):
    """What a kind of domain must supply for one class; everything else is the same for all domains."""

    @property
    def kind(self) -> Literal["integers", "naturals", "strings", "profiles"]:
        """The word for it in class files."""

    def cells(self) -> tuple[Cell, ...]:
        """Return the realized profiles with the sizes of their cells."""

    def elements(self, profiles: Collection[int]) -> Iterator[Point]:
        """Yield the points of the given realized profiles' cells in the domain's order, each once, perhaps for ever."""

    def profile_at(self, point: Point) -> int:
        """Return the profile of a point, 0 when no hypothesis contains it; ValueError when it is no point."""


@dataclass(frozen=True)
class Integers:
    """Hypotheses that are sets of integers, given by conditions on x."""

    kind: ClassVar[Literal["integers", "naturals"]] = "integers"
    texts: tuple[str, ...]
    conditions: tuple[Condition, ...]

    @classmethod
    def read(cls, definitions: dict[str, str]) -> Self:
        """Parse the definitions; errors carry the name of the hypothesis."""
        conditions = []
        for name, text in definitions.items():
            try:
                conditions.append(cls.within(parse_condition(text)))
            except (ExpressionError, TooLargeError) as error:
                raise error.at(hypothesis=name) from None
        return cls(tuple(definitions.values()), tuple(conditions))

    @staticmethod
    def within(condition: Condition) -> Condition:
        """Return the condition on integers that a written one stands for."""
        return condition

    @property
    def written(self) -> tuple[Condition, ...]:
        """The conditions as they are written."""
        return self.conditions

    @property
    def cuts(self) -> tuple[int, ...]:
        """The points of the domain at which some condition may change, but for the first point of all."""
        return self.frame.cuts

    @cached_property
    def frame(self) -> Frame:
        """The common frame of the hypotheses."""
        return frame_of(self.conditions)

    @cached_property
    def supports(self) -> tuple[PeriodicSet, ...]:
        """The supports, each an eventually periodic set on the common frame."""
        return tuple(evaluate(condition, self.frame) for condition in self.conditions)

    @cached_property
    def _bits(self) -> dict[int, int]:
        found: dict[int, int] = {}
        for profile, bits in split([support.bits for support in self.supports], self.frame.everything):
            found[profile] = bits
            if len(found) > MAX_CELLS or len(found) * self.frame.offsets[-1] > 1 << 31:
                raise TooLargeError("the class has too many cells for its period", "smaller moduli or fewer hypotheses")
        return found

    def cells(self) -> tuple[Cell, ...]:
        return tuple(Cell(profile, PeriodicSet(self.frame, bits).size()) for profile, bits in self._bits.items())

    def union(self, profiles: Collection[int]) -> PeriodicSet:
        """Return the points of the given realized profiles' cells."""
        return PeriodicSet(self.frame, reduce(or_, map(self._bits.__getitem__, profiles), 0))

    def elements(self, profiles: Collection[int]) -> Iterator[Point]:
        return self.union(profiles).elements()

    def profile_at(self, point: Point) -> int:
        if isinstance(point, bool) or not isinstance(point, int):
            raise ValueError(f"{point!r} is no integer")
        return profile_of(i for i, support in enumerate(self.supports) if point in support)


@dataclass(frozen=True)
class Naturals(Integers):
    """Hypotheses that are sets of natural numbers: every condition is taken together with x >= 0, as a set of integers.

    So all that is done with sets of integers is done with them.
    """

    kind = "naturals"

    @staticmethod
    def within(condition: Condition) -> Condition:
        return Junction("and", (Comparison((Linear(1, 0), Linear(0, 0)), (">=",)), condition))

    @property
    def written(self) -> tuple[Condition, ...]:
        return tuple(one.parts[1] for one in self.conditions if isinstance(one, Junction))

    @property
    def cuts(self) -> tuple[int, ...]:
        return tuple(cut for cut in self.frame.cuts if cut > 0)

    def profile_at(self, point: Point) -> int:
        if isinstance(point, int) and point < 0:
            raise ValueError(f"{point!r} is no natural number")
        return super().profile_at(point)


@dataclass(frozen=True)
class Profiles:
    """A class up to isomorphism: only its cells are given. Points are named "A B #k", the k-th of the cell A B."""

    kind: ClassVar[Literal["profiles"]] = "profiles"
    names: tuple[str, ...]
    table: tuple[Cell, ...]

    def __post_init__(self) -> None:
        # The order in which cells are listed means nothing, so it must not make two domains different.
        object.__setattr__(self, "table", tuple(sorted(self.table, key=lambda cell: cell.profile)))

    def cells(self) -> tuple[Cell, ...]:
        return self.table

    def elements(self, profiles: Collection[int]) -> Iterator[Point]:
        left = [(self._label(profile), self._sizes[profile]) for profile in sorted(profiles)]
        for k in count(1):
            left = [(label, size) for label, size in left if size == "infinite" or k <= size]
            if not left:
                return
            yield from (f"{label} #{k}" for label, _ in left)

    @cached_property
    def _sizes(self) -> dict[int, Size]:
        return {cell.profile: cell.size for cell in self.table}

    def _label(self, profile: int) -> str:
        return " ".join(self.names[index] for index in members(profile))

    def profile_at(self, point: Point) -> int:
        label, _, number = str(point).rpartition(" #")
        profile = profile_of(i for i, name in enumerate(self.names) if name in label.split(" "))
        size = self._sizes.get(profile, 0)
        # One point has one name: the names of the cell in the order of the class, and a number as Python writes it.
        named = number.isdecimal() and len(number) <= MAX_DIGITS and f"{self._label(profile)} #{int(number)}" == point
        if not named or int(number) < 1 or (size != "infinite" and int(number) > size):
            raise ValueError(f"{point!r} is no point of this class")
        return profile
