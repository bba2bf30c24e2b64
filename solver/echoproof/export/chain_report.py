"""The report on a chain as a LaTeX document: what it settles into, how soon, how diversity moves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Any, Final

from echoproof import __version__
from echoproof.chains.analysis import at_temperature, probabilities
from echoproof.chains.chain import Chain, ChainError, Tempered, shown
from echoproof.chains.near import as_float
from echoproof.chains.records import ChainAnalysis, largest
from echoproof.export.chain_graph import MAX_DRAWN, graph
from echoproof.export.latex import count, environment
from echoproof.export.tex import escape, shortened

_LISTED: Final = 40
"""States that the table lists: of more, those that are most often met in the end."""
_TEXT: Final = 80
_LONG_FORM: Final = 140
"""Characters of a closed form that is set; a longer one is in the JSON alone."""
_LONG_LIMIT: Final = 60
"""Characters of a limit, likewise."""
_HEATED: Final = 20_000_000
"""States times transitions times steps of a chain that is analysed at all these temperatures."""
_TEMPERATURES: Final = tuple(Fraction(round(100 * 10 ** (step / 12)), 100) for step in range(-12, 13))
"""From 0.1 to 10, evenly on a logarithmic scale."""


def report(chain: Chain | Tempered, found: ChainAnalysis) -> str:
    """Return the report on a chain that was analysed."""
    places = {name: index for index, name in enumerate(chain.states)}
    recurrent = [[places[name] for name in states] for states in found.recurrent]
    home = {state: index for index, group in enumerate(recurrent) for state in group}
    stationary = {name: value for part in found.stationary_float for name, value in (part or {}).items()}
    exact = {name: value for part in found.stationary or [] for name, value in part.items()}
    ends = [one.probability_float or 0 for one in found.absorption]
    often = sorted(places, key=lambda name: -(stationary.get(name) or 0) * ends[home.get(places[name], 0)])
    listed = [
        {
            "number": index + 1,
            "text": shortened(name, _TEXT),
            "class": home[index] + 1 if index in home else None,
            "weight": number_tex(exact.get(name), stationary.get(name)),
        }
        for index, name in sorted((places[name], name) for name in often[:_LISTED])
    ]
    context = {
        "found": found,
        "error": largest(found.relative_errors),
        "source": chain.source,
        "tempered": isinstance(chain, Tempered),
        "picture": _picture(chain, recurrent),
        "most_drawn": MAX_DRAWN,
        "states": listed,
        "left_out": max(0, found.states - _LISTED),
        "classes": _classes(found),
        "time": number_tex(found.expected_absorption_time, found.expected_absorption_time_float),
        "distinct": number_tex(found.distinct_limit, found.distinct_limit_float),
        "curves": _curves(found),
        "heat": _heat(chain, found) if isinstance(chain, Tempered) and _is_light(found) else [],
        "forms": _forms(found),
        "number": number_tex,
        "count": count,
        "shortened": shortened,
        "version": __version__,
    }
    return environment().get_template("chain.tex.j2").render(context)


def number_tex(exact: str | None, approximate: float | None) -> str:
    """Return a number for math mode: a short fraction as such, else four digits; "?" for what is unknown."""
    if exact is not None and len(exact) <= 12:
        top, _, bottom = exact.partition("/")
        if re.fullmatch(r"-?\d+", top):
            return rf"\tfrac{{{top}}}{{{bottom}}}" if bottom else top
    if approximate is None and exact is None:
        return "?"
    text = shown(Fraction(exact or 0), 4) if approximate is None else f"{approximate:.4g}"
    base, _, exponent = text.lower().partition("e")
    return rf"{base}\cdot 10^{{{int(exponent)}}}" if exponent else text


def _classes(found: ChainAnalysis) -> list[dict[str, Any]]:
    """Return a row for each recurrent class, of the first ones."""
    rows = []
    for index, states in enumerate(found.recurrent[:_LISTED]):
        chance, mixed = found.absorption[index], found.mixing_time[index]
        exact_rate = found.entropy_rate[index] if found.entropy_rate else None
        rows.append(
            {
                "number": index + 1,
                "size": len(states),
                "chance": number_tex(chance.probability, chance.probability_float),
                "period": found.period[index],
                "rate": _sympy_tex(exact_rate)
                if exact_rate is not None and len(exact_rate) <= 30
                else number_tex(None, found.entropy_rate_float[index]),
                "mixing": str(mixed) if mixed is not None else "none" if found.period[index] > 1 else "?",
            }
        )
    return rows


def _picture(chain: Chain | Tempered, recurrent: Sequence[Sequence[int]]) -> str | None:
    exact = probabilities(chain)
    rows = [[(target, float(chance)) for target, chance in row] for row in exact]
    labels = [[number_tex(str(p) if isinstance(p, Fraction) else None, as_float(p)) for _, p in row] for row in exact]
    return graph(chain.states, rows, [[f"${text}$" for text in row] for row in labels], recurrent)


def _curves(found: ChainAnalysis) -> dict[str, str]:
    """Return what is plotted against time, as coordinates of pgfplots."""

    def points(values: Sequence[float | None]) -> str:
        return " ".join(f"({time},{value:.6g})" for time, value in enumerate(values) if value is not None)

    return {
        "distinct": points([moment.distinct_float for moment in found.moments]),
        "entropy": points([moment.entropy_float for moment in found.moments]),
        "settled": points([moment.settled_float for moment in found.moments]),
    }


def _is_light(found: ChainAnalysis) -> bool:
    return found.states * found.transitions * len(found.moments) <= _HEATED


def _heat(chain: Tempered, found: ChainAnalysis) -> list[dict[str, str]]:
    """Return what is plotted against the temperature: entropy rate and different texts at the horizon."""
    horizon = found.moments[-1].time
    rates: list[str] = []
    seen: list[str] = []
    for temperature in _TEMPERATURES:
        try:
            at = at_temperature(chain.heated(temperature), horizon)
        except ChainError:
            continue  # too cold for floating point: the curve begins later
        ends = [(a.probability_float, r) for a, r in zip(at.absorption, at.entropy_rate_float, strict=True)]
        if not at.undecided:  # what is null then is too small for a float, and for a curve
            rates.append(f"({float(temperature)},{sum((p or 0) * (r or 0) for p, r in ends):.6g})")
        distinct = at.moments[-1].distinct_float
        if distinct is not None:
            seen.append(f"({float(temperature)},{distinct:.6g})")
    return [{"rate": " ".join(rates), "distinct": " ".join(seen)}]


def _forms(found: ChainAnalysis) -> list[dict[str, Any]]:
    """Return the closed forms that depend on the temperature, in LaTeX."""
    given = found.temperature.quantities if found.temperature else None
    return [
        {
            "name": escape(one.name),
            "form": _sympy_tex(one.closed_form) if one.closed_form and len(one.closed_form) <= _LONG_FORM else "",
            "long": one.closed_form is not None and len(one.closed_form) > _LONG_FORM,
            "zero": _limit_tex(one.at_zero),
            "infinity": _limit_tex(one.at_infinity),
        }
        for one in given or []
        if one.closed_form is None or "tau" in one.closed_form
    ]


def _limit_tex(text: str | None) -> str:
    """Return a limit in LaTeX; a long number with four digits, and a long sum of logarithms not at all."""
    if text is None or len(text) <= _LONG_LIMIT:
        return "?" if text is None else _sympy_tex(text)
    return r"\text{(in the JSON)}" if "log" in text else number_tex(text, None)


def _sympy_tex(text: str) -> str:
    """Return a formula of ours in LaTeX."""
    if text in ("inf", "-inf"):
        return r"\infty" if text == "inf" else r"-\infty"
    import sympy

    formula: str = sympy.latex(sympy.sympify(text, {"tau": sympy.Symbol("tau", positive=True)}))
    return formula
