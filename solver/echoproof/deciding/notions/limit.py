"""Generation of elements in the limit: possible for every finite class, as uniform generation is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from echoproof.deciding.notion import Adversary, Finding, Notion
from echoproof.deciding.notions.comparison import compared
from echoproof.model.budgets import Noise

if TYPE_CHECKING:
    from echoproof.deciding.decision import Decision

_BECAUSE: Final = {
    "none": "uniform generation is generation in the limit",
    "replay": "uniform generation with replay is generation in the limit with replay",
}


def decide(decision: Decision, adversary: Adversary) -> Finding:
    """Decide generation of elements in the limit against an adversary."""
    if isinstance(adversary, str):
        return Finding("generatable", _BECAUSE[adversary])
    if isinstance(adversary, Noise) and adversary.examples == "finite":
        because = "in the end the infinite cell that was shown last is in the target: answer it"
        return Finding("generatable", because)
    return compared(decision, NOTION, adversary)


NOTION: Final = Notion(
    name="limit",
    generates="elements",
    right="in the limit",
    decide=decide,
    questions=(),
    judge=None,
    judged_by="the theorem on uniform generation",
    template=None,
    latex="limit",
    page="theory.md",
    source="Kleinberg, Mullainathan, arXiv:2404.06757; Racca, Valko, Sanyal, arXiv:2603.11784v2, Theorem 6.1",
)
