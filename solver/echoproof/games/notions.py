"""The table of notions of one class: every notion against every adversary asked for, each entry with its reason.

What a budget does to the notions other than proper generation in the limit follows from the verdicts without replay and
with all of it: a budget of replays allows more streams than the one, fewer than the other. docs/notions.md has the
proofs.
"""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from echoproof.games.budget_certificate import budget_certificate_text, noise_certificate
from echoproof.games.budgets import Budget, Noise, Total, parse_budget
from echoproof.games.decision import Finding, Notion, Proof, Verdict, accepted, decide
from echoproof.games.noise import noise_number
from echoproof.games.replay_number import NumberLimitError
from echoproof.games.under_budget import decide_under
from echoproof.model.classes import HypothesisClass

Row = Literal["uniform", "limit", "proper-uniform", "proper-limit"]
ROWS: Final[dict[Row, Notion]] = {
    "uniform": "uniform-replay",
    "limit": "limit-replay",
    "proper-uniform": "proper-uniform-replay",
    "proper-limit": "proper-limit-replay",
}
"""Each notion as it is called with replay."""
DEFAULT: Final = ("none", "replay", "total:1", "last", "noise:1")
_MANY: Final = "in the end some infinite cell has more examples than may be wrong, so it is in every possible target"
_FILES: Final = {"adversary-strategy": "certificate", "generator-strategy": "certificate"}


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One verdict: `certificate` names one of the class's certificates; a sample complexity may be unknown."""

    verdict: Verdict
    because: str
    sample_complexity: int | None = None
    certificate: str | None = None


class ClassNotions(msgspec.Struct, frozen=True, rename={"class_": "class"}):
    """The table of one class: entries by notion and adversary, and the certificates by their names, as texts."""

    class_: str
    digest: str
    replay_number: int | Literal["infinite", "undecided"]
    noise_number: int | Literal["infinite", "undecided"]
    entries: dict[Row, dict[str, Entry]]
    certificates: dict[str, str]

    @property
    def decided(self) -> bool:
        """Whether no verdict was left undecided."""
        return all(entry.verdict != "undecided" for row in self.entries.values() for entry in row.values())


class Notions(msgspec.Struct, frozen=True):
    """The content of `echoproof notions --json`."""

    format: Literal["echoproof/notions@1"]
    adversaries: list[str]
    classes: list[ClassNotions]


def parse_adversaries(text: str) -> tuple[str, ...]:
    """Read adversaries: none, replay, or a budget, parted by commas; each once. Raises BudgetError."""
    names = [name.strip() for name in text.split(",")]
    return tuple(dict.fromkeys(n if n in ("none", "replay") else str(parse_budget(n)) for n in names))


def class_notions(cls: HypothesisClass, adversaries: tuple[str, ...] = DEFAULT) -> ClassNotions:
    """Decide every notion against every adversary. Raises what `decide` raises."""
    proof = decide(cls)
    noise, noise_text = _noise(cls)
    certificates = {"certificate": proof.certificate} | {str(notion): text for notion, text in proof.uniform.items()}
    if proof.replays is not None:
        certificates["replay-number"] = proof.replays
    if noise_text is not None:
        certificates["noise-number"] = noise_text
    entries = {row: {name: _entry(cls, proof, row, name) for name in adversaries} for row in ROWS}
    return ClassNotions(cls.title, cls.digest, proof.decision.replay_number, noise, entries, certificates)


def _entry(cls: HypothesisClass, proof: Proof, row: Row, adversary: str) -> Entry:
    if adversary in ("none", "replay"):
        return _plain(proof, row if adversary == "none" else ROWS[row])
    budget = parse_budget(adversary)
    if row != "proper-limit":
        return _by_comparison(proof, row, budget)
    found = decide_under(cls, proof, budget)
    named = found.certificate and _FILES.get(found.certificate, found.certificate)
    return Entry(found.verdict, found.because, certificate=named)


def _plain(proof: Proof, notion: Notion) -> Entry:
    found = proof.decision.verdicts[notion]
    named = found.certificate and _FILES.get(found.certificate, notion)
    return Entry(found.verdict, found.because, found.sample_complexity, named)


def _by_comparison(proof: Proof, row: Row, budget: Budget) -> Entry:
    """Decide a notion other than proper generation in the limit under a budget."""
    verdicts = proof.decision.verdicts
    without, full = verdicts[row], verdicts[ROWS[row]]
    if isinstance(budget, Noise):
        because = without.because if without.verdict == "not-generatable" else _MANY
        complexity = without.sample_complexity if budget.examples == 0 else None
        return Entry(without.verdict, because, complexity, _certificate(without, row))
    if full.verdict == "generatable":
        # The sample complexity is the same with all replay as with none, so it is in between.
        certificate = _certificate(full, ROWS[row])
        return Entry(full.verdict, "so it is with any replay", full.sample_complexity, certificate)
    if isinstance(budget, Total) and budget.replays is not None:
        because = without.because if without.verdict == "not-generatable" else _MANY
        complexity = without.sample_complexity if budget.replays == 0 else None
        return Entry(without.verdict, because, complexity, _certificate(without, row))
    because = f"the adversary of plain replay keeps to it; {full.because}"
    return Entry(full.verdict, because, certificate=_certificate(full, ROWS[row]))


def _certificate(finding: Finding, notion: Notion) -> str | None:
    return notion if finding.certificate else None


def _noise(cls: HypothesisClass) -> tuple[int | Literal["infinite", "undecided"], str | None]:
    try:
        found = noise_number(cls.table)
    except NumberLimitError:
        return "undecided", None
    text = budget_certificate_text(noise_certificate(cls, found))
    if not accepted(cls, text):
        return "undecided", None
    return ("infinite" if found is None else found.number), text
