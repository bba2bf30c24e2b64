"""Every sample ends as its folder says, in process and as a program of its own with -O and without any package."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from samples import EXIT_CODES, KINDS, ROOT, computed, kept, outcome, read, short

from echoproof import kernel
from echoproof.cli.main import run

EVERY = """
import contextlib, io, json, sys
from echoproof.kernel.__main__ import main
for arguments in json.load(sys.stdin):
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        code = main(arguments)
    print(json.dumps([code, said.getvalue()]))
"""


@pytest.mark.parametrize("kind", [*KINDS, "files"])
def test_kept_samples(kind):
    assert [(s.name, outcome(kernel, s)) for s in kept(kind)] == [(s.name, s.code) for s in kept(kind)]


def test_computed_samples():
    samples = [*computed(), *short()]
    assert [(s.name, outcome(kernel, s)) for s in samples] == [(s.name, s.code) for s in samples]


def test_every_file_is_of_a_sample_and_there_are_samples_of_every_rule_and_every_code():
    assert {path.parent.parent.name for path in ROOT.glob("*/*/*")} == {*KINDS, "files"}
    assert {path for s in kept() for path in s.paths} == set(ROOT.glob("*/*/*"))
    for kind in KINDS:
        assert {kernel.check(*s.files).kind for s in kept(kind, "accepted")} == {kind}
        assert kept(kind, "rejected")
    found = {s.code for s in [*kept(), *computed()]}
    assert found == {None, *(code.name for code in kernel.Code)}
    for path in ROOT.glob("*/rejected/*.toml"):
        assert path.read_text(encoding="utf-8").startswith("# "), path


def test_the_program_without_assertions_and_without_packages():
    """One process goes through all samples: -O takes assertions out, -S leaves only the standard library."""
    samples = kept()
    command = [sys.executable, "-O", "-S", "-c", EVERY]
    paths = json.dumps([[str(path) for path in sample.paths] for sample in samples])
    root = str(Path(__file__).parents[2] / "solver")
    done = subprocess.run(command, env={"PYTHONPATH": root}, input=paths, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    for sample, line in zip(samples, done.stdout.splitlines(), strict=True):
        code, said = json.loads(line)
        assert code == EXIT_CODES[sample.name.split("/")[1]], sample.name
        assert said.startswith(f"rejected: {sample.code} at " if sample.code else "accepted: "), sample.name


def test_the_files_come_in_any_order():
    for sample in kept(folder="accepted"):
        assert kernel.check(*sample.files) == kernel.check(*sample.files[::-1])


def test_what_the_program_says_of_files_that_are_not_there_and_of_options_that_are_none():
    for arguments in ([], ["no such file"], ["."], ["--work"], ["--work", "0", "a"], ["--work", "9" * 5000, "a"]):
        command = [sys.executable, "-m", "echoproof.kernel", *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 2
        assert "usage: python -m echoproof.kernel [--work N] FILE..." in done.stderr
        assert "Traceback" not in done.stderr


def test_the_command_says_the_same_with_the_numbers_of_the_claim(capsys):
    paths = [str(path) for path in kept("closure-dimension", "accepted")[0].paths]
    assert run(["check", *paths, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["class"], said["numbers"]) == ("Four meet", {"closure_dimension": 4, "sample_complexity": 5})
    assert said["claim"].startswith("the closure dimension of 'Four meet' is 4; ")
    assert said["digest"].startswith("sha256:")


def test_more_work_is_given_when_it_is_asked_for(capsys, monkeypatch):
    """A limit is a refusal, exit 1, that names the option; 2 where the class file itself is too large."""
    sample, drawn, spend = (
        read(ROOT / "adversary-strategy" / "accepted" / "triangle.json"),
        [],
        kernel.meter.Meter.spend,
    )
    path, certificate = map(str, sample.paths)
    with monkeypatch.context() as patched:
        patched.setattr(kernel.meter.Meter, "spend", lambda self, *what: (drawn.append(what[0]), spend(self, *what))[1])
        assert kernel.check(*sample.files).code is None
    monkeypatch.setattr(kernel.meter, "STEPS", sum(drawn) - 1)
    assert run(["check", path, certificate]) == 1
    assert "LIMIT at certificate" in (said := capsys.readouterr().out)
    assert "--work 2" in said
    assert run(["check", path, certificate, "--work", "2"]) == 0
    monkeypatch.setattr(kernel.meter, "STEPS", sum(drawn) // 2)
    assert run(["check", path, certificate]) == 2
    assert "LIMIT at class file" in capsys.readouterr().out
