"""The generators that keep promises: right from them on, on all streams up to a depth; and promises that are broken."""

from dataclasses import replace

import pytest
from test_uniform_generator import CLASSES, GROUNDS, errors

from echoproof.attack.finite import Ground, element_seat
from echoproof.attack.promised import PromiseBreaker, breakers
from echoproof.attack.referee import Judgement, judge
from echoproof.attack.run import Run
from echoproof.attack.transcript import play
from echoproof.deciding.frontier import frontier
from echoproof.deciding.local_closure import local_closure
from echoproof.deciding.promises import broken
from echoproof.generators.non_uniform import non_uniform, non_uniform_with_replay
from echoproof.generators.uniform import uniform
from strategies import integer_class, profile_class

DEPTH = 4
TRIO = profile_class(3, {1: "infinite", 2: "infinite", 4: "infinite", 3: 2, 5: 1, 7: 1})
COSTS = integer_class({"inf": "x >= 1", "one": "x == 1 or x <= -1", "two": "1 <= x <= 2 or x <= -1"})
LATE = profile_class(3, {1: "infinite", 3: "infinite", 5: "infinite", 6: 2})
"""A is served at once, from a cell of its own; B and C come later, and their examples are A's too."""
GROUNDS = {**GROUNDS, "late": Ground(LATE), "trio": Ground(TRIO), "costs": Ground(COSTS)}


@pytest.mark.parametrize("name", GROUNDS)
def test_with_replay_the_best_promises_are_kept(name):
    ground = GROUNDS[name]
    thresholds = local_closure(ground.cls.table).thresholds
    assert max(thresholds) <= DEPTH
    generator = non_uniform_with_replay(ground)
    for h, d in enumerate(thresholds):
        assert list(errors(generator, ground, h, DEPTH, True, d)) == []


@pytest.mark.parametrize("name", GROUNDS)
def test_without_replay_vectors_of_the_frontier_are_kept(name):
    ground = GROUNDS[name]
    vectors = frontier(ground.cls.table).vectors
    for vector in {vectors[0], vectors[-1]}:
        generator = non_uniform(ground, vector)
        for h, d in enumerate(vector):
            assert list(errors(generator, ground, h, DEPTH, False, d)) == []


def test_each_needs_what_the_other_does_not():
    """Replay breaks the generator that does not freeze; a promise less breaks the one that does."""
    ground = GROUNDS["costs"]
    vector = frontier(COSTS.table).vectors[0]
    assert any(list(errors(non_uniform(ground, vector), ground, h, DEPTH, True, d)) for h, d in enumerate(vector))
    thresholds = local_closure(COSTS.table).thresholds
    for h in range(3):
        less = tuple(d - (k == h and d > 1) for k, d in enumerate(thresholds))
        generator = non_uniform_with_replay(ground, less)
        assert any(list(errors(generator, ground, k, DEPTH, True, d)) for k, d in enumerate(less))


ROGUES = {
    "uniform": uniform,
    "non-uniform": lambda ground: non_uniform(ground, (1, 1, 1)),
    "copycat": lambda _: lambda examples: examples[-1],
    "upward": lambda _: lambda examples: max(examples) + 1,
    "downward": lambda _: lambda examples: min(0, *examples) - 1,
    "silent": lambda _: lambda _: None,
    "in turn": lambda _: lambda examples: (len(examples) + 1) * (-1) ** len(examples),
}


@pytest.mark.parametrize("rogue", ROGUES)
@pytest.mark.parametrize("promises", [(1, 1, 1), (1, 2, 3), (2, 1, 3), (2, 2, 2), (2, 2, 9), (1, 7, 7)])
def test_promises_that_cannot_be_kept_are_broken_in_time(rogue, promises):
    """By every generator, in all rounds but as many as were named, less one; the stream is legal for all targets."""
    ground, played = GROUNDS["costs"], 0
    seat = element_seat(ROGUES[rogue](ground), COSTS)
    for replay in (False, True):
        found = broken(COSTS.table, promises, replay=replay)
        if found is None:
            continue
        adversary = PromiseBreaker(ground, dict(zip(COSTS.names, promises, strict=True)), found, replay)
        rounds = list(play(adversary, seat, found.rounds + 12))
        judged = [judge(adversary.rules(), target, rounds) for target in adversary.targets()]
        assert all(one.legal for one in judged)
        late = {number for one in judged for number in one.wrong}
        assert len(rounds) - len(late) < found.rounds
        assert replay or set(range(found.rounds, len(rounds) + 1)) <= late
        played += 1
    assert played


def test_the_adversary_without_replay_is_taken_where_there_is_one():
    costs = Ground(COSTS)
    chosen = {
        promises: [one.replay for one in breakers(costs, dict(zip(COSTS.names, promises, strict=True)))]
        for promises in [(1, 1, 1), (1, 2, 3), (3, 2, 3)]
    }
    assert chosen == {(1, 1, 1): [False], (1, 2, 3): [True], (3, 2, 3): []}


def test_the_classes_are_of_both_kinds():
    """Some have one least vector, some several."""
    counts = {len(frontier(cls.table).vectors) for cls in [*CLASSES.values(), TRIO, COSTS, LATE]}
    assert {1, 2} <= counts


def test_a_promise_that_is_broken_once_is_broken():
    """In the limit one early error is forgiven; of a promise it is not, where the stream is legal."""
    early = Judgement("A", (0,) * 10, (2,), 0, told=False)
    assert Run("some", (), early, certain=False, promised=True).verdict == "beaten"
    assert Run("some", (), early, certain=False).verdict == "survived"
    assert Run("some", (), replace(early, sources=(None,) * 10), certain=False, promised=True).verdict == "survived"
