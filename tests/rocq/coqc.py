"""Compiling with coqc: the theory once in each run of the tests, and what stands on it."""

import fcntl
import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROCQ = Path(__file__).parents[2] / "proofs" / "rocq"
CLOSED = "Closed under the global context"
WHY = "coqc is not installed (Debian: coq)"
THEORY = ("Replay", "Criterion", "Finite", "Decide", "Conditions", "Integers")

MADE = ROCQ.parents[1] / "out" / "rocq"
"""Where `make rocq` compiles the theory, from scratch each time."""

home = Path()
"""Where the theory is compiled; conftest.py sets it."""


def needed():
    """Skip, or fail where nothing may be skipped, when there is no Rocq."""
    if shutil.which("coqc") is None:
        pytest.skip(WHY)


@cache
def theory(*more):
    """Compile the theory, and more files that stand on it; return the directory, which all processes share."""
    for name in (*THEORY, *more):
        with (home / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # whoever comes second waits, and finds it compiled
            if not (home / f"{name}.vo").exists():
                shutil.copy(ROCQ / f"{name}.v", home)
                if is_made():
                    shutil.copy(MADE / f"{name}.vo", home)
                else:
                    done = coqc(home, f"{name}.v")
                    assert done.returncode == 0, done.stderr
    return home


@cache
def is_made():
    """Say whether `make rocq` was through with the very theory that is here now."""
    said = MADE / "checked.txt"
    return (
        said.exists()
        and "CONTEXT SUMMARY" in said.read_text(encoding="utf-8")
        and all(
            (made := MADE / path.name).exists() and made.read_bytes() == path.read_bytes() for path in ROCQ.glob("*.v")
        )
    )


def coqc(directory, file, theory="."):
    command = ["coqc", "-Q", theory, "Echoproof", file]
    return subprocess.run(command, cwd=directory, capture_output=True, text=True, check=False, timeout=300)


def source(name):
    return (ROCQ / f"{name}.v").read_text(encoding="utf-8")


def variant(directory, name, old, new, *more):
    """Compile a variant of a file in a copy of the theory, then files that stand on it, until one fails."""
    for made in home.glob("*.vo"):
        (directory / made.name).write_bytes(made.read_bytes())
    (directory / f"{name}.v").write_text(source(name).replace(old, new), encoding="utf-8")
    done = coqc(directory, f"{name}.v")
    for stands in more:
        if done.returncode == 0:
            (directory / f"{stands}.v").write_text(source(stands), encoding="utf-8")
            done = coqc(directory, f"{stands}.v")
    return done


def refused(done):
    """It fails because it is false, not because it is no Rocq."""
    assert done.returncode != 0
    assert "Error" in done.stderr
    assert "Syntax error" not in done.stderr
    assert "was not found in the current" not in done.stderr
    assert "makes inconsistent assumptions" not in done.stderr


def compiled(text, name, *more):
    """Compile a text that stands on the theory and on more files of it, in a directory of this process."""
    own = theory(*more) / str(os.getpid())
    own.mkdir(exist_ok=True)
    (own / f"{name}.v").write_text(text, encoding="utf-8")
    return coqc(own, f"{name}.v", "..")
