"""echoproof attack CLASS --generator MODULE:FUNCTION: play against a generator, and have it judged."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Annotated, Final

from cyclopts import Parameter

from echoproof.attack.apart import Apart, Budget
from echoproof.attack.attacked import Attacked
from echoproof.attack.finite import Ground, oracle, proper_seat, seat_of
from echoproof.attack.loading import GeneratorError, Kind, kind_of, named
from echoproof.attack.machines import Playing, unrolled
from echoproof.attack.run import Run, Seating, attack
from echoproof.cli.attacked import summary
from echoproof.cli.console import emit, error, note, write
from echoproof.cli.exit_codes import Exit
from echoproof.cli.live import Watcher
from echoproof.cli.options import COMMON, PATH, ClassPath, Common, whole
from echoproof.deciding.decision import Decision
from echoproof.export.attacks import latex, record, svg
from echoproof.export.records import json_text
from echoproof.generators.housed import PREFIX, housed
from echoproof.machines.certificate import prove_machine
from echoproof.machines.machine import Lasso, load_machine
from echoproof.model.classes import HypothesisClass
from echoproof.model.classfile import load
from echoproof.model.errors import EchoproofError, LimitError
from echoproof.model.promises import load_promises

BUDGET = Budget()
_MOST = 1e6
MAX_ROUNDS: Final = 1_000_000
"""Rounds of a game: its time grows with their square."""


def attack_command(
    path: ClassPath,
    /,
    *,
    generator: Annotated[
        str | None, Parameter(help="MODULE:FUNCTION or FILE.py:FUNCTION, whose code is run; or house:NAME.")
    ] = None,
    machine: Annotated[Path | None, Parameter(help="A file with a machine in the place of a generator.")] = None,
    certificate: Annotated[Path | None, Parameter(help="Write the certificate about the machine there.")] = None,
    rounds: Annotated[int, whole(1, MAX_ROUNDS), Parameter(help="Rounds of each game.")] = 100,
    kind: Annotated[Kind | None, Parameter(help="What the generator answers, when it does not show.")] = None,
    seconds: Annotated[float, Parameter(help="Time for each round.")] = BUDGET.seconds,
    steps: Annotated[
        int, whole(0), Parameter(help="Executed lines of Python for each round; 0: not counted.")
    ] = BUDGET.steps,
    memory: Annotated[float, Parameter(help="Gigabytes for the generator.")] = BUDGET.gigabytes,
    promises: Annotated[
        str | None,
        PATH,
        Parameter(help="Promises of a generator of points, as of thresholds --check: only these count."),
    ] = None,
    prints: Annotated[bool, Parameter(help="Show what the generator prints.")] = False,
    picture: Annotated[tuple[Path, ...], Parameter(help="Write the game there: FILE.svg or FILE.tex.")] = (),
    common: Common = COMMON,
) -> Exit:
    """Play every adversary of the house against a generator, and let the referee judge."""
    cls = load(path)
    if not 0 < seconds <= _MOST or not 0 < memory <= _MOST:
        raise EchoproofError(
            f"{seconds:g} seconds and {memory:g} gigabytes are asked for", f"positive numbers up to {_MOST:g}"
        )
    for file in picture:
        if file.suffix not in (".svg", ".tex"):
            raise EchoproofError(f"{file} is no kind of picture", "a name that ends in .svg or .tex")
    if (generator is None) == (machine is None) or (certificate is not None and machine is None):
        raise EchoproofError("found no generator, or two", "--generator; or --machine, and --certificate with it alone")
    if machine is not None and (kind is not None or promises is not None):
        raise EchoproofError(
            "--kind and --promises are about generators of another form", "--machine without them: a machine is proper"
        )
    if machine is not None:
        try:
            attacked = _machine(cls, machine, rounds, certificate, common)
        except LimitError as limit:
            error(f"undecided: {limit}")
            return Exit.UNDECIDED
    else:
        with _player(cls, str(generator), kind, Budget(seconds, steps, memory), prints, common) as (found, seat):
            if promises is not None and found == "proper":
                raise EchoproofError("--promises is about generators of points", "a generator of another kind")
            promised = (
                None if promises is None else dict(zip(cls.names, load_promises(promises, cls.names), strict=True))
            )
            attacked = _attack(cls, str(generator), found, seat, rounds, common, live=not prints, promises=promised)
    for file in picture:
        write(file, svg(attacked) if file.suffix == ".svg" else latex(attacked))
    emit(json_text(record(attacked)) if common.json else summary(attacked), common)
    if attacked.interrupted:
        return Exit.INTERRUPTED
    return Exit.REJECTED if attacked.verdict == "beaten" else Exit.DONE


@contextmanager
def _player(
    cls: HypothesisClass, text: str, wanted: Kind | None, budget: Budget, prints: bool, common: Common
) -> Iterator[tuple[Kind, Seating]]:
    """Give the kind of a generator of the user's or the house's, and what makes a seat for it in each game."""
    if text.startswith(PREFIX):
        own, make = housed(text.removeprefix(PREFIX))
        yield kind_of([1] if own == "element" else [2], wanted), partial(make, cls)
        return
    generator = named(text)
    note(f"warning: this runs the code of {generator.home} with your rights; run only what you trust", common)
    with Apart(generator, budget, seed=common.seed, prints=prints) as apart:
        try:
            kind = kind_of(apart.counts, wanted)
        except GeneratorError as failure:
            raise failure.at(file=generator.home) from None
        member = oracle(cls)
        yield kind, lambda _: seat_of(kind, apart.game(kind, cls.names, member), cls)


def _attack(
    cls: HypothesisClass,
    name: str,
    kind: Kind,
    seat: Seating,
    rounds: int,
    common: Common,
    *,
    live: bool,
    promises: dict[str, int] | None = None,
) -> Attacked:
    """Play, and return what it came to; a game that is broken off counts as far as it went."""
    run: Run | None
    with Watcher(Ground(cls), kind == "proper", rounds, common, live, promises) as watcher:
        try:
            run, interrupted = attack(cls, seat, kind == "proper", rounds, watcher, promises), False
        except KeyboardInterrupt:
            run, interrupted = watcher.broken_off(), True
            if run is None:
                raise
    hard = Decision(cls).hard if kind == "proper" else None
    return Attacked(cls, name, kind, run, hard, games=watcher.games, interrupted=interrupted, promises=promises)


def _machine(cls: HypothesisClass, path: Path, rounds: int, certificate: Path | None, common: Common) -> Attacked:
    """Decide whether the machine is beaten: a lasso, unrolled; or what the house's adversaries can do, which is little.

    Raises LimitError when the machine is too large to be decided.
    """
    machine = load_machine(path, cls.table)
    found, text = prove_machine(cls, machine)
    if certificate is not None:
        write(certificate, text)
    name = f"machine {path}"
    if isinstance(found, Lasso):
        sizes = len(found.stem), len(found.loop)
        run = unrolled(cls, machine, found, rounds)
        return Attacked(cls, name, "proper", run, Decision(cls).hard, "lasso", sizes)
    played = _attack(cls, name, "proper", lambda _: proper_seat(Playing(cls, machine), cls), rounds, common, live=True)
    return replace(played, evidence="ranking")
