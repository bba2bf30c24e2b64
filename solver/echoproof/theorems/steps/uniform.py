"""The steps of the proof of [R] v2 Theorem 4.1."""

from __future__ import annotations

from typing import Final

from echoproof.theorems.obligation import Obligation, Premise, constants, functions

_POINTS: Final = "(declare-sort X 0)"
_GAME: Final = "\n".join(
    (
        _POINTS,
        functions("(Int) X", "x o"),
        functions("(X) Bool", "in_h"),
        functions("(Int) Int", "N"),
        constants("Int", "d s t"),
    )
)
_RULE: Final = Premise(
    "first_answer_kept", "with fewer than `d` distinct examples the answer is `x_1`", "(=> (< (N s) d) (= (o s) (x 1)))"
)

_BASE: Final = Obligation(
    name="base",
    words="the first example is in the target",
    parameters="every domain, target and first example",
    declarations="\n".join(
        (_POINTS, functions("(Int) X", "x o"), functions("(X) Bool", "in_h"), constants("Int", "s"))
    ),
    premises=(
        Premise(
            "legal",
            "`x_1` is in the target, or repeats the answer of a round `s` with `1 <= s < 1`",
            "(or (in_h (x 1)) (and (<= 1 s) (< s 1) (= (x 1) (o s))))",
        ),
    ),
    goal="(in_h (x 1))",
)
_EARLY: Final = Obligation(
    name="early-replays",
    words="before the threshold only `x_1` can be replayed",
    parameters="every threshold `d`, round `t` and replayed round `s`",
    declarations=_GAME,
    premises=(
        Premise("replay", "`x_{t+1}` repeats the answer of round `s <= t`", "(and (<= s t) (= (x (+ t 1)) (o s)))"),
        Premise("counts_grow", "there are not fewer distinct examples later", "(=> (<= s t) (<= (N s) (N t)))"),
        Premise("early", "fewer than `d` distinct examples were shown until round `t`", "(< (N t) d)"),
        _RULE,
    ),
    goal="(= (x (+ t 1)) (x 1))",
)
_STEP: Final = Obligation(
    name="step",
    words="if all examples until round `t` are in the target, so is the next, before the threshold and after it",
    parameters="every threshold `d`, round `t >= 1` and replayed round `s`",
    declarations=_GAME + "\n" + functions("(Int) Bool", "genuine"),
    premises=(
        Premise(
            "legal",
            "`x_{t+1}` is in the target, or repeats the answer of a round `s` with `1 <= s <= t`",
            "(or (in_h (x (+ t 1))) (and (<= 1 s t) (= (x (+ t 1)) (o s))))",
        ),
        Premise("invariant", "`x_1, …, x_s` are in the target for `1 <= s <= t`", "(=> (<= 1 s t) (genuine s))"),
        Premise("first_among_them", "`x_1` is one of `x_1, …, x_s`", "(=> (genuine s) (in_h (x 1)))"),
        _RULE,
        Premise(
            "uniform_generator",
            "the generator that is followed is right from `d` distinct examples of the target on",
            "(=> (and (genuine s) (>= (N s) d)) (in_h (o s)))",
        ),
    ),
    goal="(in_h (x (+ t 1)))",
)
_CORRECT: Final = Obligation(
    name="correct",
    words="from `d` distinct examples on the answer is in the target and was not shown",
    parameters="every threshold `d` and round `t`",
    declarations=_GAME + "\n" + functions("(Int) Bool", "genuine") + "\n" + functions("(X) Bool", "shown"),
    premises=(
        Premise("invariant", "`x_1, …, x_t` are in the target", "(genuine t)"),
        Premise("late", "`d` distinct examples were shown", "(>= (N t) d)"),
        Premise(
            "uniform_generator",
            "the generator that is followed is right from `d` distinct examples of the target on",
            "(=> (and (genuine t) (>= (N t) d)) (and (in_h (o t)) (not (shown (o t)))))",
        ),
    ),
    goal="(and (in_h (o t)) (not (shown (o t))))",
)
_NO_EASIER: Final = Obligation(
    name="no-easier",
    words="a sequence without replay is a replay sequence, so replay does not lower the sample complexity",
    parameters="every target and round `t`",
    declarations=_GAME + "\n" + functions("(Int) Bool", "legal"),
    premises=(
        Premise("genuine", "`x_t` is in the target", "(in_h (x t))"),
        Premise(
            "legal",
            "`x_t` is legal iff it is in the target or repeats the answer of an earlier round `s`",
            "(= (legal t) (or (in_h (x t)) (and (<= 1 s) (< s t) (= (x t) (o s)))))",
        ),
    ),
    goal="(legal t)",
)

_CLASS: Final = "\n".join(
    (
        _POINTS,
        "(declare-sort H 0)",
        functions("(H X) Bool", "in"),
        functions("(H) Bool", "G"),
        functions("(X) Bool", "shown"),
        constants("X", "o"),
        constants("H", "k"),
    )
)
_LOWER_LEGAL: Final = Obligation(
    name="lower-bound-legal",
    words="the elements of a finite intersection of hypotheses are genuine examples of each of them",
    parameters="every domain, class, set `G` of hypotheses and `k` in `G`",
    logic="UF",
    declarations=_CLASS,
    premises=(
        Premise(
            "shown",
            "only elements of the intersection of `G` were shown",
            "(forall ((e X)) (=> (shown e) (forall ((h H)) (=> (G h) (in h e)))))",
        ),
        Premise("member", "`k` is in `G`", "(G k)"),
    ),
    goal="(forall ((e X)) (=> (shown e) (in k e)))",
)
_LOWER_WRONG: Final = Obligation(
    name="lower-bound-wrong",
    words="when the whole intersection was shown, every fresh answer is wrong for some target",
    parameters="every domain, class, set `G` of hypotheses and answer `o`",
    logic="UF",
    declarations=_CLASS,
    premises=(
        Premise(
            "all_shown",
            "every element of the intersection of `G` was shown",
            "(forall ((e X)) (=> (forall ((h H)) (=> (G h) (in h e))) (shown e)))",
        ),
        Premise("fresh", "`o` was not shown", "(not (shown o))"),
    ),
    goal="(exists ((h H)) (and (G h) (not (in h o))))",
)

OBLIGATIONS: Final = (_BASE, _EARLY, _STEP, _CORRECT, _NO_EASIER, _LOWER_LEGAL, _LOWER_WRONG)
