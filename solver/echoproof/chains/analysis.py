"""All that is found about a chain, exactly where it is small and in floating point where it is not."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Any, Final

import msgspec

from echoproof.chains import logsums, mixing, moments, numeric
from echoproof.chains.chain import Chain, ChainError, Row, Tempered
from echoproof.chains.exact import solved
from echoproof.chains.limits import Value, limits
from echoproof.chains.numeric_moments import distinct_limit, numeric_moments
from echoproof.chains.records import (
    AbsorptionRecord,
    ChainAnalysis,
    LimitRecord,
    LogRecord,
    MomentRecord,
    TemperatureRecord,
)
from echoproof.chains.structure import Structure, structure
from echoproof.chains.tempered import closed_forms

MAX_EXACT: Final = 60
"""States of a chain that is solved exactly."""
MAX_BITS: Final = 60_000
"""States times the bits of their common denominator, of a chain that is solved exactly."""
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
        return msgspec.structs.replace(plain, chain=chain.title, temperature=_temperature(chain, horizon))
    made = _exact(chain, horizon) if is_small(chain) else _numeric(chain, chain.rows, horizon)
    if chain.pairs is None:
        return made
    log = LogRecord(chain.pairs, str(chain.smoothing), [chain.states[state] for state in sorted(chain.open)])
    return msgspec.structs.replace(made, log=log)


def at_temperature(chain: Tempered, horizon: int) -> ChainAnalysis:
    """Find everything about weights at their temperature, and nothing about others; errors as `analyse`."""
    fixed = chain.at(chain.temperature)
    if fixed is None or not is_small(fixed):
        return _numeric(chain, chain.floats(chain.temperature), horizon, careful=len(chain.states) <= MAX_EXACT)
    return _exact(fixed, horizon)


def probabilities(chain: Chain | Tempered) -> Sequence[Row] | Floats:
    """Return the rows of a chain at its temperature, in fractions where that is possible."""
    if isinstance(chain, Chain):
        return chain.rows
    fixed = chain.at(chain.temperature)
    return chain.floats(chain.temperature) if fixed is None else fixed.rows


def is_small(chain: Chain) -> bool:
    """Say whether a chain is solved exactly."""
    bits = sum(max(chance.denominator.bit_length() for _, chance in row) for row in chain.rows)
    return len(chain.states) <= MAX_EXACT and len(chain.states) * bits <= MAX_BITS


def _exact(chain: Chain, horizon: int) -> ChainAnalysis:
    found = _structure(chain.rows, chain.initial)
    rows = [dict(row) for row in chain.rows]
    solution = solved(rows, dict(chain.initial), found)
    names = chain.states
    inner = [{state: rows[state] for state in group} for group in found.recurrent]
    within = list(zip(inner, solution.stationary, strict=True))
    rates = [logsums.entropy_rate(part, weights) for part, weights in within]
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
        left_out=[],
        recurrent=_called(names, found.recurrent),
        period=list(found.periods),
        transient=len(found.passing),
        transient_classes=_called(names, found.transient),
        unreachable=_others(names, (*found.recurrent, *found.transient)),
        absorption=[AbsorptionRecord(i, _text(chance), float(chance)) for i, chance in enumerate(solution.absorption)],
        expected_absorption_time=_text(solution.time),
        expected_absorption_time_float=_float(solution.time),
        stationary=[{name: _text(chance) for name, chance in part.items()} for part in weights],
        stationary_float=[{name: float(chance) for name, chance in part.items()} for part in weights],
        distinct_limit=_text(solution.distinct),
        distinct_limit_float=float(solution.distinct),
        entropy_rate=[_text(rate) for rate in rates],
        entropy_rate_float=[logsums.entropy_rate_float(part, weights) for part, weights in within],
        mixing_time=mixed,
        moments=[_moment(moment) for moment in moments.moments(chain, home, horizon)],
    )


def _structure(rows: Sequence[Row], initial: Row) -> Structure:
    return structure([[target for target, _ in row] for row in rows], [state for state, _ in initial])


def _called(names: Sequence[str], groups: Sequence[Sequence[int]]) -> list[list[str]]:
    return [[names[state] for state in group] for group in groups]


def _others(names: Sequence[str], groups: Sequence[Sequence[int]]) -> list[str]:
    reached = {state for group in groups for state in group}
    return [name for state, name in enumerate(names) if state not in reached]


def _moment(found: moments.Moment) -> MomentRecord:
    return MomentRecord(
        found.time,
        _text(found.settled),
        float(found.settled),
        _text(found.all_new),
        None if found.all_new is None else float(found.all_new),
        _text(found.distinct),
        None if found.distinct is None else float(found.distinct),
        moments.entropy(found.distribution),
    )


def _numeric(
    chain: Chain | Tempered, rows: Sequence[Row] | Floats, horizon: int, *, careful: bool = False
) -> ChainAnalysis:
    """Find everything in floating point; `careful`: of a small chain, without subtraction."""
    found, names = numeric.numeric(rows, chain.initial), chain.states
    chances: list[float] | None
    if careful:
        chances, time, parts, seen = _careful(found, rows, chain.initial)
    else:
        chances, time = numeric.absorbed(found)
        parts = [numeric.stationary(found, group) for group in found.recurrent]
        seen = None if chances is None else distinct_limit(found, chances)
    pairs = list(zip(found.recurrent, parts, strict=True))
    rates = [None if part is None else numeric.entropy_rate(found, group, part) for group, part in pairs]
    mixed = [
        None
        if part is None or period > 1 or len(group) > numeric.MAX_DENSE
        else numeric.mixing_time(found, group, part)
        for (group, part), period in zip(pairs, found.periods, strict=True)
    ]
    for index, ((group, part), period) in enumerate(zip(pairs, found.periods, strict=True)):
        if period == 1 and mixed[index] is None and part is not None:
            if len(group) > numeric.MAX_DENSE:
                found.left_out.append(f"the mixing time of class {index}: {len(group)} states")
            else:
                found.undecided.append(f"the mixing time of class {index}: too long, or a distance too near to 1/4")
    steps = numeric_moments(found, rows, chain.initial, horizon)
    if steps[-1].distinct is None:
        found.left_out.append("the expected number of different texts step by step: --simulate estimates it")
    return ChainAnalysis(
        format="echoproof/chain-analysis@1",
        chain=chain.title,
        states=len(names),
        transitions=sum(map(len, rows)),
        method="numeric",
        residual=found.residual,
        undecided=found.undecided,
        left_out=found.left_out,
        recurrent=_called(names, found.recurrent),
        period=found.periods,
        transient=len(found.passing),
        transient_classes=_called(names, found.transient),
        unreachable=_others(names, (*found.recurrent, *found.transient)),
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
            MomentRecord(one.time, None, one.settled, None, one.all_new, None, one.distinct, one.entropy)
            for one in steps
        ],
    )


def _careful(
    found: numeric.Numeric, rows: Sequence[Row] | Floats, initial: Row
) -> tuple[list[float] | None, float | None, list[Any], float | None]:
    """Return the probabilities of the classes, the time, the stationary distributions and how many texts are seen."""
    import numpy as np

    solution = numeric.eliminated(
        found, [{j: float(p) for j, p in row} for row in rows], {i: float(p) for i, p in initial}
    )
    if solution is None:
        return None, None, [None] * len(found.recurrent), None
    parts = [
        np.array([part[state] for state in group])
        for group, part in zip(found.recurrent, solution.stationary, strict=True)
    ]
    return list(solution.absorption), solution.time, parts, solution.distinct


def _temperature(chain: Tempered, horizon: int) -> TemperatureRecord:
    greedy = chain.at_zero()
    cold = _structure(greedy.rows, greedy.initial)
    found = _structure(chain.rows, chain.initial)
    known, forms = limits(chain, found, horizon), closed_forms(chain, found, horizon) or {}
    return TemperatureRecord(
        rule=chain.rule,
        at=str(chain.temperature),
        greedy=[[chain.states[state] for state in group] for group in cold.recurrent],
        greedy_periods=list(cold.periods),
        quantities=None
        if known is None
        else [LimitRecord(one.name, forms.get(one.name), _text(one.at_zero), _text(one.at_infinity)) for one in known],
    )


def _text(value: Value) -> str | None:
    """Return a number as text; None where there is none, or where it has more digits than Python writes."""
    try:
        return None if value is None else str(value)
    except ValueError:
        return None


def _float(value: Fraction) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.inf
