"""The steps of the proof of [R] v2 Theorem 7.1."""

from __future__ import annotations

from typing import Final

from echoproof.theorems.obligation import Obligation, Premise, at, constants, functions

# Columns, that is elements, are numbers; index c is the hypothesis that a trap or a diagonal column belongs to.
_COLUMNS: Final = "\n".join(
    (
        functions("(Int Int) Bool", "in"),  # in i c: column c is in h_i
        functions("(Int) Bool", "universal trap diagonal queued queued_next answered answered_next"),
        functions("(Int) Int", "index"),
        constants("Int", "c e i y tau tau_next"),
    )
)
_QUEUE: Final = "(=> (queued ?) (or (universal ?) (and (trap ?) (not (= (index ?) tau)))))"


def _membership(hypothesis: str, *columns: str) -> Premise:
    definition = (
        f"(= (in {hypothesis} ?) (or (universal ?) (and (trap ?) (not (= {hypothesis} (index ?))))"
        f" (and (diagonal ?) (= {hypothesis} (index ?)))))"
    )
    return Premise(
        f"columns_of_{hypothesis}",
        "a universal column is in every hypothesis, a trap in all but its own, a diagonal in its own alone",
        at(definition, *columns),
    )


def _invariant(column: str) -> Premise:
    return Premise(
        "queue", "the queue has universal columns and traps of others than the current `tau`", at(_QUEUE, column)
    )


_TRAPS_NOT_1: Final = Premise("traps", "no trap belongs to `h_1`", "(=> (trap c) (not (= (index c) 1)))")

_INFINITE: Final = Obligation(
    name="infinite",
    words="the universal column that every round adds is in every hypothesis, so all are infinite",
    parameters="every hypothesis `i` and universal column `c`",
    declarations=_COLUMNS,
    premises=(_membership("i", "c"), Premise("universal", "`c` is universal", "(universal c)")),
    goal="(in i c)",
)
_ONCE: Final = Obligation(
    name="decided-once",
    words="a step does not change what a decided column says, so answered queries stay true",
    parameters="every step, hypothesis `i` and column `c` decided before",
    declarations=_COLUMNS
    + "\n"
    + functions("(Int Int) Bool", "in_next")
    + "\n"
    + functions("(Int) Bool", "decided universal_next trap_next diagonal_next")
    + "\n"
    + functions("(Int) Int", "index_next"),
    premises=(
        _membership("i", "c"),
        Premise(
            "columns_after",
            "the same after the step",
            "(= (in_next i c) (or (universal_next c) (and (trap_next c) (not (= i (index_next c))))"
            " (and (diagonal_next c) (= i (index_next c)))))",
        ),
        Premise(
            "writes",
            "the step writes undecided columns alone",
            "(=> (decided c) (and (= (universal_next c) (universal c)) (= (trap_next c) (trap c))"
            " (= (diagonal_next c) (diagonal c)) (= (index_next c) (index c))))",
        ),
        Premise("decided", "`c` was decided before", "(decided c)"),
    ),
    goal="(= (in_next i c) (in i c))",
)
_QUEUE_QUERY: Final = Obligation(
    name="queue-query",
    words="a query, and the beginning of a round, keep the invariant of the queue",
    parameters="every step that queues universal columns, every column `c`",
    declarations=_COLUMNS,
    premises=(
        _invariant("c"),
        Premise(
            "step",
            "what is queued was queued before, or is universal",
            "(=> (queued_next c) (or (queued c) (universal c)))",
        ),
    ),
    goal="(=> (queued_next c) (or (universal c) (and (trap c) (not (= (index c) tau)))))",
)
_QUEUE_ANSWER: Final = Obligation(
    name="queue-answer",
    words="an answer other than 1, which releases `y` and changes `tau`, keeps it too",
    parameters="every such step and column `c`",
    declarations=_COLUMNS + "\n" + functions("(Int) Bool", "used"),
    premises=(
        _invariant("c"),
        Premise("step", "`y` is queued too", "(=> (queued_next c) (or (queued c) (= c y)))"),
        Premise("y", "`y` is a trap", "(trap y)"),
        Premise("used", "the index of a trap is used", "(=> (trap c) (used (index c)))"),
        Premise("fresh", "the next `tau` was not used", "(not (used tau_next))"),
    ),
    goal="(=> (queued_next c) (or (universal c) (and (trap c) (not (= (index c) tau_next)))))",
)
_DIAGONALS: Final = Obligation(
    name="diagonals",
    words="diagonal columns belong to hypotheses that were answered, and not to `h_1`",
    parameters="every answer `i` other than 1 and column `c`",
    declarations=_COLUMNS + "\n" + functions("(Int) Bool", "diagonal_next"),
    premises=(
        Premise("induction", "so it was before", "(=> (diagonal c) (and (answered (index c)) (not (= (index c) 1))))"),
        Premise("step", "the new diagonal column is `e`", "(=> (diagonal_next c) (or (diagonal c) (= c e)))"),
        Premise("e", "`e` belongs to the answer `i`", "(= (index e) i)"),
        Premise("answer", "`i` is not 1", "(not (= i 1))"),
        Premise(
            "answered",
            "answers stay answers, and `i` is one",
            "(and (=> (answered (index c)) (answered_next (index c))) (answered_next i))",
        ),
    ),
    goal="(=> (diagonal_next c) (and (answered_next (index c)) (not (= (index c) 1))))",
)
_UNANSWERED: Final = Obligation(
    name="tau-unanswered",
    words="while only 1 is answered, the current `tau` is not answered",
    parameters="every `tau` and answer `i`",
    declarations=_COLUMNS,
    premises=(
        Premise("induction", "`tau` was not answered", "(not (answered tau))"),
        Premise(
            "answered",
            "after the answer `i` the answers are those before and `i`",
            "(= (answered_next tau) (or (answered tau) (= tau i)))",
        ),
        Premise("answer", "`i` is 1", "(= i 1)"),
        Premise("tau", "`tau` is not 1", "(not (= tau 1))"),
    ),
    goal="(not (answered_next tau))",
)
_WITHHELD: Final = Obligation(
    name="withheld",
    words="the trap column `y` of the current `tau` is not queued, hence not shown",
    parameters="every `tau` and column `y`",
    declarations=_COLUMNS,
    premises=(
        _invariant("y"),
        Premise("y", "`y` belongs to `tau` and is not universal", "(and (= (index y) tau) (not (universal y)))"),
    ),
    goal="(not (queued y))",
)

_ONE_LEGAL: Final = Obligation(
    name="case-1-legal",
    words="answers other than 1 recur: all examples are genuine for `h_1`",
    parameters="every column `c` shown",
    declarations=_COLUMNS,
    premises=(
        _membership("1", "c"),
        _TRAPS_NOT_1,
        _invariant("c"),
        Premise("shown", "`c` was queued", "(queued c)"),
    ),
    goal="(in 1 c)",
)
_ONE_COMPLETE: Final = Obligation(
    name="case-1-complete",
    words="answers other than 1 recur: every element of `h_1` is queued at some time",
    parameters="every decided column `c` of `h_1`",
    declarations=_COLUMNS,
    premises=(
        _membership("1", "c"),
        Premise("universal", "universal columns are queued", "(=> (universal c) (queued c))"),
        Premise(
            "released", "every trap column is released by the next answer other than 1", "(=> (trap c) (queued c))"
        ),
        Premise("diagonals", "no diagonal column belongs to `h_1`", "(=> (diagonal c) (not (= (index c) 1)))"),
        Premise("element", "`c` is in `h_1`", "(in 1 c)"),
    ),
    goal="(queued c)",
)
_ONE_WRONG: Final = Obligation(
    name="case-1-wrong",
    words="an answer other than 1 is wrong for `h_1`, by its diagonal column",
    parameters="every answer `i` other than 1 and its diagonal column `e`",
    declarations=_COLUMNS,
    premises=(
        _membership("i", "e"),
        _membership("1", "e"),
        Premise("e", "`e` is a diagonal column of `i`", "(and (diagonal e) (= (index e) i))"),
        Premise("type", "and of no other type", "(not (or (universal e) (trap e)))"),
        Premise("answer", "`i` is not 1", "(not (= i 1))"),
    ),
    goal="(and (in i e) (not (in 1 e)))",
)
_TAU_LEGAL: Final = Obligation(
    name="case-tau-legal",
    words="from some round on the answer is 1: all examples are genuine for `h_tau`, with the last `tau`",
    parameters="every `tau` and column `c` shown",
    declarations=_COLUMNS,
    premises=(_membership("tau", "c"), _invariant("c"), Premise("shown", "`c` was queued", "(queued c)")),
    goal="(in tau c)",
)
_TAU_COMPLETE: Final = Obligation(
    name="case-tau-complete",
    words="from some round on the answer is 1: every element of `h_tau` is queued at some time",
    parameters="every `tau` and decided column `c` of `h_tau`",
    declarations=_COLUMNS,
    premises=(
        _membership("tau", "c"),
        Premise("universal", "universal columns are queued", "(=> (universal c) (queued c))"),
        Premise(
            "released",
            "traps of others than `tau` were released",
            "(=> (and (trap c) (not (= (index c) tau))) (queued c))",
        ),
        Premise(
            "diagonals",
            "diagonal columns belong to hypotheses that were answered",
            "(=> (diagonal c) (answered (index c)))",
        ),
        Premise("unanswered", "`tau` is not answered", "(not (answered tau))"),
        Premise("element", "`c` is in `h_tau`", "(in tau c)"),
    ),
    goal="(queued c)",
)
_TAU_WRONG: Final = Obligation(
    name="case-tau-wrong",
    words="from some round on the answer is 1: it is wrong for `h_tau`, by the withheld column `y`",
    parameters="every `tau` other than 1 and its trap column `y`",
    declarations=_COLUMNS,
    premises=(
        _membership("1", "y"),
        _membership("tau", "y"),
        Premise("y", "`y` is a trap column of `tau`", "(and (trap y) (= (index y) tau))"),
        Premise("type", "and of no other type", "(not (or (universal y) (diagonal y)))"),
        Premise("tau", "`tau` is not 1", "(not (= tau 1))"),
    ),
    goal="(and (in 1 y) (not (in tau y)))",
)

OBLIGATIONS: Final = (
    _INFINITE,
    _ONCE,
    _QUEUE_QUERY,
    _QUEUE_ANSWER,
    _DIAGONALS,
    _UNANSWERED,
    _WITHHELD,
    _ONE_LEGAL,
    _ONE_COMPLETE,
    _ONE_WRONG,
    _TAU_LEGAL,
    _TAU_COMPLETE,
    _TAU_WRONG,
)
