"""The characterization of proper uniform generation against the exact game, on every small class; prints a table.

python benchmarks/proper_uniform.py [cells of the classes of four hypotheses, at most]
"""

import sys
from collections.abc import Iterator
from itertools import combinations, permutations, product
from time import process_time

from echoproof.deciding.proper_uniform import Bounds, bounds
from echoproof.deciding.uniform import closure
from echoproof.games.uniform_game import least_threshold
from echoproof.model.cells import Cell
from echoproof.model.classes import HypothesisClass
from echoproof.model.domains import Profiles
from echoproof.model.errors import EchoproofError

SIZES = (1, 2, "infinite")


def classes(n, counts, sizes) -> Iterator[HypothesisClass]:
    """Yield one class of each kind, with so many cells of these sizes."""
    names = tuple("ABCD"[:n])
    images = [[sum(1 << way[i] for i in range(n) if p >> i & 1) for p in range(2**n)] for way in permutations(range(n))]
    for count in counts:
        seen = set()
        for profiles in combinations(range(1, 2**n), count):
            rows = {frozenset(p for p in profiles if p >> i & 1) for i in range(n)}
            if len(rows) < n or frozenset() in rows:
                continue
            for chosen in product(sizes, repeat=count):
                cells = list(zip(profiles, chosen, strict=True))
                copies = {frozenset((image[p], size) for p, size in cells) for image in images}
                if seen.isdisjoint(copies):
                    seen |= copies
                    try:
                        yield HypothesisClass("", "", Profiles(names, tuple(Cell(*cell) for cell in cells)), names)
                    except EchoproofError:
                        continue  # a finite hypothesis


def agrees(table, replay):
    found = bounds(table, replay=replay)
    said = None if not isinstance(found, Bounds) else 1 if replay else closure(table).sample_complexity
    return least_threshold(table, replay=replay) == said


def main(cells_of_four=5):
    print(f"{'hypotheses':>10} {'cells':>7} {'sizes':>16} {'classes':>8} {'disagree':>8} {'seconds':>8}")
    runs = [(n, range(1, 2**n), SIZES) for n in (1, 2, 3)] + [(4, range(1, 16), ("infinite",))]
    runs += [(4, range(count, count + 1), SIZES) for count in range(3, cells_of_four + 1)]
    for n, counts, sizes in runs:
        start = process_time()
        found = [all(agrees(cls.table, replay) for replay in (False, True)) for cls in classes(n, counts, sizes)]
        spent = process_time() - start
        shown = f"{counts[0]}..{counts[-1]}"
        print(
            f"{n:>10} {shown:>7} {', '.join(map(str, sizes)):>16} {len(found):>8} {found.count(False):>8} {spent:>8.1f}"
        )
        if not all(found):
            raise SystemExit("the theorem and the game disagree")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
