"""Defences: which are broken by which stream, and that watermarking, which knows what is replayed, is not."""

from itertools import islice, pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small import CLASSES
from small import MISLED as MISLED_CLASS
from streams import explore, settling_round

from echoproof.attack.adversaries import house
from echoproof.attack.breakers import Echo, Poison
from echoproof.attack.finite import Ground, Hypothesis, element_seat
from echoproof.attack.memoryless import Memoryless
from echoproof.attack.referee import ElementRules, judge
from echoproof.attack.transcript import play
from echoproof.generators.critical import Critical, everything, kleinberg_mullainathan, sure
from echoproof.generators.defences import data_cleaning, first_again, output_filtering, watermarking
from echoproof.generators.family import element, family_of
from echoproof.generators.settling import contained_in, settled
from strategies import integer_class, profile_class, profile_classes

MISLED = Ground(MISLED_CLASS)
FOUR = Hypothesis(MISLED, 2)
BROKEN = {
    "data cleaning": data_cleaning(family_of(MISLED)),
    "output filtering": output_filtering(MISLED, everything, kleinberg_mullainathan(family_of(MISLED))),
    "data cleaning and output filtering": output_filtering(MISLED, sure, data_cleaning(family_of(MISLED))),
}
TWO = Ground(integer_class({"all": "True", "all but two": "x not in (0, 1)"}))


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("rounds", [8, 100])
def test_echoes_break_all_defences_that_do_not_know_what_is_replayed(name, rounds):
    """The errors are those that the docstring of Echo proves to recur for ever, round by round."""
    played = tuple(play(Echo(FOUR, 0, 4), element_seat(element(BROKEN[name]), MISLED.cls), rounds))
    found = judge(ElementRules(), FOUR, played)
    assert found.legal
    assert found.wrong == tuple(t for t in range(1, rounds + 1) if t % 4 in (1, 2))
    assert found.covered >= rounds // 2 - 1
    assert [r.answer for r in played] == [2 * (t // 2) * (-1) ** t for t in range(2, rounds + 2)]
    assert not any(r.note.endswith("due") for r in played)


@pytest.mark.parametrize("patience", [1, 2, 4])
@pytest.mark.parametrize("generator", [lambda examples: 1, lambda examples: None, lambda examples: examples[-1]])
def test_echoes_are_legal_and_enumerate_the_target_against_any_generator(generator, patience):
    """The k-th element is shown when it is due and not before, unless it was the first example or an answer."""
    played = tuple(play(Echo(FOUR, 0, patience), element_seat(generator, MISLED.cls), 60))
    assert judge(ElementRules(), FOUR, played).legal
    examples = [r.example for r in played]
    for k, x in enumerate(islice(FOUR.elements(), 60 // patience - 1), 1):
        silent = played[0].answer is None
        due = patience * k + 1
        assert x in examples[:due]
        assert silent or x == 0 or x not in examples[: due - 1]
    for before, after in pairwise(played):
        assert after.note.endswith("due") or after.example == before.answer


def test_cleaning_drops_what_it_answered_itself():
    """The sure set stays {0}, so that the hypothesis which has only 0 in common with the target is never evicted."""
    rule = BROKEN["data cleaning"]
    played = tuple(play(Echo(FOUR, 0, 4), element_seat(element(rule), MISLED.cls), 60))
    examples, answers = [r.example for r in played], [r.answer for r in played]
    assert sure(examples, answers) == {0}
    assert rule.active(examples, answers) == [1, 2, 3]
    assert not settled(rule, contained_in(MISLED), 3, examples, answers)
    assert explore(rule, contained_in(MISLED), 3, 5, 3).never


@pytest.mark.parametrize("otherwise", [kleinberg_mullainathan(family_of(TWO)), first_again])
@pytest.mark.parametrize("rounds", [10, 100])
def test_one_replayed_error_breaks_filtering_without_cleaning(rounds, otherwise):
    """It goes on answering 1, which the one hypothesis left contains, for ever; nothing is ever filtered away."""
    target = Hypothesis(TWO, 1)
    filtering = output_filtering(TWO, everything, otherwise)
    seat = element_seat(element(filtering), TWO.cls)
    found = judge(ElementRules(), target, tuple(play(Poison(target), seat, rounds)))
    assert found.legal
    assert found.wrong == tuple(range(1, rounds + 1))


@settings(max_examples=40)
@given(profile_classes(max_n=4), st.data())
def test_filtering_answers_what_all_active_agree_on(cls, data):
    """Where there is such a point that was not shown; else what it answers otherwise."""
    ground = Ground(cls)
    family = family_of(ground)
    pool = data.draw(st.sampled_from([everything, sure]))
    critical = Critical(family, pool, protected=False)
    otherwise = data.draw(st.sampled_from([critical, first_again]))
    filtered = output_filtering(ground, pool, otherwise)
    points = [family.point(m) for m in range(1, 13)]
    examples = data.draw(st.lists(st.sampled_from(points), min_size=1, max_size=5))
    answers = data.draw(st.lists(st.sampled_from(points), min_size=len(examples) - 1, max_size=len(examples) - 1))
    active = critical.active(examples, answers)
    near = [family.point(m) for m in range(1, 8 * len(cls.table.cells))]  # six of each infinite cell, at least
    agreed = [x for x in near if active and x not in examples and all(family.member(i, x) for i in active)]
    assert filtered(examples, answers) == (agreed[0] if agreed else otherwise(examples, answers))


@pytest.mark.parametrize("name", CLASSES)
def test_filtering_cleaned_examples_is_right_when_it_would_rather_say_nothing_new(name):
    """With x_1 in place of what is not agreed on: from round n on no answer leaves the target, and in the end all are
    fresh, on the streams of all adversaries here."""
    ground = Ground(CLASSES[name])
    n = ground.cls.table.n
    rule = output_filtering(ground, sure, first_again)
    for z in range(1, n + 1):
        target = Hypothesis(ground, z - 1)
        for adversary in adversaries(ground, target):
            played = tuple(play(adversary, element_seat(element(rule), ground.cls), 60))
            assert all(r.answer in target for r in played[n - 1 :]), adversary.name
            assert judge(ElementRules(), target, played).late == 0, adversary.name


def adversaries(ground, target):
    """Yield those of the house that enumerate a target, and one that echoes nearly always."""
    yield Echo(target, next(target.elements()), 1)
    for adversary in house(ground, False):
        if adversary.targets() == [target] and not isinstance(adversary, Memoryless):
            yield adversary


def are_two_hypotheses(alone, other, both):
    """Whether cells of these sizes make both supports infinite, and different."""
    infinite = [size == "infinite" for size in (alone, other, both)]
    return (infinite[2] or (infinite[0] and infinite[1])) and (alone, other) != (0, 0)


TWOS = [sizes for sizes in product((0, 1, 2, "infinite"), repeat=3) if are_two_hypotheses(*sizes)]


@pytest.mark.parametrize("sizes", TWOS, ids=str)
def test_two_hypotheses_are_not_enough_to_break_cleaning(sizes):
    """The proof is in the documents; here all classes of two with cells of these sizes, up to a depth."""
    ground = Ground(profile_class(2, {p: size for p, size in zip((1, 2, 3), sizes, strict=True) if size}))
    for z in (1, 2):
        found = explore(data_cleaning(family_of(ground)), contained_in(ground), z, 6, 3)
        assert found.clean, found


def watermarked(ground, z):
    """Watermarking in a game for the target h_z."""
    target = Hypothesis(ground, z - 1)
    return watermarking(family_of(ground), lambda x: x not in target)


@pytest.mark.parametrize("name", CLASSES)
def test_watermarking_has_no_error_after_its_settling_round_on_any_stream(name):
    ground = Ground(CLASSES[name])
    for z in range(1, ground.cls.table.n + 1):
        found = explore(watermarked(ground, z), contained_in(ground), z, 7, 3)
        assert found.clean, (z, found)
        assert found.settled > 0


@pytest.mark.parametrize("name", CLASSES)
def test_no_adversary_breaks_watermarking(name):
    """Those of the house for any element generator, and those that break the other defences."""
    ground = Ground(CLASSES[name])
    for z in range(1, ground.cls.table.n + 1):
        rule, target = watermarked(ground, z), Hypothesis(ground, z - 1)
        for adversary in adversaries(ground, target):
            played = tuple(play(adversary, element_seat(element(rule), ground.cls), 40))
            assert all(r.answer is not None for r in played)
            examples, answers = [r.example for r in played], [r.answer for r in played]
            start = settling_round(rule, contained_in(ground), z, examples, answers)
            found = judge(ElementRules(), target, played)
            assert found.legal
            assert start is not None, adversary.name
            assert all(number < start for number in found.wrong), adversary.name


def test_marks_on_echoes_of_the_target_too_would_make_watermarking_cleaning():
    """So the model matters: told only that an example was answered before, it is broken like data cleaning."""
    answered = set()

    def rule(examples, answers):
        answered.update(answers[-1:])
        repeated = [x for s, x in enumerate(examples) if x in answers[:s]]
        return watermarking(family_of(MISLED), lambda x: x in repeated)(examples, answers)

    played = tuple(play(Echo(FOUR, 0, 4), element_seat(element(rule), MISLED.cls), 40))
    assert judge(ElementRules(), FOUR, played).late == 10
