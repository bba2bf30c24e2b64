"""The program as a process: pipes, streams, signals, what is loaded, and a terminal."""

import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import z3

from echoproof.encode import z3api
from echoproof.encode.circuit import Circuit, Problem

CLASSES = Path(__file__).parents[2] / "encodings" / "classes"
FOUR = CLASSES / "four-hypotheses.toml"
COMMANDS = ["decide", "prove", "check", "export", "enumerate", "attack", "repair"]


def echoproof(*arguments, **options):
    command = [sys.executable, "-m", "echoproof", *map(str, arguments)]
    return subprocess.run(command, stderr=subprocess.PIPE, check=False, **{"stdout": subprocess.PIPE} | options)


def test_help_and_version():
    done = echoproof("--help")
    assert done.returncode == 0
    assert all(command in done.stdout.decode() for command in COMMANDS)
    done = echoproof("--version")
    assert done.returncode == 0
    assert done.stdout.decode().strip() == "0.1.0"


HEAVY = ["z3", "cvc5", "pysat", "jinja2", "networkx", "sympy"]
WATCH = "import sys; from echoproof.cli.main import run; code = run(sys.argv[1:]); "
WATCH += f"print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr); sys.exit(code)"


@pytest.mark.parametrize("arguments", [["--help"], ["check", "CLASS", "CERTIFICATE"], ["decide", "CLASS"]])
def test_what_is_not_loaded(tmp_path, arguments):
    certificate = tmp_path / "certificate.json"
    assert echoproof("export", FOUR, "--to", "certificate", "-o", certificate).returncode == 0
    places = {"CLASS": str(FOUR), "CERTIFICATE": str(certificate)}
    command = [sys.executable, "-c", WATCH, *(places.get(argument, argument) for argument in arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout
    assert done.stderr == "[]\n"


@pytest.mark.parametrize("command", ["decide CLASS", "export CLASS --to latex"])
@pytest.mark.parametrize("reader", ["head -1", "true"])
def test_a_reader_that_has_read_enough(command, reader):
    line = f"set -o pipefail; {sys.executable} -m echoproof {command.replace('CLASS', str(FOUR))} | {reader}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == (reader == "head -1")


def test_progress_that_nobody_reads_stops_nothing(tmp_path):
    line = f"{sys.executable} -m echoproof prove {FOUR} --no-pdf -o {tmp_path} 2>&1 >/dev/null | true"
    assert subprocess.run(["bash", "-c", line], check=False).returncode == 0
    assert (tmp_path / "run.json").exists()


def test_a_full_device():
    with Path("/dev/full").open("wb") as full:
        done = echoproof("decide", FOUR, stdout=full)
    assert done.returncode == 2
    assert done.stderr == b"error: standard output: cannot write it (No space left on device)\n"


def test_closed_streams():
    line = (
        f"{sys.executable} -m echoproof decide - <&-; echo $?; {sys.executable} -m echoproof decide {FOUR} >&-; echo $?"
    )
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
    assert done.stdout == "2\n0\n"
    assert done.stderr.startswith('error: standard input: the key "format" is missing')
    assert "Traceback" not in done.stderr


def test_standard_input_and_a_pipe_as_output(tmp_path):
    with FOUR.open("rb") as stream:
        assert echoproof("decide", "-", stdin=stream).stdout == echoproof("decide", FOUR).stdout
    os.mkfifo(tmp_path / "pipe")
    with subprocess.Popen(["cat", tmp_path / "pipe"], stdout=subprocess.PIPE) as reader:
        try:
            assert echoproof("decide", FOUR, "-o", tmp_path / "pipe").returncode == 0
            assert reader.communicate(timeout=60)[0] == echoproof("decide", FOUR).stdout
        finally:
            reader.kill()
    assert (tmp_path / "pipe").is_fifo()


def test_output_is_utf_8_whatever_the_locale():
    done = echoproof("decide", FOUR, env=os.environ | {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert done.returncode == 0
    assert "3, 4, 5, 6, 7, …" in done.stdout.decode("utf-8")


def test_colours_on_a_terminal_but_not_in_a_file(tmp_path):
    terminal, other = pty.openpty()
    assert echoproof("decide", FOUR, "-o", tmp_path / "file", stdout=other).returncode == 0
    assert b"\x1b" not in (tmp_path / "file").read_bytes()
    assert echoproof("decide", FOUR, stdout=other, env=os.environ | {"TERM": "xterm"}).returncode == 0
    assert b"\x1b[31mnot-generatable" in os.read(terminal, 1 << 16)
    os.close(terminal)
    os.close(other)


@pytest.mark.parametrize("sent", ["INT", "TERM"])
def test_a_signal_reaches_through_z3(sent, monkeypatch):
    """Left to itself Z3 takes Ctrl-C for its own and answers unknown, and lets no other signal through."""
    circuit = Circuit()
    holes = [[circuit.variable(f"{i} in {j}") for j in range(13)] for i in range(14)]
    apart = [-circuit.conj((holes[a][j], holes[b][j])) for j in range(13) for a in range(14) for b in range(a)]
    problem = Problem(circuit, (*map(circuit.disj, holes), *apart), "more pigeons than holes")
    killers, ended, check = [], [], z3.Solver.check

    def checked(solver):
        killers.append(subprocess.Popen(["sh", "-c", f"sleep 0.5; kill -{sent} {os.getpid()}"]))
        ended.append(check(solver))
        return ended[0]

    monkeypatch.setattr(z3.Solver, "check", checked)
    former = signal.signal(signal.SIGTERM, signal.default_int_handler)  # as the program does
    try:
        with pytest.raises(KeyboardInterrupt):
            z3api.answer(problem)
        assert ended  # it does not work on when nobody waits for it
    finally:
        killers[0].wait()
        signal.signal(signal.SIGTERM, former)
