"""The questions about a class that closed forms answer with a certificate."""

from __future__ import annotations

from functools import partial
from typing import Final

from echoproof.deciding.certificates.budgets import (
    ReplayCertificate,
    last_certificate,
    noise_certificate,
    omission_certificate,
    replay_certificate,
)
from echoproof.deciding.certificates.limit import certificate_of, identification_certificate
from echoproof.deciding.certificates.queries import QueryCertificate, query_certificate
from echoproof.deciding.certificates.thresholds import frontier_certificate, local_certificate
from echoproof.deciding.certificates.uniform import (
    closure_certificate,
    noise_complexity_certificate,
    uniform_certificate,
)
from echoproof.deciding.criterion import Strategy, decide_replay
from echoproof.deciding.found import Question
from echoproof.deciding.frontier import Frontier, frontier
from echoproof.deciding.identification import Confusing, Telling, identification
from echoproof.deciding.last_answer import LastAdversary, LastGenerator, decide_last
from echoproof.deciding.local_closure import LocalClosure, local_closure
from echoproof.deciding.noise import NoiseNumber, noise_number
from echoproof.deciding.noise_complexity import NoiseComplexity, noise_complexity
from echoproof.deciding.omission import OmissionNumber, omission_number
from echoproof.deciding.proper_uniform import Bounds, Unbounded, bounds
from echoproof.deciding.queries import QueryNumber, query_number
from echoproof.deciding.replay_number import ReplayNumber, replay_number
from echoproof.deciding.uniform import Closure, closure
from echoproof.model.classes import HypothesisClass
from echoproof.model.relations import Goal


def _written(cls: HypothesisClass, found: ReplayNumber | None, goal: Goal) -> ReplayCertificate | None:
    return None if found is None else replay_certificate(cls, found, goal)


def _asked(cls: HypothesisClass, found: QueryNumber | None) -> QueryCertificate | None:
    return None if found is None else query_certificate(cls, found)


def _replays(goal: Goal, name: str) -> Question[ReplayNumber | None]:
    return Question(name, "budgets", partial(replay_number, goal=goal), partial(_written, goal=goal))


def _noise(goal: Goal, name: str) -> Question[NoiseNumber]:
    return Question(name, "budgets", partial(noise_number, goal=goal), partial(noise_certificate, goal=goal))


def _omission(goal: Goal, name: str) -> Question[OmissionNumber]:
    return Question(name, "budgets", partial(omission_number, goal=goal), partial(omission_certificate, goal=goal))


def _last(goal: Goal, name: str) -> Question[LastAdversary | LastGenerator]:
    return Question(name, "budgets", partial(decide_last, goal=goal), partial(last_certificate, goal=goal))


STRATEGY: Final[Question[Strategy]] = Question("certificate", "certificates", decide_replay, certificate_of)
CLOSURE: Final[Question[Closure]] = Question("closure-dimension", "uniform", closure, closure_certificate)
LOCAL: Final[Question[LocalClosure]] = Question("thresholds-replay", "thresholds", local_closure, local_certificate)
FRONTIER: Final[Question[Frontier]] = Question("thresholds", "thresholds", frontier, frontier_certificate)
NOISE_COMPLEXITY: Final[Question[NoiseComplexity]] = Question(
    "noise-complexity", "uniform", noise_complexity, noise_complexity_certificate
)
BOUNDS: Final[Question[Bounds | Unbounded]] = Question(
    "proper-uniform", "uniform", partial(bounds, replay=False), partial(uniform_certificate, replay=False)
)
BOUNDS_REPLAY: Final[Question[Bounds | Unbounded]] = Question(
    "proper-uniform-replay", "uniform", partial(bounds, replay=True), partial(uniform_certificate, replay=True)
)
REPLAYS: Final = _replays("inside", "replay-number")
NOISE: Final = _noise("inside", "noise-number")
OMISSION: Final = _omission("inside", "omission-number")
QUERIES: Final[Question[QueryNumber | None]] = Question("query-number", "budgets", query_number, _asked)
LAST: Final = _last("inside", "last-answer")
IDENTIFICATION: Final[Question[Confusing | Telling]] = Question(
    "identification", "certificates", identification, identification_certificate
)
IDENTIFICATION_REPLAYS: Final = _replays("equal", "identification-replay-number")
IDENTIFICATION_NOISE: Final = _noise("equal", "identification-noise-number")
IDENTIFICATION_OMISSION: Final = _omission("equal", "identification-omission-number")
IDENTIFICATION_LAST: Final = _last("equal", "identification-last-answer")
