"""The minimal sets of hypotheses with a finite intersection, against all sets of hypotheses."""

import example_classes
import pytest

from echoproof.deciding.uniform import closure
from echoproof.export.finite_intersections import minimal_finite_intersections


def finite(table, chosen):
    """Return the size of an intersection when it is finite, else None."""
    sizes = [cell.size for cell in table.cells if cell.profile & chosen == chosen]
    return None if "infinite" in sizes else sum(sizes)


CLASSES = {
    **{name: make for name, make in example_classes.ALL.items() if not name.startswith("many")},
    **{
        f"random {seed}": lambda seed=seed: example_classes.random_profiles(5, 16, seed, common=False)
        for seed in range(20)
    },
    # Without a common infinite cell, so that there are sets with a finite intersection.
    **{f"cycle {n}": lambda n=n: example_classes.integers("Cycle", **cycle(n)) for n in (3, 4, 5)},
}


def cycle(n):
    return {f"h{k}": f"x % {n} in ({k}, {(k + 1) % n}) or x in (0, 1, 2)" for k in range(n)}


@pytest.mark.parametrize("name", CLASSES)
def test_they_are_all_the_minimal_ones(name):
    table = CLASSES[name]().table
    sizes = {chosen: size for chosen in range(1, 1 << table.n) if (size := finite(table, chosen)) is not None}
    minimal = {s: size for s, size in sizes.items() if not any(t != s and t & s == t for t in sizes)}
    found = minimal_finite_intersections(table, limit=1 << table.n)
    assert found == minimal
    assert max(minimal.values(), default=0) == closure(table).dimension
    if len(minimal) > 1:
        assert minimal_finite_intersections(table, limit=len(minimal) - 1) is None


def test_the_cycles_have_several():
    assert len(minimal_finite_intersections(CLASSES["cycle 5"]().table)) > 4
