"""A class that is cut off: every command that reads a class file says that its verdicts are not about the whole."""

import json
from pathlib import Path

import pytest

from echoproof.cli.main import run
from echoproof.kernel.__main__ import main as kernel_alone

ROOT = Path(__file__).parents[2]
TRIANGLE = (ROOT / "encodings" / "classes" / "triangle.toml").read_text(encoding="utf-8")
SQUARE = (ROOT / "encodings" / "classes" / "square.toml").read_text(encoding="utf-8")
CERTIFICATE = str(ROOT / "proofs" / "certificates" / "triangle.json")
TEXTS = {
    "decide": [],
    "notions": [],
    "notions as HTML": ["--html"],
    "notions as LaTeX": ["--latex"],
    "thresholds": [],
    "thresholds that are promised": ["--check"],
    "check": [CERTIFICATE],
    "repair": [],
    "synthesize": [],
    "synthesize a class that is not hard": [],
    "attack": ["--generator", "house:canonical"],
    **{f"export to {kind}": ["--to", kind] for kind in ("smtlib", "smtlib-cells", "latex", "dot", "rocq")},
}
RECORDS = ("decide", "notions", "thresholds", "check", "repair", "synthesize", "attack")
PROMISES = '{"a": 1, "b": 1, "c": 1}'


@pytest.fixture
def said(tmp_path, capsys):
    """Run a command on a class that is cut off or not, and return what it prints, words parted by single blanks."""

    def command(name, cut, *more):
        text = SQUARE if "not hard" in name else TRIANGLE
        path, promises = tmp_path / "c.toml", tmp_path / "d.json"
        path.write_text(text.replace("\ntitle =", f"\ncut_off = {str(cut).lower()}\ntitle =", 1))
        promises.write_text(PROMISES)
        arguments = [*TEXTS[name], *more] + [str(promises)] * ("--check" in TEXTS[name])
        run([name.split()[0], str(path), *arguments, "--quiet"] if more else [name.split()[0], str(path), *arguments])
        return capsys.readouterr().out

    return command


@pytest.mark.parametrize("name", TEXTS)
def test_every_command_that_reads_a_class_says_that_it_is_cut_off(said, name):
    for cut in (True, False):
        words = " ".join(said(name, cut).replace("(*", " ").split()).lower()
        assert ("not carry over to the whole" in words) == cut
        assert not cut or words.count("carry over") == 1


@pytest.mark.parametrize("name", RECORDS)
def test_every_record_of_a_class_says_that_it_is_cut_off(said, name):
    for cut in (True, False):
        found = json.loads(said(name, cut, "--json"))
        (found,) = found.get("classes", [found])
        assert found.get("cut_off", False) is cut


def test_the_kernel_alone_says_it_and_a_certificate_is_the_same(said, tmp_path, capsys):
    shown = []
    for cut in (True, False):
        said("check", cut)
        assert kernel_alone([str(tmp_path / "c.toml"), CERTIFICATE]) == 0
        assert ("is not about the whole" in " ".join(capsys.readouterr().out.split())) == cut
        run(["export", str(tmp_path / "c.toml"), "--to", "certificate"])
        shown.append(capsys.readouterr())
    assert shown[0].out == shown[1].out
    assert [("carry over to the whole" in each.err) for each in shown] == [True, False]


def test_prove_says_it_in_every_file_that_is_about_a_verdict(tmp_path, capsys):
    path = tmp_path / "c.toml"
    path.write_text(TRIANGLE.replace("\ntitle =", "\ncut_off = true\ntitle =", 1))
    assert run(["prove", str(path), "-o", str(tmp_path / "out"), "--no-pdf"]) == 0
    assert "do not carry over to the whole" in " ".join(capsys.readouterr().out.split())
    for name in ("appendix.tex", "hard.smt2", "cells.smt2"):
        assert "carry over to the whole" in " ".join((tmp_path / "out" / name).read_text().split()), name
    for name in ("decision.json", "run.json"):
        assert json.loads((tmp_path / "out" / name).read_text())["cut_off"] is True
