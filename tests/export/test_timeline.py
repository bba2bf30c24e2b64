"""Timelines and tables of a game: as many marks as there are rounds, of the right kinds, in every format."""

import re
from collections import Counter
from dataclasses import replace
from xml.etree import ElementTree

import example_classes as gallery
import pytest
from typeset import NEEDS_TEX, complaints, log_of

from echoproof.attack.attacked import Attacked
from echoproof.attack.finite import Ground, element_seat
from echoproof.attack.inside import attack_generator
from echoproof.attack.protocols import NoAnswerError
from echoproof.attack.referee import Judgement
from echoproof.attack.run import Line, Run
from echoproof.attack.transcript import Round
from echoproof.export import timeline
from echoproof.export.attacks import conclusion, ends, latex, record, svg
from echoproof.export.timeline import WORDS, rows

SVG = "{http://www.w3.org/2000/svg}"


def sometimes(examples, hypotheses):
    """Answer in turn, with errors: a game in which every mark occurs."""
    if len(examples) % 7 == 3:
        raise NoAnswerError("it is \x1b[31mthe third & <last>")
    return hypotheses[len(examples) % len(hypotheses)]


def attacked(cls=None, rounds=40, generator=sometimes, hard=True):
    cls = cls or gallery.four()
    return Attacked(cls, "gen.py:f", "proper", attack_generator(cls, generator, rounds), hard)


def counts(game):
    found = game.run.judgement
    silent = sum(played.answer is None for played in game.run.rounds)
    return Counter(
        genuine=found.rounds - len(found.replayed),
        replayed=len(found.replayed),
        right=found.rounds - len(found.wrong),
        wrong=len(found.wrong) - silent,
        silent=silent,
    )


def test_the_game_has_every_mark():
    assert all(counts(attacked())[word] for word in WORDS)


@pytest.mark.parametrize("rounds", [1, 10, 50, 51, 1000])
def test_svg_has_a_mark_for_every_example_and_every_answer(rounds):
    game = attacked(rounds=rounds)
    root = ElementTree.fromstring(svg(game))
    used = Counter(use.get("href").removeprefix("#echo-") for use in root.iter(f"{SVG}use"))
    assert used == counts(game) + Counter(WORDS)  # once more each, in the legend
    places = [(use.get("x"), use.get("y")) for use in root.iter(f"{SVG}use")]
    assert len(set(places)) == len(places)
    width, height = (int(root.get(key)) for key in ("width", "height"))
    assert all(0 < int(x) < width and 0 < int(y) < height for x, y in places)
    assert width == 900
    defined = {group.get("id") for group in root.iter(f"{SVG}g") if group.get("id")}
    assert defined == {f"echo-{word}" for word in WORDS}
    tips = [group.find(f"{SVG}title").text for group in root.iter(f"{SVG}g") if group.find(f"{SVG}title") is not None]
    assert [tip.split(":")[0] for tip in tips] == [f"round {number}" for number in range(1, rounds + 1)]


def test_shapes_differ_without_colour():
    shapes = [re.sub(r'(fill|stroke|stroke-width)="[^"]*"', "", shape) for shape in timeline._SVG_SHAPES.values()]
    assert len(set(shapes)) == len(shapes) == len(WORDS)


def test_tikz_has_the_same_marks():
    game = attacked(rounds=120)
    picture = timeline.tikz(game.run.lines)
    drawn: Counter[str] = Counter()
    for word, points in re.findall(r"\[echo(\w+)\] plot\[only marks, mark=echo\1\] coordinates \{(.*)\};", picture):
        drawn[word] += points.count("(")
    assert drawn == counts(game) + Counter(WORDS)


def test_long_games_lose_their_middle_and_say_so():
    drawn = [Line(number, number, 0, "A", "right", "") for number in range(1, 2002)]
    found = list(rows(drawn))
    assert [mark.number for row in found for mark in row] == [*range(1, 501), *range(1502, 2002)]
    assert found.count(()) == 1
    assert "rounds 501 to 1501 are left out" in timeline.svg(drawn, "", [])
    assert "rounds 501 to 1501 are left out" in timeline.tikz(drawn)
    assert "left out" not in timeline.svg(drawn[:1000], "", [])
    assert [len(row) for row in rows(drawn[:120])] == [50, 50, 20]


def test_marks_say_what_the_referee_found():
    judgement = Judgement("T", (0, 1, 0), (1, 3), 0, told=False)
    found = Run("", (Round(5, "A"), Round(6, "B"), Round(7, None, "why")), judgement, certain=False).lines
    assert [(mark.shown, mark.answered) for mark in found] == [
        ("genuine", "wrong"),
        ("replayed", "right"),
        ("genuine", "silent"),
    ]
    assert [line.origin for line in found] == ["genuine", "replay of round 1", "genuine"]
    picture = timeline.svg(found, "", [])
    assert "<title>round 2: 6, replayed from round 1; answer B, right</title>" in picture
    assert "<title>round 3: 7, genuine; no answer</title>" in picture


def test_names_and_reasons_of_strangers_do_nothing_in_svg():
    game = attacked(gallery.hostile(), 30, hard=False)
    text = svg(replace(game, generator="<gen\x1b[2J>&.py:f"))
    assert "\x1b" not in text
    assert "&lt;gen?[2J&gt;&amp;.py:f" in text
    assert "\\input{x}" in text
    ElementTree.fromstring(text)


@pytest.mark.parametrize("rounds", [0, 1, 20, 21, 500])
def test_a_table_shows_both_ends(rounds):
    first, last = ends(rounds)
    if rounds <= 20:
        assert [*first, *last] == list(range(1, rounds + 1))
    else:
        assert [*first, *last] == [*range(1, 11), *range(rounds - 9, rounds + 1)]


def test_a_reason_stands_once():
    rounds = (
        Round(1, None, "boom", "a"),
        Round(2, "A", "", "b"),
        Round(3, None, "boom", "c"),
        Round(4, None, "x", "d"),
    )
    run = Run("certificate", rounds, Judgement("T", (0,) * 4, (1, 3, 4), 0, told=False), certain=True)
    assert [line.note for line in run.lines] == ["boom", "b", "as in round 1", "x"]


def test_evidence_is_called_by_its_name():
    game = attacked(rounds=1)
    assert conclusion(game)[0] == "Bounded evidence: 1 round. Later ones were not played."
    assert record(game).evidence == "bounded"
    assert any("no proper generator succeeds" in line for line in conclusion(game))
    silent = "Every error in the last half is a round without an answer."
    assert silent not in conclusion(game)
    assert silent in conclusion(attacked(generator=lambda _examples, _hypotheses: None))
    easy = attacked(gallery.half_lines(), hard=False)
    assert any("some proper generator succeeds" in line for line in conclusion(easy))
    assert not any("proper generator" in line for line in conclusion(attacked(hard=None)))
    assert easy.run.verdict == "beaten"
    assert ("No example of this game was replayed." in conclusion(easy)) == (not easy.run.judgement.replayed)


def test_only_a_beaten_generator_is_told_that_nothing_was_replayed():
    unreplayed = Run("enumeration", (Round(1, "A"),), Judgement("T", (0,), (), 0, told=True), certain=False)
    assert conclusion(Attacked(gallery.four(), "f", "proper", unreplayed, None)) == [
        "Bounded evidence: 1 round. Later ones were not played."
    ]
    beaten = replace(unreplayed, judgement=Judgement("T", (0,), (1,), 0, told=True))
    assert "No example of this game was replayed." in conclusion(Attacked(gallery.four(), "f", "proper", beaten, None))


def test_exact_evidence_overrules_the_rounds_played():
    game = attacked()
    assert game.run.verdict == "beaten"
    assert replace(game, evidence="ranking").verdict == record(replace(game, evidence="ranking")).verdict == "survived"
    short = attacked(gallery.half_lines(), 1, lambda _examples, hypotheses: hypotheses[-1])
    assert short.run.verdict == "survived"
    assert replace(short, evidence="lasso").verdict == "beaten"


def test_long_reasons_are_cut_in_latex():
    def wordy(examples, hypotheses):
        raise NoAnswerError("why " * 60)

    assert latex(attacked(rounds=1, generator=wordy)).count("why") < 40


@NEEDS_TEX
def test_the_document_of_a_long_game_is_set_without_complaint(tmp_path):
    assert complaints(log_of(latex(attacked(rounds=1100)), tmp_path)) == []


@NEEDS_TEX
def test_games_of_points_and_fragments(tmp_path):
    cls = gallery.profiles()
    ground, points = Ground(cls), list(zip(range(30), cls.domain.elements(cls.table.profiles), strict=False))

    def fresh(examples):
        return points[len(examples) % 30][1] if len(examples) % 4 else None

    assert element_seat(fresh, cls)([points[0][1]]) == points[1][1]
    assert ground.profile(points[1][1])
    game = Attacked(cls, "a_b%:f", "element", attack_generator(cls, fresh, 25), None)
    paper = [
        r"\documentclass{article}\usepackage[T1]{fontenc}",
        r"\usepackage{amsmath,amssymb,amsthm,array,booktabs,longtable,tikz}",
        r"\begin{document}",
        latex(game, standalone=False),
        *(latex(attacked(gallery.ALL[name](), 45), standalone=False) for name in ("hostile", "profiles", "large")),
        r"\end{document}",
    ]
    assert complaints(log_of("\n".join(paper), tmp_path)) == []
