"""The typed records of `echoproof thresholds --json`."""

from __future__ import annotations

from typing import Literal

import msgspec

from echoproof.attack.protocols import Answer
from echoproof.model.domains import Point


class ThresholdsRecord(msgspec.Struct, frozen=True, omit_defaults=True, rename={"class_": "class"}):
    """The best promises with replay, and the least vectors of promises without; `complete`: these are all.

    `with_replay` is null, or `without_replay` empty, where the search was too large.
    """

    format: Literal["echoproof/thresholds@1"]
    class_: str
    digest: str
    with_replay: dict[str, int] | None
    without_replay: list[dict[str, int]]
    complete: bool
    cut_off: bool = False


class BrokenRound(msgspec.Struct, frozen=True):
    """One round: `broken` names the hypotheses for which the answer breaks a promise; null: no answer."""

    example: Point
    replayed: bool
    """Whether some of the hypotheses do not contain it."""
    answer: Answer | None
    broken: list[str]
    note: str


class KeptRecord(msgspec.Struct, frozen=True, omit_defaults=True):
    """Whether promises can be kept; null where that is undecided.

    If not: `family` has an intersection of `points` points; the adversary shows them and, with replay, every fresh
    answer after them; from round `rounds` on, if not before, every answer breaks a promise. `played` is the game
    against the generator of the house that would keep them, empty where it would take too many rounds.
    """

    kept: bool | None
    because: str
    family: list[str] = []
    points: int | None = None
    rounds: int | None = None
    played: list[BrokenRound] = []


class PromisesRecord(msgspec.Struct, frozen=True, omit_defaults=True, rename={"class_": "class"}):
    """The content of `echoproof thresholds --check --json`."""

    format: Literal["echoproof/promises@1"]
    class_: str
    digest: str
    promises: dict[str, int]
    with_replay: KeptRecord
    without_replay: KeptRecord
    cut_off: bool = False
