"""Z3 behind typed functions: the one module that imports it. Nothing here turns "unknown" into an answer."""

from __future__ import annotations

from typing import Any, Literal

from echoproof.encode.circuit import TRUE, Problem

Answer = Literal["sat", "unsat", "unknown"]


def answer(problem: Problem, rlimit: int = 0, seed: int = 0) -> tuple[Answer, dict[int, bool]]:
    """Ask Z3 through its API, with a resource limit (0: none) and a random seed.

    Returns the answer and, when satisfiable, the value of every variable and gate of the problem by its number.
    """
    import z3

    terms: dict[int, Any] = {TRUE: z3.BoolVal(True)}

    def term(literal: int) -> Any:
        return terms[literal] if literal > 0 else z3.Not(terms[-literal])

    for node in problem.circuit.below(problem.assertions):
        parts = problem.circuit.parts(node)
        terms[node] = z3.Bool(f"b{node}") if parts is None else z3.And(*map(term, parts))
    solver = z3.Solver()
    solver.set("random_seed", seed)
    if rlimit:
        solver.set("rlimit", rlimit)
    solver.add(*map(term, problem.assertions))
    result = str(solver.check())
    if result == "unsat":
        return "unsat", {}
    if result != "sat":
        return "unknown", {}
    model = solver.model()
    values: dict[int, bool] = {}
    for node, expression in terms.items():
        value = model.eval(expression, model_completion=True)
        if not (z3.is_true(value) or z3.is_false(value)):
            return "unknown", {}
        values[node] = z3.is_true(value)
    return "sat", values
