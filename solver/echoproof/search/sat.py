"""The SAT solver CaDiCaL behind one typed class: the one module that imports pysat."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any


class Cadical:
    """CaDiCaL 1.9.5 with some clauses. It is never given assumptions: its proofs would not be proofs then."""

    def __init__(self, clauses: Iterable[Sequence[int]], *, proof: bool = False) -> None:
        import pysolvers
        from pysat.solvers import Cadical195

        self._error = pysolvers.error
        self._solver: Any = Cadical195(bootstrap_with=clauses, with_proof=proof)

    def add(self, clause: Sequence[int]) -> None:
        """Add a clause."""
        self._solver.add_clause(list(clause))

    def model(self) -> list[int] | None:
        """Return a model as a list of literals, that of variable v at place v - 1; None when there is none.

        Raises KeyboardInterrupt on Ctrl-C.
        """
        try:
            satisfiable = self._solver.solve()
        except self._error:
            raise KeyboardInterrupt from None
        if satisfiable is None:
            raise KeyboardInterrupt
        return list(self._solver.get_model()) if satisfiable else None

    def proof(self) -> list[str]:
        """Return the lines of the DRAT proof, after `model` returned None with proofs switched on."""
        return list(self._solver.get_proof() or ["0"])
