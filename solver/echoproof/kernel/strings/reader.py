"""Reads regular expressions over an alphabet; ValueError, TypeError or RecursionError when a text is none.

A node is ("[", letters), ("|", nodes…), (".", nodes… one after another) or ("*", node, least, most): the node repeated,
without bound if most is None. Nodes stand for each other by their numbers, so that no value is nested.
"""

import re

SIGNS, IN_CLASS = frozenset("|*+?{}()[].\\"), frozenset("|*+?{}()[].\\^-")
REPEATS = {"*": (0, None), "+": (1, None), "?": (0, 1)}
DIGITS = frozenset("0123456789")


class Reader:
    """Reads one text, sign by sign; `node` numbers what is found."""

    def __init__(self, text, alphabet, node):
        self.left, self.alphabet, self.node = ["", *reversed(re.findall(r"\\\S|\S", text))], alphabet, node
        self.plain = {letter: node("[", letter) for letter in alphabet if letter not in SIGNS}

    def whole(self):
        """Return the node of the text."""
        node = self.choice()
        self.need("")
        return node

    def choice(self):
        parts = [self.sequence()]
        while self.took("|"):
            parts.append(self.sequence())
        return self.node("|", *parts) if len(parts) > 1 else parts[0]

    def sequence(self):
        parts = [self.piece()]
        while self.left[-1] not in ("", "|", ")"):
            parts.append(self.piece())
        return self.node(".", *parts) if len(parts) > 1 else parts[0]

    def piece(self):
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

    def counts(self):
        least = most = self.number()
        if self.took(","):
            most = None if self.left[-1] == "}" else self.number()
        self.need("}")
        if most is not None and most < least:
            raise ValueError("bounds the wrong way round")
        return least, most

    def number(self):
        digits = ""
        while self.left[-1] in DIGITS:
            digits += self.left.pop()
        return int(digits)

    def letters(self):
        if self.took("."):
            return self.alphabet
        if not self.took("["):
            return self.letter(SIGNS)
        negated, ranges = self.took("^"), set()
        while not self.took("]"):
            first = last = self.letter(IN_CLASS)
            if self.took("-"):
                last = self.letter(IN_CLASS)
            if last < first:
                raise ValueError("a range the wrong way round")
            ranges.add((first, last))
        found = {letter for first, last in ranges for letter in self.alphabet if first <= letter <= last}
        letters = "".join(letter for letter in self.alphabet if (letter in found) != negated)
        if not letters:
            raise ValueError("a class without letters")
        return letters

    def letter(self, signs):
        token = self.left.pop()
        if not token or token in signs or token[-1] not in self.alphabet:
            raise ValueError("no letter of the alphabet")
        return token[-1]

    def took(self, sign):
        """Take the next sign if it is this one, and say whether it was."""
        return self.left[-1] == sign and bool(self.left.pop() or True)

    def need(self, sign):
        if not self.took(sign):
            raise ValueError(f"no {sign}")
