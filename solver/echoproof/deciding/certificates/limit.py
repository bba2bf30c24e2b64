"""A winning strategy as a certificate that the kernel checks: the typed records of its file format."""

from __future__ import annotations

from typing import Literal

import msgspec

from echoproof.deciding.certificates.head import Head
from echoproof.deciding.criterion import AdversaryStrategy, Strategy
from echoproof.deciding.identification import Confusing, Telling
from echoproof.model.classes import HypothesisClass

CERTIFICATE_FORMAT: Literal["echoproof/certificate@2"] = "echoproof/certificate@2"
CertificateKind = Literal["adversary-strategy", "generator-strategy"]


class EscapeRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The answer is not inside the target, as a realized profile shows that has the answer and not the target."""

    answer: str
    target: str
    profile: list[str]


class CaseRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """After this first answer, the group of the target is served by no answer: an escape for each."""

    answer: str
    target: str
    escapes: list[EscapeRecord]


class StrategyHead(Head, frozen=True):
    """The head of these certificates."""

    format: Literal["echoproof/certificate@2"]


class AdversaryCertificate(StrategyHead, frozen=True, tag="adversary-strategy"):
    """The class is not properly generatable in the limit with replay: a case for every first answer."""

    first: list[str]
    cases: list[CaseRecord]


class GroupRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Targets with one residual outside the first answer, and an answer inside all of them."""

    targets: list[str]
    answer: str


class ReplyRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The first answer to an example of this profile, and the answers for the groups that it makes."""

    profile: list[str]
    answer: str
    groups: list[GroupRecord]


class GeneratorCertificate(StrategyHead, frozen=True, tag="generator-strategy"):
    """The class is properly generatable in the limit with replay: a reply for every realized profile."""

    replies: list[ReplyRecord]


class PairRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """After this first answer two targets have one residual."""

    answer: str
    targets: list[str]


class TellingRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The first answer to an example of this profile, outside which all its targets differ."""

    profile: list[str]
    answer: str


class IdentificationAdversary(StrategyHead, frozen=True, tag="identification-adversary"):
    """The class is not identifiable in the limit with replay: two targets for every first answer."""

    first: list[str]
    cases: list[PairRecord]


class IdentificationGenerator(StrategyHead, frozen=True, tag="identification-generator"):
    """The class is identifiable in the limit with replay: a first answer for every realized profile."""

    replies: list[TellingRecord]


Certificate = AdversaryCertificate | GeneratorCertificate | IdentificationAdversary | IdentificationGenerator


def kind_of(strategy: Strategy) -> CertificateKind:
    """Return the kind of certificate that a strategy makes."""
    return "adversary-strategy" if isinstance(strategy, AdversaryStrategy) else "generator-strategy"


def certificate_of(cls: HypothesisClass, strategy: Strategy) -> Certificate:
    """Return the certificate of a strategy for the class, in the names of the class. It holds no verdict."""
    names, named = cls.names, cls.table.named
    if isinstance(strategy, AdversaryStrategy):
        cases = [
            CaseRecord(
                names[case.answer],
                names[case.target],
                [EscapeRecord(names[e.answer], names[e.target], named(e.profile)) for e in case.escapes],
            )
            for case in strategy.cases
        ]
        return AdversaryCertificate(CERTIFICATE_FORMAT, cls.title, cls.digest, named(strategy.first), cases)
    replies = [
        ReplyRecord(
            named(reply.profile),
            names[reply.answer],
            [GroupRecord(named(group), names[m]) for group, m in reply.groups],
        )
        for reply in strategy.replies
    ]
    return GeneratorCertificate(CERTIFICATE_FORMAT, cls.title, cls.digest, replies)


def identification_certificate(
    cls: HypothesisClass, found: Confusing | Telling
) -> IdentificationAdversary | IdentificationGenerator:
    """Return the certificate of who wins at identification with replay."""
    names, named = cls.names, cls.table.named
    if isinstance(found, Telling):
        replies = [TellingRecord(named(profile), names[answer]) for profile, answer in found.answers]
        return IdentificationGenerator(CERTIFICATE_FORMAT, cls.title, cls.digest, replies)
    cases = [PairRecord(name, named(pair)) for name, pair in zip(names, found.pairs, strict=True)]
    return IdentificationAdversary(CERTIFICATE_FORMAT, cls.title, cls.digest, named(found.first), cases)
