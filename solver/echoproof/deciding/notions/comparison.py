"""What a budget does to a notion whose verdicts without replay and with all of it are known.

A budget of replays allows more streams than no replay, and fewer than all of it. docs/notions.md has the proofs.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from echoproof.deciding.notion import Finding, Notion
from echoproof.deciding.questions import NOISE_COMPLEXITY
from echoproof.model.budgets import Budget, Noise, Omit, Total

if TYPE_CHECKING:
    from echoproof.deciding.decision import Decision

_MANY: Final = "in the end some infinite cell has more examples than may be wrong, so it is in every possible target"


def compared(decision: Decision, notion: Notion, budget: Budget) -> Finding:
    """Decide a notion that has to be right from some number of examples on under a budget, noise:finite excepted."""
    without, full = decision.finding(notion, "none"), decision.finding(notion, "replay")
    if isinstance(budget, Omit):
        return replace(without, because=f"no point of the target need be shown; {without.because}")
    if isinstance(budget, Noise) and isinstance(budget.examples, int):
        bounded = _bounded(without, exactly=budget.examples == 0, dimension_serves=False)
        return _counted(decision, bounded, budget.examples) if notion.has_complexity else bounded
    if full.verdict == "generatable":
        # The sample complexity is the same with all replay as with none, so it is in between.
        return replace(full, because="so it is with any replay")
    if isinstance(budget, Total) and isinstance(budget.replays, int):
        return _bounded(without, exactly=budget.replays == 0, dimension_serves=True)
    return replace(full, because=f"the adversary of plain replay keeps to it; {full.because}")


def _counted(decision: Decision, finding: Finding, wrong: int) -> Finding:
    """Return a finding under so many wrong examples with its sample complexity, that of elements and hypotheses."""
    if finding.verdict != "generatable" or not wrong:
        return finding
    found = decision.found(NOISE_COMPLEXITY)
    if found.value is None or found.certificate is None:
        return replace(finding, because=f"{finding.because}; the sample complexity is undecided ({found.limit})")
    complexity = found.value.sample_complexity(wrong)
    return replace(finding, sample_complexity=complexity, certificate=found.certificate)


def _bounded(without: Finding, *, exactly: bool, dimension_serves: bool) -> Finding:
    """Return the verdict when a known number of examples may be outside the target; `exactly`: none may."""
    because = without.because if exactly or without.verdict == "not-generatable" else _MANY
    if exactly:
        return replace(without, because=because)
    # A closure dimension with its certificate is about a sample complexity without noise.
    is_dimension = without.certificate is not None and without.certificate.kind == "closure-dimension"
    certificate = without.certificate if dimension_serves or not is_dimension else None
    return replace(without, because=because, sample_complexity=None, closure_dimension=None, certificate=certificate)
