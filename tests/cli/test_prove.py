"""echoproof prove: everything about a class in a directory, all of it or nothing."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from echoproof.cli.main import run
from echoproof.deciding.notions import in_the_limit
from echoproof.encode import cvc5api, z3api
from echoproof.export import pdf
from echoproof.games import solver
from echoproof.machines import streams
from echoproof.model.classfile import file_bytes
from echoproof.proving import bundle
from hostile import PROFILES
from small_machines import machine
from strategies import integer_class

CLASSES = Path(__file__).parents[2] / "encodings" / "classes"
SMALL = CLASSES / "all-but-one.toml"
"""Hard, of integers, and soon judged in every way."""
EVERY = """appendix.tex cells.smt2 certificate.json class.toml decision.json hard.smt2 run.json
closure-dimension.json thresholds.json thresholds-replay.json proper-uniform.json proper-uniform-replay.json
identification.json identification-noise-number.json identification-omission-number.json
noise-number.json noise-complexity.json omission-number.json"""
HARD = {f"{name}.json" for name in ("last-answer", "replay-number", "query-number")} | {
    f"identification-{name}.json" for name in ("last-answer", "replay-number")
}
MADE = HARD | set(EVERY.split())
"""The files for a hard class of integers."""
MACHINE = ("class.toml", "machine.json", "machine-certificate.json")
EASY = set(MACHINE[1:])
"""Further files for a class that is not hard."""


def files(directory):
    return {path.name for path in directory.iterdir()}


def prove(directory, path=SMALL, *options):
    return run(["prove", str(path), "--no-pdf", "-o", str(directory), *options])


@pytest.mark.parametrize("name", ["four-hypotheses", "four-rescued", "square"])
def test_the_files_are_consistent(tmp_path, capsys, name):
    path, out = CLASSES / f"{name}.toml", tmp_path / "deep" / "out"
    assert prove(out, path, "--quiet") == 0
    said = capsys.readouterr()
    assert said.out == said.err == ""
    domain = "integers" if 'domain = "integers"' in path.read_text(encoding="utf-8") else "profiles"
    is_hard = json.loads((out / "certificate.json").read_bytes())["kind"] == "adversary-strategy"
    left_out = {"cells.smt2"} if domain == "profiles" else set()
    assert files(out) == (MADE - left_out if is_hard else MADE - left_out - HARD | EASY)
    assert files(out.parent) == {"out"}
    if not is_hard:
        assert run(["check", *(str(out / name) for name in MACHINE)]) == 0
        assert capsys.readouterr().out.endswith("beats the machine (ranking)\n")

    command = ["-O", "-m", "echoproof.kernel", out / "class.toml", out / "certificate.json"]
    kernel = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False)
    decision = json.loads((out / "decision.json").read_text(encoding="utf-8"))
    finding = decision["verdicts"]["proper-limit-replay"]
    assert (kernel.returncode, kernel.stdout.partition(":")[0]) == (0, "accepted")
    assert kernel.stdout.endswith(f"({finding['certificate']})\n")
    assert run(["decide", str(path), "--json"]) == 0
    assert capsys.readouterr().out == (out / "decision.json").read_text(encoding="utf-8")

    script = (out / "hard.smt2").read_text(encoding="utf-8")
    answer = "sat" if finding["verdict"] == "not-generatable" else "unsat"
    assert z3api.answer_script(script) == cvc5api.answer_script(script) == answer
    if domain == "integers":
        script = (out / "cells.smt2").read_text(encoding="utf-8")
        assert z3api.answer_script(script) == cvc5api.answer_script(script) == "unsat"

    record = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert (record["class"], record["digest"]) == (decision["class"], decision["digest"])
    assert record["pdf"] == "not asked for"
    assert {record["ways"][way].partition(";")[0] for way in ("criterion", "Z3", "cvc5")} == {finding["verdict"]}
    judged = dict(part.split(": ") for part in record["ways"]["search, proper-limit"].split("; "))
    assert "replay" in judged[finding["verdict"]].split(", ")
    for kind, file in (("certificate", "certificate.json"), ("latex", "appendix.tex"), ("smtlib", "hard.smt2")):
        assert run(["export", str(path), "--to", kind]) == 0
        assert capsys.readouterr().out == (out / file).read_text(encoding="utf-8")


def test_output(tmp_path, capsys):
    assert prove(tmp_path, SMALL, "--json") == 0
    said = capsys.readouterr()
    assert said.out == (tmp_path / "decision.json").read_text(encoding="utf-8")
    assert "asking Z3 and cvc5" in said.err
    assert prove(tmp_path) == 0
    said = capsys.readouterr().out
    assert all(name in said for name in MADE)
    assert "the kernel accepted its adversary" in said


def test_without_tex_the_rest_is_there(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert run(["prove", str(SMALL), "-o", str(tmp_path / "out")]) == 0
    assert "no TeX on this machine: appendix.pdf is left out" in capsys.readouterr().err
    assert files(tmp_path / "out") == MADE


def test_a_tex_that_fails_takes_nothing_away(tmp_path, capsys, monkeypatch):
    def fail(tex):
        raise pdf.TypesettingError("TeX says: File `tikz.sty' not found.")

    monkeypatch.setattr(pdf, "build", fail)
    assert run(["prove", str(SMALL), "-o", str(tmp_path)]) == 0
    assert "`tikz.sty' not found.: appendix.pdf is left out" in capsys.readouterr().err
    assert files(tmp_path) == MADE
    assert "tikz.sty" in json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))["pdf"]


def test_files_of_an_earlier_run_are_replaced_and_others_left(tmp_path, capsys):
    for name in (*MADE, "appendix.pdf", "notes.txt"):
        (tmp_path / name).write_text("old", encoding="utf-8")
    assert prove(tmp_path, CLASSES / "square.toml", "--force") == 0  # a class without cells.smt2
    assert files(tmp_path) == MADE - {"cells.smt2"} - HARD | EASY | {"notes.txt"}
    assert [name for name in files(tmp_path) if (tmp_path / name).read_text(encoding="utf-8") == "old"] == ["notes.txt"]


@pytest.mark.parametrize("place", ["file", "file/below", "/proc/nothing/here"])
def test_a_place_that_cannot_be_written(tmp_path, capsys, place):
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    assert prove(tmp_path / place) == 2
    assert f"error: {tmp_path / place}: cannot write there (" in capsys.readouterr().err
    assert files(tmp_path) == {"file"}
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def raising(error):
    def act(*_, **__):
        raise error

    return act


INTERRUPTIONS = [
    (solver, "adversary_wins"),
    (bundle, "ask_solvers"),
    (bundle, "appendix"),
    (bundle, "record_run"),
]


@pytest.mark.parametrize(("where", "what"), INTERRUPTIONS)
@pytest.mark.parametrize("exists", [False, True])
def test_interrupted(tmp_path, capsys, monkeypatch, where, what, exists):
    out = tmp_path / "out"
    if exists:
        out.mkdir()
        (out / "decision.json").write_text("old", encoding="utf-8")
    monkeypatch.setattr(where, what, raising(KeyboardInterrupt()))
    assert prove(out, SMALL, "--force") == 130
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.endswith("error: interrupted\n")
    assert files(tmp_path) == ({"out"} if exists else set())
    if exists:
        assert files(out) == {"decision.json"}
        assert (out / "decision.json").read_text(encoding="utf-8") == "old"


def opposite(function):
    return lambda *args, **options: not function(*args, **options)


DISAGREEMENTS = {
    "proper-limit, none, and the search for it disagree": (
        solver,
        "adversary_wins",
        opposite(solver.adversary_wins),
    ),
    "criterion and Z3 disagree": (z3api, "answer", lambda *_: ("unsat", {})),
    "criterion and cvc5 disagree": (cvc5api, "answer_script", lambda *_: "unsat"),
    "the cells and Z3 disagree": (z3api, "answer_script", lambda *_: "sat"),
}


@pytest.mark.parametrize("message", DISAGREEMENTS)
def test_two_ways_that_disagree_give_no_verdict(tmp_path, capsys, monkeypatch, message):
    monkeypatch.setattr(*DISAGREEMENTS[message])
    assert prove(tmp_path / "out") == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert f"error: {message}" in said.err
    assert "no verdict" in said.err
    assert files(tmp_path) == set()


def test_an_unknown_is_undecided_and_no_verdict(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(z3api, "answer", lambda *_: ("unknown", {}))
    monkeypatch.setattr(cvc5api, "answer_script", lambda *_: "unknown")
    monkeypatch.setattr(in_the_limit, "JUDGE_WORK", 7)
    assert prove(tmp_path) == 0
    ways = json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))["ways"]
    unknown = "undecided (unknown, with a resource limit of "
    assert ways["Z3"] == f"{unknown}{bundle.RLIMIT})"
    assert ways["cvc5"] == ways["cells, cvc5"] == f"{unknown}{bundle.CVC5_RLIMIT})"
    assert "not run (more than 1 states): none, replay" in ways["search, proper-limit"]
    assert ways["criterion"] == "not-generatable"


def test_tiny_limits_of_the_solvers_themselves(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(bundle, "RLIMIT", 1)
    monkeypatch.setattr(bundle, "CVC5_RLIMIT", 1)
    large = {"A": f"x % 30 == 7 or x >= {10**22}", "B": f"x % 42 == 7 or x == -{10**20}"}
    (tmp_path / "class.toml").write_bytes(file_bytes(integer_class(large)))
    assert prove(tmp_path / "out", tmp_path / "class.toml") == 0
    ways = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))["ways"]
    assert ways["cells, Z3"] == ways["cells, cvc5"] == "undecided (unknown, with a resource limit of 1)"


def test_a_class_too_large_for_the_solvers_is_not_put_to_them(tmp_path, capsys, monkeypatch):
    names = [f"h{i}" for i in range(32)]
    text = f"{PROFILES}hypotheses = {json.dumps(names)}\n[cells]\n"
    text += "".join(f'"{" ".join(names[: i + 1])}" = "infinite"\n' for i in range(32))
    text += "".join(f'"{name} {names[0]}" = 1\n' for name in names[2:])
    (tmp_path / "class.toml").write_text(text, encoding="utf-8")
    assert prove(tmp_path / "out", tmp_path / "class.toml") == 0
    ways = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))["ways"]
    assert ways["Z3"] == ways["cvc5"] == "not asked (the class is too large for one problem (32 hypotheses, 62 cells))"
    assert "hard.smt2" not in files(tmp_path / "out")
    capsys.readouterr()
    assert run(["export", str(tmp_path / "class.toml"), "--to", "smtlib"]) == 2
    assert "n^2 (c + n^2) of at most 60000" in capsys.readouterr().err


def test_a_machine_that_is_too_large_is_left_out(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(streams, "MAX_PRODUCT", 10)
    assert prove(tmp_path, CLASSES / "square.toml") == 0
    assert not files(tmp_path) & EASY
    ways = json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))["ways"]
    assert ways["canonical machine"] == "not run (more than 2 states for the target A)"


def test_a_machine_that_is_beaten_is_a_defect(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(bundle, "canonical_machine", lambda table, _: machine([[(0, 0)] * len(table.cells)]))
    assert prove(tmp_path / "out", CLASSES / "square.toml") == 1
    assert "criterion and canonical machine disagree" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
