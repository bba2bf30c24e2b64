"""The referee finds what is planted: an illegal example, an error, a replay of the wrong round, a gap in the stream."""

from itertools import count

import pytest

from echoproof.attack.finite import Ground, Hypothesis, ProperRules
from echoproof.attack.referee import ElementRules, judge, judge_best
from echoproof.attack.transcript import Round
from strategies import integer_class

CLS = integer_class({"even": "x % 2 == 0", "odd": "x % 2 == 1", "all": "True"})
GROUND = Ground(CLS)
EVEN, ODD, ALL = (Hypothesis(GROUND, i) for i in range(3))
PROPER = ProperRules(GROUND)


def rounds(*pairs):
    return [Round(example, answer) for example, answer in pairs]


def test_an_example_needs_the_target_or_an_earlier_answer():
    played = rounds((0, "odd"), (1, "odd"), (2, "even"))
    found = judge(PROPER, EVEN, played)
    assert found.sources == (0, 1, 0)
    assert (found.legal, found.replayed, found.wrong) == (True, (2,), (1, 2))


def test_the_answer_of_the_same_round_supplies_nothing():
    found = judge(PROPER, EVEN, rounds((1, "odd"), (1, "odd")))
    assert found.sources == (None, 1)
    assert not found.legal


def test_the_first_example_is_genuine():
    assert not judge(ElementRules(), EVEN, rounds((1, 1))).legal


def test_the_earliest_source_is_named():
    assert judge(PROPER, EVEN, rounds((0, "even"), (2, "all"), (4, "odd"), (3, "odd"))).sources[3] == 2


def test_an_answer_given_again_supplies_from_its_first_round():
    assert judge(PROPER, EVEN, rounds((0, "odd"), (2, "odd"), (1, "odd"))).sources == (0, 0, 1)
    assert judge(ElementRules(), EVEN, rounds((0, 3), (2, 3), (3, 4))).sources == (0, 0, 1)


def test_element_answers_supply_themselves_alone():
    found = judge(ElementRules(), EVEN, rounds((0, 3), (3, 4), (5, 6)))
    assert found.sources == (0, 1, None)


@pytest.mark.parametrize(("answer", "wrong"), [(2, False), (0, True), (1, True), (4, True)])
def test_an_element_must_be_fresh_and_in_the_target(answer, wrong):
    """4 is shown in the very round, which is early enough to make it stale."""
    assert (judge(ElementRules(), EVEN, rounds((0, 8), (4, answer))).wrong == (2,)) is wrong


@pytest.mark.parametrize(("answer", "right"), [("even", {"even", "all"}), ("all", {"all"}), ("odd", {"odd", "all"})])
def test_a_hypothesis_must_be_contained_in_the_target(answer, right):
    found = {t.name for t in (EVEN, ODD, ALL) if not judge(PROPER, t, [Round(0, answer)]).wrong}
    assert found == right


def test_silence_is_an_error_and_supplies_nothing():
    found = judge(PROPER, EVEN, [Round(0, None, "it raised"), Round(1, "even")])
    assert found.wrong == (1,)
    assert not found.legal


def test_coverage_counts_the_first_elements_without_a_gap():
    order = EVEN.elements()
    first = [next(order) for _ in range(5)]
    shown = [first[0], first[1], first[3]]
    assert judge(PROPER, EVEN, [Round(x, "even") for x in shown]).covered == 2
    assert judge(PROPER, EVEN, [Round(x, "even") for x in [*shown, first[2]]]).covered == 4


def test_a_target_is_told_by_the_first_half():
    assert judge(PROPER, ALL, rounds((0, "all"), (1, "all"), (2, "all"), (3, "all"))).told
    assert not judge(PROPER, ALL, rounds((0, "all"), (2, "all"), (4, "all"), (1, "all"))).told
    assert judge(PROPER, EVEN, rounds((0, "all"), (2, "all"))).told


def test_the_worst_legal_target_is_chosen():
    played = rounds((0, "even"), (2, "even"), (4, "even"))
    assert judge_best(PROPER, (EVEN, ODD), played).target == "even"  # the stream is illegal for the odd numbers
    assert judge_best(PROPER, (EVEN, ALL), rounds(*((x, "all") for x in (0, 2, 4)))).target == "even"


class Shown:
    """A target of some integers that counts as told when it says so."""

    def __init__(self, name, points, told):
        self.name, self._points, self._told = name, points, told

    def __contains__(self, point):
        return point in self._points

    def elements(self):
        return iter(self._points)

    def told(self, examples):
        return self._told


BOTH = rounds((0, 9), (1, 9), (2, 9), (3, 8), (4, 8), (5, 9))
ONE_MORE = rounds((0, 9), (1, 7), (2, 7), (3, 7), (4, 9), (5, 8))


def shown(name, *fresh, told=False):
    return Shown(name, [*range(6), *fresh], told)


@pytest.mark.parametrize(
    ("played", "worse", "better"),
    [
        # 9 is answered four times, once late; 8 twice, both late.
        (BOTH, shown("two errors, both late", 9), shown("four errors, one late", 8)),
        # One late error each; 9 is answered early too.
        (ONE_MORE, shown("an early error as well", 7, 8), shown("a late error", 7, 9)),
        (BOTH, shown("told, no error", 8, 9, told=True), shown("not told, late errors", 9)),
        (BOTH, shown("legal, no error", 8, 9), Shown("illegal, told, all wrong", [1], True)),
    ],
)
def test_the_worst_target_is_legal_then_told_then_often_wrong_late_then_often_wrong(played, worse, better):
    """What counts more decides, whatever the rest says."""
    for targets in ((worse, better), (better, worse)):
        assert judge_best(ElementRules(), targets, played).target == worse.name


def test_errors_are_late_in_the_last_half():
    for number, late in ((1, 0), (2, 0), (3, 1), (4, 1)):
        played = [Round(0, "odd" if t == number else "even") for t in range(1, 5)]
        assert judge(PROPER, EVEN, played).late == late
    assert [judge(PROPER, EVEN, [Round(0, "odd")] * n).late for n in (1, 2, 3)] == [1, 1, 2]


def test_points_that_are_none_are_in_no_target():
    assert "zero" not in EVEN
    assert 1.5 not in EVEN
    assert all(x in ALL for x in (next(zip(count(), ALL.elements(), strict=False))[1], -5))
