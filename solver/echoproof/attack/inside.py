"""An attack on a generator in this process: for programs that have it at hand and trust it to answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from echoproof.attack.calling import answer, arguments
from echoproof.attack.finite import oracle, seat_of
from echoproof.attack.loading import Kind, kind_of
from echoproof.attack.protocols import Adversary, NoAnswerError, Seat
from echoproof.attack.run import Run, attack
from echoproof.model.classes import HypothesisClass
from echoproof.model.domains import Point


def attack_generator(
    cls: HypothesisClass, generator: Callable[..., Any], rounds: int = 100, kind: Kind | None = None
) -> Run:
    """Play every adversary of the house against a generator and return the first game that it loses, or the worst.

    The generator is a function, or a class of which an instance is made for each game; its arguments tell its kind (see
    docs/attack.md). It is called in this process, without a budget and without seeds: one that hangs, hangs the caller.
    What it raises is a silence in that round, `sys.exit` too; but not Ctrl-C. Raises GeneratorError when it cannot be
    called in the way of its kind, ValueError when `rounds` is less than 1.
    """
    played = kind_of(arguments(generator), kind)
    rest: tuple[Any, ...] = {"proper": (cls.names,), "query": (oracle(cls),), "element": ()}[played]

    def seat(_: Adversary) -> Seat:
        made: list[Any] = [] if isinstance(generator, type) else [generator]

        def ask(examples: Sequence[Point]) -> Any:
            if not made:
                made.append(generator())
            given, silence = answer(made[0](examples, *rest))
            if given is None:
                raise NoAnswerError(silence)
            return given

        return seat_of(played, ask, cls)

    return attack(cls, seat, played == "proper", rounds)
