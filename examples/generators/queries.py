"""A generator that asks which points are in which hypothesis, for `echoproof attack --kind query`."""

from collections.abc import Callable, Sequence


def consistent(examples: Sequence[int], member: Callable[[int, int], bool]) -> int:
    """Answer a new point of the first hypothesis that contains all examples: it takes every one of them for genuine.

    Without such a hypothesis it answers x_1. Hypotheses are numbered from 1; after the last one they come again.
    """
    for index in range(1, 33):
        if all(member(index, x) for x in examples):
            return next(x for n in range(1000) for x in (n, -n) if x not in examples and member(index, x))
    return examples[0]
