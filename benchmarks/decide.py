"""Process time of a decision with its certificate, and of the check of it, on random classes; prints a table.

python benchmarks/decide.py [number of hypotheses] [number of cells] [number of classes]
"""

import random
import sys
from time import process_time

from echoproof import kernel
from echoproof.deciding.decision import decide
from echoproof.deciding.questions import STRATEGY
from echoproof.model.cells import Cell
from echoproof.model.classes import HypothesisClass
from echoproof.model.classfile import dump, parse
from echoproof.model.domains import Profiles


def random_profiles(n, cells, seed):
    """Draw the profiles: for even seeds any, so that the class is generatable; for odd ones with a planted triangle.

    In it the first three hypotheses are in the same drawn profiles; three cells more are in two of them and all others.
    """
    draw = random.Random(seed)
    if seed % 2 == 0:
        return draw.sample(range(1, 2**n), cells)
    drawn = draw.sample(range(1, 2 ** (n - 2)), cells - 3)
    return [p >> 1 << 3 | (p & 1) * 0b111 for p in drawn] + [2**n - 1 - (1 << i) for i in range(3)]


def random_class(n, cells, seed):
    """Return the text of a random class, one cell of five finite."""
    draw = random.Random(seed)
    names = tuple(f"h{i}" for i in range(n))
    profiles = random_profiles(n, cells, seed)
    table = tuple(Cell(p, draw.randint(1, 9) if draw.random() < 0.2 else "infinite") for p in profiles)
    return dump(HypothesisClass(f"random class {seed}", "", Profiles(names, table), names))


def main(n=12, cells=200, classes=8):
    print(f"{'class':>6} {'hypotheses':>10} {'cells':>6} {'verdict':>16} {'decide s':>9} {'check s':>8} {'bytes':>8}")
    for seed in range(classes):
        text = random_class(n, cells, seed)
        start = process_time()
        decision = decide(parse(text))  # reads the class, decides, and lets the kernel check
        middle = process_time()
        certificate = decision.found(STRATEGY).certificate.text.encode()
        outcome = kernel.check(text.encode(), certificate)
        end = process_time()
        if outcome.code is not None:
            raise SystemExit(f"class {seed}: the certificate is rejected: {outcome}")
        verdict = decision.verdicts["proper-limit-replay"].verdict
        size = len(certificate)
        print(f"{seed:>6} {n:>10} {cells:>6} {verdict:>16} {middle - start:>9.3f} {end - middle:>8.3f} {size:>8}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
