"""Certificates about uniform generation, which the kernel checks: the typed records of their file format."""

from __future__ import annotations

from typing import Literal

import msgspec

from echoproof.deciding.certificates.head import Head
from echoproof.deciding.certificates.limit import EscapeRecord
from echoproof.deciding.noise_complexity import NoiseComplexity
from echoproof.deciding.proper_uniform import Bounds, Unbounded
from echoproof.deciding.uniform import Closure
from echoproof.model.classes import HypothesisClass

UNIFORM_FORMAT: Literal["echoproof/uniform-certificate@2"] = "echoproof/uniform-certificate@2"


class BoundRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An answer inside every hypothesis of the profile."""

    profile: list[str]
    answer: str


class UniformHead(Head, frozen=True):
    """The head of these certificates."""

    format: Literal["echoproof/uniform-certificate@2"]


class UniformGenerator(UniformHead, frozen=True, tag="uniform-generator"):
    """The class is properly uniformly generatable: an answer for every realized profile, or every infinite cell's."""

    replay: bool
    replies: list[BoundRecord]


class UniformAdversary(UniformHead, frozen=True, tag="uniform-adversary"):
    """The class is not: a profile whose hypotheses no answer suits, with an escape for each answer."""

    replay: bool
    profile: list[str]
    escapes: list[EscapeRecord]


class ClosureCertificate(UniformHead, frozen=True, tag="closure-dimension"):
    """The closure dimension, and hypotheses whose intersection has so many points; none when it is 0."""

    number: int
    hypotheses: list[str]


class TightRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """These hypotheses have so many points in common, and without any one of them infinitely many."""

    number: int
    hypotheses: list[str]


class NoiseComplexityCertificate(UniformHead, frozen=True, tag="noise-complexity"):
    """The tight sets on which the sample complexity under noise rests, for every number of wrong examples."""

    sets: list[TightRecord]


UniformCertificate = UniformGenerator | UniformAdversary | ClosureCertificate | NoiseComplexityCertificate


def closure_certificate(cls: HypothesisClass, found: Closure) -> ClosureCertificate:
    """Return the certificate of the closure dimension of a class."""
    return ClosureCertificate(UNIFORM_FORMAT, cls.title, cls.digest, found.dimension, cls.table.named(found.hypotheses))


def noise_complexity_certificate(cls: HypothesisClass, found: NoiseComplexity) -> NoiseComplexityCertificate:
    """Return the certificate of the sample complexity of a class under noise."""
    sets = [TightRecord(one.points, cls.table.named(one.hypotheses)) for one in found.sets]
    return NoiseComplexityCertificate(UNIFORM_FORMAT, cls.title, cls.digest, sets)


def uniform_certificate(cls: HypothesisClass, found: Bounds | Unbounded, *, replay: bool) -> UniformCertificate:
    """Return the certificate of what was found, in the names of the class. It holds no verdict."""
    names, named = cls.names, cls.table.named
    if isinstance(found, Bounds):
        replies = [BoundRecord(named(profile), names[answer]) for profile, answer in found.answers]
        return UniformGenerator(UNIFORM_FORMAT, cls.title, cls.digest, replay, replies)
    escapes = [EscapeRecord(names[e.answer], names[e.target], named(e.profile)) for e in found.escapes]
    return UniformAdversary(UNIFORM_FORMAT, cls.title, cls.digest, replay, named(found.profile), escapes)
