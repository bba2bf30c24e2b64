"""[R] v2 Theorem 7.1 (v1 6.1): membership queries alone do not suffice for proper generation, replay or not."""

from __future__ import annotations

from typing import Final

from echoproof.theorems.steps.query_lower_bound import OBLIGATIONS
from echoproof.theorems.theorem import Theorem

THEOREM: Final = Theorem(
    name="query-lower-bound",
    v2="7.1",
    v1="6.1",
    title="Membership queries and proper generation",
    statement=(
        "No deterministic algorithm that only asks whether an element is in a hypothesis generates every countable"
        " class properly in the limit, even without replay."
    ),
    argument=(
        "The class is built while the generator runs. A column (an element) is universal, a trap of `tau`, or a "
        "diagonal of `i`, and is decided once (decided-once, infinite). The queue of what will be shown has "
        "universal columns and traps of earlier `tau` (queue-query, queue-answer, diagonals, tau-unanswered, "
        "withheld). If answers other than 1 recur, the stream enumerates `h_1` and each of them is wrong "
        "(case-1-legal, case-1-complete, case-1-wrong). Otherwise it enumerates `h_tau` for the last `tau`, and "
        "the answer 1 is wrong (case-tau-legal, case-tau-complete, case-tau-wrong)."
    ),
    parameters="all columns, hypotheses, answers and `tau`",
    obligations=OBLIGATIONS,
    uncovered=(
        "the alternative itself: answers other than 1 recur, or from some round on all are 1",
        (
            "that what is queued is shown at some time, since the least of the queue is shown first and columns are "
            "numbers"
        ),
        "that the first columns and the first `tau` satisfy the invariants, which hold of an empty queue",
    ),
)
