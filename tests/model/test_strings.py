"""Classes of languages: what expressions mean, which texts are refused and where, and the order of words."""

import pytest

from echoproof.model.classfile import dump, parse
from echoproof.model.errors import ClassFileError, ExpressionError, FiniteHypothesisError, TooLargeError
from echoproof.model.strings import EMPTY
from strategies import string_class

HEAD = 'format = "echoproof/class@1"\ndomain = "strings"\nalphabet = "ab"\n[hypotheses]\n'


def words(cls, count, *names):
    profile = sum(1 << cls.names.index(name) for name in names)
    return cls.examples(profile, count)


def test_words_come_by_length_and_then_in_the_order_of_the_alphabet():
    cls = string_class({"A": "b|a|().*"}, alphabet="ba")
    assert words(cls, 7, "A") == [EMPTY, "b", "a", "bb", "ba", "ab", "aa"]


def test_many_words_come_in_the_same_order_as_few():
    cls = string_class({"A": "(a|b)*a", "B": "(ab|b)*a?"})
    found = [word for cell in cls.table.cells for word in cls.examples(cell.profile, 400)]
    assert len(found) == len(set(found)) == 1200
    assert words(cls, 400, "A", "B")[:8] == words(cls, 8, "A", "B")
    for cell in cls.table.cells:
        listed = cls.examples(cell.profile, 400)
        assert listed == sorted(listed, key=lambda word: (len(word.replace(EMPTY, "")), word))
        assert {cls.domain.profile_at(word) for word in listed} == {cell.profile}


def test_a_finite_cell_ends():
    cls = string_class({"A": "a*|b.b", "B": "a*|b{2,3}"})
    assert words(cls, 9, "A") == ["bab"]
    assert words(cls, 9, "B") == ["bb"]
    assert words(cls, 6, "A", "B") == [EMPTY, "a", "aa", "aaa", "bbb", "aaaa"]


def test_sizes_of_long_words_are_counted():
    cls = string_class({"A": "a* | (a|b){70}"})
    (cell,) = cls.table.cells
    assert cell.size == "infinite"
    cls = string_class({"A": "a* | (a|b){70}", "B": "a*"})
    assert {c.profile: c.size for c in cls.table.cells} == {1: 2**70 - 1, 3: "infinite"}


def test_the_empty_word_has_a_name_that_is_no_other_word():
    cls = string_class({"A": "a*"})
    assert cls.domain.profile_at(EMPTY) == 1
    for none in ("", "ε" * 2, "aε", "c", 3):
        with pytest.raises(ValueError, match="no word"):
            cls.domain.profile_at(none)


def test_signs_are_letters_after_a_backslash():
    cls = string_class({"A": r"\(\*+\)", "B": r"[^\(]{2,}"}, alphabet="()*")
    assert words(cls, 2, "A") == ["(*)", "(**)"]
    assert words(cls, 4, "B") == ["))", ")*", "*)", "**"]


def test_ranges_and_complements_are_taken_within_the_alphabet():
    cls = string_class({"A": "[a-c]+", "B": "[^b-d]+"}, alphabet="abcde")
    assert words(cls, 3, "A") == ["b", "c", "ab"]
    assert words(cls, 3, "B") == ["e", "ae", "ea"]
    assert words(cls, 2, "A", "B") == ["a", "aa"]


def test_a_hyphen_and_a_caret_are_signs_in_classes_alone():
    cls = string_class({"A": r"-^[\-\^]*"}, alphabet="-^")
    assert words(cls, 2, "A") == ["-^", "-^-"]


REFUSED = {
    # what the error has to say, and the column from 0 at which it points
    "": ("the end", 0),
    "a|": ("the end", 2),
    "|a": ("found |", 0),
    "(a": ("where ) is expected", 2),
    "a)": ("which nothing opened", 1),
    "a**b*)": ("nothing opened", 5),
    "*a": ("found *", 0),
    "a{,3}": ("a number is expected", 2),
    "a{3,2}": ("2 is less than 3", 5),
    "a{2": ("in a repetition", 3),
    "a{x}": ("a number is expected", 2),
    "{2}": ("found {", 0),
    "c": ("no letter of the alphabet", 0),
    "a  c": ("no letter of the alphabet", 2),
    "[]": ("class without letters", 0),
    "[^ab]": ("class without letters", 0),
    "[b-a]": ("wrong way round", 4),
    "[a": ("a letter is expected", 2),
    "[a-": ("a letter is expected", 3),
    "[*]": ("found *", 1),
    "]": ("found ]", 0),
    "}": ("found }", 0),
    "a\\": ("a letter is expected", 2),
    "a\\c": ("found c after a backslash", 2),
    "ε": ("no letter of the alphabet", 0),
    "a()(|)": ("found |", 4),
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_expression_is_refused_where_it_is_none(text):
    said, column = REFUSED[text]
    with pytest.raises(ExpressionError) as caught:
        parse(f"{HEAD}A = 'a*'\n\"B b\" = '{text}'\n", "file.toml")
    error = caught.value
    assert said in error.found
    assert error.allowed
    assert (error.place.file, error.place.line, error.place.hypothesis) == ("file.toml", 6, "B b")
    assert error.place.column == column


ALPHABETS = {
    "": "0 letters",
    "aa": "twice",
    "a b": "' '",
    "aε": "'ε'",
    "a…": "'…'",
    "a\\n": r"'\n'",
    "a\\u0301": "letter",
    "a\\u202e": r"\u202e",
    "".join(chr(0x4E00 + i) for i in range(129)): "129 letters",
}


@pytest.mark.parametrize("alphabet", ALPHABETS)
def test_what_is_no_alphabet_is_refused(alphabet):
    text = HEAD.replace('"ab"', f'"{alphabet}"')
    with pytest.raises(ClassFileError) as caught:
        parse(f'{text}A = "a*"\n')
    assert ALPHABETS[alphabet] in caught.value.found
    assert caught.value.place.line == 3


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (HEAD.replace('alphabet = "ab"\n', "") + 'A = "a*"\n', "alphabet"),
        (HEAD.replace('"ab"', "3") + 'A = "a*"\n', "alphabet"),
        (HEAD + "A = 3\n", "found 3"),
        (HEAD.replace('"strings"', '"integers"') + 'A = "x > 0"\n', 'unknown key "alphabet"'),
    ],
)
def test_class_files_with_other_keys_or_types_are_refused(file, said):
    with pytest.raises(ClassFileError) as caught:
        parse(file)
    assert said in caught.value.found


def test_a_finite_language_is_refused():
    with pytest.raises(FiniteHypothesisError, match=r"finite \(6 elements\)"):
        string_class({"A": "(a|b){1,2}"})


TOO_LARGE = {
    "states": "(a|b)*a(a|b){25}",
    "megabyte of a choice": "|".join(["ab"] * 300_000),
    "megabyte of parentheses": "(" * 400_000 + "a" + ")" * 400_000,
    "megabyte of stars": "a" + "*" * 900_000,
    "stars 200 deep": "(" * 200 + "a" + ")*" * 200,
    "a million turns": "a{1000000}",
    "turns of turns": "((a{1000}){1000}){1000}",
    "steps": "a?" * 4000 + "b*",
}


@pytest.mark.parametrize("name", TOO_LARGE)
def test_what_is_too_large_is_said_to_be(name):
    with pytest.raises(TooLargeError) as caught:
        parse(f"{HEAD}A = 'b*'\nB = 'a* | {TOO_LARGE[name]}'\n")
    assert "at most" in caught.value.allowed or "fewer than" in caught.value.allowed


def test_a_finite_cell_of_too_many_words_is_too_large():
    with pytest.raises(TooLargeError, match="too many words"):
        string_class({"A": "a*", "B": "a* | (a|b){400}"})


def test_as_deep_as_allowed_is_read():
    assert words(string_class({"A": "(" * 99 + "a|b" + ")*" * 99}), 3, "A") == [EMPTY, "a", "b"]


def test_a_class_is_written_as_it_was_read():
    text = f"{HEAD}A = '(ab)* | \\(a'\nB = '[^b]*'\n".replace('"ab"', '"ab("')
    cls = parse(text)
    assert parse(dump(cls)) == cls
