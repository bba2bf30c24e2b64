"""Z3 behind typed functions: the one module that imports it. Nothing here turns "unknown" into an answer.

Every question about a model has a context of its own: in a shared one, what was asked before can change a model.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from threading import Lock, Thread
from typing import Any, Literal

from echoproof.encode.circuit import TRUE, Circuit, Problem

Answer = Literal["sat", "unsat", "unknown"]


def answer(problem: Problem, rlimit: int = 0, seed: int = 0) -> tuple[Answer, dict[int, bool]]:
    """Ask Z3 through its API, with a resource limit (0: none) and a random seed.

    Returns the answer and, when satisfiable, the value of every variable and gate of the problem by its number.
    """
    solver = _solver(rlimit)
    terms = _terms(problem.circuit, problem.assertions, solver.ctx)
    solver.set("random_seed", seed)
    solver.add(*(_literal(terms, literal) for literal in problem.assertions))
    return _solved(solver, terms)


class Solutions:
    """Solutions of one problem, one after another, by the wanted variables; a resource limit for each (0: none)."""

    def __init__(self, problem: Problem, wanted: Iterable[int], rlimit: int = 0, seed: int = 0) -> None:
        self._solver, wanted = _solver(rlimit), list(wanted)
        self._terms = _terms(problem.circuit, [*problem.assertions, *wanted], self._solver.ctx)
        self._wanted = {abs(literal): self._terms[abs(literal)] for literal in wanted}
        self._solver.set("random_seed", seed)
        self._solver.add(*(_literal(self._terms, literal) for literal in problem.assertions))

    def exclude(self, clause: Iterable[int]) -> None:
        """Look from now on only where one of these literals is true."""
        import z3

        either = [_literal(self._terms, literal) for literal in clause]
        self._solver.add(z3.Or(either) if either else z3.BoolVal(False, self._solver.ctx))

    def next(self) -> tuple[Answer, dict[int, bool]]:
        """Answer, and when satisfiable the values of the wanted variables; the same ones again until excluded."""
        return _solved(self._solver, self._wanted)


class Questions:
    """Many questions about one circuit, of which the answers alone are wanted; a resource limit for each (0: none)."""

    def __init__(self, circuit: Circuit, askable: Iterable[int], rlimit: int = 0) -> None:
        self._solver = _solver(rlimit)
        self._terms = _terms(circuit, askable, self._solver.ctx)

    def ask(self, literals: Iterable[int]) -> Answer:
        """Say whether the literals, askable or below what is, can be true together."""
        self._solver.push()
        self._solver.add(*(_literal(self._terms, literal) for literal in literals))
        result = _answer(self._solver)
        self._solver.pop()
        return result


def answer_script(text: str, rlimit: int = 0) -> Answer:
    """Answer the assertions of an SMT-LIB script with one check-sat; a resource limit of 0 is none.

    Raises ValueError when Z3 cannot read the script.
    """
    return answer_scripts([text], rlimit)[0]


def answer_scripts(texts: Iterable[str], rlimit: int = 0) -> list[Answer]:
    """Answer several scripts, each with a solver and a resource limit of its own, as `answer_script` answers one.

    They share a context, which takes longer to make than a small script to answer: for answers alone, and no models.
    """
    import z3

    context = z3.Context()
    return [_answer(_read(text, rlimit, context)) for text in texts]


def solve_script(text: str, rlimit: int = 0) -> tuple[Answer, dict[str, Fraction]]:
    """Answer the same, and when satisfiable read off the values of the constants that are numbers, by their names.

    A value that is not rational makes the answer unknown. Raises ValueError when Z3 cannot read the script.
    """
    import z3

    solver = _read(text, rlimit)
    result = _answer(solver)
    if result != "sat":
        return result, {}
    model, values = solver.model(), {}
    for constant in model.decls():
        value = model[constant]
        if z3.is_int_value(value) or z3.is_rational_value(value):
            values[constant.name()] = Fraction(value.as_fraction() if value.is_real() else value.as_long())
        elif z3.is_algebraic_value(value):
            return "unknown", {}
    return "sat", values


def _read(text: str, rlimit: int, context: Any = None) -> Any:
    import z3

    solver = _solver(rlimit, context)
    try:
        solver.from_string(text)
    except z3.Z3Exception as error:
        raise ValueError(f"Z3 cannot read the script: {error}") from None
    return solver


def _solver(rlimit: int, context: Any = None) -> Any:
    import z3

    solver = z3.Solver(ctx=context or z3.Context())
    solver.set("ctrl_c", False)  # Z3 would take Ctrl-C for itself, and answer unknown
    if rlimit:
        solver.set("rlimit", rlimit)
    return solver


def _answer(solver: Any) -> Answer:
    """Let Z3 work in a thread, since Python hears no signal while it waits for anything but a lock.

    Not by `Thread.join`: one that a signal breaks off takes the thread for ended (Python 3.11), and Z3 would go on.
    """
    found: list[str] = []
    ended: list[bool] = []
    over = Lock()
    over.acquire()

    def work() -> None:
        try:
            found.append(str(solver.check()))
        finally:
            ended.append(True)
            over.release()

    Thread(target=work, daemon=True).start()
    try:
        over.acquire()
    finally:
        while not ended:  # a signal broke the waiting off; Z3 may not have begun yet
            solver.ctx.interrupt()
            over.acquire(timeout=0.05)
    if found == ["sat"]:
        return "sat"
    return "unsat" if found == ["unsat"] else "unknown"


def _solved(solver: Any, terms: dict[int, Any]) -> tuple[Answer, dict[int, bool]]:
    """Answer, and read the values of the terms off the model when there is one."""
    import z3

    result = _answer(solver)
    if result != "sat":
        return result, {}
    model = solver.model()
    values: dict[int, bool] = {}
    for node, expression in terms.items():
        if node < 0:
            continue
        value = model.eval(expression, model_completion=True)
        if not (z3.is_true(value) or z3.is_false(value)):
            return "unknown", {}
        values[node] = z3.is_true(value)
    return "sat", values


def _terms(circuit: Circuit, literals: Iterable[int], context: Any) -> dict[int, Any]:
    """Build the Z3 terms of the variables and gates that the literals depend on, by their numbers."""
    import z3

    terms: dict[int, Any] = {TRUE: z3.BoolVal(True, context)}
    for node in circuit.below(literals):
        parts = circuit.parts(node)
        if parts is None:
            terms[node] = z3.Bool(f"b{node}", context)
        else:
            terms[node] = _all([_literal(terms, part) for part in parts], context)
    return terms


def _all(parts: Sequence[Any], context: Any) -> Any:
    """Return a conjunction: z3.And without its checks of every argument, which take ten times as long as the rest."""
    import z3

    array = (z3.Ast * len(parts))(*(part.as_ast() for part in parts))
    return z3.BoolRef(z3.Z3_mk_and(context.ref(), len(parts), array), context)


def _literal(terms: dict[int, Any], literal: int) -> Any:
    """Return the term of a literal; those of negated literals are kept among the others."""
    import z3

    if literal not in terms:
        term = terms[-literal]  # and again without the checks of z3.Not
        terms[literal] = z3.BoolRef(z3.Z3_mk_not(term.ctx_ref(), term.as_ast()), term.ctx)
    return terms[literal]
