"""The uniform generator and its conversion: right from the threshold on, on all streams up to a depth."""

import pytest
from hypothesis import given, settings

from echoproof.attack.finite import Ground, Hypothesis
from echoproof.deciding.uniform import closure
from echoproof.generators.uniform import uniform, uniform_with_replay, with_replay
from strategies import integer_class, profile_class, profile_classes

CLASSES = {
    "overlap of two": profile_class(2, {1: "infinite", 2: "infinite", 3: 2}),
    "one": profile_class(1, {1: "infinite"}),
    "chain": profile_class(2, {1: 2, 3: "infinite"}),
    "three with a triple point": profile_class(3, {1: "infinite", 2: "infinite", 4: "infinite", 3: 1, 6: 1, 7: 1}),
    "disjoint": integer_class({"even": "x % 2 == 0", "odd": "x % 2 == 1"}),
    "overlap of three integers": integer_class({"a": "x >= -1", "b": "x <= 1"}),
}
DEPTH = 5
GROUNDS = {name: Ground(cls) for name, cls in CLASSES.items()}
THRESHOLDS = {name: closure(cls.table).sample_complexity for name, cls in CLASSES.items()}


def errors(generator, ground, index, depth, replay, threshold, history=(), answers=()):
    """Yield the histories, up to a depth, of which the answer is wrong for a target after the threshold."""
    if history:
        answer = generator(history)
        target = Hypothesis(ground, index)
        if len(set(history)) >= threshold and (answer not in target or answer in history):
            yield history
        answers = (*answers, answer)
    if len(history) == depth:
        return
    genuine = [x for p in ground.meeting(1 << index) for x in ground.cls.examples(p, 3)]
    for x in dict.fromkeys([*genuine, *(answers if replay else ())]):
        yield from errors(generator, ground, index, depth, replay, threshold, (*history, x), answers)


def all_errors(generator, ground, replay, threshold, depth=DEPTH):
    targets = range(ground.cls.table.n)
    return [h for i in targets for h in errors(generator, ground, i, depth, replay, threshold)]


@pytest.mark.parametrize("name", CLASSES)
def test_from_the_threshold_on_it_is_right_with_replay(name):
    ground, threshold = GROUNDS[name], THRESHOLDS[name]
    assert threshold <= DEPTH
    assert all_errors(uniform_with_replay(ground), ground, True, threshold) == []
    assert all_errors(uniform(ground), ground, False, threshold) == []


@pytest.mark.parametrize("name", [name for name, threshold in THRESHOLDS.items() if threshold > 1])
def test_one_example_less_is_too_few(name):
    ground, threshold = GROUNDS[name], THRESHOLDS[name]
    assert all_errors(with_replay(uniform(ground), threshold - 1), ground, False, threshold - 1)
    assert all_errors(uniform(ground), ground, False, threshold - 1)


def test_without_the_conversion_replay_does_harm_to_a_careless_uniform_generator():
    """Right from the threshold on without replay; before it, it answers something of one hypothesis alone."""
    ground, threshold = GROUNDS["overlap of two"], THRESHOLDS["overlap of two"]

    def careless(examples):
        return uniform(ground)(examples) if len(set(examples)) >= threshold else "A #1"

    assert all_errors(careless, ground, False, threshold) == []
    assert all_errors(careless, ground, True, threshold)
    assert all_errors(with_replay(careless, threshold), ground, True, threshold) == []


def test_before_the_threshold_the_first_example_is_answered():
    generator = uniform_with_replay(GROUNDS["overlap of two"])
    assert [generator(("A B #1",) * t) for t in (1, 2, 3)] == ["A B #1"] * 3
    assert generator(("A B #1", "A B #2")) == "A B #1"
    assert generator(("B #1", "B #2", "B #1")) == "B #1"
    assert generator(("A B #1", "A B #2", "B #1")) == "B #2"


def test_examples_of_no_hypothesis_in_common_are_answered_by_the_first():
    assert uniform(GROUNDS["disjoint"])((0, 1, 2)) == 0


@settings(max_examples=25)
@given(profile_classes(max_n=3))
def test_random_classes(cls):
    ground = Ground(cls)
    threshold = closure(cls.table).sample_complexity
    assert all_errors(uniform_with_replay(ground), ground, True, threshold, depth=3) == []
