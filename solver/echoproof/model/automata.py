"""The automaton of a class of languages, and what is asked of it: profiles of words, cells, words in order.

`minimal.py` makes it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from echoproof.model.periodic import Size

FIRST = 8
"""Words to each state that are found together, for all states at once."""


@dataclass(frozen=True)
class Automaton:
    """States 0 (the start), 1, …, all reachable; one row of steps for each state, one step for each group of letters.

    Letters of a group lead from every state to the same one, so no hypothesis tells them apart.
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

    def group(self, letter: str) -> int:
        """Return the number of a letter's group; KeyError when it is none of the alphabet."""
        return self._letters[letter]

    def profile(self, word: str) -> int:
        """Return the profile of a word; KeyError when it has another letter."""
        state = 0
        for letter in word:
            state = self.steps[state][self._letters[letter]]
        return self.profiles[state]

    @cached_property
    def _paths(self) -> list[Size]:
        """Of each state, how many words lead to it.

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
        return paths

    def sizes(self) -> dict[int, Size]:
        """Return the number of words of each profile that a word has."""
        sizes: dict[int, Size] = {}
        for profile, count in zip(self.profiles, self._paths, strict=True):
            before = sizes.get(profile, 0)
            sizes[profile] = "infinite" if before == "infinite" or count == "infinite" else before + count
        return sizes

    def words(self, profiles: Collection[int]) -> Iterator[str]:
        """Yield the words with one of these profiles by length, those of one length in the order of the alphabet."""
        first = sorted(entry for profile in profiles for entry in self._first[1].get(profile, ()))[:FIRST]
        yield from map(self._spelled, first)
        if len(first) < FIRST:
            return
        told = 0
        wanted: Collection[int] = {state for profile in profiles for state in self._shown[profile]}
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
        goals = set(self._shown.get(profile, ()))
        looped = {state for state in goals if self._paths[state] == "infinite"}
        seen: set[int] = set()
        while looped:  # A state that a cycle leads to has another such state before it: so one comes back to the cycle.
            state = min(looped)
            if state in seen or state in self._before[state]:
                return self._path(0, {state}), self._path(state, {state}, letter=True), self._path(state, goals)
            seen.add(state)
            looped = {before for before in self._before[state] if self._paths[before] == "infinite"}
        raise ValueError("only finitely many words have this profile")

    def _path(self, start: int, goals: Collection[int], *, letter: bool = False) -> str:
        """Return a shortest word, with a letter at least if so asked, that leads from a state to one of some states."""
        if start in goals and not letter:
            return ""
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
                            state, last = came[state]
                            word.append(last)
                        return "".join(reversed(word))
        raise ValueError("no word leads there")

    @cached_property
    def _first(self) -> tuple[list[tuple[int, str, int]], dict[int, list[int]]]:
        """The first words of every profile, as places in a list: (place of its prefix, last letter, state).

        The prefixes of the first k words to a state are among the first k to the states before it.
        """
        entries = [(0, "", 0)]
        visits = [1, *[0] * (len(self.steps) - 1)]
        first: dict[int, list[int]] = {profile: [] for profile in self._shown}
        first[self.profiles[0]].append(0)
        missing = sum(FIRST if size == "infinite" else min(FIRST, size) for size in self.sizes().values()) - 1
        for entry, (_, _, state) in enumerate(entries):  # grows while it is walked
            for letter, group in self._letters.items():
                after = self.steps[state][group]
                if visits[after] < FIRST and missing:
                    visits[after] += 1
                    if len(first[self.profiles[after]]) < FIRST:
                        first[self.profiles[after]].append(len(entries))
                        missing -= 1
                    entries.append((entry, letter, after))
        return entries, first

    @cached_property
    def _shown(self) -> dict[int, list[int]]:
        """Of each profile, the states that show it."""
        shown: dict[int, list[int]] = {}
        for state, profile in enumerate(self.profiles):
            shown.setdefault(profile, []).append(state)
        return shown

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
