"""A finite class of infinite languages: names, a domain, and the cells worked out from it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Final

from echoproof.kernel import digest
from echoproof.model.cells import CellTable
from echoproof.model.domains import Domain, Point
from echoproof.model.html import html_table

CUT_OFF: Final = (
    "cut off: this is a finite part of an infinite class, and verdicts on a part do not carry over to the whole "
    "(docs/notions.md)"
)


@dataclass(frozen=True)
class HypothesisClass:
    """A class h_0 … h_{n-1} with pairwise different infinite supports.

    Making one works out its cells, and raises what `CellTable` and the domain raise when it is no class.
    """

    title: str
    source: str
    domain: Domain
    names: tuple[str, ...]
    cut_off: bool = False
    """Whether it is a finite part of an infinite class, as its file says; nothing is decided by it."""
    text: str = field(default="", compare=False, repr=False)
    """The class file it was read from, when there was one."""

    def __post_init__(self) -> None:
        self.table  # noqa: B018  (a class is checked when it is made, not when it is first used)

    @cached_property
    def table(self) -> CellTable:
        """The realized profiles with their sizes."""
        return CellTable(self.names, self.domain.cells())

    @property
    def digest(self) -> str:
        """The SHA-256 of what the class means: its names and cells, in the canonical form of docs/formats.md."""
        return digest(self.names, {cell.profile: cell.size for cell in self.table.cells})

    @property
    def heading(self) -> str:
        """The title and, where it is cut off, a line that says so: the head of texts for other programs."""
        return f"{self.title}\n{CUT_OFF}" if self.cut_off else self.title

    def _repr_html_(self) -> str:
        """Return the cells with their first elements, as notebooks show a class."""
        rows = (
            (
                " ".join(self.table.named(cell.profile)),
                str(cell.size),
                ", ".join(map(str, self.examples(cell.profile, 5))),
            )
            for cell in self.table.cells
        )
        return html_table(self.title, ("cell", "size", "elements"), rows)

    def examples(self, profile: int, count: int) -> list[Point]:
        """Return the first `count` points of a cell, fewer when it has fewer."""
        return list(islice(self.domain.elements((profile,)), count))
