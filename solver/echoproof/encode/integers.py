"""Classes of integers as SMT-LIB 2.6: conditions as formulas, and a script that checks a table of cells.

`mod` of SMT-LIB with a positive divisor is the remainder of Python and of class files: it lies in 0 … m - 1. The text
is read off the syntax of the conditions, not off the periodic sets that the table of cells was worked out with.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from echoproof.encode.smtlib import comment, quoted
from echoproof.model.cells import members
from echoproof.model.domains import Integers
from echoproof.model.expressions import Comparison, Condition, Junction, Linear, Membership, Not, Operator, Term

_SIGNS: Final[dict[Operator, str]] = {"<": "<", "<=": "<=", "==": "=", "!=": "distinct", ">=": ">=", ">": ">"}


def formula(condition: Condition) -> str:
    """Return a condition as a formula about the integer x."""
    if isinstance(condition, Not):
        return f"(not {formula(condition.part)})"
    if isinstance(condition, Junction):
        return f"({condition.kind} {' '.join(map(formula, condition.parts))})"
    if isinstance(condition, Comparison):
        terms = [_term(term) for term in condition.terms]
        pairs = zip(condition.operators, terms, terms[1:], strict=False)
        return joined("and", [f"({_SIGNS[sign]} {left} {right})" for sign, left, right in pairs])
    if isinstance(condition, Membership):
        listed = joined("or", [f"(= {_term(condition.term)} {_number(value)})" for value in condition.values])
        return f"(not {listed})" if condition.negated else listed
    return "true" if condition.value else "false"


def _term(term: Term) -> str:
    if isinstance(term, Linear):
        if term.slope == 0:
            return _number(term.intercept)
        slanted = "x" if term.slope == 1 else f"(* {_number(term.slope)} x)"
        return f"(+ {slanted} {_number(term.intercept)})" if term.intercept else slanted
    return f"(mod {_term(term.linear)} {_number(term.modulus)})"


def _number(value: int) -> str:
    return str(value) if value >= 0 else f"(- {-value})"


def joined(operator: str, parts: Sequence[str]) -> str:
    """Join formulas by "and" or "or", each of which SMT-LIB wants with two parts at least."""
    if len(parts) < 2:
        return parts[0] if parts else {"and": "true", "or": "false"}[operator]
    return f"({operator} {' '.join(parts)})"


@dataclass(frozen=True, slots=True)
class CellFact:
    """What is claimed of one cell: an element, and one outside the outermost cuts when the cell is infinite."""

    profile: int
    example: int
    beyond: int | None


@dataclass(frozen=True, slots=True)
class CellFacts:
    """What is claimed of a class: its cells; below `low` and from `high` on every hypothesis has the period."""

    low: int
    high: int
    period: int
    cells: tuple[CellFact, ...]


def cell_facts(domain: Integers) -> CellFacts:
    """Return what the table of cells says."""
    facts = []
    for cell in domain.cells():
        points = domain.union((cell.profile,))
        facts.append(CellFact(cell.profile, next(points.elements()), points.beyond()))
    cuts = domain.frame.cuts
    return CellFacts(cuts[0], cuts[-1], domain.frame.period, tuple(facts))


def definitions(names: Sequence[str], conditions: Sequence[Condition]) -> str:
    """Return one predicate on the integers for each hypothesis; `member` applies it."""
    return "".join(
        f"(define-fun {quoted(f'in {name}')} ((x Int)) Bool {formula(condition)})\n"
        for name, condition in zip(names, conditions, strict=True)
    )


def member(name: str, point: str) -> str:
    """Return the formula that says that the hypothesis of this name contains the point."""
    return f"({quoted(f'in {name}')} {point})"


def has_profile(names: Sequence[str], profile: int, point: str) -> str:
    """Return the formula that says that exactly the hypotheses of the profile contain the point."""
    literals = [member(name, point) for name in names]
    return joined("and", [text if profile >> i & 1 else f"(not {text})" for i, text in enumerate(literals)])


_COMMENT = """
Unsatisfiable iff this table of cells is right: every disjunct below says that one fact is false.
Each predicate "in A" is a hypothesis; each predicate "cell {{A, B}}" holds at the points that are in A and B alone.
(1) Some x in a hypothesis has none of the listed profiles.
(2) The stated element of a cell does not have its profile.
(3) Some y below {low}, or from {high} on, is in a cell that is stated to be finite.
(4) The stated element of an infinite cell out there does not have its profile.
Out there no linear comparison changes and every condition has the period {period}:
one element stands for infinitely many.
The logic is ALL for the sake of mod, which QF_LIA does not have; every divisor is a number, so that all is linear."""


def facts_script(names: Sequence[str], conditions: Sequence[Condition], facts: CellFacts, title: str) -> str:
    """Return a script that is satisfiable iff one of the facts is false; its comment says how."""
    labels = (", ".join(names[i] for i in members(fact.profile)) for fact in facts.cells)
    cells = [(fact, quoted(f"cell {{{label}}}")) for fact, label in zip(facts.cells, labels, strict=True)]
    somewhere = joined("or", [member(name, "x") for name in names])
    listed = joined("or", [f"({cell} x)" for _, cell in cells])
    finite = joined("or", [f"({cell} y)" for fact, cell in cells if fact.beyond is None])
    beyond = [(_number(fact.beyond), cell) for fact, cell in cells if fact.beyond is not None]

    def out_there(point: str) -> str:
        return f"(or (< {point} {_number(facts.low)}) (>= {point} {_number(facts.high)}))"

    disjuncts = [
        f"(and {somewhere} (not {listed}))",
        *(f"(not ({cell} {_number(fact.example)}))" for fact, cell in cells),
        f"(and {out_there('y')} {finite})",
        *(f"(not (and {out_there(point)} ({cell} {point})))" for point, cell in beyond),
    ]
    lines = [
        comment(title + _COMMENT.format(low=facts.low, high=facts.high, period=facts.period)) + "(set-logic ALL)",
        definitions(names, conditions).rstrip("\n"),
        *(f"(define-fun {cell} ((x Int)) Bool {has_profile(names, fact.profile, 'x')})" for fact, cell in cells),
        "(declare-const x Int)",
        "(declare-const y Int)",
        "(assert (or\n  " + "\n  ".join(disjuncts) + "))",
        "(check-sat)",
    ]
    return "\n".join(lines) + "\n"
