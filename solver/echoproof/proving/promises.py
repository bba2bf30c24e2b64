"""Whether promises can be kept, and the game that breaks them: what `echoproof thresholds --check` says."""

from __future__ import annotations

from typing import Final

from echoproof.attack.finite import Ground, element_seat
from echoproof.attack.promised import PromiseBreaker
from echoproof.attack.referee import judge
from echoproof.attack.transcript import Round, play
from echoproof.deciding.decision import Decision
from echoproof.deciding.frontier import Promises
from echoproof.deciding.promises import Broken, broken
from echoproof.deciding.questions import FRONTIER, LOCAL
from echoproof.export.thresholds_record import BrokenRound, KeptRecord, PromisesRecord, ThresholdsRecord
from echoproof.generators.non_uniform import non_uniform, non_uniform_with_replay
from echoproof.model.errors import CheckFailedError, LimitError

AFTER: Final = 3
"""Rounds that a game goes on after a promise has to be broken."""


def thresholds_record(decision: Decision) -> ThresholdsRecord:
    """Return the thresholds of a class with replay, and the frontier without, as far as they were found."""
    cls, local, found = decision.cls, decision.found(LOCAL).value, decision.found(FRONTIER)
    frontier = found.value if found.certificate is not None else None
    return ThresholdsRecord(
        "echoproof/thresholds@1",
        cls.title,
        cls.digest,
        None if local is None else dict(zip(cls.names, local.thresholds, strict=True)),
        [] if frontier is None else [dict(zip(cls.names, vector, strict=True)) for vector in frontier.vectors],
        frontier is not None and frontier.complete,
        cls.cut_off,
    )


def promises_record(decision: Decision, promises: Promises, most: int) -> PromisesRecord:
    """Say whether promises can be kept, with replay and without; games of more than `most` rounds are not played."""
    cls = decision.cls
    promised = dict(zip(cls.names, promises, strict=True))
    with_replay, without = (_kept(decision, promises, most, replay=replay) for replay in (True, False))
    return PromisesRecord("echoproof/promises@1", cls.title, cls.digest, promised, with_replay, without, cls.cut_off)


def _kept(decision: Decision, promises: Promises, most: int, *, replay: bool) -> KeptRecord:
    cls = decision.cls
    local, found = decision.found(LOCAL).value if replay else None, None if replay else decision.found(FRONTIER)
    if local is not None and all(d > c for d, c in zip(promises, local.dimensions, strict=True)):
        return KeptRecord(True, "every promise is above the local closure dimension")
    known = found.value.vectors if found and found.value is not None and found.certificate is not None else ()
    if any(all(map(int.__ge__, promises, vector)) for vector in known):
        return KeptRecord(True, "they are at least a vector of the frontier")
    try:
        shown = broken(cls.table, promises, replay=replay)
    except LimitError as limit:
        return KeptRecord(None, limit.found)
    if shown is None:
        return KeptRecord(True, "every set of hypotheses with a finite intersection has a promise above its points")
    family, played = cls.table.named(shown.family), _game(decision, promises, shown, most, replay=replay)
    together = " and ".join(family)
    points = f"{shown.points} point{'s are' if shown.points != 1 else ' is'} in {together}"
    because = f"{points}; {'a promise for them is' if replay else 'all promises for them are'} not above that"
    return KeptRecord(False, because, family, shown.points, shown.rounds, played)


def _game(decision: Decision, promises: Promises, shown: Broken, most: int, *, replay: bool) -> list[BrokenRound]:
    """Play against the generator of the house, have it judged, and see that a promise is broken in time."""
    if shown.rounds + AFTER > most:
        return []
    cls, ground = decision.cls, Ground(decision.cls)
    adversary = PromiseBreaker(ground, dict(zip(cls.names, promises, strict=True)), shown, replay)
    generator = (non_uniform_with_replay if replay else non_uniform)(ground, promises)
    rounds: list[Round] = list(play(adversary, element_seat(generator, cls), shown.rounds + AFTER))
    judged = [judge(adversary.rules(), target, rounds) for target in adversary.targets()]
    late = {number for one in judged for number in one.wrong}
    # Until the round that was named each answer breaks a promise, or there is one example more; then all break one.
    if not all(one.legal for one in judged) or len(rounds) - len(late) >= shown.rounds:
        raise CheckFailedError("the referee finds no broken promise in a game that has to break one")
    return [
        BrokenRound(
            played.example,
            any(one.sources[number - 1] for one in judged),
            played.answer,
            [one.target for one in judged if number in one.wrong],
            played.note,
        )
        for number, played in enumerate(rounds, 1)
    ]
