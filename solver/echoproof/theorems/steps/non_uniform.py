"""The steps of the proof of [R] v2 Theorem 5.1."""

from __future__ import annotations

from typing import Final

from echoproof.theorems.obligation import Obligation, Premise, at, constants, functions

_SETS: Final = functions("(Int) Bool", "h_inf h_d shown")


def _inf(*points: str) -> Premise:
    return Premise("h_inf", "`h_inf = {1, 2, …}`", at("(= (h_inf ?) (>= ? 1))", *points))


def _d(*points: str) -> Premise:
    return Premise(
        "h_d",
        "`h_d = {1, …, d} ∪ {-1, -2, …}`",
        at("(= (h_d ?) (or (<= 1 ? d) (<= ? (- 1))))", *points),
    )


_PLAIN_INF: Final = Obligation(
    name="without-replay-h_inf",
    words="without replay, every answer is right for the target `h_inf`: threshold 1",
    parameters="every set of examples, answer `o` and example `e`",
    declarations=_SETS + "\n(declare-const negative_shown Bool)\n" + constants("Int", "o e"),
    premises=(
        _inf("o", "e"),
        Premise("genuine", "examples are in the target", "(=> (shown e) (h_inf e))"),
        Premise("example", "if a negative number was shown, `e` is one", "(=> negative_shown (and (shown e) (< e 0)))"),
        Premise("rule", "without a negative example the answer is positive", "(=> (not negative_shown) (>= o 1))"),
        Premise("fresh", "the answer was not shown", "(not (shown o))"),
    ),
    goal="(and (h_inf o) (not (shown o)))",
)
_COUNT: Final = Obligation(
    name="count-step",
    words="at most `k` distinct examples are in `{1, …, k}`: the induction step from `k` to `k + 1`",
    parameters="every `k` and set of examples",
    declarations=functions("(Int) Bool", "shown") + "\n" + functions("(Int) Int", "c") + "\n" + constants("Int", "k"),
    premises=(
        Premise("induction", "`c(k) <= k`", "(<= (c k) k)"),
        Premise(
            "count",
            "`c(k + 1)` counts `k + 1` too if it was shown",
            "(= (c (+ k 1)) (+ (c k) (ite (shown (+ k 1)) 1 0)))",
        ),
    ),
    goal="(<= (c (+ k 1)) (+ k 1))",
)
_CROSSING: Final = Obligation(
    name="without-replay-h_d",
    words="without replay, the answer is right for the target `h_d` once `d + 1` distinct examples were shown",
    parameters="every `d`, set of examples and answer `o`",
    declarations=_SETS + "\n" + constants("Int", "d o examples negative") + "\n" + functions("(Int) Int", "c"),
    premises=(
        _d("o"),
        Premise(
            "genuine",
            "the examples are in `h_d`, so each is in `{1, …, d}` or negative",
            "(= examples (+ (c d) negative))",
        ),
        Premise("count", "at most `d` of them are in `{1, …, d}`", "(<= (c d) d)"),
        Premise("threshold", "`d + 1` distinct examples were shown", "(>= examples (+ d 1))"),
        Premise("rule", "after a negative example the answer is negative", "(=> (>= negative 1) (<= o (- 1)))"),
        Premise("fresh", "the answer was not shown", "(not (shown o))"),
    ),
    goal="(and (h_d o) (not (shown o)))",
)

_PLAY: Final = functions("(Int) Int", "x o") + "\n" + constants("Int", "d s t")
_PREFIX: Final = "rounds 1, …, `d` show 1, …, `d`"
_REPLAY: Final = Premise("replay", "after round `d` every answer is replayed", "(=> (> t d) (= (x t) (o (- t 1))))")

_OPENING: Final = Obligation(
    name="opening-legal",
    words="the first `d` examples are genuine for `h_inf` and for `h_d`",
    parameters="every `d` and round `t <= d`",
    declarations=functions("(Int) Bool", "h_inf h_d") + "\n" + _PLAY,
    premises=(
        _inf("(x t)"),
        _d("(x t)"),
        Premise("opening", _PREFIX, "(=> (<= 1 t d) (= (x t) t))"),
        Premise("round", "`t` is one of these rounds", "(<= 1 t d)"),
    ),
    goal="(and (h_inf (x t)) (h_d (x t)))",
)
_LEGAL: Final = Obligation(
    name="replay-legal",
    words="every later example is a replay, hence legal for `h_inf` and for `h_d`",
    parameters="every `d >= 1` and round `t > d`",
    declarations=functions("(Int) Bool", "h_inf h_d legal_inf legal_d") + "\n" + _PLAY,
    premises=(
        Premise("positive", "`d >= 1`: there is a round before", "(>= d 1)"),
        Premise("round", "`t > d`", "(> t d)"),
        _REPLAY,
        Premise("s", "`s = t - 1`", "(= s (- t 1))"),
        Premise(
            "legal_inf",
            "`x_t` is legal for `h_inf` iff it is in `h_inf` or is the answer of an earlier round, such as `s`",
            "(=> (or (h_inf (x t)) (and (<= 1 s) (< s t) (= (x t) (o s)))) (legal_inf t))",
        ),
        Premise(
            "legal_d",
            "the same for `h_d`",
            "(=> (or (h_d (x t)) (and (<= 1 s) (< s t) (= (x t) (o s)))) (legal_d t))",
        ),
    ),
    goal="(and (legal_inf t) (legal_d t))",
)
_PROGRESS: Final = Obligation(
    name="progress",
    words="if the answers from round `d` on are right for `h_inf`, each replay is a fresh positive number",
    parameters="every `d >= 1` and rounds `1 <= s < t`",
    declarations=functions("(Int) Bool", "h_inf") + "\n" + _PLAY,
    premises=(
        _inf("(o (- t 1))"),
        Premise("opening", _PREFIX, "(and (=> (<= 1 t d) (= (x t) t)) (=> (<= 1 s d) (= (x s) s)))"),
        _REPLAY,
        Premise(
            "right",
            "an answer after `d` distinct examples is in `h_inf` and was not shown",
            "(=> (>= (- t 1) d) (and (h_inf (o (- t 1))) (=> (<= 1 s (- t 1)) (not (= (o (- t 1)) (x s))))))",
        ),
        Premise("rounds", "`1 <= s < t`", "(and (<= 1 s) (< s t))"),
    ),
    goal="(and (not (= (x s) (x t))) (>= (x t) 1))",
)
_END: Final = Obligation(
    name="end",
    words="once `d` and `m` distinct examples were shown, an answer that is right for `h_inf` is wrong for `h_d`",
    parameters="every `d`, every `m` promised for `h_d`, every round `t` and answer",
    declarations="\n".join(
        (
            functions("(Int) Bool", "h_inf h_d right_d"),
            functions("(Int) Int", "x o"),
            constants("Int", "d m t examples"),
        )
    ),
    premises=(
        _inf("(o t)"),
        _d("(o t)"),
        Premise("opening", _PREFIX, "(=> (<= 1 (o t) d) (= (x (o t)) (o t)))"),
        Premise("all_distinct", "`t` distinct examples were shown until round `t`", "(= examples t)"),
        Premise("late", "`t >= d` and `t >= m`", "(and (>= t d) (>= t m))"),
        Premise(
            "right_inf",
            "an answer after `d` distinct examples is in `h_inf` and was not shown",
            "(=> (>= examples d) (and (h_inf (o t)) (=> (<= 1 (o t) t) (not (= (o t) (x (o t)))))))",
        ),
        Premise("right_d", "a right answer for `h_d` is in `h_d`", "(=> (right_d t) (h_d (o t)))"),
    ),
    goal="(not (=> (>= examples m) (right_d t)))",
)

OBLIGATIONS: Final = (_PLAIN_INF, _COUNT, _CROSSING, _OPENING, _LEGAL, _PROGRESS, _END)
