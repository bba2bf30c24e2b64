"""A countable class that is built while it is asked about: columns, each decided once and never changed.

Column j says which hypotheses h_1, h_2, … contain the point j. Three types do for the lower bound on queries.
Source: arXiv:2603.11784v2, Theorem 7.1 and Algorithm 3 (v1, Theorem 6.1).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from echoproof.attack.protocols import Answer, Target
from echoproof.model.domains import Point


@dataclass(frozen=True, slots=True)
class Column:
    """A universal point is in every hypothesis, a trap in every one but h_index, a diagonal point in h_index alone."""

    type: Literal["universal", "trap", "diagonal"]
    index: int = 0

    def holds(self, index: int) -> bool:
        """Whether the point is in the hypothesis with this index."""
        return self.type == "universal" or (index == self.index) == (self.type == "diagonal")


UNIVERSAL = Column("universal")


@dataclass(slots=True)
class Columns:
    """The columns 1, …, `decided`. Those that are not universal are kept; all others there are."""

    decided: int = field(default=0, init=False)
    _special: dict[int, Column] = field(default_factory=dict, init=False)

    def append(self, column: Column) -> int:
        """Decide the first undecided column, and return its number."""
        if column != UNIVERSAL:
            self._special[self.decided + 1] = column
        self.decided += 1
        return self.decided

    def decide(self, point: int) -> None:
        """Decide a column and all below it: those that were not are universal.

        One assignment, so that code which is stopped while it asks leaves no column half decided.
        """
        self.decided = max(self.decided, point)

    def __getitem__(self, point: int) -> Column:
        """Return a decided column; KeyError for every other."""
        if not 1 <= point <= self.decided:
            raise KeyError(point)
        return self._special.get(point, UNIVERSAL)

    def special(self) -> Iterator[tuple[int, Column]]:
        """Yield the columns that are not universal, in increasing order, with their numbers."""
        return iter(self._special.items())


@dataclass(frozen=True, slots=True)
class Built:
    """The hypothesis h_index as far as its columns are decided. More may be decided later, none is ever changed."""

    columns: Columns
    index: int

    @property
    def name(self) -> str:
        return f"h_{self.index}"

    def __contains__(self, point: object) -> bool:
        if not isinstance(point, int) or not 1 <= point <= self.columns.decided:
            return False
        return self.columns[point].holds(self.index)

    def elements(self) -> Iterator[Point]:
        """Yield the elements among the decided columns, in increasing order."""
        return (point for point in range(1, self.columns.decided + 1) if point in self)

    def told(self, examples: Collection[Point]) -> bool:  # noqa: ARG002
        """Whether errors count: always, since a generator may ask about any point, and is told the truth."""
        return True


@dataclass(frozen=True, slots=True)
class ContainmentRules:
    """Proper generation without replay in a class that is being built: every example is to be genuine.

    Wrong is a hypothesis with a decided point that is not in the target. What is not wrong may become so when more
    columns are decided, so a run understates the errors and never invents one.
    """

    columns: Columns

    def source(self, point: Point, given: Mapping[Answer, int]) -> int | None:  # noqa: ARG002
        """Return None: nothing is replayed."""
        return None

    def correct(self, answer: Answer, target: Target, shown: Collection[Point]) -> bool:  # noqa: ARG002
        """Whether every decided point of the answer is in the target; universal points are in every hypothesis."""
        return isinstance(answer, int) and all(
            point in target for point, column in self.columns.special() if column.holds(answer)
        )
