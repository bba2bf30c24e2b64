"""The proof of a replay number as content, read off the certificate that the kernel accepts. No LaTeX here."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from echoproof.deciding.certificates.budgets import ReplayCertificate
from echoproof.deciding.criterion import escapes
from echoproof.deciding.decision import accepted
from echoproof.deciding.replay_number import Amount
from echoproof.export.adversary import Fact, Stream, facts, stream
from echoproof.model.cells import profile_of
from echoproof.model.classes import HypothesisClass
from echoproof.model.domains import Point
from echoproof.model.errors import CheckFailedError
from echoproof.model.relations import Relations


@dataclass(frozen=True, slots=True)
class Confusion:
    """After any of the answers the adversary enumerates the union of the group, which no answer serves."""

    answers: int
    group: int
    stream: Stream
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ReplayProof:
    """Both halves: what so many replays are enough for, and the first answers after which fewer are not.

    `replies` are pairs of an answer and the profiles of the first examples to which it is given.
    """

    number: Amount
    profile: int
    first: Point
    confusions: tuple[Confusion, ...]
    replies: tuple[tuple[int, tuple[int, ...]], ...]


def replay_proof(cls: HypothesisClass, certificate: str) -> ReplayProof:
    """Work out the proof that belongs to a certificate of the replay number.

    Raises CheckFailedError unless the kernel accepts it.
    """
    if not accepted(cls, certificate):
        raise CheckFailedError("the certificate of the replay number is larger than the kernel checks")
    read = msgspec.json.decode(certificate, type=ReplayCertificate)
    number = {name: index for index, name in enumerate(cls.names)}
    profile = profile_of(map(number.__getitem__, read.first))
    (first,) = cls.examples(profile, 1)
    answers: dict[int, int] = {}
    for trap in read.traps:
        group = profile_of(map(number.__getitem__, trap.targets))
        answers[group] = answers.get(group, 0) | 1 << number[trap.answer]
    replies: dict[int, list[int]] = {}
    for reply in read.replies:
        replies.setdefault(number[reply.answer], []).append(profile_of(map(number.__getitem__, reply.profile)))
    relations = Relations.of(cls.table)
    return ReplayProof(
        read.number,
        profile,
        first,
        tuple(
            Confusion(after, group, stream(cls, first, group), facts(cls, escapes(relations, group)))
            for group, after in answers.items()
        ),
        tuple((answer, tuple(profiles)) for answer, profiles in replies.items()),
    )
