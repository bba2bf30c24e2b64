"""A notion is declared in one place: a toy one is seen everywhere once it stands in NOTIONS."""

import json
from dataclasses import replace

import pytest
from jinja2 import ChoiceLoader, DictLoader

from echoproof.cli.main import run
from echoproof.deciding import notions
from echoproof.deciding.found import Question
from echoproof.deciding.notion import Finding, Judged, Notion
from echoproof.deciding.proper_uniform import Bounds
from echoproof.deciding.questions import BOUNDS_REPLAY
from echoproof.export.latex import environment
from echoproof.export.notions import documented
from echoproof.model.budgets import Budget

EASY = """format = "echoproof/class@1"
domain = "integers"
title = "Easy"
[hypotheses]
a = "x >= 0"
b = "x >= 1"
"""
HARD = EASY.replace("x >= 1", "x <= 0")
ONE = Question("toy", "certificates", BOUNDS_REPLAY.find, BOUNDS_REPLAY.written)


def toy(decision, _):
    """Answer rightly from the first example on: the same as having a lower bound for every realized profile."""
    found = decision.found(ONE)
    good = isinstance(found.value, Bounds)
    return Finding("generatable" if good else "not-generatable", "toy reason", certificate=found.certificate)


def toy_judge(table, adversary):
    assert not isinstance(adversary, Budget)
    good = all(any(below(table, m, profile) for m in range(table.n)) for profile in table.profiles)
    return Judged("generatable" if good else "not-generatable")


def below(table, m, profile):
    return all(not table.row(m) & ~table.row(k) for k in range(table.n) if profile >> k & 1)


TOY = Notion(
    name="toy-notion",
    generates="hypotheses",
    right="at once",
    decide=toy,
    questions=(ONE,),
    judge=toy_judge,
    judged_by="lower bounds by hand",
    template="toy.tex.j2",
    latex="toy of the table",
    page="toy.md",
    source="this test",
)


@pytest.fixture
def declared(monkeypatch):
    monkeypatch.setattr(notions, "NOTIONS", (*notions.NOTIONS, TOY))
    loader = environment().loader
    toys = DictLoader({"toy.tex.j2": 'The toy is << decision.verdicts["toy-notion-replay"].verdict >>.\n'})
    monkeypatch.setattr(environment(), "loader", ChoiceLoader([toys, loader]))


@pytest.mark.parametrize(("text", "verdict", "word"), [(EASY, "generatable", "yes"), (HARD, "not-generatable", "no")])
def test_it_is_seen_everywhere(declared, tmp_path, capsys, text, verdict, word):
    path = tmp_path / "c.toml"
    path.write_text(text)

    def said(*arguments):
        assert run([*arguments]) == 0
        return capsys.readouterr().out

    decided = json.loads(said("decide", str(path), "--json"))["verdicts"]
    assert decided["toy-notion"]["verdict"] == decided["toy-notion-replay"]["verdict"] == verdict
    assert "toy reason" in said("decide", str(path))
    table = json.loads(said("notions", str(path), "--json"))["classes"][0]
    assert table["entries"]["toy-notion"]["replay"]["verdict"] == verdict
    assert table["entries"]["toy-notion"]["replay"]["certificate"] == "toy"
    assert table["certificates"]["toy"]
    rows = [line.split() for line in said("notions", str(path)).splitlines()]
    assert next(row for row in rows if row[:1] == ["toy-notion"])[1] == word
    assert "hypotheses, at once" in said("notions", str(path), "--html")
    assert "toy of the table" in said("notions", str(path), "--latex")
    assert f"The toy is {verdict}." in said("export", str(path), "--to", "latex")
    said("prove", str(path), "-o", str(tmp_path / "out"), "--no-pdf")
    ways = json.loads((tmp_path / "out" / "run.json").read_text())["ways"]
    assert ways["search, toy-notion"] == f"{verdict}: none, replay"
    assert "toy" in ways["kernel"]
    assert said("check", str(path), str(tmp_path / "out" / "toy.json")).startswith("accepted")


def test_it_stands_in_the_tables_of_the_documents(declared):
    page = "<!-- {0}, from the declarations -->\n\n<!-- end -->\n"
    table = documented(page.format("notions"))
    assert (
        "| `toy-notion`, `toy-notion-replay` | hypotheses, at once | `toy` | lower bounds by hand | this test |"
        in table
    )
    assert "[toy.md](toy.md)" in documented(page.format("glossary"))
    assert documented("nothing to fill in") == "nothing to fill in"


def test_a_judge_that_disagrees_stops_everything(declared, monkeypatch, tmp_path, capsys):
    wrong = replace(TOY, judge=lambda *_: Judged("not-generatable"))
    monkeypatch.setattr(notions, "NOTIONS", (*notions.NOTIONS[:-1], wrong))
    path = tmp_path / "c.toml"
    path.write_text(EASY)
    assert run(["prove", str(path), "-o", str(tmp_path / "out"), "--no-pdf"]) == 1
    assert "toy-notion" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
