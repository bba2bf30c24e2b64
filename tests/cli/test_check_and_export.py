"""echoproof check and echoproof export, in process."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from echoproof import kernel
from echoproof.cli.main import run
from echoproof.model.classes import CUT_OFF
from echoproof.model.classfile import load

ROOT = Path(__file__).parents[2]
FOUR = ROOT / "encodings" / "classes" / "four-hypotheses.toml"
GALLERY = sorted((ROOT / "encodings" / "classes").glob("*.toml"))
CHAIN = ROOT / "encodings" / "classes" / "chain.toml"


def exported(capsys, path, *options, noted=""):
    assert run(["export", str(path), *options]) == 0
    said = capsys.readouterr()
    assert said.err == noted
    return said.out


@pytest.fixture
def certificate(tmp_path, capsys):
    """Return the path of the right certificate of the four hypotheses."""
    path = tmp_path / "certificate.json"
    exported(capsys, FOUR, "--to", "certificate", "-o", str(path))
    return path


def checked(capsys, path, certificate):
    code = run(["check", str(path), str(certificate), "--json"])
    said = capsys.readouterr()
    assert said.err == ""
    return code, json.loads(said.out)


def test_accepted(certificate, capsys):
    code, record = checked(capsys, FOUR, certificate)
    assert code == 0
    assert record["accepted"] is True
    assert record["kind"] == "adversary-strategy"
    assert record["claim"] == "'The four hypotheses' is not properly generatable in the limit with replay"
    assert record["code"] is None
    assert run(["check", str(FOUR), str(certificate)]) == 0
    assert capsys.readouterr().out == f"accepted: {record['claim']} (adversary-strategy)\n"
    assert run(["check", str(FOUR), str(certificate), "--quiet"]) == 0
    assert capsys.readouterr().out == ""


def test_the_other_kind(tmp_path, capsys):
    exported(capsys, CHAIN, "--to", "certificate", "-o", str(tmp_path / "c.json"))
    code, record = checked(capsys, CHAIN, tmp_path / "c.json")
    assert (code, record["kind"]) == (0, "generator-strategy")
    assert record["claim"] == "'A chain of multiples' is properly generatable in the limit with replay"


def test_rejected(tmp_path, certificate, capsys):
    code, record = checked(capsys, CHAIN, certificate)  # of another class
    assert (code, record["accepted"], record["code"]) == (1, False, "DIGEST")
    assert (record["kind"], record["claim"]) == (None, "")
    right = json.loads(certificate.read_text(encoding="utf-8"))
    wrong = tmp_path / "wrong.json"
    wrong.write_text(json.dumps(right | {"cases": right["cases"][1:]}), encoding="utf-8")
    assert checked(capsys, FOUR, wrong)[1]["code"] == "CASES"
    assert run(["check", str(FOUR), str(wrong)]) == 1
    assert capsys.readouterr().out.startswith("rejected: CASES at cases: ")
    wrong.write_text(json.dumps(right | {"\x1b[2J": 1, "first": ["\x1b[2J"]}), encoding="utf-8")
    assert run(["check", str(FOUR), str(wrong)]) == 1
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b'{"kind": 1, "kind": 2}', b"[" * 100_000, b"1" * 5000])
def test_unreadable(tmp_path, capsys, content):
    (tmp_path / "c.json").write_bytes(content)
    code, record = checked(capsys, FOUR, tmp_path / "c.json")
    assert (code, record["code"]) == (2, "UNREADABLE")


def test_missing_files_and_standard_input(tmp_path, certificate, capsys, monkeypatch):
    for arguments in ([FOUR, tmp_path / "no.json"], [tmp_path / "no.toml", certificate], [tmp_path, certificate]):
        assert run(["check", *map(str, arguments)]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.startswith(f"error: {tmp_path}")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(certificate.read_bytes())))
    assert checked(capsys, FOUR, "-")[0] == 0
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FOUR.read_bytes())))
    assert checked(capsys, "-", certificate)[0] == 0


@pytest.mark.parametrize("options", [[], ["-O"]])
def test_as_processes(tmp_path, certificate, options):
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    for module in (["echoproof", "check"], ["echoproof.kernel"]):
        for path, file, code in (
            (FOUR, certificate, 0),
            (CHAIN, certificate, 1),
            (FOUR, tmp_path / "broken.json", 2),
            (certificate, certificate, 2),
            (certificate, FOUR, 0),
        ):
            command = [sys.executable, *options, "-m", *module, path, file]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            assert done.returncode == code, done.stderr
            assert done.stdout.startswith("rejected: " if code else "accepted: ")
            assert done.stderr == ""


HEADS = {
    "smtlib": "; ",
    "smtlib-cells": "; ",
    "latex": "\\documentclass",
    "dot": "digraph ",
    "json": "{",
    "certificate": "{",
}


@pytest.mark.parametrize("kind", HEADS)
def test_export(tmp_path, capsys, kind):
    text = exported(capsys, FOUR, "--to", kind)
    assert text.startswith(HEADS[kind])
    assert text.endswith("\n")
    assert exported(capsys, FOUR, "--to", kind, "-o", str(tmp_path / "file")) == ""
    assert (tmp_path / "file").read_text(encoding="utf-8") == text


def test_a_fragment_is_the_document_without_its_frame(capsys):
    fragment = exported(capsys, FOUR, "--to", "latex", "--fragment")
    assert "\\documentclass" not in fragment
    assert "\\begin{document}" not in fragment
    body = exported(capsys, FOUR, "--to", "latex").partition("\\begin{document}")[2]
    assert max(fragment.splitlines(), key=len) in body
    assert fragment.count("\\begin{proof}") == body.count("\\begin{proof}") > 0


def test_given_cells_are_not_asked_about(capsys):
    assert run(["export", str(ROOT / "encodings/classes/square.toml"), "--to", "smtlib-cells"]) == 2
    assert "a class of another domain" in capsys.readouterr().err


@pytest.mark.parametrize("path", GALLERY, ids=lambda path: path.stem)
def test_every_class_of_the_gallery_has_a_certificate_that_is_accepted(path, capsys):
    noted = f"{CUT_OFF}\n" if load(path).cut_off else ""
    text = exported(capsys, path, "--to", "certificate", noted=noted)
    assert kernel.check(path.read_bytes(), text.encode()).code is None
    decision = json.loads(exported(capsys, path, "--to", "json"))
    assert decision["verdicts"]["proper-limit-replay"]["certificate"] == json.loads(text)["kind"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("certificate", "adversary-strategy"),
        ("replay-number", "replay-number"),
        ("noise-number", "noise-number"),
        ("last-answer", "last-adversary"),
        ("proper-uniform", "uniform-adversary"),
        ("proper-uniform-replay", "uniform-adversary"),
    ],
)
def test_every_certificate_that_prove_writes_is_checked(proved, capsys, name, kind):
    code, record = checked(capsys, FOUR, proved / f"{name}.json")
    assert (code, record["kind"]) == (0, kind)
    assert record["claim"].startswith("'The four hypotheses' is ") or kind.endswith("number")
    document = json.loads((proved / f"{name}.json").read_text(encoding="utf-8"))
    (proved / "other.json").write_text(json.dumps(document | {"digest": "sha256:0"}), encoding="utf-8")
    code, record = checked(capsys, FOUR, proved / "other.json")
    assert (code, record["code"]) == (1, "DIGEST")


@pytest.fixture(scope="module")
def proved(tmp_path_factory):
    """Return the directory to which `prove` wrote all about the four hypotheses."""
    folder = tmp_path_factory.mktemp("proved")
    assert run(["prove", str(FOUR), "-o", str(folder), "--no-pdf", "--quiet"]) == 0
    return folder
