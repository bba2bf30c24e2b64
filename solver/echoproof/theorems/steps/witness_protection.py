"""The steps of the proof of [R] v2 Theorem 6.1."""

from __future__ import annotations

from typing import Final

from echoproof.theorems.obligation import Obligation, Premise, at, constants, functions

_SETS: Final = "\n".join(
    (
        functions("(Int Int) Bool", "in"),  # in i x: x is in h_i
        functions("(Int) Bool", "active S O W O_next"),
        constants("Int", "z t m j u w o n"),
    )
)
_CANDIDATE: Final = "(and (in z ?) (not (in j ?)) (not (O ?)))"
_PAIR: Final = Premise("pair", "`j < z` and both are active", "(and (< j z) (active j) (active z))")
_WITNESS: Final = Premise("witness", "`w` is in `h_z`, outside `h_j` and not among the answers", at(_CANDIDATE, "w"))
_LEAST: Final = Premise("least", "no `u < w` is such an element", f"(not (and (< u w) {at(_CANDIDATE, 'u')}))")

_TARGET_ACTIVE: Final = Obligation(
    name="target-active",
    words="the target `z` is active from round `z` on: what enters `S` is genuine",
    parameters="every class, target `z`, round `t >= z` and element `u` of `S`",
    declarations=_SETS + "\n" + functions("(Int) Bool", "shown O_then"),
    premises=(
        Premise(
            "sure",
            "elements of `S` were shown when they were no earlier answers",
            "(=> (S u) (and (shown u) (not (O_then u))))",
        ),
        Premise(
            "legal", "what is shown is in the target or was answered before", "(=> (shown u) (or (in z u) (O_then u)))"
        ),
        Premise("round", "`z <= t`", "(<= z t)"),
        Premise(
            "active",
            "`z` is active, or `z > t`, or some `u` in `S` is outside `h_z`",
            "(or (active z) (> z t) (and (S u) (not (in z u))))",
        ),
    ),
    goal="(active z)",
)
_PROTECTED: Final = Obligation(
    name="protected",
    words="the least witness `w` of `j < z` is not answered",
    parameters="every class, active pair `j < z`, bound `m`, witness `w` and answer `o`",
    declarations=_SETS,
    premises=(
        _PAIR,
        _WITNESS,
        _LEAST,
        Premise(
            "W",
            "`W` has the least witness in `{1, …, m}` of each active pair: `w`, unless some `u < w` is one",
            f"(=> (and (< j z) (active j) (active z) (<= w m) {at(_CANDIDATE, 'w')})"
            f" (or (W w) (and (< u w) {at(_CANDIDATE, 'u')})))",
        ),
        Premise("rule", "the answer is in `{1, …, m}` and outside `W`", "(and (<= o m) (not (W o)))"),
    ),
    goal="(not (= o w))",
)
_REMAINS: Final = Obligation(
    name="witness-remains",
    words="so `w` is still the least witness of `j < z` in the next round",
    parameters="every class, pair `j < z`, witness `w`, smaller `u` and answer `o`",
    declarations=_SETS,
    premises=(
        _WITNESS,
        _LEAST,
        Premise("protected", "`w` is not answered", "(not (= o w))"),
        Premise(
            "next", "the answers of the next round are `O` and `o`", at("(= (O_next ?) (or (O ?) (= ? o)))", "w", "u")
        ),
    ),
    goal="(and (in z w) (not (in j w)) (not (O_next w)) (not (and (< u w) (in z u) (not (in j u)) (not (O_next u)))))",
)
_EVICTED: Final = Obligation(
    name="evicted",
    words="once a witness of `j < z` that was never answered is shown, `j` is not active",
    parameters="every class, pair `j < z` and witness `w`",
    declarations=_SETS + "\n" + functions("(Int) Bool", "shown"),
    premises=(
        Premise("outside", "`w` is outside `h_j`", "(not (in j w))"),
        Premise("unanswered", "`w` is not among the answers", "(not (O w))"),
        Premise("shown", "`w` is shown", "(shown w)"),
        Premise("S", "what is shown and not among the answers enters `S`", "(=> (and (shown w) (not (O w))) (S w))"),
        Premise("active", "an active `j` has all of `S` in `h_j`", "(=> (and (active j) (S w)) (in j w))"),
    ),
    goal="(not (active j))",
)
_CRITICAL: Final = Obligation(
    name="critical",
    words="when no active `j < z` has a witness, `z` is critical, for every `m`",
    parameters="every class, target `z`, bound `m`, index `j` and element `u`",
    declarations=_SETS + "\n(declare-const critical Bool)",
    premises=(
        Premise("target_active", "`z` is active", "(active z)"),
        Premise(
            "no_witness",
            "no active `j < z` has a witness",
            f"(=> (and (active j) (< j z)) (not {at(_CANDIDATE, 'u')}))",
        ),
        Premise(
            "definition",
            "`z` is critical, or not active, or some active `j < z` lacks some `u <= m` of `h_z` outside `O`",
            f"(or critical (not (active z)) (and (active j) (< j z) (<= u m) {at(_CANDIDATE, 'u')}))",
        ),
    ),
    goal="critical",
)
_SOME_CRITICAL: Final = Obligation(
    name="some-critical",
    words="when some index is active, the least one is critical, for every `m`",
    parameters="every class, least active index `n`, bound `m`, index `j` and element `u`",
    declarations=_SETS + "\n(declare-const critical Bool)",
    premises=(
        Premise("n_active", "`n` is active", "(active n)"),
        Premise("least_active", "no `j < n` is active", "(=> (< j n) (not (active j)))"),
        Premise(
            "definition",
            "`n` is critical, or not active, or some active `j < n` lacks some `u <= m` of `h_n` outside `O`",
            "(or critical (not (active n)) (and (active j) (< j n) (<= u m) (in n u) (not (in j u)) (not (O u))))",
        ),
    ),
    goal="critical",
)
_STAYS: Final = Obligation(
    name="critical-stays",
    words="a pair without a witness has none in the next round",
    parameters="every class, pair `j < z` and element `u`",
    declarations=_SETS + "\n" + functions("(Int) Bool", "active_next"),
    premises=(
        Premise(
            "no_witness", "`j` is not active, or no `u` is a witness", f"(not (and (active j) {at(_CANDIDATE, 'u')}))"
        ),
        Premise(
            "S_grows", "what is active next and not new is active now", "(=> (and (active_next j) (<= j t)) (active j))"
        ),
        Premise("O_grows", "answers stay among the answers", "(=> (O u) (O_next u))"),
        Premise("old", "`j < z <= t`", "(and (< j z) (<= z t))"),
    ),
    goal="(not (and (active_next j) (in z u) (not (in j u)) (not (O_next u))))",
)
_IN_TARGET: Final = Obligation(
    name="answer-in-target",
    words="when `z` is active and critical, the answer is in `h_z`",
    parameters="every class, target `z`, bound `m`, index `n = n(m)` and answer `o`",
    declarations=_SETS,
    premises=(
        Premise("target_active", "`z` is active", "(active z)"),
        Premise("largest", "`n` is the largest critical index and `z` is critical, so `z <= n`", "(<= z n)"),
        Premise(
            "n_critical",
            "elements of `h_n` in `{1, …, m}` outside `O` are in `h_z`, if `z < n` is active",
            "(=> (and (< z n) (active z) (in n o) (<= o m) (not (O o))) (in z o))",
        ),
        Premise("in_h_n", "the answer is in `h_n`", "(in n o)"),
        Premise("bounded", "the answer is in `{1, …, m}`", "(<= o m)"),
        Premise("unanswered", "the answer is outside `O`", "(not (O o))"),
    ),
    goal="(in z o)",
)
_FRESH: Final = Obligation(
    name="answer-fresh",
    words="the answer was not shown",
    parameters="every answer `o`",
    declarations=_SETS + "\n" + functions("(Int) Bool", "shown"),
    premises=(
        Premise("S_or_O", "what was shown is in `S`, or was among the answers then", "(=> (shown o) (or (S o) (O o)))"),
        Premise("rule", "the answer is outside `S` and `O`", "(and (not (S o)) (not (O o)))"),
    ),
    goal="(not (shown o))",
)
_NESTED: Final = Obligation(
    name="fewer-critical",
    words="what is critical for a larger bound is critical for a smaller one",
    parameters="every class, bounds `m < w`, index `n`, index `j` and element `u`",
    declarations=_SETS + "\n" + functions("(Int) Bool", "critical"),
    premises=(
        Premise("bounds", "`m < w`", "(< m w)"),
        Premise("for_w", "`n` is critical for `w`", "(critical w)"),
        Premise(
            "unfold",
            "then an active `j < n` has the `u <= w` of `h_n` outside `O`",
            "(=> (critical w) (=> (and (active j) (< j n) (in n u) (<= u w) (not (O u))) (in j u)))",
        ),
        Premise(
            "fold",
            "`n` is critical for `m`, or some active `j < n` lacks some `u <= m` of `h_n` outside `O`",
            "(or (critical m) (and (active j) (< j n) (in n u) (<= u m) (not (O u)) (not (in j u))))",
        ),
    ),
    goal="(critical m)",
)
_MONOTONE: Final = Obligation(
    name="n-decreases",
    words="`n(m)` does not grow with `m`",
    parameters="every class and bounds `m < w`",
    declarations=functions("(Int Int) Bool", "critical")
    + "\n"
    + functions("(Int) Int", "n")
    + "\n"
    + constants("Int", "m w"),
    premises=(
        Premise("attained", "`n(w)` is critical for `w`", "(critical w (n w))"),
        Premise(
            "fewer_critical",
            "what is critical for `w` is critical for `m`",
            "(=> (critical w (n w)) (critical m (n w)))",
        ),
        Premise(
            "largest",
            "`n(m)` is the largest index that is critical for `m`",
            "(=> (critical m (n w)) (<= (n w) (n m)))",
        ),
    ),
    goal="(<= (n w) (n m))",
)
_NUMBERS: Final = constants("Int", "t sure answered witnesses count inside pairs")
_PAIRS: Final = Obligation(
    name="pairs",
    words="there are at most `t^2` pairs `j < i <= t`: the induction step",
    parameters="every `t >= 0`",
    logic="QF_UFNIA",
    declarations=_NUMBERS + "\n" + constants("Int", "pairs_next"),
    premises=(
        Premise("natural", "`t >= 0`", "(>= t 0)"),
        Premise("induction", "at most `t^2` pairs for `t`", "(<= pairs (* t t))"),
        Premise("new", "index `t + 1` brings `t` pairs", "(= pairs_next (+ pairs t))"),
    ),
    goal="(<= pairs_next (* (+ t 1) (+ t 1)))",
)
_EXCLUDED: Final = Obligation(
    name="excluded",
    words="at most `2 t + t^2` elements are excluded, so one is left once `h_n` has more of them in `{1, …, m}`",
    parameters="every round `t` and all numbers of elements",
    logic="QF_UFNIA",
    declarations=_NUMBERS,
    premises=(
        Premise("S", "`S` has at most `t` elements, the examples", "(<= sure t)"),
        Premise("O", "`O` has at most `t` elements, the answers", "(<= answered t)"),
        Premise("W", "`W` has at most one element for each pair of indices", "(<= witnesses (* t t))"),
        Premise(
            "inside", "the excluded elements of `h_n` are in `S`, `O` or `W`", "(<= inside (+ sure answered witnesses))"
        ),
        Premise("many", "`h_n` has more than `2 t + t^2` elements in `{1, …, m}`", "(> count (+ (* 2 t) (* t t)))"),
    ),
    goal="(> (- count inside) 0)",
)

OBLIGATIONS: Final = (
    _TARGET_ACTIVE,
    _PROTECTED,
    _REMAINS,
    _EVICTED,
    _CRITICAL,
    _STAYS,
    _IN_TARGET,
    _FRESH,
    _SOME_CRITICAL,
    _NESTED,
    _MONOTONE,
    _PAIRS,
    _EXCLUDED,
)
