"""A generator that asks which points are in which hypothesis, for `echoproof attack --kind query`."""

from collections.abc import Callable, Sequence


def consistent(examples: Sequence[int], member: Callable[[int, int], bool]) -> int:
    """Answer from the first hypothesis that contains all examples: it takes every one of them for genuine.

    Hypotheses are numbered from 1; after the last one of the class they come again.
    """
    for index in range(1, 33):
        if all(member(index, x) for x in examples):
            return next(x for n in range(1000) for x in (n, -n) if x not in examples and member(index, x))
    raise ValueError("no hypothesis contains all examples")
