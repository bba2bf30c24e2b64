"""Errors that a user can cause, with the place and the repair."""

from __future__ import annotations

from dataclasses import dataclass, replace


def one_line(text: str) -> str:
    """Return a text with every line feed made visible."""
    return text.replace("\n", "\\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an error is: file, line (from 1), hypothesis or other key, and the text with a caret column (from 0)."""

    file: str | None = None
    line: int | None = None
    hypothesis: str | None = None
    key: str | None = None
    text: str | None = None
    column: int | None = None

    def __str__(self) -> str:
        parts = [
            self.file or "",
            f"line {self.line}" if self.line is not None else "",
            f'hypothesis "{self.hypothesis}"' if self.hypothesis is not None else "",
        ]
        return ", ".join(part for part in parts if part)


class EchoproofError(Exception):
    """Base of every error that echoproof raises about what it was given.

    `found` says what is wrong, `allowed` what would be right, `place` where it is.
    """

    def __init__(self, found: str, allowed: str = "", place: Place | None = None) -> None:
        super().__init__(found)
        self.found = found
        self.allowed = allowed
        self.place = place or Place()

    def at(self, **place: str | int | None) -> EchoproofError:
        """Fill in what is known of the place from further out; what is already there stays."""
        known = {key: value for key, value in place.items() if getattr(self.place, key) is None}
        self.place = replace(self.place, **known)  # type: ignore[arg-type]
        return self

    def __str__(self) -> str:
        where = str(self.place)
        lines = [one_line(f"{where}: {self.found}" if where else self.found)]
        if self.place.text is not None and self.place.column is not None:
            start = max(0, self.place.column - 30)
            lines += ["  " + self.place.text[start : start + 70], "  " + " " * (self.place.column - start) + "^"]
        if self.allowed:
            lines.append(f"  allowed: {one_line(self.allowed)}")
        return "\n".join(lines)


class ClassFileError(EchoproofError):
    """The class file cannot be read: size, encoding, TOML, keys or types."""


class ExpressionError(EchoproofError):
    """A hypothesis is not in the language of its domain."""


class FiniteHypothesisError(EchoproofError):
    """A support is finite, which the standing assumption UUS excludes (arXiv:2603.11784v2, Section 2)."""


class EqualHypothesesError(EchoproofError):
    """Two names stand for the same support; a class is a set, so they are one hypothesis."""


class TooLargeError(EchoproofError):
    """The input is above a documented limit, so that no file can hang the program."""


class LimitError(EchoproofError):
    """A search is larger than allowed: the answer is undecided, no verdict."""


class UndecidedError(EchoproofError):
    """A solver gave up, or a cluster was lost: what was found is right, but it may not be all."""


class CheckFailedError(EchoproofError):
    """The kernel rejected a certificate that this program made, or two ways to an answer disagree: a defect."""
