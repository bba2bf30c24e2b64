"""Large sparse equations in floating point (scipy): solved somehow, and then proved to be nearly right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from echoproof.chains.near import FLOAT_UNIT

MAX_FILL: Final = 4_000_000
"""Width of a band times the equations, up to which they are solved by elimination."""
TOLERANCE: Final = 1e-6
"""The largest error of an answer that is given."""
_LEAST: Final = 1e-200


def verified_visits(matrix: Any, right: Any) -> tuple[Any, float] | None:
    """Return v = right + matrix·v, where matrix and right are not negative, and its error; None when it is not small.

    A second solution z of z = v + matrix·z proves the first: what z - matrix·z is for sure is some s > 0, and so the
    inverse of 1 - matrix, which is not negative, makes of the residual r of v no more than z·max(r/s) (docs/chains.md).
    """
    import numpy as np

    with np.errstate(all="ignore"):
        solve = _solver(matrix)
        visits = None if solve is None else solve(right, 2)
        ages = None if solve is None or visits is None else solve(visits, 1)
        if visits is None or ages is None or min(visits.min(), ages.min(), matrix.data.min(initial=1)) < _LEAST:
            return None
        unit = (np.diff(matrix.indptr).max(initial=0) + 12) * FLOAT_UNIT
        after, older = matrix @ visits, matrix @ ages
        residual = np.abs(visits - (right + after)) + unit * (visits + right + after) + _LEAST
        sure = ages - older - unit * (ages + older) - _LEAST
        if not (sure > 0).all():
            return None
        error = 1.01 * float((ages / visits).max() * (residual / sure).max())
    return (visits, error) if error <= TOLERANCE else None


def _solver(matrix: Any) -> Callable[[Any, int], Any] | None:
    """Return what solves x = right + matrix·x, so often improved; by elimination when there is a band."""
    import numpy as np
    from scipy.sparse import csc_array, eye_array
    from scipy.sparse.csgraph import reverse_cuthill_mckee
    from scipy.sparse.linalg import gmres, splu

    count = matrix.shape[0]
    equations = (eye_array(count, format="csr") - matrix).tocsr()
    order = reverse_cuthill_mckee(equations)
    place = np.empty(count, dtype=np.int64)
    place[order] = np.arange(count)
    entries = equations.tocoo()
    if int(np.abs(place[entries.row] - place[entries.col]).max(initial=0)) * count <= MAX_FILL:
        try:
            factors = splu(csc_array(equations[order][:, order]), permc_spec="NATURAL")
        except RuntimeError:  # singular, as where rounding hid a way out
            return None

        def rough(right: Any) -> Any:
            return factors.solve(right[order])[place]

    else:

        def rough(right: Any) -> Any:
            return gmres(equations, right, rtol=1e-7, atol=0.0, restart=20, maxiter=20)[0]

    def solve(right: Any, times: int) -> Any:
        found = np.zeros(count)
        for _ in range(times):
            found = found + rough(right + matrix @ found - found)
        for _ in range(3):  # the residual of small entries too becomes small relative to them
            found = right + matrix @ found
        return found

    return solve
