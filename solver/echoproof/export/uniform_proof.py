"""The proof about proper uniform generation as content, read off the certificates that the kernel accepts."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from echoproof import kernel
from echoproof.deciding.certificates.uniform import UniformCertificate, UniformGenerator
from echoproof.deciding.criterion import escapes
from echoproof.export.adversary import Fact, facts
from echoproof.model.cells import profile_of
from echoproof.model.classes import HypothesisClass
from echoproof.model.classfile import file_bytes
from echoproof.model.errors import CheckFailedError
from echoproof.model.relations import Relations


@dataclass(frozen=True, slots=True)
class UniformProof:
    """With replay or without: lower bounds, each with the profiles it serves; or a profile, and why it has none."""

    replay: bool
    answers: tuple[tuple[int, tuple[int, ...]], ...]
    profile: int
    """0 when the class is generatable."""
    facts: tuple[Fact, ...]


def uniform_proof(cls: HypothesisClass, certificate: str) -> UniformProof:
    """Work out the proof that belongs to a certificate. Raises CheckFailedError unless the kernel accepts it."""
    outcome = kernel.check(file_bytes(cls), certificate.encode())
    if outcome.code is not None:
        raise CheckFailedError(f"the kernel rejects the certificate: {outcome.code.name} at {outcome.place}")
    read = msgspec.json.decode(certificate, type=UniformCertificate)
    number = {name: index for index, name in enumerate(cls.names)}
    if isinstance(read, UniformGenerator):
        answers: dict[int, list[int]] = {}
        for reply in read.replies:
            answers.setdefault(number[reply.answer], []).append(profile_of(map(number.__getitem__, reply.profile)))
        return UniformProof(read.replay, tuple((m, tuple(profiles)) for m, profiles in answers.items()), 0, ())
    profile = profile_of(map(number.__getitem__, read.profile))
    return UniformProof(read.replay, (), profile, facts(cls, escapes(Relations.of(cls.table), profile)))
