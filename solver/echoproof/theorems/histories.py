"""All short histories of an element generator: what a bound on the number of rounds leaves to be tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from echoproof.attack.protocols import Target
from echoproof.model.domains import Point

History = tuple[tuple[Point, ...], tuple[Point, ...]]
"""The examples x_1 … x_t and the answers o_1 … o_t."""


def histories(
    answer: Callable[[tuple[Point, ...], tuple[Point, ...]], Point],
    target: Target,
    pool: Sequence[Point],
    rounds: int,
    *,
    replay: bool,
) -> Iterator[History]:
    """Yield every history of at most so many rounds, before those that go on from it.

    An example is an element of the target from the pool or, with replay, any earlier answer. `answer` is the generator,
    told the examples and its earlier answers.
    """
    genuine = [point for point in pool if point in target]
    waiting: list[History] = [((), ())]
    while waiting:
        examples, answers = waiting.pop()
        for example in dict.fromkeys([*genuine, *(answers if replay else ())]):
            shown = (*examples, example)
            history = (shown, (*answers, answer(shown, answers)))
            yield history
            if len(shown) < rounds:
                waiting.append(history)
