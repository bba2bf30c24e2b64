"""Printing and writing: no control character from a file reaches a terminal, no file is left half written."""

from __future__ import annotations

import io
import os
import re
import sys
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from echoproof.cli.options import Common
from echoproof.model.errors import EchoproofError, Place
from echoproof.model.files import refuse_input

if TYPE_CHECKING:
    from rich.console import Console
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


def show(text: str) -> None:
    """Print a text; EchoproofError when that fails, unless nobody reads it any more."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as failure:
        # What is left in the buffer must not fail again when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(failure, BrokenPipeError):  # as of `echoproof … | head`, which has read enough
            place = Place(file="standard output")
            raise EchoproofError(f"cannot write it ({failure.strerror})", place=place) from None


def emit(text: str, options: Common) -> None:
    """Give out a result: to the file of `-o`, else to standard output, where --quiet leaves only JSON."""
    text = text if text.endswith("\n") else text + "\n"
    if options.output is not None:
        write(options.output, _COLOUR.sub("", text))
    elif options.json or not options.quiet:
        show(text)


def write_all(directory: Path, contents: Mapping[str, str | bytes]) -> None:
    """Write files into a directory, none of them when one is an input. EchoproofError as of `write`."""
    for name in contents:
        refuse_input(directory / name)
    for name, content in contents.items():
        write(directory / name, content)


def write(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all; links stay links, pipes pipes.

    Raises EchoproofError when that fails, and when the file is an input of the command.
    """
    data = content.encode(errors="backslashreplace") if isinstance(content, str) else content
    refuse_input(path)
    try:
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_file():
            target.write_bytes(data)
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = target.with_name(f".echoproof-{os.getpid()}")  # known before it is there, so that none stays
        try:
            temporary.unlink(missing_ok=True)
            temporary.write_bytes(data)
            temporary.chmod(0o644)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)
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


def columns(stream: TextIO) -> int:
    """Return how wide a text for a stream should be: as the terminal, within reason; 100 columns when there is none."""
    if not stream.isatty():
        return 100
    try:
        asked = int(os.environ.get("COLUMNS", "0"))
        return min(max(asked or os.get_terminal_size(stream.fileno()).columns or 80, 40), 1000)
    except (ValueError, OSError):
        return 80


def paper(made: io.StringIO) -> Console:
    """Return what sets tables for standard output; the environment of the process has no say in it but COLUMNS."""
    from rich.console import Console

    return Console(
        file=made,
        width=columns(sys.stdout),
        height=25,
        force_terminal=sys.stdout.isatty(),
        markup=False,
        highlight=False,
        emoji=False,
    )


def cut(cut_off: bool) -> str:
    """Return the line on a class that is cut off; nothing about another one."""
    from echoproof.model.classes import CUT_OFF

    return rendered(CUT_OFF) if cut_off else ""


def rendered(*parts: str | Table) -> str:
    """Return tables and lines as text."""
    made = io.StringIO()
    for part in parts:
        paper(made).print(printable(part) if isinstance(part, str) else part)
    return "\n".join(line.rstrip() for line in made.getvalue().splitlines()) + "\n"
