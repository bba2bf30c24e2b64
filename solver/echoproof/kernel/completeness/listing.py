"""That a list holds all hard classes of n hypotheses, or all critical ones, up to isomorphism.

The certificate has the classes, each with data that prove it hard, and a clausal proof. The formula that the proof
refutes is not in it: it is worked out here from the number of hypotheses, with one clause more for each listed class.
See docs/enumeration.md.
"""

from collections import Counter
from math import factorial
from typing import Any, Final

from ..facts import objects
from ..outcome import Code, Rejected
from ..rule import Claim, Rule
from .classes import Facts, copies
from .formula import formula
from .rup import lines, refutes

HYPOTHESES: Final = 6
"""Hypotheses, whose permutations are all tried."""


class Enumeration(Rule):
    """The list is complete."""

    format, kind = "echoproof/enumeration-certificate", "enumeration"
    keys = ("hypotheses", "critical", "classes", "proof")
    trusted = (
        "the finite characterization of proper generation with replay (proved in Lean in GenLimitLib)",
        "that formula.py demands nothing which a hard class that is the least of its copies cannot meet",
        "that every class is isomorphic to one that is the least of its copies",
        "this checker and Python: its programs for unit propagation, permutations and the criterion",
    )

    def check(self, hypotheses: Any, critical: Any, classes: Any, proof: Any) -> Claim:
        """Return the claim, when each listed class is hard and the proof leaves no other."""
        n = hypotheses
        if type(n) is not int or not 1 <= n <= HYPOTHESES:
            raise Rejected(Code.SHAPE, "hypotheses", f"not a number from 1 to {HYPOTHESES}")
        if type(critical) is not bool:
            raise Rejected(Code.SHAPE, "critical", "neither true nor false")
        if not isinstance(proof, str):
            raise Rejected(Code.SHAPE, "proof", "no text")
        self.meter.spend(4 * factorial(n) << n)  # for the images of all profiles
        made, before, labelled, by_cells = formula(n, critical, self.meter), -1, 0, Counter[int]()
        for place, (cells, first, cases) in objects(classes, ("cells", "first", "cases"), "classes", self.meter):
            if not is_class(n, cells) or not is_data(n, first, cases):
                raise Rejected(Code.SHAPE, place, "not increasing cells, a first profile and cases")
            # What is tried of a class: its images under all permutations, and when asked its parts.
            self.meter.spend(factorial(n) * (len(cells) + 8) + 60 * n * n + critical * (n * len(cells) << n))
            ranks, facts = copies(n, cells), Facts(n, cells)
            if ranks[0] <= before:
                raise Rejected(Code.LEAST, place, "listed twice, or not in increasing order")
            if min(ranks) < ranks[0]:
                raise Rejected(Code.LEAST, place, "not the least of its isomorphic copies")
            if not facts.is_class():
                raise Rejected(Code.HARD, place, "an empty support, or two that are equal")
            if not facts.proved_hard(first, cases):
                raise Rejected(Code.HARD, place, "its data do not prove it hard")
            if critical and not facts.critical():
                raise Rejected(Code.HARD, place, "not critical: some of its hypotheses are a hard class")
            made.exclude(cells)
            before, labelled = ranks[0], labelled + len(set(ranks))
            by_cells[len(cells)] += 1
        wrong = refutes(made.variables, made.clauses, proof, self.meter)
        if wrong:
            raise Rejected(Code.PROOF, "proof", f"not shown to be complete: {wrong}")
        kind, count = "critical" if critical else "hard", by_cells.total()
        said = f"the {kind} classes of {n} hypotheses are the {count} listed ones up to isomorphism, "
        numbers = {
            "hypotheses": n,
            "critical": critical,
            "classes": count,
            "labelled": labelled,
            "by_cells": {str(size): by_cells[size] for size in sorted(by_cells)},
            "proof_lines": sum(1 for _ in lines(proof)),
        }
        return Claim(f"{said}{labelled} labelled", numbers)


def is_numbers(value: Any, bound: int) -> bool:
    """Say whether a value is a list of at most so many numbers below a bound."""
    return isinstance(value, list) and len(value) <= bound and all(type(x) is int and 0 <= x < bound for x in value)


def is_class(n: int, cells: Any) -> bool:
    """Say whether a value is an increasing list of profiles."""
    return is_numbers(cells, 1 << n) and all(p < q for p, q in zip([0, *cells], cells, strict=False))


def is_data(n: int, first: Any, cases: Any) -> bool:
    """Say whether values are a first example and, for every answer, a target and what each answer fails."""
    return (
        type(first) is int
        and isinstance(cases, list)
        and len(cases) <= n
        and all(
            isinstance(case, list) and len(case) == 2 and is_numbers(case[:1], n) and is_numbers(case[1], n)
            for case in cases
        )
    )
