"""The game of promises where its winner is plain: what two hypotheses in common must cost one of them, or both."""

import pytest

from echoproof.games.promises import keeps_promises, least_uniform_promise
from echoproof.model.errors import LimitError
from strategies import profile_class

SHARED = 3
TWO = profile_class(2, {0b01: "infinite", 0b10: "infinite", 0b11: SHARED}).table


@pytest.mark.parametrize("a", range(1, SHARED + 3))
@pytest.mark.parametrize("b", range(1, SHARED + 3))
def test_without_replay_one_of_two_has_to_wait_and_with_it_both(a, b):
    """After the shared points a generator that is right about one is wrong about the other; replay hides which."""
    assert keeps_promises(TWO, (a, b), replay=False) == (max(a, b) > SHARED)
    assert keeps_promises(TWO, (a, b), replay=True) == (min(a, b) > SHARED)


@pytest.mark.parametrize("wrong", range(4))
def test_so_many_points_of_each_alone_can_be_wrong(wrong):
    assert least_uniform_promise(TWO, replay=False, wrong=wrong) == SHARED + 2 * wrong + 1


def test_an_infinite_core_serves_everyone_at_once():
    core = profile_class(2, {0b01: 2, 0b10: "infinite", 0b11: "infinite"}).table
    assert [least_uniform_promise(core, replay=replay) for replay in (False, True)] == [1, 1]
    assert least_uniform_promise(core, replay=False, wrong=2) == 1


def test_too_many_states_or_points_give_no_verdict():
    with pytest.raises(LimitError, match="more than 3 states"):
        keeps_promises(TWO, (3, 3), replay=True, limit=3)
    with pytest.raises(LimitError, match="distinct examples"):
        keeps_promises(TWO, (10_000, 3), replay=True)
