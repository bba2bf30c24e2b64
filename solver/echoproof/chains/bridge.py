"""From replay to chains: a generator that is fed its own answers, and which recurrent sets lie inside a target.

With the memoryless adversary x_{t+1} = o_t (`echoproof.attack.memoryless`) a generator that looks at the last example
alone is a chain on points, and any other one a chain on histories.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from fractions import Fraction
from typing import Literal, TypeVar

from echoproof.chains.chain import Chain, ChainError, Row, normalised
from echoproof.model.classes import HypothesisClass
from echoproof.model.domains import Point

State = TypeVar("State", bound=Hashable)
Place = Literal["inside", "outside", "across"]
"""Where a recurrent set lies: all of it in the target, none of it, or some."""


def explored(
    start: State, step: Callable[[State], Mapping[State, Fraction]], most: int, title: str = "a generator fed itself"
) -> Chain:
    """Make the chain of all states that are reached from the start, the nearest ones first.

    Beyond `most` states none is followed: those at the border stay where they are and are listed as open. Raises
    ChainError when a step is no distribution.
    """
    places = {start: 0}
    rows: list[Row] = []
    unseen = set()
    order = [start]
    for index, state in enumerate(order):
        row = step(state)
        new = [after for after in row if after not in places]
        if len(places) + len(new) > most:
            unseen.add(index)
            rows.append(((index, Fraction(1)),))
            continue
        for after in new:
            places[after] = len(places)
            order.append(after)
        rows.append(tuple(sorted((places[after], chance) for after, chance in row.items())))
    return Chain(
        title=title,
        states=tuple(map(str, order)),
        rows=tuple(rows),
        initial=normalised([(0, 1)]),
        open=frozenset(unseen),
    )


def fed_histories(
    answer: Callable[[Sequence[Point]], Mapping[Point, Fraction]], start: Point, rounds: int, most: int
) -> Chain:
    """Return the chain on histories of a generator with memory, for so many rounds; the last histories stay."""

    def step(history: tuple[Point, ...]) -> Mapping[tuple[Point, ...], Fraction]:
        if len(history) > rounds:
            return {history: Fraction(1)}
        return {(*history, point): chance for point, chance in answer(history).items()}

    first: tuple[Point, ...] = (start,)
    return explored(first, step, most)


def places_of(recurrent: Sequence[Sequence[str]], cls: HypothesisClass, target: str) -> list[Place]:
    """Say of each recurrent set whether it lies in a target: one inside is no collapse.

    States are read as points of the class: numbers when its domain has such. Raises ChainError for an unknown target or
    a text that is no point.
    """
    if target not in cls.names:
        raise ChainError(f'the target "{target:.60}" is no hypothesis of the class', ", ".join(cls.names))
    index = cls.names.index(target)

    def inside(text: str) -> bool:
        try:
            point = int(text) if cls.domain.kind in ("integers", "naturals") else text
            return bool(cls.domain.profile_at(point) >> index & 1)
        except ValueError:
            raise ChainError(
                f'the state "{text:.60}" is no point of the class', "texts that are points of it"
            ) from None

    return [
        "inside" if all(within) else "across" if any(within) else "outside"
        for within in ([inside(text) for text in states] for states in recurrent)
    ]
