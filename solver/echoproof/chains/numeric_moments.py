"""A large chain step by step in floating point (scipy)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from echoproof.chains.numeric import MAX_DENSE, Numeric

MAX_PASSES: Final = 2_000_000_000
"""States times transitions times steps, for the expected number of different states."""


@dataclass(frozen=True, slots=True)
class NumericMoment:
    """A chain after `time` steps, as `echoproof.chains.moments.Moment`."""

    time: int
    settled: float
    distinct: float | None
    entropy: float


def numeric_moments(chain: Numeric, horizon: int) -> list[NumericMoment]:
    """Return the moments from time 0 to the horizon."""
    import numpy as np

    count = len(chain.start)
    home = [state for group in chain.recurrent for state in group]
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
        made.append(NumericMoment(time, float(now[home].sum()), distinct, spread + 0.0))
        now = moved @ now
        if missed is not None:
            missed = moved @ missed
            np.fill_diagonal(missed, 0)
    return made


def distinct_limit(chain: Numeric, chances: list[float] | None) -> float | None:
    """Return the expected number of different states ever seen; None for many transient states."""
    import numpy as np

    if len(chain.passing) > MAX_DENSE or chances is None:
        return None
    settled = sum(chance * len(group) for chance, group in zip(chances, chain.recurrent, strict=True))
    if not chain.passing.size:
        return settled
    inner = chain.matrix[chain.passing][:, chain.passing].toarray()
    visits = np.linalg.inv(np.eye(len(inner)) - inner)
    seen = chain.start[chain.passing] @ visits / np.diag(visits)
    return settled + float(seen.sum())
