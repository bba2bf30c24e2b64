"""Decisions as JSON: the typed records of `echoproof decide --json`."""

from __future__ import annotations

from typing import Literal

import msgspec

from echoproof.deciding.amounts import Amount
from echoproof.deciding.notion import Finding, Verdict
from echoproof.model.domains import Point
from echoproof.model.periodic import Size


class FindingRecord(msgspec.Struct, frozen=True, omit_defaults=True):
    """One verdict and what it rests on; `certificate` is the kind of the one that the kernel has accepted."""

    verdict: Verdict
    because: str
    sample_complexity: int | None = None
    closure_dimension: int | None = None
    certificate: str | None = None
    thresholds: dict[str, int] | None = None
    """Of each hypothesis the number of distinct examples from which on every answer can be right for it."""


class BudgetRecord(msgspec.Struct, frozen=True, omit_defaults=True):
    """The verdict on proper generation in the limit under one budget, and what it rests on."""

    budget: str
    verdict: Verdict
    because: str
    certificate: str | None = None


class CellRecord(msgspec.Struct, frozen=True):
    """One cell with its first elements."""

    profile: list[str]
    size: Size
    examples: list[Point]


class DecisionRecord(msgspec.Struct, frozen=True, omit_defaults=True, rename={"class_": "class"}):
    """All verdicts on one class: the content of `echoproof decide --json`."""

    format: Literal["echoproof/decision@2"]
    class_: str
    digest: str
    domain: Literal["integers", "naturals", "strings", "profiles"]
    hypotheses: list[str]
    cells: list[CellRecord]
    verdicts: dict[str, FindingRecord]
    """By the notions' names."""
    numbers: dict[str, Amount]
    """How much makes proper generation in the limit impossible: of `replay`, of `noise` or `omission` instead of it.

    And how many `queries` make it possible with replay: 0 for a class that is not hard.
    """
    budget: BudgetRecord | None = None
    """The verdict under the budget that was asked for, if one was."""
    cut_off: bool = False
    """Whether the class is a finite part of an infinite one: then nothing here carries over to that."""


def finding_record(finding: Finding) -> FindingRecord:
    """Return a finding as JSON has it."""
    kind = None if finding.certificate is None else finding.certificate.kind
    return FindingRecord(
        finding.verdict,
        finding.because,
        finding.sample_complexity,
        finding.closure_dimension,
        kind,
        finding.thresholds,
    )
