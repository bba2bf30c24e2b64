"""The tables of the families of the gallery: their verdicts, and which notions they tell apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from echoproof.export.notions import WORDS
from echoproof.families.decision import Decided
from echoproof.families.records import FamilyFinding

_COLUMNS: Final = {
    "uniform": "uniform",
    "non-uniform-replay": "non-uniform with replay",
    "proper-uniform": "proper uniform",
    "proper-uniform-replay": "with replay",
    "proper-limit-replay": "proper in the limit with replay",
}
_START, _END = "<!-- families, from the program -->\n", "\n<!-- end -->"


def documented(text: str, found: Mapping[str, Decided]) -> str:
    """Return the page with its table made anew, from the decisions by the names of the files."""
    names = list(_COLUMNS.values())
    lines = [
        f"| family | source | {' | '.join(names)} | C |",
        "|" + "---|" * (3 + len(names)),
    ]
    for name, decided in found.items():
        family, findings = decided.family, decided.findings
        said = [_said(findings[notion]) for notion in _COLUMNS]
        local = "; ".join((findings["non-uniform-replay"].thresholds or {}).values())
        link = f"[{family.title}](../encodings/families/{name}.toml)"
        lines.append(f"| {link} | {family.source} | {' | '.join(said)} | {local} |")
    head, mark, rest = text.partition(_START)
    return head + mark + "\n".join(lines) + _END + rest.partition(_END)[2] if mark else text


def _said(finding: FamilyFinding) -> str:
    number = f", from {finding.sample_complexity}" if finding.sample_complexity is not None else ""
    return WORDS[finding.verdict] + number


_IMPLIED: Final = {
    ("uniform", "non-uniform-replay"): "C(h) is at most the closure dimension",
    ("proper-uniform", "uniform"): "a finite closed set contains no member",
    ("proper-uniform-replay", "proper-uniform"): "members that share S share its points",
    ("proper-uniform-replay", "proper-limit-replay"): "from the first example on is from some round on",
    ("proper-uniform-replay", "uniform"): "by way of proper-uniform",
    ("proper-uniform-replay", "non-uniform-replay"): "by way of uniform",
    ("proper-uniform", "non-uniform-replay"): "by way of uniform",
}
_SEPARATED: Final = (*_COLUMNS, "non-uniform")
_APART_START: Final = "<!-- separations by families, from the program -->\n"


def separations(text: str, found: Mapping[str, Decided]) -> str:
    """Return the page with the table of what implies what on infinite classes made anew.

    Raises ValueError when a family separates what a theorem implies.
    """
    lines = ["| | " + " | ".join(f"`{y}`" for y in _SEPARATED) + " |", "|" + "---|" * (1 + len(_SEPARATED))]
    for x in _SEPARATED:
        cells = []
        for y in _SEPARATED:
            apart = [name for name, one in found.items() if _tells(one, x, y)]
            if apart and ((x, y) in _IMPLIED or y in (x, "non-uniform")):
                raise ValueError(f"{apart[0]} is generatable in {x} and not in {y}")
            implied = "every countable class" if y == "non-uniform" else _IMPLIED.get((x, y))
            link = f"[{apart[0]}](../encodings/families/{apart[0]}.toml)" if apart else "?"
            cells.append("=" if x == y else implied or link)
        lines.append(f"| `{x}` | {' | '.join(cells)} |")
    head, mark, rest = text.partition(_APART_START)
    return head + mark + "\n".join(lines) + _END + rest.partition(_END)[2] if mark else text


def _tells(one: Decided, x: str, y: str) -> bool:
    return (one.findings[x].verdict, one.findings[y].verdict) == ("generatable", "not-generatable")
