"""The automaton of a class of languages is the smallest one, and the same however its expressions are worded."""

import random

import pytest

import languages
from echoproof.model.automata import Automaton
from echoproof.model.regex import NOTHING, Choice, Letters, Repeat, Sequence, parse_regex
from echoproof.model.strings import Strings


def read(*texts, alphabet="ab"):
    return Strings.read(alphabet, {f"h{i}": text for i, text in enumerate(texts)}).automaton


def told_apart(automaton):
    """Return the pairs of states after which some word leads to different profiles, by working backwards."""
    states = range(len(automaton.steps))
    apart = {(s, t) for s in states for t in states if automaton.profiles[s] != automaton.profiles[t]}
    while True:
        more = {
            (s, t)
            for s in states
            for t in states
            if (s, t) not in apart
            and any(pair in apart for pair in zip(automaton.steps[s], automaton.steps[t], strict=True))
        }
        if not more:
            return apart
        apart |= more


def test_every_two_states_are_told_apart_by_some_word_and_every_two_groups_by_some_state():
    draw = random.Random(3)
    for _ in range(150):
        texts = [languages.drawn(draw)[0] for _ in range(draw.randint(1, 3))]
        found = read(*texts)
        count = len(found.steps)
        if count <= 60:
            assert len(told_apart(found)) == count * (count - 1), texts
        assert len(set(zip(*found.steps, strict=True))) == len(found.groups), texts


SIZES = {
    # expressions, and how many different residual languages the profiles have
    "a place from the end": ([".*a.{5}"], 2**6),
    "a motif": ([".*abaab.*"], 6),
    "lengths": (["(.{40})*"], 40),
    "two lengths": (["(.{8})*", "(.{9})*"], 72),
    "everything, in an odd way": (["(a|b|ab|ba)*", "(()|.*a.{7}|.*)"], 1),
    "a word, and no word more": (["abba|a*"], 7),  # "", a, ab, abb, abba, aa, none
    "a long word": (["a{3000}"], 3002),
    "a subsequence of eight letters": ([".*a.*b.*a.*b.*a.*b.*a.*b.*"], 9),
}


@pytest.mark.parametrize("name", SIZES)
def test_it_has_as_many_states_as_there_are_residual_languages(name):
    texts, states = SIZES[name]
    assert len(read(*texts).steps) == states


def test_the_wording_of_an_expression_does_not_matter():
    assert read("(a|b)*", "(aa)*") == read("(a*b*)*", "()|aa(aa)*") == read("(b?a?)*", "(a{2}){0,}")
    assert read("[ab]*c", ".", alphabet="abc") == Automaton(
        "abc", ("ab", "c"), ((1, 2), (3, 4), (5, 5), (3, 4), (5, 5), (5, 5)), (0, 2, 3, 0, 1, 0)
    )


def test_the_empty_word_is_left_out_where_it_says_nothing():
    a, b = Letters("a"), Letters("b")
    assert parse_regex("()a()(()b)", "ab") == Sequence((a, b))
    assert parse_regex("()|a|()|(()())", "ab") == Choice((a, NOTHING))
    assert parse_regex("((){7}()*)+", "ab") == NOTHING
    assert parse_regex("(()a){3}", "ab") == Repeat(a, 3, 3)
