"""Tables of notions as LaTeX, as HTML pages that need nothing else, and in the documents: pure functions to text."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

from echoproof.deciding import notions as declared
from echoproof.deciding.table import ClassNotions, Entry, Notions
from echoproof.export.latex import environment
from echoproof.model.classes import CUT_OFF

WORDS: Final = {"generatable": "yes", "not-generatable": "no", "undecided": "undecided"}
LEGEND: Final = (
    "yes: some generator succeeds, from so many distinct examples on where a number stands; no: none does. "
    "none: no replay; replay: any; total:R, at most R replays; every:K, one in K rounds; age:L, of answers L rounds "
    "old; last, of the last answer; noise:R, no replay but at most R wrong examples; "
    "omit:I, at most I points never shown; R and I may be finite, without a bound."
)


def verdict(entry: Entry | None) -> str:
    """Return a verdict in a word or two; a dash where a notion does not know an adversary."""
    if entry is None:
        return "–"
    return WORDS[entry.verdict] + (f", from {entry.sample_complexity}" if entry.sample_complexity else "")


def fingerprint(certificate: str) -> str:
    """Return the SHA-256 of a certificate's text."""
    return sha256(certificate.encode()).hexdigest()


def numbers(one: ClassNotions) -> dict[str, int]:
    """Return the certificates that a class's entries refer to, numbered."""
    used = {entry.certificate for row in one.entries.values() for entry in row.values()}
    return {name: number for number, name in enumerate((name for name in one.certificates if name in used), start=1)}


def notions_latex(notions: Notions) -> str:
    """Return the tables as a LaTeX document; each verdict refers to its certificate by name."""
    return _render("notions.tex.j2", notions, escape=False)


def notions_html(notions: Notions) -> str:
    """Return the tables as one HTML page; each verdict leads to its reason and certificate, which are on the page."""
    return _render("notions.html.j2", notions, escape=True)


def documented(text: str) -> str:
    """Return a page of docs/ with its tables of notions, between marks, made anew from the declarations."""
    tables = {
        "notions": ["| notion | asks for | certificates | second way | source |", "|---|---|---|---|---|"],
        "glossary": ["| notion | asks for | page |", "|---|---|---|"],
    }
    for notion in declared.NOTIONS:
        name = f"`{notion.name}`" + f", `{notion.name}-replay`" * ("replay" in notion.plain)
        certificates = ", ".join(f"`{question.name}`" for question in (*notion.questions, *notion.further)) or "none"
        page = f"[{notion.page}]({notion.page})"
        tables["notions"].append(f"| {name} | {notion.words} | {certificates} | {notion.judged_by} | {notion.source} |")
        tables["glossary"].append(f"| {name} | {notion.words} | {page} |")
    for which, lines in tables.items():
        start, end = f"<!-- {which}, from the declarations -->\n", "\n<!-- end -->"
        head, mark, rest = text.partition(start)
        if mark:
            text = head + mark + "\n".join(lines) + end + rest.partition(end)[2]
    return text


def _render(template: str, notions: Notions, *, escape: bool) -> str:
    made = environment().overlay(autoescape=escape).get_template(template)
    known = {notion.name: notion for notion in declared.NOTIONS}
    return made.render(
        notions=notions,
        verdict=verdict,
        fingerprint=fingerprint,
        numbers=numbers,
        known=known,
        legend=LEGEND,
        cut_off=CUT_OFF,
    )
