"""Proper generation in the limit under a replay budget, or with noise: the verdict, with what it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from echoproof.deciding.certificates.budgets import budget_certificate_text, last_certificate, noise_certificate
from echoproof.deciding.certificates.limit import kind_of
from echoproof.deciding.criterion import GeneratorStrategy
from echoproof.deciding.decision import BudgetFinding, Proof, Verdict, accepted
from echoproof.deciding.last_answer import LastAdversary, decide_last
from echoproof.deciding.noise import noise_number
from echoproof.deciding.replay_number import Amount
from echoproof.model.budgets import Bound, Budget, Last, Noise, Total
from echoproof.model.classes import HypothesisClass
from echoproof.model.errors import LimitError

FILE_OF: Final = {
    "replay-number": "replay-number",
    "noise-number": "noise-number",
    "last-adversary": "last-answer",
    "last-generator": "last-answer",
}
"""The names of the certificates about budgets, by their kinds."""


@dataclass(frozen=True, slots=True)
class Under:
    """A verdict under a budget, and the text of the certificate that it rests on, which the kernel has accepted."""

    finding: BudgetFinding
    certificate: str | None = None


def decide_under(cls: HypothesisClass, proof: Proof, budget: Budget) -> Under:
    """Decide a class under a budget, given its decision without one.

    Raises CheckFailedError when the kernel rejects a certificate, which nothing should bring about.
    """
    plain = proof.decision.verdicts["proper-limit-replay"]
    if isinstance(budget, Noise):
        return _noise(cls, budget)
    if isinstance(budget, Total | Last) and isinstance(proof.strategy, GeneratorStrategy):
        because = "so it is without a budget"
    elif isinstance(budget, Last):
        return _last(cls)
    elif isinstance(budget, Total):
        if budget.replays is not None:
            return _total(proof, budget, budget.replays)
        because = f"plain replay; {plain.because}"
    else:
        because = f"as plain replay: repeat the first example meanwhile; {plain.because}"
    finding = BudgetFinding(str(budget), plain.verdict, because, kind_of(proof.strategy))
    return Under(finding, proof.certificate)


def budget_certificates(cls: HypothesisClass, proof: Proof) -> dict[str, str]:
    """Return the certificates about budgets by their names, but those of verdicts that follow from the plain one."""
    found = [decide_under(cls, proof, budget) for budget in (Total("finite"), Last(), Noise("finite"))]
    named = [(FILE_OF.get(under.finding.certificate or ""), under.certificate) for under in found]
    return {name: text for name, text in named if name and text}


def _total(proof: Proof, budget: Total, bound: Bound) -> Under:
    number: Amount | Literal["undecided"] = proof.decision.replay_number
    if number == "undecided":
        return _too_large(budget, bound, "replay number")
    if number == "infinite" and proof.decision.finite_replays == "not-generatable":
        number = "finite"
    said = {
        "finite": "finitely many replays are enough, and no number of them",
        "infinite": "finitely many replays are not enough",
    }.get(str(number), f"the replay number is {number}")
    finding = BudgetFinding(str(budget), _within(number, bound), f"{said}, accepted by the kernel", "replay-number")
    return Under(finding, proof.replays)


def certified_noise(cls: HypothesisClass) -> tuple[Amount | Literal["undecided"], str | None]:
    """Return how many wrong examples make a class hard, and the certificate, which the kernel has accepted.

    Infinite: finitely many do not. Undecided: the search, or the check, is larger than allowed. Raises CheckFailedError
    when the kernel rejects.
    """
    try:
        found = noise_number(cls.table)
    except LimitError:
        return "undecided", None
    text = budget_certificate_text(noise_certificate(cls, found))
    if not accepted(cls, text):
        return "undecided", None
    return (found.number if found else "infinite"), text


def _noise(cls: HypothesisClass, budget: Noise) -> Under:
    number, text = certified_noise(cls)
    if number == "undecided":
        return _too_large(budget, budget.examples, "noise number")
    said = {
        "finite": "finitely many wrong examples are enough, and no number of them",
        "infinite": "finitely many wrong examples are not enough",
    }.get(str(number), f"the noise number is {number}")
    return Under(
        BudgetFinding(str(budget), _within(number, budget.examples), f"{said}, accepted by the kernel", "noise-number"),
        text,
    )


def _too_large(budget: Budget, bound: Bound, what: str) -> Under:
    if bound == 0:
        return Under(BudgetFinding(str(budget), "generatable", "nothing but the target's elements: every finite class"))
    return Under(BudgetFinding(str(budget), "undecided", f"the search for the {what} is too large"))


def _within(number: Amount, bound: Bound) -> Verdict:
    """Return the verdict when examples outside the target are bounded and so many of them make the class hard."""
    if bound == "finite":
        return "generatable" if number == "infinite" else "not-generatable"
    return "not-generatable" if isinstance(number, int) and number <= bound else "generatable"


def _last(cls: HypothesisClass) -> Under:
    try:
        found = decide_last(cls.table)
    except LimitError as error:
        return Under(BudgetFinding("last", "undecided", f"there are {error}"))
    text = budget_certificate_text(last_certificate(cls, found))
    if not accepted(cls, text):
        return Under(BudgetFinding("last", "undecided", "the check is larger than allowed"))
    if isinstance(found, LastAdversary):
        because = "an adversary that replays the last answer alone, accepted by the kernel"
        return Under(BudgetFinding("last", "not-generatable", because, "last-adversary"), text)
    because = "a generator against replay of the last answer, accepted by the kernel"
    return Under(BudgetFinding("last", "generatable", because, "last-generator"), text)
