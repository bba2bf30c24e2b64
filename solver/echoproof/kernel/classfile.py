"""The class of a class file, read by the checker itself: names, and {profile: size} of the realized profiles."""

import tomllib
import unicodedata

from . import integers
from .outcome import Code, reject

BYTES, HYPOTHESES, CELLS, NAME = 1 << 20, 32, 4096, 60
KEYS = {"format", "domain", "title", "source", "hypotheses"}


def read(data):
    """Return (names, cells) of the class in the bytes of a class file."""
    if len(data) > BYTES:
        reject(Code.CLASS, "file", f"more than {BYTES} bytes")
    try:
        document = tomllib.loads(data.decode("utf-8"))
        domain, hypotheses = document.get("domain"), document.get("hypotheses")
        if document.get("format") != "echoproof/class@1" or domain not in ("integers", "profiles"):
            reject(Code.CLASS, "format", "not a class in echoproof/class@1 over integers or profiles")
        if set(document) - KEYS - ({"cells"} if domain == "profiles" else set()):
            reject(Code.CLASS, "file", "an unknown key")
        if not isinstance(hypotheses, list if domain == "profiles" else dict):
            reject(Code.CLASS, "hypotheses", "missing or of the wrong type")
        names = checked_names(list(hypotheses))
        if domain == "profiles":
            cells = listed(names, document.get("cells"))
        else:
            found = []
            cells = integers.cells([integers.parse(string(text), found) for text in hypotheses.values()], found)
    except (ValueError, SyntaxError, RecursionError, MemoryError) as error:
        reject(Code.CLASS, "file", f"cannot be read ({type(error).__name__})")
    return names, checked(names, cells)


def string(value):
    if not isinstance(value, str):
        raise ValueError("not a string")
    return value


def checked_names(names):
    for name in map(string, names):
        if not name.strip() or len(name) > NAME or any(unicodedata.category(c) == "Cc" for c in name):
            reject(Code.CLASS, "hypotheses", "a name that is empty, too long, or has a control character")
    if not 1 <= len(names) <= HYPOTHESES or len(set(names)) < len(names):
        reject(Code.CLASS, "hypotheses", f"not 1 to {HYPOTHESES} different names")
    return names


def listed(names, table):
    """Return the cells of the domain "profiles", as given."""
    if not isinstance(table, dict) or any(name.split() != [name] for name in names):
        reject(Code.CLASS, "cells", "missing, or names with blanks")
    cells = {}
    for key, size in table.items():
        words = key.split()
        profile = sum(1 << i for i, name in enumerate(names) if name in words)
        if not words or profile.bit_count() != len(words) or profile in cells:
            reject(Code.CLASS, f"cells.{key}", "no profile of this class, or one listed twice")
        if size != "infinite" and (type(size) is not int or size < 1):
            reject(Code.CLASS, f"cells.{key}", "the size is neither a positive integer nor infinite")
        cells[profile] = size
    return cells


def checked(names, cells):
    """Return the cells if they make a class: every support infinite, no two equal."""
    if len(cells) > CELLS:
        reject(Code.CLASS, "cells", f"more than {CELLS} cells")
    supports = [frozenset(profile for profile in cells if profile >> i & 1) for i in range(len(names))]
    for name, support in zip(names, supports, strict=True):
        if all(cells[profile] != "infinite" for profile in support) or supports.count(support) > 1:
            reject(Code.CLASS, f"hypotheses.{name}", "a finite support, or one that is there twice")
    return cells
