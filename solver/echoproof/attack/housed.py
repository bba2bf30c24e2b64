"""The generators of the house by name, each made anew for every game."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from echoproof.attack.canonical import canonical
from echoproof.attack.finite import proper_seat
from echoproof.attack.loading import GeneratorError, Kind
from echoproof.attack.protocols import Seat
from echoproof.model.classes import HypothesisClass

PREFIX: Final = "house:"
HOUSED: Final[dict[str, tuple[Kind, Callable[[HypothesisClass], Seat]]]] = {
    "canonical": ("proper", lambda cls: proper_seat(canonical(cls), cls)),
}
"""What each answers, and what makes a seat for one game."""


def housed(name: str) -> tuple[Kind, Callable[[HypothesisClass], Seat]]:
    """Return kind and maker of the generator with this name; GeneratorError when there is none."""
    if name not in HOUSED:
        raise GeneratorError(f"there is no generator {PREFIX}{name:.60}", ", ".join(PREFIX + each for each in HOUSED))
    return HOUSED[name]
