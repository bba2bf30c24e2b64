"""Families: membership and the order of the points; generators that recall their game are functions of the history."""

from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small import MISLED as MISLED_CLASS

from echoproof.attack.finite import Ground
from echoproof.generators.critical import sure
from echoproof.generators.family import Family, Listed, Recalling, element, family_of, integer, step_of
from echoproof.generators.witness_protection import witness_protection
from strategies import integer_class, profile_class

MISLED = family_of(Ground(MISLED_CLASS))
INTEGERS = st.integers(-4, 8)


def test_integers_come_in_the_order_of_the_domain():
    family = family_of(Ground(integer_class({"all": "True"})))
    assert [family.point(m) for m in range(1, 8)] == [0, 1, -1, 2, -2, 3, -3]
    assert [integer(m) for m in range(1, 200)] == [family.point(m) for m in range(1, 200)]


@pytest.mark.parametrize("cls", [MISLED_CLASS, profile_class(2, {1: "infinite", 2: 2, 3: "infinite"})])
def test_a_class_is_a_family_with_its_own_membership_and_order(cls):
    family = family_of(Ground(cls))
    points = list(islice(cls.domain.elements(cls.table.profiles), 30))
    assert [family.point(m) for m in range(1, 31)] == points
    for point in points:
        profile = cls.domain.profile_at(point)
        assert [family.member(i, point) for i in range(1, cls.table.n + 1)] == [
            bool(profile >> i & 1) for i in range(cls.table.n)
        ]
    assert not family.member(cls.table.n + 1, points[0])


def test_a_point_may_be_asked_for_before_those_before_it():
    listed = Listed(iter("abcde"))
    assert (listed(4), listed(1), listed(5), listed(4)) == ("d", "a", "e", "d")


def test_indices_up_to_the_round_are_considered():
    assert [list(MISLED.indices(t)) for t in (1, 2, 3, 9)] == [[1], [1, 2], [1, 2, 3], [1, 2, 3]]
    assert list(Family(MISLED.member, MISLED.point).indices(9)) == list(range(1, 10))


@given(st.lists(st.tuples(INTEGERS, INTEGERS), min_size=1, max_size=8))
def test_the_sure_set_is_what_was_no_earlier_answer_when_it_was_shown(rounds):
    examples, answers = [x for x, _ in rounds], [o for _, o in rounds][:-1]
    assert sure(examples, answers) == {x for s, x in enumerate(examples) if x not in answers[:s]}


@settings(max_examples=40)
@given(st.lists(st.lists(INTEGERS, min_size=1, max_size=5), min_size=1, max_size=6))
def test_a_recalling_generator_is_a_function_of_the_history(histories):
    """Whatever it was asked before: shorter, longer, other, or the same histories."""
    rule = witness_protection(MISLED)
    recalling = element(rule)
    for history in histories:
        assert recalling(history) == element(rule)(tuple(history))


def test_a_history_that_differs_in_its_first_example_only_is_another_game():
    told = element(lambda examples, answers: examples[0])
    assert [told((1, 2)), told((3, 2, 4)), told((3, 2, 4))] == [1, 3, 3]


def test_each_round_is_told_once():
    told = []

    def start():
        return lambda example: told.append(example) or example

    recalling = Recalling(start)
    for t in range(1, 6):
        recalling(range(t))
    assert told == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("before", [[], [(0,)], [(0, 2), (0, 2, 4)]])
def test_a_generator_is_shown_something_first(before):
    generator = element(witness_protection(MISLED))
    for history in before:
        generator(history)
    with pytest.raises(ValueError, match="was shown none"):
        generator(())


def test_a_rule_is_told_its_own_answers():
    step = step_of(lambda examples, answers: sum(answers) + 1)
    assert [step(0) for _ in range(5)] == [1, 2, 4, 8, 16]
