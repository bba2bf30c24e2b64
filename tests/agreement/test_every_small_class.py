"""Criterion, game, Z3 and cvc5 say the same of every small class, and the checker accepts what follows from it."""

import pytest

from brute import copies_of, infinite_class, labelled, up_to_isomorphism
from echoproof.games.solver import adversary_wins
from every_way import disagreements

PARTS = 4
STEP = 40
"""Of four hypotheses, the solvers get the own question of every so many classes; benchmarks/agreement.py asks all."""


def is_hard(n, profiles):
    return adversary_wins(infinite_class(n, profiles).table, replay=True)


@pytest.mark.parametrize("n", [1, 2, 3])
def test_every_way_says_the_same_of_every_class(n):
    assert disagreements(n, labelled(n)) == []


@pytest.mark.parametrize("part", range(PARTS))
def test_every_way_says_the_same_of_every_class_of_four(part):
    assert disagreements(4, up_to_isomorphism(4)[part::PARTS], STEP) == []


def test_the_lists_are_complete():
    """Each kind stands for as many labelled classes as it has images, which are all of them."""
    for n in (1, 2, 3):
        images = copies_of(n, up_to_isomorphism(n))
        assert images == set(map(frozenset, labelled(n)))
        assert sum(len(copies_of(n, [one])) for one in up_to_isomorphism(n)) == len(images)
    assert [len(labelled(n)) for n in (1, 2, 3, 4)] == [by_partitions(n) for n in (1, 2, 3, 4)]


def by_partitions(n):
    """Count the classes of n hypotheses by Moebius inversion over which supports are equal, and which empty."""
    stirling = {(0, 0): 1}
    for size in range(1, n + 2):
        for k in range(size + 1):
            stirling[size, k] = sum(
                factor * stirling.get(at, 0) for factor, at in ((-(size - 1), (size - 1, k)), (1, (size - 1, k - 1)))
            )
    # Together with the empty support n + 1 are to differ; k different ones may have 2^(k-1) - 1 profiles.
    return sum(stirling[n + 1, k] * 2 ** (2 ** (k - 1) - 1) for k in range(1, n + 2))


def test_hard_classes_begin_at_three():
    assert not any(is_hard(n, profiles) for n in (1, 2) for profiles in labelled(n))
    assert any(is_hard(3, profiles) for profiles in labelled(3))


@pytest.mark.parametrize(
    ("n", "profiles"),
    [
        pytest.param(3, (0b111, 0b011, 0b101, 0b110), id="the triangle"),
        pytest.param(4, (0b1111, 0b0011, 0b1100, 0b1101, 0b1110, 0b0111, 0b1011), id="the four hypotheses"),
    ],
)
def test_a_common_lower_bound_rescues_a_hard_class(n, profiles):
    """The verdict turns on one more hypothesis, contained in all the others."""
    assert is_hard(n, profiles)
    everyone = 2**n - 1
    assert not is_hard(n + 1, [p | 1 << n if p == everyone else p for p in profiles] + [everyone])
