"""Kleinberg-Mullainathan: right without replay, and led astray for ever by replay."""

from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small import MISLED as MISLED_CLASS
from streams import explore

from echoproof.attack.breakers import Echo, Poison
from echoproof.attack.finite import Ground, Hypothesis, element_seat
from echoproof.attack.referee import ElementRules, judge
from echoproof.attack.transcript import play
from echoproof.generators.critical import kleinberg_mullainathan
from echoproof.generators.family import element, family_of
from echoproof.generators.settling import contained_in, settled
from strategies import integer_class, integer_classes, profile_classes

SMALL = st.one_of(integer_classes(max_n=4), profile_classes(max_n=4))
MISLED = Ground(MISLED_CLASS)
TWO = Ground(integer_class({"all": "True", "all but two": "x not in (0, 1)"}))


def defined(family, shown, t):
    """Answer as [K] defines it: shown are the examples so far, t is the round."""
    active = [i for i in family.indices(t) if all(family.member(i, x) for x in shown)]
    for m in count(1):
        box = [family.point(k) for k in range(1, m + 1)]
        languages = {i: {x for x in box if family.member(i, x)} for i in active}
        critical = [i for i in active if all(languages[i] <= languages[j] for j in active if j < i)]
        fresh = [x for x in box if x not in shown and (not active or x in languages[max(critical)])]
        if fresh:
            return fresh[0]


@settings(max_examples=40)
@given(SMALL, st.data())
def test_it_is_what_the_definition_says(cls, data):
    family = family_of(Ground(cls))
    generator = element(kleinberg_mullainathan(family))
    examples = []
    for t in range(1, 7):
        examples.append(family.point(data.draw(st.integers(1, 8))))
        assert generator(examples) == defined(family, examples, t)


@settings(max_examples=30)
@given(SMALL, st.data())
def test_without_replay_it_settles_and_is_right_from_then_on(cls, data):
    """The elements of the target in order; it is settled when those that tell it from the lesser ones were shown."""
    ground = Ground(cls)
    z = data.draw(st.integers(1, cls.table.n))
    target = Hypothesis(ground, z - 1)
    rule = kleinberg_mullainathan(family_of(ground))
    contained = contained_in(ground)
    examples, answers, done = [], [], []
    for _, x in zip(range(25), target.elements(), strict=False):
        examples.append(x)
        done.append(settled(rule, contained, z, examples, answers))
        answers.append(rule(examples, answers))
        assert not done[-1] or (answers[-1] in target and answers[-1] not in examples)
    assert done == sorted(done)
    if len(examples) >= z and target.told(examples):
        assert done[-1]


def judged(ground, index, adversary, rounds):
    seat = element_seat(element(kleinberg_mullainathan(family_of(ground))), ground.cls)
    return judge(ElementRules(), Hypothesis(ground, index), tuple(play(adversary, seat, rounds)))


@pytest.mark.parametrize("rounds", [8, 40, 100])
def test_echoes_make_every_second_answer_wrong_for_ever(rounds):
    found = judged(MISLED, 2, Echo(Hypothesis(MISLED, 2), 0, 4), rounds)
    assert found.legal
    assert found.wrong == tuple(t for t in range(1, rounds + 1) if t % 4 in (1, 2))
    assert found.covered >= rounds // 2 - 1


@pytest.mark.parametrize("rounds", [5, 40, 100])
def test_one_replayed_error_makes_every_answer_wrong_for_ever(rounds):
    """With two hypotheses: the first answer, 0, is replayed, and 1 is answered from then on."""
    target = Hypothesis(TWO, 1)
    seat = element_seat(element(kleinberg_mullainathan(family_of(TWO))), TWO.cls)
    played = tuple(play(Poison(target), seat, rounds))
    found = judge(ElementRules(), target, played)
    assert found.legal
    assert found.replayed == (2,)
    assert found.wrong == tuple(range(1, rounds + 1))
    assert [r.answer for r in played] == [0] + [1] * (rounds - 1)
    assert found.covered == rounds - 1


@settings(max_examples=60)
@given(profile_classes(max_n=4), st.data())
def test_the_condition_for_ever_of_one_replayed_error(cls, data):
    """The condition in the docstring of Poison: every hypothesis above the target and p has one element more."""
    ground = Ground(cls)
    index = data.draw(st.integers(0, cls.table.n - 1))
    target = Hypothesis(ground, index)
    seat = element_seat(element(kleinberg_mullainathan(family_of(ground))), cls)
    played = tuple(play(Poison(target), seat, 60))
    found = judge(ElementRules(), target, played)
    assert found.legal
    if not found.replayed:
        return
    p = played[found.replayed[0] - 1].example
    above = [
        i
        for i in range(cls.table.n)
        if p in Hypothesis(ground, i) and set(ground.meeting(1 << index)) <= set(ground.meeting(1 << i))
    ]
    spare = [profile for profile in cls.table.profiles if not profile >> index & 1]
    if all(has_another(ground, index, i, p) for i in above) and has_another(ground, index, None, p) and spare:
        assert found.late == 30
        assert len({r.answer for r in played[30:]}) == 1


def has_another(ground, index, i, p):
    """Whether h_i (the whole domain when it is None) has an element besides p that is outside the target."""
    cells = [c for c in ground.cls.table.cells if not c.profile >> index & 1 and (i is None or c.profile >> i & 1)]
    points = {x for c in cells for x in ground.cls.examples(c.profile, 2)}
    return bool(points - {p})


def test_the_exhaustive_check_finds_what_replay_does_to_it():
    """On the streams on which every generator with a defence is checked, this one is evicted from its target."""
    found = explore(kleinberg_mullainathan(family_of(MISLED)), contained_in(MISLED), 3, 5, 3)
    assert found.lost
    assert found.never
