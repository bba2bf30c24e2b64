"""Files of promises: a JSON object with a number of distinct examples for each hypothesis of a class."""

from __future__ import annotations

import difflib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from echoproof.model.errors import EchoproofError
from echoproof.model.files import decoded, name_of, read_bytes
from echoproof.model.limits import MAX_CLASS_BYTES, MAX_PROMISE


class PromisesError(EchoproofError):
    """The promises cannot be read, or are not one for each hypothesis of the class."""


def load_promises(path: str | Path, names: Sequence[str]) -> tuple[int, ...]:
    """Read the promises for hypotheses with these names, in their order; "-" reads standard input.

    Raises PromisesError with the file, what was found and what is allowed.
    """
    try:
        return parse_promises(read_bytes(path, MAX_CLASS_BYTES, PromisesError), names)
    except EchoproofError as error:
        raise error.at(file=name_of(path)) from None


def parse_promises(data: bytes, names: Sequence[str]) -> tuple[int, ...]:
    """Read the promises that a file's content says; errors as `load_promises`."""
    shape = 'an object such as {"' + names[0] + '": 1, …}, with a number for each hypothesis'
    try:
        found = json.loads(decoded(data, MAX_CLASS_BYTES, PromisesError), object_pairs_hook=_once, parse_int=_number)
    except json.JSONDecodeError as error:
        raise PromisesError(f"not valid JSON: {error.msg}", shape).at(line=error.lineno) from None
    except RecursionError:
        raise PromisesError("the JSON is nested too deeply", shape) from None
    if not isinstance(found, dict):
        raise PromisesError(f"found {_shown(found)}", shape)
    for name, value in found.items():
        if name not in names:
            close = difflib.get_close_matches(name, names, 1)
            hint = f'did you mean "{close[0]}"? ' if close else ""
            raise PromisesError(f'"{name:.60}" is no hypothesis of the class', f"{hint}the names {', '.join(names)}")
        if type(value) is not int or not 1 <= value < MAX_PROMISE:
            allowed = "a whole number from 1 on, of at most 200 digits"
            raise PromisesError(f"found {_shown(value)}", allowed).at(hypothesis=name)
    if missing := [name for name in names if name not in found]:
        raise PromisesError(f"no promise for {', '.join(missing)}", "a number for each hypothesis of the class")
    return tuple(found[name] for name in names)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        raise PromisesError("a key stands twice", "each hypothesis once")
    return made


def _number(digits: str) -> int:
    return int(digits[:202])  # a longer one is too large all the same


def _shown(value: Any) -> str:
    return (
        f"{value!r:.60}" if not isinstance(value, list | dict) else "a list" if isinstance(value, list) else "an object"
    )
