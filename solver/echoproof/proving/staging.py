"""A directory of results: all of them or none, the typeset appendix, and how it was made."""

from __future__ import annotations

import platform
import tempfile
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Final, TypeVar

from echoproof.export import pdf
from echoproof.export.records import RunRecord, json_text
from echoproof.model.errors import EchoproofError, Place
from echoproof.model.files import refuse_input

Made = TypeVar("Made")
NOT_ASKED: Final = "not asked for"


def all_or_none(
    directory: Path, names: Collection[str], kept: Mapping[str, bytes], write: Callable[[Path], Made]
) -> tuple[Made, tuple[Path, ...]]:
    """Have files written to a stage, and move them to the directory when all are there.

    `names` are those that a run may write: those of an earlier run are replaced or, where this run has none, removed;
    other files stay. `kept` has the content of files that may be inputs. EchoproofError when a file cannot be written.
    """
    for name in names:
        refuse_input(directory / name, kept.get(name))
    try:
        is_new = not directory.exists()
        directory.mkdir(parents=True, exist_ok=True)
        try:
            # Inside the directory, so that moving from there is renaming.
            with tempfile.TemporaryDirectory(dir=directory, prefix=".echoproof-") as name:
                stage = Path(name)
                made = write(stage)
                files = _deliver(stage, directory, names)
        except BaseException:
            if is_new:
                with suppress(OSError):
                    directory.rmdir()
            raise
    except OSError as failure:
        raise EchoproofError(f"cannot write there ({failure.strerror})", place=Place(file=str(directory))) from None
    return made, files


def _deliver(stage: Path, directory: Path, names: Collection[str]) -> tuple[Path, ...]:
    made = sorted(stage.iterdir())
    for name in set(names) - {path.name for path in made}:
        (directory / name).unlink(missing_ok=True)  # of an earlier run, perhaps about another class
    return tuple(path.replace(directory / path.name) for path in made)


def typeset_appendix(stage: Path, progress: Callable[[str], None]) -> str:
    """Make the PDF if this machine can, and say what came of it: a TeX that fails takes no proof away."""
    progress("typesetting the appendix")
    try:
        if pdf.build(stage / "appendix.tex") is not None:
            return "made"
        reason = "no TeX on this machine"
    except pdf.TypesettingError as failure:
        reason = failure.found
    progress(f"{reason}: appendix.pdf is left out")
    return f"left out: {reason}"


def record_run(
    stage: Path,
    command: str,
    seed: int,
    limits: dict[str, int],
    ways: dict[str, str],
    typeset: str,
    title: str,
    digest: str,
    *,
    cut_off: bool = False,
) -> None:
    """Write run.json."""
    packages = ("echoproof", "z3-solver", "cvc5")
    record = RunRecord(
        "echoproof/run@2",
        # The name of a file need not be UTF-8, so the command need not be.
        command.encode(errors="backslashreplace").decode(),
        title,
        digest,
        seed,
        limits,
        {"python": platform.python_version(), **{name: version(name) for name in packages}},
        ways,
        typeset,
        cut_off,
    )
    (stage / "run.json").write_text(json_text(record), encoding="utf-8")
