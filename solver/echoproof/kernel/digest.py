"""The SHA-256 of what a class means: its names and its cells, in one canonical form."""

import hashlib
import json
from collections.abc import Mapping, Sequence


def digest(names: Sequence[str], cells: Mapping[int, int | str]) -> str:
    """Return "sha256:…" of the canonical JSON of a class.

    `cells` maps each realized profile (bit i for h_i) to its size, a number or "infinite". The canonical form is
    {"cells": [[[indices], size], …], "hypotheses": [names]}, cells sorted by their increasing indices, without blanks,
    in ASCII.
    """
    listed = sorted(([i for i in range(len(names)) if profile >> i & 1], size) for profile, size in cells.items())
    meaning = {"cells": listed, "hypotheses": list(names)}
    text = json.dumps(meaning, ensure_ascii=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode("ascii")).hexdigest()
