"""The proof that a class is properly generatable with replay, as content: the generator's table. No LaTeX here."""

from __future__ import annotations

from dataclasses import dataclass

from echoproof.deciding.criterion import GeneratorStrategy, Reply
from echoproof.model.cells import Cell, members
from echoproof.model.classes import HypothesisClass


@dataclass(frozen=True, slots=True)
class Group:
    """Targets with the same residual outside the first answer, the cells of that residual, and the final answer."""

    targets: int
    residual: tuple[Cell, ...]
    answer: int


@dataclass(frozen=True, slots=True)
class Row:
    """First examples of any of the profiles get the same first answer and, target by target, the same final ones."""

    profiles: tuple[int, ...]
    answer: int
    served: bool
    """Whether the first answer is contained in every possible target, and is therefore never changed."""
    groups: tuple[Group, ...]
    """The groups of a row that is not served, without those of one target that is its own final answer."""


@dataclass(frozen=True, slots=True)
class GeneratorProof:
    """The generator as a table, and the containments between different hypotheses on which it rests."""

    rows: tuple[Row, ...]
    containments: tuple[tuple[int, int], ...]
    """Pairs (smaller, set of the hypotheses that must contain it)."""

    @property
    def constant(self) -> bool:
        """Whether the generator never changes its first answer."""
        return all(row.served for row in self.rows)


def generator_proof(cls: HypothesisClass, strategy: GeneratorStrategy) -> GeneratorProof:
    """Work out the proof that belongs to a generator's strategy; rows that are alike are one."""
    merged: dict[tuple[int, bool, tuple[Group, ...]], list[int]] = {}
    above = [0] * cls.table.n
    for reply in strategy.replies:
        served = all(answer == reply.answer for _, answer in reply.groups)
        groups = () if served else _groups(cls, reply)
        merged.setdefault((reply.answer, served, groups), []).append(reply.profile)
        for targets, answer in reply.groups:
            above[answer] |= targets & ~(1 << answer)
    rows = [Row(tuple(profiles), *key) for key, profiles in merged.items()]
    return GeneratorProof(tuple(rows), tuple((m, higher) for m, higher in enumerate(above) if higher))


def _groups(cls: HypothesisClass, reply: Reply) -> tuple[Group, ...]:
    return tuple(
        Group(targets, _residual(cls, next(members(targets)), reply.answer), answer)
        for targets, answer in reply.groups
        if targets != 1 << answer
    )


def _residual(cls: HypothesisClass, target: int, answer: int) -> tuple[Cell, ...]:
    return tuple(cell for cell in cls.table.cells if cell.profile >> target & 1 and not cell.profile >> answer & 1)
