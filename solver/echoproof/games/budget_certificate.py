"""A replay number as a certificate that the kernel checks: the typed records of its file format."""

from __future__ import annotations

from typing import Literal

import msgspec

from echoproof.games.replay_number import ReplayNumber
from echoproof.model.classes import HypothesisClass


class TrapRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """After this first answer the adversary enumerates the union of these targets, which no answer serves."""

    answer: str
    targets: list[str]


class AnswerRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """After a first example of this profile and this answer, fewer replays do not suffice."""

    profile: list[str]
    answer: str


class BudgetCertificate(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"class_": "class"}):
    """So many replays, and no fewer, make the class hard. It holds no verdict."""

    format: Literal["echoproof/budget-certificate@1"]
    class_: str
    replays: int | Literal["infinite"]
    first: list[str]
    traps: list[TrapRecord]
    replies: list[AnswerRecord]


def budget_certificate(cls: HypothesisClass, found: ReplayNumber) -> BudgetCertificate:
    """Return the certificate of a class's replay number, in the names of the class."""
    names, named = cls.names, cls.table.named
    return BudgetCertificate(
        "echoproof/budget-certificate@1",
        cls.digest,
        found.number,
        named(found.first),
        [TrapRecord(name, named(group)) for name, group in zip(names, found.groups, strict=True)],
        [AnswerRecord(named(p), names[j]) for p, j in zip(cls.table.profiles, found.replies, strict=True)],
    )


def budget_certificate_text(certificate: BudgetCertificate) -> str:
    """Return the certificate as the text of a file, the same for the same certificate."""
    return msgspec.json.format(msgspec.json.encode(certificate), indent=1).decode() + "\n"
