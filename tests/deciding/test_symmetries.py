"""Every permutation that is returned is a symmetry of the class that fixes the profile; and none is missed."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from echoproof.deciding.symmetry import carry, orbits, symmetry_between
from echoproof.model.cells import members
from strategies import NAMES, profile_class, profile_classes


def is_symmetry(table, permutation):
    return sorted(permutation) == list(range(table.n)) and {
        frozenset(permutation[i] for i in members(p)) for p in table.profiles
    } == {frozenset(members(p)) for p in table.profiles}


@given(profile_classes(max_n=5), st.data())
def test_orbits_hold_symmetries_and_miss_none(cls, data):
    table = cls.table
    fixed = data.draw(st.sampled_from(table.profiles))
    fixing = [way for way in permutations(range(table.n)) if is_symmetry(table, way) and carry(way, fixed) == fixed]
    found = orbits(table, fixed)
    assert sorted([r for r, _ in found] + [k for _, others in found for k in others]) == list(range(table.n))
    for representative, others in found:
        for index, permutation in others.items():
            assert permutation in fixing
            assert permutation[representative] == index
        reachable = {way[representative] for way in fixing}
        assert reachable == {representative, *others}
        assert representative == min(reachable)


@given(profile_classes(max_n=5), st.data())
def test_carry_moves_each_member(cls, data):
    way = data.draw(st.permutations(range(cls.table.n)))
    for profile in cls.table.profiles:
        assert set(members(carry(way, profile))) == {way[i] for i in members(profile)}


def test_a_needle_breaks_a_symmetry():
    """All pairs among four are alike until one cell more is realized."""
    pairs = {1 << i | 1 << k: "infinite" for i in range(4) for k in range(i)}
    everyone = 0b1111
    alike = profile_class(4, {**pairs, everyone: "infinite"}).table
    assert symmetry_between(alike, everyone, 0, 3) is not None
    assert [len(others) for _, others in orbits(alike, everyone)] == [3]
    marked = profile_class(4, {**pairs, everyone: "infinite", 0b0111: 1}).table
    assert symmetry_between(marked, everyone, 0, 3) is None
    assert [(NAMES[r], len(others)) for r, others in orbits(marked, everyone)] == [("A", 2), ("D", 0)]
