"""Reading what comes from strangers: so many bytes and no more, UTF-8, TOML whose keys cannot hang the reader.

And where the files are that come with the program.
"""

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
from typing import Any, BinaryIO

from echoproof.model.errors import EchoproofError, Place
from echoproof.model.limits import MAX_PARTS

Kind = type[EchoproofError]

_PART = 1 << 24
_SIGN = re.compile(r'''"""|\'{3}|[".\'#=,\[\]{}]|\n\s*''')
_FAMILY = re.compile(
    rb"""(?m)^(?:\xef\xbb\xbf)?[ \t]*+(?:format|"format"|'format')[ \t]*+=[ \t]*+["']echoproof/family@"""
)
_ENDS = {
    '"""': re.compile(r'(?:[^"\\]++|\\.|"{1,2}(?!"))*+"{0,5}', re.DOTALL),
    "'''": re.compile(r"(?:[^']++|'{1,2}(?!'))*+'{0,5}"),
    '"': re.compile(r'(?:[^"\\\n]++|\\.)*+"?'),
    "'": re.compile(r"[^'\n]*+'?"),
    "#": re.compile(r"[^\n]*+"),
}
"""What follows the sign that begins a text of TOML or a comment, up to its end."""


def is_family(data: bytes) -> bool:
    """Whether the content of a file names the format of families, which a reader of its own reads."""
    return _FAMILY.search(data) is not None


def name_of(path: str | Path) -> str:
    """Return what a file is called in errors; "-" is standard input."""
    return "standard input" if str(path) == "-" else str(path)


def shipped(packed: str, kept: str) -> Path:
    """Return a folder that the program needs: as it is packed in the wheel, or where the repository keeps it."""
    package = Path(__file__).resolve().parents[1]
    return package / packed if (package / packed).is_dir() else package.parents[1] / kept


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


def is_input(path: Path) -> bool:
    """Say whether a file is one that this command has read."""
    with suppress(OSError, ValueError):
        found = path.stat()
        return (found.st_dev, found.st_ino) in (_inputs.get() or ())
    return False


def refuse_input(path: Path, content: bytes | None = None) -> None:
    """Raise EchoproofError when writing to this path, and not just this content again, would destroy an input."""
    if is_input(path) and (content is None or path.read_bytes() != content):
        raise EchoproofError("it is an input of this command", "another place for the output", Place(file=str(path)))


def read_bytes(path: str | Path, most: int, kind: Kind) -> bytes:
    """Return the bytes of a file, at most one more than allowed; "-" is standard input. Raises `kind` with the file."""
    try:
        if str(path) == "-":
            with suppress(OSError):  # not every standard input has a descriptor
                keep(sys.stdin.fileno())
            return _read(sys.stdin.buffer, most + 1)
        with Path(path).open("rb") as stream:
            keep(stream.fileno())
            return _read(stream, most + 1)
    except OSError as failure:
        raise kind(f"cannot read it ({failure.strerror or failure})", place=Place(file=name_of(path))) from None


def _read(stream: BinaryIO, most: int) -> bytes:
    """Return at most so many bytes; Python's own would set aside memory for all of them first."""
    parts = []
    while most > 0 and (part := stream.read(min(most, _PART))):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)


def decoded(data: bytes, most: int, kind: Kind) -> str:
    """Return the text of at most so many bytes, without a byte order mark at its start.

    Raises `kind` with the line of what is not UTF-8.
    """
    if len(data) > most:
        raise kind("the file is too large", f"at most {most} bytes")
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise kind(f"byte {error.start} is not UTF-8", "text in UTF-8", Place(line=line)) from None


def toml(text: str, kind: Kind, parse_float: Callable[[str], Any] = float) -> dict[str, Any]:
    """Return what a TOML document says. Raises `kind`; a ValueError of the reader is its cause."""
    if (line := _line_of_many_parts(text)) is not None:
        found = f"a key of more than {MAX_PARTS} parts"
        raise kind(found, f"at most {MAX_PARTS}, parted by dots", Place(line=line))
    try:
        return tomllib.loads(text, parse_float=parse_float)
    except RecursionError:
        raise kind("the TOML is nested too deeply", "the keys of docs/formats.md") from None
    except ValueError as error:  # TOMLDecodeError, and Python's limit on the digits of an integer
        raise kind(f"not valid TOML: {error}", "a file as in docs/formats.md") from error


def signs(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each sign that matters in a TOML text, its start and its end: of quotes, comments and empty lines all.

    Where one does not end, the standard reader stops.
    """
    at = 0
    while found := _SIGN.search(text, at):
        sign, at = found[0], found.end()
        if sign in _ENDS and (end := _ENDS[sign].match(text, at)):
            at = end.end()
        yield sign, found.start(), at


def _line_of_many_parts(text: str) -> int | None:
    """Return the first line with a dotted key too long for the standard reader, which takes quadratic time for it.

    Dots that no sign parts are those of one key, or of one number.
    """
    dots = 0
    for sign, _, at in signs(text):
        if sign == ".":
            dots += 1
            if dots == MAX_PARTS:
                return text.count("\n", 0, at) + 1
        elif sign not in _ENDS:
            dots = 0
    return None
