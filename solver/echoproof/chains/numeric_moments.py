"""A large chain step by step in floating point (scipy)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from echoproof.chains.chain import Row
from echoproof.chains.moments import all_new
from echoproof.chains.numeric import MAX_DENSE, Numeric

MAX_PASSES: Final = 2_000_000_000
"""States times transitions times steps, for the expected number of different states."""


MAX_CUBES: Final = 10_000_000_000
"""Sum of the cubes of the transient communicating classes, for the number of different states ever seen."""
Rows = Sequence[Row] | Sequence[Sequence[tuple[int, float]]]


@dataclass(frozen=True, slots=True)
class NumericMoment:
    """A chain after `time` steps, as `echoproof.chains.moments.Moment`."""

    time: int
    settled: float
    all_new: float | None
    distinct: float | None
    entropy: float


def numeric_moments(chain: Numeric, rows: Rows, initial: Row, horizon: int) -> list[NumericMoment]:
    """Return the moments from time 0 to the horizon."""
    import numpy as np

    count = len(chain.start)
    fresh = all_new(rows, {state: float(chance) for state, chance in initial}, horizon)
    moved = chain.matrix.T.tocsr()
    missed: Any = None
    if count <= MAX_DENSE and count * chain.matrix.nnz * (horizon + 1) <= MAX_PASSES:
        # Column j is the chain as long as it has not seen j.
        missed = np.repeat(chain.start[:, None], count, axis=1)
        np.fill_diagonal(missed, 0)
    made, now = [], chain.start
    for time in range(horizon + 1):
        weights = now[now > 0]
        distinct = None if missed is None else float(count - missed.sum())
        spread = float(-(weights * np.log(weights)).sum())
        new = min(1.0, float(fresh[time])) if time < len(fresh) else None
        # By what is not settled, which is all there is to be rounded where that is nothing.
        made.append(NumericMoment(time, 1.0 - float(now[chain.passing].sum()), new, distinct, spread + 0.0))
        now = moved @ now
        if missed is not None:
            missed = moved @ missed
            np.fill_diagonal(missed, 0)
    return made


def distinct_limit(chain: Numeric, chances: list[float]) -> float | None:
    """Return the expected number of different states ever seen; None, with a word why, when it is not found.

    A transient state is seen with the probability v / n, as in the exact way; who returns to it stays in its
    communicating class, which alone decides n.
    """
    import numpy as np

    if sum(len(group) ** 3 for group in chain.transient) > MAX_CUBES:
        chain.left_out.append("the expected number of different texts in all: large transient classes")
        return None
    total = sum(chance * len(group) for chance, group in zip(chances, chain.recurrent, strict=True))
    visits = dict(zip(map(int, chain.passing), chain.visits, strict=True)) if chain.transient else {}
    for group in chain.transient:
        inner = chain.matrix[list(group)][:, list(group)].toarray()
        try:
            returns = np.diag(np.linalg.inv(np.eye(len(group)) - inner))
        except np.linalg.LinAlgError:
            chain.undecided.append("the expected number of different texts in all: transitions too rare")
            return None
        total += float(sum(visits[state] / n for state, n in zip(group, returns, strict=True)))
    return total
