"""[R] v2 Theorem 6.1 (v1 5.1): Witness Protection generates every countable class in the limit with replay."""

from __future__ import annotations

from typing import Final

from echoproof.theorems.steps.witness_protection import OBLIGATIONS
from echoproof.theorems.theorem import Theorem

THEOREM: Final = Theorem(
    name="witness-protection",
    v2="6.1",
    v1="5.1",
    title="Witness Protection",
    statement="Every countable class is generatable in the limit with replay, by membership queries alone.",
    argument=(
        "The target `z` becomes active (target-active). A witness against an active `j < z` is never answered and "
        "stays the least one (protected, witness-remains), so the enumeration shows it, and then `j` is not active"
        " (evicted). After finitely many rounds no pair below `z` has a witness, and `z` is critical for ever "
        "(critical, critical-stays). From then on answers are right (answer-in-target, answer-fresh). Every round "
        "ends (fewer-critical, n-decreases, pairs, excluded)."
    ),
    parameters="all countable classes, targets, rounds and bounds",
    obligations=OBLIGATIONS,
    uncovered=(
        (
            "that an enumeration shows every witness at some time, and that finitely many `j < z` settle after "
            "finitely many rounds"
        ),
        (
            "that the decreasing `n(m)` becomes constant, and that an infinite `h_n` has arbitrarily many elements in "
            "`{1, …, m}`"
        ),
        "rounds before the target is active may have no active index; the algorithm answers anything there",
    ),
)
