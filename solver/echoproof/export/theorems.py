"""The ledger of theorems as text: CLAIMS.md for all of them, a LaTeX document for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from echoproof import __version__
from echoproof.export.latex import environment
from echoproof.export.tex import escape
from echoproof.theorems.ledger import Ledger, TheoremRecord, ledger

_TOKEN: Final = re.compile(
    r"_\{(?P<sub>[^{}]*)\}|_(?P<sub1>[a-z]+|\d+)(?P<side>[+-])?|\^(?P<sup>\w)"
    r"|(?P<word>[A-Za-z]+)|(?P<number>\d+)|(?P<sign><=|>=|∪|∩|⊆|⊇|∈|…|[-+*/=<>(){},:| ])"
)
_WORDS: Final = {"inf": r"\infty", "tau": r"\tau"}
_SIGNS: Final = {
    "<=": r"\le ",
    ">=": r"\ge ",
    "∪": r"\cup ",
    "∩": r"\cap ",
    "⊆": r"\subseteq ",
    "⊇": r"\supseteq ",
    "∈": r"\in ",
    "…": r"\dots ",
    "{": r"\{",
    "}": r"\}",
}


def plain(text: str) -> str:
    """Return a text of the ledger without the marks of its formulas."""
    return text.replace("`", "")


def prose(text: str) -> str:
    """Return a text of the ledger as LaTeX: what stands between backticks as formulas."""
    parts = text.split("`")
    return "".join(formula(part) if place % 2 else words(part) for place, part in enumerate(parts))


def words(text: str) -> str:
    """Return text without formulas as LaTeX, where names such as count-step and a.b_c may be broken at their joints."""
    return r"\allowbreak{}".join(escape(piece) for piece in re.split(r"(?<=\w[-_.])(?=\w)", text))


def formula(text: str) -> str:
    """Return a formula of the ledger as LaTeX; ValueError when it holds something that is in no formula."""
    found, place = [], 0
    while place < len(text):
        token = _TOKEN.match(text, place)
        if token is None:
            raise ValueError(f"no formula: {text!r}, at {text[place:]!r}")
        found.append(_token(token))
        place = token.end()
    return f"${''.join(found)}$"


def _token(token: re.Match[str]) -> str:
    if (below := token["sub"] or token["sub1"]) is not None:
        inner = formula(below).strip("$")
        return f"_{{{inner}}}" + (f"^{{{token['side']}}}" if token["side"] else "")
    if token["sup"]:
        return f"^{{{token['sup']}}}"
    if word := token["word"]:
        return f"{_WORDS[word]} " if word in _WORDS else (word if len(word) == 1 else rf"\mathrm{{{word}}}")
    if sign := token["sign"]:
        # A star before a number is a marker and no product.
        return r"{*}" if sign == "*" else _SIGNS.get(sign, sign)
    return token["number"]


def document(theorem: TheoremRecord) -> str:
    """Return a LaTeX document on one theorem: statement, steps with all their premises, runs, what is not covered."""
    context = {
        "theorem": theorem,
        "prose": prose,
        "words": words,
        "numbers": numbers(theorem),
        "version": __version__,
        "standalone": True,
    }
    return environment().get_template("theorem.tex.j2").render(context)


def numbers(theorem: TheoremRecord) -> str:
    """Return the numbers of a theorem in both versions of the paper."""
    return f"v2 {theorem.v2}, v1 {theorem.v1}" if theorem.v2 else "not in the paper"


def kept() -> Iterator[tuple[Path, str]]:
    """Work the ledger out and yield the files that are kept of it, by their paths in the repository."""
    found = ledger()
    yield Path("CLAIMS.md"), claims(found)
    for theorem in found.theorems:
        yield Path("reports", "theorems", f"{theorem.name}.tex"), document(theorem)


def claims(found: Ledger) -> str:
    """Return the ledger as Markdown, a row for each claim: what established it, for which parameters, its gap."""
    lines = [
        "# Claims",
        "",
        "What this repository claims about the theorems of [R] (arXiv:2603.11784), and on what ground. `make gallery`",
        "writes it from what it has just proved and run; `echoproof theorems` does the same and prints it.",
        "[docs/theorems.md](docs/theorems.md) says how to read it.",
        "",
        "| theorem | claim | in | established by | for which parameters | known gap |",
        "|---|---|---|---|---|---|",
        *(f"| {' | '.join(map(_cell, row))} |" for theorem in found.theorems for row in _rows(theorem)),
        "",
        "## Gaps in what is printed",
        "",
        *(f"* {theorem.title} ({numbers(theorem)}): {gap}." for theorem in found.theorems for gap in theorem.gaps),
    ]
    return "\n".join(lines) + "\n"


def _rows(theorem: TheoremRecord) -> Iterator[tuple[str, ...]]:
    """Yield the claims about one theorem: its steps, its runs, and what Rocq proves of it."""
    name = f"{theorem.title} ({numbers(theorem)})"
    steps = f"the steps of the proof: {', '.join(obligation.name for obligation in theorem.obligations)}"
    proved = f"Z3 and cvc5, {theorem.proved} of {len(theorem.obligations)} with every premise needed"
    yield name, steps, f"`{theorem.folder}`", proved, theorem.parameters, "; ".join(theorem.uncovered)
    for run in theorem.runs:
        ground = f"{run.kind}: {run.detail}" if run.passed else f"nothing, the {run.kind} FAILED: {run.detail}"
        beyond = "says nothing beyond the bound" if run.bounded else ""
        yield name, run.words, f"`{theorem.module}`, {run.name}", ground, run.bound, beyond
    if theorem.rocq:
        files, lemmas = zip(*(one.split(".") for one in theorem.rocq), strict=True)
        named = ", ".join(f"`{lemma}`" for lemma in lemmas)
        places = ", ".join(f"`proofs/rocq/{file}.v`" for file in dict.fromkeys(files))
        yield (
            name,
            named,
            places,
            "Rocq, which `make rocq` runs",
            "as stated there",
            "departs from the paper where `proofs/rocq/Replay.v` says",
        )


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
