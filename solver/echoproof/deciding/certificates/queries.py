"""The certificate of the query number, which the kernel checks: the typed records of its file format."""

from __future__ import annotations

import msgspec

from echoproof.deciding.certificates.budgets import BUDGET_FORMAT, BudgetHead
from echoproof.deciding.queries import QueryNumber, QueryPosition
from echoproof.model.classes import HypothesisClass


class ToldRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the adversary says to a question, which is true for these targets when it says yes, else for the others."""

    inside: list[str]
    says: bool


class RefutingRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A position, and the adversary's moves: an example that rules out targets, or null; what it says to questions."""

    answered: str | None
    possible: list[str]
    questions: int
    show: list[str] | None
    told: list[ToldRecord]


class ServingRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A position, and the generator's move: what it asks about, by its profile, or its first answer, or neither."""

    answered: str | None
    possible: list[str]
    questions: int
    ask: list[str] | None
    answer: str | None


class QueryCertificate(BudgetHead, frozen=True, tag="query-number"):
    """So many questions, and no fewer, make the class properly generatable in the limit with replay."""

    number: int
    first: list[str]
    adversary: list[RefutingRecord]
    generator: list[ServingRecord]


def query_certificate(cls: HypothesisClass, found: QueryNumber) -> QueryCertificate:
    """Return the certificate of a class's query number."""
    names, named = cls.names, cls.table.named

    def placed(at: QueryPosition) -> tuple[str | None, list[str], int]:
        return None if at.answered < 0 else names[at.answered], named(at.possible), at.questions

    adversary = [
        RefutingRecord(
            *placed(at), named(move.show) or None, [ToldRecord(named(trace), yes) for trace, yes in move.told]
        )
        for at, move in sorted(found.adversary.items())
    ]
    generator = [
        ServingRecord(*placed(at), named(move.ask) or None, None if move.answer < 0 else names[move.answer])
        for at, move in sorted(found.generator.items())
    ]
    return QueryCertificate(
        BUDGET_FORMAT, cls.title, cls.digest, found.number, named(found.first), adversary, generator
    )
