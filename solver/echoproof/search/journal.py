"""What work has found so far, in a file, so that stopping costs time only.

JSON lines: a head says which work. Of an enumeration, "found" lines follow, each a class, and "done" lines, each a cube
that holds no class but those found. Once written, a line is a fact about the query alone: true whatever follows, and
harmless twice.
"""

from __future__ import annotations

import contextlib
import json
import os
from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any, ClassVar, TextIO

from echoproof.encode.permutations import Profiles
from echoproof.encode.symbolic import Query
from echoproof.model.errors import EchoproofError, Place

JOURNAL_FORMAT = "echoproof/enumeration-journal@1"
Cube = tuple[int, ...]
"""Literals that part the search: profile p is realized, or is not when the sign is minus."""


def default_path(query: Query) -> Path:
    """Return where the journal of a query lies when no directory is given: the user's state directory."""
    return state_file(label(query))


def state_file(name: str) -> Path:
    """Return where a journal of this name lies: in the user's state directory."""
    home = os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state"
    return Path(home) / "echoproof" / f"{name}.jsonl"


def label(query: Query) -> str:
    """Return a file name for a query."""
    parts = [f"n{query.hypotheses}", "critical" if query.critical else "hard"]
    parts += [f"{query.max_cells}cells"] if query.max_cells is not None else []
    parts += ["antichain"] if query.antichain else []
    parts += [] if query.core is None else ["core" if query.core else "no-core"]
    return "-".join(parts)


class Lines(ABC):
    """A file of JSON lines that are kept while some work is done; the first says which work.

    `take` reads a line of an earlier run; `unfinished` says, in a word or more, what would be lost with them.
    """

    work: ClassVar[str]
    """What is done, in one word."""

    def __init__(self, head: dict[str, Any], path: Path | None, *, resume: bool, spare: bool = False) -> None:
        """Open a file; without `resume` what was in it is dropped, but with `spare` only what can be had again.

        Without a path nothing is kept. Raises EchoproofError when the file is about other work or cannot be used,
        and when it would have to be spared: an unfinished search.
        """
        self.path = path
        self._stream: TextIO | None = None
        if path is None:
            return
        head = json.loads(json.dumps(head))  # as it is read back
        try:
            if path.exists() and not path.is_file():
                raise EchoproofError("it is no file", place=Place(file=str(path)))
            if (resume or spare) and path.exists():
                self._read(head, path)
            if not resume:
                if spare and path.exists() and (found := self.unfinished()) is not None:
                    raise EchoproofError(found, "--resume to go on with it, --force to drop it", Place(file=str(path)))
                self.forget()
                path.unlink(missing_ok=True)
            path.parent.mkdir(parents=True, exist_ok=True)
            self._stream = path.open("a", encoding="utf-8")
        except OSError as error:
            raise EchoproofError(f"cannot use it ({error.strerror})", place=Place(file=str(path))) from None
        # A line that a crash left without its end must not swallow the next one.
        self._write(head, before="\n" if path.stat().st_size else "")

    @abstractmethod
    def take(self, line: dict[str, Any]) -> None:
        """Read a line of an earlier run."""

    @abstractmethod
    def forget(self) -> None:
        """Drop what was read."""

    @abstractmethod
    def unfinished(self) -> str | None:
        """Say what would be lost if the file were dropped; None when the work was finished."""

    def _read(self, head: dict[str, Any], path: Path) -> None:
        for text in path.read_text(encoding="utf-8", errors="replace").splitlines():
            try:
                line = json.loads(text)
            except ValueError:
                continue  # half a line, written when the process was killed
            if not isinstance(line, dict):
                continue
            if "query" in line and line != head:
                other = "the same question, another folder for this one, or --force without --resume"
                raise EchoproofError(f"it is the journal of another {self.work}", other, Place(file=str(path)))
            self.take(line)

    def _write(self, line: dict[str, Any], before: str = "") -> None:
        if self._stream is not None:
            try:
                self._stream.write(before + json.dumps(line, separators=(",", ":")) + "\n")
                self._stream.flush()
            except OSError as error:
                raise EchoproofError(f"cannot write it ({error.strerror})", place=Place(file=str(self.path))) from None

    def close(self) -> None:
        """Close the file."""
        if self._stream is not None:
            with contextlib.suppress(OSError):
                self._stream.close()

    def discard(self) -> None:
        """Remove the file, which is of no use any more."""
        self.close()
        if self.path is not None:
            self.path.unlink(missing_ok=True)


class Journal(Lines):
    """The open journal of a query: `classes` and `done` hold what it knew at the start and what was recorded since."""

    work = "enumeration"

    def __init__(self, query: Query, path: Path | None, *, resume: bool, spare: bool = False) -> None:
        """Open a journal, as any such file."""
        self.forget()
        super().__init__({"format": JOURNAL_FORMAT, "query": asdict(query)}, path, resume=resume, spare=spare)

    def take(self, line: dict[str, Any]) -> None:
        if "found" in line:
            self.classes.add(tuple(line["found"]))
        if "done" in line:
            self.done.add(tuple(line["done"]))

    def forget(self) -> None:
        self.classes: set[Profiles] = set()
        self.done: set[Cube] = set()

    def unfinished(self) -> str | None:
        return None if self.is_done(()) else f"it holds {len(self.classes)} classes of a search that was not finished"

    def found(self, profiles: Profiles) -> bool:
        """Record a class; say whether it is new."""
        new = profiles not in self.classes
        if new:
            self.classes.add(profiles)
            self._write({"found": profiles})
        return new

    def finished(self, cube: Cube) -> None:
        """Record that every class of the cube was recorded."""
        self.done.add(cube)
        self._write({"done": cube})

    def is_done(self, cube: Cube) -> bool:
        """Say whether the cube, or one that contains it, was finished."""
        return any(set(done) <= set(cube) for done in self.done)


def open_cubes(journal: Journal, cubes: Iterable[Cube]) -> list[Cube]:
    """Return the cubes that are still to be searched."""
    return [cube for cube in cubes if not journal.is_done(cube)]
