"""Folders that `-o` writes: of one question alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import msgspec
from cyclopts import Parameter

from echoproof.model.errors import EchoproofError, Place
from echoproof.model.files import is_input

Force = Annotated[bool, Parameter(help="Drop what -o holds of another class.")]


class _About(msgspec.Struct):
    digest: str


def about(digest: str) -> Callable[[bytes], bool]:
    """Return what says whether a JSON file of ours is about the class with this digest."""

    def is_same(content: bytes) -> bool:
        try:
            return msgspec.json.decode(content, type=_About).digest == digest
        except msgspec.MsgspecError:
            return False

    return is_same


def claim(
    directory: Path,
    ours: re.Pattern[str],
    keys: Collection[str],
    is_same: Callable[[bytes], bool],
    *,
    what: str = "class",
    force: bool,
) -> None:
    """Make sure that a folder holds nothing of another question, unless with `force`: EchoproofError.

    `ours` are the names of the files that may be written, and `keys` those of the ones that tell the question: one of
    them is always written. Inputs stay, for whoever writes refuses to write over them.
    """
    try:
        there = sorted(file for file in directory.iterdir() if ours.fullmatch(file.name) and not is_input(file))
        found = next((file for file in there if file.name in keys), None)
        same = found is not None and is_same(found.read_bytes())
    except OSError:
        return  # nothing there, or nothing that can be written over either
    if there and not (same or force):
        said = f"it is about another {what}" if found else f"nothing beside it says that it is about this {what}"
        other = "another folder, or --force to drop what is there"
        raise EchoproofError(said, other, Place(file=str(found or there[0])))


def clear(directory: Path, ours: re.Pattern[str]) -> None:
    """Remove the files with such names, but for inputs, from a folder that was claimed with `force`."""
    with suppress(OSError):  # what cannot be removed cannot be written over either, and that is said then
        for file in directory.iterdir():
            if ours.fullmatch(file.name) and not is_input(file):
                file.unlink()
