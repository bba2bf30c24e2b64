"""The table of notions of one class: every notion against every adversary asked for, each entry with its reason."""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from echoproof.deciding import notions
from echoproof.deciding.amounts import Amount
from echoproof.deciding.decision import Decision, decide
from echoproof.deciding.notion import PLAIN, Adversary, Finding, Verdict
from echoproof.model.budgets import parse_budget
from echoproof.model.classes import HypothesisClass

DEFAULT: Final = ("none", "replay", "total:1", "last", "noise:1")


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One verdict: `certificate` names one of the class's certificates; a sample complexity may be unknown."""

    verdict: Verdict
    because: str
    sample_complexity: int | None = None
    certificate: str | None = None


class ClassNotions(msgspec.Struct, frozen=True, omit_defaults=True, rename={"class_": "class"}):
    """The table of one class: entries by notion and adversary, and the certificates by their names, as texts."""

    class_: str
    digest: str
    numbers: dict[str, Amount]
    entries: dict[str, dict[str, Entry]]
    certificates: dict[str, str]
    cut_off: bool = False
    """Whether the class is a finite part of an infinite one."""

    @property
    def decided(self) -> bool:
        """Whether no verdict was left undecided."""
        return all(entry.verdict != "undecided" for row in self.entries.values() for entry in row.values())


class Notions(msgspec.Struct, frozen=True):
    """The content of `echoproof notions --json`."""

    format: Literal["echoproof/notions@2"]
    adversaries: list[str]
    classes: list[ClassNotions]


def parse_adversaries(text: str) -> tuple[str, ...]:
    """Read adversaries: none, replay, or a budget, parted by commas; each once. Raises BudgetError."""
    return tuple(dict.fromkeys(str(adversary(name.strip())) for name in text.split(",")))


def adversary(name: str) -> Adversary:
    """Return an adversary by its name. Raises BudgetError."""
    return next((plain for plain in PLAIN if plain == name), None) or parse_budget(name)


def class_notions(cls: HypothesisClass, adversaries: tuple[str, ...] = DEFAULT) -> ClassNotions:
    """Decide every notion against every adversary. Raises what `decide` raises."""
    return notions_of(decide(cls), adversaries)


def notions_of(decision: Decision, adversaries: tuple[str, ...] = DEFAULT) -> ClassNotions:
    """Return the table of a class that is decided; a notion has no entry for an adversary that it does not know."""
    asked = [(name, adversary(name)) for name in adversaries]
    entries = {
        notion.name: {
            name: _entry(decision.finding(notion, meant))
            for name, meant in asked
            if meant in notion.plain or meant not in PLAIN
        }
        for notion in notions.NOTIONS
    }
    texts = {name: certificate.text for name, certificate in decision.certificates_found.items()}
    cls = decision.cls
    return ClassNotions(cls.title, cls.digest, decision.numbers, entries, texts, cls.cut_off)


def _entry(finding: Finding) -> Entry:
    name = None if finding.certificate is None else finding.certificate.name
    return Entry(finding.verdict, finding.because, finding.sample_complexity, name)
