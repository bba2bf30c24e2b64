"""From a condition that can be evaluated to the automaton of the integers of which it holds, by representatives.

What was read is kept as the integers that were met and the n that comes next, every gap between neighbours cut down by
multiples of the modulus, to the least that is still beyond the constants. No condition of that reach tells the
difference.
"""

from collections.abc import Sequence
from math import lcm

from ..meter import Meter
from .conditions import Condition, Reach
from .words import Letter, Track, Words, constant, letters, minimal


def of_condition(condition: Condition, names: Sequence[str], reach: Reach, meter: Meter) -> Words:
    """Return the words with one integer on the track of each name, of which the condition holds."""
    if not names:
        return constant(condition({}))
    names = sorted(names)
    tracks, gaps = [Track(name, True) for name in names], Gaps(names, reach)
    alphabet = letters(tracks)
    numbers: dict[tuple[int | None, ...], int] = {}
    states: list[tuple[int | None, ...]] = []
    rows, fresh = [[0] * len(alphabet), [0] * len(alphabet)], dict[frozenset[int], list[tuple[int, Letter]]]()
    rows[1][0] = 1  # the state 0 is wrong, 1 is right, if nothing more comes

    def number(state: tuple[int | None, ...]) -> int:
        if state not in numbers:
            numbers[state] = len(states) + 2
            states.append(state)
        return numbers[state]

    def after(state: tuple[int | None, ...], letter: Letter) -> int:
        now = state[-1] or 0
        if not now and 2 in letter:
            return 0
        met = [m if not bit else now if bit == 1 else -now for m, bit in zip(state, letter, strict=False)]
        if None not in met:
            return int(condition({name: value for name, value in zip(names, met, strict=False) if value is not None}))
        return number(gaps.cut((*met, now + 1)))

    number((*(None for _ in names), 0))
    while len(rows) < len(states) + 2:
        state = states[len(rows) - 2]
        met = frozenset([i for i, value in enumerate(state[:-1]) if value is not None])
        if met not in fresh:
            fresh[met] = [(n, letter) for n, letter in enumerate(alphabet) if not any(letter[i] for i in met)]
        meter.spend(len(alphabet) + len(fresh[met]) * (16 * len(names) + 16), 16 * len(alphabet) + 400)
        row = [0] * len(alphabet)
        for n, letter in fresh[met]:
            row[n] = after(state, letter)
        rows.append(row)
    accepts = [False, True, *(False for _ in states)]
    return minimal(tuple(tracks), rows, accepts, meter, 2)


class Gaps:
    """How far the gaps between integers that were met can be cut down."""

    def __init__(self, names: Sequence[str], reach: Reach) -> None:
        self.modulus = lcm(*(reach.moduli.get(name, 1) for name in names))
        self.single = [reach.single.get(name, 0) for name in names]
        self.pairs = [[reach.pairs.get(frozenset((one, other)), 0) for other in names] for one in names]

    def cut(self, state: tuple[int | None, ...]) -> tuple[int | None, ...]:
        """Return the state with its gaps cut down: still beyond what those behind are compared with."""
        behind, before = list(range(len(self.single))), list[int]()
        sizes, last, shift = dict[int, int](), 0, 0
        for size in sorted({abs(value) for value in state if value is not None}):
            between = max((self.pairs[i][k] for i in before for k in behind), default=0)
            beyond = max((self.single[k] for k in behind), default=0)
            # Of two on different sides the sum is compared, so each alone can matter up to that constant.
            beyond = max(beyond, max((self.pairs[i][k] for i in behind for k in behind), default=0))
            least = max(between + 1, beyond + 1 - last)
            gap = size - shift - last
            if gap >= least + self.modulus:
                shift += (gap - least) // self.modulus * self.modulus
            last = sizes[size] = size - shift
            here = [k for k in behind if state[k] is not None and abs(state[k] or 0) == size]
            behind = [k for k in behind if k not in here]
            before += here
        return tuple(None if v is None else sizes[v] if v >= 0 else -sizes[-v] for v in state)
