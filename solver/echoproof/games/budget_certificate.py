"""Replay and noise numbers as certificates that the kernel checks: the typed records of their file format."""

from __future__ import annotations

from typing import Literal

import msgspec

from echoproof.games.noise import NoiseNumber
from echoproof.games.replay_number import ReplayNumber
from echoproof.model.classes import HypothesisClass

BUDGET_FORMAT: Literal["echoproof/budget-certificate@1"] = "echoproof/budget-certificate@1"
_CLASS = {"class_": "class"}


class TrapRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """After this first answer the adversary enumerates the union of these targets, which no answer serves."""

    answer: str
    targets: list[str]


class AnswerRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """After a first example of this profile and this answer, fewer replays do not suffice."""

    profile: list[str]
    answer: str


class ReplayCertificate(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename=_CLASS, tag_field="kind", tag="replay-number"
):
    """So many replayed examples, and no fewer, make the class hard. It holds no verdict."""

    format: Literal["echoproof/budget-certificate@1"]
    class_: str
    number: int | Literal["infinite"]
    first: list[str]
    traps: list[TrapRecord]
    replies: list[AnswerRecord]


class NoiseCertificate(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename=_CLASS, tag_field="kind", tag="noise-number"
):
    """So many wrong examples, and no fewer, make the class hard; infinite, and no targets, when no number does."""

    format: Literal["echoproof/budget-certificate@1"]
    class_: str
    number: int | Literal["infinite"]
    targets: list[str]


BudgetCertificate = ReplayCertificate | NoiseCertificate


def replay_certificate(cls: HypothesisClass, found: ReplayNumber) -> ReplayCertificate:
    """Return the certificate of a class's replay number, in the names of the class."""
    names, named = cls.names, cls.table.named
    return ReplayCertificate(
        BUDGET_FORMAT,
        cls.digest,
        found.number,
        named(found.first),
        [TrapRecord(name, named(group)) for name, group in zip(names, found.groups, strict=True)],
        [AnswerRecord(named(p), names[j]) for p, j in zip(cls.table.profiles, found.replies, strict=True)],
    )


def noise_certificate(cls: HypothesisClass, found: NoiseNumber | None) -> NoiseCertificate:
    """Return the certificate of a class's noise number, or of there being none."""
    number: int | Literal["infinite"] = "infinite" if found is None else found.number
    return NoiseCertificate(BUDGET_FORMAT, cls.digest, number, [] if found is None else cls.table.named(found.targets))


def budget_certificate_text(certificate: BudgetCertificate) -> str:
    """Return the certificate as the text of a file, the same for the same certificate."""
    return msgspec.json.format(msgspec.json.encode(certificate), indent=1).decode() + "\n"
