"""The table of notions of one class: every notion against every adversary asked for, each entry with its reason.

What a budget does to the notions other than proper generation in the limit follows from the verdicts without replay and
with all of it: a budget of replays allows more streams than the one, fewer than the other. docs/notions.md has the
proofs.
"""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from echoproof.deciding.decision import Finding, Notion, Proof, Verdict, decide, uniform_certificates
from echoproof.deciding.under_budget import FILE_OF, certified_noise, decide_under
from echoproof.model.budgets import Bound, Budget, Noise, Total, parse_budget
from echoproof.model.classes import HypothesisClass
from echoproof.model.relations import Relations

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
_FILES: Final = {
    "adversary-strategy": "certificate",
    "generator-strategy": "certificate",
    "closure-dimension": "closure-dimension",
    **FILE_OF,
}
"""The names of certificates, by their kinds; those of the uniform notions are called as the notions are."""


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
    noise, noise_text = certified_noise(cls)
    certificates = {"certificate": proof.certificate} | uniform_certificates(proof)
    for name, text in (("replay-number", proof.replays), ("noise-number", noise_text)):
        if text is not None:
            certificates[name] = text
    entries: dict[Row, dict[str, Entry]] = {row: {} for row in ROWS}
    for row in ROWS:
        for name in adversaries:
            entry, text = _entry(cls, proof, row, name)
            entries[row][name] = entry
            if text is not None and entry.certificate is not None:
                certificates[entry.certificate] = text
    number = "infinite" if noise == "finite" else noise
    return ClassNotions(cls.title, cls.digest, proof.decision.replay_number, number, entries, certificates)


def _entry(cls: HypothesisClass, proof: Proof, row: Row, adversary: str) -> tuple[Entry, str | None]:
    """Return an entry, and its certificate where it is none that `decide` gives."""
    if adversary in ("none", "replay"):
        return _plain(proof, row if adversary == "none" else ROWS[row]), None
    budget = parse_budget(adversary)
    if row != "proper-limit":
        return _by_comparison(cls, proof, row, budget), None
    found = decide_under(cls, proof, budget)
    kind = found.finding.certificate
    named = kind and _FILES[kind]
    return Entry(found.finding.verdict, found.finding.because, certificate=named), found.certificate


def _plain(proof: Proof, notion: Notion) -> Entry:
    found = proof.decision.verdicts[notion]
    return Entry(found.verdict, found.because, found.sample_complexity, _certificate(found, notion))


def _by_comparison(cls: HypothesisClass, proof: Proof, row: Row, budget: Budget) -> Entry:
    """Decide a notion other than proper generation in the limit under a budget."""
    verdicts = proof.decision.verdicts
    without, full = verdicts[row], verdicts[ROWS[row]]
    if isinstance(budget, Noise):
        return _noisy(cls, row, without, budget.examples)
    if full.verdict == "generatable":
        # The sample complexity is the same with all replay as with none, so it is in between.
        certificate = _certificate(full, ROWS[row])
        return Entry(full.verdict, "so it is with any replay", full.sample_complexity, certificate)
    if isinstance(budget, Total) and isinstance(budget.replays, int):
        because = without.because if without.verdict == "not-generatable" else _MANY
        complexity = without.sample_complexity if budget.replays == 0 else None
        return Entry(without.verdict, because, complexity, _certificate(without, row))
    because = f"the adversary of plain replay keeps to it; {full.because}"
    return Entry(full.verdict, because, certificate=_certificate(full, ROWS[row]))


def _noisy(cls: HypothesisClass, row: Row, without: Finding, examples: Bound) -> Entry:
    """Decide a notion other than proper generation in the limit when some examples may be wrong."""
    if examples != "finite":
        because = without.because if without.verdict == "not-generatable" else _MANY
        if examples == 0:
            return Entry(without.verdict, because, without.sample_complexity, _certificate(without, row))
        # The certificate of the closure dimension is about a sample complexity without noise.
        return Entry(without.verdict, because, certificate=None if row == "uniform" else _certificate(without, row))
    if row == "limit":
        return Entry("generatable", "in the end the infinite cell that was shown last is in the target: answer it")
    everyone = (1 << cls.table.n) - 1
    if row == "uniform":
        served = any(cell.profile == everyone and cell.size == "infinite" for cell in cls.table.cells)
        sought = "infinitely many points are in every hypothesis"
    else:
        served = bool(Relations.of(cls.table).lower_bounds(everyone))
        sought = "some hypothesis is in all the others"
    because = f"every target stays possible for ever; {sought if served else f'it is not so that {sought}'}"
    return Entry("generatable", because, 1) if served else Entry("not-generatable", because)


def _certificate(finding: Finding, notion: Notion) -> str | None:
    return finding.certificate and _FILES.get(finding.certificate, notion)
