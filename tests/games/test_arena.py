"""Rabin games on random arenas: component by component as on the whole, and what is won is never lost."""

import random

from echoproof.games.arena import Arena


class Whole(Arena):
    """Solves without looking at components."""

    def rabin(self, alive, pairs):
        return self._rabin(alive, pairs)


def test_components_change_nothing():
    random.seed(0)
    some = 0
    for _ in range(2000):
        size = random.randint(1, 9)
        answering = [random.random() < 0.5 for _ in range(size)]
        after = [random.sample(range(size), random.randint(1, min(3, size))) for _ in range(size)]
        before = [[state for state in range(size) if each in after[state]] for each in range(size)]
        pairs = [
            tuple({state for state in range(size) if random.random() < chance} for chance in (0.3, 0.2))
            for _ in range(random.randint(1, 3))
        ]
        won = Arena(answering, after, before).rabin(set(range(size)), pairs)
        assert won == Whole(answering, after, before).rabin(set(range(size)), pairs)
        some += 0 < len(won) < size
    assert some > 400
