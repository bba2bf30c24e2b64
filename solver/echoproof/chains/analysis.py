"""All that is found about a chain, exactly where it is small, and with errors that hold where it is not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import partial
from typing import Any, Final

import msgspec

from echoproof.chains import mixing, numeric, records
from echoproof.chains.chain import Chain, ChainError, Tempered, common, shown
from echoproof.chains.exact import Solution, solved
from echoproof.chains.limits import limits
from echoproof.chains.logsums import entropy_rate
from echoproof.chains.moments import Moment, moments
from echoproof.chains.near import CONTEXT, as_float, as_text, near, relative, uncollected
from echoproof.chains.numeric_moments import NumericMoment, Watched, numeric_moments
from echoproof.chains.structure import Structure, structure
from echoproof.chains.tempered import closed_forms
from echoproof.chains.verified import TOLERANCE

MAX_EXACT: Final = 60
"""States of a chain that is solved exactly."""
MAX_BITS: Final = 60_000
"""States times the bits of the common denominators of their rows, of a chain that is solved exactly."""
MAX_HORIZON: Final = 1_000
"""Steps that are followed one by one."""
Numbers = Sequence[Sequence[tuple[int, Any]]]
"""Rows of fractions, or of decimals."""
_BEYOND: Final = "beyond the range of floats"
_MOMENTS: Final = {
    "settled": "the probability that it is settled",
    "all_new": "the probability that all texts are new",
    "distinct": "the expected number of different texts",
    "entropy": "the entropy",
}


def analyse(chain: Chain | Tempered, horizon: int = 20) -> records.ChainAnalysis:
    """Find everything about a chain; one with a temperature is analysed at its own, and for all at once.

    Raises ChainError when the horizon is out of range, or the temperature too low for floating point.
    """
    if not 0 <= horizon <= MAX_HORIZON:
        raise ChainError(f"the horizon is {horizon}", f"0 to {MAX_HORIZON}")
    made = at_temperature(chain, horizon)
    if isinstance(chain, Tempered):
        return msgspec.structs.replace(made, temperature=_temperature(chain, horizon))
    if chain.pairs is None:
        return made
    log = records.LogRecord(chain.pairs, str(chain.smoothing), [chain.states[state] for state in sorted(chain.open)])
    return msgspec.structs.replace(made, log=log)


@uncollected()
def at_temperature(chain: Chain | Tempered, horizon: int, *, exact: bool | None = None) -> records.ChainAnalysis:
    """Find everything about a chain, with weights at their temperature and no other; errors as `analyse`.

    `exact` says whether in fractions; without it that is done where it is affordable.
    """
    rows = probabilities(chain)
    rational = isinstance(rows[0][0][1], Fraction)
    with localcontext(CONTEXT):
        return _found(chain, rows, horizon, exact=rational and (is_small(rows) if exact is None else exact))


def probabilities(chain: Chain | Tempered) -> Numbers:
    """Return the rows of a chain at its temperature, in fractions where that is possible."""
    if isinstance(chain, Chain):
        return chain.rows
    fixed = chain.at(chain.temperature) if len(chain.states) <= MAX_EXACT else None
    return chain.near(chain.temperature) if fixed is None else fixed.rows


def is_small(rows: Numbers) -> bool:
    """Say whether a chain is solved exactly."""
    if len(rows) > MAX_EXACT:
        return False
    bits = sum(common([chance for _, chance in row], MAX_BITS).bit_length() for row in rows)
    return len(rows) * bits <= MAX_BITS


def _found(chain: Chain | Tempered, rows: Numbers, horizon: int, *, exact: bool) -> records.ChainAnalysis:
    """Find everything; with `exact` in fractions, and in floats what these take too long for."""
    names = chain.states
    found = structure([[target for target, _ in row] for row in rows], [state for state, _ in chain.initial])
    decimals = [{j: near(p) if isinstance(p, Fraction) else p for j, p in row} for row in rows]
    start = {state: near(chance) for state, chance in chain.initial}
    watched = Watched(decimals, start)
    if exact:
        fractions = [dict(row) for row in rows]
        solution = solved(fractions, dict(chain.initial), found)
        sums = [entropy_rate({i: fractions[i] for i in part}, part) for part in solution.stationary if part]
        precise = moments(rows, chain.initial, {state for group in found.recurrent for state in group}, horizon)
    else:
        solution = solved(decimals, start, found, partial(numeric.passed, decimals))
        sums, precise = None, []
    undecided, left_out = _missing(found, solution)
    mixed = _mixed(found, solution, watched, fractions if exact else None, undecided, left_out)
    rates = [
        (None, 0.0) if part is None else watched.entropy_rate(part, error)
        for part, error in zip(solution.stationary, solution.errors, strict=True)
    ]
    ends = solution.absorption or [None] * len(found.recurrent)
    absorption = [
        records.AbsorptionRecord(index, *_number(chance, f"the probability to end in class {index}", left_out))
        for index, chance in enumerate(ends)
    ]
    time = _number(solution.time, "the expected absorption time", left_out)
    distinct = _number(solution.distinct, "the expected number of different texts in all", left_out)
    stationary: list[Any] = [
        part and {names[state]: _number(weight) for state, weight in part.items()} for part in solution.stationary
    ]
    for index, part in enumerate(stationary):
        beyond = sum(value is None for _, value in (part or {}).values())
        if beyond:
            left_out.append(f"the stationary distribution of class {index} in {beyond} states: {_BEYOND}")
    if any(rate is None and part for (rate, _), part in zip(rates, stationary, strict=True)):
        left_out.append(f"an entropy rate: {_BEYOND}")
    steps = numeric_moments(watched, decimals, start, found.passing, horizon)
    told = [_moment(one, precise[one.time] if one.time < len(precise) else None) for one in steps]
    for name, said in _MOMENTS.items():
        missing = [one.time for one in told if getattr(one, f"{name}_float") is None]
        if missing:
            left_out.append(f"{said} at {len(missing)} times from {missing[0]} on: too much work, or {_BEYOND}")
    short = [one.time for one in told if exact and None in (one.settled, one.distinct)]
    if short:
        left_out.append(f"exact numbers of the steps from time {short[0]} on: some of them are too long")
    errors = records.ErrorsRecord(
        absorption=relative(solution.error) if solution.absorption else None,
        expected_absorption_time=None if time[1] is None else relative(solution.error),
        distinct_limit=None if distinct[1] is None else relative(solution.error),
        stationary=[part and relative(error) for part, error in zip(stationary, solution.errors, strict=True)],
        entropy_rate=[None if rate is None else relative(error) for rate, error in rates],
        **{name: relative(steps[-1].errors[index]) for index, name in enumerate(_MOMENTS)},
    )
    reached = {state for group in (*found.recurrent, *found.transient) for state in group}
    return records.ChainAnalysis(
        format="echoproof/chain-analysis@1",
        chain=chain.title,
        states=len(names),
        transitions=sum(map(len, rows)),
        method="exact" if exact else "numeric",
        relative_errors=errors,
        undecided=undecided,
        left_out=left_out,
        recurrent=_called(names, found.recurrent),
        period=list(found.periods),
        transient=len(found.passing),
        transient_classes=_called(names, found.transient),
        unreachable=[name for state, name in enumerate(names) if state not in reached],
        absorption=absorption,
        expected_absorption_time=time[0],
        expected_absorption_time_float=time[1],
        stationary=[{n: text for n, (text, _) in (part or {}).items()} for part in stationary] if exact else None,
        stationary_float=[part and {n: value for n, (_, value) in part.items()} for part in stationary],
        distinct_limit=distinct[0],
        distinct_limit_float=distinct[1],
        entropy_rate=None if sums is None else [as_text(one) for one in sums],
        entropy_rate_float=[rate for rate, _ in rates],
        mixing_time=mixed,
        moments=told,
    )


def _called(names: Sequence[str], groups: Sequence[Sequence[int]]) -> list[list[str]]:
    return [[names[state] for state in group] for group in groups]


def _missing(found: Structure, solution: Solution) -> tuple[list[str], list[str]]:
    """Return what was sought and not found, and what was not sought."""
    none = f"no answer with a relative error below {TOLERANCE:g}"
    undecided = [
        f"the stationary distribution of class {index}: {none} for {len(group)} states"
        for index, (group, part) in enumerate(zip(found.recurrent, solution.stationary, strict=True))
        if part is None
    ]
    if solution.absorption is None:
        undecided.append(f"where it ends and how soon: {none} for {len(found.passing)} transient states")
    if solution.unreturned:
        return undecided, ["the expected number of different texts in all: large transient classes"]
    return undecided, []


def _mixed(
    found: Structure,
    solution: Solution,
    watched: Watched,
    fractions: Sequence[Mapping[int, Any]] | None,
    undecided: list[str],
    left_out: list[str],
) -> list[int | None]:
    """Return the mixing times; in floats too where there are no fractions, or they become too long."""
    made: list[int | None] = []
    for index, (group, part) in enumerate(zip(found.recurrent, solution.stationary, strict=True)):
        time = None
        if found.periods[index] == 1 and part is not None:
            time = mixing.mixing_time(fractions, part) if fractions is not None else None
            if time is None and len(group) <= numeric.MAX_MIXED:
                weights = [float(part[state]) for state in group]
                inner = watched.matrix[list(group)][:, list(group)].toarray()
                time = numeric.mixing_time(inner, weights, solution.errors[index])
                if time is None:
                    undecided.append(f"the mixing time of class {index}: too long, or a distance too near to 1/4")
            elif time is None:
                left_out.append(f"the mixing time of class {index}: {len(group)} states")
        made.append(time)
    return made


def _moment(one: NumericMoment, precise: Moment | None) -> records.MomentRecord:
    """Return the exact numbers where there are some, with the floats that are nearest; else those of floats."""
    settled = _number(precise.settled) if precise else ("01"[one.settled == 1] if one.certain else None, one.settled)
    new: tuple[str | None, float | None] = ("0" if one.never_new else None, one.all_new)
    distinct: tuple[str | None, float | None] = (None, one.distinct)
    if precise and precise.all_new is not None:
        new = _number(precise.all_new)
    if precise and precise.distinct is not None:
        distinct = _number(precise.distinct)
    return records.MomentRecord(one.time, *settled, *new, *distinct, one.entropy)


def _temperature(chain: Tempered, horizon: int) -> records.TemperatureRecord:
    greedy = chain.at_zero()
    cold, found = (
        structure([[target for target, _ in row] for row in one.rows], [state for state, _ in one.initial])
        for one in (greedy, chain)
    )
    known, forms = limits(chain, found, horizon), closed_forms(chain, found, horizon) or {}
    return records.TemperatureRecord(
        rule=chain.rule,
        at=str(chain.temperature),
        greedy=_called(chain.states, cold.recurrent),
        greedy_periods=list(cold.periods),
        quantities=None
        if known is None
        else [
            records.LimitRecord(one.name, forms.get(one.name), as_text(one.at_zero), as_text(one.at_infinity))
            for one in known
        ],
    )


def _number(
    value: Fraction | Decimal | None, name: str = "", left_out: list[str] | None = None
) -> tuple[str | None, float | None]:
    """Return a number as text where it is exact, and as a float; one that has none is named with its value."""
    made = None if value is None else as_float(value)
    if left_out is not None and value is not None and made is None:
        left_out.append(f"{name} as a float: {shown(Fraction(value))} is {_BEYOND}")
    return as_text(value) if isinstance(value, Fraction) else None, made
