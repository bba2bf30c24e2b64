"""How many points the sets of an automaton have: at most, or as a function of the one integer on another track."""

from collections.abc import Callable, Sequence
from math import inf
from typing import Any, Final

from ..meter import Meter
from ..outcome import Code, Rejected
from .words import Words, letters

NOTHING: Final = -inf
SPREAD: Final = 1 << 16
"""Values, turns and first values of a claimed function, at most."""
_TOLD: Final = 12
"""Values of a function that the statement prints."""
Weights = list[float]


def most(words: Words, set_track: int, taken: Callable[[tuple[int, ...]], bool], meter: Meter) -> Weights:
    """Return for each state the most points on the track up to acceptance, by letters that are taken; inf: any number.

    Longest paths, in as many rounds as there are states: what still grows then goes round a cycle with a point.
    """
    alphabet = [(n, letter[set_track].bit_count()) for n, letter in enumerate(letters(words.tracks)) if taken(letter)]
    steps: list[dict[int, int]] = []
    for row in words.rows:
        meter.spend(4 * len(alphabet), 64)
        out: dict[int, int] = {}
        for n, weight in alphabet:
            out[row[n]] = max(out.get(row[n], 0), weight)
        steps.append(out)
    best: Weights = [0 if accepted else NOTHING for accepted in words.accepts]
    for turn in range(2 * len(best) + 1):
        meter.spend(4 * sum(map(len, steps)))
        later = [max([own, *(w + best[to] for to, w in out.items())]) for own, out in zip(best, steps, strict=False)]
        if turn >= len(best):
            later = [inf if new > old else new for new, old in zip(later, best, strict=False)]
        if later == best:
            break
        best = later
    return best


def largest(words: Words, meter: Meter) -> float:
    """Return the most points of an accepted set; NOTHING when none is accepted. S is the only track."""
    return most(words, 0, lambda _: True, meter)[0]


class Side:
    """A claimed function of n = 1, 2, …: first values, then lines in turn, each a value and what a turn adds."""

    def __init__(self, given: Any, place: str) -> None:
        try:
            first, lines = given["first"], given["lines"]
            pairs: list[tuple[float, int]] = [(value_of(value), rise) for value, rise in lines]
            self.first = [value_of(value) for value in first]
        except (TypeError, KeyError, ValueError):
            raise Rejected(Code.SHAPE, place, "no function: first values, and lines of value and rise") from None
        lists = all(type(each) is list for each in (first, lines, *lines))
        if set(given) != {"first", "lines"} or not lists or not pairs or len(pairs) + len(first) > SPREAD:
            raise Rejected(Code.SHAPE, place, "no lists, no lines, too many, or an unknown key")
        if any(type(rise) is not int or not 0 <= rise <= SPREAD for _, rise in pairs):
            raise Rejected(Code.SHAPE, place, "a rise that is no number of points")
        self.lines = pairs

    def at(self, n: int) -> float:
        """Return the value."""
        if n <= len(self.first):
            return self.first[n - 1]
        times, turn = divmod(n - len(self.first) - 1, len(self.lines))
        return self.lines[turn][0] + times * self.lines[turn][1]


def shown(given: Any) -> str:
    """Return in words the dimensions of a schema's members that were accepted."""
    if not isinstance(given, dict):
        return str(given)
    if "most" in given:
        if given["same"]:
            return f"{given['most']} each"
        return f"at most {given['most']}{', each finite' if given['finite'] else ''}"
    told = [] if given["zero"] is None else [f"{given['zero']} at 0"]
    for side, sign in (("above", ""), ("below", "-")):
        first, lines = given[side]["first"], given[side]["lines"]
        if len(first) + len(lines) > _TOLD:
            told.append(f"{len(first) + len(lines)} values and lines as in the certificate at {sign}1, {sign}2, ...")
            continue
        told += [f"{value} at {sign}{n}" for n, value in enumerate(first, 1) if value is not None]
        for n, (value, rise) in enumerate(lines, len(first) + 1):
            if value is not None:
                values = f"{value}, {value + rise}, ..." if rise and value != "infinite" else value
                told.append(f"{values} at {sign}{n}, {sign}{n + len(lines)}, ...")
    return ", ".join(told)


def value_of(given: Any) -> float:
    """Return a value of a file: null is none, "infinite" is, else a number of points."""
    if given is None:
        return NOTHING
    if given == "infinite":
        return inf
    if type(given) is not int or not 0 <= given <= SPREAD:
        raise ValueError("no value")
    return int(given)


class Function:
    """The most points of S, as a function of the integer on another track."""

    def __init__(self, words: Words, set_track: int, meter: Meter) -> None:
        other, self.meter = 1 - set_track, meter
        self.alphabet = letters(words.tracks)
        ends = most(words, set_track, lambda letter: not letter[other], meter)
        self.moves: list[dict[int, int]] = []
        self.out: dict[int, Weights] = {1: [], 2: []}
        for row in words.rows:
            move: dict[int, int] = {}
            out: dict[int, float] = {1: NOTHING, 2: NOTHING}
            for letter, to in zip(self.alphabet, row, strict=False):
                weight = letter[set_track].bit_count()
                if letter[other]:
                    out[letter[other]] = max(out[letter[other]], weight + ends[to])
                else:
                    move[to] = max(move.get(to, 0), weight)
            self.moves.append(move)
            for sign in (1, 2):
                self.out[sign].append(out[sign])

    def onward(self, weights: Weights) -> Weights:
        """Return the weights after one more letter without the integer."""
        self.meter.spend(6 * len(weights) + 4 * sum(map(len, self.moves)), 40 * len(weights))
        after = [NOTHING] * len(weights)
        for weight, move in zip(weights, self.moves, strict=False):
            if weight > NOTHING:
                for to, more in move.items():
                    after[to] = max(after[to], weight + more)
        return after

    def value(self, weights: Weights, sign: int) -> float:
        """Return the most points when the integer comes now."""
        return max((w + o for w, o in zip(weights, self.out[sign], strict=False) if w > NOTHING), default=NOTHING)

    def start(self) -> Weights:
        """Return the weights before anything is read."""
        return [0.0, *[NOTHING] * (len(self.moves) - 1)]

    def refuse(self, zero: float, sides: Sequence[Side], places: Sequence[str]) -> None:
        """Reject when the function is another one than is claimed."""
        if self.value(self.start(), 1) != zero:
            raise Rejected(Code.SIZE, places[0], "another value at 0")
        for sign, side, place in zip((1, 2), sides, places, strict=False):
            self.refuse_side(sign, side, place)

    def refuse_side(self, sign: int, side: Side, place: str) -> None:
        """Reject when the function differs on one side of zero.

        The weights are followed until, for the lengths of one turn, those of each state rise by a constant. By
        induction over turns they do so for ever: the greatest of finitely many lines is convex, so where it is a line
        at three points it is one between, and beyond when no steeper line can come up, for which the last point is far
        enough. The claimed function has the turn too, and is compared on two of them.
        """
        turn, rows, begin = len(side.lines), [self.onward(self.start())], max(4, len(side.first))
        while True:
            while len(rows) < 3 * begin + 2 * turn + 2:
                if self.value(rows[-1], sign) != side.at(len(rows)):
                    raise Rejected(Code.SIZE, place, f"another value at {len(rows) if sign == 1 else -len(rows)}")
                rows.append(self.onward(rows[-1]))
            if any(self.steady(rows[begin:], times, sign) for times in range(turn, begin + turn, turn)):
                return
            begin *= 2

    def steady(self, rows: list[Weights], turn: int, sign: int) -> bool:
        """Say whether from here on every weight, and the value, rises by a constant each turn."""
        self.meter.spend(8 * (turn + 1) * len(rows[0]))
        pairs = list(zip(rows[: turn + 1], rows[turn : 2 * turn + 1], strict=False))
        if any((a > NOTHING) != (b > NOTHING) for now, later in pairs for a, b in zip(now, later, strict=False)):
            return False
        rises = [[b - a if a > NOTHING else 0.0 for a, b in zip(now, later, strict=False)] for now, later in pairs]
        if rises[0] != rises[turn]:
            return False
        known = [w for row in rows[: 2 * turn + 1] for w in row if w > NOTHING]
        outs = [o for o in self.out[sign] if NOTHING < o < inf]
        far = int(max(known, default=0) - min(known, default=0) + max(outs, default=0) - min(outs, default=0)) + 4
        for index in range(turn):
            first = self.value(rows[index], sign)
            rise = self.value(rows[index + turn], sign) - first if NOTHING < first < inf else 0.0
            for times in (1, far):
                moved = [[w + times * r for w, r in zip(rows[i], rises[i], strict=False)] for i in (index, index + 1)]
                if self.onward(moved[0]) != moved[1] or self.value(moved[0], sign) != first + times * rise:
                    return False
        return True
