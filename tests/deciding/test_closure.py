"""The closure dimension against brute force over all sets of hypotheses, and what is made of it."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echoproof import decide
from echoproof.deciding.uniform import closure
from echoproof.model.cells import members
from echoproof.model.errors import LimitError
from strategies import integer_class, integer_classes, profile_class, profile_classes


def intersection_size(table, chosen):
    sizes = [cell.size for cell in table.cells if all(cell.profile >> i & 1 for i in chosen)]
    return "infinite" if "infinite" in sizes else sum(sizes)


def by_brute_force(table):
    chosen = (c for size in range(1, table.n + 1) for c in combinations(range(table.n), size))
    return max((size for c in chosen if (size := intersection_size(table, c)) != "infinite"), default=0)


@given(st.one_of(profile_classes(), integer_classes(max_n=5)))
def test_closure_dimension(cls):
    found = closure(cls.table)
    assert found.dimension == by_brute_force(cls.table)
    assert found.sample_complexity == found.dimension + 1
    if found.dimension:
        assert intersection_size(cls.table, tuple(members(found.hypotheses))) == found.dimension


@given(profile_classes())
def test_the_decision_says_so(cls):
    verdicts = decide(cls).verdicts
    assert set(verdicts) == {
        "uniform",
        "uniform-replay",
        "non-uniform",
        "non-uniform-replay",
        "limit",
        "limit-replay",
        "proper-uniform",
        "proper-uniform-replay",
        "proper-limit",
        "proper-limit-replay",
        "identification",
        "identification-replay",
    }
    for notion in ("uniform", "uniform-replay"):
        assert verdicts[notion].verdict == "generatable"
        assert verdicts[notion].sample_complexity == by_brute_force(cls.table) + 1


def test_the_four_hypotheses_need_four_examples():
    cls = integer_class(
        {
            "h1-": "x <= 0 or x == 1",
            "h2-": "x <= 0 or x == 2",
            "h1+": "x >= 0 or x == -1",
            "h2+": "x >= 0 or x == -2",
        }
    )
    assert closure(cls.table).dimension == 3  # h1- and h1+ meet in -1, 0, 1
    assert closure(cls.table).sample_complexity == 4
    assert len(cls.table.cells) == 7


def test_a_search_that_is_cut_off_gives_no_number():
    # The needle: of all pairs, one has a finite intersection.
    cls = profile_class(3, {0b011: "infinite", 0b101: "infinite", 0b110: 9})
    assert closure(cls.table).dimension == 9
    with pytest.raises(LimitError):
        closure(cls.table, limit=1)
