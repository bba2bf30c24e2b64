"""echoproof chain FILE: what a chain of rewritings settles into, how soon, and how its diversity moves."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Final

import msgspec
from cyclopts import Parameter
from rich.text import Text

from echoproof.chains.analysis import MAX_HORIZON, analyse
from echoproof.chains.bridge import places_of
from echoproof.chains.chain import Chain, ChainError, Tempered, shown
from echoproof.chains.comparison import MAX_RUNS, simulated
from echoproof.chains.near import as_text
from echoproof.chains.pairs import SUFFIXES, Reading, load_pairs
from echoproof.chains.reading import load_chain, number
from echoproof.chains.records import ChainAnalysis, LimitRecord, TargetRecord, largest
from echoproof.cli.console import emit, note, printable, rendered, table, write
from echoproof.cli.exit_codes import Exit
from echoproof.cli.options import COMMON, PATH, Common, whole
from echoproof.export.records import json_text
from echoproof.model.classfile import load
from echoproof.model.errors import one_line
from echoproof.model.files import name_of

_SHOWN: Final = 8
"""Recurrent classes, and states of one, that the summary names."""
_MOST: Final = 3
"""States of a larger class that it names."""
_LENGTH: Final = 40
"""Characters of a state that it prints."""


def chain_command(
    path: Annotated[
        str, PATH, Parameter(name="FILE", help='A chain file ("-": standard input), or a log: .csv, .jsonl.')
    ],
    /,
    *,
    temperature: Annotated[
        str | None, Parameter(help="Another temperature than the file's, such as 0.7 or 7/10.")
    ] = None,
    horizon: Annotated[int, whole(0, MAX_HORIZON), Parameter(help="Steps that are followed one by one.")] = 20,
    columns: Annotated[str, Parameter(help="The columns of a log: PREVIOUS,NEXT.")] = "previous,next",
    smoothing: Annotated[str, Parameter(help="Add this to every count of a log.")] = "0",
    initial: Annotated[str | None, Parameter(help="Start a log's chain in this text.")] = None,
    simulate: Annotated[
        int | None, whole(1, MAX_RUNS), Parameter(help="Compare with so many simulated runs; --seed decides which.")
    ] = None,
    target: Annotated[
        tuple[str, str] | None,
        Parameter(help="CLASS NAME: which recurrent classes lie inside a hypothesis of a class."),
    ] = None,
    report: Annotated[
        Path | None, Parameter(help="Write a report there: FILE.tex, and FILE.pdf where there is a TeX.")
    ] = (None),
    common: Common = COMMON,
) -> Exit:
    """Analyse a Markovian generation chain."""
    chain = _chain(path, temperature, columns, smoothing, initial, common)
    try:
        found = analyse(chain, horizon)
    except ChainError as error:
        raise error.at(file=name_of(path)) from None
    if simulate is not None:
        found = msgspec.structs.replace(found, simulation=simulated(chain, found, simulate, common.seed))
    if target is not None:
        found = msgspec.structs.replace(found, target=_inside(found, *target))
    if report is not None:
        _report(chain, found, report, common)
    emit(json_text(found) if common.json else summary(found), common)
    if found.simulation is not None and any(quantity.agrees is False for quantity in found.simulation.quantities):
        return Exit.REJECTED
    return Exit.UNDECIDED if found.undecided else Exit.DONE


def _chain(
    path: str, temperature: str | None, columns: str, smoothing: str, initial: str | None, common: Common
) -> Chain | Tempered:
    if path.lower().endswith(SUFFIXES):
        names = [name.strip() for name in columns.split(",")]
        if len(set(names)) != 2 or temperature is not None:
            raise ChainError("a log has two different columns and no temperature", "--columns PREVIOUS,NEXT")
        how = Reading(columns=(names[0], names[1]), smoothing=_number(smoothing, "smoothing"), initial=initial)
        chain = load_pairs(path, how)
        if chain.smoothing:
            note(f"smoothing: {chain.smoothing} is added to every count", common)
        return chain
    if columns != "previous,next" or smoothing != "0" or initial is not None:
        raise ChainError(
            "--columns, --smoothing and --initial are for logs", f"a name that ends in {', '.join(SUFFIXES)}"
        )
    made = load_chain(path)
    if temperature is None:
        return made
    if isinstance(made, Chain):
        raise ChainError("probabilities have no temperature", "a chain file with [weights] or [energies]")
    return made.heated(_number(temperature, "temperature"))


def _number(text: str, name: str) -> Fraction:
    try:
        return number(text)
    except ValueError:
        raise ChainError(f"the {name} is {text!r:.60}", "a number such as 0.7 or 7/10") from None


def _inside(found: ChainAnalysis, path: str, name: str) -> TargetRecord:
    """Say which recurrent classes lie inside a hypothesis of a class file, and how probable it is to end in one."""
    cls = load(path)
    places = places_of(found.recurrent, cls, name)
    ends = [one for one, place in zip(found.absorption, places, strict=True) if place == "inside"]
    known = [Fraction(one.probability) for one in ends if one.probability is not None]
    near = [one.probability_float for one in ends if one.probability_float is not None]
    return TargetRecord(
        cls.title,
        cls.digest,
        name,
        places,
        as_text(sum(known, start=Fraction(0))) if len(known) == len(ends) and found.method == "exact" else None,
        math.fsum(near) if len(near) == len(ends) else None,
    )


def _report(chain: Chain | Tempered, found: ChainAnalysis, path: Path, common: Common) -> None:
    from echoproof.export import pdf
    from echoproof.export.chain_report import report

    if path.suffix != ".tex":
        raise ChainError(f"the report is {str(path)!r:.80}", "a name that ends in .tex")
    write(path, report(chain, found))
    if pdf.build(path) is None:
        note("no TeX on this machine: the PDF is left out", common)


def summary(found: ChainAnalysis) -> str:
    """Return what is found as people read it: where it settles, how soon, how diversity moves."""
    head = (
        f"{one_line(found.chain)}: {found.states} states, {found.transitions} transitions, {found.transient} transient"
    )
    head += f", {len(found.unreachable)} not reached from the start" if found.unreachable else ""
    how = (
        "exact"
        if found.method == "exact"
        else f"floating point, relative errors below {largest(found.relative_errors):.2g}"
    )
    classes = table("settles into", "probability", "period", "entropy rate", "mixing time")
    for index, states in enumerate(found.recurrent[:_SHOWN]):
        chance, rate, mixed = found.absorption[index], found.entropy_rate_float[index], found.mixing_time[index]
        shown = _names(states, found.stationary_float[index])
        period = found.period[index]
        cells = (
            shown,
            _value(chance.probability, chance.probability_float),
            str(period),
            _digits(rate),
            ("none" if period > 1 else "?") if mixed is None else str(mixed),
        )
        classes.add_row(*(Text(printable(cell)) for cell in cells))
    lines = []
    if len(found.recurrent) > _SHOWN:
        lines.append(f"… and {len(found.recurrent) - _SHOWN} recurrent classes more")
    soon = _value(found.expected_absorption_time, found.expected_absorption_time_float)
    lines.append(f"expected steps until it is settled: {soon}")
    lines.append(f"expected different texts in all: {_value(found.distinct_limit, found.distinct_limit_float)}")
    steps = table("after", "settled", "all texts new", "different texts", "entropy")
    last, errors = len(found.moments) - 1, found.relative_errors
    for time in sorted({0, 1, 2, 3, last // 2, last} & set(range(last + 1))):
        moment = found.moments[time]
        settled = _chance(moment.settled, moment.settled_float, errors.settled)
        new = _chance(moment.all_new, moment.all_new_float, errors.all_new)
        steps.add_row(str(time), settled, new, _digits(moment.distinct_float), _digits(moment.entropy_float))
    return rendered(head, f"method: {how}", classes, *lines, steps, _outcome(found), *_more(found))


def _outcome(found: ChainAnalysis) -> str:
    """Say how the chain stands at the horizon: settled, or still with new texts alone."""
    last, errors = found.moments[-1], found.relative_errors
    settled = _said("settled", last.settled, last.settled_float, errors.settled)
    novel = _said("produced new texts alone", last.all_new, last.all_new_float, errors.all_new)
    return f"after {last.time} steps it {settled} and {novel}"


def _said(what: str, exact: str | None, near: float | None, error: float) -> str:
    """Say that something has happened, cannot have, or how probably it has; only a fraction makes it certain."""
    if exact in ("0", "1"):
        return f"has certainly {what}" if exact == "1" else f"cannot have {what}"
    if near is None and exact is None:
        return f"has {what} with a probability that is not known"
    return f"has {what} with probability {_chance(exact, near, error)}"


def _names(states: Sequence[str], weights: Mapping[str, float | None] | None) -> str:
    """Return the names of a recurrent class, of a large one those that are most often met."""
    if len(states) <= _SHOWN:
        return ", ".join(_short(name) for name in states)
    if weights is None:
        return f"{', '.join(_short(name) for name in states[:_MOST])}, … ({len(states)} states)"
    most = sorted(states, key=lambda name: -(weights[name] or 0))[:_MOST]
    said = ", ".join(f"{_short(name)} ({100 * (weights[name] or 0):.2g} %)" for name in most)
    return f"{len(states)} states, most often {said}"


def _short(name: str) -> str:
    return one_line(name if len(name) <= _LENGTH else name[: _LENGTH - 1] + "…")


def _chance(exact: str | None, near: float | None, error: float) -> str:
    """Return a probability with four digits; only one that is certain becomes 1, and none more than is known."""
    if near is None or exact in ("0", "1"):
        return _value(exact, near)
    rest = 1 - near
    if rest >= 5e-5:
        return f"{near:.4g}"
    return f"1 - {rest:.1g}" if rest > 20 * error else f"above 1 - {max(rest, 0) + 2 * error:.1g}"


def _digits(near: float | None) -> str:
    return "?" if near is None else f"{near:.4g}"


def _value(exact: str | None, approximate: float | None) -> str:
    if exact is None or len(exact) > 20:
        if approximate is not None:
            return f"{approximate:.6g}"
        return "?" if exact is None else shown(Fraction(exact))
    return (
        f"{exact} = {shown(Fraction(exact)) if approximate is None else f'{approximate:.6g}'}"
        if "/" in exact
        else exact
    )


def _more(found: ChainAnalysis) -> list[str]:
    """Return what is said of logs, temperatures and simulations, and what is undecided."""
    lines = []
    if found.log is not None:
        lines.append(f"counted from {found.log.pairs} pairs, smoothing {found.log.smoothing}")
        if found.log.open:
            lines.append(
                f"{len(found.log.open)} texts after which nothing was seen; they stay where they are by convention"
            )
    if found.temperature is not None:
        for states, period in zip(found.temperature.greedy, found.temperature.greedy_periods, strict=True):
            lines.append(f"greedy decoding (τ → 0) may end in: {_names(states, None)}; period {period}")
        if found.temperature.quantities is None:
            lines.append("too large for limits in τ")
        lines += [_limits(one) for one in found.temperature.quantities or []]
    if found.target is not None:
        inside = _value(found.target.inside, found.target.inside_float)
        places = ", ".join(found.target.recurrent[:_SHOWN])
        lines.append(f"relative to {found.target.target}: {places}; it ends inside with probability {inside}")
    if found.simulation is not None:
        lines.append(
            f"{found.simulation.runs} simulated runs, seed {found.simulation.seed}, risk {found.simulation.risk:g}:"
        )
        for one in found.simulation.quantities:
            known = "an estimate" if one.exact is None else f"against {one.exact:.5g}"
            said = "" if one.exact is None else ": agrees" if one.agrees else ": DISAGREES"
            lines.append(f"  {one.name}: {one.simulated:.5g}, {known}, error ±{one.error:.2g}{said}")
    lines += [f"left out, {text}" for text in found.left_out]
    lines += [f"undecided: {text}" for text in found.undecided]
    return lines


def _limits(one: LimitRecord) -> str:
    """Return a quantity with its limits in the temperature, in one line."""
    form = one.closed_form
    if form is not None and "tau" not in form:
        return f"{one.name}: {form} at every temperature"
    tail = "" if form is None else f"; {form}" if len(form) <= 80 else "; (--json has the formula)"
    return f"{one.name}: {_limit(one.at_zero)} as τ → 0, {_limit(one.at_infinity)} as τ → ∞{tail}"


def _limit(text: str | None) -> str:
    if text is None or text == "inf":
        return "?" if text is None else "∞"
    return text if len(text) <= _LENGTH or "log" in text else shown(Fraction(text))
