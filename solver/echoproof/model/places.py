"""From one regular expression to a deterministic automaton, by way of the places of its letters.

A *place* is an occurrence of a letter (or a choice of letters) in an expression whose repetitions are written out; each
place is followed by some places, and by the end of the expression if a word may stop there (Glushkov, 1961). The state
after a word is the set of places that may be read next, and of the end, as bits.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from echoproof.model import regex
from echoproof.model.cells import members
from echoproof.model.errors import TooLargeError
from echoproof.model.limits import MAX_PLACES, MAX_STATES, MAX_STEPS


class Work:
    """The steps that may still be made on the way to the automaton of a class."""

    def __init__(self) -> None:
        self._left = MAX_STEPS

    def spend(self, steps: int, states: int = 0) -> None:
        """Count steps; TooLargeError when there are too many, or too many states of an automaton."""
        self._left -= steps
        if self._left < 0 or states > MAX_STATES:
            found = "the automaton of the class up to here has too many states"
            raise TooLargeError(found, f"at most {MAX_STATES} states, and {MAX_STEPS} steps on the way to them")


@dataclass(frozen=True, slots=True)
class _Part:
    """What a part of an expression begins and ends with, as bits, and whether the empty word is one of its words."""

    first: int
    last: int
    nullable: bool


class Places:
    """The places of one expression, numbered as they are read; TooLargeError when they are too many."""

    def __init__(self, expression: regex.Regex, work: Work) -> None:
        count = regex.places(expression)
        if count > MAX_PLACES:
            found = f"the expression has {count if count < 10**30 else 'too many'} places for letters"
            raise TooLargeError(found + ", with repetitions written out", f"at most {MAX_PLACES}")
        self._followers: list[int] = []
        self._letters: list[str] = []
        self._work = work
        whole = self._read(expression)
        self._end = len(self._followers)
        self._follow(whole.last, 1 << self._end)
        self._start = whole.first | whole.nullable << self._end

    def groups(self, alphabet: str) -> dict[int, str]:
        """Return the letters in groups that stand at the same places, by these places."""
        groups: dict[int, str] = {}
        for letter in alphabet:
            places = sum(1 << place for place, letters in enumerate(self._letters) if letter in letters)
            groups[places] = groups.get(places, "") + letter
        return groups

    def deterministic(self, groups: Iterable[int]) -> tuple[list[list[int]], list[bool]]:
        """Return an automaton with the start 0: the steps of each state for each group, and which states are ends.

        TooLargeError beyond the limits.
        """
        masks = list(groups)
        numbers, queue, rows = {self._start: 0}, [self._start], []
        for state in queue:  # grows while it is walked
            row, steps = [], len(masks)
            for mask in masks:
                after = 0
                for place in members(state & mask):
                    after |= self._followers[place]
                    steps += 1
                row.append(numbers.setdefault(after, len(queue)))
                if row[-1] == len(queue):
                    queue.append(after)
            rows.append(row)
            self._work.spend(steps, len(queue))
        return rows, [bool(state >> self._end) for state in queue]

    def _follow(self, places: int, bits: int) -> None:
        """Let what the bits say come after the places."""
        self._work.spend(places.bit_count())
        for place in members(places):
            self._followers[place] |= bits

    def _read(self, expression: regex.Regex) -> _Part:
        if isinstance(expression, regex.Letters):
            bit = 1 << len(self._followers)
            self._letters.append(expression.letters)
            self._followers.append(0)
            return _Part(bit, bit, nullable=False)
        if isinstance(expression, regex.Choice):
            parts = [self._read(part) for part in expression.parts]
            first = last = 0
            for part in parts:
                first, last = first | part.first, last | part.last
            return _Part(first, last, any(part.nullable for part in parts))
        made = _Part(0, 0, nullable=True)
        if isinstance(expression, regex.Sequence):
            for inner in reversed(expression.parts):
                made = self._then(self._read(inner), made)
        elif regex.places(expression):  # else there is nothing but the empty word, however often it is repeated
            made = self._repeated(expression, made)
        return made

    def _repeated(self, expression: regex.Repeat, made: _Part) -> _Part:
        """Write a repetition out as r(r(r(…)?)?), or r r r* with a last r that may come again."""
        copy = self._read(expression.part)
        least = 0 if copy.nullable else expression.least  # with the empty word among them, fewer turns do as well
        turns = max(least, 1) if expression.most is None else expression.most
        if expression.most is None:
            self._follow(copy.last, copy.first)
        for left in range(turns, 0, -1):
            made = self._then(_Part(copy.first, copy.last, nullable=False), made)
            if left > least:
                made = _Part(made.first, made.last, nullable=True)
            if left > 1:
                copy = self._read(expression.part)
        return made

    def _then(self, one: _Part, other: _Part) -> _Part:
        self._follow(one.last, other.first)
        first = one.first | other.first * one.nullable
        last = other.last | one.last * other.nullable
        return _Part(first, last, one.nullable and other.nullable)
