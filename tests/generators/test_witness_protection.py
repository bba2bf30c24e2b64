"""Witness Protection: as defined, the same with a state, and never wrong after its settling round."""

import random
import re
from itertools import count, islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small import CLASSES
from small import MISLED as MISLED_CLASS
from streams import explore, settling_round

from echoproof.attack.breakers import Echo, Poison
from echoproof.attack.finite import Ground, Hypothesis, element_seat
from echoproof.attack.referee import ElementRules, judge
from echoproof.attack.transcript import play
from echoproof.generators.critical import Critical, search, sure
from echoproof.generators.defences import data_cleaning
from echoproof.generators.family import Family, Recalling, element, family_of, integer
from echoproof.generators.settling import contained_in, settled
from echoproof.generators.witness_protection import protected, witness_protection
from strategies import integer_classes, profile_classes

SMALL = st.one_of(integer_classes(max_n=4), profile_classes(max_n=4))
MISLED = Ground(MISLED_CLASS)

FAMILIES = {
    "all but the i-th integer": (lambda i, x: x != integer(i), lambda z, j, aside: z == j or integer(j) in aside),
    "the multiples of i": (lambda i, x: x % i == 0, lambda z, j, aside: z % j == 0),
    "negative or at least i": (lambda i, x: x >= i or x < 0, lambda z, j, aside: all(x in aside for x in range(z, j))),
}
"""Membership, and whether h_z without h_j is contained in the points that are left aside."""
DEPTH, GENUINE, LAST = 8, 3, 4


def algorithm_2(family, examples):
    """Answer as the paper's algorithm does, word for word; where no hypothesis is active, the least fresh point."""
    answers = []
    for t in range(1, len(examples) + 1):
        s = [examples[r] for r in range(t) if examples[r] not in answers[:r]]
        active = [i for i in family.indices(t) if all(family.member(i, x) for x in s)]
        answers.append(_answer(family, active, s, list(answers)))
    return answers


def _answer(family, active, s, o):
    for m in count(1):
        box = [family.point(k) for k in range(1, m + 1)]
        h = {i: [x for x in box if family.member(i, x)] for i in active}
        if not active:
            left = [x for x in box if x not in s + o]
        else:
            critical = [i for i in active if all(x in h[j] for j in active if j < i for x in h[i] if x not in o)]
            pairs = [[x for x in h[i] if x not in h[j] and x not in o] for i in active for j in active if j < i]
            w = [apart[0] for apart in pairs if apart]
            left = [x for x in h[max(critical)] if x not in s + o + w]
        if left:
            return left[0]


@settings(max_examples=60)
@given(SMALL, st.data())
def test_rule_and_state_are_what_the_algorithm_says(cls, data):
    """On any examples, legal or not: the answers as they come, then examples from the first points or the answers."""
    family = family_of(Ground(cls))
    plain, stateful = element(witness_protection(family)), protected(family)
    examples, answers = [], []
    for _ in range(9):
        examples.append(data.draw(st.sampled_from([*map(family.point, range(1, 7)), *answers])))
        answers.append(stateful(tuple(examples)))
        assert answers[-1] == plain(examples)
    assert answers == algorithm_2(family, examples)


@pytest.mark.parametrize("name", CLASSES)
def test_the_state_agrees_with_the_rule_in_longer_games(name):
    """Elements of a target and any earlier answers, so that witnesses are found, held, given up; or any points."""
    ground = Ground(CLASSES[name])
    family = family_of(ground)
    for seed in range(40):
        draw = random.Random(seed)
        target = Hypothesis(ground, draw.randrange(ground.cls.table.n))
        points = list(map(family.point, range(1, 13))) if seed % 4 == 0 else list(islice(target.elements(), 12))
        plain, stateful = element(witness_protection(family)), protected(family)
        examples, answers = [], []
        for _ in range(30):
            replayed = answers and draw.random() < seed / 40
            examples.append(draw.choice(answers if replayed else points))
            answers.append(stateful(examples))
            assert answers[-1] == plain(examples), (seed, examples)


def test_the_state_agrees_in_an_infinite_family():
    """h_i = the multiples of i, i = 1, 2, …; the game is that of echoes with an element of h_3 now and then."""
    family = Family(lambda i, x: x % i == 0, integer)
    plain, stateful = element(witness_protection(family)), protected(family)
    examples = [0]
    for t in range(40):
        answer = stateful(examples)
        assert answer == plain(examples)
        examples.append(3 * integer(t) if t % 7 == 6 else answer)


def documented():
    """Return the numbers of streams that the page on generators gives, by the name of the class."""
    page = (Path(__file__).parents[2] / "docs" / "generators.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (.+?) \| (\d+) \| ([\d,]+) \|$", page, re.MULTILINE)
    return {name: (int(targets), int(streams.replace(",", ""))) for name, targets, streams in rows}


@pytest.mark.parametrize("name", CLASSES)
def test_no_error_after_the_settling_round_on_any_stream(name):
    """Exhaustively up to the depth; and it comes on all that go on to enumerate the target."""
    ground = Ground(CLASSES[name])
    rule = witness_protection(family_of(ground))
    streams = 0
    for z in range(1, ground.cls.table.n + 1):
        found = explore(rule, contained_in(ground), z, DEPTH, GENUINE)
        assert found.clean, (z, found)
        assert found.settled > 0
        streams += found.streams
    assert documented()[name] == (ground.cls.table.n, streams)


@pytest.mark.parametrize("name", FAMILIES)
def test_no_error_after_the_settling_round_in_an_infinite_family(name):
    """Exact: h_i is considered from round i on, so up to the depth nothing is cut off."""
    member, contained = FAMILIES[name]
    rule = witness_protection(Family(member, integer))
    streams = 0
    for z in range(1, LAST + 1):
        found = explore(rule, contained, z, DEPTH - 1, GENUINE)
        assert found.clean, (z, found)
        assert found.settled > 0
        streams += found.streams
    assert documented()[name] == (LAST, streams)


class Unprotected(Critical):
    """Leaves own answers aside, and may answer a witness."""

    def __call__(self, examples, answers):
        own = frozenset(answers)
        return search(self.family, self.active(examples, answers), own, own.union(examples), False)


class Unforgiving(Critical):
    """Answers no witness, and counts own answers against criticality."""

    def __call__(self, examples, answers):
        own = frozenset(answers)
        return search(self.family, self.active(examples, answers), frozenset(), own.union(examples), True)


def test_the_exhaustive_check_finds_a_rule_without_protection():
    family, contained = family_of(MISLED), contained_in(MISLED)
    assert explore(data_cleaning(family), contained, 3, 5, 3).never
    assert explore(Unprotected(family, sure, protected=True), contained, 3, 5, 3).witnesses

    ground = Ground(CLASSES["triangle"])
    assert explore(Unforgiving(family_of(ground), sure, protected=True), contained_in(ground), 3, 5, 3).errors


def test_the_exhaustive_check_finds_an_error_after_settling():
    class Wrong(Critical):
        def __call__(self, examples, answers):
            best = super().__call__(examples, answers)
            return best if len(examples) < 5 else -abs(best) - 1

    found = explore(Wrong(family_of(MISLED), sure, protected=True), contained_in(MISLED), 3, 5, 3)
    assert found.errors
    assert not found.lost


@pytest.mark.parametrize("adversary", [lambda t: Echo(t, 0, 4), lambda t: Echo(t, 0, 1), Poison], ids=["4", "1", "p"])
@pytest.mark.parametrize("z", [1, 2, 3])
def test_what_breaks_the_defences_does_not_break_it(z, adversary):
    target = Hypothesis(MISLED, z - 1)
    family = family_of(MISLED)
    played = tuple(play(adversary(target), element_seat(protected(family), MISLED.cls), 60))
    found = judge(ElementRules(), target, played)
    examples, answers = [r.example for r in played], [r.answer for r in played]
    start = settling_round(witness_protection(family), contained_in(MISLED), z, examples, answers)
    assert found.legal
    assert start is not None
    assert all(number < start for number in found.wrong)


@settings(max_examples=40)
@given(SMALL, st.data())
def test_settled_for_a_class_is_what_the_points_say(cls, data):
    """Containment by cells against membership of the first points."""
    ground = Ground(cls)
    family = family_of(ground)
    z, j = (data.draw(st.integers(1, cls.table.n)) for _ in range(2))
    points = [family.point(m) for m in range(1, 40)]
    apart = [x for x in points if family.member(z, x) and not family.member(j, x)]
    aside = data.draw(st.sets(st.sampled_from(points))) | set(data.draw(st.sampled_from([[], apart])))
    if contained_in(ground)(z, j, aside):
        assert set(apart) <= aside
    else:
        cells = [c.profile for c in cls.table.cells if c.profile >> z - 1 & 1 and not c.profile >> j - 1 & 1]
        assert any(x not in aside for x, _ in zip(cls.domain.elements(cells), range(60), strict=False))


def test_the_settling_round_is_the_first_settled_one():
    family, contained = family_of(MISLED), contained_in(MISLED)
    rule = witness_protection(family)
    examples, answers = [0, 2, 4, 8], []
    for t in range(1, 5):
        answers.append(rule(examples[:t], answers))
    assert [settled(rule, contained, 3, examples[:t], answers[: t - 1]) for t in range(1, 5)] == [
        False,
        False,
        True,
        True,
    ]
    assert settling_round(rule, contained, 3, examples, answers) == 3
    assert settling_round(rule, contained, 3, examples[:2], answers) is None


def test_it_is_called_like_any_element_generator():
    assert isinstance(protected(family_of(MISLED)), Recalling)
    assert protected(family_of(MISLED))((0,)) == 2
