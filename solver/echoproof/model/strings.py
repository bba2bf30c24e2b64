"""The domain of words over an alphabet: hypotheses are languages, given by regular expressions."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import ClassVar, Final, Literal

from echoproof.model.automata import Automaton
from echoproof.model.cells import Cell
from echoproof.model.errors import ClassFileError, ExpressionError, Place, TooLargeError
from echoproof.model.limits import MAX_ALPHABET, MAX_DIGITS
from echoproof.model.minimal import extended
from echoproof.model.places import Work
from echoproof.model.regex import Regex, parse_regex

EMPTY: Final = "ε"
"""How the empty word is written, as a point too; so it is no letter."""


@dataclass(frozen=True)
class Strings:
    """Hypotheses that are languages, given by regular expressions. Points are words; the empty one is written ε."""

    kind: ClassVar[Literal["strings"]] = "strings"
    alphabet: str
    texts: tuple[str, ...]
    regexes: tuple[Regex, ...]
    automaton: Automaton
    """The minimal automaton that tells the profile of every word."""

    @classmethod
    def read(cls, alphabet: str, definitions: dict[str, str]) -> Strings:
        """Check the alphabet, parse the definitions and make the automaton; errors carry the name of the hypothesis."""
        _check(alphabet)
        regexes: list[Regex] = []
        automaton, work = Automaton(alphabet, (alphabet,), ((0,),), (0,)), Work()  # of no hypotheses
        for name, text in definitions.items():
            try:
                regexes.append(parse_regex(text, alphabet))
                automaton = extended(automaton, regexes[-1], 1 << len(regexes) - 1, work)
            except (ExpressionError, TooLargeError) as error:
                raise error.at(hypothesis=name) from None
        return cls(alphabet, tuple(definitions.values()), tuple(regexes), automaton)

    def cells(self) -> tuple[Cell, ...]:
        sizes = self.automaton.sizes()
        if any(size != "infinite" and size >= 10**MAX_DIGITS for profile, size in sizes.items() if profile):
            raise TooLargeError("a finite cell has too many words", f"fewer than 10^{MAX_DIGITS}")
        return tuple(Cell(profile, size) for profile, size in sizes.items() if profile)

    def elements(self, profiles: Collection[int]) -> Iterator[str]:
        return (word or EMPTY for word in self.automaton.words(profiles))

    def profile_at(self, point: int | str) -> int:
        word = "" if point == EMPTY else point
        if not isinstance(word, str) or point == "" or not set(word) <= set(self.alphabet):
            raise ValueError(f"{point!r} is no word over this alphabet")
        return self.automaton.profile(word)


def _check(alphabet: str) -> None:
    allowed = f"1 to {MAX_ALPHABET} different letters, digits, signs; no blanks, and not {EMPTY}, the empty word"
    place = Place(key="alphabet")
    if not 1 <= len(alphabet) <= MAX_ALPHABET:
        raise ClassFileError(f"the alphabet has {len(alphabet)} letters", allowed, place)
    for index, letter in enumerate(alphabet):
        if letter in alphabet[:index]:
            raise ClassFileError(f"the alphabet has {letter!r} twice", allowed, place)
        if letter in (EMPTY, "…") or unicodedata.category(letter)[0] not in "LNPS":
            raise ClassFileError(f"the alphabet has the letter {letter!r}", allowed, place)
