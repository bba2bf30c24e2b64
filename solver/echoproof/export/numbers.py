"""The proofs about identification, omission, questions and uniform generation under noise as content. No LaTeX here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from echoproof.deciding.criterion import escapes
from echoproof.deciding.decision import Decision
from echoproof.deciding.found import Question
from echoproof.deciding.identification import Confusing, Telling
from echoproof.deciding.omission import OmissionNumber
from echoproof.deciding.queries import QueryNumber, QueryPosition, Serving
from echoproof.deciding.questions import IDENTIFICATION, NOISE_COMPLEXITY, OMISSION, QUERIES
from echoproof.export.adversary import Fact, Part, facts, part
from echoproof.export.replays import by_answer
from echoproof.model.cells import members
from echoproof.model.classes import HypothesisClass
from echoproof.model.domains import Point
from echoproof.model.relations import Relations


@dataclass(frozen=True, slots=True)
class IdentificationProof:
    """First answers that tell all targets apart; or a first example, and two targets for every answer to it."""

    answers: tuple[tuple[int, tuple[int, ...]], ...]
    profile: int
    """0 when the class is identifiable."""
    first: Point | None
    pairs: tuple[tuple[int, int, tuple[int, ...]], ...]
    """Two targets, the answers that confuse them, and the cells that only one of them has."""


@dataclass(frozen=True, slots=True)
class OmissionProof:
    """The targets that no answer serves, why, and what each of them has that some other has not."""

    number: int | str
    targets: int
    lacking: tuple[tuple[int, Part], ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class QueryProof:
    """How many questions, and the generator's moves where the criterion does not serve it yet."""

    number: int
    first: Point
    targets: int
    """The adversary shows the first point, and has one of these for its target."""
    moves: tuple[tuple[QueryPosition, Serving, Point | None], ...]
    """Of each position the move, and the point that is asked about."""


def number_proofs(decision: Decision) -> dict[str, Any]:
    """Work out these proofs, each None when the kernel has accepted nothing about it."""
    cls = decision.cls

    def accepted(question: Question[Any]) -> Any:
        found = decision.found(question)
        return None if found.certificate is None else found.value

    identified, omitted = accepted(IDENTIFICATION), accepted(OMISSION)
    queries = accepted(QUERIES) if decision.hard else None
    return {
        "identified": identified and _identification(cls, identified),
        "omission": omitted and _omission(cls, omitted),
        "queries": queries and _queries(cls, queries),
        "tight": accepted(NOISE_COMPLEXITY),
    }


def _identification(cls: HypothesisClass, found: Confusing | Telling) -> IdentificationProof:
    if isinstance(found, Telling):
        return IdentificationProof(by_answer(found.answers), 0, None, ())
    pairs: dict[int, int] = {}
    for answer, pair in enumerate(found.pairs):
        pairs[pair] = pairs.get(pair, 0) | 1 << answer
    return IdentificationProof(
        (),
        found.first,
        cls.examples(found.first, 1)[0],
        tuple(
            (pair, after, tuple(p for p in cls.table.profiles if (p & pair).bit_count() == 1))
            for pair, after in pairs.items()
        ),
    )


def _omission(cls: HypothesisClass, found: OmissionNumber) -> OmissionProof:
    targets = found.targets
    split = [cell for cell in cls.table.cells if cell.profile & targets not in (0, targets)]
    lacking = tuple((k, part(cls, [cell for cell in split if cell.profile >> k & 1])) for k in members(targets))
    relations = Relations.of(cls.table)
    return OmissionProof(found.number, targets, lacking, facts(cls, escapes(relations, targets)) if targets else ())


def _queries(cls: HypothesisClass, found: QueryNumber) -> QueryProof:
    moves = sorted(found.generator.items(), key=lambda item: (-item[0].questions, item[0]))
    shown = ((at, move, cls.examples(move.ask, 1)[0] if move.ask else None) for at, move in moves)
    shared = next(profile for profile in cls.table.profiles if not found.first & ~profile)
    return QueryProof(found.number, cls.examples(shared, 1)[0], found.first, tuple(shown))
