"""What a notion of generation is: the one declaration from which everything about it is made.

The decision and its JSON, the table of `notions`, the appendix, `prove`, and the tables in docs/ read NOTIONS in
`deciding.notions`, and nothing else, to know which notions there are.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

from echoproof.deciding.found import Certificate, Question
from echoproof.model.budgets import Budget
from echoproof.model.cells import CellTable

if TYPE_CHECKING:
    from echoproof.deciding.decision import Decision

Verdict = Literal["generatable", "not-generatable", "undecided"]
Plain = Literal["none", "replay"]
Adversary = Plain | Budget
"""No replay, all of it, or what a budget allows."""
PLAIN: Final[tuple[Plain, ...]] = ("none", "replay")


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict: `because` cites what it rests on; the numbers and the certificate are there where they belong."""

    verdict: Verdict
    because: str
    sample_complexity: int | None = None
    closure_dimension: int | None = None
    certificate: Certificate | None = None
    thresholds: dict[str, int] | None = None
    """For each hypothesis the number of distinct examples from which on a generator can be right for it."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What an independent way to the answer says: a verdict, and a sample complexity where it finds one."""

    verdict: Verdict
    sample_complexity: int | None = None
    thresholds: dict[str, int] | None = None

    def __str__(self) -> str:
        if self.thresholds is not None:
            return f"from {', '.join(map(str, self.thresholds.values()))}"
        return self.verdict if self.sample_complexity is None else f"from {self.sample_complexity}"


Judge = Callable[[CellTable, Adversary], Judged]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notion:
    """A notion of generation from one class, with replay or without: what it asks for, and how it is answered."""

    name: str
    """In the terminal and in JSON; with "-replay" behind it where there is replay."""
    generates: Literal["elements", "hypotheses"]
    right: str
    """From when on every answer has to be right: "uniformly", "in the limit", …"""
    decide: Callable[[Decision, Adversary], Finding]
    questions: tuple[Question[Any], ...]
    """What its verdicts rest on that has a certificate, which the kernel checks."""
    judge: Judge | None
    """The second way to the answer, by search alone; it may raise LimitError. None: the notion follows from a theorem
    or from another notion, as its findings say."""
    judged_by: str
    """The second way in words."""
    plain: tuple[Plain, ...] = PLAIN
    """What `decide` asks about."""
    judged: tuple[Adversary, ...] = PLAIN
    """The adversaries for which `prove` asks the second way."""
    has_complexity: bool = False
    """Whether a class that is generatable has a sample complexity."""
    has_thresholds: tuple[Plain, ...] = ()
    """The adversaries against which it has thresholds, a number for each hypothesis."""
    further: tuple[Question[Any], ...] = ()
    """What `prove` asks besides, and `decide` does not."""
    template: str | None
    """The part of the appendix that proves the verdict, a file in reports/templates; None: another notion's does."""
    latex: str
    """What the notion is called in a LaTeX table."""
    page: str
    """The page of docs/ on it."""
    source: str

    @property
    def words(self) -> str:
        """What the notion asks for, in words."""
        return f"{self.generates}, {self.right}"

    def called(self, adversary: Plain) -> str:
        """Return the name of the notion with or without replay."""
        return self.name if adversary == "none" else f"{self.name}-replay"
