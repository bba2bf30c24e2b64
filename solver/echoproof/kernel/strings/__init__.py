"""Cells of a class of languages given by regular expressions, from the definitions alone.

Each expression becomes a deterministic automaton, in which states that go on alike are made one; then the automata run
side by side. Which of them are at an end after a word is the profile of the word.
"""

from functools import lru_cache

from .alike import merged
from .reader import Reader
from .rests import Rests
from .work import Work

LETTERS = 128


@lru_cache(maxsize=1)  # several checkers ask about one class
def cells(alphabet, texts):
    """Return {profile: size} of the realized profiles; bit i of a profile stands for texts[i]."""
    if not isinstance(alphabet, str) or not 1 <= len(alphabet) == len(set(alphabet)) <= LETTERS:
        raise ValueError("the alphabet is no text of different letters")
    if any(map(str.isspace, alphabet)):
        raise ValueError("blanks part signs and are no letters")
    work = Work()
    columns, rows, profiles = dict.fromkeys(alphabet, 0), [[0]], [0]
    for bit, text in enumerate(texts):
        own, steps, ends = language(text, alphabet, work)
        pairs = {letter: (columns[letter], own[letter]) for letter in alphabet}
        groups = list(dict.fromkeys(pairs.values()))
        columns = {letter: groups.index(pair) for letter, pair in pairs.items()}
        queue, rows = product(rows, steps, groups, work)
        profiles = [profiles[one] | ends[other] << bit for one, other in queue]
    letters = [sum(column == group for column in columns.values()) for group in range(len(rows[0]))]
    sizes = {}
    for profile, count in zip(profiles, words(rows, letters), strict=True):
        sizes[profile] = "infinite" if "infinite" in (count, sizes.get(profile)) else sizes.get(profile, 0) + count
    sizes.pop(0, None)
    return sizes


def language(text, alphabet, work):
    """Return the minimal automaton of an expression: the column of each letter, the rows, the ends."""
    rests = Rests(work)
    start = rests.begin(rests.rest(Reader(text, alphabet, rests.node).whole(), rests.END))
    after = [rests.begin(rest) for _, rest in rests.places]  # which adds the places that it finds
    fitting = {letter: rests.fitting(letter) for letter in alphabet}
    masks = list(dict.fromkeys(fitting.values()))

    def follow(state):
        for fits in masks:
            here, following = state & fits, 0
            work.spend(here.bit_count())
            while here:
                following |= after[(here & -here).bit_length() - 2]
                here &= here - 1
            yield following

    queue, rows = work.explore(start, follow)
    rows, ends = merged(rows, [state & 1 for state in queue])
    leads = list(zip(*rows, strict=True))
    different = list(dict.fromkeys(leads))  # letters that lead alike from every state share a column
    columns = {letter: different.index(leads[masks.index(fits)]) for letter, fits in fitting.items()}
    return columns, list(zip(*different, strict=True)), ends


def product(rows, steps, groups, work):
    """Run two automata side by side; a group of letters is a column of the one with a column of the other."""

    def follow(pair):
        one, other = rows[pair[0]], steps[pair[1]]
        return [(one[left], other[right]) for left, right in groups]

    return work.explore((0, 0), follow)


def words(rows, letters):
    """Return how many words lead to each state: the paths, infinitely many where one comes from a cycle."""
    into, paths, counts = [0] * len(rows), [1] + [0] * (len(rows) - 1), ["infinite"] * len(rows)
    for row in rows:
        for state in row:
            into[state] += 1
    free = [] if into[0] else [0]
    for state in free:  # grows while it is walked; no state that a cycle leads to gets free
        counts[state] = paths[state]
        for following, many in zip(rows[state], letters, strict=True):
            paths[following] += many * paths[state]
            into[following] -= 1
            if not into[following]:
                free.append(following)
    return counts
