"""Words in proofs: written so that they cannot be misread, set by TeX without complaint, and a premise in Rocq."""

from typeset import NEEDS_TEX, complaints, log_of, together

from echoproof.deciding.decision import decide
from echoproof.export.latex import appendix
from echoproof.export.notation import Notation, word
from echoproof.export.rocq import rocq
from echoproof.model.strings import EMPTY
from strategies import string_class

SIGNS = "!\"#$%&'*+,-./:;<=>?@[\\]^_`{|}~"
HOSTILE = {
    "all signs": r".*|\\" + "".join(rf"\{sign}" for sign in "|*+?{}()[]."[:3]),
    "no blanks": r"[!-/]*",
    "end { \\input{x} %": r"(\{\}|%|\$|--|``)*",
}


def hostile():
    return string_class(HOSTILE, "% \\input{x} $", alphabet=SIGNS + "()aé中")


def long_words():
    return string_class({"A": "(a{45}b)* | a{1500}", "B": "(a{45}b)* | (ab){30}", "C": "(a{45}b)*| a{1500} | (ab){30}"})


def triangle():
    texts = {"A": "b* | a | ba", "B": "b* | ba | ()ab{9}", "C": "b* | ab{9} | a"}
    return string_class(texts, "The triangle in words")


def test_words_are_told_apart():
    written = [word(text) for text in (EMPTY, "a", "aa", "a" * 25, "a" * 26, "ab" * 13, "ab" * 14, "a\\", "a{}")]
    assert len(set(written)) == len(written)
    assert word("a" * 30) == r"\texttt{a}^{30}"
    assert word(EMPTY) == r"\varepsilon"


def test_the_proof_names_words():
    cls = triangle()
    text = appendix(decide(cls))
    assert r"\texttt{b* \textbar{} a" in text.replace(r"\frenchspacing{}", "")
    assert r"\Sigma^*" in text
    assert r"\varepsilon, \texttt{b}" in text
    assert all(
        Notation(cls).point(point) in text for cell in cls.table.cells for point in cls.examples(cell.profile, 1)
    )


@NEEDS_TEX
def test_the_documents_are_set_without_complaint(tmp_path):
    assert complaints(log_of(together([hostile(), long_words(), triangle()]), tmp_path)) == []


def test_rocq_is_told_the_languages_as_a_premise():
    text = rocq(decide(triangle()))
    assert "- A: b∗ | a | ba" in text
    assert "Rocq does not check it" in text
    assert "realizes class names cells ->" in text
    assert "~ properly_generatable with_replay class" in text


def test_a_comment_in_rocq_ends_where_it_should():
    text = rocq(decide(hostile()))
    assert text.count("(*") == text.count("*)")


def test_no_line_ends_inside_a_word_with_powers():
    assert word("a" * 3000 + "b") == r"\texttt{a}^{3000}\texttt{b}"
