"""The closed forms of promises, with replay and without, against the exact game, on every small class.

python benchmarks/promises.py [hypotheses, at most]
"""

import sys
from itertools import product
from time import process_time

from proper_uniform import SIZES, classes

from echoproof.deciding.frontier import frontier
from echoproof.deciding.local_closure import local_closure
from echoproof.deciding.promises import broken
from echoproof.games.promises import keeps_promises

MOST = 3
"""The largest promise that is tried."""


def said(table, promises):
    """Return what the closed forms say of promises, with replay and without."""
    dimensions, vectors = local_closure(table).dimensions, frontier(table).vectors
    with_replay = all(d > c for d, c in zip(promises, dimensions, strict=True))
    without = any(all(map(int.__ge__, promises, vector)) for vector in vectors)
    if (with_replay, without) != tuple(broken(table, promises, replay=replay) is None for replay in (True, False)):
        raise SystemExit(f"the search for what breaks {promises} disagrees: {table}")
    return with_replay, without


def main(most=3):
    print(f"{'hypotheses':>10} {'classes':>8} {'promises':>9} {'only without':>12} {'disagree':>8} {'seconds':>8}")
    for n in range(2, most + 1):
        start, number, found, wrong, only = process_time(), 0, 0, 0, 0
        for cls in classes(n, range(1, 2**n), SIZES):
            number += 1
            for promises in product(range(1, MOST + 1), repeat=n):
                expected = said(cls.table, promises)
                played = tuple(keeps_promises(cls.table, promises, replay=r) for r in (True, False))
                found, wrong, only = found + 1, wrong + (played != expected), only + (played == (False, True))
        spent = process_time() - start
        print(f"{n:>10} {number:>8} {found:>9} {only:>12} {wrong:>8} {spent:>8.1f}", flush=True)
        if wrong:
            raise SystemExit("the closed forms and the game disagree")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
