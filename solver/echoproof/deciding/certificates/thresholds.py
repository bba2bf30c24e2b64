"""Certificates about thresholds, which the kernel checks: the typed records of their file format."""

from __future__ import annotations

from typing import Literal

import msgspec

from echoproof.deciding.certificates.head import Head
from echoproof.deciding.frontier import Frontier
from echoproof.deciding.local_closure import LocalClosure
from echoproof.model.classes import HypothesisClass

THRESHOLDS_FORMAT: Literal["echoproof/thresholds-certificate@2"] = "echoproof/thresholds-certificate@2"
ThresholdsKind = Literal["replay-thresholds", "thresholds-frontier"]


class AttainedRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A number of a hypothesis, and hypotheses, it among them, whose finite intersection shows it."""

    hypothesis: str
    number: int
    family: list[str]


class VectorRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A promise for each hypothesis; where it is above 1, the family forbids a lesser one."""

    promises: list[AttainedRecord]


class ThresholdsHead(Head, frozen=True):
    """The head of these certificates."""

    format: Literal["echoproof/thresholds-certificate@2"]


class ReplayThresholdsCertificate(ThresholdsHead, frozen=True, tag="replay-thresholds"):
    """The local closure dimension of each hypothesis, and a family that attains it; none where it is 0."""

    dimensions: list[AttainedRecord]


class FrontierCertificate(ThresholdsHead, frozen=True, tag="thresholds-frontier"):
    """Least vectors of promises without replay, increasing; `complete`: all of them."""

    vectors: list[VectorRecord]
    complete: bool


ThresholdsCertificate = ReplayThresholdsCertificate | FrontierCertificate


def local_certificate(cls: HypothesisClass, found: LocalClosure) -> ReplayThresholdsCertificate:
    """Return the certificate of the local closure dimensions of a class."""
    attained = _attained(cls, found.dimensions, found.families)
    return ReplayThresholdsCertificate(THRESHOLDS_FORMAT, cls.title, cls.digest, attained)


def frontier_certificate(cls: HypothesisClass, found: Frontier) -> FrontierCertificate:
    """Return the certificate of the frontier of a class, or of a part of it."""
    pairs = zip(found.vectors, found.tight, strict=True)
    vectors = [VectorRecord(_attained(cls, vector, tight)) for vector, tight in pairs]
    return FrontierCertificate(THRESHOLDS_FORMAT, cls.title, cls.digest, vectors, found.complete)


def _attained(cls: HypothesisClass, numbers: tuple[int, ...], families: tuple[int, ...]) -> list[AttainedRecord]:
    named = cls.table.named
    rows = zip(cls.names, numbers, families, strict=True)
    return [AttainedRecord(name, number, named(family)) for name, number, family in rows]
