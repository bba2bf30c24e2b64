"""Generators that the runs play against: some follow a rule of the paper, the others are odd, each in its own way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import count
from typing import Final

from echoproof.attack.protocols import ElementGenerator, Oracle, QueryGenerator
from echoproof.model.domains import Point
from echoproof.theorems.limit_separation.adversary import index_of, marker
from echoproof.theorems.stepped import Answer, Ask, QueryMachine, Wait


def crossing(examples: Sequence[Point], /) -> Point:
    """Answer fresh positive numbers until a negative one was shown, then fresh negative ones ([R] v2 Theorem 5.1)."""
    shown = [x for x in examples if isinstance(x, int)]
    return min(shown) - 1 if min(shown) < 0 else max(shown) + 1


def by_markers(examples: Sequence[Point], /) -> Point:
    """Answer the next marker until an integer was shown, then beyond all integers ([R] v2 Theorem 6.6).

    Above them if the number of the last marker is among them, below if not.
    """
    integers = [x for x in examples if isinstance(x, int)]
    last = max(map(index_of, examples))
    if not integers:
        return marker(last + 1)
    return max(integers) + 1 if last in integers else min(integers) - 1


def _after_markers(rule: Callable[[list[int]], int]) -> ElementGenerator:
    """Follow a rule for integers; until one was shown, answer the next marker."""

    def generator(examples: Sequence[Point], /) -> Point:
        integers = [x for x in examples if isinstance(x, int)]
        return rule(integers) if integers else marker(max(map(index_of, examples)) + 1)

    return generator


def _refuses(_examples: Sequence[Point], /) -> Point:
    raise LookupError("no idea")


ELEMENT: Final[Mapping[str, ElementGenerator]] = {
    "crossing": crossing,
    "by markers": by_markers,
    "next": _after_markers(lambda integers: max(integers) + 1),
    "before": _after_markers(lambda integers: min(integers) - 1),
    "leaping": _after_markers(lambda integers: 2 * max(integers) + len(integers)),
    "alternating": _after_markers(lambda integers: len(integers) * (-1) ** len(integers)),
    "least fresh": _after_markers(lambda integers: next(x for x in count(1) if x not in integers)),
    "constant": lambda _: 7,
    "copycat": lambda examples: examples[-1],
    "silent": _refuses,
}
"""For domains of integers and markers; where there are no markers, a marker is no answer."""


def _consistent(bound: int) -> QueryGenerator:
    """Answer the first of so many hypotheses that has all examples."""

    def generator(examples: Sequence[Point], member: Oracle, /) -> int:
        return next((i for i in range(1, bound + 1) if all(member(i, x) for x in examples)), 1)

    return generator


def _least(examples: Sequence[Point], member: Oracle, /) -> int:
    """Answer the consistent one of the first hypotheses that has the fewest of the first points."""
    consistent = [i for i in range(1, 6) if all(member(i, x) for x in examples)] or [1]
    return min(consistent, key=lambda i: (sum(member(i, x) for x in range(1, len(examples) + 5)), i))


def _answers(rule: Callable[[Sequence[Point]], int]) -> QueryGenerator:
    return lambda examples, _member: rule(examples)


def silent_from(round_: int) -> QueryMachine:
    """Return the machine that answers 1 before a round, and from it on asks once and waits without asking, for ever."""
    asks: dict[str, Ask | Wait | Answer] = {"asks": Ask(1, yes="waits", no="waits")}
    waits = {"waits": Wait("still waits"), "still waits": Wait("waits")}
    return QueryMachine((*["answers"] * (round_ - 1), "asks"), {"answers": Answer(1)} | asks | waits)


QUERY: Final[Mapping[str, QueryGenerator]] = {
    "always 1": _answers(lambda _: 1),
    "always 2": _answers(lambda _: 2),
    "counting": _answers(len),
    "in turn": _answers(lambda examples: len(examples) % 3 + 1),
    "slower and slower": _answers(lambda examples: len(examples).bit_length()),
    "1 in the end": _answers(lambda examples: max(1, 9 - len(examples))),
    "first consistent of 4": _consistent(4),
    "first consistent of 40": _consistent(40),
    "least consistent": _least,
    "silent": silent_from(1),
    "silent later": silent_from(5),
}
"""Proper generators for a countable class."""
