"""Large chains in floating point (scipy): the same quantities as the exact way, each solution with its residual."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from echoproof.chains.chain import Row
from echoproof.chains.exact import Solution, solved
from echoproof.chains.structure import Structure

MAX_FILL: Final = 4_000_000
"""Width of a band times the equations, up to which they are solved by elimination."""
MAX_DENSE: Final = 1_500
"""States up to which those that are seen are counted, and of a class whose mixing time is sought."""
TOLERANCE: Final = 1e-9
"""Residual above which a solution is not given."""
_ITERATIONS: Final = 2_000
_SUM: Final = 1e-6
"""How far the probabilities of all ends may be from 1."""
_BEND: Final = 1e-7
"""How near to 1/4 a distance may come before rounding could decide the mixing time."""


@dataclass(slots=True)
class Numeric:
    """A chain as a sparse matrix, with what is found about it; `undecided` and `left_out` say what was not."""

    matrix: Any
    start: Any
    recurrent: list[tuple[int, ...]]
    periods: list[int]
    transient: list[tuple[int, ...]]
    passing: Any
    """The indices of the transient states that can be reached."""
    visits: Any = None
    """How often each of these is expected to be visited, once that is known."""
    residual: float = 0.0
    undecided: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def numeric(rows: Sequence[Row] | Sequence[Sequence[tuple[int, float]]], initial: Row) -> Numeric:
    """Find the structure of a chain in sparse matrices."""
    import numpy as np
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import breadth_first_order, connected_components

    count = len(rows)
    lengths = np.fromiter(map(len, rows), dtype=np.int64, count=count)
    size = int(lengths.sum())
    columns = np.fromiter((j for row in rows for j, _ in row), dtype=np.int64, count=size)
    data = np.fromiter((float(p) for row in rows for _, p in row), dtype=np.float64, count=size)
    matrix = csr_array((data, columns, np.concatenate(([0], np.cumsum(lengths)))), shape=(count, count))
    start = np.zeros(count)
    for state, chance in initial:
        start[state] = float(chance)
    # One more state that leads to all that the chain may start in, so that one search reaches everything.
    links = csr_array(
        (
            np.ones(size + len(initial)),
            np.concatenate((columns, [i for i, _ in initial])),
            np.concatenate(([0], np.cumsum(lengths), [size + len(initial)])),
        ),
        shape=(count + 1, count + 1),
    )
    reached = np.zeros(count + 1, dtype=bool)
    reached[breadth_first_order(links, count, return_predecessors=False)] = True
    reached = reached[:count]
    _, label = connected_components(matrix, connection="strong")
    sources = np.repeat(np.arange(count), lengths)
    leaving = np.zeros(label.max() + 1, dtype=bool)
    leaving[label[sources[label[sources] != label[columns]]]] = True
    closed = reached & ~leaving[label]
    recurrent, passing = _grouped(label, np.flatnonzero(closed)), np.flatnonzero(reached & ~closed)
    periods = [_period(matrix, group) for group in recurrent]
    return Numeric(matrix, start, recurrent, periods, _grouped(label, passing), passing)


def _grouped(label: Any, states: Any) -> list[tuple[int, ...]]:
    """Return the groups of states with equal labels, by their first states."""
    groups: dict[int, list[int]] = {}
    for state in map(int, states):
        groups.setdefault(int(label[state]), []).append(state)
    return [tuple(group) for group in groups.values()]


def _period(matrix: Any, group: Sequence[int]) -> int:
    """Return the period of a recurrent class, from the distances to its first state as in the exact way."""
    import numpy as np
    from scipy.sparse.csgraph import shortest_path

    if len(group) == 1:
        return 1
    inner = matrix[list(group)][:, list(group)].tocoo()
    distance = shortest_path(inner.tocsr(), unweighted=True, indices=0).astype(np.int64)
    return int(np.gcd.reduce(distance[inner.row] + 1 - distance[inner.col]))


def eliminated(chain: Numeric, rows: Sequence[Mapping[int, float]], initial: Mapping[int, float]) -> Solution | None:
    """Solve a small chain without any subtraction, which keeps the digits of rare transitions; None when that fails.

    A matrix does not: 1 - p has few digits left when p is near to 1, as in a cold chain.
    """
    found = Structure(tuple(chain.recurrent), tuple(chain.periods), tuple(chain.transient))
    try:
        solution = solved(rows, initial, found)
    except ZeroDivisionError:
        solution = None
    if solution is None or not math.isfinite(sum(solution.absorption) + solution.time + solution.distinct):
        chain.undecided.append("what it settles into: the numbers are too small for floating point")
        return None
    errors = [abs(sum(solution.absorption) - 1)]
    for part in solution.stationary:
        after = dict.fromkeys(part, 0.0)
        for state, weight in part.items():
            for target, chance in rows[state].items():
                after[target] += weight * chance
        errors.append(sum(abs(after[state] - weight) for state, weight in part.items()))
    chain.residual = max(errors)
    return solution


def absorbed(chain: Numeric) -> tuple[list[float] | None, float | None]:
    """Return the probability of each recurrent class, and the expected number of steps until one is entered."""
    import numpy as np

    groups = [float(chain.start[list(group)].sum()) for group in chain.recurrent]
    if not chain.passing.size:
        return groups, 0.0
    # Expected visits v = α + v Q give both: the time is their sum, and what they carry into a class its probability.
    inner = chain.matrix[chain.passing][:, chain.passing]
    visits = _solve(chain, inner.T.tocsr(), chain.start[chain.passing], "the expected visits to transient states")
    if visits is None:
        return None, None
    chain.visits = visits
    entered = chain.matrix[chain.passing].T @ visits
    chances = [
        before + float(entered[list(group)].sum()) for before, group in zip(groups, chain.recurrent, strict=True)
    ]
    if visits.min() < 0 or abs(sum(chances) - 1) > _SUM:
        chain.undecided.append("what it settles into: transitions too rare for floating point")
        return None, None
    return chances, float(np.sum(visits))


def stationary(chain: Numeric, group: Sequence[int]) -> Any:
    """Return the stationary distribution of a recurrent class as an array, or None when it was not found."""
    import numpy as np
    from scipy.sparse import eye_array

    if len(group) == 1:
        return np.ones(1)
    inner = chain.matrix[list(group)][:, list(group)].tocsr()
    # As in the exact way: the visits between two of the first state; an iteration for what is large and no band.
    found = _direct(inner[1:, 1:].T.tocsr(), inner[[0], 1:].toarray()[0])
    if found is not None:
        found = np.concatenate(([1.0], found))
    else:
        lazy = (eye_array(len(group), format="csr") + inner.T.tocsr()) / 2  # which is aperiodic
        found = _iterated(lambda now: lazy @ now, np.full(len(group), 1 / len(group)))
    found = found / found.sum()
    # Relative to the distribution itself, whose entries are small in a large class.
    return _accepted(chain, found, float(np.abs(inner.T @ found - found).sum()), "a stationary distribution")


def _solve(chain: Numeric, matrix: Any, right: Any, what: str) -> Any:
    """Solve x = matrix x + right, or return None."""
    import numpy as np
    from scipy.sparse import eye_array
    from scipy.sparse.linalg import gmres

    found = _direct(matrix, right)
    if found is None:
        found = _iterated(lambda now: matrix @ now + right, right)
        equations = eye_array(len(right), format="csr") - matrix
        if float(np.abs(equations @ found - right).sum()) > TOLERANCE:
            found, _ = gmres(equations, right, x0=found, rtol=TOLERANCE / 100, atol=0.0, restart=50, maxiter=20)
    error = float(np.abs(found - matrix @ found - right).sum() / max(1.0, np.abs(found).sum()))
    return _accepted(chain, found, error, what)


def _accepted(chain: Numeric, found: Any, error: float, what: str) -> Any:
    """Return a solution whose residual is small, and record it; None for another, which is recorded as undecided."""
    if not error <= TOLERANCE:
        chain.undecided.append(f"{what}: no solution of {len(found)} equations with a residual below {TOLERANCE:g}")
        return None
    chain.residual = max(chain.residual, error)
    return found


def _direct(matrix: Any, right: Any) -> Any:
    """Solve x = matrix x + right by elimination when the matrix is small or nearly a band; None when it is not."""
    import numpy as np
    from scipy.sparse import csc_array, eye_array
    from scipy.sparse.csgraph import reverse_cuthill_mckee
    from scipy.sparse.linalg import splu

    equations = (eye_array(len(right), format="csr") - matrix).tocsr()
    order = reverse_cuthill_mckee(equations)
    place = np.empty(len(right), dtype=np.int64)
    place[order] = np.arange(len(right))
    entries = equations.tocoo()
    width = int(np.abs(place[entries.row] - place[entries.col]).max(initial=0))
    if width * len(right) > MAX_FILL:
        return None
    try:
        solution = splu(csc_array(equations[order][:, order]), permc_spec="NATURAL").solve(right[order])
    except RuntimeError:  # singular, as where 1 - p was rounded to 0
        return None
    return solution[place]


def _iterated(step: Callable[[Any], Any], now: Any) -> Any:
    """Apply a step again and again until nothing moves any more, or that takes too long."""
    import numpy as np

    for _ in range(_ITERATIONS):
        after = step(now)
        moved = float(np.abs(after - now).sum() / np.abs(after).sum())
        now = after
        if moved <= TOLERANCE / 1e5:
            break
    return now


def entropy_rate(chain: Numeric, group: Sequence[int], weights: Any) -> float:
    """Return the entropy rate of a recurrent class with this stationary distribution, in nats."""
    import numpy as np

    inner = chain.matrix[list(group)].tocsr()
    logs = inner.copy()
    logs.data = -logs.data * np.log(logs.data)
    return float(weights @ (logs @ np.ones(logs.shape[1])))


def mixing_time(chain: Numeric, group: Sequence[int], weights: Any) -> int | None:
    """Return the mixing time as the exact way does; None when rounding could decide."""
    import numpy as np

    def distance(matrix: Any) -> float:
        return float(np.abs(matrix - weights).sum(axis=1).max()) / 2

    powers = [chain.matrix[list(group)][:, list(group)].toarray()]
    seen = [distance(np.eye(len(group)))]
    if seen[0] <= 0.25:
        return 0
    while distance(powers[-1]) > 0.25 and len(powers) < 30:
        powers.append(powers[-1] @ powers[-1])
    seen.append(distance(powers[-1]))
    far, reached = 0, np.eye(len(group))
    for exponent in reversed(range(len(powers) - 1)):
        further = reached @ powers[exponent]
        seen.append(distance(further))
        if seen[-1] > 0.25:
            far, reached = far + (1 << exponent), further
    clear = len(powers) < 30 and all(abs(value - 0.25) > _BEND for value in seen)
    return far + 1 if clear else None
