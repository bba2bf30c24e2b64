"""Automata with explicit letters: for n = 0, 1, 2, … a letter tells of each track whether n (1), -n (2) or both are on.

Of 0 only 1 is told. Words may be followed by any number of empty letters. An automaton is minimal when it is made.
"""

from collections.abc import Callable, Hashable, Sequence
from itertools import product
from typing import NamedTuple, TypeVar

from ..meter import Meter

S = TypeVar("S", bound=Hashable)
Letter = tuple[int, ...]


class Track(NamedTuple):
    """A name, and whether one integer is on it or a set."""

    name: str
    one: bool


class Words(NamedTuple):
    """An automaton: for each state the next ones, by letter in the order of `letters`, and whether it accepts."""

    tracks: tuple[Track, ...]
    rows: tuple[tuple[int, ...], ...]
    accepts: tuple[bool, ...]


def letters(tracks: Sequence[Track]) -> list[Letter]:
    """Return all letters on these tracks."""
    return list(product(*(range(3 if track.one else 4) for track in tracks)))


def explored(
    tracks: Sequence[Track], start: S, step: Callable[[S, Letter], S], end: Callable[[S], bool], meter: Meter, cost: int
) -> Words:
    """Return the automaton whose states a function makes; each step draws the cost."""
    alphabet, numbers, states, rows = letters(tracks), {start: 0}, [start], list[list[int]]()
    while len(rows) < len(states):
        state = states[len(rows)]
        meter.spend((2 * cost + 6) * len(alphabet), 16 * len(alphabet) + 400)
        row = []
        for letter in alphabet:
            after = step(state, letter)
            if after not in numbers:
                numbers[after] = len(states)
                states.append(after)
            row.append(numbers[after])
        rows.append(row)
    return minimal(tuple(tracks), rows, [end(state) for state in states], meter)


def minimal(
    tracks: tuple[Track, ...], rows: list[list[int]], accepts: list[bool], meter: Meter, start: int = 0
) -> Words:
    """Return the automaton with states that accept the same words made one, by rounds of longer words."""
    blocks, count = [int(accepted) for accepted in accepts], len(set(accepts))
    while True:
        meter.spend(len(rows) * (len(rows[0]) // 2 + 8))
        known: dict[tuple[int, ...], int] = {}
        keys = [(block, *map(blocks.__getitem__, row)) for block, row in zip(blocks, rows, strict=False)]
        made = [known.setdefault(key, len(known)) for key in keys]
        if len(known) == count:
            break
        blocks, count = made, len(known)
    first = dict(zip(reversed(blocks), reversed(range(len(rows))), strict=False))
    order, at = [start], {blocks[start]: 0}
    out: list[tuple[int, ...]] = []
    while len(out) < len(order):
        row = [blocks[q] for q in rows[order[len(out)]]]
        for block in row:
            if block not in at:
                at[block] = len(order)
                order.append(first[block])
        out.append(tuple(at[block] for block in row))
    return Words(tracks, tuple(out), tuple(accepts[q] for q in order))


def constant(truth: bool) -> Words:
    """Return what accepts everything or nothing."""
    return Words((), ((0,),), (truth,))


def opposite(part: Words) -> Words:
    """Return the complement; what is no integer on a track of one is in it as well."""
    return Words(part.tracks, part.rows, tuple(not accepted for accepted in part.accepts))


def joined(parts: Sequence[Words], join: Callable[[Sequence[bool]], bool], meter: Meter) -> Words:
    """Return the automaton on all tracks of the parts that says of a word what `join` makes of what they say."""
    tracks = sorted({track for part in parts for track in part.tracks})
    alphabet = letters(tracks)
    meter.spend(8 * (len(parts) + 1) * len(alphabet))
    columns = []
    for part in parts:
        places = [tracks.index(track) for track in part.tracks]
        index = {letter: n for n, letter in enumerate(letters(part.tracks))}
        columns.append([index[tuple(letter[i] for i in places)] for letter in alphabet])
    numbered = [list(zip(part.rows, strict=True)) for part in parts]
    at = {letter: n for n, letter in enumerate(alphabet)}

    def step(state: tuple[int, ...], letter: Letter) -> tuple[int, ...]:
        n = at[letter]
        return tuple(rows[q][0][column[n]] for q, rows, column in zip(state, numbered, columns, strict=False))

    def end(state: tuple[int, ...]) -> bool:
        return join([part.accepts[q] for part, q in zip(parts, state, strict=False)])

    return explored(tracks, (0,) * len(parts), step, end, meter, len(parts))


def every(meter: Meter, *parts: Words) -> Words:
    """Return the conjunction, joined two by two."""
    made = constant(True)
    for part in parts:
        made = joined((made, part), all, meter)
    return made


def some(meter: Meter, *parts: Words) -> Words:
    """Return the disjunction."""
    made = constant(False)
    for part in parts:
        made = joined((made, part), any, meter)
    return made


def without(part: Words, names: Sequence[str], meter: Meter) -> Words:
    """Return: for something on the tracks of these names, the part. These have to hold integers if they are such."""
    kept = [track for track in part.tracks if track.name not in names]
    if len(kept) == len(part.tracks):
        return part
    places = [part.tracks.index(track) for track in kept]
    alphabet = letters(part.tracks)
    groups: dict[Letter, list[int]] = {}
    meter.spend(8 * len(alphabet), 100 * len(alphabet))
    for n, letter in enumerate(alphabet):
        groups.setdefault(tuple(letter[i] for i in places), []).append(n)
    silent = groups[(0,) * len(kept)]
    alive = {q for q, accepted in enumerate(part.accepts) if accepted}
    growing = True
    while growing:
        meter.spend(len(part.rows) * (len(silent) + 2))
        more = {q for q, row in enumerate(part.rows) if q not in alive and any(row[n] in alive for n in silent)}
        growing = bool(more)
        alive |= more

    def step(state: frozenset[int], letter: Letter) -> frozenset[int]:
        meter.spend(len(state) * len(groups[letter]) + 2, 8 * len(state))
        return frozenset([part.rows[q][n] for q in state for n in groups[letter]])

    return explored(kept, frozenset((0,)), step, lambda state: not alive.isdisjoint(state), meter, 4)
