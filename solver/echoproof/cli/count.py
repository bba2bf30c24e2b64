"""echoproof count -n N: how many hard classes of N hypotheses there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from echoproof.cli.console import emit, note, rendered, table
from echoproof.cli.enumerated import asked
from echoproof.cli.exit_codes import Exit
from echoproof.cli.options import COMMON, Cluster, Common, Workers, whole
from echoproof.export.records import CountChecksRecord, CountRecord, SymmetryRecord, json_text
from echoproof.model.errors import EchoproofError, UndecidedError

if TYPE_CHECKING:
    from echoproof.census.census import Census, CounterName, Fixed
    from echoproof.census.cycles import Type

MOST_COUNTED = 7


@Parameter(name="*")
@dataclass(frozen=True, slots=True, kw_only=True)
class CountFilters:
    """Which hard classes are counted."""

    critical: Annotated[bool, Parameter(help="Only those of which no proper part of the hypotheses is hard.")] = False
    antichain: Annotated[bool, Parameter(help="Only those without containment.")] = False
    core: Annotated[
        bool | None, Parameter(negative="--no-core", help="Only those with (without) an element common to all.")
    ] = None


@Parameter(name="*")
@dataclass(frozen=True, slots=True, kw_only=True)
class CountWays:
    """How they are counted."""

    type: Annotated[
        list[str] | None, Parameter(help="Only what permutations with these cycles fix: 3+1+1. May be given again.")
    ] = None
    counter: Annotated[
        Literal["patterns", "ganak"], Parameter(help="Patterns of profiles, or the model counter Ganak (extra count).")
    ] = "patterns"
    workers: Workers = 1
    cluster: Cluster = None
    resume: Annotated[bool, Parameter(help="Go on from where the same count was stopped.")] = False


def count_command(
    *,
    hypotheses: Annotated[
        int, whole(1, MOST_COUNTED), Parameter(name=("-n", "--hypotheses"), help="The number of hypotheses.")
    ],
    filters: CountFilters = CountFilters(),
    ways: CountWays = CountWays(),
    common: Common = COMMON,
) -> Exit:
    """Count the classes of N hypotheses that are not properly generatable in the limit with replay: none is listed.

    For each type of permutations the classes that it fixes, then all up to isomorphism by Burnside's lemma.
    """
    from echoproof.census.census import Journal, census
    from echoproof.encode.symbolic import Query
    from echoproof.search.journal import label, state_file
    from echoproof.search.tasks import cluster, here, processes

    if ways.workers > 1 and ways.cluster is not None:
        raise EchoproofError("both --workers and --cluster", "one of them")
    kinds = None if ways.type is None else [_type(hypotheses, text) for text in ways.type]
    query = Query(hypotheses, filters.critical, None, filters.antichain, filters.core)
    path = state_file(f"count-{ways.counter}-{label(query)}")
    journal = Journal(query, ways.counter, path, resume=ways.resume)
    runner = cluster(ways.cluster) if ways.cluster else processes(ways.workers) if ways.workers > 1 else here
    try:
        found = census(
            query, kinds, ways.counter, runner=runner, journal=journal, progress=lambda one: note(_line(one), common)
        )
    except (KeyboardInterrupt, UndecidedError) as failure:
        journal.close()
        note(f"{failure or 'interrupted'}; what was counted is in {path}, and --resume goes on from it", common)
        return Exit.INTERRUPTED if isinstance(failure, KeyboardInterrupt) else Exit.UNDECIDED
    journal.discard()
    record = record_of(found, ways.counter)
    emit(json_text(record) if common.json else _summary(record), common)
    return Exit.DONE


def _type(n: int, text: str) -> Type:
    parts = sorted((int(part) if part.isdecimal() and len(part) < 3 else 0 for part in text.split("+")), reverse=True)
    if sum(parts) != n or 0 in parts:
        raise EchoproofError(f"--type {text:.40}", f"lengths of cycles that add up to {n}, as {'+'.join('1' * n)}")
    return tuple(parts)


def _line(one: Fixed) -> str:
    return f"cycles {'+'.join(map(str, one.kind))}: {one.permutations} permutations, each fixes {one.classes} classes"


def record_of(found: Census, counter: CounterName) -> CountRecord:
    """Return a count as a record."""
    identity = (1,) * found.query.hypotheses
    labelled = next((fixed.by_cells for fixed in found.by_type if fixed.kind == identity), None)
    classes = found.classes if found.complete else None

    def listed(numbers: dict[int, int] | None) -> dict[str, int] | None:
        told = numbers is not None and counter == "patterns"
        return {str(cells): many for cells, many in sorted(numbers.items())} if told and numbers is not None else None

    return CountRecord(
        "echoproof/count@1",
        found.query.hypotheses,
        asked(found.query),
        counter,
        None if labelled is None else sum(labelled.values()),
        None if classes is None else sum(classes.values()),
        listed(classes),
        listed(labelled),
        [SymmetryRecord(list(one.kind), one.permutations, one.classes) for one in found.by_type],
        CountChecksRecord(True if found.complete else None, len(list(found.congruences)), found.not_hard),
    )


def _summary(record: CountRecord) -> str:
    kind = "critical" if record.asked.critical else "hard"
    fixed = table("cycles", "permutations", f"{kind} classes that each of them fixes")
    for one in record.by_symmetry:
        fixed.add_row("+".join(map(str, one.type)), str(one.permutations), str(one.fixed))
    if record.classes is None:
        return rendered(
            f"{record.hypotheses} hypotheses: not all permutations were asked for, so there is no sum", fixed
        )
    head = (
        f"{record.hypotheses} hypotheses: {record.classes} {kind} classes up to isomorphism, "
        f"{record.labelled} with named hypotheses"
    )
    if not record.by_cells or record.labelled_by_cells is None:
        return rendered(head, fixed)
    cells = table("cells", "up to isomorphism", "with named hypotheses")
    for number, many in record.by_cells.items():
        cells.add_row(number, str(many), str(record.labelled_by_cells.get(number, 0)))
    return rendered(head, cells, fixed)
