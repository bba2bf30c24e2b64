"""echoproof notions CLASS|FOLDER: every notion against every adversary."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

from cyclopts import Parameter
from rich.table import Table
from rich.text import Text

from echoproof.cli.console import emit, error, note, printable, rendered, table
from echoproof.cli.exit_codes import Exit
from echoproof.cli.options import COMMON, PATH, Common
from echoproof.deciding.notion import PLAIN
from echoproof.deciding.table import DEFAULT, ClassNotions, Notions, class_notions, parse_adversaries
from echoproof.export.notions import LEGEND, fingerprint, notions_html, notions_latex, numbers, verdict
from echoproof.export.records import json_text
from echoproof.model.classes import CUT_OFF, HypothesisClass
from echoproof.model.classfile import parse
from echoproof.model.errors import ClassFileError, EchoproofError, Place
from echoproof.model.files import is_family, name_of, read_bytes
from echoproof.model.limits import MAX_CLASS_BYTES

ABREAST: Final = 5
"""Columns of a table on a terminal; further ones have a table of their own below it."""
_COLOURS = {"generatable": "green", "not-generatable": "red", "undecided": "yellow"}


def notions_command(
    path: Annotated[str, PATH, Parameter(name="CLASS", help='A class file, "-", or a folder of class files.')],
    /,
    *,
    adversaries: Annotated[
        str | None, Parameter(help="The columns: none, replay, and budgets as of decide, parted by commas.")
    ] = None,
    latex: Annotated[bool, Parameter(help="A LaTeX document; also when -o ends in .tex.")] = False,
    html: Annotated[bool, Parameter(help="An HTML page; also when -o ends in .html.")] = False,
    common: Common = COMMON,
) -> Exit:
    """Decide a class, or each class of a folder, in every notion against several adversaries, as a table."""
    if latex + html + common.json > 1:
        raise EchoproofError("more than one of --latex, --html and --json", "one of them")
    columns = parse_adversaries(",".join(DEFAULT) if adversaries is None else adversaries)
    read: dict[str, HypothesisClass | bytes] = {}
    failures = []
    for file in _files(path):
        try:
            data = read_bytes(file, MAX_CLASS_BYTES, ClassFileError)
            read[file] = data if is_family(data) else parse(data, name_of(file))
        except EchoproofError as failure:
            failures.append(failure)
    if failures:  # all of them at once, and no table from which classes are missing
        for one in failures:
            error(one)
        return Exit.BAD_INPUT
    if adversaries is None and all(isinstance(found, bytes) for found in read.values()):
        columns = PLAIN  # budgets are decided for finite classes
    classes = []
    for file, found in read.items():
        note(f"… {file}", common)
        if isinstance(found, bytes):
            from echoproof.cli.families import notions_one

            classes.append(notions_one(found, file, [] if adversaries is None else columns))
        else:
            classes.append(class_notions(found, columns))
    made = Notions("echoproof/notions@2", list(columns), classes)
    suffix = common.output.suffix if common.output and not common.json else ""
    if common.json:
        emit(json_text(made), common)
    elif latex or (suffix == ".tex" and not html):
        emit(notions_latex(made), common)
    elif html or suffix == ".html":
        emit(notions_html(made), common)
    else:
        emit("\n".join([*(_summary(made, one) for one in classes), rendered(LEGEND)]), common)
    return Exit.DONE if all(one.decided for one in classes) else Exit.UNDECIDED


def _files(path: str) -> list[str]:
    """Return the class files that are meant: of a folder those that end in .toml, by name."""
    if path == "-" or not Path(path).is_dir():
        return [path]
    found = sorted(str(file) for file in Path(path).glob("*.toml"))
    if not found:
        raise EchoproofError("the folder has no class files", "files that end in .toml", Place(file=path))
    return found


def _summary(notions: Notions, one: ClassNotions) -> str:
    """Return the tables of one class as people read it."""
    known = numbers(one)
    asked = [notions.adversaries[at : at + ABREAST] for at in range(0, len(notions.adversaries), ABREAST)]
    used = (f"[{number}] {name}.json, sha256 {fingerprint(one.certificates[name])}" for name, number in known.items())
    said = "; ".join(
        f"{'query' if what == 'queries' else what} number: {amount}" for what, amount in one.numbers.items()
    )
    return rendered(
        printable(one.class_), *(_table(one, names, known) for names in asked), said, *used, *[CUT_OFF] * one.cut_off
    )


def _table(one: ClassNotions, adversaries: list[str], known: dict[str, int]) -> Table:
    rows = table("notion", *adversaries)
    for row, entries in one.entries.items():
        cells = []
        for name in adversaries:
            entry = entries.get(name)
            mark = f" [{known[entry.certificate]}]" if entry and entry.certificate else ""
            cells.append(Text(verdict(entry), style=_COLOURS[entry.verdict] if entry else "").append(mark, "default"))
        rows.add_row(Text(row), *cells)
    return rows
