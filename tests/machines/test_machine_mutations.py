"""One transition of a canonical machine changed: whether that makes it beaten is computed; many changes are harmless.

There are some 200,000 on the easy classes of the gallery and of three hypotheses; by default a part of them, spread
evenly, is tried. ECHOPROOF_EVERY_MUTATION=1 tries them all, which takes many hours.
"""

import os
from functools import cache
from pathlib import Path

import pytest

from brute import infinite_class, up_to_isomorphism
from echoproof import load
from echoproof.deciding.criterion import GeneratorStrategy, decide_replay
from echoproof.kernel import classfile
from echoproof.kernel.meter import PLENTY, times
from echoproof.machines.canonical import canonical_machine
from echoproof.machines.certificate import prove_machine
from echoproof.machines.machine import Lasso, lasso_fault
from echoproof.machines.product import decide_machine
from small_machines import is_beaten, mutations
from strategies import with_single_points

GALLERY = sorted((Path(__file__).parents[2] / "encodings" / "classes").glob("*.toml"))
TRIED = 40
"""Mutations of each machine, when not all are tried."""


def easy(sources):
    """Yield (class, canonical machine) of those that are not hard."""
    for cls in sources:
        strategy = decide_replay(cls.table)
        if isinstance(strategy, GeneratorStrategy):
            yield cls, canonical_machine(cls.table, strategy)


def small(n):
    return (infinite_class(n, profiles) for profiles in up_to_isomorphism(n))


CASES = [
    *(pytest.param(case, id=f"{len(case[0].table.cells)} cells of {n}") for n in (2, 3) for case in easy(small(n))),
    *(pytest.param(case, id=case[0].title) for case in easy(map(load, GALLERY))),
]


def chosen(made, n):
    """Return the mutations to try, and how many there are."""
    count = sum(map(len, made.moves)) * (len(made.states) * n - 1)
    stride = 1 if os.environ.get("ECHOPROOF_EVERY_MUTATION") else count // TRIED or 1
    return mutations(made, n, stride), count


@pytest.mark.parametrize("case", CASES)
def test_a_planted_wrong_transition_is_found_and_a_harmless_one_is_proved_harmless(case, monkeypatch, record_property):
    """The kernel accepts each answer; on the class with single points the fixpoint gives the same."""
    cls, made = case
    single = with_single_points(cls)
    # The classes are the same throughout: let the checker work out their cells once.
    read = classfile.read
    known = cache(lambda data: read(data, times(PLENTY)))
    monkeypatch.setattr(classfile, "read", lambda data, _: known(data))
    tried, wrong = 0, 0
    mutants, count = chosen(made, cls.table.n)
    for mutant in mutants:
        found, _ = prove_machine(cls, mutant)  # raises when the kernel rejects the lasso or the ranking
        tried, wrong = tried + 1, wrong + isinstance(found, Lasso)
        assert not isinstance(found, Lasso) or lasso_fault(cls.table, mutant, found) is None
        found = found if single.table.cells == cls.table.cells else decide_machine(single.table, mutant)
        assert isinstance(found, Lasso) == is_beaten(single.table, mutant)
    record_property("mutations", f"{wrong} beaten of {tried} tried of {count}")
    assert tried == count or tried >= TRIED
