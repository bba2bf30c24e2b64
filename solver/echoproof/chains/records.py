"""The typed records of chain files and of what is found about a chain, from which their JSON Schemas are made."""

from __future__ import annotations

from typing import Literal

import msgspec

Exact = str
"""An exact number: a fraction, or an expression in the temperature τ."""
Given = int | str


class ChainFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A chain: a table of probabilities; or of weights or energies, with a temperature. Decimals may stand unquoted."""

    format: Literal["echoproof/chain@1"]
    initial: str | dict[str, Given]
    title: str = ""
    source: str = ""
    temperature: Given | None = None
    transitions: dict[str, dict[str, Given]] | None = None
    weights: dict[str, dict[str, Given]] | None = None
    energies: dict[str, dict[str, Given]] | None = None


class AbsorptionRecord(msgspec.Struct, frozen=True):
    """The probability that a chain ends in a recurrent class, by its index."""

    recurrent: int
    probability: Exact | None
    probability_float: float | None


class MomentRecord(msgspec.Struct, frozen=True):
    """The chain at one time: is it settled, was every text so far new, how many were seen, how spread is the last."""

    time: int
    settled: Exact | None
    """As `all_new`, also known as "0" or "1" in floating point where it is certain."""
    settled_float: float | None
    all_new: Exact | None
    all_new_float: float | None
    """The probability that the texts up to now are all different; null when there are too many ways to go."""
    distinct: Exact | None
    distinct_float: float | None
    """The expected number of different texts up to now; null when that was too much work."""
    entropy_float: float | None
    """Of the distribution at this time, in nats."""


class LimitRecord(msgspec.Struct, frozen=True):
    """A quantity as a closed form in the temperature, with its limits, which may be "inf"."""

    name: str
    closed_form: Exact | None
    """Null where it is too long, and for mixing times, which are steps and no such form."""
    at_zero: Exact | None
    """Null where the limit was not found."""
    at_infinity: Exact | None


class TemperatureRecord(msgspec.Struct, frozen=True):
    """What is known for all temperatures at once. `greedy`: the recurrent classes of the limit τ → 0 of each row."""

    rule: Literal["power", "energy"]
    at: Exact
    greedy: list[list[str]]
    greedy_periods: list[int]
    quantities: list[LimitRecord] | None
    """Null when the chain is too large for the limits."""


class SimulatedRecord(msgspec.Struct, frozen=True):
    """One quantity, exact and as simulated; `error` bounds the difference but with probability `risk`.

    Where nothing exact is known, `exact` and `agrees` are null and the simulation is an estimate.
    """

    name: str
    exact: float | None
    simulated: float
    error: float
    agrees: bool | None


class SimulationRecord(msgspec.Struct, frozen=True):
    """A simulation against the exact answer."""

    runs: int
    seed: int
    horizon: int
    risk: float
    quantities: list[SimulatedRecord]


class TargetRecord(msgspec.Struct, frozen=True, rename={"class_": "class"}):
    """Where the recurrent classes lie relative to a target, in their order, and the probability of ending inside."""

    class_: str
    digest: str
    target: str
    recurrent: list[Literal["inside", "outside", "across"]]
    inside: Exact | None
    inside_float: float | None


class LogRecord(msgspec.Struct, frozen=True):
    """How a chain was counted; `open` are texts after which nothing was seen, and which stay by convention."""

    pairs: int
    smoothing: Exact
    open: list[str]


class ErrorsRecord(msgspec.Struct, frozen=True):
    """Bounds that hold for the relative errors of the floats of these names; null where there are none."""

    absorption: float | None
    expected_absorption_time: float | None
    distinct_limit: float | None
    stationary: list[float | None]
    """Of all weights of each recurrent class."""
    entropy_rate: list[float | None]
    settled: float
    """At all times, as the next ones."""
    all_new: float
    distinct: float
    entropy: float


def largest(errors: ErrorsRecord) -> float:
    """Return the largest of the bounds."""
    bounds = msgspec.structs.astuple(errors)
    return max(one or 0.0 for bound in bounds for one in (bound if isinstance(bound, list) else [bound]))


class ChainAnalysis(msgspec.Struct, frozen=True):
    """The content of `echoproof chain --json`. Where `method` is numeric, exact numbers are null.

    So are those of more than 4,300 digits, which Python does not write.
    """

    format: Literal["echoproof/chain-analysis@1"]
    chain: str
    states: int
    transitions: int
    method: Literal["exact", "numeric"]
    relative_errors: ErrorsRecord
    undecided: list[str]
    """What was sought and not found."""
    left_out: list[str]
    """What is not sought in a chain of this size, by the limits of docs/limits.md, or is no float; it is null."""
    recurrent: list[list[str]]
    period: list[int]
    transient: int
    """How many transient states can be reached."""
    transient_classes: list[list[str]]
    """Their communicating classes; the others are the recurrent ones."""
    unreachable: list[str]
    """States that cannot be reached from the start, and play no part."""
    absorption: list[AbsorptionRecord]
    expected_absorption_time: Exact | None
    expected_absorption_time_float: float | None
    stationary: list[dict[str, Exact | None]] | None
    stationary_float: list[dict[str, float | None] | None]
    distinct_limit: Exact | None
    distinct_limit_float: float | None
    entropy_rate: list[Exact | None] | None
    entropy_rate_float: list[float | None]
    """Of each recurrent class, in nats for each step."""
    mixing_time: list[int | None]
    """Steps until the distance to the stationary distribution is at most 1/4; null when it is periodic or too slow."""
    moments: list[MomentRecord]
    log: LogRecord | None = None
    temperature: TemperatureRecord | None = None
    simulation: SimulationRecord | None = None
    target: TargetRecord | None = None
