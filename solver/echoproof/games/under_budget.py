"""Proper generation in the limit under a replay budget, or with noise: the verdict, with what it rests on."""

from __future__ import annotations

from echoproof.games.budget_certificate import budget_certificate_text, noise_certificate
from echoproof.games.budget_game import adversary_wins_under
from echoproof.games.budgets import Budget, Last, Noise, Total
from echoproof.games.certificate import kind_of
from echoproof.games.criterion import GeneratorStrategy
from echoproof.games.decision import BudgetFinding, Proof, Verdict, accepted
from echoproof.games.noise import noise_number
from echoproof.games.replay_number import NumberLimitError
from echoproof.games.solver import StateLimitError
from echoproof.model.classes import HypothesisClass


def decide_under(cls: HypothesisClass, proof: Proof, budget: Budget) -> BudgetFinding:
    """Decide a class under a budget, given its decision without one.

    Raises CheckFailedError when the kernel rejects a certificate, which nothing should bring about.
    """
    plain = proof.decision.verdicts["proper-limit-replay"]
    if isinstance(budget, Noise):
        return _noise(cls, budget)
    if isinstance(budget, Last):
        return _last(cls, plain.verdict)
    if isinstance(budget, Total) and budget.replays is not None:
        return _total(proof, budget.replays)
    because = "plain replay" if isinstance(budget, Total) else "as plain replay: repeat the first example meanwhile"
    return BudgetFinding(str(budget), plain.verdict, f"{because}; {plain.because}", kind_of(proof.strategy))


def _total(proof: Proof, replays: int) -> BudgetFinding:
    budget, number = str(Total(replays)), proof.decision.replay_number
    if isinstance(proof.strategy, GeneratorStrategy):
        return BudgetFinding(budget, "generatable", "so it is without a budget", "generator-strategy")
    if number == "undecided":
        return BudgetFinding(budget, "undecided", "the search for the replay number is too large")
    verdict: Verdict = "not-generatable" if number != "infinite" and number <= replays else "generatable"
    return BudgetFinding(budget, verdict, f"the replay number is {number}, accepted by the kernel", "replay-number")


def _noise(cls: HypothesisClass, budget: Noise) -> BudgetFinding:
    try:
        found = noise_number(cls.table)
    except NumberLimitError as error:
        return BudgetFinding(str(budget), "undecided", str(error))
    if not accepted(cls, budget_certificate_text(noise_certificate(cls, found))):
        return BudgetFinding(str(budget), "undecided", "the check is larger than allowed")
    verdict: Verdict = "not-generatable" if found is not None and found.number <= budget.examples else "generatable"
    because = f"the noise number is {found.number if found else 'infinite'}, accepted by the kernel"
    return BudgetFinding(str(budget), verdict, because, "noise-number")


def _last(cls: HypothesisClass, plain: Verdict) -> BudgetFinding:
    if plain == "generatable":
        return BudgetFinding("last", plain, "so it is without a budget", "generator-strategy")
    try:
        wins = adversary_wins_under(cls.table, Last())
    except StateLimitError as error:
        return BudgetFinding("last", "undecided", f"the game has {error}")
    verdict: Verdict = "not-generatable" if wins else "generatable"
    return BudgetFinding("last", verdict, "the game, solved exactly; there is no certificate")
