"""Proper generation in the limit: the criterion with replay, and how little of it, or of noise, makes a class hard."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from echoproof.deciding.amounts import Amount, amount_of
from echoproof.deciding.criterion import AdversaryStrategy
from echoproof.deciding.found import Certificate, Found
from echoproof.deciding.last_answer import LastAdversary
from echoproof.deciding.notion import Adversary, Finding, Judged, Notion, Verdict
from echoproof.deciding.questions import LAST, NOISE, REPLAYS, STRATEGY
from echoproof.model.budgets import Bound, Last, Noise, Total
from echoproof.model.cells import CellTable

if TYPE_CHECKING:
    from echoproof.deciding.decision import Decision

JUDGE_WORK: Final = 4_000_000
"""Bound on the states of the plain game times the cells of the class."""
BUDGET_WORK: Final = 4_500_000
"""Bound on the states of each game under a budget times the cells and hypotheses of the class."""


def decide(decision: Decision, adversary: Adversary) -> Finding:
    """Decide proper generation in the limit against an adversary."""
    if adversary == "none":
        because = "every finite class: in the end the target is the least consistent hypothesis"
        return Finding("generatable", because)
    plain = _plain(decision)
    match adversary:
        case "replay":
            return plain
        case Noise(examples=bound):
            found = decision.found(NOISE)
            return _within("noise", "wrong examples", amount_of(found), bound, found.certificate)
        case Total() | Last() if plain.verdict == "generatable":
            return replace(plain, because="so it is without a budget")
        case Last():
            lost, won = (
                "an adversary that replays the last answer alone",
                "a generator against replay of the last answer",
            )
            last = decision.found(LAST)
            return _won(last, LastAdversary, lost, won)
        case Total(replays=bound) if bound is not None:
            return _within("replay", "replays", replays(decision), bound, decision.found(REPLAYS).certificate)
        case Total():
            return replace(plain, because=f"plain replay; {plain.because}")
        case _:
            because = f"as plain replay: repeat the first example meanwhile; {plain.because}"
            return replace(plain, because=because)


def _plain(decision: Decision) -> Finding:
    found = decision.found(STRATEGY)
    return _won(found, AdversaryStrategy, "an adversary strategy", "a generator strategy")


def _won(found: Found[object], adversary: type, lost: str, won: str) -> Finding:
    """Return the verdict of a winner's strategy, which the kernel has accepted, or that there is none."""
    if found.certificate is None:
        return Finding("undecided", str(found.limit))
    hard = isinstance(found.value, adversary)
    verdict: Verdict = "not-generatable" if hard else "generatable"
    return Finding(verdict, f"{lost if hard else won}, accepted by the kernel", certificate=found.certificate)


def replays(decision: Decision) -> Amount:
    """Return how many replays make the class hard; that none do has no certificate but that of the plain verdict."""
    found = decision.found(REPLAYS)
    amount = amount_of(found)
    return "undecided" if amount == "none" and decision.found(STRATEGY).certificate is None else amount


def _within(what: str, examples: str, amount: Amount, bound: Bound, certificate: Certificate | None) -> Finding:
    """Return the verdict when so many examples may be outside the target, given how many make the class hard."""
    if amount == "undecided":
        if bound == 0:
            return Finding("generatable", "nothing but the target's elements: every finite class")
        return Finding("undecided", f"the search for the {what} number is too large")
    said = {
        "finite": f"finitely many {examples} are enough, and no number of them",
        "infinite": f"finitely many {examples} are not enough",
        "none": f"no number of {examples} is enough, nor infinitely many",
    }.get(str(amount), f"the {what} number is {amount}")
    enough = amount == "finite" or isinstance(amount, int) if bound == "finite" else _at_most(amount, bound)
    verdict: Verdict = "not-generatable" if enough else "generatable"
    return Finding(verdict, f"{said}, accepted by the kernel", certificate=certificate)


def _at_most(amount: Amount, bound: int) -> bool:
    return isinstance(amount, int) and amount <= bound


def judge(table: CellTable, adversary: Adversary) -> Judged:
    """Play the game, whose positions know nothing of residuals or prices."""
    from echoproof.games.budget_game import adversary_wins_under
    from echoproof.games.solver import adversary_wins

    if isinstance(adversary, str):
        wins = adversary_wins(table, replay=adversary == "replay", limit=JUDGE_WORK // len(table.cells))
    else:
        wins = adversary_wins_under(table, adversary, BUDGET_WORK // (len(table.cells) * table.n))
    return Judged("not-generatable" if wins else "generatable")


NOTION: Final = Notion(
    name="proper-limit",
    generates="hypotheses",
    right="in the limit",
    decide=decide,
    questions=(STRATEGY, REPLAYS, NOISE, LAST),
    judge=judge,
    judged_by="the game, with counters under budgets",
    judged=("none", "replay", Total(1), Total("finite"), Last(), Noise(1), Noise("finite")),
    template="replays.tex.j2",
    latex="proper, in the limit",
    page="theory.md",
    source="Racca, Valko, Sanyal, arXiv:2603.11784v2, Theorem 7.3; GenLimitLib; budgets: echoproof, docs/budgets.md",
)
