"""Reads regular expressions over an alphabet; ValueError or RecursionError when a text is none.

A node is ("[", letters), ("|", nodes…), (".", nodes… one after another) or ("*", node, least, most): the node repeated,
without bound if most is None. Nodes stand for each other by their numbers, so that no value is nested.
"""

import re
from collections.abc import Callable
from typing import Any, Final

from ..meter import Meter

SIGNS, IN_CLASS = frozenset("|*+?{}()[].\\"), frozenset("|*+?{}()[].\\^-")
REPEATS: dict[str, tuple[int, int | None]] = {"*": (0, None), "+": (1, None), "?": (0, 1)}
DIGITS = frozenset("0123456789")
LONGEST: Final = 4
"""Digits of a number of turns."""


class Reader:
    """Reads one text, sign by sign; `node` numbers what is found."""

    def __init__(self, text: Any, alphabet: str, node: Callable[..., int], meter: Meter) -> None:
        if not isinstance(text, str):
            raise ValueError("an expression is a text")
        meter.spend(8 * len(text), 400 * len(text))
        self.left: list[str] = ["", *reversed(re.findall(r"\\\S|\S", text))]
        self.alphabet, self.node, self.meter = alphabet, node, meter
        self.plain = {letter: node("[", letter) for letter in alphabet if letter not in SIGNS}

    def whole(self) -> int:
        """Return the node of the text."""
        node = self.choice()
        self.need("")
        return node

    def choice(self) -> int:
        parts = [self.sequence()]
        while self.took("|"):
            parts.append(self.sequence())
        return self.node("|", *parts) if len(parts) > 1 else parts[0]

    def sequence(self) -> int:
        parts = [self.piece()]
        while self.left[-1] not in ("", "|", ")"):
            parts.append(self.piece())
        return self.node(".", *parts) if len(parts) > 1 else parts[0]

    def piece(self) -> int:
        if self.left[-1] in self.plain:
            node = self.plain[self.left.pop()]
        elif self.took("("):
            node = self.node(".") if self.left[-1] == ")" else self.choice()
            self.need(")")
        else:
            node = self.node("[", self.letters())
        while self.left[-1] in REPEATS or self.left[-1] == "{":
            sign = self.left.pop()
            node = self.node("*", node, *(self.counts() if sign == "{" else REPEATS[sign]))
        return node

    def counts(self) -> tuple[int, int | None]:
        least = self.number()
        most: int | None = least
        if self.took(","):
            most = None if self.left[-1] == "}" else self.number()
        self.need("}")
        if most is not None and most < least:
            raise ValueError("bounds the wrong way round")
        return least, most

    def number(self) -> int:
        digits = ""
        while self.left[-1] in DIGITS and len(digits) < LONGEST:
            digits += self.left.pop()
        return int(digits)

    def letters(self) -> str:
        if self.took("."):
            return self.alphabet
        if not self.took("["):
            return self.letter(SIGNS)
        negated = self.took("^")
        ranges: set[tuple[str, str]] = set()
        while not self.took("]"):
            first = last = self.letter(IN_CLASS)
            if self.took("-"):
                last = self.letter(IN_CLASS)
            if last < first:
                raise ValueError("a range the wrong way round")
            ranges.add((first, last))
        self.meter.spend(len(ranges) * len(self.alphabet) // 4)
        found = {letter for first, last in ranges for letter in self.alphabet if first <= letter <= last}
        letters = "".join(letter for letter in self.alphabet if (letter in found) != negated)
        if not letters:
            raise ValueError("a class without letters")
        return letters

    def letter(self, signs: frozenset[str]) -> str:
        token: str = self.left.pop()
        letter = token[-1:]
        if not token or token in signs or letter not in self.alphabet:
            raise ValueError("no letter of the alphabet")
        if token != letter and letter.isalnum():
            raise ValueError("a backslash before a letter or digit, which elsewhere stands for many letters")
        return letter

    def took(self, sign: str) -> bool:
        """Take the next sign if it is this one, and say whether it was."""
        if self.left[-1] != sign:
            return False
        self.left.pop()
        return True

    def need(self, sign: str) -> None:
        if not self.took(sign):
            raise ValueError(f"no {sign}")
