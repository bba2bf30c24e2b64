"""Uniform generation of elements: possible for every finite class, from the closure dimension plus one on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from echoproof.deciding.notion import PLAIN, Adversary, Finding, Judged, Notion
from echoproof.deciding.notions.comparison import compared
from echoproof.deciding.questions import CLOSURE, NOISE_COMPLEXITY
from echoproof.model.budgets import Noise
from echoproof.model.cells import CellTable

if TYPE_CHECKING:
    from echoproof.deciding.decision import Decision

_BECAUSE: Final = {
    "none": "closure dimension plus one (Li, Raman, Tewari, arXiv:2410.13714)",
    "replay": "replay leaves the sample complexity as it is (Racca, Valko, Sanyal, arXiv:2603.11784v2, Theorem 4.1)",
}
JUDGE_WORK: Final = 1 << 22
"""Bound on the sets of hypotheses that the second way looks at, times the cells."""
NOISE_WORK: Final = 500_000
"""Bound on the states of the game with a wrong example times the cells and hypotheses of the class."""


def decide(decision: Decision, adversary: Adversary) -> Finding:
    """Decide uniform generation of elements against an adversary."""
    if isinstance(adversary, str):
        found = decision.found(CLOSURE)
        if found.value is None:
            because = f"every finite class; its sample complexity is undecided ({found.limit})"
            return Finding("generatable", because)
        dimension, complexity = found.value.dimension, found.value.sample_complexity
        return Finding("generatable", _BECAUSE[adversary], complexity, dimension, found.certificate)
    if isinstance(adversary, Noise) and adversary.examples == "finite":
        table = decision.cls.table
        everyone = (1 << table.n) - 1
        if any(cell.profile == everyone and cell.size == "infinite" for cell in table.cells):
            because = "every target stays possible for ever; infinitely many points are in every hypothesis"
            return Finding("generatable", because, 1)
        because = "every target stays possible for ever; only finitely many points are in every hypothesis"
        return Finding("not-generatable", because)
    return compared(decision, NOTION, adversary)


def judge(table: CellTable, adversary: Adversary) -> Judged:
    """Find the sample complexity from every set of hypotheses, with replay the same by theorem; under noise by play."""
    from echoproof.games.intersections import largest_finite_intersection
    from echoproof.games.promises import least_uniform_promise

    if isinstance(adversary, Noise) and isinstance(adversary.examples, int):
        states = NOISE_WORK // (len(table.cells) * table.n)
        least = least_uniform_promise(table, replay=False, wrong=adversary.examples, limit=states)
        return Judged("generatable", least)
    return Judged("generatable", largest_finite_intersection(table, JUDGE_WORK // len(table.cells)) + 1)


NOTION: Final = Notion(
    name="uniform",
    generates="elements",
    right="uniformly",
    decide=decide,
    questions=(CLOSURE, NOISE_COMPLEXITY),
    judge=judge,
    judged_by="all sets of hypotheses, one by one; the game under noise",
    judged=(*PLAIN, Noise(1)),
    has_complexity=True,
    template="elements.tex.j2",
    latex="uniform",
    page="theory.md",
    source="Li, Raman, Tewari, arXiv:2410.13714; with replay Racca, Valko, Sanyal, arXiv:2603.11784v2, Theorem 4.1",
)
