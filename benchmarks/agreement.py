"""Where the tests compare a part: every class of four with each solver, Z3's lasso search with the product graph, and
the proof that all critical classes of five are listed, by the kernel and by a checker of other people.

What each line says is explained in tests/agreement/ and tests/kernel/test_completeness.py, which do less of the same.
With CPU seconds; it takes minutes.
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "kernel"))

from test_completeness import accepted_by_dratify, checked, clauses_with, made

from beaten_machines import (
    GALLERY,
    check_one_state,
    gallery_tables,
    random_disagreements,
    random_kinds,
    small_tables,
)
from brute import up_to_isomorphism
from echoproof.model.errors import UndecidedError
from every_way import disagreements

LISTED, SAMPLE, RANDOM, PARTS, MANY_CELLS = 20_000, 1_000, 10_000, 40, 4_096


def report(text, start):
    print(f"{text}  {time.process_time() - start:.1f} s", flush=True)


start, every = time.process_time(), up_to_isomorphism(4)
report(f"all {len(every)} classes of four in every way: {len(disagreements(4, every))} disagreements", start)
start = time.process_time()
machines = sum(check_one_state(table, LISTED)["machines"] for table in small_tables())
report(f"one state, {len(small_tables())} small classes: {machines} machines", start)
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
start, five = time.process_time(), made(5, critical=True)
kernel, other = checked(five).code is None, accepted_by_dratify(clauses_with(five).clauses, five["proof"])
report("critical classes of five: accepted by the kernel and by dratify", start)
if not (kernel and other):
    raise SystemExit(f"the proof of five is rejected: kernel {kernel}, dratify {other}")
