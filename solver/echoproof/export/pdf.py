"""From a LaTeX file to a PDF: no shell escape, a directory of its own, a time limit, the same bytes every time."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

from echoproof.model.errors import EchoproofError, Place
from echoproof.model.files import refuse_input

_TIMEOUT: Final = 300
"""Seconds after which TeX is stopped. It bounds the wait for a document, never a verdict."""
_TEX: Final = "pdflatex -no-shell-escape -interaction=nonstopmode -halt-on-error -file-line-error"
_JOB: Final = "appendix"
_ENVIRONMENT: Final = {
    "SOURCE_DATE_EPOCH": "0",
    "FORCE_SOURCE_DATE": "1",
    "openin_any": "p",
    "openout_any": "p",
    "max_print_line": "1000",
}


class TypesettingError(EchoproofError):
    """TeX refused the document or took too long."""


def build(tex: Path) -> Path | None:
    """Typeset a document and put the PDF beside it; None when there is no TeX on this machine.

    Raises TypesettingError with the first error of TeX's log, EchoproofError when the PDF cannot be written.
    """
    if not available():
        return None
    target = tex.with_suffix(".pdf")
    refuse_input(target)
    with tempfile.TemporaryDirectory(prefix="echoproof-tex-") as room:
        made = typeset(tex, Path(room))
        # The temporary directory may be on another file system: copy beside the target, then rename.
        staged = target.with_name(f".{target.name}.{os.getpid()}")
        try:
            shutil.copyfile(made, staged)
            staged.replace(target)
        except OSError as failure:
            raise EchoproofError(f"cannot write it ({failure.strerror})", place=Place(file=str(target))) from None
        finally:
            with suppress(OSError):
                staged.unlink(missing_ok=True)
    return target


def available() -> bool:
    """Say whether this machine has the TeX programs that are needed."""
    return all(map(shutil.which, ("latexmk", "pdflatex")))


def typeset(tex: Path, room: Path) -> Path:
    """Typeset a document in an existing directory, which keeps the log, and return the PDF there; errors as `build`."""
    shutil.copyfile(tex, room / f"{_JOB}.tex")
    status = _run(["latexmk", "-norc", "-pdf", f"-pdflatex={_TEX} %O %S", f"{_JOB}.tex"], room, tex)
    made = room / f"{_JOB}.pdf"
    if status != 0 or not made.exists():
        raise TypesettingError(first_error(room / f"{_JOB}.log"), place=Place(file=str(tex)))
    return made


def first_error(log: Path) -> str:
    """Return the first error in a log of TeX, with the line of the document."""
    if not log.exists():
        return "TeX did not start"
    lines = log.read_text(encoding="latin-1").splitlines()
    for number, line in enumerate(lines):
        if line.startswith("!") or re.match(r"\S+\.tex:\d+: ", line):
            where = next((later for later in lines[number : number + 12] if re.match(r"l\.\d+ ", later)), "")
            return f"TeX says: {line.lstrip('! ')} {where}".strip()
    return "TeX failed without an error in its log"


def _run(command: list[str], room: Path, tex: Path) -> int:
    process = subprocess.Popen(
        command,
        cwd=room,
        env={**os.environ, **_ENVIRONMENT},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return process.wait(_TIMEOUT)
    except subprocess.TimeoutExpired:
        raise TypesettingError(f"TeX took more than {_TIMEOUT} seconds", place=Place(file=str(tex))) from None
    finally:
        if process.poll() is None:  # TeX is a grandchild: stop the whole group
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
