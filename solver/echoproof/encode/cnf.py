"""Circuits as clauses (CNF), and clauses as DIMACS text.

A gate gets a variable and, for each sign with which it is needed, the clauses that define it in that direction alone
(Plaisted and Greenbaum, A structure-preserving clause form translation, 1986). A small or once used negated gate is
written into the clause that needs it. So the clauses have a model exactly when the problem has one, and the models
agree on the variables of the circuit; on the variables of gates they need not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from echoproof.encode.circuit import FALSE, TRUE, Problem

Clause = list[int]

_SHORT: Final = 2
"""Gates with at most so many parts are written out wherever their negation is needed."""


@dataclass(frozen=True, slots=True)
class Cnf:
    """Clauses over the variables 1 … `variables`; `number` maps the circuit's variables and gates to theirs."""

    variables: int
    clauses: list[Clause]
    number: dict[int, int]


def clauses_of(problem: Problem, leading: Sequence[int] = ()) -> Cnf:
    """Translate a problem; the circuit variables `leading` get the numbers 1, 2, …, in this order."""
    translation = _Translation(problem)
    for variable in leading:
        translation.variable(variable)
    for assertion in problem.assertions:
        translation.imply(None, assertion)
    translation.define_all()
    return Cnf(len(translation.number), translation.clauses, translation.number)


@dataclass(slots=True)
class _Translation:
    problem: Problem
    number: dict[int, int] = field(default_factory=dict)
    clauses: list[Clause] = field(default_factory=list)
    uses: Counter[int] = field(default_factory=Counter)
    needed: list[int] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        circuit = self.problem.circuit
        self.uses.update(map(abs, self.problem.assertions))
        for node in circuit.below(self.problem.assertions):
            self.uses.update(map(abs, circuit.parts(node) or ()))

    def variable(self, node: int) -> int:
        return self.number.setdefault(node, len(self.number) + 1)

    def literal(self, literal: int) -> int:
        """Return the number of a literal, and note that its gate is to be defined in this direction."""
        if self.problem.circuit.parts(literal) is not None and literal not in self.seen:
            self.seen.add(literal)
            self.needed.append(literal)
        return self.variable(literal) if literal > 0 else -self.variable(-literal)

    def add(self, head: int | None, literals: Iterable[int]) -> None:
        """Add the clause "head or one of the literals"."""
        clause = set() if head is None else {head}
        waiting = list(literals)
        while waiting:
            literal = waiting.pop()
            parts = self.problem.circuit.parts(literal)
            if literal == TRUE:
                return
            if literal == FALSE:
                continue
            if literal < 0 and parts is not None and (len(parts) <= _SHORT or self.uses[-literal] == 1):
                waiting.extend(-part for part in parts)
            else:
                clause.add(self.literal(literal))
        if not any(-literal in clause for literal in clause):
            self.clauses.append(sorted(clause, key=abs))

    def imply(self, head: int | None, literal: int) -> None:
        """Add "head or literal", a conjunction part by part."""
        parts = self.problem.circuit.parts(literal)
        if literal > 0 and parts is not None and literal != TRUE and (head is None or self.uses[literal] == 1):
            for part in parts:
                self.imply(head, part)
        else:
            self.add(head, (literal,))

    def define_all(self) -> None:
        while self.needed:
            literal = self.needed.pop()
            parts = self.problem.circuit.parts(literal) or ()
            number = self.number[abs(literal)]
            if literal > 0:
                for part in parts:
                    self.imply(-number, part)
            else:
                self.add(number, (-part for part in parts))


def print_dimacs(cnf: Cnf, comment: str) -> str:
    """Return the clauses as a DIMACS file."""
    head = [f"c {line}" for line in comment.splitlines()] + [f"p cnf {cnf.variables} {len(cnf.clauses)}"]
    return "\n".join([*head, *(" ".join(map(str, [*clause, 0])) for clause in cnf.clauses), ""])
