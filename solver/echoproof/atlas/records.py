"""What `separate` and `atlas` write as JSON."""

from __future__ import annotations

from typing import Literal

import msgspec

from echoproof.atlas.map import Atlas, Step
from echoproof.atlas.separate import Search
from echoproof.atlas.settings import Setting
from echoproof.deciding.decision import Decision
from echoproof.deciding.records import CellRecord, FindingRecord, finding_record


class StepRecord(msgspec.Struct, frozen=True):
    """One setting implies another one, and why."""

    x: str
    y: str
    because: str


class LookedRecord(msgspec.Struct, frozen=True):
    """So many classes of a block were looked at: all there are, or those up to the one that was found."""

    hypotheses: int
    cells: int
    classes: int


class SmallRecord(msgspec.Struct, frozen=True, rename={"class_": "class"}):
    """A class that separates settings, as its cells."""

    class_: str
    digest: str
    hypotheses: list[str]
    cells: list[CellRecord]
    smallest: bool


class SeparationRecord(msgspec.Struct, frozen=True):
    """The content of `echoproof separate --json`.

    `implied` has the steps by which every finite class that is generatable in x is so in y; null when no theorem says
    so. `found` is the class, with the findings about it; `smallest`: every smaller class was looked at and decided.
    `complete`: every class within the bounds was looked at and decided, or the smallest one was found. Finite cells up
    to `largest` points were tried, which loses nothing.
    """

    format: Literal["echoproof/separation@1"]
    x: str
    y: str
    implied: list[StepRecord] | None
    found: SmallRecord | None
    findings: dict[str, FindingRecord]
    smallest: bool
    complete: bool
    largest: int
    looked: list[LookedRecord]
    limit: str | None


class PairRecord(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is known of two settings: steps from x to y, or the name of a class; `bounded`: seen on small ones alone."""

    x: str
    y: str
    because: list[str] | None = None
    separated: str | None = None
    bounded: str | None = None


class AtlasRecord(msgspec.Struct, frozen=True):
    """The content of `echoproof atlas --json`; groups are equivalent settings, `covers` the edges of the diagram."""

    format: Literal["echoproof/atlas@1"]
    settings: list[str]
    groups: list[list[str]]
    covers: list[list[int]]
    classes: dict[str, SmallRecord]
    pairs: list[PairRecord]


def small_record(decision: Decision, *, smallest: bool) -> SmallRecord:
    """Return a class as a record."""
    record = decision.record()
    return SmallRecord(record.class_, record.digest, record.hypotheses, record.cells, smallest)


def step_records(steps: list[Step]) -> list[StepRecord]:
    """Return steps as records."""
    return [StepRecord(str(step.x), str(step.y), step.because) for step in steps]


def separation_record(
    x: Setting, y: Setting, steps: list[Step] | None, done: Search | None, decision: Decision | None
) -> SeparationRecord:
    """Return what `separate` has found: a proof in steps that there is nothing to find, or what a search found."""
    if done is None:
        return SeparationRecord(
            "echoproof/separation@1", str(x), str(y), step_records(steps or []), None, {}, False, True, 0, [], None
        )
    decided = done.is_decided((x, y))
    return SeparationRecord(
        "echoproof/separation@1",
        str(x),
        str(y),
        None,
        None if decision is None else small_record(decision, smallest=decided),
        {} if decision is None else {str(s): finding_record(decision.finding(s.declared, s.adversary)) for s in (x, y)},
        decision is not None and decided,
        decided,
        done.bounds.largest,
        [LookedRecord(one.hypotheses, one.cells, one.classes) for one in done.looked],
        done.limit,
    )


def atlas_record(drawn: Atlas) -> AtlasRecord:
    """Return the map as a record: every ordered pair of two settings, once."""
    pairs = []
    for x in drawn.settings:
        for y in drawn.settings:
            if x == y:
                continue
            if (x, y) in drawn.apart:
                pairs.append(PairRecord(str(x), str(y), separated=drawn.apart[x, y].name))
            elif (x, y) in drawn.left:
                pairs.append(PairRecord(str(x), str(y), bounded=drawn.left[x, y]))
            else:
                because = [f"{step.x} implies {step.y}: {step.because}" for step in drawn.proof(x, y)]
                pairs.append(PairRecord(str(x), str(y), because=because))
    return AtlasRecord(
        "echoproof/atlas@1",
        [str(setting) for setting in drawn.settings],
        [[str(setting) for setting in group] for group in drawn.groups],
        [list(edge) for edge in drawn.covers],
        {one.name: small_record(one.decision, smallest=one.is_smallest) for one in drawn.classes},
        pairs,
    )
