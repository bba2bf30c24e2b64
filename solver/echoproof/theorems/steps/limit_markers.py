"""The steps of the proof of [R] v2 Theorem 6.6 that are about markers."""

from __future__ import annotations

from typing import Final

from echoproof.theorems.obligation import Obligation, Premise, constants, functions

# A marker is told by its number: h_star i says that the marker *i is in h.
_MARKERS: Final = functions("(Int) Bool", "h1_star h2_star answered") + "\n" + constants("Int", "i b z")
WITHOUT_REPLAY: Final = Obligation(
    name="without-replay-markers",
    words="without replay, every answer is right for the set of all markers",
    parameters="every answer `o` and example `e`, integers or markers",
    declarations="\n".join(
        (
            functions("(Int) Bool", "is_integer all_markers shown"),
            "(declare-const integer_shown Bool)",
            constants("Int", "o e"),
        )
    ),
    premises=(
        Premise("genuine", "examples are in the target", "(=> (shown e) (all_markers e))"),
        Premise("markers", "no integer is in the set of all markers", "(=> (is_integer e) (not (all_markers e)))"),
        Premise("example", "if an integer was shown, `e` is one", "(=> integer_shown (and (shown e) (is_integer e)))"),
        Premise(
            "rule", "while no integer was shown, the answer is a marker", "(=> (not integer_shown) (all_markers o))"
        ),
        Premise("fresh", "the answer was not shown", "(not (shown o))"),
    ),
    goal="(and (all_markers o) (not (shown o)))",
)

OPENING_WRONG: Final = Obligation(
    name="opening-wrong",
    words="while no new marker is answered, every answer is wrong for the set of all markers",
    parameters="every answer `o`, an integer or a marker",
    declarations=functions("(Int) Bool", "is_integer all_markers shown") + "\n" + constants("Int", "o"),
    premises=(
        Premise("markers", "no integer is in the set of all markers", "(=> (is_integer o) (not (all_markers o)))"),
        Premise("goes_on", "the answer is an integer, or a marker that was shown", "(or (is_integer o) (shown o))"),
    ),
    goal="(not (and (all_markers o) (not (shown o))))",
)

OPENING_LEGAL: Final = Obligation(
    name="opening-legal",
    words="the markers `*1, …, *z` are legal for both families, `*z` as a replay for family 1",
    parameters="every `z >= 1` and marker `*i` shown",
    declarations=_MARKERS,
    premises=(
        Premise("h1_markers", "`h_1` has the markers `*1, …, *b`", "(= (h1_star i) (<= 1 i b))"),
        Premise("b", "`b = z - 1`", "(= b (- z 1))"),
        Premise("h2_markers", "`h_2` has the markers `*1, …, *z`", "(= (h2_star i) (<= 1 i z))"),
        Premise("shown", "the markers shown are `*1, …, *z`", "(<= 1 i z)"),
        Premise("answered", "`*z` was answered before it was shown", "(answered z)"),
    ),
    goal="(and (or (h1_star i) (answered i)) (h2_star i))",
)

PHASE_WRONG: Final = Obligation(
    name="phase-n-wrong-marker",
    words="nor is a marker: those of `h_1` were all shown",
    parameters="every `z` and marker `*i` answered",
    declarations=_MARKERS + "\n" + functions("(Int) Bool", "shown"),
    premises=(
        Premise("h1_markers", "`h_1` has the markers `*1, …, *b`", "(= (h1_star i) (<= 1 i b))"),
        Premise("b", "`b = z - 1`", "(= b (- z 1))"),
        Premise("markers_shown", "`*1, …, *z` were shown", "(=> (<= 1 i z) (shown i))"),
    ),
    goal="(not (and (h1_star i) (not (shown i))))",
)
