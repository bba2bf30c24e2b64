"""Countable families as generators by membership queries see them, and what makes a function of the history of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from echoproof.attack.finite import Ground
from echoproof.attack.protocols import Oracle
from echoproof.model.domains import Point

Rule = Callable[[Sequence[Point], Sequence[Point]], Point]
"""What a generator answers to the examples x_1 … x_t after its own answers o_1 … o_{t-1}."""
Step = Callable[[Point], Point]
"""One game of a generator: it is told one example after another, and answers each."""


@dataclass(frozen=True, slots=True)
class Family:
    """Hypotheses h_1, h_2, … on points x_1, x_2, …: membership, the order of the points, the number of hypotheses.

    Nothing else is known of it. That every support is infinite is taken on trust: a search in a finite one may not end.
    """

    member: Oracle
    point: Callable[[int], Point]
    """The m-th point, m from 1."""
    size: int | None = None
    """None: infinitely many."""

    def indices(self, t: int) -> range:
        """Return the indices that are considered in round t: those up to t."""
        return range(1, (t if self.size is None else min(t, self.size)) + 1)


def family_of(ground: Ground) -> Family:
    """Return a finite class as a family: its hypotheses and the points of its cells, in their orders."""
    cls = ground.cls
    points = Listed(cls.domain.elements(cls.table.profiles))
    return Family(lambda index, point: bool(ground.profile(point) >> index - 1 & 1), points, cls.table.n)


class Listed:
    """An infinite sequence, as far as it was asked for; `listed(m)` is the m-th, m from 1."""

    def __init__(self, points: Iterator[Point]) -> None:
        self._points = points
        self._known: list[Point] = []

    def __call__(self, position: int) -> Point:
        while len(self._known) < position:
            self._known.append(next(self._points))
        return self._known[position - 1]


def integer(position: int) -> int:
    """Return the integer at a position from 1 in the order 0, 1, -1, 2, -2 and so on."""
    return position // 2 if position % 2 == 0 else -(position // 2)


class Recalling:
    """An element generator that recalls the game it is in, so that each round costs only what is new in it.

    It is a function of the history nevertheless: a history that does not go on from the one before it starts a new
    game, in which its examples are told one after another. To notice that, the two are compared in full.
    """

    def __init__(self, start: Callable[[], Step]) -> None:
        self._start = start
        self._step = start()
        self._told: list[Point] = []
        self._answer: Point | None = None

    def __call__(self, examples: Sequence[Point]) -> Point:
        """Answer the last of the examples. Raises ValueError when there are none."""
        if list(examples[: len(self._told)]) != self._told:
            self._step, self._told, self._answer = self._start(), [], None
        for example in examples[len(self._told) :]:
            self._answer = self._step(example)
            self._told.append(example)
        if self._answer is None:
            raise ValueError("a generator answers an example, and was shown none")
        return self._answer


def element(rule: Rule) -> Recalling:
    """Return the element generator of a rule."""
    return Recalling(lambda: step_of(rule))


def step_of(rule: Rule) -> Step:
    """Return a new game of a rule."""
    examples: list[Point] = []
    answers: list[Point] = []

    def step(example: Point) -> Point:
        examples.append(example)
        answers.append(rule(examples, answers))
        return answers[-1]

    return step
