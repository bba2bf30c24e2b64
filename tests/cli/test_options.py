"""Every command and every option that the program itself lists: nonsense, full disks, closed pipes, Ctrl-C."""

import compileall
import os
import re
import signal
import subprocess
import sys
import time
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import SimpleNamespace

import pytest

from echoproof.__main__ import _again
from echoproof.cli import theorems
from echoproof.cli.console import columns, write
from echoproof.cli.main import app, run
from echoproof.theorems.ledger import THEOREMS, ledger

ROOT = Path(__file__).parents[2]
CLASS = ROOT / "encodings" / "classes" / "two-hypotheses.toml"
CHAIN = ROOT / "encodings" / "chains" / "gamblers-ruin.toml"
FAMILY = ROOT / "encodings" / "families" / "tails.toml"
COMMANDS = sorted(name for name in app if not name.startswith("-"))
SMALL = {
    # Arguments with which a command has little to do; a command without a line here fails the tests.
    "attack": [CLASS, "--generator", "house:canonical", "--rounds", "2"],
    "chain": [CHAIN],
    "check": [CLASS, ROOT / "proofs" / "certificates" / "two-hypotheses.json"],
    "decide": [CLASS],
    "enumerate": ["-n", "2"],
    "export": [CLASS, "--to", "dot"],
    "notions": [CLASS],
    "prove": [CLASS, "--no-pdf"],
    "repair": [CLASS],
    "synthesize": [CLASS],
    "theorems": ["criterion"],
    "separate": ["proper-limit-replay", "proper-uniform"],
    "atlas": ["--adversaries", "none"],
    "thresholds": [CLASS],
    "count": ["-n", "2"],
}
OF_FAMILIES = {
    "check": [FAMILY, ROOT / "proofs" / "families" / "tails.numbers.json"],
    "decide": [FAMILY],
    "export": [FAMILY, "--to", "finite", "--parameters", "0..2"],
    "notions": [FAMILY],
    "prove": [FAMILY, "--no-pdf"],
}
"""The commands that take a family, too, as `family:decide`."""
NONSENSE = [
    "",
    "nonsense",
    "-1",
    "3.7",
    "1e3",
    "nan",
    "0x4",
    "1_0",
    "٣",
    "9" * 40,
    "☃ caf\udce9",
    "a" * 300,
    "/dev/full",
]


@cache
def known(names):
    """Return what is known of theorems, which are not proved anew for each option."""
    return ledger([one for one in THEOREMS if one.name in names])


def arguments(command, option=None):
    """Return the arguments of a small run, without an option that is to be given otherwise."""
    family, _, command = command.rpartition(":")
    line = [command, *map(str, (OF_FAMILIES if family else SMALL)[command])]
    for name in next((one.names for c, one in LISTED if c == command and option in one.names), ()):
        if name in line:
            del line[line.index(name) : line.index(name) + 2]
    return line


RUNS = [*COMMANDS, *(f"family:{command}" for command in OF_FAMILIES)]
LISTED = [
    (command, one)
    for command in COMMANDS
    for one in app[command].assemble_argument_collection(default_parameter=app.default_parameter)
]
OPTIONS = [(command, max(one.names, key=len)) for command, one in LISTED if one.names[0].startswith("-")]
WHOLE = [(command, max(one.names, key=len)) for command, one in LISTED if re.search(r"\bint\b", str(one.hint))]


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(theorems, "ledger", lambda chosen, _: known(tuple(one.name for one in chosen)))


def is_flag(command, option):
    return any(c == command and option in one.names and "bool" in str(one.hint) for c, one in LISTED)


def test_only_what_says_something_can_be_denied():
    assert {(command, name) for command, one in LISTED for name in one.negatives} == {
        ("prove", "--no-pdf"),
        ("enumerate", "--no-core"),
        ("count", "--no-core"),
    }


@pytest.mark.parametrize(("command", "option"), OPTIONS)
def test_nonsense_is_a_value_or_an_error(command, option, capsys):
    """Whatever stands after an option: an exit code of the table, and no exception gets out."""
    values = NONSENSE
    if is_flag(command, option):
        values = ["", "maybe", "1"]
    elif option == "--output":  # for which most of this is a name
        values = ["", "☃ caf\udce9", "a" * 300, "/dev/full"]
    for value in values:
        code = run([*arguments(command, option), f"{option}={value}"])
        err = capsys.readouterr().err
        assert code in {0, 1, 2, 3}, (value, code)
        assert code != 2 or "error: " in err or command == "check", (value, err)


@pytest.mark.parametrize(
    "line",
    [
        ["decide", "a\nb.toml"],
        ["chain", str(CHAIN), "--target", str(CLASS), "a\nb"],
        ["attack", str(CLASS), "--generator", "a\nb.py:f"],
        ["attack", str(CLASS), "--generator", "house:a\nb"],
        ["attack", str(CLASS), "--generator", "house:canonical", "--picture", "a\nb"],
        ["decide", str(CLASS), "--budget", "a\nb"],
        ["export", str(CLASS), "--to", "a\nb"],
        ["theorems", "a\nb"],
        ["decide", str(CLASS), "--a\nb"],
        ["a\nb"],
        ["enumerate", "-n", "a\nb"],
        ["chain", "log.csv", "--columns", "a\nb,next"],
    ],
    ids=repr,
)
def test_what_was_typed_stays_on_one_line(line, tmp_path, capsys):
    (tmp_path / "log.csv").write_text("previous,next\na,b\n")
    assert run(line) == 2
    err = capsys.readouterr().err
    assert "a\\nb" in err
    assert all(one.startswith(("error: ", "  ", "warning: ")) for one in err.splitlines()), err


def test_a_title_over_several_lines_stays_on_one(tmp_path, capsys):
    text = CHAIN.read_text().replace("title = ", 'title = """first\nsecond""" # ', 1)
    (tmp_path / "chain.toml").write_text(text)
    assert run(["chain", str(tmp_path / "chain.toml")]) == 0
    assert capsys.readouterr().out.startswith("first\\nsecond: ")


@pytest.mark.parametrize(("command", "option"), WHOLE)
def test_a_whole_number_is_one(command, option, capsys):
    for value in ("3.7", "4.0", "1e1", "0x4", "٣", "1_0", "", " 4", "-1", "9" * 30):
        assert run([*arguments(command, option), f"{option}={value}"]) == 2, value
        assert "a whole number from" in capsys.readouterr().err


@pytest.mark.parametrize(("command", "option"), WHOLE)
def test_the_range_that_an_error_names_is_the_one_that_holds(command, option, capsys):
    """What is a step outside is refused in the same words, and what is at its end by nothing, where that is quick."""
    line = arguments(command, option)
    assert run([*line, f"{option}=x"]) == 2
    least, most = map(int, re.search(r"from (\d+)\s+to\s+(\d+)", capsys.readouterr().err).groups())
    for value in (least - 1, most + 1):
        assert run([*line, f"{option}={value}"]) == 2
        assert f"to {most}" in " ".join(capsys.readouterr().err.split())
    quick = [least] if option in {"--rounds", "--workers", "--simulate", "--hypotheses"} else [least, most]
    for value in quick:
        assert run([*line, f"{option}={value}"]) != 2


@pytest.mark.parametrize("command", ["", *RUNS])
def test_a_full_disk_and_a_closed_pipe(command, monkeypatch, capsys):
    asked = [command.rpartition(":")[2], "--help"] if command else ["--help"]
    lines = [asked, *([arguments(command)] if command else [])]
    for line in lines:
        codes = []
        for place in ("devnull", "full", "closed"):
            if place == "closed":
                reader, writer = os.pipe()
                os.close(reader)
            else:
                writer = os.open(os.devnull if place == "devnull" else "/dev/full", os.O_WRONLY)
            with os.fdopen(writer, "w") as stream, monkeypatch.context() as patched:
                patched.setattr(sys, "stdout", stream)
                codes.append(run(line))
        plain, full, closed = codes
        # `prove` writes to its directory before it says so.
        assert (full, closed) == (2, plain), (line, codes)
        assert "standard output: cannot write it" in capsys.readouterr().err


@pytest.mark.parametrize("command", RUNS)
def test_a_file_that_cannot_be_written(command, capsys):
    assert run([*arguments(command), "-o", "/dev/full/there"]) == 2
    assert run([*arguments(command), "-o", "/dev/full"]) == 2
    assert "cannot" in capsys.readouterr().err


@pytest.mark.parametrize("command", RUNS)
def test_no_command_writes_over_what_it_reads(command, tmp_path, capsys):
    line = arguments(command)
    inputs = [at for at, text in enumerate(line) if Path(text).is_file()]
    for at in inputs:
        for name in ("same", "symbolic", "hard"):
            room = tmp_path / f"{at}-{name}"
            room.mkdir()
            source, other = room / "class.toml", room / name
            source.write_bytes(Path(line[at]).read_bytes())
            if name == "symbolic":
                other.symlink_to(source)
            elif name == "hard":
                other.hardlink_to(source)
            written = room / ".." / room.name / ("class.toml" if name == "same" else name)
            assert run([*line[:at], str(source), *line[at + 1 :], "-o", str(written)]) == 2
            assert source.read_bytes() == Path(line[at]).read_bytes()
    assert ("an input of this command" in capsys.readouterr().err) == (
        bool(inputs) and command.rpartition(":")[2] not in FOLDERS
    )


FOLDERS = {"enumerate", "prove", "repair", "synthesize"}
"""Commands of which -o is a folder, which a file is not."""


@pytest.mark.parametrize(
    ("command", "name"), [("repair", "repair.json"), ("prove", "decision.json"), ("synthesize", "fewer.json")]
)
def test_nor_over_a_file_in_the_folder(command, name, tmp_path, capsys):
    (tmp_path / name).write_bytes(CLASS.read_bytes())
    assert run([command, str(tmp_path / name), "-o", str(tmp_path), "--quiet"]) == 2
    assert "an input of this command" in capsys.readouterr().err
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {name: CLASS.read_bytes()}


@pytest.mark.parametrize("name", ["helper.py", "pack/__init__.py", "pack/mine.py", "g.py"])
@pytest.mark.parametrize("generator", ["g.py:f", "pack.mine:f"])
def test_nor_over_what_a_generator_imports(generator, name, tmp_path, monkeypatch, capsys):
    files = {
        "helper.py": "def f(examples, hypotheses): return hypotheses[0]\n",
        "pack/__init__.py": "",
        "pack/mine.py": "from helper import f\n",
        "g.py": "from pack.mine import f\n",
    }
    (tmp_path / "pack").mkdir()
    for file, text in files.items():
        (tmp_path / file).write_text(text)
    line = ["attack", str(CLASS), "--generator", generator, "--rounds", "2", "-o", name, "--quiet"]
    read = name != "g.py" or generator == "g.py:f"
    assert (run(line) == 2) == read
    assert ((tmp_path / name).read_text() == files[name]) == read
    assert ("an input of this command" in capsys.readouterr().err) == read


def test_nor_over_what_a_generator_opens_in_a_round(tmp_path, monkeypatch, capsys):
    """Whether it opens it itself, imports it there, or has a fork of it do so; what it writes is no input."""
    files = {
        "data.txt": "0",
        "later.py": "data = 0\n",
        "forked.txt": "1",
        "log.txt": "",
        "g.py": """import os, pathlib
def f(examples, hypotheses):
    if len(examples) == 2:
        os.chdir(pathlib.Path(__file__).parent.parent)
        open(os.path.basename(os.path.dirname(__file__)) + "/data.txt").read()
        import later
        if not (child := os.fork()):
            pathlib.Path(__file__).with_name("forked.txt").read_text()
            os._exit(0)
        os.waitpid(child, 0)
        pathlib.Path(__file__).with_name("log.txt").write_text("")
    return hypotheses[0]
""",
    }
    for file, text in files.items():
        (tmp_path / file).write_text(text)
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "")
    compileall.compile_dir(tmp_path, quiet=2)  # so that what is opened is no module itself
    for file in files:
        line = ["attack", str(CLASS), "--generator", "g.py:f", "--rounds", "2", "-o", file, "--quiet"]
        assert (run(line) == 2) == (file != "log.txt"), file
        assert ((tmp_path / file).read_text() == files[file]) == (file != "log.txt")
        capsys.readouterr()


@pytest.mark.parametrize("command", ["prove", "synthesize", "repair"])
def test_a_folder_is_of_one_class(command, tmp_path, capsys):
    """Its own again, but neither another's nor one in which a file of such a name has no company; or --force."""
    out, other = tmp_path / "out", ROOT / "encodings" / "classes" / "square.toml"
    if command == "synthesize":
        other = ROOT / "encodings" / "classes" / "half-lines.toml"

    def made(path, *more):
        code = run([command, str(path), "-o", str(out), "--quiet", *(["--no-pdf"] * (command == "prove")), *more])
        return code, {file.name: file.read_bytes() for file in out.iterdir()}

    code, first = made(CLASS)
    assert code == 0
    assert made(CLASS)[0] == 0
    (out / "mine.txt").write_text("mine")
    mine = {"mine.txt": b"mine"}
    assert made(other) == (2, first | mine)
    said = capsys.readouterr().err
    assert f"{out}/" in said
    assert "it is about another class\n  allowed: another folder, or --force" in said
    code, second = made(other, "--force")
    assert code == 0
    assert second.items() >= mine.items()
    name = {"prove": "appendix.tex", "synthesize": "machine.json", "repair": "add-001.toml"}[command]
    for file in out.iterdir():
        if file.name not in {name, "mine.txt"}:
            file.unlink()
    (out / name).write_text("mine too")
    assert made(other) == (2, mine | {name: b"mine too"})
    assert f"{name}: nothing beside it says" in capsys.readouterr().err


def test_a_class_may_be_proved_where_it_lies(tmp_path):
    (tmp_path / "class.toml").write_bytes(CLASS.read_bytes())
    for _ in range(2):
        assert run(["prove", str(tmp_path / "class.toml"), "-o", str(tmp_path), "--no-pdf", "--quiet"]) == 0
        assert (tmp_path / "class.toml").read_bytes() == CLASS.read_bytes()


@pytest.mark.parametrize("command", RUNS)
def test_ctrl_c(command, monkeypatch, capsys):
    """In the middle of the work: at the first function calls, and at later ones while there are any."""
    monkeypatch.setattr(sys, "unraisablehook", lambda lost: None)  # Python drops what it may not raise
    for calls in (20, 1000, 5000):
        left, line = [calls], arguments(command)

        def count(frame, event, _, left=left):
            left[0] -= event == "call"
            if left[0] == 0 and event == "call":
                sys.setprofile(None)
                signal.raise_signal(signal.SIGINT)

        sys.setprofile(count)
        try:
            code = run(line)
        finally:
            sys.setprofile(None)
        assert code == 130 or left[0] > 0, calls
        assert left[0] > 0 or "interrupted" in capsys.readouterr().err
        if left[0] > 0:
            break


def test_a_file_is_whole_or_not_there_wherever_ctrl_c_comes(tmp_path):
    """Before and after every function that is called on the way, one after another."""
    for calls in range(1000):
        left = [calls]

        def count(_frame, _event, _, left=left):
            left[0] -= 1
            if left[0] < 0:
                sys.setprofile(None)
                raise KeyboardInterrupt

        with suppress(KeyboardInterrupt):
            sys.setprofile(count)
            write(tmp_path / "file", "whole")
            sys.setprofile(None)
        assert {file.name: file.read_text() for file in tmp_path.iterdir()} in ({}, {"file": "whole"}), calls
        if left[0] >= 0:
            break
    assert 20 < calls < 999


SWALLOWED = """
import ctypes, signal
from contextlib import suppress
import echoproof.cli.main
from echoproof.__main__ import main

class Number:
    @classmethod
    def from_param(cls, value):
        signal.raise_signal(signal.SIG{sent})

def run(_):
    absolute = ctypes.CDLL(None).abs
    absolute.argtypes = [Number]
    with suppress({errors}):
        absolute(1)
    return 0

echoproof.cli.main.run = run
main()
"""


@pytest.mark.parametrize(("sent", "code"), [("INT", 130), ("TERM", 143), ("HUP", 129)])
@pytest.mark.parametrize("errors", ["", "Exception"])
def test_an_interruption_that_a_library_changed_or_swallowed(sent, code, errors):
    """ctypes, and so Z3, makes an error of its own of what is raised while an argument is looked at."""
    program = SWALLOWED.format(sent=sent, errors=errors)
    former = signal.signal(signal.Signals[f"SIG{sent}"], signal.SIG_DFL)  # nohup has it ignored, by children too
    try:
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    finally:
        signal.signal(signal.Signals[f"SIG{sent}"], former)
    assert (done.returncode, done.stderr) == (code, "" if errors else "error: interrupted\n")


def test_an_interruption_that_python_dropped_comes_again(monkeypatch):
    monkeypatch.setattr(sys, "__unraisablehook__", pytest.fail)
    former = signal.signal(signal.SIGALRM, signal.default_int_handler)
    try:
        _again(SimpleNamespace(exc_type=KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            time.sleep(5)
    finally:
        signal.signal(signal.SIGALRM, former)


@pytest.mark.parametrize(
    ("said", "wide"),
    [("0", 80), ("1", 40), ("-5", 40), ("abc", 80), ("²", 80), ("72", 72), ("9" * 20, 1000), ("9" * 5000, 80)],
)
def test_help_at_any_width(said, wide, monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", said)
    monkeypatch.setenv("LINES", said)
    assert run(["--help"]) == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) == 100  # no terminal
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert columns(sys.stdout) == wide
    for command in ("", *COMMANDS):
        assert run([*filter(None, [command]), "--help"]) == 0
