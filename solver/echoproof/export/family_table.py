"""The table of the families of the gallery, in the page about families."""

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
