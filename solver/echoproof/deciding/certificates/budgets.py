"""Certificates about budgets, which the kernel checks: the typed records of their file format."""

from __future__ import annotations

from typing import Literal

import msgspec

from echoproof.deciding.certificates.head import Head
from echoproof.deciding.last_answer import Confuse, LastAdversary, LastGenerator, Position, Show
from echoproof.deciding.noise import NoiseNumber
from echoproof.deciding.replay_number import ReplayNumber
from echoproof.model.cells import members
from echoproof.model.classes import HypothesisClass

BUDGET_FORMAT: Literal["echoproof/budget-certificate@2"] = "echoproof/budget-certificate@2"
BudgetKind = Literal["replay-number", "noise-number", "last-adversary", "last-generator"]


class TrapRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """After this first answer the adversary enumerates the union of these targets, which no answer serves."""

    answer: str
    targets: list[str]


class AnswerRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """After a first example of this profile and this answer, fewer replays do not suffice."""

    profile: list[str]
    answer: str


class BudgetHead(Head, frozen=True):
    """The head of these certificates."""

    format: Literal["echoproof/budget-certificate@2"]


class ReplayCertificate(BudgetHead, frozen=True, tag="replay-number"):
    """So many replayed examples, and no fewer, make the class hard; "finite": finitely many, but no number of them."""

    number: int | Literal["finite", "infinite"]
    first: list[str]
    traps: list[TrapRecord]
    replies: list[AnswerRecord]


class NoiseCertificate(BudgetHead, frozen=True, tag="noise-number"):
    """So many wrong examples, and no fewer, make the class hard; "none", and no targets: no amount of them does."""

    number: int | Literal["finite", "infinite", "none"]
    targets: list[str]


class LastReplyRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the adversary does about an answer: enumerate a target, or show a point of a profile; the other is null."""

    answer: str
    target: str | None
    show: list[str] | None


class LastPositionRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The targets possible so far, the finite cells that earlier answers supplied, and a reply to every answer."""

    possible: list[str]
    supplied: list[list[str]]
    replies: list[LastReplyRecord]


class LastAnswerRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A position as above, and the generator's answer there."""

    possible: list[str]
    supplied: list[list[str]]
    answer: str


class LastAdversaryCertificate(BudgetHead, frozen=True, tag="last-adversary"):
    """A strategy of the adversary that may replay the last answer alone. It holds no verdict."""

    first: list[str]
    positions: list[LastPositionRecord]


class LastGeneratorCertificate(BudgetHead, frozen=True, tag="last-generator"):
    """A strategy of the generator against it. It holds no verdict."""

    positions: list[LastAnswerRecord]


BudgetCertificate = ReplayCertificate | NoiseCertificate | LastAdversaryCertificate | LastGeneratorCertificate


def replay_certificate(cls: HypothesisClass, found: ReplayNumber) -> ReplayCertificate:
    """Return the certificate of a class's replay number, in the names of the class."""
    names, named = cls.names, cls.table.named
    return ReplayCertificate(
        BUDGET_FORMAT,
        cls.title,
        cls.digest,
        found.number,
        named(found.first),
        [TrapRecord(name, named(group)) for name, group in zip(names, found.groups, strict=True)],
        [AnswerRecord(named(p), names[j]) for p, j in zip(cls.table.profiles, found.replies, strict=True)],
    )


def noise_certificate(cls: HypothesisClass, found: NoiseNumber) -> NoiseCertificate:
    """Return the certificate of a class's noise number."""
    return NoiseCertificate(BUDGET_FORMAT, cls.title, cls.digest, found.number, cls.table.named(found.targets))


def last_certificate(
    cls: HypothesisClass, found: LastAdversary | LastGenerator
) -> LastAdversaryCertificate | LastGeneratorCertificate:
    """Return the certificate of who wins when the last answer alone may be replayed."""
    names, named = cls.names, cls.table.named

    def placed(position: Position) -> tuple[list[str], list[list[str]]]:
        return named(position.possible), [named(cls.table.profiles[c]) for c in members(position.supplied)]

    if isinstance(found, LastGenerator):
        answered = [LastAnswerRecord(*placed(at), names[answer]) for at, answer in sorted(found.answers.items())]
        return LastGeneratorCertificate(BUDGET_FORMAT, cls.title, cls.digest, answered)

    def reply(answer: str, move: Confuse | Show) -> LastReplyRecord:
        if isinstance(move, Confuse):
            return LastReplyRecord(answer, names[move.target], None)
        return LastReplyRecord(answer, None, named(move.profile))

    positions = [
        LastPositionRecord(*placed(at), [reply(*pair) for pair in zip(names, moves, strict=True)])
        for at, moves in sorted(found.replies.items())
    ]
    return LastAdversaryCertificate(BUDGET_FORMAT, cls.title, cls.digest, named(found.first), positions)
