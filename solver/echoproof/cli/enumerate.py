"""echoproof enumerate -n N: all hard classes of N hypotheses."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from echoproof.cli.console import emit, note, rendered, table, write
from echoproof.cli.enumerated import asked, claim_folder, write_folder
from echoproof.cli.exit_codes import Exit
from echoproof.cli.options import COMMON, Cluster, Common, Workers, whole
from echoproof.encode.symbolic import MAX_HYPOTHESES
from echoproof.export.records import CertifiedRecord, EnumerationRecord, FoundRecord, json_text
from echoproof.model.errors import EchoproofError, UndecidedError

if TYPE_CHECKING:
    from echoproof.encode.symbolic import Query
    from echoproof.search.enumerate import Enumeration
    from echoproof.search.journal import Journal


@Parameter(name="*")
@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which hard classes are asked for."""

    critical: Annotated[bool, Parameter(help="Only those of which no proper part of the hypotheses is hard.")] = False
    max_cells: Annotated[int | None, whole(0), Parameter(help="Only those with at most so many cells.")] = None
    antichain: Annotated[bool, Parameter(help="Only those without containment.")] = False
    core: Annotated[
        bool | None, Parameter(negative="--no-core", help="Only those with (without) an element common to all.")
    ] = None
    smallest: Annotated[bool, Parameter(help="Only those with the fewest cells.")] = False


@Parameter(name="*")
@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """How the classes are looked for, and what is done with them."""

    engine: Annotated[Literal["cadical", "z3"], Parameter(help="The solver.")] = "cadical"
    limit: Annotated[int | None, whole(0), Parameter(help="Stop after so many classes.")] = None
    count: Annotated[bool, Parameter(help="Give the numbers only, not the classes.")] = False
    realize: Annotated[
        Literal["profiles", "integers"], Parameter(help="The domain of the class files that -o writes.")
    ] = "profiles"
    certify: Annotated[bool, Parameter(help="Prove that there are no others, and check the proof with the kernel.")] = (
        False
    )
    chapter: Annotated[Path | None, Parameter(help="Write LaTeX there: each class with its picture and proof.")] = None
    workers: Workers = 1
    cluster: Cluster = None
    resume: Annotated[bool, Parameter(help="Go on from where the same enumeration was stopped.")] = False
    force: Annotated[bool, Parameter(help="Drop what -o holds of another question, or of an unfinished search.")] = (
        False
    )


def enumerate_command(
    *,
    hypotheses: Annotated[
        int, whole(1, MAX_HYPOTHESES), Parameter(name=("-n", "--hypotheses"), help="The number of hypotheses.")
    ],
    filters: Filters = Filters(),
    ways: Ways = Ways(),
    common: Common = COMMON,
) -> Exit:
    """Find all classes of N hypotheses that are not properly generatable in the limit with replay, up to isomorphism.

    With -o DIR writes each class there as a class file and as a graph for Graphviz, with the list, the problem and the
    certificate.
    """
    from echoproof.search.certify import certify
    from echoproof.search.enumerate import enumeration, fewest_cells
    from echoproof.search.journal import default_path

    query = _query(hypotheses, filters, ways)
    shown = Common(json=common.json, quiet=common.quiet)
    if filters.smallest:
        fewest = fewest_cells(query, ways.engine, seed=common.seed)
        query = query if fewest is None else replace(query, max_cells=fewest)
    if common.output and not ways.resume:
        claim_folder(common.output, query, force=ways.force)
    path = common.output / "journal.jsonl" if common.output else default_path(query)
    journal = _journal(query, path, ways, common)
    progress = Progress(len(journal.classes), common)
    if ways.resume:
        note(f"{len(journal.classes)} classes are known from {path}", common)
    code, certified = Exit.DONE, None
    try:
        found = _search(query, ways, common.seed, journal, progress)
        if ways.certify and found.complete:
            note("proving that there are no others", common)
            certified = certify(found)
    except KeyboardInterrupt:
        note(f"interrupted{_kept(journal)}", common)
        code, found = Exit.INTERRUPTED, enumeration(query, journal, complete=False)
    except UndecidedError as failure:
        note(f"{failure}{_kept(journal)}", common)
        code, found = Exit.UNDECIDED, enumeration(query, journal, complete=False)
    finally:
        journal.close()
    progress.end(len(found.classes))
    record = record_of(found, certified, classes=not ways.count)
    text = json_text(record)
    if ways.chapter:
        from echoproof.export.families import Family, chapter

        write(ways.chapter, chapter([Family(found, certified)], standalone=True))
    if common.output:
        write_folder(common.output, found, text, certified, realize=None if ways.count else ways.realize)
    elif found.complete:
        journal.discard()
    emit(text if common.json else _summary(record), shown)
    return code


def _query(n: int, filters: Filters, ways: Ways) -> Query:
    from echoproof.encode.symbolic import Query
    from echoproof.kernel.completeness.listing import HYPOTHESES

    plain = not (filters.antichain or filters.smallest) and filters.core is None and filters.max_cells is None
    wrong: list[tuple[bool, str, str]] = [
        (ways.workers > 1 and ways.cluster is not None, "both --workers and --cluster", "one of them"),
        (ways.resume and ways.force, "both --resume and --force", "one of them"),
        (ways.certify and not plain, "--certify with a filter", "all hard or all --critical classes"),
        (ways.certify and n > HYPOTHESES, f"--certify with -n {n}", f"at most {HYPOTHESES} hypotheses"),
        (ways.certify and ways.limit is not None, "--certify with --limit", "a complete enumeration"),
        (
            ways.limit is not None and (ways.workers > 1 or ways.cluster is not None),
            "--limit with several processes",
            "one process",
        ),
    ]
    for is_wrong, found, allowed in wrong:
        if is_wrong:
            raise EchoproofError(found, allowed)
    return Query(n, filters.critical, filters.max_cells, filters.antichain, filters.core)


def _journal(query: Query, path: Path, ways: Ways, common: Common) -> Journal:
    """Open the journal; one that nobody asked for may be missing."""
    from echoproof.search.journal import Journal

    try:
        return Journal(query, path, resume=ways.resume, spare=common.output is not None and not ways.force)
    except EchoproofError as failure:
        if common.output or ways.resume:
            raise
        note(f"no journal is kept: {failure}", common)
        return Journal(query, None, resume=False)


def _kept(journal: Journal) -> str:
    return f"; what was found is in {journal.path}, and --resume goes on from it" if journal.path else ""


def _search(query: Query, ways: Ways, seed: int, journal: Journal, progress: Progress) -> Enumeration:
    from echoproof.search.enumerate import enumerate_classes
    from echoproof.search.parallel import enumerate_in_cubes
    from echoproof.search.tasks import cluster, processes

    if ways.cluster is None and ways.workers == 1:
        return enumerate_classes(query, ways.engine, seed=seed, limit=ways.limit, journal=journal, progress=progress)
    runner = cluster(ways.cluster) if ways.cluster is not None else processes(ways.workers)
    return enumerate_in_cubes(query, runner, ways.engine, seed=seed, journal=journal, progress=progress)


class Progress:
    """Says on standard error how many classes were found, at most every two seconds."""

    def __init__(self, known: int, common: Common) -> None:
        self._known, self._common = known, common
        self._start = self._said = time.monotonic()

    def __call__(self, found: int) -> None:
        """Note that there are so many by now."""
        if time.monotonic() - self._said >= 2:
            self.end(found)

    def end(self, found: int) -> None:
        """Say how many there are."""
        self._said = time.monotonic()
        elapsed = self._said - self._start
        rate = (found - self._known) / max(elapsed, 0.001)
        note(f"{found} found, {rate:.0f} a second, {elapsed:.1f} s", self._common)


def record_of(found: Enumeration, certified: bytes | None, *, classes: bool) -> EnumerationRecord:
    """Return the enumeration as a record, with or without the classes themselves."""
    query = found.query
    listed = zip(found.classes, found.orbits, strict=True)
    return EnumerationRecord(
        "echoproof/enumeration@1",
        query.hypotheses,
        asked(query),
        found.complete,
        len(found.classes),
        found.labelled,
        {str(cells): count for cells, count in found.by_cells.items()},
        None if certified is None else _certified(certified),
        [FoundRecord([_named(query.hypotheses, p) for p in cells], orbit) for cells, orbit in listed]
        if classes
        else None,
    )


def _certified(certificate: bytes) -> CertifiedRecord:
    from hashlib import sha256

    from echoproof.kernel.completeness.listing import Enumeration as Rule

    return CertifiedRecord(sha256(certificate).hexdigest(), len(certificate), list(Rule.trusted))


def _named(n: int, profile: int) -> list[str]:
    from echoproof.encode.symbolic import names_of
    from echoproof.model.cells import members

    return [names_of(n)[index] for index in members(profile)]


def _summary(record: EnumerationRecord) -> str:
    kind = "critical" if record.asked.critical else "hard"
    exactly = "" if record.complete else " so far"
    counts = table("cells", f"{kind} classes up to isomorphism")
    for cells, count in record.by_cells.items():
        counts.add_row(cells, str(count))
    head = (
        f"{record.hypotheses} hypotheses: {record.classes} {kind} classes up to isomorphism{exactly}, "
        f"{record.labelled} with named hypotheses"
    )
    return rendered(head, *([counts] if record.by_cells else []), _ending(record))


def _ending(record: EnumerationRecord) -> str:
    if not record.complete:
        return "There may be more."
    if record.certified is None:
        return "There are no others, says the solver; --certify has it proved and checked."
    return "There are no others; the kernel accepted the proof. Trusted:\n  " + "\n  ".join(record.certified.trusted)
