"""The smallest class that is generatable in one setting and not in another one, by looking at every smaller one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from echoproof.atlas.settings import Setting
from echoproof.atlas.small import Cells, number_of_classes, small_classes
from echoproof.deciding.decision import Decision
from echoproof.encode.symbolic import names_of
from echoproof.model.classes import HypothesisClass
from echoproof.model.domains import Profiles
from echoproof.model.errors import CheckFailedError, LimitError

Pair = tuple[Setting, Setting]
"""What a class is to be generatable in, and what not."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Which classes are looked at: of at most so many hypotheses and cells.

    Finite cells have at most `largest` points. That loses nothing when it is `largest_of` the settings: a cell of more
    points is to them as one of so many, since each verdict asks of a size only whether it is finite, and whether it is
    at most what the adversary counts.
    """

    hypotheses: int
    cells: int
    largest: int

    def __str__(self) -> str:
        return f"of at most {self.hypotheses} hypotheses and {self.cells} cells"


@dataclass(frozen=True, slots=True)
class Block:
    """The classes of so many hypotheses and cells, the smallest first."""

    hypotheses: int
    cells: int
    classes: list[Cells]


@dataclass(frozen=True, slots=True)
class Looked:
    """What a search looked at of a block."""

    hypotheses: int
    cells: int
    classes: int


@dataclass(slots=True)
class Search:
    """What a search for the smallest separating classes has found; `limit` says why it ended early.

    `undecided` holds the pairs for which some class was looked at that is neither separating nor known not to be.
    """

    bounds: Bounds
    found: dict[Pair, Cells] = field(default_factory=dict)
    undecided: set[Pair] = field(default_factory=set)
    looked: list[Looked] = field(default_factory=list)
    limit: str | None = None

    def is_decided(self, pair: Pair) -> bool:
        """Whether every class that was looked at for a pair is decided, and the search did not end early."""
        return pair not in self.undecided and self.limit is None

    def why_not(self, pair: Pair) -> str:
        """Say why no class was found."""
        if self.limit is not None:
            return self.limit
        return f"none {self.bounds}" if self.is_decided(pair) else f"some classes {self.bounds} are undecided"


def largest_of(settings: Iterable[Setting]) -> int:
    """Return up to how many points finite cells are different to the settings: one more than what they count."""
    return 1 + max(setting.counted for setting in settings)


def blocks(bounds: Bounds) -> Iterator[Block]:
    """Yield the blocks within the bounds. Raises LimitError when there are too many classes in one.

    Raises CheckFailedError when the classes are not as many as there must be.
    """
    for hypotheses in range(1, bounds.hypotheses + 1):
        for cells, number in number_of_classes(hypotheses, bounds.largest).items():
            if cells <= bounds.cells:
                found = small_classes(hypotheses, cells, bounds.largest)
                if len(found) != number:
                    said = f"{len(found)} classes of {hypotheses} hypotheses and {cells} cells"
                    raise CheckFailedError(f"{said} were listed, and there are {number}")
                yield Block(hypotheses, cells, found)


def class_of(cells: Cells, title: str) -> HypothesisClass:
    """Return the class with these cells."""
    names = names_of(max(cell.profile for cell in cells).bit_length())
    return HypothesisClass(title, "", Profiles(names, cells), names)


def search(pairs: Iterable[Pair], bounds: Bounds, report: Callable[[Block], None] = lambda _: None) -> Search:
    """Find the smallest class within the bounds that separates each pair; `report` is told of each block.

    Raises what a decision raises.
    """
    left = list(dict.fromkeys(pairs))
    done = Search(bounds)
    try:
        for block in blocks(bounds):
            report(block)
            looked = 0
            while left and looked < len(block.classes):
                left = _after(done, left, block.classes[looked])
                looked += 1
            done.looked.append(Looked(block.hypotheses, block.cells, looked))
            if not left:
                break
    except LimitError as limit:
        done.limit = limit.found
    return done


def _after(done: Search, left: list[Pair], cells: Cells) -> list[Pair]:
    """Note which pairs a class separates, and return the others."""
    decision = Decision(class_of(cells, "a small class"))
    kept = []
    for x, y in left:
        without = decision.finding(y.declared, y.adversary).verdict
        within = "not-generatable" if without == "generatable" else decision.finding(x.declared, x.adversary).verdict
        if without == "not-generatable" and within == "generatable":
            done.found[x, y] = cells
            continue
        if without != "generatable" and within != "not-generatable":
            done.undecided.add((x, y))
        kept.append((x, y))
    return kept
