"""Attack two generators on the integers without 0, without 1 and without 2: one takes every example for genuine.

The other one leaves aside what it has answered itself.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import count
from pathlib import Path

import echoproof

Oracle = Callable[[int, int], bool]


def consistent(examples: Sequence[int], member: Oracle) -> int:
    """Answer a new point of the first hypothesis that contains all examples."""
    return new_point(examples, examples, member)


class Wary:
    """Do the same for the examples that are no answers of its own."""

    def __init__(self) -> None:
        self.answers: set[int] = set()
        self.sure: list[int] = []

    def __call__(self, examples: Sequence[int], member: Oracle) -> int:
        """Answer one round."""
        if examples[-1] not in self.answers:
            self.sure.append(examples[-1])
        answer = new_point(self.sure, {*examples, *self.answers}, member)
        self.answers.add(answer)
        return answer


def new_point(sure: Iterable[int], old: Iterable[int], member: Oracle) -> int:
    """Return a new point of the first hypothesis that contains all sure ones; StopIteration when there is none."""
    index = next(i for i in (1, 2, 3) if all(member(i, x) for x in sure))
    return next(x for x in count() if x not in old and member(index, x))


cls = echoproof.load(Path("encodings", "classes", "all-but-one.toml"))
for generator in (consistent, Wary):
    run = echoproof.attack_generator(cls, generator, rounds=40, kind="query")
    found = run.judgement
    print(generator.__name__, run.verdict, "with", len(found.wrong), "errors for", found.target)
    for number, (played, source) in enumerate(zip(run.rounds[:5], found.sources, strict=False), 1):
        print(number, played.example, f"replay of round {source}" if source else "genuine", "->", played.answer)

# It prints:
# consistent beaten with 39 errors for no 1
# 1 2 genuine -> 1
# 2 1 replay of round 1 -> 3
# 3 0 genuine -> None
# 4 -1 genuine -> None
# 5 -2 genuine -> None
# Wary survived with 1 errors for no 1
# 1 2 genuine -> 1
# 2 0 genuine -> 3
# 3 -1 genuine -> 4
# 4 -2 genuine -> 5
# 5 3 genuine -> 6
