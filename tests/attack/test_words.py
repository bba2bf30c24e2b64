"""Classes of languages at the table: words are examples and answers, and the empty word has a name."""

import pytest

from echoproof.attack.finite import Ground, element_seat
from echoproof.model.strings import EMPTY
from echoproof.search.repair import repair
from strategies import string_class

TRIANGLE = {"A": "b* | a | ba", "B": "b* | ba | aa", "C": "b* | aa | a"}


def test_words_are_in_the_hypotheses_that_contain_them():
    ground = Ground(string_class(TRIANGLE))
    a, b, c = ground.targets(0b111)
    for word, inside in {
        EMPTY: "ABC",
        "bb": "ABC",
        "a": "AC",
        "ba": "AB",
        "aa": "BC",
        "ab": "",
        "": "",
        "c": "",
    }.items():
        assert [word in target for target in (a, b, c)] == [name in inside for name in "ABC"]


@pytest.mark.parametrize(
    ("answer", "is_point"), [(EMPTY, True), ("abab", True), ("", False), ("abc", False), (1, False)]
)
def test_an_answer_is_a_word_of_the_alphabet(answer, is_point):
    seat = element_seat(lambda _: answer, string_class(TRIANGLE))
    assert (seat(("a",)) == answer) == is_point


def test_removals_stay_classes_of_words():
    cls = string_class(TRIANGLE)
    found = repair(cls)
    assert found.hard
    removals = [one for alike in found.removals for one in alike]
    assert sorted(one.names for one in removals) == [("A",), ("B",), ("C",)]
    assert {one.repaired.domain.kind for one in removals} == {"strings"}
    assert not repair(removals[0].repaired).hard
