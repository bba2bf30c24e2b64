"""The steps of the proof of the criterion for finite classes, in both directions."""

from __future__ import annotations

from typing import Final

from echoproof.theorems.obligation import Obligation, Premise, constants, functions

_CLASS: Final = "\n".join(
    (
        "(declare-sort X 0)",
        "(declare-sort H 0)",
        functions("(H X) Bool", "in"),
        functions("(H) Bool", "P group candidate answered"),
        functions("(X) Bool", "shown"),
        constants("H", "i j k l m"),
        constants("X", "y"),
    )
)
_IN_GROUP: Final = Premise(
    "group",
    "`k` is in group(j, P, i): outside `h_j` the hypotheses `h_k` and `h_i` agree",
    "(forall ((x X)) (=> (not (in j x)) (= (in k x) (in i x))))",
)
_GROUP: Final = Premise(
    "group",
    "group(j, P, i) has every member of `P` that agrees with `h_i` outside `h_j`",
    "(forall ((g H)) (=> (and (P g) (forall ((x X)) (=> (not (in j x)) (= (in g x) (in i x))))) (group g)))",
)
_LOWER_BOUND: Final = Premise(
    "lower_bound",
    "`h_m` is contained in every hypothesis of the group",
    "(forall ((g H)) (=> (group g) (forall ((x X)) (=> (in m x) (in g x)))))",
)
_LEAST: Final = Premise(
    "least",
    "what `h_i` has outside `h_j` is in `h_k`",
    "(forall ((x X)) (=> (and (in i x) (not (in j x))) (in k x)))",
)

_UNION: Final = Obligation(
    name="union",
    words="`h_j ∪ h_k` is the same set for all `k` of the group",
    parameters="every domain and hypotheses `i`, `j`, `k`",
    logic="UF",
    declarations=_CLASS,
    premises=(_IN_GROUP,),
    goal="(forall ((x X)) (= (or (in j x) (in k x)) (or (in j x) (in i x))))",
)
_LEGAL: Final = Obligation(
    name="stream-legal",
    words="an enumeration of `h_j ∪ h_i` is legal for every target `k` of the group, once `j` was answered",
    parameters="every domain and hypotheses `i`, `j`, `k`",
    logic="UF",
    declarations=_CLASS,
    premises=(
        _IN_GROUP,
        Premise(
            "stream", "only elements of `h_j ∪ h_i` are shown", "(forall ((x X)) (=> (shown x) (or (in j x) (in i x))))"
        ),
    ),
    goal="(forall ((x X)) (=> (shown x) (or (in k x) (in j x))))",
)
_COMPLETE: Final = Obligation(
    name="stream-complete",
    words="it has every element of every target `k` of the group",
    parameters="every domain and hypotheses `i`, `j`, `k`",
    logic="UF",
    declarations=_CLASS,
    premises=(
        _IN_GROUP,
        Premise(
            "stream", "all elements of `h_j ∪ h_i` are shown", "(forall ((x X)) (=> (or (in j x) (in i x)) (shown x)))"
        ),
    ),
    goal="(forall ((x X)) (=> (in k x) (shown x)))",
)
_INSIDE: Final = Obligation(
    name="answer-inside",
    words="the canonical generator answers inside `h_j ∪ h_k`, for the target `k`",
    parameters="every domain, class and hypotheses `i`, `j`, `k`, `m`",
    logic="UF",
    declarations=_CLASS,
    premises=(_GROUP, _LOWER_BOUND, Premise("i", "`i` is in `P`", "(P i)"), _LEAST),
    goal="(forall ((x X)) (=> (in m x) (or (in j x) (in k x))))",
)
_STAYS: Final = Obligation(
    name="target-stays",
    words="examples outside `h_j` are in the target `k`, so `k` stays a candidate",
    parameters="every domain, class and hypotheses `j`, `k`",
    logic="UF",
    declarations=_CLASS,
    premises=(
        Premise(
            "legal",
            "an example is in the target or in a hypothesis that was answered",
            "(forall ((x X)) (=> (shown x) (or (in k x) (exists ((g H)) (and (answered g) (in g x))))))",
        ),
        Premise(
            "inside",
            "every answer is inside `h_j ∪ h_k`",
            "(forall ((g H)) (=> (answered g) (forall ((x X)) (=> (in g x) (or (in j x) (in k x))))))",
        ),
    ),
    goal="(forall ((x X)) (=> (and (shown x) (not (in j x))) (in k x)))",
)
_LEAVE: Final = Obligation(
    name="others-leave",
    words="a candidate `l` that lacks some `y` of the target outside `h_j` leaves when `y` is shown",
    parameters="every domain, class, element `y` and hypotheses `j`, `l`",
    logic="UF",
    declarations=_CLASS,
    premises=(
        Premise(
            "candidates",
            "a candidate has every example outside `h_j`",
            "(forall ((g H)) (=> (candidate g) (forall ((x X)) (=> (and (shown x) (not (in j x))) (in g x)))))",
        ),
        Premise("y", "`y` is outside `h_j` and is shown", "(and (not (in j y)) (shown y))"),
        Premise("lacks", "`h_l` lacks `y`", "(not (in l y))"),
    ),
    goal="(not (candidate l))",
)
_SERVED: Final = Obligation(
    name="target-served",
    words="when all candidates have what the target has outside `h_j`, the answer is inside the target",
    parameters="every domain, class and hypotheses `i`, `j`, `k`, `m`",
    logic="UF",
    declarations=_CLASS,
    premises=(
        _GROUP,
        _LOWER_BOUND,
        Premise("k", "the target is in `P`", "(P k)"),
        _LEAST,
        Premise(
            "settled",
            "what the target has outside `h_j` is in the candidate `h_i`",
            "(forall ((x X)) (=> (and (in k x) (not (in j x))) (in i x)))",
        ),
    ),
    goal="(forall ((x X)) (=> (in m x) (in k x)))",
)

OBLIGATIONS: Final = (_UNION, _LEGAL, _COMPLETE, _INSIDE, _STAYS, _LEAVE, _SERVED)
