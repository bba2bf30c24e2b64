"""The uniform generator of a finite class, and the conversion that makes a uniform generator bear replay."""

from __future__ import annotations

from collections.abc import Sequence

from echoproof.attack.finite import Ground
from echoproof.attack.protocols import ElementGenerator
from echoproof.deciding.uniform import closure
from echoproof.model.domains import Point


def uniform(ground: Ground) -> ElementGenerator:
    """Return the generator that answers from the intersection of all hypotheses with the examples in them.

    A finite intersection has at most as many elements as the closure dimension, so once more examples than that were
    shown there is a fresh element. Where there is none, or no hypothesis is left, it answers x_1. Without replay only.
    Source: Li, Raman, Tewari, arXiv:2410.13714, the closure algorithm.
    """
    cls = ground.cls

    def generator(examples: Sequence[Point], /) -> Point:
        candidates = ground.everything
        for point in examples:
            candidates &= ground.profile(point)
        inside = [profile for profile in cls.table.profiles if not candidates & ~profile] if candidates else []
        shown = set(examples)
        return next((point for point in cls.domain.elements(inside) if point not in shown), examples[0])

    return generator


def with_replay(generator: ElementGenerator, threshold: int) -> ElementGenerator:
    """Return the generator that answers x_1 until `threshold` distinct examples were shown, then as the given one.

    If that one generates uniformly without replay from the threshold on, this one does with replay: up to there the
    only answer is x_1, so every example is in the target, and from there on every answer is.
    Source: Racca, Valko, Sanyal, arXiv:2603.11784v2, Theorem 4.1 (v1, Theorem 3.1).
    """

    def converted(examples: Sequence[Point], /) -> Point:
        return generator(examples) if len(set(examples)) >= threshold else examples[0]

    return converted


def uniform_with_replay(ground: Ground) -> ElementGenerator:
    """Return the converted uniform generator of a finite class, with its sample complexity as the threshold.

    Raises LimitError when the closure dimension is undecided.
    """
    return with_replay(uniform(ground), closure(ground.cls.table).sample_complexity)
