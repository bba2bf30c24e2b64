"""Compiling with coqc: the theory once in each process, in a directory of its own, and what stands on it."""

import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import pytest

ROCQ = Path(__file__).parents[2] / "proofs" / "rocq"
CLOSED = "Closed under the global context"
WHY = "coqc is not installed (Debian: coq)"


def needed():
    """Skip, or fail where nothing may be skipped, when there is no Rocq."""
    if shutil.which("coqc") is None:
        pytest.skip(WHY)


@cache
def theory():
    """Compile the theory; return the directory, which is removed when the process ends."""
    directory = tempfile.TemporaryDirectory(prefix="echoproof-rocq-")
    keep.append(directory)
    for name in ("Replay", "Criterion", "Finite", "Decide", "Conditions", "Integers"):
        shutil.copy(ROCQ / f"{name}.v", directory.name)
        done = coqc(Path(directory.name), f"{name}.v")
        assert done.returncode == 0, done.stderr
    return Path(directory.name)


keep = []


def coqc(directory, file):
    command = ["coqc", *(ROCQ / "_CoqProject").read_text().split()[:3], file]
    return subprocess.run(command, cwd=directory, capture_output=True, text=True, check=False, timeout=300)


def compiled(text, name):
    """Compile a file that stands on the theory."""
    (theory() / f"{name}.v").write_text(text, encoding="utf-8")
    return coqc(theory(), f"{name}.v")
