"""The non-uniform separation: every promise is broken on a legal stream, and the notes say for which target."""

from itertools import islice

import pytest
from by_hand import element_game, same
from element_rogues import ROGUES, tables, without_replay_non_uniform
from hypothesis import given, settings
from hypothesis import strategies as st

from echoproof.attack.referee import judge, judge_best
from echoproof.attack.transcript import Round, play
from echoproof.theorems.non_uniform.adversary import Bounded, NonUniformAdversary, Positive, integer_seat

PROMISES = [(1, 1), (1, 9), (3, 5), (6, 2), (4, 4)]
ROUNDS = 60


def inside(d):
    """Return membership in h_d, in h_inf when d is None, as the paper has it."""
    return (lambda x: x >= 1) if d is None else (lambda x: 1 <= x <= d or x <= -1)


def game(generator, d, m, rounds=ROUNDS):
    adversary = NonUniformAdversary(d, m)
    return adversary, list(play(adversary, integer_seat(generator), rounds))


def broken(played, d, m):
    """Return the rounds in which the promises for h_inf and for h_d are broken."""
    return element_game(played, inside(None), d).wrong, element_game(played, inside(d), m).wrong


@pytest.mark.parametrize(("d", "m"), PROMISES)
@pytest.mark.parametrize("player", ROGUES)
def test_every_generator_breaks_its_promise(player, d, m):
    adversary, played = game(ROGUES[player](), d, m)
    assert len(played) == ROUNDS
    for target, threshold, number in zip(adversary.targets(), (None, d), (d, m), strict=True):
        judgement = judge(adversary.rules(), target, played)
        assert judgement.legal
        assert same(judgement, element_game(played, inside(threshold), number))
    assert sum(map(len, broken(played, d, m))) >= ROUNDS + 1 - max(d, m)
    worst = judge_best(adversary.rules(), adversary.targets(), played)
    assert worst.late > 0
    assert 2 * len(worst.wrong) >= ROUNDS + 1 - max(d, m)


@pytest.mark.parametrize(("d", "m"), PROMISES)
@pytest.mark.parametrize("player", ROGUES)
def test_the_notes_name_the_case(player, d, m):
    _, played = game(ROGUES[player](), d, m)
    inf, bounded = broken(played, d, m)
    for number in range(d, ROUNDS):
        note = played[number].note
        assert ("case h_inf" in note) == (number in inf), note
        assert (f"case h_{d}" in note) == (number not in inf and number in bounded), note


def worst_target(player, d, m):
    adversary, played = game(ROGUES[player](), d, m)
    return judge_best(adversary.rules(), adversary.targets(), played).target


@pytest.mark.parametrize(
    ("player", "target"),
    [("largest plus one", "h_3"), ("least fresh", "h_3"), ("constant", "h_inf"), ("smallest minus one", "h_inf")],
)
def test_each_case_occurs(player, target):
    assert worst_target(player, 3, 5) == target


def test_the_generator_that_is_right_without_replay_breaks_the_promise_for_h_d():
    """It is fooled in the very round in which it has promised to be right."""
    for d in range(1, 8):
        adversary, played = game(without_replay_non_uniform, 1, d + 1)
        assert judge(adversary.rules(), Bounded(1), played).wrong[0] == d + 1
        assert not judge(adversary.rules(), Positive(), played).wrong


@pytest.mark.parametrize("d", [None, 1, 2, 5])
def test_without_replay_it_keeps_its_promise(d):
    target = Positive() if d is None else Bounded(d)
    for order in (list, lambda points: points[::-1], lambda points: points[::2] + points[1::2]):
        points = order(list(islice(target.elements(), 20)))
        played = [Round(x, without_replay_non_uniform(points[: t + 1])) for t, x in enumerate(points)]
        assert element_game(played, inside(d), 1 if d is None else d + 1).wrong == ()


@pytest.mark.parametrize("rounds", [1, 2, 5, 9, 10, 20])
def test_a_promise_can_be_kept_for_fewer_rounds_than_it_speaks_of(rounds):
    adversary, played = game(ROGUES["largest plus one"](), 3, 9, rounds)
    assert bool(judge_best(adversary.rules(), adversary.targets(), played).wrong) == (rounds >= 9)


@settings(max_examples=150)
@given(tables(), st.integers(1, 15), st.integers(1, 25), st.integers(1, 70))
def test_no_generator_makes_it_illegal(generator, d, m, rounds):
    adversary, played = game(generator, d, m, rounds)
    for target, threshold in zip(adversary.targets(), (None, d), strict=True):
        assert element_game(played, inside(threshold)).legal
        assert judge(adversary.rules(), target, played).legal
    assert sum(map(len, broken(played, d, m))) >= rounds + 1 - max(d, m)


@pytest.mark.parametrize("d", [None, 1, 4])
def test_the_targets_are_the_paper_s(d):
    target = Positive() if d is None else Bounded(d)
    window = {x for x in range(-30, 31) if inside(d)(x)}
    assert {x for x in range(-30, 31) if x in target} == window
    listed = list(islice(target.elements(), 100))
    assert len(set(listed)) == 100
    assert set(listed) >= window
    assert all(map(inside(d), listed))
    assert "*1" not in target


@pytest.mark.parametrize(("d", "m"), [(0, 1), (1, 0), (-2, 3)])
def test_a_promise_from_no_example_on_is_none(d, m):
    with pytest.raises(ValueError, match="at least one"):
        NonUniformAdversary(d, m)
