"""Z3's lasso search against the product graph: all machines with one state, ten thousand random ones, and CPU seconds.

What each line says is explained in tests/agreement/test_machines.py, which does less of the same. Takes some minutes.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "agreement"))

from test_machines import (
    GALLERY,
    check_one_state,
    gallery_tables,
    one_state_disagreements,
    random_disagreements,
    random_kinds,
    small_tables,
)

from echoproof.model.errors import UndecidedError

LISTED, SAMPLE, RANDOM, PARTS, MANY_CELLS = 20_000, 1_000, 10_000, 40, 4_096


def report(text, start):
    print(f"{text}  {time.process_time() - start:.1f} s", flush=True)


start = time.process_time()
wrong = sum(len(one_state_disagreements(table)) for table in small_tables())
report(f"one state, {len(small_tables())} small classes: {wrong} disagreements", start)
for path, table in zip(GALLERY, gallery_tables(), strict=True):
    start = time.process_time()
    try:
        report(f"one state, {path.stem}: {check_one_state(table, LISTED, SAMPLE)}", start)
    except UndecidedError as undecided:
        report(f"one state, {path.stem}: {undecided}", start)
kinds = random_kinds(RANDOM, MANY_CELLS)
for part in range(PARTS):
    start, share = time.process_time(), kinds[part * RANDOM // PARTS : (part + 1) * RANDOM // PARTS]
    report(f"random, part {part + 1} of {PARTS}: {len(random_disagreements(share, seed=part))} disagreements", start)
