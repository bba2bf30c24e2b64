"""A simulation of a chain against what was found about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from echoproof.chains.analysis import Numbers, probabilities
from echoproof.chains.chain import Chain, ChainError, Row, Tempered
from echoproof.chains.numeric_moments import Watched
from echoproof.chains.records import ChainAnalysis, SimulationRecord
from echoproof.chains.simulation import RISK, Sampler, simulate

MAX_RUNS: Final = 10**7
"""Runs of a simulation."""


def simulated(chain: Chain | Tempered, found: ChainAnalysis, runs: int, seed: int) -> SimulationRecord:
    """Simulate a chain that was analysed up to its horizon, and compare; ChainError unless `runs` is positive."""
    if not 1 <= runs <= MAX_RUNS:
        raise ChainError(f"{runs} runs are asked for", f"1 to {MAX_RUNS}")
    horizon = found.moments[-1].time
    rows = probabilities(chain)
    places = {state: index for index, state in enumerate(chain.states)}
    classes = [[places[state] for state in group] for group in found.recurrent]
    last = found.moments[-1]
    compared = simulate(
        Sampler(rows, chain.initial, seed),
        classes,
        _at_horizon(rows, chain.initial, classes, horizon),
        last.all_new_float,
        last.distinct_float,
        runs,
        horizon,
    )
    return SimulationRecord(runs, seed, horizon, RISK, compared)


def _at_horizon(rows: Numbers, initial: Row, classes: Sequence[Sequence[int]], horizon: int) -> list[float]:
    """Return the probability of each recurrent class at the horizon, in floating point."""
    return Watched([dict(row) for row in rows], dict(initial)).at(classes, horizon)
