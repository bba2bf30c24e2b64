"""The steps of the proof of [R] v2 Theorem 6.6: those about integers, and all together."""

from __future__ import annotations

from typing import Final

from echoproof.theorems.obligation import Obligation, Premise, at, constants, functions
from echoproof.theorems.steps import limit_markers

_ONE: Final = "(= (h1 ?) (or (= ? b) (A ?) (> ? j)))"
_TWO: Final = "(= (h2 ?) (or (< ? z) (A ?)))"


def _one(*points: str) -> Premise:
    return Premise("family_1", "the integers of `h_1` are `{b} ∪ A ∪ {x > j}`", at(_ONE, *points))


def _two(*points: str) -> Premise:
    return Premise("family_2", "the integers of `h_2` are `{x < z} ∪ A`", at(_TWO, *points))


_PLAIN: Final = functions("(Int) Bool", "h1 h2 A shown") + "\n" + constants("Int", "b j z o e")
_PLAIN_ONE: Final = Obligation(
    name="without-replay-1",
    words="without replay, answers above everything shown are right for a target of family 1 in the end",
    parameters="every `b`, `A`, `j`, answer `o` and example `e`",
    declarations=_PLAIN,
    premises=(
        _one("o"),
        Premise("seen", "an example `e` above `j` was shown", "(> e j)"),
        Premise("rule", "`b`, the last marker's number, was shown, so the answer is above every example", "(> o e)"),
    ),
    goal="(h1 o)",
)
_PLAIN_TWO: Final = Obligation(
    name="without-replay-2",
    words="without replay, answers are right for a target of family 2 in the end",
    parameters="every `z`, `A` without `z`, answer `o` and example `e`",
    declarations=_PLAIN,
    premises=(
        _two("o", "z"),
        Premise("outside", "`z` is not in `A`", "(not (A z))"),
        Premise("genuine", "examples are in the target", "(=> (shown z) (h2 z))"),
        Premise("seen", "an example `e` below `z` was shown", "(< e z)"),
        Premise(
            "rule",
            "if `z`, the last marker's number, was not shown, the answer is below every example",
            "(=> (not (shown z)) (< o e))",
        ),
    ),
    goal="(h2 o)",
)


_PHASES: Final = "\n".join(
    (
        functions("(Int) Int", "J k"),  # phase p shows J(p-1)+1, …, J(p-1)+k(p)
        functions("(Int) Bool", "h1 h2 A shown_before"),
        constants("Int", "z b j n p x o"),
    )
)
_ANSWER: Final = "(and (> (J ?) (J (- ? 1))) (not (and (< (J (- ? 1)) (J ?)) (<= (J ?) (+ (J (- ? 1)) (k ?))))))"


def _ends(*phases: str) -> Premise:
    return Premise(
        "phase_ends", "phase `p` ends with an answer `J_p > J_{p-1}` that it has not shown", at(_ANSWER, *phases)
    )


_ABOVE: Final = Obligation(
    name="answer-above",
    words="the answer that ends a phase is above everything that the phase has shown",
    parameters="every phase `p`",
    declarations=_PHASES,
    premises=(_ends("p"),),
    goal="(> (J p) (+ (J (- p 1)) (k p)))",
)
_GROWS: Final = Obligation(
    name="J-grows",
    words="the answers that end phases are all above `z` and grow: the induction step",
    parameters="every phases `n <= p`",
    declarations=_PHASES,
    premises=(
        Premise("induction", "`z <= J_n <= J_p`", "(and (<= z (J n)) (<= (J n) (J p)))"),
        Premise("phase_ends", "phase `p + 1` ends with an answer above `J_p`", "(> (J (+ p 1)) (J p))"),
    ),
    goal="(and (< z (J (+ p 1))) (<= (J n) (J (+ p 1))))",
)
_SHOWS: Final = "(or (= x (- z p)) (and (< (J (- p 1)) x) (<= x (+ (J (- p 1)) (k p)))))"
_NEVER_SHOWN: Final = Obligation(
    name="J-never-shown",
    words="`J_n` is shown in no phase",
    parameters="every phases `n >= 1` and `p >= 1` and every integer `x` shown in phase `p`",
    declarations=_PHASES,
    premises=(
        Premise("shown", "phase `p` shows `z - p` and then `J_{p-1} + 1, …, J_{p-1} + k_p`", _SHOWS),
        Premise("phase", "`p >= 1`", "(>= p 1)"),
        Premise("above", "`J_p` is above everything that phase `p` has shown", "(> (J p) (+ (J (- p 1)) (k p)))"),
        Premise("above_z", "`J_n > z`", "(> (J n) z)"),
        Premise(
            "grows",
            "`J_p <= J_n` for `p <= n`, and `J_n <= J_{p-1}` for `n < p`",
            "(and (=> (<= p n) (<= (J p) (J n))) (=> (< n p) (<= (J n) (J (- p 1)))))",
        ),
    ),
    goal="(not (= x (J n)))",
)

_LEGAL_ONE: Final = Obligation(
    name="phase-n-legal-1",
    words="if phase `n` never ends, all integers shown are genuine for `h_1` with `b = z - 1` and `j = J_{n-1}`",
    parameters="every `z`, phase `n` and integer `x` shown",
    declarations=_PHASES,
    premises=(
        _one("x"),
        Premise("A", "`A` is what was shown before `J_{n-1} + 1`", "(= (A x) (shown_before x))"),
        Premise("j", "`j = J_{n-1}`", "(= j (J (- n 1)))"),
        Premise(
            "shown",
            "`x` was shown before, or phase `n` shows it above `J_{n-1}`",
            "(or (shown_before x) (> x (J (- n 1))))",
        ),
    ),
    goal="(h1 x)",
)
_COMPLETE_ONE: Final = Obligation(
    name="phase-n-complete-1",
    words="if phase `n >= 1` never ends, every integer of that `h_1` is shown",
    parameters="every `z`, phase `n >= 1` and integer `x` of `h_1`",
    declarations=_PHASES + "\n" + functions("(Int) Bool", "shown"),
    premises=(
        _one("x"),
        Premise("A", "`A` is what was shown before `J_{n-1} + 1`", "(= (A x) (shown_before x))"),
        Premise("j", "`j = J_{n-1}`", "(= j (J (- n 1)))"),
        Premise("b", "`b = z - 1`", "(= b (- z 1))"),
        Premise("before", "what was shown before is shown", "(=> (shown_before x) (shown x))"),
        Premise(
            "first",
            "each phase up to `n`, so phase 1, shows `z - 1` at its begin",
            "(=> (and (<= 1 n) (= x (- z 1))) (shown x))",
        ),
        Premise("phase", "`n >= 1`", "(<= 1 n)"),
        Premise("endless", "phase `n` shows every integer above `J_{n-1}`", "(=> (> x (J (- n 1))) (shown x))"),
        Premise("element", "`x` is in `h_1`", "(h1 x)"),
    ),
    goal="(shown x)",
)
_MEMBER_ONE: Final = Obligation(
    name="phase-n-member",
    words="that `h_1` is in family 1: `j > b`",
    parameters="every `z` and phase `n >= 1`",
    declarations=_PHASES,
    premises=(
        Premise("b", "`b = z - 1`", "(= b (- z 1))"),
        Premise("j", "`j = J_{n-1}`", "(= j (J (- n 1)))"),
        Premise("above_z", "`J_{n-1} >= J_0 = z`", "(>= (J (- n 1)) z)"),
    ),
    goal="(> j b)",
)
_WRONG_ONE: Final = Obligation(
    name="phase-n-wrong",
    words="if phase `n` never ends, no answer in it is right for that `h_1`",
    parameters="every `z`, phase `n` and integer answer `o`",
    declarations=_PHASES + "\n" + functions("(Int) Bool", "shown"),
    premises=(
        _one("o"),
        Premise("j", "`j = J_{n-1}`", "(= j (J (- n 1)))"),
        Premise("b_shown", "`b` was shown", "(shown b)"),
        Premise("A_shown", "all of `A` was shown", "(=> (A o) (shown o))"),
        Premise(
            "goes_on",
            "the answer is not above `J_{n-1}`, or was shown",
            "(not (and (> o (J (- n 1))) (not (shown o))))",
        ),
    ),
    goal="(not (and (h1 o) (not (shown o))))",
)

_LEGAL_TWO: Final = Obligation(
    name="endless-legal-2",
    words="if every phase ends, all integers shown are genuine for `h_2`",
    parameters="every `z`, phase `p >= 1` and integer `x` shown in it",
    declarations=_PHASES,
    premises=(
        _two("x"),
        Premise("shown", "phase `p` shows `z - p` and then `J_{p-1} + 1, …, J_{p-1} + k_p`", _SHOWS),
        Premise("phase", "`p >= 1`", "(>= p 1)"),
        Premise("above_z", "`J_{p-1} >= z`", "(>= (J (- p 1)) z)"),
        Premise("A", "`A` has the integers above `z` that were shown, such as `x`", "(=> (> x z) (A x))"),
    ),
    goal="(h2 x)",
)
_COMPLETE_TWO: Final = Obligation(
    name="endless-complete-2",
    words="if every phase ends, every integer of `h_2` is shown",
    parameters="every `z` and integer `x` of `h_2`",
    declarations=_PHASES + "\n" + functions("(Int) Bool", "shown"),
    premises=(
        _two("x"),
        Premise("element", "`x` is in `h_2`", "(h2 x)"),
        Premise("A", "`A` has the integers above `z` that were shown", "(=> (A x) (and (> x z) (shown x)))"),
        Premise("phase", "phase `p` shows `z - p` for `p >= 1`", "(=> (and (>= p 1) (= x (- z p))) (shown x))"),
        Premise("p", "`p = z - x`", "(= p (- z x))"),
    ),
    goal="(shown x)",
)
_WRONG_TWO: Final = Obligation(
    name="endless-wrong",
    words="if every phase ends, each of the answers `J_1, J_2, …` is wrong for `h_2`",
    parameters="every `z` and phase `n`",
    declarations=_PHASES + "\n" + functions("(Int) Bool", "shown"),
    premises=(
        _two("(J n)"),
        Premise("above_z", "`J_n > z`", "(> (J n) z)"),
        Premise("A", "`A` has the integers above `z` that were shown", "(=> (A (J n)) (shown (J n)))"),
        Premise("never_shown", "`J_n` is never shown", "(not (shown (J n)))"),
    ),
    goal="(not (h2 (J n)))",
)
_MEMBER_TWO: Final = Obligation(
    name="endless-member",
    words="that `h_2` is in family 2: `z` is not in `A`",
    parameters="every `z`",
    declarations=_PHASES,
    premises=(Premise("A", "`A` has integers above `z` alone", "(=> (A z) (> z z))"),),
    goal="(not (A z))",
)

OBLIGATIONS: Final = (
    limit_markers.WITHOUT_REPLAY,
    _PLAIN_ONE,
    _PLAIN_TWO,
    limit_markers.OPENING_WRONG,
    limit_markers.OPENING_LEGAL,
    _ABOVE,
    _GROWS,
    _NEVER_SHOWN,
    _MEMBER_ONE,
    _LEGAL_ONE,
    _COMPLETE_ONE,
    _WRONG_ONE,
    limit_markers.PHASE_WRONG,
    _MEMBER_TWO,
    _LEGAL_TWO,
    _COMPLETE_TWO,
    _WRONG_TWO,
)
