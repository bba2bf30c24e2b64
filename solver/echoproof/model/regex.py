r"""Regular expressions over an alphabet: the tree, and a reader whose every refusal names column, finding and remedy.

The dialect is our own (docs/formats.md): union, juxtaposition, `*`, `+`, `?`, counted repetition, `()` for the empty
word, `.`, classes of letters, `\` before a letter that would be a sign. Blanks mean nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NoReturn

from echoproof.model.errors import ExpressionError, Place, TooLargeError
from echoproof.model.limits import MAX_DEPTH, MAX_PLACES

SIGNS: Final = frozenset("|*+?{}()[].\\")
"""Characters that stand for themselves only after a backslash; inside a class `^` and `-` too."""
_IN_CLASS: Final = SIGNS | {"^", "-"}
_MEANT: Final = {
    "d": "[0-9] for a digit",
    "D": "[^0-9] for any letter but a digit",
    "w": "[A-Za-z0-9_] for a letter of a word",
    "W": "[^A-Za-z0-9_] for any other letter than those of a word",
    "s": "nothing: no letter is a blank",
    "S": ". for any letter, since none is a blank",
}
"""What was meant by a backslash before a letter, in other dialects."""
_PIECES: Final = "letters of the alphabet, ., [ab], [a-z], [^ab], ( ), |, and after a piece *, +, ?, {m}, {m,} or {m,n}"


@dataclass(frozen=True, slots=True)
class Letters:
    """One letter out of some, which are listed in the order of the alphabet."""

    letters: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """One word of each part, one after another; of no parts, the empty word."""

    parts: tuple[Regex, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A word of any part; there are two parts at least."""

    parts: tuple[Regex, ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """From `least` to `most` words of the part, one after another; `most` is None for any number."""

    part: Regex
    least: int
    most: int | None


Regex = Letters | Sequence | Choice | Repeat
NOTHING: Final = Sequence(())
"""The empty word. Readers leave it out where it changes nothing, so that repeating an expression multiplies letters."""


def places(regex: Regex) -> int:
    """Count the places for letters once repetitions are written out: the size of the automata made from it."""
    if isinstance(regex, Letters):
        return 1
    if isinstance(regex, Repeat):
        return places(regex.part) * (max(regex.least, 1) if regex.most is None else regex.most)
    return sum(map(places, regex.parts))


def parse_regex(text: str, alphabet: str) -> Regex:
    """Read one expression over the alphabet.

    Raises ExpressionError or TooLargeError, with the column, when the text is not in the language or beyond its limits.
    """
    return _Reader(text, alphabet).whole()


class _Reader:
    """Reads one text from left to right; it is written on one line, for the places of errors."""

    def __init__(self, text: str, alphabet: str) -> None:
        self._text = " ".join(text.split())
        self._alphabet = alphabet
        self._at = 0
        self._letters = 0

    def whole(self) -> Regex:
        regex = self._choice(0)
        if self._sign():
            self._refuse("which nothing opened")
        return regex

    def _choice(self, depth: int) -> Regex:
        if depth > MAX_DEPTH:
            raise TooLargeError("the expression is nested too deeply", f"at most {MAX_DEPTH} levels")
        parts = [self._sequence(depth)]
        while self._sign() == "|":
            self._at += 1
            parts.append(self._sequence(depth))
        if NOTHING in parts:  # once is enough
            parts = [*(part for part in parts if part != NOTHING), NOTHING]
        return parts[0] if len(parts) == 1 else Choice(tuple(parts))

    def _sequence(self, depth: int) -> Regex:
        parts: list[Regex] = []
        while self._sign() not in ("", "|", ")"):
            parts.append(self._piece(depth))
        if not parts:
            self._refuse("where an expression is expected", "() for the empty word")
        parts = [part for part in parts if part != NOTHING] or [NOTHING]
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def _piece(self, depth: int) -> Regex:
        piece = self._atom(depth)
        while (sign := self._sign()) and sign in "*+?{":
            depth += 1
            if depth > MAX_DEPTH:
                raise TooLargeError("the expression is nested too deeply", f"at most {MAX_DEPTH} levels")
            self._at += 1
            least, most = {"*": (0, None), "+": (1, None), "?": (0, 1)}[sign] if sign != "{" else self._counts()
            piece = piece if piece == NOTHING else Repeat(piece, least, most)
        return piece

    def _counts(self) -> tuple[int, int | None]:
        least = self._number()
        most: int | None = least
        if self._sign() == ",":
            self._at += 1
            most = None if self._sign() == "}" else self._number()
        if self._sign() != "}":
            self._refuse("in a repetition", "{m}, {m,} or {m,n}")
        if most is not None and most < least:
            self._refuse(f"after bounds of which {most} is less than {least}", "{m,n} with m <= n")
        self._at += 1
        return least, most

    def _number(self) -> int:
        digits = ""
        while (sign := self._sign()) and sign in "0123456789":
            if len(digits) == len(str(MAX_PLACES)):
                raise TooLargeError("a repetition has too many turns", f"at most {MAX_PLACES}", self._place())
            digits += sign
            self._at += 1
        if not digits:
            self._refuse("where a number is expected", "{m}, {m,} or {m,n}")
        return int(digits)

    def _atom(self, depth: int) -> Regex:
        sign = self._sign()
        if sign == "(":
            self._at += 1
            if self._sign() == ")":
                self._count()
                self._at += 1
                return NOTHING
            inner = self._choice(depth + 1)
            if self._sign() != ")":
                self._refuse("where ) is expected")
            self._at += 1
            return inner
        self._count()
        if sign == ".":
            self._at += 1
            return Letters(self._alphabet)
        return self._class() if sign == "[" else Letters(self._letter(SIGNS))

    def _count(self) -> None:
        self._letters += 1
        if self._letters > MAX_PLACES:
            raise TooLargeError("the expression has too many letters, classes and ()", f"at most {MAX_PLACES}")

    def _class(self) -> Letters:
        start = self._at
        self._at += 1
        negated = self._sign() == "^"
        self._at += negated
        ranges: set[tuple[str, str]] = set()
        while self._sign() != "]":
            first = last = self._letter(_IN_CLASS)
            if self._sign() == "-":
                self._at += 1
                last = self._letter(_IN_CLASS)
                if last < first:
                    self._refuse(f"after the range {first}-{last}, which is the wrong way round")
            ranges.add((first, last))
        self._at += 1
        found = {letter for first, last in ranges for letter in self._alphabet if first <= letter <= last}
        letters = "".join(letter for letter in self._alphabet if (letter in found) != negated)
        if not letters:
            self._at = start
            self._refuse("that begins a class without letters", "a class with a letter in it")
        return Letters(letters)

    def _letter(self, signs: frozenset[str]) -> str:
        sign = self._sign()
        if sign == "\\":
            self._at += 1
            sign = self._text[self._at : self._at + 1]
            if sign.isalnum():
                meant = _MEANT.get(sign, f"{sign} for the letter itself")
                self._refuse("after a backslash, which elsewhere stands for many letters or for a place", meant)
        elif sign in signs:
            self._refuse("where a letter is expected", rf"{_PIECES}; \{sign} for the letter itself")
        if not sign or sign not in self._alphabet:
            self._refuse("which is no letter of the alphabet" if sign else "where a letter is expected")
        self._at += 1
        return sign

    def _sign(self) -> str:
        """Return the next character that is no blank, "" at the end."""
        while self._text.startswith(" ", self._at):
            self._at += 1
        return self._text[self._at : self._at + 1]

    def _refuse(self, what: str, allowed: str = _PIECES) -> NoReturn:
        found = self._text[self._at : self._at + 1] or "the end"
        raise ExpressionError(f"found {found} {what}", allowed, self._place())

    def _place(self) -> Place:
        return Place(text=self._text, column=self._at)
