"""echoproof decide, as a user calls it, in process."""

import io
import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from echoproof.cli.exit_codes import Exit
from echoproof.cli.main import run
from echoproof.model.errors import LimitError
from hostile import INTEGERS, PROFILES

FOUR = Path(__file__).parents[2] / "encodings" / "classes" / "four-hypotheses.toml"


def decided(arguments, capsys):
    code = run(["decide", *map(str, arguments)])
    said = capsys.readouterr()
    assert code == 0, said.err
    assert said.err == ""
    return said.out


def test_the_four_hypotheses_as_json(capsys):
    decision = json.loads(decided([FOUR, "--json"], capsys))
    assert decision["format"] == "echoproof/decision@2"
    assert decision["class"] == "The four hypotheses"
    assert decision["hypotheses"] == ["h1-", "h2-", "h1+", "h2+"]
    assert len(decision["cells"]) == 7
    assert {"profile": ["h1-", "h2-", "h1+", "h2+"], "size": 1, "examples": [0]} in decision["cells"]
    assert {"profile": ["h1+", "h2+"], "size": "infinite", "examples": [3, 4, 5, 6, 7]} in decision["cells"]
    verdicts = {notion: finding["verdict"] for notion, finding in decision["verdicts"].items()}
    hard = verdicts.pop("proper-limit-replay")
    assert hard == "not-generatable"
    assert verdicts.keys() >= {"uniform", "uniform-replay", "limit", "limit-replay", "proper-limit"}
    assert [verdicts[notion] for notion in ("uniform", "limit", "limit-replay", "proper-limit")] == ["generatable"] * 4
    for notion in ("uniform", "uniform-replay"):
        assert decision["verdicts"][notion]["sample_complexity"] == 4


def test_the_four_hypotheses_as_people_read_them(capsys):
    lines = decided([FOUR], capsys).splitlines()
    assert lines[0] == "The four hypotheses: 4 hypotheses, 7 cells (integers)"
    assert any(line.split()[:2] == ["proper-limit-replay", "not-generatable"] for line in lines)
    assert any(line.split()[:5] == ["uniform-replay", "generatable", "from", "4", "examples"] for line in lines)


def test_output_quiet_and_standard_input(capsys, tmp_path, monkeypatch):
    human, machine = decided([FOUR], capsys), decided([FOUR, "--json"], capsys)
    assert decided([FOUR, "-o", tmp_path / "new" / "file.txt"], capsys) == ""
    assert (tmp_path / "new" / "file.txt").read_text(encoding="utf-8") == human
    assert decided([FOUR, "--json", "--output", tmp_path / "new" / "file.txt"], capsys) == ""
    assert (tmp_path / "new" / "file.txt").read_text(encoding="utf-8") == machine
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["file.txt"]
    assert decided([FOUR, "--quiet"], capsys) == ""
    assert decided([FOUR, "--quiet", "--json"], capsys) == machine
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(FOUR.read_bytes())))
    assert decided(["-"], capsys) == human


def test_a_link_stays_a_link_and_a_failure_leaves_the_file(tmp_path, capsys):
    (tmp_path / "real.txt").write_text("old", encoding="utf-8")
    (tmp_path / "link.txt").symlink_to("real.txt")
    decided([FOUR, "-o", tmp_path / "link.txt"], capsys)
    assert (tmp_path / "link.txt").is_symlink()
    before = (tmp_path / "real.txt").read_text(encoding="utf-8")
    assert before.startswith("The four hypotheses")
    (tmp_path / "bad.toml").write_text(INTEGERS + 'A = "x >"\n', encoding="utf-8")
    assert run(["decide", str(tmp_path / "bad.toml"), "-o", str(tmp_path / "real.txt")]) == 2
    assert (tmp_path / "real.txt").read_text(encoding="utf-8") == before


@pytest.mark.parametrize("place", ["nothing/there", "directory", "file/below"])
def test_output_that_cannot_be_written(tmp_path, capsys, place):
    (tmp_path / "directory").mkdir()
    (tmp_path / "file").write_text("", encoding="utf-8")
    code = run(["decide", str(FOUR), "-o", str(tmp_path / place)])
    if place == "nothing/there":
        assert code == 0
        return
    assert code == 2
    assert capsys.readouterr().err.startswith(f"error: {tmp_path / place}: cannot write it (")


@pytest.mark.parametrize("place", ["missing.toml", ".", "/dev/zero"])
def test_input_that_cannot_be_read(tmp_path, capsys, place):
    path = tmp_path / place  # an absolute place stays as it is
    for command in (["decide"], ["prove", "-o", str(tmp_path / "out")], ["export", "--to", "dot"]):
        assert run([command[0], str(path), *command[1:]]) == 2
        assert capsys.readouterr().err.startswith(f"error: {path}: ")
    assert list(tmp_path.iterdir()) == []


def test_the_name_of_a_file_is_a_title_without_control_characters(tmp_path, capsys):
    path = tmp_path / "evil\x1b[2J\r\n; \udcff\u202e.toml"
    path.write_text(INTEGERS + 'A = "x > 0"\n', encoding="utf-8")
    assert json.loads(decided([path, "--json"], capsys))["class"] == "evil?[2J??; ??"
    for kind in ("smtlib", "smtlib-cells", "latex", "dot"):
        assert run(["export", str(path), "--to", kind]) == 0
        assert not set(capsys.readouterr().out) & set("\x1b\r\udcff\u202e")


CLASSES = [
    {"A": "x % 3 == 1 and not x in (4, 7)", "B": "x % 3 == 1"},
    {"A": "3*x - 2 >= 7", "B": "-5 <= x < 40 or x > 1000"},
    {"A": "x % 4 in (1, 2)", "B": "x % 2 == 0 or x == 5", "C": "not x % 4 in (1, 2)"},
    {"A": "x <= 0 or x == 1", "B": "x <= 0 or x == 2", "C": "x >= 0 or x == -1", "D": "x >= 0 or x == -2"},
    {"A": "x % 2 == 0 or x in (1, 3)", "B": "x % 2 == 0 or x in (3, 5)", "C": "x % 2 == 0 or x in (5, 1)"},
    {"A": "-x % 5 > 2", "B": "2*x % 6 == 4", "C": "7 > x > -7 or 1 - x > 30", "D": "(x - 3) % 4 != 0"},
]


def decide_by_definition(definitions):
    """Return the cells on a window and whether a proper generator wins with replay, by the statement of the theorem.

    Python itself reads the conditions; beyond the middle third of the window a set of them is infinite.
    """
    names, window = list(definitions), range(-3600, 3601)
    tests = [eval(f"lambda x: {text}") for text in definitions.values()]  # noqa: S307
    cells = {}
    for x in window:
        profile = frozenset(name for name, test in zip(names, tests, strict=True) if test(x))
        if profile:
            cells.setdefault(profile, []).append(x)
    sizes = {p: "infinite" if any(abs(x) > 1200 for x in points) else len(points) for p, points in cells.items()}
    support = {name: {p for p in cells if name in p} for name in names}

    def serves(first, answer):
        groups = [[k for k in first if support[k] - support[answer] == support[i] - support[answer]] for i in first]
        return all(any(all(support[m] <= support[k] for k in group) for m in names) for group in groups)

    return sizes, all(any(serves(first, answer) for answer in names) for first in cells)


@pytest.mark.parametrize("definitions", CLASSES)
def test_classes_against_their_definitions(tmp_path, capsys, definitions):
    path = tmp_path / "class.toml"
    path.write_text(INTEGERS + "".join(f'{k} = "{text}"\n' for k, text in definitions.items()), encoding="utf-8")
    decision = json.loads(decided([path, "--json"], capsys))
    sizes, generatable = decide_by_definition(definitions)
    assert {frozenset(cell["profile"]): cell["size"] for cell in decision["cells"]} == sizes
    verdict = decision["verdicts"]["proper-limit-replay"]["verdict"]
    assert verdict == ("generatable" if generatable else "not-generatable")


def test_undecided_has_its_own_exit_code(tmp_path, capsys, monkeypatch):
    from echoproof.deciding.notions import uniform

    def give_up(table):
        raise LimitError("too long")

    monkeypatch.setattr(uniform, "CLOSURE", replace(uniform.CLOSURE, find=give_up))
    path = tmp_path / "class.toml"
    path.write_text(PROFILES + 'hypotheses = ["A"]\ncells = {A = "infinite"}\n', encoding="utf-8")
    assert run(["decide", str(path), "--json"]) == Exit.UNDECIDED == 3
    verdict = json.loads(capsys.readouterr().out)["verdicts"]["uniform"]
    assert "sample_complexity" not in verdict
    assert "undecided (too long)" in verdict["because"]


def test_a_rejecting_kernel_gives_no_verdict(capsys, monkeypatch):
    from echoproof import kernel

    monkeypatch.setattr(kernel, "check", lambda *_: kernel.Outcome(code=kernel.Code.SERVED, place="cases"))
    assert run(["decide", str(FOUR), "--json"]) == Exit.REJECTED == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "the kernel rejects the certificate: SERVED at cases" in said.err


@pytest.mark.parametrize(
    ("arguments", "due"),
    [
        (["decid", "x"], 'Did you mean "decide"'),
        (["decide"], "CLASS"),
        (["decide", "a", "b"], "b"),
        (["decide", "--jsn", "a"], "--jsn"),
        (["decide", "a", "--seed", "one"], "one"),
        (["export", "a"], "--to"),
        (["export", "a", "--to", "pdf"], "smtlib"),
        (["check", "a", "--work", "0"], "--work"),
        (["--nope"], "--nope"),
    ],
)
def test_wrong_usage(capsys, arguments, due):
    assert run(arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("error: ")
    assert due in said.err
    assert "echoproof --help" in said.err
