"""The generators that keep promises, one for each hypothesis: without replay, and with it."""

from __future__ import annotations

from collections.abc import Sequence

from echoproof.attack.finite import Ground
from echoproof.attack.protocols import ElementGenerator
from echoproof.deciding.frontier import Promises, frontier
from echoproof.deciding.local_closure import local_closure
from echoproof.model.domains import Point


def non_uniform(ground: Ground, promises: Promises | None = None) -> ElementGenerator:
    """Return the generator that answers from those hypotheses with all examples whose promises are due by now.

    It keeps promises without replay if any generator does; by default the first ones of the frontier. Where there is
    no such hypothesis, it answers x_1. Raises LimitError when the frontier is
    undecided. Source: docs/thresholds.md.
    """
    promised = promises or frontier(ground.cls.table).vectors[0]

    def generator(examples: Sequence[Point], /) -> Point:
        shown = set(examples)
        return _fresh(ground, _due(ground, promised, shown, len(shown)), examples, shown)

    return generator


def non_uniform_with_replay(ground: Ground, promises: Promises | None = None) -> ElementGenerator:
    """Return the generator that answers x_1 until the examples are as many as some hypothesis with them all promises.

    It keeps these examples, which are genuine, and answers from those hypotheses with them whose promises are due by
    the number of examples alone. It keeps promises with replay if any generator does; by default the best ones. Raises
    LimitError when these are undecided. Source: docs/thresholds.md.
    """
    promised = promises or local_closure(ground.cls.table).thresholds

    def generator(examples: Sequence[Point], /) -> Point:
        kept: set[Point] = set()
        for example in examples:
            kept.add(example)
            if _due(ground, promised, kept, len(kept)):
                shown = set(examples)
                return _fresh(ground, _due(ground, promised, kept, len(shown)), examples, shown)
        return examples[0]

    return generator


def _due(ground: Ground, promises: Promises, shown: set[Point], number: int) -> list[int]:
    """Return the hypotheses that contain what was shown and have promised for so many examples, the keenest first."""
    inside = ground.everything
    for point in shown:
        inside &= ground.profile(point)
    due = [h for h, d in enumerate(promises) if inside >> h & 1 and d <= number]
    return sorted(due, key=promises.__getitem__)


def _fresh(ground: Ground, hypotheses: Sequence[int], examples: Sequence[Point], shown: set[Point]) -> Point:
    """Return the first point in all of the hypotheses that was not shown; x_1 where there is no hypothesis.

    Where promises cannot all be kept, hypotheses are left out, the keenest kept.
    """
    cls = ground.cls
    answer, common = examples[0], cls.table.profiles
    for h in hypotheses:
        narrower = tuple(profile for profile in common if profile >> h & 1)
        found = next((point for point in cls.domain.elements(narrower) if point not in shown), None)
        if found is not None:
            answer, common = found, narrower
    return answer
