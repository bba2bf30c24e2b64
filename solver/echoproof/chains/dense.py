"""Elimination of states in floating point (numpy), for classes whose states are linked nearly all to all."""

from __future__ import annotations

import math
from typing import Any, Final

from echoproof.chains.near import FLOAT_UNIT

MAX_RETURNED: Final = 1_000
"""States of a class whose returns are sought."""
_BLOCK: Final = 32
"""States that are taken out between two products of matrices."""
_LEAST: Final = 1e-150
"""Numbers above it have products that are floats with all their digits; …"""
_FLOW: Final = 1e-100
"""… and to the products of those above this nothing that is no such float can add."""


def dense_visits(matrix: Any, leaving: Any, right: Any, *, returning: bool) -> tuple[Any, Any, float] | None:
    """Return the visits v = right + v·matrix, the returns where asked for and not too many, and their error.

    `leaving` are the probabilities to go elsewhere, and no state leads to itself. None when numbers are too far apart
    for floats. As `echoproof.chains.solving`, with what many steps add summed up by products of matrices.
    """
    import numpy as np

    count = len(right)
    left = np.column_stack((matrix, leaving))  # below the diagonal what leads to a state, divided by how it is left
    leave = np.empty(count)
    with np.errstate(all="ignore"):
        for start in range(0, count, _BLOCK):
            stop = min(start + _BLOCK, count)
            for k in range(start, stop):
                left[k, k + 1 :] += left[k, start:k] @ left[start:k, k + 1 :]
                left[k + 1 :, k] += left[k + 1 :, start:k] @ left[start:k, k]
                leave[k] = math.fsum(left[k, k + 1 :])
                left[k + 1 :, k] /= leave[k]
            left[stop:, stop:] += left[stop:, start:stop] @ left[start:stop, stop:]
        np.fill_diagonal(left, 0)
        visits, returns, good = _through(left, leave, right[:, None])[:, 0], None, True
        if returning and count <= MAX_RETURNED:
            inverse = _through(left, leave, np.eye(count))
            returns, good = inverse.diagonal(), _safe(inverse, _FLOW) and bool(inverse.all())
    good = good and _safe(left, _LEAST) and _safe(leave, _FLOW) and _safe(right, _FLOW) and _safe(visits, _FLOW)
    if not (good and visits.all()):
        return None
    # One rounding for each product in a block, and few more at each step (docs/chains.md).
    return visits, returns, (count**2 * (_BLOCK + 6) + 20 * count) * FLOAT_UNIT


def _through(left: Any, leave: Any, right: Any) -> Any:
    """Return the visits for each column of what enters the states."""
    flow = right.copy()
    for k in range(len(flow)):
        flow[k] /= leave[k]
        flow[k + 1 :] += left[k, k + 1 : -1, None] * flow[k]
    for k in reversed(range(len(flow))):
        flow[k] += left[k + 1 :, k] @ flow[k + 1 :]
    return flow


def _safe(values: Any, least: float) -> bool:
    """Whether all numbers are finite and none is too small for its products."""
    import numpy as np

    return bool(np.isfinite(values).all() and ((values == 0) | (values >= least)).all())
