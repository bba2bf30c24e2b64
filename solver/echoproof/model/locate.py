"""The line of a key in a TOML text, for error messages; the standard TOML reader does not tell."""

from __future__ import annotations

import tomllib
from typing import Final

_MAX_LINES: Final = 20_000


def line_of(text: str, key: str) -> int | None:
    """Return the first line (from 1) that sets `key`, or None when it is not found.

    A line is tried up to each of its equals signs with a value of our own, so the value, even one that goes over
    several lines or is no TOML at all, plays no part.
    """
    for number, line in enumerate(text.split("\n")[:_MAX_LINES], start=1):
        position = line.find("=")
        while 0 <= position < 500:
            try:
                if _sets(tomllib.loads(line[:position] + "= 0"), key):
                    return number
                break
            except (tomllib.TOMLDecodeError, RecursionError):
                position = line.find("=", position + 1)
    return None


def _sets(table: dict[str, object], key: str) -> bool:
    """Say whether the (dotted) key of a one-line table ends in `key`."""
    while len(table) == 1:
        name, value = next(iter(table.items()))
        if not isinstance(value, dict):
            return name == key
        table = value
    return False
