"""The paper's claims as questions for solvers (arXiv:2603.11228): cycles of greedy decoding, diversity and temperature.

The questions are SMT-LIB scripts. What a solver finds is a chain, whose diversity is then worked out exactly.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from itertools import product
from typing import Final, Literal

from echoproof.chains.chain import Tempered
from echoproof.chains.moments import moments
from echoproof.encode import cvc5api, z3api
from echoproof.encode.z3api import Answer

RLIMIT: Final = 50_000_000
"""Resource limit of Z3, in its own units."""
CVC5_RLIMIT: Final = 5_000_000
Trend = Literal["rises", "falls"]
POWERS: Final = (2, 1, 0)
"""Values of 1/τ at which diversity is compared: the temperatures 1/2, 1 and infinity."""
_STEPS: Final = 2
_WEIGHTS: Final = range(1, 5)
_MARGIN: Final = Fraction(1, 100)


def cycle_script(states: int, steps: int) -> str:
    """Return the question for a deterministic chain that is not yet in a cycle after so many steps.

    x_(k+1) = f(x_k) for any function f on so many states; being in a cycle means that x comes back within as many steps
    as there are states. States are numbered in the order in which they are met, so that x_k <= k, which loses no chain.
    Unsatisfiable: after these steps every such chain is in its cycle.
    """
    last = steps + states
    lines = ["(set-logic QF_UFLIA)", "(declare-fun f (Int) Int)"]
    lines += [f"(declare-const x{k} Int)" for k in range(last + 1)]
    lines += [f"(assert (and (<= 0 x{k}) (<= x{k} {min(k, states - 1)})))" for k in range(last + 1)]
    lines += [f"(assert (= x{k + 1} (f x{k})))" for k in range(last)]
    lines += [f"(assert (not (= x{steps} x{steps + back})))" for back in range(1, states + 1)]
    return "\n".join([*lines, "(check-sat)", ""])


def cycles(states: int, steps: int) -> dict[str, Answer]:
    """Ask Z3 and cvc5 for a deterministic chain that is not in a cycle after so many steps."""
    script = cycle_script(states, steps)
    return {"Z3": z3api.answer_script(script, RLIMIT), "cvc5": cvc5api.answer_script(script, CVC5_RLIMIT)}


def trend_script(wanted: Mapping[int, Trend]) -> str:
    """Return the question for weights of three states whose diversity moves with the temperature as wanted.

    `wanted` says it for each start. No text is rewritten into itself. Diversity is the expected number of different
    texts among X_0, X_1 and X_2; from the start i, with the others j and k, it is 2 + p_ij p_jk + p_ik p_kj.
    """
    links = [(i, j) for i, j in product(range(3), repeat=2) if i != j]
    lines = ["(set-logic QF_NRA)", *(f"(declare-const w{i}{j} Real)" for i, j in links)]
    for i, j in links:
        lines.append(f"(assert (or {' '.join(f'(= w{i}{j} {weight})' for weight in _WEIGHTS)}))")
    for power in POWERS:
        for i, j in links:
            (other,) = {0, 1, 2} - {i, j}
            own, rest = (" ".join(["1", *[f"w{i}{t}"] * power]) for t in (j, other))
            lines.append(f"(declare-const p{i}{j}at{power} Real)")
            lines.append(f"(assert (= (* p{i}{j}at{power} (+ (* {own} 1) (* {rest} 1))) (* {own} 1)))")
    for start, trend in wanted.items():
        j, k = sorted({0, 1, 2} - {start})
        seen = [f"(+ (* p{start}{j}at{s} p{j}{k}at{s}) (* p{start}{k}at{s} p{k}{j}at{s}) 2)" for s in POWERS]
        cold, middle, hot = seen if trend == "rises" else reversed(seen)
        margin = f"(/ {_MARGIN.numerator} {_MARGIN.denominator})"
        lines += [f"(assert (<= (+ {low} {margin}) {high}))" for low, high in ((cold, middle), (middle, hot))]
    return "\n".join([*lines, "(check-sat)", ""])


def find_trend(wanted: Mapping[int, Trend]) -> Tempered | None:
    """Have Z3 find such a chain, which starts in the first wanted start; None when it gives up or there is none."""
    answer, values = z3api.solve_script(trend_script(wanted), RLIMIT)
    if answer != "sat":
        return None
    rows = tuple(tuple((j, values[f"w{i}{j}"]) for j in range(3) if j != i) for i in range(3))
    return Tempered(
        title=f"Diversity that {' or '.join(sorted(set(wanted.values())))} with temperature",
        source="Found by Z3",
        states=("a", "b", "c"),
        rule="power",
        rows=rows,
        initial=((min(wanted), Fraction(1)),),
    )


def diversity(chain: Tempered, start: int) -> list[Fraction]:
    """Return the expected number of different texts among X_0, X_1 and X_2 from a start, at 1/τ = 2, 1 and 0."""
    found = []
    for power in POWERS:
        at = chain.at(Fraction(1, power)) if power else chain.at_infinity()
        if at is None:
            raise ValueError("the weights are energies, whose probabilities are not rational")
        seen = moments(at.rows, ((start, Fraction(1)),), set(), _STEPS)[-1].distinct
        if seen is None:
            raise ValueError("the chain is too large")
        found.append(seen)
    return found
