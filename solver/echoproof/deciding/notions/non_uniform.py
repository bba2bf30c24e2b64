"""Non-uniform generation of elements: possible for every finite class; what it costs is told apart by replay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from echoproof.deciding.notion import Adversary, Finding, Judged, Notion
from echoproof.deciding.notions import uniform
from echoproof.deciding.questions import FRONTIER, LOCAL
from echoproof.model.cells import CellTable

if TYPE_CHECKING:
    from echoproof.deciding.decision import Decision

JUDGE_WORK: Final = 500_000
"""Bound on the states of each game times the cells and hypotheses of the class."""


def decide(decision: Decision, adversary: Adversary) -> Finding:
    """Decide non-uniform generation of elements against an adversary.

    A finite class has a greatest promise, which serves as the one number of uniform generation.
    """
    if adversary != "replay":
        verdict = decision.finding(uniform.NOTION, adversary).verdict
        return Finding(verdict, "as uniform generation, for a finite class: the greatest promise serves all")
    found = decision.found(LOCAL)
    if found.value is None:
        return Finding("generatable", f"every finite class; its thresholds are undecided ({found.limit})")
    thresholds = dict(zip(decision.cls.names, found.value.thresholds, strict=True))
    said = ", accepted by the kernel" * (found.certificate is not None)
    because = f"the local closure dimension of each hypothesis plus one{said}"
    return Finding("generatable", because, certificate=found.certificate, thresholds=thresholds)


def judge(table: CellTable, _: Adversary) -> Judged:
    """Play the games of single promises with replay, then that of all of them."""
    from echoproof.games.least_promises import least_promises

    found = least_promises(table, JUDGE_WORK // (len(table.cells) * table.n))
    if found is None:
        return Judged("not-generatable")
    return Judged("generatable", thresholds=dict(zip(table.names, found, strict=True)))


NOTION: Final = Notion(
    name="non-uniform",
    generates="elements",
    right="from a number of examples on for each target",
    decide=decide,
    questions=(LOCAL,),
    further=(FRONTIER,),
    judge=judge,
    judged_by="the game with promises",
    judged=("replay",),
    has_thresholds=("replay",),
    template="thresholds.tex.j2",
    latex="non-uniform",
    page="thresholds.md",
    source="Li, Raman, Tewari, arXiv:2410.13714; thresholds: echoproof, docs/thresholds.md",
)
