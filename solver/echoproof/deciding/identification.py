r"""Identification in the limit with replay: the answer has to become the target itself; decided for finite classes.

It is possible iff for every realized profile P (of the first example) there is an answer j outside which all targets in
P differ: no two of the residuals h_k \ h_j, k in P, are equal. Two that are equal are confused by the enumeration of
h_j and h_k together, which is one of both with replay. Otherwise the generator answers j until the least residual that
is possible was seen, whose hypothesis is then unique. Without replay every finite class is identifiable. Under a budget
everything is as for proper generation, when a hypothesis is called right for itself alone. docs/identification.md has
the proofs. Source of the notion, as exact breadth: Kalavasis, Mehrotra, Velegkas, arXiv:2411.09642.
"""

from __future__ import annotations

from dataclasses import dataclass

from echoproof.model.cells import CellTable, members
from echoproof.model.relations import Relations


@dataclass(frozen=True, slots=True)
class Confusing:
    """After a first example of this profile there are for every answer two targets, as bits, with one residual."""

    first: int
    pairs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """For every realized profile an answer outside which all its targets differ: pairs (profile, answer)."""

    answers: tuple[tuple[int, int], ...]


def identification(table: CellTable) -> Confusing | Telling:
    """Decide identification with replay and return the winner's strategy; time O(cells * n^2) set operations."""
    relations = Relations.of(table)
    answers = []
    for profile in table.profiles:
        many = profile.bit_count()
        telling = (
            j for j in range(table.n) if len({relations.rows[k] & ~relations.rows[j] for k in members(profile)}) == many
        )
        answer = next(telling, None)
        if answer is None:
            return Confusing(profile, tuple(_pair(relations, j, profile) for j in range(table.n)))
        answers.append((profile, answer))
    return Telling(tuple(answers))


def _pair(relations: Relations, answer: int, profile: int) -> int:
    """Return the first two of a group of equal residuals."""
    group = next(group for group in relations.groups(answer, profile) if group & group - 1)
    rest = group & group - 1
    return group & -group | rest & -rest
