"""Reads JSON without trust: no key twice, and no more memory than was drawn for it before anything is made.

What Python makes of a document is bounded by the signs in its bytes: an object begins with a brace, a list with a
bracket, every further value comes after a comma or a colon, a text stands in quotes. Signs inside texts count as well.
"""

import json
from typing import Any, Final

from .meter import Meter
from .outcome import Code, Rejected

WEIGHTS: Final = {b"{": 240, b"[": 90, b":": 128, b",": 40, b'"': 28}
"""Bytes of an empty value, of what an entry of an object takes, of an item of a list, of half a text."""
DIGITS: Final = 18
LONG_KEYS: Final = {"number"}
"""The keys whose values may have more digits than that: sizes, which no checker uses as a key of a dictionary."""


class Long:
    """An integer of more digits, anywhere else: no `int`, so that no checker takes it for one.

    Python's hash of an integer is its remainder modulo 2^61 - 1. So a file of multiples of that number would make every
    dictionary of its numbers slow.
    """

    __slots__ = ("value",)

    def __init__(self, digits: str) -> None:
        self.value = int(digits)


def read(data: bytes, meter: Meter) -> Any:
    """Return the value of a JSON document without duplicate keys; Rejected when it is none, or the meter runs out."""
    width = 1 if data.isascii() else 4  # bytes of a character, in the text as a whole and in each text of it
    signs = {sign: data.count(sign) for sign in WEIGHTS}
    kept = sum(WEIGHTS[sign] * count for sign, count in signs.items())
    meter.spend((len(data) >> 6) + sum(signs.values()) + 4 * signs[b"{"], (1 + 2 * width) * len(data) + kept)
    try:
        return json.loads(data.decode("utf-8"), object_pairs_hook=unique, parse_int=integer)
    except (ValueError, RecursionError):
        raise Rejected(Code.UNREADABLE, "file", "not a JSON document without duplicate keys") from None


def integer(digits: str) -> int | Long:
    """Return an integer of JSON."""
    return int(digits) if len(digits) <= DIGITS else Long(digits)


def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the object of these pairs; ValueError when a key is there twice."""
    made = dict(pairs)
    if len(made) < len(pairs):
        raise ValueError("a key twice")
    for key in LONG_KEYS & made.keys():
        if isinstance(made[key], Long):
            made[key] = made[key].value
    return made
