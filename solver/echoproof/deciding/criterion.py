"""Proper generation in the limit with replay: the exact criterion for finite classes, with a certificate either way.

The class is generatable iff for every realized profile P (of the first example) there is an answer j such that every
group of targets in P with equal residuals outside h_j has a common lower bound in the class. Sources: the finite
characterization `finite_replay_characterization` of GenLimitLib; Racca, Valko, Sanyal, arXiv:2603.11784v2, Theorem 7.3
for the one example from which it grew. Time O(cells * n^2) after the relations, times n where no group is shared.
"""

from __future__ import annotations

from dataclasses import dataclass

from echoproof.deciding.symmetry import Permutation, carry, orbits
from echoproof.model.cells import CellTable, members
from echoproof.model.relations import Relations


@dataclass(frozen=True, slots=True)
class Escape:
    """Why answer m serves not all of a group: h_m meets the cell `profile`, which h_target does not."""

    answer: int
    target: int
    profile: int


@dataclass(frozen=True, slots=True)
class Case:
    """The adversary's choice after the first answer: the group of `target`, and an escape for every answer."""

    answer: int
    target: int
    group: int
    escapes: tuple[Escape, ...]


@dataclass(frozen=True, slots=True)
class AdversaryStrategy:
    """The class is hard: after a first example of profile `first`, a case for every first answer."""

    first: int
    cases: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """The generator's plan for a first example of `profile`: a first answer, and an answer for each group."""

    profile: int
    answer: int
    groups: tuple[tuple[int, int], ...]
    """Pairs (group of targets, the common lower bound that serves them)."""


@dataclass(frozen=True, slots=True)
class GeneratorStrategy:
    """The class is generatable: a reply for every realized profile."""

    replies: tuple[Reply, ...]


Strategy = AdversaryStrategy | GeneratorStrategy


def decide_replay(table: CellTable) -> Strategy:
    """Decide proper generation in the limit with replay and return the winner's strategy."""
    relations = Relations.of(table)
    replies = []
    hard_profiles = []
    for profile in table.profiles:
        reply = best_reply(relations, profile)
        if reply is None:
            hard_profiles.append(profile)
        else:
            replies.append(reply)
    if not hard_profiles:
        return GeneratorStrategy(tuple(replies))
    # The largest hard profile leaves the targets most room, which makes for the shortest proofs by symmetry.
    return _attack(table, relations, max(hard_profiles, key=lambda profile: (profile.bit_count(), -profile)))


def best_reply(relations: Relations, profile: int) -> Reply | None:
    """Return the simplest reply: fewest groups, then fewest different answers, then the first answer of least index."""
    best: tuple[tuple[int, int, int], Reply] | None = None
    for answer in range(relations.n):
        groups = []
        for group in relations.groups(answer, profile):
            bounds = relations.lower_bounds(group)
            if not bounds:
                break
            groups.append((group, answer if answer in bounds else bounds[0]))
        else:
            reply = Reply(profile, answer, tuple(groups))
            key = (len({m for _, m in groups} | {answer}), len(groups), answer)
            if best is None or key < best[0]:
                best = (key, reply)
    return best and best[1]


def _attack(table: CellTable, relations: Relations, first: int) -> AdversaryStrategy:
    """Work out a case for one answer of each orbit, and carry it to the others along a symmetry."""
    cases: dict[int, Case] = {}
    for representative, others in orbits(table, first):
        cases[representative] = _case(relations, first, representative)
        for answer, permutation in others.items():
            cases[answer] = _carried(cases[representative], permutation)
    return AdversaryStrategy(first, tuple(cases[answer] for answer in range(relations.n)))


def _carried(case: Case, permutation: Permutation) -> Case:
    escapes = [
        Escape(permutation[escape.answer], permutation[escape.target], carry(permutation, escape.profile))
        for escape in case.escapes
    ]
    return Case(
        permutation[case.answer],
        permutation[case.target],
        carry(permutation, case.group),
        tuple(sorted(escapes, key=lambda escape: escape.answer)),
    )


def _case(relations: Relations, first: int, answer: int) -> Case:
    unserved = [group for group in relations.groups(answer, first) if not relations.lower_bounds(group)]
    group = min(unserved, key=lambda group: (group.bit_count(), group))
    return Case(answer, next(members(group)), group, escapes(relations, group))


def escapes(relations: Relations, group: int) -> tuple[Escape, ...]:
    """Find for every answer a target that it is not contained in, of a group without a common lower bound."""
    return tuple(_escape(relations, group, answer) for answer in range(relations.n))


def _escape(relations: Relations, group: int, answer: int) -> Escape:
    """Find a target of the group that h_answer is not contained in, with a cell that shows it."""
    target = next(members(group & ~relations.above[answer]))
    outside = relations.rows[answer] & ~relations.rows[target]
    return Escape(answer, target, relations.profiles[next(members(outside))])
