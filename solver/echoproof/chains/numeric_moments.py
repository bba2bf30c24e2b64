"""A chain step by step in floating point (scipy), with the errors of all that is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from echoproof.chains.moments import all_new
from echoproof.chains.near import FLOAT_UNIT, SLACK, TINY, as_float, as_floats, entropies, entropy_error
from echoproof.chains.solving import Sparse

MAX_WATCHED: Final = 1_500
"""States of a chain whose different states are counted step by step."""
MAX_PASSES: Final = 2_000_000_000
"""States times transitions times steps, likewise."""
_SAFE: Final = 1e-300
"""Products below it may be no floats any more."""


@dataclass(frozen=True, slots=True)
class NumericMoment:
    """A chain after `time` steps, as `echoproof.chains.moments.Moment`, with the errors of all of it.

    None: too much work, or too small for a float.
    """

    time: int
    settled: float | None
    certain: bool
    """Whether it cannot be settled by then, or is for sure."""
    all_new: float | None
    never_new: bool
    """Whether a text must have come back by then."""
    distinct: float | None
    entropy: float | None
    errors: tuple[float, float, float, float]


class Watched:
    """A chain as a sparse matrix that is followed step by step."""

    def __init__(self, rows: Sequence[Sparse], initial: Sparse) -> None:
        import numpy as np
        from scipy.sparse import csr_array

        count = len(rows)
        ends = np.concatenate(([0], np.cumsum([len(row) for row in rows])))
        columns = np.fromiter((j for row in rows for j in row), dtype=np.int64, count=int(ends[-1]))
        data = as_floats([p for row in rows for p in row.values()])
        self.matrix = csr_array((data, columns, ends), shape=(count, count))
        self.moved = self.matrix.T.tocsr()
        self.start = np.zeros(count)
        for state, chance in initial.items():
            self.start[state] = float(chance)
        self._least = float(data.min())
        self.degree = int(np.diff(self.moved.indptr).max())

    def lost(self, now: Any) -> bool:
        """Whether a step from these weights, which are not negative, may leave the range of floats."""
        return self._least * float(now.min(initial=1, where=now > 0)) < _SAFE

    def entropy_rate(self, weights: Sparse, error: float) -> tuple[float | None, float]:
        """Return the entropy rate of a class with this stationary distribution and its error, in nats, and its own."""
        import numpy as np

        states, ends = list(weights), self.matrix.indptr
        often = np.array([float(weight) for weight in weights.values()])
        total = float(often @ entropies(self.matrix.data, ends[:-1])[states])
        longest = int(np.diff(ends)[states].max())
        lost = longest > 1 and min(self._least, often.min()) < _SAFE
        return _kept(total, lost), entropy_error(longest, FLOAT_UNIT) + error + len(weights) * FLOAT_UNIT

    def at(self, classes: Sequence[Sequence[int]], time: int) -> list[float]:
        """Return the probabilities to be in some classes at a time."""
        now = self.start
        for _ in range(time):
            now = self.moved @ now
        return [float(now[list(group)].sum()) for group in classes]


def numeric_moments(
    chain: Watched, rows: Sequence[Mapping[int, Any]], initial: Sparse, passing: Sequence[int], horizon: int
) -> list[NumericMoment]:
    """Return the moments from time 0 to the horizon, given the rows in decimals and the transient states."""
    import numpy as np

    count = len(rows)
    fresh = all_new([tuple(row.items()) for row in rows], initial, horizon)
    inside = np.zeros(count, dtype=bool)
    inside[list(passing)] = True
    missed: Any = None
    if count <= MAX_WATCHED and count * chain.matrix.nnz * (horizon + 1) <= MAX_PASSES:
        # Column j is the chain as long as it has not seen j.
        missed = np.repeat(chain.start[:, None], count, axis=1)
    made, now, seen, lost = [], chain.start, 0.0, chain.lost(chain.start)
    support, links = now > 0, chain.moved.copy()
    links.data = np.ones(len(links.data))
    for time in range(horizon + 1):
        if missed is not None:
            seen += float(np.trace(missed))
            np.fill_diagonal(missed, 0)
        settled, spread = float(now[~inside].sum()), float(entropies(now, [0])[0])
        certain = not (support & inside).any() or not (support & ~inside).any()
        error = (time * (chain.degree + 3) + 2) * FLOAT_UNIT
        made.append(
            NumericMoment(
                time,
                float((support & ~inside).any()) if certain else _kept(settled, lost),
                certain,
                as_float(fresh[time]) if time < len(fresh) else None,
                time < len(fresh) and not fresh[time],
                None if missed is None else seen,
                0.0 if support.sum() == 1 else _kept(spread, lost),
                (error + count * FLOAT_UNIT, SLACK, error + (count + time) * FLOAT_UNIT, entropy_error(count, error)),
            )
        )
        lost = lost or chain.lost(now) or (missed is not None and chain.lost(missed))
        now, support = chain.moved @ now, links @ support > 0
        missed = None if missed is None else chain.moved @ missed
    return made


def _kept(value: float, lost: bool) -> float | None:
    """Return a number that what was lost in the range of floats cannot have changed."""
    return None if lost and value < TINY else value
