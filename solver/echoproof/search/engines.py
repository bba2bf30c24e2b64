"""The two engines that solve a query: CaDiCaL on clauses, Z3 on the circuit itself. They share no translation."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, Protocol

from echoproof.encode.cnf import Cnf, clauses_of
from echoproof.encode.permutations import Profiles
from echoproof.encode.symbolic import Query, symbolic
from echoproof.model.errors import UndecidedError

EngineName = Literal["cadical", "z3"]


class Engine(Protocol):
    """Holds a query and more and more clauses. A literal of a clause is a profile, negative for "not realized"."""

    def add(self, clause: Sequence[int]) -> None:
        """Look from now on only where one of the literals holds."""

    def next(self) -> Profiles | None:
        """Return the realized profiles of some solution, None when there is none; UndecidedError when unknown."""


def start(query: Query, engine: EngineName, seed: int = 0) -> Engine:
    """Start an engine on a query. The seed is for Z3; it changes the order of what is found, not the set."""
    return _Cadical(query) if engine == "cadical" else _Z3(query, seed)


@lru_cache(maxsize=1)
def _clauses(query: Query) -> Cnf:
    asked = symbolic(query)
    return clauses_of(asked.problem, asked.cells)


class _Cadical:
    def __init__(self, query: Query) -> None:
        from echoproof.search.sat import Cadical

        self._profiles = query.profiles
        self._solver = Cadical(_clauses(query).clauses)

    def add(self, clause: Sequence[int]) -> None:
        self._solver.add(clause)

    def next(self) -> Profiles | None:
        model = self._solver.model()
        return None if model is None else tuple(p for p in self._profiles if model[p - 1] > 0)


class _Z3:
    def __init__(self, query: Query, seed: int) -> None:
        from echoproof.encode.z3api import Solutions

        asked = symbolic(query)
        self._cells = asked.cells
        self._solutions = Solutions(asked.problem, asked.cells, seed=seed)

    def add(self, clause: Sequence[int]) -> None:
        self._solutions.exclude([self._cells[abs(p) - 1] * (1 if p > 0 else -1) for p in clause])

    def next(self) -> Profiles | None:
        answer, values = self._solutions.next()
        if answer == "unknown":
            raise UndecidedError("Z3 does not know whether there is another class")
        return None if answer == "unsat" else tuple(p for p, cell in enumerate(self._cells, 1) if values[cell])
