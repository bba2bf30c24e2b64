"""The canonical proper generator of a finite class."""

from __future__ import annotations

from collections.abc import Sequence

from echoproof.attack.finite import Ground
from echoproof.attack.protocols import ProperGenerator
from echoproof.deciding.criterion import Reply, best_reply
from echoproof.model.cells import members, profile_of
from echoproof.model.classes import HypothesisClass
from echoproof.model.domains import Point
from echoproof.model.relations import Relations


def canonical(cls: HypothesisClass) -> ProperGenerator:
    r"""Return the canonical generator as a function of the history; it is right in the limit unless the class is hard.

    With j the first answer to the profile P of x_1, the candidates are C = { k in P : every x shown outside h_j is in
    h_k }. When one residual h_i \ h_j, i in C, is contained in all the others, it answers the common lower bound of i's
    group, else j. Every answer stays inside h_j and the target together, so the target is never lost; once its residual
    was shown it is the least. On a hard class some groups have no lower bound, and it answers j for them.
    Source: sufficiency in GenLimitLib's `finite_replay_characterization`.
    """
    table, relations, ground = cls.table, Relations.of(cls.table), Ground(cls)
    replies = {p: best_reply(relations, p) or _helpless(relations, p) for p in table.profiles}

    def generator(examples: Sequence[Point], hypotheses: Sequence[str]) -> str:
        profiles = set(map(ground.profile, set(examples)))
        reply = replies[ground.profile(examples[0])]
        outside = profile_of(c for c, cell in enumerate(table.cells) if not cell.profile >> reply.answer & 1)
        seen = profile_of(c for c, cell in enumerate(table.cells) if cell.profile in profiles) & outside
        candidates = [k for k in members(reply.profile) if not seen & ~relations.rows[k]]
        for i in candidates:
            residual = relations.rows[i] & outside
            if not any(residual & ~relations.rows[k] for k in candidates):
                return hypotheses[next(bound for group, bound in reply.groups if group >> i & 1)]
        return hypotheses[reply.answer]

    return generator


def _helpless(relations: Relations, profile: int) -> Reply:
    """Return a reply that serves what groups it can, after the first hypothesis of the profile."""
    answer = next(members(profile))
    groups = [(group, (relations.lower_bounds(group) or [answer])[0]) for group in relations.groups(answer, profile)]
    return Reply(profile, answer, tuple(groups))
