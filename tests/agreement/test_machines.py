"""Two ways to say whether a machine is beaten agree: Z3 by bounded unrolling, and the strong components of the product.

All machines with one state, as one symbolic machine; and hundreds of random ones with two to five states, over all
classes of at most three hypotheses and those of the gallery (two and three states where a class has many cells;
benchmarks/agreement.py has ten thousand, with four and five states there too, and asks the product about all machines
with one state of the small classes, and about more of those of the gallery).
"""

import pytest

from beaten_machines import (
    GALLERY,
    check_one_state,
    gallery_tables,
    random_disagreements,
    random_kinds,
    small_tables,
)
from echoproof.encode.unrolling import full_stages
from echoproof.search.lasso import MAX_STAGES

RANDOM_MACHINES = 300
FEW_CELLS = 7
"""Classes of the gallery with more cells get machines with two and three states alone in the tests."""
LARGE = 15
"""Machines with one state of a class whose symbolic question is too large."""
PARTS = 4


def test_machines_with_one_state_of_every_small_class():
    for table in small_tables():
        check_one_state(table, listed=27, sample=10)


@pytest.mark.parametrize("table", gallery_tables(), ids=[path.stem for path in GALLERY])
def test_machines_with_one_state_of_the_gallery(table):
    """All of them, as far as `check_one_state` says; where the symbolic question is too large a sample, one by one."""
    if all(full_stages(table, target) <= MAX_STAGES for target in range(table.n)):
        check_one_state(table)
    else:
        assert random_disagreements([(table, 1)] * LARGE, seed=len(table.cells)) == []


@pytest.mark.parametrize("part", range(PARTS))
def test_random_machines(part):
    kinds = random_kinds(RANDOM_MACHINES, FEW_CELLS)
    share = kinds[part * len(kinds) // PARTS : (part + 1) * len(kinds) // PARTS]
    assert random_disagreements(share, seed=part) == []
