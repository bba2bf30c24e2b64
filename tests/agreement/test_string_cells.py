"""The cells of classes of languages in three ways: the program's automaton, the checker's, all words to length 10."""

import random

import pytest

import languages
from echoproof.deciding.decision import decide
from echoproof.games.solver import adversary_wins
from echoproof.kernel import strings as checker
from echoproof.kernel.meter import STEPS, Meter
from echoproof.model import limits, places, strings
from echoproof.model.errors import EqualHypothesesError, FiniteHypothesisError
from echoproof.model.strings import EMPTY, Strings
from strategies import string_class

CLASSES = 500


def drawn_languages(draw):
    return [languages.drawn(draw) for _ in range(draw.randint(1, 4))]


@pytest.mark.parametrize("seed", range(5))
def test_the_cells_are_those_of_all_words_up_to_length_10(seed):
    draw = random.Random(seed)
    finite = 0
    for _ in range(CLASSES // 5):
        drawn = drawn_languages(draw)
        texts = [text for text, _ in drawn]
        domain = Strings.read("ab", {f"h{i}": text for i, text in enumerate(texts)})
        sizes = {cell.profile: cell.size for cell in domain.cells()}
        assert checker.cells("ab", tuple(texts), Meter()) == sizes, texts
        found = languages.profiles([words for _, words in drawn])
        assert set(found) <= set(sizes)
        for profile, size in sizes.items():
            short = []
            for word in domain.elements((profile,)):
                if len(word) > languages.LONGEST:
                    break
                short.append(word.replace(EMPTY, ""))
            assert short == found.get(profile, []), texts
            finite += size != "infinite"
            if size != "infinite":
                assert len(short) <= size
                assert sum(1 for _ in domain.elements((profile,))) == size or size > 10**4
        for word in ("", "abbab", "aaaaaaaaaa", "bbabababba"):
            at = sum(1 << i for i, (_, words) in enumerate(drawn) if word in words[len(word)])
            assert domain.profile_at(word or EMPTY) == at
    assert finite > 50


DEAR = [
    ["(" * 60 + "a|b|ab" + ")*" * 60, ".*"],
    ["((((a{0,4}b){3})+a){3}|b){2,}", "(a?b?){9}a*", "(a?b?){9}b*"],
    ["(((a|()|b)b?()){9}|()){3}a*", ".*a.{4}", "(a|b|ab|ba|()){6}b*"],
]


def test_the_checker_needs_no_more_work_than_the_program(monkeypatch):
    """So it accepts every class that the program takes: both count their work, and it has the larger share."""
    done = []

    class Counted(places.Work):
        def spend(self, steps, states=0):
            done.append(steps)

    monkeypatch.setattr(strings, "Work", Counted)
    draw = random.Random(7)
    for texts in [*DEAR, *([text for text, _ in drawn_languages(draw)] for _ in range(60))]:
        done.clear()
        Strings.read("ab", {f"h{i}": text for i, text in enumerate(texts)})
        meter = Meter()
        checker.cells("ab", tuple(texts), meter)
        read = 100 * sum(map(len, texts))  # what goes by the letters of the expressions is little, and drawn alike

        assert (STEPS - meter.steps - read) / STEPS <= sum(done) / limits.MAX_STEPS, texts


def test_random_classes_are_decided_as_the_game_solver_decides_them():
    draw, decided = random.Random(11), {"generatable": 0, "not-generatable": 0}
    while sum(decided.values()) < 60:
        core, *rest = (languages.drawn(draw, depth, 1)[0] for depth in (3, 1, 1, 1))
        texts = [f"({core})*|{rest[i]}|{rest[i - 1]}" for i in range(3)]
        try:
            cls = string_class(dict(zip("ABCD", texts, strict=False)))
        except (FiniteHypothesisError, EqualHypothesesError):
            continue
        verdict = decide(cls).verdicts["proper-limit-replay"].verdict
        assert (verdict == "not-generatable") == adversary_wins(cls.table, replay=True)
        decided[verdict] += 1
    assert min(decided.values()) > 0


def moduli(step, shift):
    return [f"(a|b){{{i * step + shift}}}((a|b){{40}})*" for i in range(8)]


def hard_by_finite_differences():
    """Every word whose length is a multiple of 40, and two of three other words: the triangle."""
    core, words = "((a|b){40})*", ["a" * 7, "ab" * 9, "b" * 33]
    return {f"h{i}": "|".join([core, *(w for j, w in enumerate(words) if j != i)]) for i in range(3)}


VERDICTS = {
    "eight of 40 states, disjoint": ({f"h{i}": text for i, text in enumerate(moduli(5, 0))}, "generatable"),
    "eight that count letters": (
        {f"h{i}": f"(b*ab*){{{3 * i + 1}}}((b*ab*){{40}})*" for i in range(8)},
        "generatable",
    ),
    "finite differences of 40 states": (hard_by_finite_differences(), "not-generatable"),
    "complements of one word": (
        {"A": "()|b|.{2,}", "B": "()|a|.{2,}", "C": ".+"},
        "not-generatable",
    ),
    "complements of two words each": (
        {"A": "()|.{2,}", "B": "a|.{2,}", "C": "b|.{2,}"},
        "generatable",  # what is outside an answer, if anything, tells which one it is
    ),
    "a chain": ({"A": "a*", "B": "a*b?", "C": "a*b*"}, "generatable"),
}


@pytest.mark.parametrize("name", VERDICTS)
def test_hard_and_easy_classes_are_decided_right(name):
    definitions, due = VERDICTS[name]
    cls = string_class(definitions)
    assert decide(cls).verdicts["proper-limit-replay"].verdict == due
    assert adversary_wins(cls.table, replay=True) == (due == "not-generatable")
