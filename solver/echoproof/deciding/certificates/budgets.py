"""Certificates about budgets, which the kernel checks: the typed records of their file format."""

from __future__ import annotations

from typing import Literal

import msgspec

from echoproof.deciding.certificates.head import Head
from echoproof.deciding.last_answer import Confuse, LastAdversary, LastGenerator, Position, Show
from echoproof.deciding.noise import NoiseNumber
from echoproof.deciding.omission import OmissionNumber
from echoproof.deciding.replay_number import ReplayNumber
from echoproof.model.cells import members
from echoproof.model.classes import HypothesisClass
from echoproof.model.relations import Goal

BUDGET_FORMAT: Literal["echoproof/budget-certificate@2"] = "echoproof/budget-certificate@2"


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


class OmissionCertificate(BudgetHead, frozen=True, tag="omission-number"):
    """So many omitted points, and no fewer, make the class hard; "none", and no targets: no amount of them does."""

    number: int | Literal["infinite", "none"]
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


class IdentificationReplay(ReplayCertificate, frozen=True, tag="identification-replay-number"):
    """The same of identification, where two targets are served by no answer."""


class IdentificationNoise(NoiseCertificate, frozen=True, tag="identification-noise-number"):
    """The same of identification."""


class IdentificationOmission(OmissionCertificate, frozen=True, tag="identification-omission-number"):
    """The same of identification."""


class IdentificationLastAdversary(LastAdversaryCertificate, frozen=True, tag="identification-last-adversary"):
    """The same of identification."""


class IdentificationLastGenerator(LastGeneratorCertificate, frozen=True, tag="identification-last-generator"):
    """The same of identification."""


BudgetCertificate = (
    ReplayCertificate
    | NoiseCertificate
    | OmissionCertificate
    | LastAdversaryCertificate
    | LastGeneratorCertificate
    | IdentificationReplay
    | IdentificationNoise
    | IdentificationOmission
    | IdentificationLastAdversary
    | IdentificationLastGenerator
)


def replay_certificate(cls: HypothesisClass, found: ReplayNumber, goal: Goal = "inside") -> ReplayCertificate:
    """Return the certificate of a class's replay number, in the names of the class."""
    kind = ReplayCertificate if goal == "inside" else IdentificationReplay
    names, named = cls.names, cls.table.named
    return kind(
        BUDGET_FORMAT,
        cls.title,
        cls.digest,
        found.number,
        named(found.first),
        [TrapRecord(name, named(group)) for name, group in zip(names, found.groups, strict=True)],
        [AnswerRecord(named(p), names[j]) for p, j in zip(cls.table.profiles, found.replies, strict=True)],
    )


def noise_certificate(cls: HypothesisClass, found: NoiseNumber, goal: Goal = "inside") -> NoiseCertificate:
    """Return the certificate of a class's noise number."""
    kind = NoiseCertificate if goal == "inside" else IdentificationNoise
    return kind(BUDGET_FORMAT, cls.title, cls.digest, found.number, cls.table.named(found.targets))


def omission_certificate(cls: HypothesisClass, found: OmissionNumber, goal: Goal = "inside") -> OmissionCertificate:
    """Return the certificate of a class's omission number."""
    kind = OmissionCertificate if goal == "inside" else IdentificationOmission
    return kind(BUDGET_FORMAT, cls.title, cls.digest, found.number, cls.table.named(found.targets))


def last_certificate(
    cls: HypothesisClass, found: LastAdversary | LastGenerator, goal: Goal = "inside"
) -> LastAdversaryCertificate | LastGeneratorCertificate:
    """Return the certificate of who wins when the last answer alone may be replayed."""
    names, named = cls.names, cls.table.named

    def placed(position: Position) -> tuple[list[str], list[list[str]]]:
        return named(position.possible), [named(cls.table.profiles[c]) for c in members(position.supplied)]

    if isinstance(found, LastGenerator):
        answered = [LastAnswerRecord(*placed(at), names[answer]) for at, answer in sorted(found.answers.items())]
        generator = LastGeneratorCertificate if goal == "inside" else IdentificationLastGenerator
        return generator(BUDGET_FORMAT, cls.title, cls.digest, answered)

    def reply(answer: str, move: Confuse | Show) -> LastReplyRecord:
        if isinstance(move, Confuse):
            return LastReplyRecord(answer, names[move.target], None)
        return LastReplyRecord(answer, None, named(move.profile))

    positions = [
        LastPositionRecord(*placed(at), [reply(*pair) for pair in zip(names, moves, strict=True)])
        for at, moves in sorted(found.replies.items())
    ]
    adversary = LastAdversaryCertificate if goal == "inside" else IdentificationLastAdversary
    return adversary(BUDGET_FORMAT, cls.title, cls.digest, named(found.first), positions)
