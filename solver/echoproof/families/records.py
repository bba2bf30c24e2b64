"""Decisions about families, and their certificates, as typed records."""

from __future__ import annotations

from math import inf
from typing import Any, Literal

import msgspec

from echoproof.deciding.notion import Verdict
from echoproof.families.closed_forms import Side
from echoproof.families.family import Family
from echoproof.families.graphs import NOTHING
from echoproof.families.numbers import Local, Numbers
from echoproof.families.strategies import Strategy

Many = int | Literal["infinite"]
Value = Many | None
"""None where there is no member."""


class FamilyFinding(msgspec.Struct, frozen=True, omit_defaults=True):
    """One verdict and what it rests on."""

    verdict: Verdict
    because: str
    sample_complexity: int | None = None
    closure_dimension: Many | None = None
    thresholds: dict[str, str] | None = None
    """For each schema the local closure dimension C of its members, in closed form."""
    witness: dict[str, Any] | None = None
    """What shows it: sets, a point, a strategy; docs/families.md has the keys."""


class FamilyDecision(msgspec.Struct, frozen=True, rename={"class_": "class"}):
    """The content of `echoproof decide FAMILY --json`."""

    format: Literal["echoproof/family-decision@1"]
    class_: str
    digest: str
    schemas: list[str]
    verdicts: dict[str, FamilyFinding]


class SideRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A function of n = 1, 2, …: its first values, then lines that take turns, each a value and what a turn adds."""

    first: list[Value]
    lines: list[tuple[Value, int]]


class LocalRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The numbers of a schema's members, in one of two ways.

    As a function of the parameter, at 0, at n and at -n; or by the greatest, whether all have it, and whether each is
    finite.
    """

    zero: Value | msgspec.UnsetType = msgspec.UNSET
    above: SideRecord | msgspec.UnsetType = msgspec.UNSET
    below: SideRecord | msgspec.UnsetType = msgspec.UNSET
    most: Many | msgspec.UnsetType = msgspec.UNSET
    same: bool | msgspec.UnsetType = msgspec.UNSET
    finite: bool | msgspec.UnsetType = msgspec.UNSET


class MemberRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A member that depends on an answer: for each parameter a sign and a constant, sign * answer + constant."""

    schema: str
    values: list[tuple[int, int]]


class StrategyRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The point that is shown, and for the answers of each schema the groups, one of which does for each answer."""

    shown: int
    replies: list[list[list[MemberRecord]]]


class FamilyCertificate(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"class_": "class"}):
    """What the kernel checks by working it out again."""

    format: Literal["echoproof/family-certificate@2"]
    kind: Literal["family"]
    class_: str
    digest: str
    closure_dimension: Many | None
    local: list[Many | LocalRecord] | None
    """For each schema the local closure dimension of its members: one, as a function of the parameter, or in sum."""
    unanswered: Many | None
    point: int | None
    strategy: StrategyRecord | None


def value(number: float) -> Value:
    """Return a number of points as it is written."""
    return None if number == NOTHING else "infinite" if number == inf else int(number)


def many(number: float) -> Many:
    """Return a number of points that there is."""
    return "infinite" if number == inf else int(number)


def certificate_of(family: Family, numbers: Numbers, strategy: Strategy | None) -> FamilyCertificate:
    """Return what was found as a certificate."""
    return FamilyCertificate(
        "echoproof/family-certificate@2",
        "family",
        family.title,
        family.digest,
        many(numbers.closure.many),
        [_local(schema.parameters, local) for schema, local in zip(family.schemas, numbers.local, strict=True)],
        many(numbers.unanswered.many),
        numbers.point,
        None if strategy is None else _strategy(family, strategy),
    )


def _local(parameters: tuple[str, ...], local: Local) -> Many | LocalRecord:
    if not parameters:
        return many(local.most.many)
    if local.form is not None:
        form = local.form
        return LocalRecord(value(form.zero), _side(form.above), _side(form.below))
    return LocalRecord(most=many(local.most.many), same=local.constant, finite=local.endless is None)


def _side(side: Side) -> SideRecord:
    return SideRecord([value(each) for each in side.first], [(value(each), rise) for each, rise in side.lines])


def _strategy(family: Family, strategy: Strategy) -> StrategyRecord:
    replies = [
        [
            [MemberRecord(family.schemas[k].name, [(s.sign, s.constant) for s in shifts]) for k, shifts in group]
            for group in groups
        ]
        for groups in strategy.replies
    ]
    return StrategyRecord(strategy.shown, replies)
