"""[R] v2 Theorem 5.1 (v1 4.1): a countable class, non-uniformly generatable without replay and not with it."""

from __future__ import annotations

from typing import Final

from echoproof.attack.protocols import Target
from echoproof.attack.referee import ElementRules, judge
from echoproof.attack.transcript import play
from echoproof.families.decision import decide_family
from echoproof.families.reading import load_family
from echoproof.model.files import shipped
from echoproof.theorems.histories import histories
from echoproof.theorems.non_uniform.adversary import Bounded, NonUniformAdversary, Positive, integer_seat
from echoproof.theorems.players import ELEMENT, crossing
from echoproof.theorems.theorem import Outcome, Run, theorem

_VERDICTS: Final = {"uniform": "not-generatable", "non-uniform": "generatable", "non-uniform-replay": "not-generatable"}
_PROMISES: Final = 5
_GAME: Final = 40
_ROUNDS: Final = 5
_POOL: Final = range(-3, 5)


def _broken() -> Outcome:
    games = short = 0
    for generator in ELEMENT.values():
        for d in range(1, _PROMISES + 1):
            for m in range(1, _PROMISES + 1):
                adversary = NonUniformAdversary(d, m)
                played = tuple(play(adversary, integer_seat(generator), _GAME))
                found = [judge(adversary.rules(), target, played) for target in adversary.targets()]
                games += 1
                short += not (
                    all(one.legal for one in found) and sum(len(one.wrong) for one in found) >= _GAME + 1 - max(d, m)
                )
    detail = f"{games - short} of {games} games: legal for both targets, a promise broken in every later round"
    return Outcome(not short, detail)


def _without_replay() -> Outcome:
    answers = wrong = 0
    targets: list[tuple[Target, int]] = [(Positive(), 1), *((Bounded(d), d + 1) for d in range(1, _ROUNDS))]
    for target, promised in targets:
        for examples, given in histories(lambda x, _: crossing(x), target, _POOL, _ROUNDS, replay=False):
            if len(set(examples)) >= promised:
                answers += 1
                wrong += not ElementRules().correct(given[-1], target, examples)
    return Outcome(answers > 0 and not wrong, f"{answers} answers after the threshold, {wrong} wrong")


def _decided() -> Outcome:
    """Decide the class from its file: the finding stands when the kernel has accepted the numbers."""
    decided = decide_family(load_family(shipped("gallery_families", "encodings/families") / "non-uniform.toml"))
    found = {notion: decided.findings[notion].verdict for notion in _VERDICTS}
    thresholds = decided.findings["non-uniform-replay"].thresholds or {}
    return Outcome(found == _VERDICTS and bool(decided.certificates), "; ".join(thresholds.values()))


THEOREM: Final = theorem(
    "non-uniform",
    Run(
        name="decided",
        words="the class, decided from its file: non-uniformly generatable without replay and not with it",
        bound="this class, all of it",
        kind="kernel-checked certificate",
        run=_decided,
    ),
    Run(
        name="adversary",
        words="the stream is legal for both targets, and in every round after `d` and `m` a promise is broken",
        bound=f"{len(ELEMENT)} generators, `d` and `m` up to {_PROMISES}, {_GAME} rounds",
        kind="bounded run",
        run=_broken,
    ),
    Run(
        name="without-replay",
        words="the generator of the paper keeps its promises without replay",
        bound=(
            f"`h_inf` and `h_d` with `d` below {_ROUNDS}, all sequences of at most {_ROUNDS} rounds of points from "
            f"{min(_POOL)} to {max(_POOL)}"
        ),
        kind="exhaustive up to a bound",
        run=_without_replay,
    ),
)
