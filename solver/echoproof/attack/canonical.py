"""The canonical proper generator of a finite class that is properly generatable in the limit with replay."""

from __future__ import annotations

from collections.abc import Sequence

from echoproof.attack.protocols import ProperGenerator
from echoproof.games.criterion import GeneratorStrategy
from echoproof.model.cells import members, profile_of
from echoproof.model.classes import HypothesisClass
from echoproof.model.domains import Point


def canonical(cls: HypothesisClass, strategy: GeneratorStrategy) -> ProperGenerator:
    r"""Return the generator that follows the strategy, as a function of the history.

    With j the first answer to the profile P of x_1, the candidates are C = { k in P : every x shown outside h_j is in
    h_k }. When one residual h_i \ h_j, i in C, is contained in all the others, it answers the common lower bound of i's
    group, else j. Every answer stays inside h_j and the target together, so the target is never lost; once its residual
    was shown it is the least. Source: sufficiency in GenLimitLib's `finite_replay_characterization`.
    """
    table = cls.table
    rows = [table.row(index) for index in range(table.n)]
    replies = {reply.profile: reply for reply in strategy.replies}

    def generator(examples: Sequence[Point], hypotheses: Sequence[str]) -> str:
        profiles = [cls.domain.profile_at(point) for point in examples]
        reply = replies[profiles[0]]
        outside = profile_of(c for c, cell in enumerate(table.cells) if not cell.profile >> reply.answer & 1)
        seen = profile_of(c for c, cell in enumerate(table.cells) if cell.profile in profiles) & outside
        candidates = [k for k in members(reply.profile) if not seen & ~rows[k]]
        for i in candidates:
            residual = rows[i] & outside
            if not any(residual & ~rows[k] for k in candidates):
                return hypotheses[next(bound for group, bound in reply.groups if group >> i & 1)]
        return hypotheses[reply.answer]

    return generator
