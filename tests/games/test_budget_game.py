"""The rules of the game under a budget against the definition of a legal stream, on every short play.

Verdicts cannot show these rules: under every:K and age:L they are the same for all K and L.
"""

from itertools import product

import pytest

from echoproof.games.rules import DEAD, Supply, at_first, left_after, rules_of, supply_after
from echoproof.model.budgets import Age, Every, Last, Noise, Total

ROUNDS = 6
GENUINE, REPLAYED, ALIEN = (True, False), (False, True), (False, False)
"""What an example is for a target: in it; outside it, but in an answer that may be replayed; or neither."""
LIMITS = {
    Total(0): lambda outside: not outside,
    Total(2): lambda outside: len(outside) <= 2,
    Total("finite"): lambda outside: True,
    Total(None): lambda outside: True,
    Age(2): lambda outside: True,
    Last(): lambda outside: True,
    Noise(0): lambda outside: not outside,
    Noise(2): lambda outside: len(outside) <= 2,
    Noise("finite"): lambda outside: True,
} | {
    Every(k): lambda outside, k=k: all(len(outside & set(range(at, at + k))) <= 1 for at in range(ROUNDS))
    for k in (1, 2, 3, 4)
}
"""For each budget which sets of rounds may have examples outside the target."""


@pytest.mark.parametrize("budget", LIMITS, ids=str)
def test_a_stream_is_legal_for_a_target_exactly_as_the_budget_says(budget):
    rules = rules_of(budget)
    for play in product((GENUINE, REPLAYED, ALIEN), repeat=ROUNDS):
        left = at_first(rules)
        for genuine, supplied in play:
            left, _ = left_after(rules, left, genuine=genuine, supplied=supplied)
        outside = {at for at, example in enumerate(play) if example != GENUINE}
        legal = LIMITS[budget](outside) and (isinstance(budget, Noise) or ALIEN not in play)
        assert (left != DEAD) == legal, play


@pytest.mark.parametrize("age", [1, 2, 3])
def test_an_answer_is_replayed_from_the_age_on_that_the_budget_says(age):
    """After round t, the next example may be of the answers of the rounds up to t + 1 - age."""
    for answers in product(range(3), repeat=5):
        for budget in (Age(age), *((Total(1), Every(2)) if age == 1 else ())):
            supply = Supply(0, ())
            for t, answer in enumerate(answers, 1):
                supply = supply_after(rules_of(budget), supply, answer)
                assert supply.ripe == sum(1 << old for old in set(answers[: max(0, t + 1 - age)]))


def test_only_the_last_answer_or_none_is_replayed():
    old = Supply(0b11, ())
    assert supply_after(rules_of(Last()), old, 2) == Supply(0b100, ())
    assert supply_after(rules_of(Noise(1)), Supply(0, ()), 2) == Supply(0, ())
