"""Answers that are hypotheses, right in the limit: with replay, and with how little of it, or of noise or omission.

Proper generation and identification differ in when an answer is right, and so in what is asked; not in how the answers
make verdicts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from echoproof.deciding.amounts import Amount, amount_of
from echoproof.deciding.found import Certificate, Found, Question
from echoproof.deciding.last_answer import LastAdversary, LastGenerator
from echoproof.deciding.noise import NoiseNumber
from echoproof.deciding.notion import Adversary, Finding, Judged, Verdict
from echoproof.deciding.omission import OmissionNumber
from echoproof.deciding.replay_number import ReplayNumber
from echoproof.model.budgets import Bound, Budget, Last, Noise, Omit, Total
from echoproof.model.cells import CellTable
from echoproof.model.errors import LimitError
from echoproof.model.relations import Goal

if TYPE_CHECKING:
    from echoproof.deciding.decision import Decision

JUDGE_WORK: Final = 4_000_000
"""Bound on the states of the plain game times the cells of the class."""
BUDGET_WORK: Final = 4_500_000
"""Bound on the states of each game under a budget times the cells and hypotheses of the class."""
JUDGED: Final[tuple[Adversary, ...]] = (
    "none",
    "replay",
    Total(1),
    Total("finite"),
    Last(),
    Noise(1),
    Noise("finite"),
    Omit(1),
    Omit("finite"),
)
"""The adversaries whose games `prove` plays."""
_FEWER: Final[dict[Adversary, Budget]] = {
    Total("finite"): Total(1),
    Noise("finite"): Noise(1),
    Omit("finite"): Omit(1),
}
"""Others that have only streams which these have too."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the verdicts rest on: questions, and the kind of strategy with which the plain adversary wins."""

    plain: Question[Any]
    adversary: type
    without: str
    """Why every finite class is generatable without replay."""
    replays: Question[ReplayNumber | None]
    noise: Question[NoiseNumber]
    omission: Question[OmissionNumber]
    last: Question[LastAdversary | LastGenerator]

    @property
    def questions(self) -> tuple[Question[Any], ...]:
        """All of them."""
        return self.plain, self.replays, self.noise, self.omission, self.last

    def decide(self, decision: Decision, adversary: Adversary) -> Finding:
        """Decide against an adversary."""
        if adversary == "none":
            return Finding("generatable", self.without)
        match adversary:
            case Noise(examples=wrong):
                noise = decision.found(self.noise)
                return _within("noise", "wrong examples", amount_of(noise), wrong, noise.certificate)
            case Omit(points=points):
                omitted = decision.found(self.omission)
                return _within("omission", "omitted points", amount_of(omitted), points, omitted.certificate)
        plain = _won(decision.found(self.plain), self.adversary, "an adversary strategy", "a generator strategy")
        match adversary:
            case "replay":
                return plain
            case Total() | Last() if plain.verdict == "generatable":
                return replace(plain, because="so it is without a budget")
            case Last():
                lost = "an adversary that replays the last answer alone"
                won = "a generator against replay of the last answer"
                last = decision.found(self.last)
                return _won(last, LastAdversary, lost, won)
            case Total(replays=bound) if bound is not None:
                found = decision.found(self.replays)
                return _within("replay", "replays", self.replay_number(decision), bound, found.certificate)
            case Total():
                return replace(plain, because=f"plain replay; {plain.because}")
            case _:
                because = f"as plain replay: repeat the first example meanwhile; {plain.because}"
                return replace(plain, because=because)

    def replay_number(self, decision: Decision) -> Amount:
        """Return how many replays make the class hard; that none do has no certificate but the plain verdict's."""
        found = decision.found(self.replays)
        amount = amount_of(found)
        return "undecided" if amount == "none" and decision.found(self.plain).certificate is None else amount


def _won(found: Found[object], adversary: type, lost: str, won: str) -> Finding:
    """Return the verdict of a winner's strategy, which the kernel has accepted, or that there is none."""
    if found.certificate is None:
        return Finding("undecided", str(found.limit))
    hard = isinstance(found.value, adversary)
    verdict: Verdict = "not-generatable" if hard else "generatable"
    return Finding(verdict, f"{lost if hard else won}, accepted by the kernel", certificate=found.certificate)


def _within(what: str, examples: str, amount: Amount, bound: Bound, certificate: Certificate | None) -> Finding:
    """Return the verdict when so many examples or points may be wrong or missing, given how many make it hard."""
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


def judged(table: CellTable, adversary: Adversary, goal: Goal = "inside") -> Judged:
    """Play the game, whose positions know nothing of residuals or prices. Raises LimitError when it is too large."""
    wins = _wins(table, adversary, goal)
    if isinstance(wins, LimitError):
        raise LimitError(wins.found)
    return Judged("not-generatable" if wins else "generatable")


@lru_cache(maxsize=64)
def _wins(table: CellTable, adversary: Adversary, goal: Goal) -> bool | LimitError:
    """Play the game, unless another one settles it: with fewer streams, or more answers right, and lost nevertheless.

    Or with all replay, and won.
    """
    fewer: Budget | None = _FEWER.get(adversary)
    if (fewer and _wins(table, fewer, goal) is True) or (goal == "equal" and _wins(table, adversary, "inside") is True):
        return True
    if isinstance(adversary, Total | Last) and _wins(table, "replay", goal) is False:
        return False
    from echoproof.games.limit_game import adversary_wins_under
    from echoproof.games.rules import rules_of
    from echoproof.games.solver import adversary_wins

    try:
        if isinstance(adversary, str):
            most = JUDGE_WORK // len(table.cells)
            return adversary_wins(table, replay=adversary == "replay", goal=goal, limit=most)
        return adversary_wins_under(table, rules_of(adversary, goal), BUDGET_WORK // (len(table.cells) * table.n))
    except LimitError as limit:
        return limit
