"""The class of a class file, read by the checker itself: names, and {profile: size} of the realized profiles."""

import hashlib
import json
import re
import tomllib
import unicodedata
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from . import integers, strings
from .cells import Cells, checked
from .meter import Meter
from .outcome import Code, Rejected

BYTES: Final = 1 << 20
PARTS: Final = 16
"""Parts of a dotted key: Python's reader of TOML takes quadratic time for them."""
HYPOTHESES: Final = 32
MADE: Final = 256
"""Bytes that Python's reader of TOML takes for a byte of the file, at most."""
NAME = re.compile(r"[^\x00-\x1f\x7f-\x9f]{1,60}")
COMMON = {"format", "domain", "title", "source", "hypotheses", "cut_off"}
KEYS = {"integers": COMMON, "naturals": COMMON, "strings": COMMON | {"alphabet"}, "profiles": COMMON | {"cells"}}

# Texts and comments of TOML; one that does not end goes on to where the reader of TOML refuses it.
TEXT = re.compile(
    r'''"""(?:[^"\\]++|\\.|"(?!""))*+(?:"{3,5}|\Z)|\'\'\'(?:[^']++|'(?!\'\'))*+(?:'{3,5}|\Z)'''
    r"""|"(?:[^"\\\n]++|\\.)*+"?|'[^'\n]*+'?|\#[^\n]*+""",
    re.DOTALL,
)
PAINTLESS = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
"""Characters that show nothing, besides those of the categories Cf and Cn."""


class Read(NamedTuple):
    """What a class file says; `cut_off`: that the class is a finite part of an infinite one."""

    title: str
    names: list[str]
    cells: Cells
    cut_off: bool


_LAST: dict[bytes, tuple[Read, int, int]] = {}
"""The class that was read last, with what that drew: a decision has many certificates of one class checked."""


def read(data: bytes, meter: Meter) -> Read:
    """Return what the bytes of a class file say; the title is empty where it has none."""
    if data in _LAST:
        found, steps, stored = _LAST[data]
        meter.spend(steps, stored)
        return found
    steps, stored = meter.steps, meter.stored
    found = worked_out(data, meter)
    _LAST.clear()
    _LAST[data] = found, steps - meter.steps, stored - meter.stored
    return found


def worked_out(data: bytes, meter: Meter) -> Read:
    """Return the same, from the bytes."""
    try:
        document = parsed(data, meter)
        domain, hypotheses = document.get("domain", ""), document.get("hypotheses")
        if document.get("format") != "echoproof/class@1" or set(document) - KEYS.get(domain, set()):
            raise Rejected(Code.CLASS, "file", "not echoproof/class@1, another domain, or an unknown key")
        title = document.get("title", "")
        if not isinstance(title, str) or not isinstance(document.get("source", ""), str):
            raise Rejected(Code.CLASS, "title" if not isinstance(title, str) else "source", "no text")
        if type(cut_off := document.get("cut_off", False)) is not bool:
            raise Rejected(Code.CLASS, "cut_off", "neither true nor false")
        if domain == "profiles" and isinstance(hypotheses, list):
            names = different(hypotheses)
            return Read(title, names, checked(names, listed(names, document.get("cells"), meter), meter), cut_off)
        if domain == "profiles" or not isinstance(hypotheses, dict):
            raise Rejected(Code.CLASS, "hypotheses", "missing or of the wrong type")
        names, texts = different([*hypotheses]), tuple(hypotheses.values())
        if domain == "strings":
            found = strings.cells(document.get("alphabet"), texts, meter)
        else:
            found = integers.cells(texts, domain == "naturals", meter)
        return Read(title, names, checked(names, found, meter), cut_off)
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError) as error:
        raise Rejected(Code.CLASS, "file", f"cannot be read ({type(error).__name__})") from None


def parsed(data: bytes, meter: Meter) -> dict[str, Any]:
    """Return what a TOML document says."""
    if len(data) > BYTES:
        raise Rejected(Code.CLASS, "file", f"more than {BYTES} bytes")
    meter.spend(16 * len(data), MADE * len(data))
    text = data.decode("utf-8-sig")
    if any(part.count(".") >= PARTS for part in re.split(r"[=,\[\]{}\n]", TEXT.sub("", text))):
        raise Rejected(Code.CLASS, "file", f"a key of more than {PARTS} parts")
    return tomllib.loads(text)


def different(names: list[Any]) -> list[str]:
    """Return the names if they are those of a class, and no two look alike."""
    texts = all(isinstance(name, str) and NAME.fullmatch(name) for name in names)
    if not 1 <= len(names) <= HYPOTHESES or not texts:
        raise Rejected(Code.CLASS, "hypotheses", "not 1 to 32 different names of 1 to 60 printable characters")
    looks: dict[str, str] = {}
    for name in names:
        look = seen(name)
        if not look or look in looks:
            found = f"it looks like {looks[look]!a}" if look else "it shows nothing"
            raise Rejected(Code.CLASS, f"hypotheses.{name!a}", found)
        looks[look] = name
    return names


def seen(name: str) -> str:
    """Return what a person sees of a name: without what shows nothing, in the normal form NFKC, with single blanks."""
    for _ in range(2):  # a compatible form may show nothing where the character itself is a letter
        shown = [c for c in PAINTLESS.sub("", name) if unicodedata.category(c) not in ("Cf", "Cn")]
        name = unicodedata.normalize("NFKC", "".join(shown))
    return " ".join(name.split())


def listed(names: list[str], table: Any, meter: Meter) -> Cells:
    """Return the cells of the domain "profiles", as given."""
    if not isinstance(table, dict) or any(name.split() != [name] for name in names):
        raise Rejected(Code.CLASS, "cells", "missing, or names with blanks")
    cells: Cells = {}
    for key, size in meter.each(table.items(), 2 * len(names)):
        words = key.split()
        found = set(words)
        profile = sum(1 << i for i, name in enumerate(names) if name in found)
        if not words or profile.bit_count() != len(words) or profile in cells:
            raise Rejected(Code.CLASS, f"cells.{key:.80}", "no profile of this class, or one listed twice")
        if size != "infinite" and (type(size) is not int or size < 1):
            raise Rejected(Code.CLASS, f"cells.{key:.80}", "the size is neither a positive integer nor infinite")
        cells[profile] = size
    return cells


def digest(names: Sequence[str], cells: Cells) -> str:
    """Return the SHA-256 of a class's names and cells, as the canonical JSON text of docs/formats.md."""
    rows = sorted(([i for i in range(len(names)) if profile >> i & 1], size) for profile, size in cells.items())
    text = json.dumps({"cells": rows, "hypotheses": list(names)}, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode("ascii")).hexdigest()
