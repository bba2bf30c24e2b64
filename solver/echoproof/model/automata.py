"""One deterministic automaton for all hypotheses of a class of languages: the profile of a word, cells, words in order.

A *place* is an occurrence of a letter (or a choice of letters) in an expression whose repetitions are written out; each
place is followed by some places, and by the end of its expression if a word may stop there (Glushkov, 1961). The state
after a word is the set of places that may be read next, with the expressions that may end, as bits. No state is told
from another that goes on alike; that costs some states, and nothing that is asked of the automaton.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from echoproof.model import regex
from echoproof.model.cells import members
from echoproof.model.errors import TooLargeError
from echoproof.model.limits import MAX_PLACES, MAX_STATES, MAX_STEPS
from echoproof.model.periodic import Size

FIRST = 8
"""Words to each state that are found together, for all states at once."""


@dataclass(frozen=True)
class Automaton:
    """States 0 (the start), 1, …, all reachable; one row of steps for each state, one step for each group of letters.

    Letters of a group occur in the same places, so no hypothesis tells them apart.
    """

    alphabet: str
    groups: tuple[str, ...]
    steps: tuple[tuple[int, ...], ...]
    profiles: tuple[int, ...]
    """Of each state: the hypotheses that contain the words that lead to it."""

    @cached_property
    def _letters(self) -> dict[str, int]:
        """The letters in the order of the alphabet, each with its group."""
        groups = {letter: number for number, letters in enumerate(self.groups) for letter in letters}
        return {letter: groups[letter] for letter in self.alphabet}

    def profile(self, word: str) -> int:
        """Return the profile of a word; KeyError when it has another letter."""
        state = 0
        for letter in word:
            state = self.steps[state][self._letters[letter]]
        return self.profiles[state]

    def sizes(self) -> dict[int, Size]:
        """Return the number of words of each profile that a word has.

        States are taken away once all steps into them are; those that stay can be reached from a cycle, so infinitely
        many words lead to them, while the words to the others are the paths.
        """
        into = [0] * len(self.steps)
        for row in self.steps:
            for state in row:
                into[state] += 1
        paths: list[Size] = ["infinite"] * len(self.steps)
        found = [1, *[0] * (len(self.steps) - 1)]
        free = [] if into[0] else [0]
        for state in free:  # grows while it is walked
            paths[state] = found[state]
            for group, after in zip(self.groups, self.steps[state], strict=True):
                found[after] += found[state] * len(group)
                into[after] -= 1
                if not into[after]:
                    free.append(after)
        sizes: dict[int, Size] = {}
        for profile, count in zip(self.profiles, paths, strict=True):
            before = sizes.get(profile, 0)
            sizes[profile] = "infinite" if before == "infinite" or count == "infinite" else before + count
        return sizes

    def words(self, profiles: Collection[int]) -> Iterator[str]:
        """Yield the words with one of these profiles by length, those of one length in the order of the alphabet."""
        wanted = {state for state, profile in enumerate(self.profiles) if profile in profiles}
        first = sorted(entry for state in wanted for entry in self._first[1][state])[:FIRST]
        yield from map(self._spelled, first)
        if len(first) < FIRST:
            return
        told = 0
        to_go = [wanted]  # to_go[k]: the states from which k letters lead to a wanted one
        while to_go[-1]:
            if 0 in to_go[-1]:
                for word in self._walks(to_go):
                    told += 1
                    if told > FIRST:
                        yield word
            to_go.append({state for after in to_go[-1] for state in self._before[after]})

    def pumped(self, profile: int) -> tuple[str, str, str]:
        """Return u, v, w with v not empty such that all of uw, uvw, uvvw, … have the profile; ValueError if none do."""
        wanted = {state for state, found in enumerate(self.profiles) if found == profile}
        for state in range(len(self.steps)):  # they are numbered as they are reached, so the first one is near
            loop, rest = self._path(state, {state}), "" if state in wanted else self._path(state, wanted)
            if loop is not None and rest is not None:
                return self._spelled(self._first[1][state][0]), loop, rest
        raise ValueError("only finitely many words have this profile")

    def _path(self, start: int, goals: Collection[int]) -> str | None:
        """Return a shortest word of one letter at least that leads from a state to one of some states."""
        came: dict[int, tuple[int, str]] = {}
        queue = [start]
        for state in queue:  # grows while it is walked
            for letters, after in zip(self.groups, self.steps[state], strict=True):
                if after not in came:
                    came[after] = state, letters[0]
                    queue.append(after)
                    if after in goals:
                        word = [letters[0]]
                        while state != start:
                            state, letter = came[state]
                            word.append(letter)
                        return "".join(reversed(word))
        return None

    @cached_property
    def _first(self) -> tuple[list[tuple[int, str, int]], list[list[int]]]:
        """The first words to every state: entries (entry of the word without its last letter, letter, state) by order.

        The prefixes of the first k words to a state are among the first k to the states before it.
        """
        entries = [(0, "", 0)]
        visits: list[list[int]] = [[0], *([] for _ in self.steps[1:])]
        for entry, (_, _, state) in enumerate(entries):  # grows while it is walked
            for letter, group in self._letters.items():
                after = self.steps[state][group]
                if len(visits[after]) < FIRST:
                    visits[after].append(len(entries))
                    entries.append((entry, letter, after))
        return entries, visits

    def _spelled(self, entry: int) -> str:
        letters = []
        while entry:
            entry, letter, _ = self._first[0][entry]
            letters.append(letter)
        return "".join(reversed(letters))

    @cached_property
    def _before(self) -> list[set[int]]:
        """Of each state, those from which one letter leads to it."""
        before: list[set[int]] = [set() for _ in self.steps]
        for state, row in enumerate(self.steps):
            for after in row:
                before[after].add(state)
        return before

    def _walks(self, to_go: Sequence[Collection[int]]) -> Iterator[str]:
        """Yield the words of len(to_go) - 1 letters that end where to_go begins."""
        word, states, choices = [""], [0], [iter(self._letters.items())]
        while choices:
            left = len(to_go) - len(choices)
            if not left:
                yield "".join(word)
            for letter, group in choices[-1] if left else ():
                after = self.steps[states[-1]][group]
                if after in to_go[left - 1]:
                    word.append(letter)
                    states.append(after)
                    choices.append(iter(self._letters.items()))
                    break
            else:
                word.pop()
                states.pop()
                choices.pop()


def automaton(regexes: Sequence[regex.Regex], alphabet: str) -> Automaton:
    """Make the automaton of some expressions; TooLargeError beyond the documented places, states or steps."""
    count = sum(map(regex.places, regexes))
    if count > MAX_PLACES:
        found = f"the expressions have {count if count < 10**30 else 'too many'} places for letters"
        raise TooLargeError(found + ", with repetitions written out", f"at most {MAX_PLACES}")
    places = _Places()
    start = 0
    ends = [1 << count + index for index in range(len(regexes))]
    for expression, end in zip(regexes, ends, strict=True):
        part = places.read(expression)
        places.follow(part.last, end)
        start |= part.first | end * part.nullable
    by_places: dict[int, list[str]] = {}
    for letter in alphabet:
        by_places.setdefault(places.of(letter), []).append(letter)
    numbers, queue, rows, work = {start: 0}, [start], [], 0
    for state in queue:  # grows while it is walked
        row = []
        for mask in by_places:
            after = 0
            for place in members(state & mask):
                after |= places.followers[place]
                work += 1
            if after not in numbers:
                numbers[after] = len(numbers)
                queue.append(after)
            row.append(numbers[after])
        rows.append(tuple(row))
        work += len(alphabet)
        if len(numbers) > MAX_STATES or work > MAX_STEPS:
            found = "the automaton of the class has too many states"
            raise TooLargeError(found, f"at most {MAX_STATES} states and {MAX_STEPS} steps between places")
    groups = tuple("".join(letters) for letters in by_places.values())
    return Automaton(alphabet, groups, tuple(rows), tuple(state >> count for state in queue))


@dataclass(frozen=True, slots=True)
class _Part:
    """What a part of an expression begins and ends with, as bits, and whether the empty word is one of its words."""

    first: int
    last: int
    nullable: bool


class _Places:
    """The places of some expressions, numbered as they are read."""

    def __init__(self) -> None:
        self.followers: list[int] = []
        self._letters: list[str] = []

    def of(self, letter: str) -> int:
        """Return the places at which the letter may stand."""
        return sum(1 << place for place, letters in enumerate(self._letters) if letter in letters)

    def follow(self, places: int, bits: int) -> None:
        """Let what the bits say come after the places."""
        for place in members(places):
            self.followers[place] |= bits

    def read(self, expression: regex.Regex) -> _Part:
        if isinstance(expression, regex.Letters):
            self._letters.append(expression.letters)
            self.followers.append(0)
            bit = 1 << len(self.followers) - 1
            return _Part(bit, bit, nullable=False)
        if isinstance(expression, regex.Choice):
            parts = [self.read(part) for part in expression.parts]
            first = last = 0
            for part in parts:
                first, last = first | part.first, last | part.last
            return _Part(first, last, any(part.nullable for part in parts))
        made = _Part(0, 0, nullable=True)
        if isinstance(expression, regex.Sequence):
            for inner in reversed(expression.parts):
                made = self._then(self.read(inner), made)
        elif regex.places(expression):  # else there is nothing but the empty word, however often it is repeated
            made = self._repeated(expression, made)
        return made

    def _repeated(self, expression: regex.Repeat, made: _Part) -> _Part:
        """Write a repetition out as r(r(r(…)?)?), or r r r* with a last r that may come again."""
        copy = self.read(expression.part)
        least = 0 if copy.nullable else expression.least  # with the empty word among them, fewer turns do as well
        turns = max(least, 1) if expression.most is None else expression.most
        if expression.most is None:
            self.follow(copy.last, copy.first)
        for left in range(turns, 0, -1):
            made = self._then(_Part(copy.first, copy.last, nullable=False), made)
            if left > least:
                made = _Part(made.first, made.last, nullable=True)
            if left > 1:
                copy = self.read(expression.part)
        return made

    def _then(self, one: _Part, other: _Part) -> _Part:
        self.follow(one.last, other.first)
        first = one.first | other.first * one.nullable
        last = other.last | one.last * other.nullable
        return _Part(first, last, one.nullable and other.nullable)
