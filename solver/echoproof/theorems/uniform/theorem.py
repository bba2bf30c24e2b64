"""[R] v2 Theorem 4.1 (v1 3.1): replay does not change the sample complexity of uniform generation."""

from __future__ import annotations

from typing import Final

from echoproof.attack.finite import Ground, element_seat
from echoproof.attack.protocols import ElementGenerator
from echoproof.attack.referee import ElementRules, judge
from echoproof.attack.transcript import play
from echoproof.deciding.uniform import closure
from echoproof.generators.uniform import uniform, with_replay
from echoproof.theorems.classes import integers
from echoproof.theorems.histories import histories
from echoproof.theorems.theorem import Outcome, Run, theorem
from echoproof.theorems.uniform.adversary import UniformBound

_ROUNDS: Final = 5
_POOL: Final = range(-1, 5)
_GAME: Final = 60
_CLASSES: Final = (
    integers({"a": "x >= 0", "b": "x <= 1"}),
    integers({"a": "x >= 1", "b": "x <= 1", "c": "x % 2 == 0 or x == 1"}),
    integers({"a": "x >= 0 or x % 2 == 0", "b": "x <= 3 and x != 1", "c": "x >= 2"}),
)


def _errors(ground: Ground, generator: ElementGenerator, threshold: int) -> tuple[int, int]:
    """Return the number of answers in all short histories after `threshold` examples, and of those that are wrong."""
    answers = wrong = 0
    for target in ground.targets(ground.everything):
        for examples, given in histories(lambda x, _: generator(x), target, _POOL, _ROUNDS, replay=True):
            if len(set(examples)) >= threshold:
                answers += 1
                wrong += not ElementRules().correct(given[-1], target, examples)
    return answers, wrong


def _rash(ground: Ground, threshold: int) -> ElementGenerator:
    """Return a uniform generator without replay that answers anything at all before the threshold."""
    follow = uniform(ground)
    return lambda examples: follow(examples) if len(set(examples)) >= threshold else min(_POOL) - len(examples)


def _converted() -> Outcome:
    answers = wrong = others = plain = 0
    for ground in _CLASSES:
        threshold = closure(ground.cls.table).sample_complexity
        more, errors = _errors(ground, with_replay(_rash(ground, threshold), threshold), threshold)
        answers, wrong = answers + more, wrong + errors
        more, errors = _errors(ground, _rash(ground, threshold), threshold)
        others, plain = others + more, plain + errors
    detail = f"{answers} answers after the threshold, {wrong} wrong; without the conversion {plain} of {others}"
    return Outcome(answers > 0 and not wrong and plain > 0, detail)


def _bound() -> Outcome:
    games = broken = 0
    for ground in _CLASSES:
        for promised in range(1, closure(ground.cls.table).dimension + 1):
            adversary = UniformBound.of(ground, promised)
            played = tuple(play(adversary, element_seat(uniform(ground), ground.cls), _GAME))
            found = [judge(adversary.rules(), target, played) for target in adversary.targets()]
            games += 1
            broken += all(one.legal for one in found) and any(one.wrong for one in found)
    return Outcome(0 < games == broken, f"{broken} of {games} promises broken, all streams legal")


THEOREM: Final = theorem(
    "uniform",
    Run(
        name="all-short-histories",
        words="the converted generator is right from the threshold on; without the conversion replay breaks it",
        bound=(
            f"{len(_CLASSES)} classes of integers, all replay sequences of at most {_ROUNDS} rounds of the answers "
            f"and the points {min(_POOL)} to {max(_POOL)}"
        ),
        kind="exhaustive up to a bound",
        run=_converted,
    ),
    Run(
        name="lower-bound",
        words="every promise below the closure dimension plus one is broken",
        bound=f"{len(_CLASSES)} classes of integers, every smaller promise, the uniform generator, {_GAME} rounds",
        kind="bounded run",
        run=_bound,
    ),
)
