"""Printing and writing: no control character from a file reaches a terminal, no file is left half written."""

from __future__ import annotations

import os
import sys
import tempfile
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from echoproof.cli.options import Common
from echoproof.model.errors import EchoproofError, Place

if TYPE_CHECKING:
    from rich.table import Table


def printable(text: str) -> str:
    """Return the text with every control character but the line feed made visible."""
    return "".join(
        c if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf", "Cs") else ascii(c)[1:-1] for c in text
    )


def error(message: object) -> None:
    """Print an error."""
    print(printable(f"error: {message}"), file=sys.stderr)


def note(message: str, options: Common) -> None:
    """Print progress or a remark for people."""
    if not options.quiet:
        print(printable(message), file=sys.stderr, flush=True)


def emit(text: str, options: Common) -> None:
    """Give out a result: to the file of `-o`, else to standard output, where --quiet leaves only JSON."""
    if options.output is not None:
        write(options.output, text)
    elif options.json or not options.quiet:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")


def write(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all; EchoproofError when that fails."""
    data = content.encode() if isinstance(content, str) else content
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            Path(temporary).chmod(0o644)
            Path(temporary).replace(path)
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

    width = None if sys.stdout.isatty() else 100
    console = Console(
        width=width, markup=False, highlight=False, emoji=False, force_terminal=sys.stdout.isatty() or None
    )
    with console.capture() as capture:
        for part in parts:
            console.print(printable(part) if isinstance(part, str) else part)
    return "\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n"
