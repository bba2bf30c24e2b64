"""The line of a key in a TOML text, for error messages; the standard TOML reader does not tell."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

from echoproof.model.files import signs

Path = tuple[str, ...]


def line_of(text: str, key: str) -> int | None:
    """Return the line (from 1) of a key, or of "table.key", else that of the table; None when there is no such thing.

    A key may be dotted, quoted, in a table or in an inline one; what stands in texts and comments is none.
    """
    table, _, rest = key.partition(".")
    lines = list(_keys(text))
    for wanted in ((key,), (table, rest), (table,)):
        for path, line in lines:
            if path[: len(wanted)] == wanted:
                return line
    return None


def _keys(text: str) -> Iterator[tuple[Path, int]]:
    """Yield the path and the line of each key and head of a table, of a text that the standard reader takes."""
    base, path, outer = (), (), []  # type: tuple[Path, Path, list[Path | None]]
    expected, begin, line, counted = True, 0, 1, 0
    for sign, start, end in signs(text):
        if expected and (sign == "=" or (sign == "]" and text[begin:start].strip())):
            found = _parts(text[begin:start])
            path = base + found if sign == "=" else found
            line, counted = line + text.count("\n", counted, start), start
            yield path, line
            base, expected = (base, False) if sign == "=" else (path, True)
        elif expected and sign[0] in "[]\n":
            begin = end
        elif sign in ("[", "{"):  # an array, or an inline table, which has keys
            outer.append(base if sign == "{" else None)
            base, expected, begin = (path, True, end) if sign == "{" else (base, False, end)
        elif sign in ("]", "}") and outer:
            left = outer.pop()
            base, expected = base if left is None else left, False
        elif (sign == "," and outer and outer[-1] is not None) or (sign[0] == "\n" and not outer):
            expected, begin = True, end


def _parts(text: str) -> Path:
    """Return the parts of a dotted key."""
    try:
        found, parts = tomllib.loads(f"{text} = 0"), []
    except tomllib.TOMLDecodeError:
        return ()
    while isinstance(found, dict):
        ((name, found),) = found.items()
        parts.append(name)
    return tuple(parts)
