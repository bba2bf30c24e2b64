"""What a budget does to a notion whose verdicts without replay and with all of it are known.

A budget of replays allows more streams than no replay, and fewer than all of it. docs/notions.md has the proofs.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from echoproof.deciding.notion import Finding, Notion
from echoproof.model.budgets import Budget, Noise, Total

if TYPE_CHECKING:
    from echoproof.deciding.decision import Decision

_MANY: Final = "in the end some infinite cell has more examples than may be wrong, so it is in every possible target"


def compared(decision: Decision, notion: Notion, budget: Budget) -> Finding:
    """Decide a notion that has to be right from some number of examples on under a budget, noise:finite excepted."""
    without, full = decision.finding(notion, "none"), decision.finding(notion, "replay")
    if isinstance(budget, Noise):
        return _bounded(without, exactly=budget.examples == 0, dimension_serves=False)
    if full.verdict == "generatable":
        # The sample complexity is the same with all replay as with none, so it is in between.
        return replace(full, because="so it is with any replay")
    if isinstance(budget, Total) and isinstance(budget.replays, int):
        return _bounded(without, exactly=budget.replays == 0, dimension_serves=True)
    return replace(full, because=f"the adversary of plain replay keeps to it; {full.because}")


def _bounded(without: Finding, *, exactly: bool, dimension_serves: bool) -> Finding:
    """Return the verdict when a known number of examples may be outside the target; `exactly`: none may."""
    because = without.because if exactly or without.verdict == "not-generatable" else _MANY
    if exactly:
        return replace(without, because=because)
    # A closure dimension with its certificate is about a sample complexity without noise.
    is_dimension = without.certificate is not None and without.certificate.kind == "closure-dimension"
    certificate = without.certificate if dimension_serves or not is_dimension else None
    return replace(without, because=because, sample_complexity=None, closure_dimension=None, certificate=certificate)
