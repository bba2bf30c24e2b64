"""An attack on a generator in this process: for programs that have it at hand and trust it to answer."""

from __future__ import annotations

from collections.abc import Callable
from inspect import isclass
from typing import Any

from echoproof.attack.finite import element_seat, proper_seat, query_seat
from echoproof.attack.loading import GeneratorError, Kind, kind_of
from echoproof.attack.protocols import Seat
from echoproof.attack.run import Run, attack
from echoproof.attack.worker import UnfitError, arguments
from echoproof.model.classes import HypothesisClass


def attack_generator(
    cls: HypothesisClass, generator: Callable[..., Any], rounds: int = 100, kind: Kind | None = None
) -> Run:
    """Play every adversary of the house against a generator and return the first game that it loses, or the worst.

    The generator is a function, or a class of which an instance is made for each game; its arguments tell its kind (see
    docs/attack.md). It is called in this process and without a budget: one that hangs, hangs the caller. What it raises
    is a silence in that round. Raises GeneratorError when it cannot be called in the way of its kind, ValueError when
    `rounds` is less than 1.
    """
    try:
        played = kind_of(arguments(generator), kind)
    except UnfitError as failure:
        raise GeneratorError(str(failure)) from None

    def seat() -> Seat:
        one: Any = generator() if isclass(generator) else generator
        if played == "proper":
            return proper_seat(one, cls)
        return query_seat(one, cls) if played == "query" else element_seat(one, cls)

    return attack(cls, seat, played == "proper", rounds)
