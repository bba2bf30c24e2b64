"""echoproof repair CLASS: the fewest hypotheses to add or to remove."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Final

from cyclopts import Parameter
from rich.text import Text

from echoproof.cli.console import cut, emit, note, printable, rendered, table, write_all
from echoproof.cli.exit_codes import Exit
from echoproof.cli.folders import Force, about, claim, clear
from echoproof.cli.options import COMMON, ClassPath, Common, whole
from echoproof.export.records import AdditionRecord, RemovalRecord, RepairRecord, json_text
from echoproof.model.classfile import dump, load
from echoproof.search.repair import LIMIT, SUBCLASSES, Addition, Repairs, repair

if TYPE_CHECKING:
    from rich.table import Table

FILES: Final = 100
"""Repaired classes that -o writes of each kind; the JSON has all of them."""
_OURS: Final = re.compile(r"repair\.json|(add|remove)-[0-9]+\.toml")
"""The files that -o writes."""


def repair_command(
    path: ClassPath,
    /,
    *,
    up_to_symmetry: Annotated[bool, Parameter(help="Show those alike by a symmetry of the class as one.")] = False,
    limit: Annotated[int, whole(1), Parameter(help="Most additions to look for.")] = LIMIT,
    subclasses: Annotated[int, whole(1), Parameter(help="Most sets of hypotheses to try to remove.")] = SUBCLASSES,
    force: Force = False,
    common: Common = COMMON,
) -> Exit:
    """Find all smallest repairs of a hard class; -o writes the repaired classes to a directory, with repair.json."""
    cls = load(path)
    if common.output is not None:
        claim(common.output, _OURS, ("repair.json",), about(cls.digest), force=force)
    repairs = repair(
        cls,
        limit=limit,
        subclasses=subclasses,
        seed=common.seed,
        progress=lambda text: note(f"… {text}", common),
    )
    record = json_text(_record(repairs))
    if common.output is not None:
        if force:
            clear(common.output, _OURS)
        write_all(common.output, _files(repairs, record, common))
    emit(
        record if common.json else _summary(repairs, every=not up_to_symmetry) + cut(cls.cut_off),
        Common(json=common.json, quiet=common.quiet),
    )
    return Exit.UNDECIDED if repairs.undecided else Exit.DONE


def _record(repairs: Repairs) -> RepairRecord:
    named = repairs.original.table.named
    return RepairRecord(
        "echoproof/repair@1",
        repairs.original.title,
        repairs.original.digest,
        repairs.hard,
        repairs.fewest,
        repairs.fewest_removed,
        not repairs.undecided,
        list(repairs.undecided),
        [
            AdditionRecord(addition.name, [named(cell) for cell in addition.cells], orbit, addition.definition)
            for orbit, alike in enumerate(repairs.additions, start=1)
            for addition in alike
        ],
        [
            RemovalRecord(list(removal.names), orbit)
            for orbit, alike in enumerate(repairs.removals, start=1)
            for removal in alike
        ],
        repairs.original.cut_off,
    )


def _files(repairs: Repairs, record: str, common: Common) -> dict[str, str]:
    files = {"repair.json": record}
    for kind, found in (("add", chain(*repairs.additions)), ("remove", chain(*repairs.removals))):
        repaired = [one.repaired for one in found]
        for number, cls in enumerate(repaired[:FILES], start=1):
            files[f"{kind}-{number:03}.toml"] = dump(cls)
        if len(repaired) > FILES:
            note(f"{common.output}: of {len(repaired)} classes {kind}-….toml the first {FILES} are written", common)
    return files


def _summary(repairs: Repairs, *, every: bool) -> str:
    cls = repairs.original
    if not repairs.hard:
        return rendered(
            f"{cls.title}: properly generatable in the limit with replay as it is "
            "(the kernel accepts a generator's strategy); nothing to repair"
        )
    added, removed = (sum(map(len, orbits)) for orbits in (repairs.additions, repairs.removals))
    adding = f"{'at least ' * bool(repairs.undecided)}{added} way{'s' * (added != 1)}"
    lines = [
        f"{cls.title}: not properly generatable in the limit with replay (the kernel accepts an adversary's strategy)",
        f"one hypothesis is enough; by adding one: {adding}; {_removing(repairs, removed)}",
        *(f"undecided: {reason}" for reason in repairs.undecided),
    ]
    if not repairs.undecided:
        lines.append("no others: proved by Z3 and again by cvc5 for unions of cells, by trying all for removals")
    additions = _table("add", every, [[_adding(repairs, one) for one in alike] for alike in repairs.additions])
    removals = _table("remove", every, [[", ".join(one.names) for one in alike] for alike in repairs.removals])
    return rendered(*lines, additions, *([removals] if repairs.removals else []))


def _removing(repairs: Repairs, removed: int) -> str:
    number = repairs.fewest_removed
    if number is None:
        return "by removing only: undecided"
    return f"by removing {'one' if number == 1 else number}: {removed} way{'s' * (removed != 1)}"


def _adding(repairs: Repairs, addition: Addition) -> str:
    cells = ", ".join("{" + " ".join(repairs.original.table.named(cell)) + "}" for cell in addition.cells)
    return addition.definition or f"the cells {cells}"


def _table(title: str, every: bool, orbits: list[list[str]]) -> Table:
    made = table(title) if every else table(title, "alike")
    for alike in orbits:
        for text in alike if every else alike[:1]:
            cells = [text] if every else [text, str(len(alike))]
            made.add_row(*(Text(printable(cell)) for cell in cells))
    return made
