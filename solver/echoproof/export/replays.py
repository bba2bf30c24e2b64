"""The proofs of a replay number and of proper uniform generation as content. No LaTeX here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from echoproof.deciding.amounts import Amount
from echoproof.deciding.criterion import escapes
from echoproof.deciding.proper_uniform import Bounds, Unbounded
from echoproof.deciding.replay_number import ReplayNumber
from echoproof.export.adversary import Fact, Stream, facts, stream
from echoproof.model.classes import HypothesisClass
from echoproof.model.domains import Point
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


def replay_proof(cls: HypothesisClass, found: ReplayNumber) -> ReplayProof:
    """Work out the proof that belongs to a replay number."""
    (first,) = cls.examples(found.first, 1)
    answers: dict[int, int] = {}
    for answer, group in enumerate(found.groups):
        answers[group] = answers.get(group, 0) | 1 << answer
    relations = Relations.of(cls.table)
    return ReplayProof(
        found.number,
        found.first,
        first,
        tuple(
            Confusion(after, group, stream(cls, first, group), facts(cls, escapes(relations, group)))
            for group, after in answers.items()
        ),
        by_answer(zip(cls.table.profiles, found.replies, strict=True)),
    )


def by_answer(pairs: Iterable[tuple[int, int]]) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """Gather pairs (profile, answer) into pairs of an answer and the profiles to which it is given."""
    profiles: dict[int, list[int]] = {}
    for profile, answer in pairs:
        profiles.setdefault(answer, []).append(profile)
    return tuple((answer, tuple(given)) for answer, given in profiles.items())


@dataclass(frozen=True, slots=True)
class UniformProof:
    """With replay or without: lower bounds, each with the profiles it serves; or a profile, and why it has none."""

    replay: bool
    answers: tuple[tuple[int, tuple[int, ...]], ...]
    profile: int
    """0 when the class is generatable."""
    facts: tuple[Fact, ...]


def uniform_proof(cls: HypothesisClass, found: Bounds | Unbounded, *, replay: bool) -> UniformProof:
    """Work out the proof that belongs to lower bounds, or to there being none."""
    if isinstance(found, Bounds):
        return UniformProof(replay, by_answer(found.answers), 0, ())
    return UniformProof(replay, (), found.profile, facts(cls, found.escapes))
