"""Process time of games of Witness Protection on a class of 20 integer hypotheses, by the number of rounds.

Two games: one in which almost every answer is echoed, so that all hypotheses stay active and every witness is held to
the end, and one that alternates between a new element of the target and an echo, so that they are evicted. Printed: the
time, its ratio to that of half the rounds, and the exponent fitted to all (at most 2 is wanted).

python benchmarks/witness_protection.py [the largest number of rounds]
"""

import math
import sys
from collections import deque
from statistics import linear_regression
from time import process_time

from echoproof.attack.adversaries import Enumeration
from echoproof.attack.breakers import Echo
from echoproof.attack.finite import Ground, Hypothesis, element_seat
from echoproof.attack.transcript import play
from echoproof.generators.family import family_of
from echoproof.generators.witness_protection import protected
from echoproof.model.classes import HypothesisClass
from echoproof.model.domains import Integers

MODULI = (2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 18, 20, 24, 30, 36, 40, 45, 48, 60)
"""The 20 least divisors of 720 but 1."""
TARGET = 16
"""The index of the target, from 0."""


def twenty():
    """Return the class: 0 and what leaves a third of the modulus as its remainder, the largest moduli first."""
    definitions = {f"h{m}": f"x == 0 or x % {m} == {m // 3}" for m in reversed(MODULI)}
    return HypothesisClass("twenty remainders", "", Integers.read(definitions), tuple(definitions))


def games(ground):
    """Yield new adversaries, each with its name."""
    yield "echoes alone", Echo(Hypothesis(ground, TARGET), 0, 10**9)
    yield "elements and echoes", Enumeration(ground, TARGET, True, False)


def seconds(rounds, number):
    """Return the process time of a new game on a new class, nothing of either worked out before."""
    ground = Ground(twenty())
    _, adversary = list(games(ground))[number]
    start = process_time()
    deque(play(adversary, element_seat(protected(family_of(ground)), ground.cls), rounds), maxlen=0)
    return process_time() - start


def main(largest=10_000):
    sizes = [largest // 8, largest // 4, largest // 2, largest]
    print(f"{'game':<20} {'rounds':>7} {'seconds':>8} {'ratio':>6}")
    for number, (name, _) in enumerate(games(Ground(twenty()))):
        times = [seconds(rounds, number) for rounds in sizes]
        for rounds, time, before in zip(sizes, times, [None, *times], strict=False):
            print(f"{name:<20} {rounds:>7} {time:>8.2f} {'' if before is None else format(time / before, '.2f'):>6}")
        fitted = linear_regression([math.log(rounds) for rounds in sizes], [math.log(time) for time in times])
        print(f"{name:<20} time grows like rounds^{fitted.slope:.2f} (at most 2 is wanted)")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
