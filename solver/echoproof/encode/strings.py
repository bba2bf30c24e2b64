"""Classes of languages as SMT-LIB 2.6, theory of strings: expressions as terms, and a script that checks the cells.

The text is read off the syntax of the expressions, not off the automaton that the table of cells was worked out with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from echoproof.encode.integers import joined
from echoproof.encode.smtlib import comment, quoted
from echoproof.model.cells import members
from echoproof.model.classes import HypothesisClass
from echoproof.model.regex import Choice, Letters, Regex, Sequence
from echoproof.model.strings import EMPTY, Strings

_LISTED: Final = 20
"""Words up to which a finite cell is listed; of a larger one the length of its words is bounded."""


def language(regex: Regex) -> str:
    """Return an expression as a term of the sort RegLan."""
    if isinstance(regex, Letters):
        return joined("re.union", list(_ranges(regex.letters)))
    if isinstance(regex, Choice):
        return joined("re.union", list(map(language, regex.parts)))
    if isinstance(regex, Sequence):
        return joined("re.++", _parts(regex)) if regex.parts else _words([])
    part = language(regex.part)
    marks = {(0, None): "re.*", (1, None): "re.+", (0, 1): "re.opt"}
    if (regex.least, regex.most) in marks:
        return f"({marks[regex.least, regex.most]} {part})"
    if regex.most is None:
        return f"(re.++ ((_ re.^ {regex.least}) {part}) (re.* {part}))"
    return f"((_ re.loop {regex.least} {regex.most}) {part})"


def _parts(sequence: Sequence) -> list[str]:
    """Return the terms of a sequence, neighbouring letters as one word."""
    terms: list[str] = []
    for plain, parts in groupby(sequence.parts, lambda part: isinstance(part, Letters) and len(part.letters) == 1):
        if plain:
            terms.append(_words([part.letters for part in parts if isinstance(part, Letters)]))
        else:
            terms += map(language, parts)
    return terms


def _ranges(letters: str) -> Iterator[str]:
    """Yield the terms of some letters: neighbours by code point as one range."""
    for _, run in groupby(enumerate(sorted(letters)), lambda item: ord(item[1]) - item[0]):
        some = [letter for _, letter in run]
        yield _words(some) if len(some) == 1 else f"(re.range {literal(some[0])} {literal(some[-1])})"


def _words(letters: list[str]) -> str:
    return f"(str.to_re {literal(''.join(letters))})"


def literal(word: str) -> str:
    """Return a word as a string literal of SMT-LIB; all but plain ASCII by code point."""
    plain = (c if c.isascii() and c not in '"\\' else f"\\u{{{ord(c):X}}}" for c in word)
    return f'"{"".join(plain)}"'


_COMMENT = """
Unsatisfiable iff this table of cells is right.
Each constant "language A" is a hypothesis; each constant "cell {{A, B}}" has the words that are in A and B alone.
The last assertion says that the word x shows something to be wrong:
(1) x is in a hypothesis, but has none of the listed profiles.
(2) x is a stated word of a cell, but does not have its profile.
(3) x is in a finite cell, but not among its words; where these are more than {listed}, and one of them stated,
x has as many letters as the automaton of the class has states, {states}, or more.
(4) x is a word of u v* w, but not in the infinite cell for which u, v, w are stated;
v is not empty, so that u v* w has infinitely many words."""


@dataclass(frozen=True, slots=True)
class LanguageFact:
    """What is claimed of one cell: words of it, all of them if it is `complete`; u, v, w if it is infinite."""

    profile: int
    words: tuple[str, ...]
    complete: bool
    pumped: tuple[str, str, str] | None


def language_facts(cls: HypothesisClass, domain: Strings) -> list[LanguageFact]:
    """Return what the table of cells says."""
    facts = []
    for cell in cls.table.cells:
        complete = cell.size != "infinite" and cell.size <= _LISTED
        listed = cls.examples(cell.profile, _LISTED if complete else 1)
        words = tuple("" if word == EMPTY else str(word) for word in listed)
        pumped = domain.automaton.pumped(cell.profile) if cell.size == "infinite" else None
        facts.append(LanguageFact(cell.profile, words, complete, pumped))
    return facts


def facts_script(
    names: Iterable[str], regexes: Iterable[Regex], facts: Iterable[LanguageFact], states: int, title: str
) -> str:
    """Return a script that is satisfiable iff one of the facts is false; its comment says how."""
    names = list(names)
    named = [quoted(f"language {name}") for name in names]
    cells = [(fact, quoted(f"cell {{{', '.join(names[i] for i in members(fact.profile))}}}")) for fact in facts]
    wrong = [_without(joined("re.union", named), [symbol for _, symbol in cells])]
    for fact, symbol in cells:
        words = [_words([word]) for word in fact.words]
        wrong.append(_without(joined("re.union", words), [symbol]))
        if fact.pumped is not None:
            u, v, w = (_words([word]) for word in fact.pumped)
            wrong.append(_without(f"(re.++ {u} (re.* {v}) {w})", [symbol]))
        elif fact.complete:
            wrong.append(_without(symbol, words))
        else:
            wrong.append(f"(re.inter {symbol} (re.++ ((_ re.^ {states}) re.allchar) re.all))")
    lines = [
        comment(title + _COMMENT.format(listed=_LISTED, states=states)) + "(set-logic QF_SLIA)",
        *(f"(define-fun {name} () RegLan {language(tree)})" for name, tree in zip(named, regexes, strict=True)),
        *(f"(define-fun {symbol} () RegLan {_with_profile(named, fact.profile)})" for fact, symbol in cells),
        "(declare-const x String)",
        "(assert (str.in_re x (re.union\n  " + "\n  ".join(wrong) + ")))",
        "(check-sat)",
    ]
    return "\n".join(lines) + "\n"


def _without(language: str, others: list[str]) -> str:
    return f"(re.inter {language} (re.comp {joined('re.union', others)}))"


def _with_profile(named: list[str], profile: int) -> str:
    return joined("re.inter", [name if profile >> i & 1 else f"(re.comp {name})" for i, name in enumerate(named)])
