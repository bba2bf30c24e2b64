"""echoproof thresholds CLASS: from how many examples on a generator can be right for each hypothesis."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

from cyclopts import Parameter
from rich.text import Text

from echoproof.cli.console import cut, emit, printable, rendered, table, write
from echoproof.cli.exit_codes import Exit
from echoproof.cli.options import COMMON, PATH, ClassPath, Common, whole
from echoproof.deciding.decision import Decision
from echoproof.export.records import json_text
from echoproof.export.thresholds_record import KeptRecord, PromisesRecord, ThresholdsRecord
from echoproof.model.classfile import load
from echoproof.model.errors import EchoproofError
from echoproof.model.promises import load_promises
from echoproof.proving.promises import promises_record, thresholds_record

if TYPE_CHECKING:
    from rich.table import Table

SHOWN: Final = 20
"""Vectors of a frontier that are printed; the JSON has all of them."""
ROUNDS: Final = 200
_HELD: Final = 10
"""Rounds at each end of a game that is printed."""


def thresholds_command(
    path: ClassPath,
    /,
    *,
    check: Annotated[
        str | None, PATH, Parameter(help='Promises to check: a JSON file {"name": number, …}; "-" for standard input.')
    ] = None,
    rounds: Annotated[int, whole(1, 100_000), Parameter(help="Most rounds of a game that breaks promises.")] = ROUNDS,
    picture: Annotated[Path | None, Parameter(help="Write the pictures there, as LaTeX: FILE.tex.")] = None,
    common: Common = COMMON,
) -> Exit:
    """Find the thresholds of non-uniform generation: the best with replay, all the least without, the price."""
    if picture is not None and picture.suffix != ".tex":
        raise EchoproofError(f"{picture} is no kind of picture", "a name that ends in .tex")
    if check == path == "-":
        raise EchoproofError("class and promises from standard input", "one of them in a file")
    cls = load(path)
    decision = Decision(cls)
    if picture is not None:
        from echoproof.export.latex import thresholds_pictures

        write(picture, thresholds_pictures(decision))
    if check is not None:
        checked = promises_record(decision, load_promises(check, cls.names), rounds)
        emit(json_text(checked) if common.json else _checked(checked) + cut(checked.cut_off), common)
        said = (checked.with_replay.kept, checked.without_replay.kept)
        return Exit.UNDECIDED if None in said else Exit.DONE if all(said) else Exit.REJECTED
    found = thresholds_record(decision)
    emit(json_text(found) if common.json else _summary(found) + cut(found.cut_off), common)
    return Exit.DONE if found.complete and found.with_replay is not None else Exit.UNDECIDED


def _summary(found: ThresholdsRecord) -> str:
    """Return the thresholds as people read them: a row for each hypothesis, then the frontier."""
    rows = table("hypothesis", "C(h)", "with replay", "least without", "replay costs")
    vectors = found.without_replay
    for name in found.with_replay or vectors[0] if found.with_replay or vectors else ():
        best = None if found.with_replay is None else found.with_replay[name]
        least = min(vector[name] for vector in vectors) if vectors else None
        cost = None if best is None or least is None else best - least
        numbers = [None if best is None else best - 1, best, least, cost]
        rows.add_row(*_plain([name, *("undecided" if number is None else str(number) for number in numbers)]))
    if not vectors:
        return rendered(found.class_, rows, "without replay: undecided, the search is too large")
    several = f"{len(vectors)} vector{'s' * (len(vectors) != 1)} of least promises"
    head = f"without replay: {several}{'' if found.complete else ', and perhaps more: the search is too large for all'}"
    listed = table(*vectors[0])
    for vector in vectors[:SHOWN]:
        listed.add_row(*_plain([str(number) for number in vector.values()]))
    more = [f"… and {len(vectors) - SHOWN} more; --json has them"] if len(vectors) > SHOWN else []
    return rendered(found.class_, rows, head, listed, *more)


def _checked(found: PromisesRecord) -> str:
    """Return what was said of promises as people read it, with the games that break them."""
    parts: list[str | Table] = [
        f"{found.class_}: " + ", ".join(f"{d} for {name}" for name, d in found.promises.items())
    ]
    for which, kept in (("with", found.with_replay), ("without", found.without_replay)):
        words = {True: "can be kept", False: "cannot be kept", None: "undecided"}[kept.kept]
        parts.append(f"{which} replay: {words}: {kept.because}")
        if kept.kept is False:
            parts += _strategy(kept, replay=which == "with")
    return rendered(*parts)


def _strategy(kept: KeptRecord, *, replay: bool) -> list[str | Table]:
    """Say how an adversary breaks the promises, and show the game."""
    shown = f"  whatever the generator: show the {kept.points} point{'s' * (kept.points != 1)}"
    shown += ", then replay every fresh answer" * replay
    lines: list[str | Table] = [
        f"{shown}; from round {kept.rounds} on every answer breaks a promise, if none did before"
    ]
    if not kept.played:
        return [*lines, "  the game is too long to be played here (--rounds)"]
    rows = table("round", "example", "is", "answer", "breaks the promise for", "the adversary says")
    last = len(kept.played)
    for number, played in enumerate(kept.played, 1):
        if _HELD < number <= last - _HELD:
            if number == _HELD + 1:
                rows.add_row(*["…"] * 6)
            continue
        answer = "—" if played.answer is None else str(played.answer)
        origin = "replay" if played.replayed else "genuine"
        cells = [str(number), str(played.example), origin, answer, ", ".join(played.broken), played.note]
        rows.add_row(*_plain(cells))
    return [*lines, "  against the generator of the house that would keep them:", rows]


def _plain(cells: list[str]) -> list[Text]:
    return [Text(printable(cell)) for cell in cells]
