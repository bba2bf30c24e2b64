"""The steps of the proof of [R] v2 Theorem 7.3."""

from __future__ import annotations

from typing import Final

from echoproof.theorems.obligation import Obligation, Premise, at, constants, functions

_SETS: Final = functions("(Int Int) Bool", "minus plus") + "\n" + constants("Int", "a k x")
_TARGET: Final = Premise("target", "the target is `h_k+` with `k` 1 or 2", "(<= 1 k 2)")
_STREAM: Final = "the examples are the integers from -2 on"


def _minus(index: str, *points: str) -> Premise:
    term = at(f"(= (minus {index} ?) (or (<= ? 0) (= ? {index})))", *points)
    return Premise("minus", "`h_a- = {x <= 0} ∪ {a}`", term)


def _plus(index: str, *points: str, name: str = "plus") -> Premise:
    term = at(f"(= (plus {index} ?) (or (>= ? 0) (= ? (- {index}))))", *points)
    return Premise(name, "`h_k+ = {x >= 0} ∪ {-k}`", term)


_FIRST: Final = Obligation(
    name="first-example",
    words="0 is in all four hypotheses",
    parameters="every `a` and `k`",
    declarations=_SETS,
    premises=(_minus("a", "0"), _plus("k", "0")),
    goal="(and (minus a 0) (plus k 0))",
)
_LEGAL: Final = Obligation(
    name="stream-legal",
    words="after the answer `h_a-` every example is in `h_k+`, or in `h_a-` and a replay",
    parameters="every `a`, `k` and example `x`",
    declarations=_SETS,
    premises=(_minus("a", "x"), _plus("k", "x")),
    goal="(or (plus k x) (minus a x))",
)
_COMPLETE: Final = Obligation(
    name="stream-complete",
    words="the stream has every element of `h_1+` and of `h_2+`",
    parameters="`k` 1 or 2 and every `x` in `h_k+`",
    declarations=_SETS + "\n" + functions("(Int) Bool", "shown"),
    premises=(
        _plus("k", "x"),
        _TARGET,
        Premise("stream", _STREAM, "(=> (>= x (- 2)) (shown x))"),
        Premise("element", "`x` is in `h_k+`", "(plus k x)"),
    ),
    goal="(shown x)",
)
_MINUS_WRONG: Final = Obligation(
    name="minus-wrong",
    words="an answer `h_a-` is wrong for both targets: it contains -3",
    parameters="every `a`, and `k` 1 or 2",
    declarations=_SETS,
    premises=(_minus("a", "(- 3)"), _plus("k", "(- 3)"), _TARGET),
    goal="(and (minus a (- 3)) (not (plus k (- 3))))",
)
_PLUS_WRONG: Final = Obligation(
    name="plus-wrong",
    words="an answer `h_a+` is wrong for the other target: it contains `-a`",
    parameters="every different `a >= 1` and `k`",
    declarations=_SETS,
    premises=(
        _plus("a", "(- a)", name="answer"),
        _plus("k", "(- a)"),
        Premise("positive", "`a >= 1`", "(>= a 1)"),
        Premise("different", "`a` is not `k`", "(not (= a k))"),
    ),
    goal="(and (plus a (- a)) (not (plus k (- a))))",
)
_MIRROR: Final = Obligation(
    name="mirror",
    words="`x` is in `h_k+` iff `-x` is in `h_k-`, so an answer `h_a+` is treated alike",
    parameters="every `k` and `x`",
    declarations=_SETS,
    premises=(_minus("k", "(- x)"), _plus("k", "x")),
    goal="(= (plus k x) (minus k (- x)))",
)

OBLIGATIONS: Final = (_FIRST, _LEGAL, _COMPLETE, _MINUS_WRONG, _PLUS_WRONG, _MIRROR)
