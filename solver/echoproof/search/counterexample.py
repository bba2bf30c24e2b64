"""Z3 looks for the adversary that beats every proper generator of a class; cvc5 answers the printed file again."""

from __future__ import annotations

from dataclasses import dataclass

from echoproof.deciding.criterion import AdversaryStrategy, Case, Escape
from echoproof.encode import cvc5api, z3api
from echoproof.encode.hardness import ClassProblem, class_problem
from echoproof.encode.smtlib import print_problem
from echoproof.encode.z3api import Answer
from echoproof.model.cells import CellTable, profile_of


@dataclass(frozen=True, slots=True)
class SolverAnswers:
    """What the two solvers say of "this class is hard", and the strategy that Z3 found, to be checked."""

    z3: Answer
    cvc5: Answer
    strategy: AdversaryStrategy | None
    script: str


def ask_solvers(table: CellTable, title: str, rlimit: int = 0, cvc5_rlimit: int = 0, seed: int = 0) -> SolverAnswers:
    """Ask Z3 through its API, with a random seed, and cvc5 through the printed SMT-LIB script.

    Each has a resource limit in its own units; 0 is none.
    """
    asked = class_problem(table)
    script = print_problem(asked.problem, title)
    answer, values = z3api.answer(asked.problem, rlimit, seed)
    strategy = _strategy(asked, table, values) if answer == "sat" else None
    return SolverAnswers(answer, cvc5api.answer_script(script, cvc5_rlimit), strategy, script)


def _strategy(asked: ClassProblem, table: CellTable, values: dict[int, bool]) -> AdversaryStrategy:
    """Read the adversary's choices off a model."""

    def holds(literal: int) -> bool:
        return values[abs(literal)] == (literal > 0)

    hardness, first = asked.hardness, asked.first
    everyone = range(table.n)
    cases = []
    for j in everyone:
        target = next(i for i in everyone if holds(hardness.unserved(first, j, i)))
        escapes = []
        for m in everyone:
            k = next(k for k in everyone if holds(hardness.escape(first, j, target, m, k)))
            escapes.append(Escape(m, k, next(p for p in table.profiles if p >> m & 1 and not p >> k & 1)))
        group = profile_of(k for k in everyone if holds(first[k]) and holds(hardness.same_residual(j, target, k)))
        cases.append(Case(j, target, group, tuple(escapes)))
    return AdversaryStrategy(profile_of(i for i in everyone if holds(first[i])), tuple(cases))
