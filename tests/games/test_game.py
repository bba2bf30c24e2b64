"""The game solver on plays whose winner is plain, and its limit."""

import pytest
from hypothesis import given

from echoproof.games.solver import adversary_wins
from echoproof.model.errors import LimitError
from strategies import profile_class, profile_classes

TRIANGLE = profile_class(3, {0b111: "infinite", 0b011: 1, 0b101: 1, 0b110: 1}).table


def test_the_triangle_is_hard_with_replay_alone():
    assert adversary_wins(TRIANGLE, replay=True)
    assert not adversary_wins(TRIANGLE, replay=False)


@given(profile_classes(max_n=5))
def test_a_hypothesis_inside_all_others_is_always_a_right_answer(cls):
    n = cls.table.n
    table = profile_class(n + 1, dict.fromkeys([*cls.table.profiles, 2 ** (n + 1) - 1], "infinite")).table
    assert not adversary_wins(table, replay=True)


@given(profile_classes(max_n=5))
def test_every_class_is_properly_generatable_without_replay(cls):
    assert not adversary_wins(cls.table, replay=False)


def test_too_many_states_give_no_verdict():
    with pytest.raises(LimitError):
        adversary_wins(TRIANGLE, replay=True, limit=2)
