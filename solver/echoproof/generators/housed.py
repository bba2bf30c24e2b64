"""The generators of the house by name, each made anew for every game."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from echoproof.attack.finite import Ground, element_seat, proper_seat
from echoproof.attack.loading import GeneratorError, Kind
from echoproof.attack.protocols import Adversary, ElementGenerator, Seat
from echoproof.generators.canonical import canonical
from echoproof.generators.critical import everything, kleinberg_mullainathan, sure
from echoproof.generators.defences import data_cleaning, first_again, output_filtering, watermarking
from echoproof.generators.family import Rule, element, family_of
from echoproof.generators.non_uniform import non_uniform, non_uniform_with_replay
from echoproof.generators.uniform import uniform, uniform_with_replay
from echoproof.generators.witness_protection import protected
from echoproof.model.classes import HypothesisClass

PREFIX: Final = "house:"
Maker = Callable[[HypothesisClass, Adversary], Seat]
"""Makes a seat for one game."""


def housed(name: str) -> tuple[Kind, Maker]:
    """Return kind and maker of the generator with this name; GeneratorError when there is none."""
    if name not in HOUSED:
        raise GeneratorError(f"there is no generator {PREFIX}{name:.60}", ", ".join(PREFIX + each for each in HOUSED))
    return HOUSED[name]


def _elements(make: Callable[[Ground], ElementGenerator]) -> tuple[Kind, Maker]:
    return "element", lambda cls, _: element_seat(make(Ground(cls)), cls)


def _rule(make: Callable[[Ground], Rule]) -> tuple[Kind, Maker]:
    return _elements(lambda ground: element(make(ground)))


def _watermarking(cls: HypothesisClass, adversary: Adversary) -> Seat:
    (target,) = adversary.targets()
    return element_seat(element(watermarking(family_of(Ground(cls)), lambda x: x not in target)), cls)


HOUSED: Final[dict[str, tuple[Kind, Maker]]] = {
    "canonical": ("proper", lambda cls, _: proper_seat(canonical(cls), cls)),
    "kleinberg-mullainathan": _rule(lambda ground: kleinberg_mullainathan(family_of(ground))),
    "witness-protection": _elements(lambda ground: protected(family_of(ground))),
    "data-cleaning": _rule(lambda ground: data_cleaning(family_of(ground))),
    "watermarking": ("element", _watermarking),
    "output-filtering": _rule(
        lambda ground: output_filtering(ground, everything, kleinberg_mullainathan(family_of(ground)))
    ),
    "cleaning-and-filtering": _rule(lambda ground: output_filtering(ground, sure, first_again)),
    "uniform": _elements(uniform),
    "uniform-with-replay": _elements(uniform_with_replay),
    "non-uniform": _elements(non_uniform),
    "non-uniform-with-replay": _elements(non_uniform_with_replay),
}
