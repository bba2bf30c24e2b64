"""Reading what comes from strangers: so many bytes and no more, UTF-8, TOML whose keys cannot hang the reader."""

from __future__ import annotations

import codecs
import os
import re
import stat
import sys
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from echoproof.model.errors import EchoproofError, Place
from echoproof.model.limits import MAX_DOTS

Kind = type[EchoproofError]


def name_of(path: str | Path) -> str:
    """Return what a file is called in errors; "-" is standard input."""
    return "standard input" if str(path) == "-" else str(path)


_inputs: ContextVar[set[tuple[int, int]] | None] = ContextVar("inputs", default=None)
"""Device and inode of every file that was read, under `inputs_kept`: not its name, since a file may have several."""


@contextmanager
def inputs_kept() -> Iterator[None]:
    """Have every file that is read in this context refused by `refuse_input`."""
    token = _inputs.set(set())
    try:
        yield
    finally:
        _inputs.reset(token)


def keep(file: str | int) -> None:
    """Note that a regular file, by its path or descriptor, is an input and must stay as it is."""
    seen = _inputs.get()
    with suppress(OSError, ValueError):
        if seen is not None and stat.S_ISREG((found := os.stat(file)).st_mode):  # noqa: PTH116  (descriptors too)
            seen.add((found.st_dev, found.st_ino))


def refuse_input(path: Path, content: bytes | None = None) -> None:
    """Raise EchoproofError when writing to this path, and not just this content again, would destroy an input."""
    with suppress(OSError, ValueError):
        found = path.stat()
        if (found.st_dev, found.st_ino) in (_inputs.get() or ()) and (content is None or path.read_bytes() != content):
            raise EchoproofError(
                "it is an input of this command", "another place for the output", Place(file=str(path))
            )


def read_bytes(path: str | Path, most: int, kind: Kind) -> bytes:
    """Return the bytes of a file, at most one more than allowed; "-" is standard input. Raises `kind` with the file."""
    try:
        if str(path) == "-":
            with suppress(OSError):  # not every standard input has a descriptor
                keep(sys.stdin.fileno())
            return sys.stdin.buffer.read(most + 1)
        with Path(path).open("rb") as stream:
            keep(stream.fileno())
            return stream.read(most + 1)
    except OSError as failure:
        raise kind(f"cannot read it ({failure.strerror or failure})", place=Place(file=name_of(path))) from None


def decoded(data: bytes, most: int, kind: Kind) -> str:
    """Return the text of at most so many bytes. Raises `kind` with the line of what is not UTF-8."""
    if len(data) > most:
        raise kind("the file is too large", f"at most {most} bytes")
    if data.startswith(codecs.BOM_UTF8):
        raise kind("the file begins with a byte order mark", "text in UTF-8 without it", Place(line=1))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise kind(f"byte {error.start} is not UTF-8", "text in UTF-8", Place(line=line)) from None


def toml(text: str, kind: Kind, parse_float: Callable[[str], Any] = float) -> dict[str, Any]:
    """Return what a TOML document says. Raises `kind`; a ValueError of the reader is its cause.

    Decimals apart, a line has few dots, since the standard reader takes quadratic time and memory for a key of many
    parts.
    """
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > MAX_DOTS and re.sub(r"\d\.\d", "", line).count(".") > MAX_DOTS:
            raise kind("a line has too many dots", f"at most {MAX_DOTS}", Place(line=number))
    try:
        return tomllib.loads(text, parse_float=parse_float)
    except RecursionError:
        raise kind("the TOML is nested too deeply", "the keys of docs/formats.md") from None
    except ValueError as error:  # TOMLDecodeError, and Python's limit on the digits of an integer
        raise kind(f"not valid TOML: {error}", "a file as in docs/formats.md") from error
