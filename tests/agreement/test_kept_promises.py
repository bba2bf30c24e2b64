"""The closed forms of promises against the game with counters; benchmarks/promises.py plays every small class."""

from random import Random

import pytest

from echoproof.deciding.frontier import frontier
from echoproof.deciding.local_closure import local_closure
from echoproof.games.least_promises import least_promises
from echoproof.games.promises import keeps_promises
from echoproof.model.errors import EchoproofError, LimitError
from strategies import profile_class

MANY = 60
POSITIONS = 20_000


def drawn(seed, n):
    """Return a class with cells of 1 point, 2 points and infinitely many, and promises to 3."""
    draw = Random(seed)
    while True:
        sizes = {p: draw.choice((1, 2, "infinite")) for p in range(1, 2**n) if draw.random() < 0.6}
        try:
            return profile_class(n, sizes).table, tuple(draw.randint(1, 3) for _ in range(n))
        except EchoproofError:
            continue


@pytest.mark.parametrize("n", [2, 3, 4])
def test_the_game_says_what_the_closed_forms_say(n):
    kinds = set()
    for seed in range(MANY if n < 4 else MANY // 4):
        table, promises = drawn(seed, n)
        said = (
            all(d > c for d, c in zip(promises, local_closure(table).dimensions, strict=True)),
            any(all(map(int.__ge__, promises, vector)) for vector in frontier(table).vectors),
        )
        played = tuple(keeps_promises(table, promises, replay=replay, limit=POSITIONS) for replay in (True, False))
        assert played == said, (table, promises)
        kinds.add(said)
    assert kinds >= {(True, True), (False, True), (False, False)} if n < 4 else {(True, True)} <= kinds


def test_the_game_finds_the_best_promises():
    for seed in range(12):
        table, _ = drawn(seed, 2 + seed % 2)
        assert least_promises(table, POSITIONS) == local_closure(table).thresholds


def test_a_game_that_is_too_large_is_not_played():
    table = profile_class(2, {1: "infinite", 2: "infinite", 3: 40}).table
    with pytest.raises(LimitError):
        least_promises(table, 100)
