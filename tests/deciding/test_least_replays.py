"""The least replay number over all sizes of cells, against trying the sizes; and that smaller cells never cost more."""

import random
from itertools import product

import pytest

import brute
from echoproof.deciding import least_replays as searched
from echoproof.deciding.least_replays import least_replays
from echoproof.deciding.replay_number import replay_number
from echoproof.encode.symbolic import Query
from echoproof.games.limit_game import adversary_wins_under
from echoproof.games.rules import Rules
from echoproof.model.budgets import Total
from echoproof.model.errors import FiniteHypothesisError, LimitError
from echoproof.search.enumerate import enumerate_classes
from strategies import has_distinct_supports, profile_class

SIZES = (1, 2, "infinite")
OF_FOUR = enumerate_classes(Query(4)).classes
OF_FIVE = enumerate_classes(Query(5)).classes[::40]


def everywhere_infinite(n, profiles):
    return profile_class(n, dict.fromkeys(profiles, "infinite")).table


def number(n, sizes):
    """Return the replay number for these sizes, None where some hypothesis would be finite."""
    try:
        found = replay_number(profile_class(n, sizes).table).number
    except FiniteHypothesisError:
        return None
    return found if isinstance(found, int) else float("inf")


def least(n, profiles):
    found = least_replays(everywhere_infinite(n, profiles))
    return float("inf") if found.number == "infinite" else found.number


def tried(n, profiles, sizes):
    return {chosen: number(n, dict(zip(profiles, chosen, strict=True))) for chosen in sizes} if profiles else {}


@pytest.mark.parametrize(("n", "profiles"), [(3, (3, 5, 6, 7)), *[(4, one) for one in OF_FOUR if len(one) <= 6]])
def test_no_sizes_do_better_and_some_do_as_well(n, profiles):
    numbers = tried(n, profiles, product(SIZES, repeat=len(profiles)))
    assert min(found for found in numbers.values() if found is not None) == least(n, profiles)


@pytest.mark.parametrize(("n", "profiles"), [*[(4, one) for one in OF_FOUR], *[(5, one) for one in OF_FIVE]])
def test_with_one_point_in_the_other_cells_the_best_choice_of_infinite_ones_is_found(n, profiles):
    """For larger classes all choices of at most two infinite cells, and a sample of the others."""
    draw = random.Random(len(profiles))
    pairs = {frozenset(pair) for pair in product(profiles, repeat=2)}
    some = {frozenset(draw.sample(profiles, draw.randint(1, len(profiles)))) for _ in range(30)}
    chosen = {tuple("infinite" if p in infinite else 1 for p in profiles) for infinite in pairs | some}
    numbers = [found for found in tried(n, profiles, chosen).values() if found is not None]
    assert all(found >= least(n, profiles) for found in numbers)
    found = least_replays(everywhere_infinite(n, profiles))
    if found.number != "infinite":
        assert replay_number(found.sized(everywhere_infinite(n, profiles))).number == found.number
        if len(found.infinite) <= 2:
            assert min(numbers) == found.number


@pytest.mark.parametrize("profiles", OF_FOUR)
def test_a_smaller_cell_never_raises_the_number(profiles):
    draw = random.Random(sum(profiles))
    compared = 0
    for _ in range(40):
        cell, size = draw.choice(profiles), draw.choice((2, 3, "infinite"))
        sizes = {p: draw.choice((1, 2, 3, "infinite")) for p in profiles} | {cell: size}
        smaller = number(4, sizes | {cell: 1 if size == 2 else draw.choice((1, 2))})
        if (larger := number(4, sizes)) is not None and smaller is not None:
            assert smaller <= larger
            compared += 1
    assert compared


def test_the_game_itself_is_lost_at_the_least_number_and_won_below():
    """The formula of the number is left out here: the game with counters is played at the sizes that were found."""
    numbers = set()
    for profiles in OF_FOUR[:8]:
        found = least_replays(everywhere_infinite(4, profiles))
        if found.number != "infinite":
            table = found.sized(everywhere_infinite(4, profiles))
            assert adversary_wins_under(table, Rules(Total(found.number)))
            assert not adversary_wins_under(table, Rules(Total(found.number - 1)))
            numbers.add(found.number)
    assert numbers


@pytest.mark.parametrize("n", [1, 2, 3])
def test_there_is_a_number_exactly_for_hard_classes(n):
    for bits in range(0, 2 ** (2**n), 2):
        profiles = [p for p in range(1, 2**n) if bits >> p & 1]
        if has_distinct_supports(n, profiles):
            found = least_replays(everywhere_infinite(n, profiles))
            assert (found is not None) == (frozenset(profiles) in brute.hard(n))


def test_a_core_makes_the_number_finite_and_is_then_alone_infinite():
    with_core = [(n, one) for n, some in ((4, OF_FOUR), (5, OF_FIVE)) for one in some if (1 << n) - 1 in one]
    assert len(with_core) > 20
    for n, profiles in with_core:
        found = least_replays(everywhere_infinite(n, profiles))
        assert found.infinite == ((1 << n) - 1,)
        assert found.number != "infinite"


def test_without_a_core_both_happen():
    numbers = [least(4, one) for one in OF_FOUR if 15 not in one]
    assert len(set(numbers)) == 3
    assert max(numbers) == float("inf")


def test_a_limit_is_no_answer(monkeypatch):
    monkeypatch.setattr(searched, "MAX_CHOICES", 20)
    with pytest.raises(LimitError, match="more than 20 choices"):
        least_replays(everywhere_infinite(4, OF_FOUR[0]))
