"""The game under any rules and the plain game say the same where both apply: replay or none, questions, both goals."""

from collections import Counter

import pytest

from brute import infinite_class, up_to_isomorphism
from echoproof.games.limit_game import adversary_wins_under
from echoproof.games.rules import Rules
from echoproof.games.solver import adversary_wins
from echoproof.model.budgets import Total
from strategies import profile_class

SMALL = [infinite_class(n, profiles) for n in (2, 3) for profiles in up_to_isomorphism(n) if len(profiles) < 6]
TRIANGLE = profile_class(3, {0b111: "infinite", 0b011: 1, 0b101: 1, 0b110: 1})


@pytest.mark.parametrize("goal", ["inside", "equal"])
@pytest.mark.parametrize("questions", [0, 1])
def test_both_games_say_the_same(goal, questions):
    won = Counter()
    for cls in [*SMALL, TRIANGLE]:
        for replays in (0, None):
            plain = adversary_wins(cls.table, replay=replays is None, questions=questions, goal=goal)
            rules = Rules(Total(replays), questions=questions, goal=goal)
            assert adversary_wins_under(cls.table, rules) == plain, (cls.table.cells, rules)
            won[replays, plain] += 1
    assert won[0, True] == 0
    assert (won[None, True] > 0) == (questions == 0)


def test_as_many_questions_as_it_takes_to_tell_the_targets_apart():
    """After one question two of the triangle's sides may be left, whose residuals differ; four need more than one."""
    assert not adversary_wins(TRIANGLE.table, replay=True, questions=1)
    assert adversary_wins_under(TRIANGLE.table, Rules(Total(1)))
    assert not adversary_wins_under(TRIANGLE.table, Rules(Total(1), questions=1))


def test_what_may_be_omitted_is_paid_once_for_each_target():
    """Two hypotheses with so many points of their own: as many have to be omitted to show the core alone."""
    for points in (1, 2):
        table = profile_class(2, {0b11: "infinite", 0b01: points, 0b10: 1}).table
        for omitted in range(4):
            assert adversary_wins_under(table, Rules(omitted=omitted)) == (omitted >= points)
        assert adversary_wins_under(table, Rules(omitted="finite"))


def test_replays_and_wrong_examples_are_counted_apart():
    """The sides of the triangle cost each target one example: replayed when an answer supplies it, else wrong."""
    assert not adversary_wins_under(TRIANGLE.table, Rules(Total(0), wrong=0))
    assert adversary_wins_under(TRIANGLE.table, Rules(Total(0), wrong=1))
    wide = profile_class(3, {0b111: "infinite", 0b011: 2, 0b101: 2, 0b110: 2}).table
    for replays in (0, 1, 2):
        for wrong in (0, 1, 2):
            # After any answer two targets are left that lack two points each, which the answer supplies.
            rules = Rules(Total(replays), wrong=wrong)
            assert adversary_wins_under(wide, rules) == (replays + wrong >= 2), rules
