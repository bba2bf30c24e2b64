"""The class of a class file, read by the checker itself: names, and {profile: size} of the realized profiles."""

import hashlib
import json
import re
import tomllib

from . import integers, strings
from .outcome import Code, Rejected

BYTES, DOTS, HYPOTHESES, CELLS, PAIRS, SIZE = 1 << 20, 100, 32, 4096, 1 << 20, 10**200  # tomllib is slow on dotted keys
NAME = re.compile(r"[^\x00-\x1f\x7f-\x9f]{1,60}")
COMMON = {"format", "domain", "title", "source", "hypotheses"}
KEYS = {"integers": COMMON, "naturals": COMMON, "strings": COMMON | {"alphabet"}, "profiles": COMMON | {"cells"}}


def read(data):
    """Return (names, cells) of the class in the bytes of a class file."""
    if len(data) > BYTES or max(line.count(b".") for line in data.split(b"\n")) > DOTS:
        raise Rejected(Code.CLASS, "file", f"more than {BYTES} bytes, or than {DOTS} dots on one line")
    try:
        document = tomllib.loads(data.decode("utf-8"))
        domain, hypotheses = document.get("domain"), document.get("hypotheses")
        if document.get("format") != "echoproof/class@1" or set(document) - KEYS.get(domain, set()):
            raise Rejected(Code.CLASS, "file", "not echoproof/class@1, another domain, or an unknown key")
        if not isinstance(hypotheses, list if domain == "profiles" else dict):
            raise Rejected(Code.CLASS, "hypotheses", "missing or of the wrong type")
        names = list(hypotheses)
        texts = all(isinstance(name, str) and name.strip() and NAME.fullmatch(name) for name in names)
        if not texts or not 1 <= len(names) <= HYPOTHESES or len(set(names)) < len(names):
            raise Rejected(Code.CLASS, "hypotheses", "not 1 to 32 different names of 1 to 60 printable characters")
        if domain == "profiles":
            return names, checked(names, listed(names, document.get("cells")))
        if domain == "strings":
            return names, checked(names, strings.cells(document.get("alphabet"), tuple(hypotheses.values())))
        found, low = [], "x >= 0" if domain == "naturals" else "True"
        parts = [[integers.parse(part, found) for part in (low, text)] for text in hypotheses.values()]
        return names, checked(names, integers.cells([integers.joined(int.__and__, both) for both in parts], found))
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError) as error:
        raise Rejected(Code.CLASS, "file", f"cannot be read ({type(error).__name__})") from None


def listed(names, table):
    """Return the cells of the domain "profiles", as given."""
    if not isinstance(table, dict) or any(name.split() != [name] for name in names):
        raise Rejected(Code.CLASS, "cells", "missing, or names with blanks")
    cells = {}
    for key, size in table.items():
        words = key.split()
        profile = sum(1 << i for i, name in enumerate(names) if name in words)
        if not words or profile.bit_count() != len(words) or profile in cells:
            raise Rejected(Code.CLASS, f"cells.{key}", "no profile of this class, or one listed twice")
        if size != "infinite" and (type(size) is not int or size < 1):
            raise Rejected(Code.CLASS, f"cells.{key}", "the size is neither a positive integer nor infinite")
        cells[profile] = size
    return cells


def checked(names, cells):
    """Return the cells if they make a class: every support infinite, no two equal."""
    if len(cells) > min(CELLS, PAIRS // len(names) ** 2) or any(s != "infinite" and s > SIZE for s in cells.values()):
        raise Rejected(Code.CLASS, "cells", "too many cells, or a cell of too many points")
    supports = [frozenset(profile for profile in cells if profile >> i & 1) for i in range(len(names))]
    for name, support in zip(names, supports, strict=True):
        if all(cells[profile] != "infinite" for profile in support) or supports.count(support) > 1:
            raise Rejected(Code.CLASS, f"hypotheses.{name}", "a finite support, or one that is there twice")
    return cells


def digest(names, cells) -> str:
    """Return the SHA-256 of a class's names and cells, as the canonical JSON text of docs/formats.md."""
    rows = sorted(([i for i in range(len(names)) if profile >> i & 1], size) for profile, size in cells.items())
    text = json.dumps({"cells": rows, "hypotheses": list(names)}, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode("ascii")).hexdigest()
