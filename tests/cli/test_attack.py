"""echoproof attack, as a user calls it: verdicts, transcripts against the definitions, pictures, Ctrl-C, a terminal."""

import json
import os
import pty
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from echoproof import attack_generator
from echoproof.attack.attacked import Attacked
from echoproof.cli import attack
from echoproof.cli.attacked import summary
from echoproof.cli.exit_codes import Exit
from echoproof.cli.main import run
from echoproof.machines.machine import Machine, dump_machine
from echoproof.model.classfile import load
from echoproof.model.errors import LimitError

ROOT = Path(__file__).parents[2]
CLASSES = ROOT / "encodings" / "classes"
FOUR, SQUARE, ALL_BUT_ONE = (CLASSES / f"{name}.toml" for name in ("four-hypotheses", "square", "all-but-one"))
GENERATORS = ROOT / "examples" / "generators"
SUPPORTS = {
    "h1-": lambda x: x <= 0 or x == 1,
    "h2-": lambda x: x <= 0 or x == 2,
    "h1+": lambda x: x >= 0 or x == -1,
    "h2+": lambda x: x >= 0 or x == -2,
}


def attacked(*arguments):
    return ["attack", *map(str, arguments)]


def as_json(capsys, *arguments):
    code = run(attacked(*arguments, "--json", "--quiet"))
    said = capsys.readouterr()
    assert said.err == ""
    return code, json.loads(said.out)


@pytest.mark.parametrize("name", ["constant", "copycat", "careless", "Patient"])
def test_proper_generators_are_beaten_by_a_stream_that_is_right_by_the_definitions(name, capsys):
    code, found = as_json(capsys, FOUR, "--generator", f"{GENERATORS}/proper.py:{name}", "--rounds", 60)
    assert code == Exit.REJECTED == 1
    assert (found["format"], found["verdict"], found["rounds"]) == ("echoproof/attack@1", "beaten", 60)
    assert (found["kind"], found["hard"], found["evidence"], found["legal"]) == ("proper", True, "bounded", True)
    target, answers = SUPPORTS[found["target"]], found["answers"]
    replayed, wrong = [], []
    for number, (x, answer) in enumerate(zip(found["examples"], answers, strict=True), 1):
        if not target(x):
            assert any(SUPPORTS[earlier](x) for earlier in answers[: number - 1] if earlier)
            replayed.append(number)
        if answer is None or any(SUPPORTS[answer](x) and not target(x) for x in range(-9, 10)):
            wrong.append(number)
    assert (found["replayed"], found["wrong"]) == (replayed, wrong)
    assert any(number > 30 for number in wrong)
    assert set(range(-5, 6)) <= set(found["examples"])
    silent = [number for number, answer in enumerate(answers, 1) if answer is None]
    assert [each["round"] for each in found["silences"]] == silent
    assert (name == "careless") == bool(silent)
    assert len(found["notes"]) == 60


def test_an_element_generator_by_the_definitions(capsys):
    code, found = as_json(capsys, FOUR, "--generator", f"{GENERATORS}/elements.py:successor", "--rounds", 40)
    assert (code, found["kind"], found["hard"]) == (1, "element", None)
    target, shown, wrong = SUPPORTS[found["target"]], set(), []
    for number, (x, answer) in enumerate(zip(found["examples"], found["answers"], strict=True), 1):
        assert target(x) or x in found["answers"][: number - 1]
        assert answer == max(found["examples"][:number]) + 1
        shown.add(x)
        if answer in shown or not target(answer):
            wrong.append(number)
    assert found["wrong"] == wrong


def test_one_replay_leads_a_generator_that_asks_astray(capsys):
    arguments = ("--generator", f"{GENERATORS}/queries.py:consistent", "--rounds", 12)
    code, found = as_json(capsys, ALL_BUT_ONE, *arguments, "--kind", "query")
    assert (code, found["kind"], found["replayed"]) == (1, "query", [2])
    assert found["examples"][1] == found["answers"][0]
    assert len(found["wrong"]) == 11


def test_a_generator_of_the_house_survives_and_runs_no_code(capsys):
    assert run(attacked(SQUARE, "--generator", "house:canonical")) == 0
    said = capsys.readouterr()
    assert said.err == ""
    lines = said.out.splitlines()
    assert lines[0] == "The square: house:canonical survived 13 games; this is the worst"
    assert "Bounded evidence: 100 rounds. Later ones were not played." in lines
    assert any(line.startswith("On this class some proper generator succeeds") for line in lines)
    assert as_json(capsys, SQUARE, "--generator", "house:canonical")[1]["hard"] is False


def test_what_people_read(capsys):
    assert run(attacked(FOUR, "--generator", f"{GENERATORS}/proper.py:careless", "--rounds", 30)) == 1
    said = capsys.readouterr()
    warning, told = said.err.splitlines()
    assert warning.startswith("warning: this runs the code of ")
    assert told.startswith("certificate, round 3: it raised ZeroDivisionError: ")
    lines = said.out.splitlines()
    assert lines[0].endswith("careless is beaten")
    assert "30 rounds" in lines[2]
    assert "10 without an answer" in lines[2]
    rows = [line.split() for line in lines if line[:1] == " " and line[1:2] in "0123456789…"]
    assert [row[0] for row in rows] == [*map(str, range(1, 11)), "…", *map(str, range(21, 31))]
    assert "as in round 3" in said.out
    assert "Bounded evidence: 30 rounds. Later ones were not played." in lines
    assert run(attacked(FOUR, "--generator", f"{GENERATORS}/proper.py:careless", "--quiet")) == 1
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(("number", "said"), [(1, "\n1 round: 1 genuine"), (2, "\n2 rounds: 2 genuine")])
def test_one_round_is_no_rounds(number, said, capsys):
    run(attacked(SQUARE, "--generator", "house:canonical", "--rounds", number))
    assert said in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "due"),
    [
        ([], "found no generator"),
        (["--generator", "a:b", "--machine", "m.json"], "found no generator, or two"),
        (["--machine", "m.json", "--kind", "element"], "a machine is proper"),
        (["--machine", "m.json", "--promises", "d.json"], "a machine is proper"),
        (["--generator", "house:uniform", "--promises", "d.json"], "d.json: cannot read it"),
        (["--generator", "house:canonical", "--certificate", "c.json"], "--certificate with it alone"),
        (["--generator", "house:cannonical"], "house:canonical, house:kleinberg-mullainathan"),
        (["--generator", "nowhere_at_all:f"], "nowhere_at_all: ModuleNotFoundError"),
        (["--generator", "no.py:f"], "no.py: cannot read it"),
        (["--generator", f"{GENERATORS}/proper.py:constnat"], "it has no constnat; it has constant"),
        (["--generator", f"{GENERATORS}/proper.py:constant", "--kind", "element"], "proper.py: it cannot be called"),
        (["--generator", "house:canonical", "--kind", "element"], "it cannot be called with 1 argument"),
        (["--generator", "house:canonical", "--rounds", "0"], "whole number from 1"),
        (["--generator", "house:canonical", "--seconds", "0"], "positive numbers"),
        (["--generator", "house:canonical", "--seconds", "1e300"], "positive numbers"),
        (["--generator", "house:canonical", "--seconds", "nan"], "positive numbers"),
        (["--generator", "house:canonical", "--memory", "inf"], "positive numbers"),
        (["--generator", "house:canonical", "--picture", "a.png"], ".svg or .tex"),
        (["--generator", "house:canonical", "--kind", "clever"], "clever"),
        (["--machine", "no.json"], "no.json: cannot read it"),
    ],
)
def test_bad_input(arguments, due, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run(attacked(SQUARE, *arguments, "--quiet")) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert due in said.err
    assert list(tmp_path.iterdir()) == []


def test_pictures_and_output(tmp_path, capsys):
    pictures = [tmp_path / "a.svg", tmp_path / "b.tex"]
    options = [word for file in pictures for word in ("--picture", file)]
    assert run(attacked(SQUARE, "--generator", "house:canonical", *options, "-o", tmp_path / "said.txt")) == 0
    assert capsys.readouterr() == ("", "")
    assert pictures[0].read_text("utf-8").startswith("<svg")
    assert pictures[1].read_text("utf-8").startswith("\\documentclass")
    assert "Bounded evidence" in (tmp_path / "said.txt").read_text("utf-8")


@pytest.mark.parametrize("rounds", [1, 8, 100])
def test_a_machine_that_nothing_beats(rounds, tmp_path, capsys):
    machine, certificate = ROOT / "proofs" / "machines" / "square.json", tmp_path / "c.json"
    arguments = (SQUARE, "--machine", machine, "--rounds", rounds, "--certificate", certificate)
    code, found = as_json(capsys, *arguments)
    assert (code, found["verdict"], found["evidence"], found["rounds"]) == (0, "survived", "ranking", rounds)
    assert "lasso" not in found
    assert run(["check", *map(str, (SQUARE, machine, certificate))]) == 0


def weak_machine(tmp_path):
    """Two states in turn, answers that depend on the cell: beaten, since the class is hard."""
    table = load(FOUR).table
    rows = tuple(tuple((1 - state, (cell + state) % 4) for cell in range(len(table.cells))) for state in (0, 1))
    path = tmp_path / "machine.json"
    path.write_text(dump_machine(Machine(("a", "b"), 0, rows), table), encoding="utf-8")
    return path


@pytest.mark.parametrize("rounds", [1, 5, 60])
def test_a_machine_that_a_lasso_beats(rounds, tmp_path, capsys):
    machine, certificate = weak_machine(tmp_path), tmp_path / "c.json"
    code, found = as_json(capsys, FOUR, "--machine", machine, "--rounds", rounds, "--certificate", certificate)
    assert (code, found["verdict"], found["evidence"]) == (1, "beaten", "lasso")
    assert found["rounds"] == len(found["examples"]) == rounds
    assert run(["check", *map(str, (FOUR, machine, certificate))]) == 0
    if rounds == 60:
        stem, loop = found["lasso"]["stem"], found["lasso"]["loop"]
        turns = range(stem, 60 - loop, loop)
        assert len(turns) > 3
        assert all(any(start < number <= start + loop for number in found["wrong"]) for start in turns)
        target = SUPPORTS[found["target"]]
        for number, x in enumerate(found["examples"]):
            assert target(x) or any(SUPPORTS[answer](x) for answer in found["answers"][:number])
        names = {tuple(name for name in SUPPORTS if SUPPORTS[name](x)) for x in found["examples"][stem:]}
        infinite = [("h1-", "h2-"), ("h1+", "h2+")]
        assert all(cell in names for cell in infinite if found["target"] in cell)
    capsys.readouterr()
    assert run(attacked(FOUR, "--machine", machine)) == 1
    assert "The loop comes again and again" in capsys.readouterr().out


def test_a_machine_beyond_the_limit_is_undecided(tmp_path, capsys, monkeypatch):
    def give_up(cls, machine):
        raise LimitError("too many states")

    monkeypatch.setattr(attack, "prove_machine", give_up)
    assert run(attacked(FOUR, "--machine", weak_machine(tmp_path), "--certificate", tmp_path / "c.json")) == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == "error: undecided: too many states\n"
    assert not (tmp_path / "c.json").exists()


SLOW = """
import os, pathlib, subprocess, time
def slow(examples, hypotheses):
    other = subprocess.Popen(["sleep", "1000"]).pid if len(examples) > 5 else ""
    pathlib.Path("rounds").write_text(f"{len(examples)} {os.getpid()} {other}.")
    print("printed", flush=True)
    time.sleep(HOW_LONG if len(examples) > 5 else 0)
    return hypotheses[0]
"""


def started(tmp_path, how_long, *arguments, **options):
    (tmp_path / "gen.py").write_text(SLOW.replace("HOW_LONG", str(how_long)), encoding="utf-8")
    command = [sys.executable, "-m", "echoproof", *attacked(FOUR, "--generator", "gen.py:slow", *arguments)]
    return subprocess.Popen(command, cwd=tmp_path, **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options)


def in_round(tmp_path, number):
    """Wait for a round; return the processes of the generator."""
    for _ in range(1200):
        told = (tmp_path / "rounds").read_text("ascii") if (tmp_path / "rounds").exists() else ""
        if told.endswith(".") and int(told.split()[0]) >= number:
            return told.strip(".").split()[1:]
        time.sleep(0.05)
    raise AssertionError("the game has not come so far")


def ended(pid):
    """Say whether a process has ended; who started it may still have to take note, or be none of ours."""
    for _ in range(600):
        try:
            if Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0] == "Z":
                return True
        except OSError:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_what_ends_the_program_ends_what_the_generator_has_started(number, tmp_path):
    """And Ctrl-C judges what was played."""
    with started(tmp_path, 1000, "--seconds", 500, "--json") as process:
        pids = in_round(tmp_path, 6)
        process.send_signal(number)
        out, err = process.communicate(timeout=240)
    assert len(pids) == 2
    assert all(map(ended, pids))
    assert "Traceback" not in err.decode()
    if number == signal.SIGINT:
        found = json.loads(out)
        assert process.returncode == 130
        assert (found["interrupted"], found["rounds"], found["examples"][0]) == (True, 5, 0)
    else:
        assert process.returncode in (-number, 128 + number)


def test_a_game_that_was_broken_off_says_so():
    game = Attacked(load(FOUR), "f", "proper", attack_generator(load(FOUR), lambda _, names: names[0], 5), True)
    assert "interrupted after 5 rounds of game 7" in summary(replace(game, games=7, interrupted=True)).splitlines()[0]


@pytest.mark.parametrize(("options", "times"), [([], 0), (["--prints"], 5)])
def test_what_a_generator_prints_is_no_part_of_the_result(options, times, tmp_path, capfd, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("gen.py").write_text(SLOW, encoding="utf-8")
    assert run(attacked(FOUR, "--generator", "gen.py:slow", "--rounds", 5, "--json", *options)) == Exit.REJECTED
    said = capfd.readouterr()
    assert json.loads(said.out)["rounds"] == 5
    assert said.err.count("printed\n") == times


RANDOM = """
import random
def f(examples, hypotheses):
    if len(examples) == 2:
        raise FileNotFoundError("caf\\udce9")
    return random.choice(hypotheses)
"""


def random_game(capfd, name, *options):
    Path(name).write_text(RANDOM, encoding="utf-8")
    assert run(attacked(FOUR, "--generator", f"{name}:f", "--rounds", 12, *options)) == Exit.REJECTED
    return capfd.readouterr()


def test_what_is_not_unicode_is_told(tmp_path, capfd, monkeypatch):
    monkeypatch.chdir(tmp_path)
    options = ("--picture", "a.svg", "--picture", "a.tex", "-o", "said.txt")
    told = random_game(capfd, "g\udce9.py", *options)
    assert told.out == ""
    assert "warning: this runs the code of g\\udce9.py" in told.err
    assert "FileNotFoundError: caf\\udce9 (g\\udce9.py, line 5: " in told.err
    assert "g?.py:f" in Path("a.svg").read_text("utf-8")
    assert r"\echochar{DCE9}" in Path("a.tex").read_text("utf-8")
    assert "FileNotFoundError: caf\\udce9" in Path("said.txt").read_text("utf-8")
    silences = json.loads(random_game(capfd, "g\udce9.py", "--json").out)["silences"]
    assert [(each["round"], each["reason"][:32]) for each in silences] == [(2, "it raised FileNotFoundError: caf")]


def test_the_seed_decides(tmp_path, capfd, monkeypatch):
    monkeypatch.chdir(tmp_path)
    one, again, other = (random_game(capfd, "gen.py", "--seed", seed).out for seed in (1, 1, 2))
    assert one == again != other


def test_the_game_is_shown_on_a_terminal(tmp_path):
    terminal, other = pty.openpty()
    environment = os.environ | {"TERM": "xterm", "COLUMNS": "80", "LINES": "24"}
    shown = b""
    with started(tmp_path, 0.1, "--rounds", 12, stderr=other, env=environment) as process:
        os.close(other)
        while True:
            try:
                data = os.read(terminal, 1 << 16)
            except OSError:  # the other end is closed
                break
            if not data:
                break
            shown += data
        out = process.communicate(timeout=240)[0]
    os.close(terminal)
    text = shown.decode()
    assert "game 1: certificate, round" in text
    assert "of 12" in text
    assert all(sign in text for sign in ("●", "×"))
    assert "printed" not in text
    assert b"\x1b" not in out
    assert b"Bounded evidence: 12 rounds." in out


def test_long_games_tell_where_they_are_without_a_terminal(tmp_path, capsys, monkeypatch):
    from echoproof.cli import live

    monkeypatch.setattr(live, "_LINE_PAUSE", 0.0)
    assert run(attacked(FOUR, "--generator", "house:canonical", "--rounds", 7)) == 1
    assert "… certificate: round 3 of 7\n" in capsys.readouterr().err
