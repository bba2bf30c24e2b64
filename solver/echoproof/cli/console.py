"""Printing and writing: no control character from a file reaches a terminal, no file is left half written."""

from __future__ import annotations

import io
import os
import re
import sys
import tempfile
import unicodedata
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from echoproof.cli.options import Common
from echoproof.model.errors import EchoproofError, Place

if TYPE_CHECKING:
    from rich.table import Table

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def standard_streams() -> None:
    """Make the standard streams usable whatever they are: open, and written in UTF-8 as every format of ours is."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:  # closed by the caller
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115
        elif mode == "w" and isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def printable(text: str) -> str:
    """Return the text with every control character but the line feed made visible."""
    return "".join(
        c if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf", "Cs") else ascii(c)[1:-1] for c in text
    )


def error(message: object) -> None:
    """Print an error."""
    _say(f"error: {message}")


def note(message: str, options: Common) -> None:
    """Print progress or a remark for people."""
    if not options.quiet:
        _say(message)


def _say(message: str) -> None:
    # Nobody reads it any more: no reason to stop the work.
    with suppress(OSError):
        print(printable(message), file=sys.stderr, flush=True)


def emit(text: str, options: Common) -> None:
    """Give out a result: to the file of `-o`, else to standard output, where --quiet leaves only JSON."""
    text = text if text.endswith("\n") else text + "\n"
    if options.output is not None:
        write(options.output, _COLOUR.sub("", text))
    elif options.json or not options.quiet:
        _print(text)


def _print(text: str) -> None:
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as failure:
        # What is left in the buffer must not fail again when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(failure, BrokenPipeError):  # as of `echoproof … | head`, which has read enough
            place = Place(file="standard output")
            raise EchoproofError(f"cannot write it ({failure.strerror})", place=place) from None


def write(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all; links stay links, pipes pipes. EchoproofError when that fails."""
    data = content.encode() if isinstance(content, str) else content
    try:
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_file():
            target.write_bytes(data)
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".echoproof-")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            Path(temporary).chmod(0o644)
            Path(temporary).replace(target)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as failure:
        raise EchoproofError(f"cannot write it ({failure.strerror})", place=Place(file=str(path))) from None


def table(*headers: str) -> Table:
    """Return an empty table in the style of the house."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    made = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for header in headers:
        made.add_column(header, overflow="fold")
    return made


def rendered(*parts: str | Table) -> str:
    """Return tables and lines as text, as wide as the terminal (100 columns when there is none)."""
    from rich.console import Console

    terminal, made = sys.stdout.isatty(), io.StringIO()
    width = None if terminal else 100
    console = Console(file=made, width=width, markup=False, highlight=False, emoji=False, force_terminal=terminal)
    for part in parts:
        console.print(printable(part) if isinstance(part, str) else part)
    return "\n".join(line.rstrip() for line in made.getvalue().splitlines()) + "\n"
