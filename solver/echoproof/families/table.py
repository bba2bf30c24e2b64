"""The table of notions of a family, in the form of that of a class."""

from __future__ import annotations

from echoproof.deciding.table import ClassNotions, Entry
from echoproof.families.decision import SHOWN_BY, Decided


def family_notions(decided: Decided) -> ClassNotions:
    """Return the verdicts of a family without replay and with it, with its certificates; budgets have no entry."""
    family, texts, entries = decided.family, decided.certificates, dict[str, dict[str, Entry]]()
    for name, finding in decided.findings.items():
        notion = name.removesuffix("-replay")
        shown = SHOWN_BY.get(name)
        shown = shown if finding.verdict != "undecided" and shown in texts else None
        entry = Entry(finding.verdict, finding.because, finding.sample_complexity, shown)
        entries.setdefault(notion, {})["none" if name == notion else "replay"] = entry
    return ClassNotions(family.title, family.digest, {}, entries, texts)
