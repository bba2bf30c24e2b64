"""The questions about a class that closed forms answer with a certificate."""

from __future__ import annotations

from functools import partial
from typing import Final

from echoproof.deciding.certificates.budgets import (
    ReplayCertificate,
    last_certificate,
    noise_certificate,
    replay_certificate,
)
from echoproof.deciding.certificates.limit import certificate_of
from echoproof.deciding.certificates.thresholds import frontier_certificate, local_certificate
from echoproof.deciding.certificates.uniform import closure_certificate, uniform_certificate
from echoproof.deciding.criterion import Strategy, decide_replay
from echoproof.deciding.found import Question
from echoproof.deciding.frontier import Frontier, frontier
from echoproof.deciding.last_answer import LastAdversary, LastGenerator, decide_last
from echoproof.deciding.local_closure import LocalClosure, local_closure
from echoproof.deciding.noise import NoiseNumber, noise_number
from echoproof.deciding.proper_uniform import Bounds, Unbounded, bounds
from echoproof.deciding.replay_number import ReplayNumber, replay_number
from echoproof.deciding.uniform import Closure, closure
from echoproof.model.classes import HypothesisClass


def _written(cls: HypothesisClass, found: ReplayNumber | None) -> ReplayCertificate | None:
    return None if found is None else replay_certificate(cls, found)


STRATEGY: Final[Question[Strategy]] = Question("certificate", "certificates", decide_replay, certificate_of)
CLOSURE: Final[Question[Closure]] = Question("closure-dimension", "uniform", closure, closure_certificate)
LOCAL: Final[Question[LocalClosure]] = Question("thresholds-replay", "thresholds", local_closure, local_certificate)
FRONTIER: Final[Question[Frontier]] = Question("thresholds", "thresholds", frontier, frontier_certificate)
BOUNDS: Final[Question[Bounds | Unbounded]] = Question(
    "proper-uniform", "uniform", partial(bounds, replay=False), partial(uniform_certificate, replay=False)
)
BOUNDS_REPLAY: Final[Question[Bounds | Unbounded]] = Question(
    "proper-uniform-replay", "uniform", partial(bounds, replay=True), partial(uniform_certificate, replay=True)
)
REPLAYS: Final[Question[ReplayNumber | None]] = Question("replay-number", "budgets", replay_number, _written)
NOISE: Final[Question[NoiseNumber]] = Question("noise-number", "budgets", noise_number, noise_certificate)
LAST: Final[Question[LastAdversary | LastGenerator]] = Question("last-answer", "budgets", decide_last, last_certificate)
