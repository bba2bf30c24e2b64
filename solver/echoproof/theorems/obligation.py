"""A step of a proof as a question for SMT solvers: premises and a goal, for all values of the declared symbols."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from echoproof.encode.smtlib import comment

Logic = Literal["QF_UFLIA", "QF_UFNIA", "UF"]
"""Quantifiers stand in UF alone, over sorts without arithmetic, where finite models suffice."""


@dataclass(frozen=True, slots=True)
class Premise:
    """What a step may use. Definitions are premises too, written out for the points that the step speaks of."""

    name: str
    words: str
    term: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """The claim that the premises imply the goal, whatever the declared symbols stand for."""

    name: str
    words: str
    parameters: str
    """For which values the claim is made, in words."""
    logic: Logic = "QF_UFLIA"
    declarations: str
    premises: tuple[Premise, ...]
    goal: str

    def script(self, without: str | None = None) -> str:
        """Return an SMT-LIB script that is unsatisfiable iff the premises, but for the one left out, imply the goal."""
        return self._script([p for p in self.premises if p.name != without], [f"(not {self.goal})"])

    def premises_alone(self) -> str:
        """Return a script that is satisfiable iff the premises do not contradict each other."""
        return self._script(list(self.premises), [])

    def _script(self, premises: list[Premise], further: list[str]) -> str:
        lines = [f"(set-logic {self.logic})", self.declarations]
        for premise in premises:
            lines += [comment(f"{premise.name}: {premise.words}").rstrip(), f"(assert {premise.term})"]
        lines += [f"(assert {term})" for term in further]
        return "\n".join([comment(f"{self.name}: {self.words}").rstrip(), *lines, "(check-sat)", ""])


def at(template: str, *points: str) -> str:
    """Return the conjunction of a condition on `?` at some points: a statement for all points, where it is used."""
    instances = [template.replace("?", point) for point in points]
    return instances[0] if len(instances) == 1 else f"(and {' '.join(instances)})"


def constants(sort: str, names: str) -> str:
    """Declare constants, given by their names with blanks between them."""
    return "\n".join(f"(declare-const {name} {sort})" for name in names.split())


def functions(signature: str, names: str) -> str:
    """Declare functions of one signature, such as `(Int) Bool`, given by their names with blanks between them."""
    return "\n".join(f"(declare-fun {name} {signature})" for name in names.split())
