"""echoproof theorems: the ledger in print, as JSON and as LaTeX, and its exit codes."""

import json
import re
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from echoproof.cli import theorems as command
from echoproof.cli.main import run
from echoproof.export.theorems import document
from echoproof.theorems import proving
from echoproof.theorems.ledger import find, record
from echoproof.theorems.theorem import Outcome

ROOT = Path(__file__).parents[2]
FOUR = find("7.3")


@pytest.fixture(autouse=True)
def _no_terminal(monkeypatch):
    monkeypatch.setenv("COLUMNS", "100")


def test_one_theorem_in_print(capsys):
    assert run(["theorems", "7.3"]) == 0
    shown = capsys.readouterr()
    assert "four-hypotheses …" in shown.err
    for step in FOUR.obligations:
        row = next(line for line in shown.out.splitlines() if line.startswith(f" {step.name}"))
        assert re.search(rf"unsat +unsat +{len(step.premises)} of {len(step.premises)} +proved", row)
    assert "`" not in shown.out
    assert "kernel accepts the" in shown.out
    assert "occurs in infinitely many rounds" in shown.out
    assert shown.out.rstrip().endswith("steps and runs: confirmed")


def test_the_ledger_in_print(capsys, monkeypatch):
    monkeypatch.setattr(command, "THEOREMS", (FOUR, find("criterion")))
    assert run(["theorems"]) == 0
    shown = capsys.readouterr().out
    assert re.search(r"four-hypotheses +6 of 6 steps", shown)
    assert re.search(r"v2 7.3, v1 6.3 +17 premises tried", shown)
    assert "not in the paper" in shown
    assert shown.rstrip().endswith("steps and runs: confirmed")


def test_the_json_is_as_the_schema_says(capsys):
    schema = json.loads((ROOT / "docs" / "schemas" / "theorems.schema.json").read_text(encoding="utf-8"))
    check = jsonschema.Draft202012Validator(schema)
    assert run(["theorems", "four-hypotheses", "--json", "--quiet"]) == 0
    printed = json.loads(capsys.readouterr().out)
    check.validate(printed)
    (theorem,) = printed["theorems"]
    assert theorem["v2"] == "7.3"
    for key in theorem:
        without = {other: value for other, value in theorem.items() if other != key}
        assert not check.is_valid(printed | {"theorems": [without]}), key


def test_the_report_is_the_document(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert run(["theorems", "7.3", "--report"]) == 0
    assert run(["theorems", "v1:6.3", "--report", "-o", "other.tex"]) == 0
    texts = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert texts == dict.fromkeys(("four-hypotheses.tex", "other.tex"), document(record(FOUR)))
    assert "written: other.tex" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["6.3"], ["nonsense"], ["--report"], ["7.3", "--nonsense"]])
def test_what_cannot_be_asked(arguments, capsys):
    assert run(["theorems", *arguments]) == 2
    assert capsys.readouterr().out == ""


def planted(**changes):
    return lambda wanted: replace(FOUR, **changes)


def test_a_refuted_step_and_a_failing_run_are_told_and_exit_with_1(monkeypatch, capsys):
    first, *rest = FOUR.obligations
    monkeypatch.setattr(command, "find", planted(obligations=(replace(first, goal="(not (minus a 0))"), *rest)))
    assert run(["theorems", "7.3"]) == 1
    assert re.search(r"sat +sat +\d of 2 +refuted", capsys.readouterr().out)
    run_, *others = FOUR.runs
    failing = replace(run_, run=lambda: Outcome(False, "no certificate"))
    monkeypatch.setattr(command, "find", planted(runs=(failing, *others)))
    assert run(["theorems", "7.3"]) == 1
    shown = capsys.readouterr().out
    assert "FAILED: no certificate" in shown
    assert "steps and runs: refuted" in shown


def test_a_solver_that_gives_up_exits_with_3(monkeypatch, capsys):
    monkeypatch.setattr(proving, "RLIMIT", 1)
    assert run(["theorems", "7.3"]) == 3
    assert "steps and runs: undecided" in capsys.readouterr().out
