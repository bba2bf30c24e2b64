"""[R] v2 Theorem 6.1 (v1 5.1): Witness Protection generates every countable class in the limit with replay."""

from __future__ import annotations

from typing import Final

from echoproof.attack.finite import Ground
from echoproof.attack.referee import ElementRules
from echoproof.generators.critical import Critical, kleinberg_mullainathan
from echoproof.generators.family import family_of
from echoproof.generators.settling import contained_in, settled
from echoproof.generators.witness_protection import witness_protection
from echoproof.theorems.classes import integers
from echoproof.theorems.histories import histories
from echoproof.theorems.theorem import Outcome, Run, theorem

_ROUNDS: Final = 5
_POOL: Final = range(-1, 3)
_CLASSES: Final = (
    integers({"a": "x >= 0", "b": "x <= 1"}),
    integers({"a": "x % 2 == 0", "b": "x >= 0", "c": "x >= 0 or x % 2 == 0"}),
    integers({"a": "x >= 1", "b": "x >= 0", "c": "x >= -1"}),
)


def _errors(ground: Ground, rule: Critical) -> tuple[int, int]:
    """Return the number of answers in settled rounds of all short histories, and of those that are wrong.

    A round is settled when the target is active and critical for every bound, or when an earlier round was.
    """
    answers = wrong = 0
    contained = contained_in(ground)
    for target in ground.targets(ground.everything):
        reached: set[tuple[object, ...]] = set()
        for examples, given in histories(rule, target, _POOL, _ROUNDS, replay=True):
            if examples[:-1] in reached or settled(rule, contained, target.index + 1, examples, given[:-1]):
                reached.add(examples)
                answers += 1
                wrong += not ElementRules().correct(given[-1], target, examples)
    return answers, wrong


def _exhaustive() -> Outcome:
    answers = wrong = others = plain = 0
    for ground in _CLASSES:
        family = family_of(ground)
        more, errors = _errors(ground, witness_protection(family))
        answers, wrong = answers + more, wrong + errors
        more, errors = _errors(ground, kleinberg_mullainathan(family))
        others, plain = others + more, plain + errors
    detail = f"{answers} answers in settled rounds, {wrong} wrong; without protection {plain} of {others}"
    return Outcome(answers > 0 and not wrong and plain > 0, detail)


THEOREM: Final = theorem(
    "witness-protection",
    Run(
        name="all-short-histories",
        words=(
            "no answer is wrong from the round on in which the target is critical for every bound; with Kleinberg "
            "and Mullainathan's generator some are"
        ),
        bound=(
            f"{len(_CLASSES)} classes of integers, all replay sequences of at most {_ROUNDS} rounds of the answers "
            f"and the points {min(_POOL)} to {max(_POOL)}"
        ),
        kind="exhaustive up to a bound",
        run=_exhaustive,
    ),
)
