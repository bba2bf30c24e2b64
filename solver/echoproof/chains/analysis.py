"""All that is found about a chain, exactly where it is small and in floating point where it is not."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

import msgspec

from echoproof.chains import logsums, mixing, moments, numeric
from echoproof.chains.chain import Chain, ChainError, Row, Tempered
from echoproof.chains.exact import solved
from echoproof.chains.numeric_moments import distinct_limit, numeric_moments
from echoproof.chains.records import (
    AbsorptionRecord,
    ChainAnalysis,
    LimitRecord,
    LogRecord,
    MomentRecord,
    SimulatedRecord,
    SimulationRecord,
    TemperatureRecord,
)
from echoproof.chains.simulation import RISK, Sampler, simulate
from echoproof.chains.structure import Structure, structure
from echoproof.chains.tempered import closed_forms

MAX_EXACT: Final = 60
"""States of a chain that is solved exactly."""
MAX_DIGITS: Final = 20_000
"""States times the digits of their common denominator, of a chain that is solved exactly."""
MAX_HORIZON: Final = 1_000
"""Steps that are followed one by one."""
Floats = Sequence[Sequence[tuple[int, float]]]


def analyse(chain: Chain | Tempered, horizon: int = 20) -> ChainAnalysis:
    """Find everything about a chain; one with a temperature is analysed at its own, and for all at once.

    Raises ChainError when the horizon is out of range, or the temperature too low for floating point.
    """
    if not 0 <= horizon <= MAX_HORIZON:
        raise ChainError(f"the horizon is {horizon}", f"0 to {MAX_HORIZON}")
    if isinstance(chain, Tempered):
        plain = at_temperature(chain, horizon)
        return msgspec.structs.replace(plain, chain=chain.title, temperature=_temperature(chain))
    made = _exact(chain, horizon) if is_small(chain) else _numeric(chain, chain.rows, horizon)
    if chain.pairs is None:
        return made
    log = LogRecord(chain.pairs, str(chain.smoothing), [chain.states[state] for state in sorted(chain.open)])
    return msgspec.structs.replace(made, log=log)


def at_temperature(chain: Tempered, horizon: int) -> ChainAnalysis:
    """Find everything about weights at their temperature, and nothing about others; errors as `analyse`."""
    fixed = chain.at(chain.temperature)
    if fixed is None or not is_small(fixed):
        return _numeric(chain, chain.floats(chain.temperature), horizon)
    return _exact(fixed, horizon)


def probabilities(chain: Chain | Tempered) -> Sequence[Row] | Floats:
    """Return the rows of a chain at its temperature, in fractions where that is possible."""
    if isinstance(chain, Chain):
        return chain.rows
    fixed = chain.at(chain.temperature)
    return chain.floats(chain.temperature) if fixed is None else fixed.rows


def is_small(chain: Chain) -> bool:
    """Say whether a chain is solved exactly."""
    digits = sum(max(len(str(chance.denominator)) for _, chance in row) for row in chain.rows)
    return len(chain.states) <= MAX_EXACT and len(chain.states) * digits <= MAX_DIGITS


def _exact(chain: Chain, horizon: int) -> ChainAnalysis:
    found = _structure(chain.rows, chain.initial)
    rows = [dict(row) for row in chain.rows]
    solution = solved(rows, dict(chain.initial), found)
    names = chain.states
    inner = [{state: rows[state] for state in group} for group in found.recurrent]
    rates = [logsums.entropy_rate(part, weights) for part, weights in zip(inner, solution.stationary, strict=True)]
    mixed = [
        mixing.mixing_time(rows, weights) if period == 1 else None
        for period, weights in zip(found.periods, solution.stationary, strict=True)
    ]
    home = {state for group in found.recurrent for state in group}
    undecided = [
        f"mixing time of class {index}: the numbers become too long"
        for index, (period, time) in enumerate(zip(found.periods, mixed, strict=True))
        if period == 1 and time is None
    ]
    weights = [{names[state]: chance for state, chance in part.items()} for part in solution.stationary]
    return ChainAnalysis(
        format="echoproof/chain-analysis@1",
        chain=chain.title,
        states=len(names),
        transitions=chain.transitions,
        method="exact",
        residual=0.0,
        undecided=undecided,
        recurrent=[[names[state] for state in group] for group in found.recurrent],
        period=list(found.periods),
        transient=len(found.passing),
        absorption=[AbsorptionRecord(i, str(chance), float(chance)) for i, chance in enumerate(solution.absorption)],
        expected_absorption_time=str(solution.time),
        expected_absorption_time_float=float(solution.time),
        stationary=[{name: str(chance) for name, chance in part.items()} for part in weights],
        stationary_float=[{name: float(chance) for name, chance in part.items()} for part in weights],
        distinct_limit=str(solution.distinct),
        distinct_limit_float=float(solution.distinct),
        entropy_rate=[None if rate is None else str(rate) for rate in rates],
        entropy_rate_float=[None if rate is None else float(rate) for rate in rates],
        mixing_time=mixed,
        moments=[_moment(moment) for moment in moments.moments(chain, home, horizon)],
    )


def _structure(rows: Sequence[Row], initial: Row) -> Structure:
    return structure([[target for target, _ in row] for row in rows], [state for state, _ in initial])


def _moment(found: moments.Moment) -> MomentRecord:
    return MomentRecord(
        found.time,
        str(found.settled),
        float(found.settled),
        None if found.all_new is None else str(found.all_new),
        None if found.distinct is None else str(found.distinct),
        None if found.distinct is None else float(found.distinct),
        moments.entropy(found.distribution),
    )


def _numeric(chain: Chain | Tempered, rows: Sequence[Row] | Floats, horizon: int) -> ChainAnalysis:
    found, names = numeric.numeric(rows, chain.initial), chain.states
    chances, time = numeric.absorbed(found)
    parts = [numeric.stationary(found, group) for group in found.recurrent]
    pairs = list(zip(found.recurrent, parts, strict=True))
    rates = [None if part is None else numeric.entropy_rate(found, group, part) for group, part in pairs]
    mixed = [
        None if part is None or period > 1 else numeric.mixing_time(found, group, part)
        for (group, part), period in zip(pairs, found.periods, strict=True)
    ]
    unmixed = sum(period == 1 and time is None for period, time in zip(found.periods, mixed, strict=True))
    if unmixed:
        found.undecided.append(f"mixing times of {unmixed} recurrent classes: too large, or too near to 1/4")
    seen = distinct_limit(found, chances)
    if seen is None:
        found.undecided.append("the expected number of different texts: too many transient ones")
    return ChainAnalysis(
        format="echoproof/chain-analysis@1",
        chain=chain.title,
        states=len(names),
        transitions=sum(map(len, rows)),
        method="numeric",
        residual=found.residual,
        undecided=found.undecided,
        recurrent=[[names[state] for state in group] for group in found.recurrent],
        period=found.periods,
        transient=len(found.passing),
        absorption=[
            AbsorptionRecord(index, None, None if chances is None else chances[index])
            for index in range(len(found.recurrent))
        ],
        expected_absorption_time=None,
        expected_absorption_time_float=time,
        stationary=None,
        stationary_float=[
            None if part is None else {names[state]: float(weight) for state, weight in zip(group, part, strict=True)}
            for group, part in pairs
        ],
        distinct_limit=None,
        distinct_limit_float=seen,
        entropy_rate=None,
        entropy_rate_float=rates,
        mixing_time=mixed,
        moments=[
            MomentRecord(moment.time, None, moment.settled, None, None, moment.distinct, moment.entropy)
            for moment in numeric_moments(found, horizon)
        ],
    )


def _temperature(chain: Tempered) -> TemperatureRecord:
    greedy = chain.at_zero()
    cold = _structure(greedy.rows, greedy.initial)
    forms = closed_forms(chain, _structure(chain.rows, chain.initial))
    return TemperatureRecord(
        rule=chain.rule,
        at=str(chain.temperature),
        greedy=[[chain.states[state] for state in group] for group in cold.recurrent],
        greedy_periods=list(cold.periods),
        quantities=None
        if forms is None
        else [LimitRecord(form.name, form.text, str(form.at_zero), str(form.at_infinity)) for form in forms],
    )


def simulated(chain: Chain | Tempered, found: ChainAnalysis, runs: int, seed: int) -> SimulationRecord:
    """Simulate a chain that was analysed up to its horizon, and compare; ChainError unless `runs` is positive."""
    if not 1 <= runs <= 10**7:
        raise ChainError(f"{runs} runs are asked for", "1 to 10,000,000")
    horizon = found.moments[-1].time
    rows = probabilities(chain)
    places = {state: index for index, state in enumerate(chain.states)}
    classes = [[places[state] for state in group] for group in found.recurrent]
    known = _at_horizon(rows, chain.initial, classes, horizon)
    compared = simulate(
        Sampler(rows, chain.initial, seed), classes, known, found.moments[-1].distinct_float, runs, horizon
    )
    quantities = [SimulatedRecord(q.name, q.exact, q.simulated, q.error, q.agrees) for q in compared]
    return SimulationRecord(runs, seed, horizon, RISK, quantities)


def _at_horizon(
    rows: Sequence[Row] | Floats, initial: Row, classes: Sequence[Sequence[int]], horizon: int
) -> list[float]:
    """Return the probability of each recurrent class at the horizon, with exact steps where the rows are exact."""
    now: dict[int, Fraction | float] = dict(initial)
    for _ in range(horizon):
        after: dict[int, Fraction | float] = {}
        for state, weight in now.items():
            for target, chance in rows[state]:
                after[target] = after.get(target, 0) + weight * chance
        now = after
    return [float(sum(now.get(state, 0) for state in group)) for group in classes]
