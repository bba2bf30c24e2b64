"""Proper uniform generation of every class of four hypotheses with cells of 1 point, 2 points and infinite.

There are tens of millions of them up to renaming, so the game is played for many classes at once: a *lane* of a numpy
array is a class. The game is that of games/uniform_game.py, with one thing used that docs/notions.md proves: the
adversary shows first whatever rules no target out. So a state holds the hypotheses answered, R, and the targets
possible, V; the points shown are those of the cells that meet R or contain V. Nothing is used of the theorem that this
is compared with.

python benchmarks/every_class_of_four.py [blocks of 65,536 labelled classes, at most]
"""

import sys
from collections.abc import Iterator
from itertools import combinations_with_replacement, product
from time import process_time

import numpy as np

ALL = 15
PROFILES = range(1, ALL + 1)
SINGLE = (1, 2, 4, 8)
INNER = (3, 5, 6, 7, 9, 10, 11, 12)
"""The profiles whose sizes vary within a block."""
OUTER = (13, 14, 15)
ENDLESS = 255
"""Stands for more distinct examples than any threshold: a point of an infinite cell was shown."""


def blocks() -> Iterator[dict[int, np.ndarray]]:
    """Yield the sizes of all cells, 0 to 2 points or 3 for infinite, of 4^8 classes at a time.

    A renaming can sort the sizes of the four cells that belong to one hypothesis alone, so only sorted ones are listed.
    """
    lanes = np.arange(4 ** len(INNER))
    inner = {p: (lanes >> 2 * at & 3).astype(np.uint8) for at, p in enumerate(INNER)}
    for single in combinations_with_replacement(range(4), 4):
        for outer in product(range(4), repeat=len(OUTER)):
            fixed = dict(zip(SINGLE + OUTER, single + outer, strict=True))
            yield inner | {p: np.full(lanes.size, size, np.uint8) for p, size in fixed.items()}


class Classes:
    """What the game and the theorem need of the classes of a block."""

    def __init__(self, sizes):
        self.present = {p: sizes[p] > 0 for p in PROFILES}
        self.endless = {p: sizes[p] == 3 for p in PROFILES}
        self.points = {p: np.where(sizes[p] == 3, 0, sizes[p]).astype(np.uint8) for p in PROFILES}
        # outside[j][k]: h_j is not inside h_k.
        self.outside = [
            [self._any(self.present, lambda p, j=j, k=k: p >> j & 1 and not p >> k & 1) for k in range(4)]
            for j in range(4)
        ]
        different = [self.outside[j][k] | self.outside[k][j] for j in range(4) for k in range(j)]
        infinite = [self._any(self.endless, lambda p, k=k: p >> k & 1) for k in range(4)]
        self.are_classes = np.logical_and.reduce([*different, *infinite])
        # wrong[j][V]: h_j is not inside every hypothesis of V.
        self.wrong = [
            [self._or([row[k] for k in range(4) if targets >> k & 1]) for targets in range(ALL + 1)]
            for row in self.outside
        ]

    def _or(self, arrays):
        return np.logical_or.reduce(arrays) if arrays else np.zeros_like(self.present[1])

    def _any(self, facts, chosen):
        return self._or([facts[p] for p in PROFILES if chosen(p)])

    def count(self, chosen):
        """Return how many points the chosen cells have, ENDLESS where one is infinite."""
        points = sum(self.points[p] for p in PROFILES if chosen(p))
        return np.where(self._any(self.endless, chosen), np.uint8(ENDLESS), points)

    def played(self, replay):
        """Return the greatest number of distinct examples after which the adversary can have a wrong answer."""
        latest: dict[tuple[int, int], np.ndarray] = {}
        # Answers only grow and targets only shrink, so what follows a state is known before it.
        for answered in range(ALL, -1, -1) if replay else [0]:
            for targets in PROFILES:
                latest[answered, targets] = self._state(latest, answered, targets, replay)
        starts = [np.where(self.present[p], latest[0, p], np.uint8(0)) for p in PROFILES]
        return np.maximum.reduce(starts)

    def _state(self, latest, answered, targets, replay):
        distinct = self.count(lambda p: p & answered or not targets & ~p)
        least = np.full_like(distinct, ENDLESS)
        for answer in range(4):
            value = np.where(self.wrong[answer][targets], distinct, np.uint8(0))
            if replay and not answered >> answer & 1:
                value = np.maximum(value, latest[answered | 1 << answer, targets])
            least = np.minimum(least, value)
        for left in range(1, targets):
            rules_out = [p for p in PROFILES if not p & answered and p & targets == left]
            if left & ~targets == 0 and rules_out:
                shown = self._or([self.present[p] for p in rules_out])
                least = np.maximum(least, np.where(shown, latest[answered, left], np.uint8(0)))
        return least

    def characterized(self, replay):
        """Return the same by the theorem, from lower bounds and the closure dimension."""
        served = [~np.logical_and.reduce([self.wrong[j][p] for j in range(4)]) for p in range(ALL + 1)]
        matters = self.present if replay else self.endless
        hard = self._or([matters[p] & ~served[p] for p in PROFILES])
        if replay:
            return np.where(hard, np.uint8(ENDLESS), np.uint8(0))
        counts = [self.count(lambda p, v=v: not v & ~p) for v in PROFILES]
        closure = np.maximum.reduce([np.where(count == ENDLESS, np.uint8(0), count) for count in counts])
        return np.where(hard, np.uint8(ENDLESS), closure)


def main(most=35 * 64):
    start, number, bad = process_time(), 0, 0
    for at, sizes in enumerate(blocks()):
        if at == most:
            break
        classes = Classes(sizes)
        wrong = [classes.played(replay) != classes.characterized(replay) for replay in (False, True)]
        number += int(classes.are_classes.sum())
        bad += int(((wrong[0] | wrong[1]) & classes.are_classes).sum())
        if at % 64 == 63:
            print(f"{number:>12,} labelled classes, {bad} disagreements, {process_time() - start:.0f} s", flush=True)
    if bad:
        raise SystemExit("the theorem and the game disagree")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
