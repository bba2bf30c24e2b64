"""Proper uniform generation: possible iff the profiles that matter have common lower bounds (docs/notions.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from echoproof.deciding.notion import Adversary, Finding, Judged, Notion
from echoproof.deciding.notions.comparison import compared
from echoproof.deciding.proper_uniform import Bounds
from echoproof.deciding.questions import BOUNDS, BOUNDS_REPLAY, CLOSURE
from echoproof.model.budgets import Noise
from echoproof.model.cells import CellTable
from echoproof.model.relations import Relations

if TYPE_CHECKING:
    from echoproof.deciding.decision import Decision

JUDGE_WORK: Final = 500_000
"""Bound on the states of the game times the cells and hypotheses of the class."""


def decide(decision: Decision, adversary: Adversary) -> Finding:
    """Decide proper uniform generation against an adversary."""
    if isinstance(adversary, str):
        return _plain(decision, replay=adversary == "replay")
    if isinstance(adversary, Noise) and adversary.examples == "finite":
        table = decision.cls.table
        if Relations.of(table).lower_bounds((1 << table.n) - 1):
            because = "every target stays possible for ever; some hypothesis is in all the others"
            return Finding("generatable", because, 1)
        because = "every target stays possible for ever; no hypothesis is in all the others"
        return Finding("not-generatable", because)
    return compared(decision, NOTION, adversary)


def _plain(decision: Decision, *, replay: bool) -> Finding:
    found = decision.found(BOUNDS_REPLAY if replay else BOUNDS)
    if found.certificate is None:
        return Finding("undecided", str(found.limit))
    if isinstance(found.value, Bounds):
        each = "every realized profile" if replay else "the profile of every infinite cell"
        dimension = decision.found(CLOSURE).value
        complexity = 1 if replay else None if dimension is None else dimension.sample_complexity
        because = f"{each} has a common lower bound, accepted by the kernel"
        return Finding("generatable", because, complexity, certificate=found.certificate)
    which = "a realized profile" if replay else "the profile of an infinite cell"
    because = f"{which} has no common lower bound, accepted by the kernel"
    return Finding("not-generatable", because, certificate=found.certificate)


def judge(table: CellTable, adversary: Adversary) -> Judged:
    """Play the game."""
    from echoproof.games.uniform_game import least_threshold

    states = JUDGE_WORK // (len(table.cells) * table.n)
    found = least_threshold(table, replay=adversary == "replay", limit=states)
    return Judged("not-generatable") if found is None else Judged("generatable", found)


NOTION: Final = Notion(
    name="proper-uniform",
    generates="hypotheses",
    right="uniformly",
    decide=decide,
    questions=(BOUNDS, BOUNDS_REPLAY),
    judge=judge,
    judged_by="the game, to the last error",
    has_complexity=True,
    template="uniform.tex.j2",
    latex="proper uniform",
    page="notions.md",
    source="echoproof, docs/notions.md",
)
