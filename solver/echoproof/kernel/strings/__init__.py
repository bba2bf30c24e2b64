"""Cells of a class of languages given by regular expressions, from the definitions alone.

Each expression becomes a deterministic automaton, in which states that go on alike are made one; then the automata run
side by side. Which of them are at an end after a word is the profile of the word.
"""

from collections.abc import Iterator
from typing import Any, Final

from ..cells import SIZE, Cells, Size, summed
from ..meter import Meter
from .alike import merged
from .reader import Reader
from .rests import Rests
from .states import Rows, explore

LETTERS: Final = 128
Pair = tuple[int, int]


def cells(alphabet: Any, texts: tuple[Any, ...], meter: Meter) -> Cells:
    """Return {profile: size} of the realized profiles; bit i of a profile stands for texts[i]."""
    if not isinstance(alphabet, str) or not 1 <= len(alphabet) == len(set(alphabet)) <= LETTERS:
        raise ValueError("the alphabet is no text of different letters")
    if any(map(str.isspace, alphabet)):
        raise ValueError("blanks part signs and are no letters")
    columns, rows, profiles = dict.fromkeys(alphabet, 0), [[0]], [0]
    for bit, text in enumerate(texts):
        own, steps, ends = language(text, alphabet, meter)
        pairs = {letter: (columns[letter], own[letter]) for letter in alphabet}
        groups = list(dict.fromkeys(pairs.values()))
        columns = {letter: groups.index(pair) for letter, pair in pairs.items()}
        queue, rows = product(rows, steps, groups, meter)
        profiles = [profiles[one] | ends[other] << bit for one, other in queue]
    letters = [sum(column == group for column in columns.values()) for group in range(len(rows[0]))]
    return summed(zip(profiles, words(rows, letters, meter), strict=True))


def language(text: Any, alphabet: str, meter: Meter) -> tuple[dict[str, int], Rows, list[int]]:
    """Return the minimal automaton of an expression: the column of each letter, the rows, the ends."""
    rests = Rests(meter)
    start = rests.begin(rests.rest(Reader(text, alphabet, rests.node, meter).whole(), rests.END))
    after = [rests.begin(rest) for _, rest in meter.each(rests.places, 4)]  # which adds the places that it finds
    meter.spend(len(alphabet) * len(after))
    fitting = {letter: rests.fitting(letter) for letter in alphabet}
    masks = list(dict.fromkeys(fitting.values()))

    def follow(state: int) -> Iterator[int]:
        for fits in masks:
            here, following = state & fits, 0
            meter.spend(4 * here.bit_count())
            while here:
                following |= after[(here & -here).bit_length() - 2]
                here &= here - 1
            yield following

    width = 1 + len(after) // 8
    # The bytes of a state are its key, for attackers can make integers that Python hashes alike.
    queue, rows = explore(start, follow, lambda state: state.to_bytes(width + 1, "little"), meter, 2 * width)
    rows, ends = merged(rows, [state & 1 for state in queue], meter)
    leads = list(zip(*rows, strict=True))
    different = list(dict.fromkeys(leads))  # letters that lead alike from every state share a column
    columns = {letter: different.index(leads[masks.index(fits)]) for letter, fits in fitting.items()}
    return columns, [list(row) for row in zip(*different, strict=True)], ends


def product(rows: Rows, steps: Rows, groups: list[Pair], meter: Meter) -> tuple[list[Pair], Rows]:
    """Run two automata side by side; a group of letters is a column of the one with a column of the other."""

    def follow(pair: Pair) -> list[Pair]:
        one, other = rows[pair[0]], steps[pair[1]]
        return [(one[left], other[right]) for left, right in groups]

    return explore((0, 0), follow, lambda pair: pair, meter, 100)


def words(rows: Rows, letters: list[int], meter: Meter) -> list[Size]:
    """Return how many words lead to each state: the paths, infinitely many where one comes from a cycle.

    More than a finite cell may have are counted as one more than that.
    """
    into, paths = [0] * len(rows), [1] + [0] * (len(rows) - 1)
    counts: list[Size] = ["infinite"] * len(rows)
    for row in meter.each(rows, len(letters)):
        for state in row:
            into[state] += 1
    free = [] if into[0] else [0]
    for state in meter.each(free, 4 * len(letters)):  # grows while it is walked; no state that a cycle leads to is free
        counts[state] = paths[state]
        for following, many in zip(rows[state], letters, strict=True):
            paths[following] = min(paths[following] + many * paths[state], SIZE + 1)
            into[following] -= 1
            if not into[following]:
                free.append(following)
    return counts
