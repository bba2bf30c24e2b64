"""Identification, omission, questions and noise: closed forms against the games, on classes of two and three."""

import random
from collections import Counter
from itertools import product

import pytest

from brute import hard, infinite_class, up_to_isomorphism
from echoproof.deciding.decision import Decision, decide
from echoproof.deciding.noise_complexity import noise_complexity
from echoproof.deciding.notions import identification, proper_limit
from echoproof.deciding.notions.in_the_limit import JUDGED, judged
from echoproof.deciding.queries import query_number
from echoproof.games.limit_game import adversary_wins_under
from echoproof.games.promises import least_uniform_promise
from echoproof.games.rules import rules_of
from echoproof.games.solver import adversary_wins
from echoproof.kernel import check
from echoproof.model.budgets import Last, Noise, Omit, Total
from echoproof.model.cells import CellTable
from echoproof.model.classfile import file_bytes
from echoproof.model.errors import EchoproofError
from strategies import profile_class

NOTIONS = ((proper_limit.NOTION, "inside"), (identification.NOTION, "equal"))
BUDGETS = (
    "none",
    "replay",
    Last(),
    Total(1),
    Total("finite"),
    Noise(1),
    Noise(2),
    Omit(1),
    Omit(2),
    Omit(3),
    Omit("finite"),
)


def drawn(n, many, cells):
    """Draw classes with so many cells at most, of one point, two points and infinite."""
    draw, made = random.Random(n), []
    while len(made) < many:
        profiles = draw.sample(range(1, 2**n), draw.randint(2, cells))
        try:
            made.append(profile_class(n, {p: draw.choice([1, 2, "infinite", "infinite"]) for p in profiles}))
        except EchoproofError:
            continue
    return made


FOUR = profile_class(4, {15: "infinite", 7: 1, 11: 2, 13: 1})
TWO = profile_class(2, {3: "infinite", 1: 1, 2: 1})  # noise and omission make it hard, and replay does not
SMALL = [*drawn(2, 8, 3), *drawn(3, 22, 4), TWO, FOUR, profile_class(3, {7: "infinite", 3: 1, 5: 1, 6: 1})]


@pytest.mark.parametrize(("notion", "goal"), NOTIONS, ids=["inside", "equal"])
def test_every_verdict_on_hypotheses_in_the_limit_is_that_of_the_game(notion, goal):
    said = Counter()
    for cls in SMALL:
        decision = Decision(cls)
        for adversary in BUDGETS:
            verdict = decision.finding(notion, adversary).verdict
            wins = adversary_wins_under(cls.table, rules_of(adversary, goal))
            assert (verdict == "not-generatable") == wins, (cls.table.cells, str(adversary))
            assert adversary not in JUDGED or judged(cls.table, adversary, goal).verdict == verdict
            said[str(adversary), wins] += 1
    assert all(said[str(adversary), True] for adversary in BUDGETS if adversary != "none")


@pytest.mark.parametrize("n", [2, 3])
def test_identification_with_replay_of_every_class_with_infinite_cells(n):
    for profiles in up_to_isomorphism(n):
        cls = infinite_class(n, profiles)
        verdict = Decision(cls).finding(identification.NOTION, "replay").verdict
        assert (verdict == "not-generatable") == adversary_wins(cls.table, replay=True, goal="equal")
        assert not adversary_wins(cls.table, replay=False, goal="equal")


@pytest.mark.parametrize("n", [3, 4])
def test_the_query_number_of_every_hard_class_is_that_of_the_game(n):
    found = Counter()
    for profiles in up_to_isomorphism(n):
        if frozenset(profiles) not in hard(n):
            continue
        cls = infinite_class(n, profiles)
        number = query_number(cls.table).number
        assert not adversary_wins(cls.table, replay=True, questions=number)
        assert adversary_wins(cls.table, replay=True, questions=number - 1)
        assert decide(cls).numbers["queries"] == number
        found[number] += 1
    assert set(found) == ({1} if n == 3 else {1, 2})


def by_definition(table: CellTable, wrong):
    """Return the sample complexity under noise from its definition: all sets of examples, by their points in cells.

    More than so many points of an infinite cell are missed by no possible target, and are in all of them.
    """
    most = [cell.size if cell.size != "infinite" else wrong + 1 for cell in table.cells]
    best = 0
    for counts in product(*(range(m + 1) for m in most)):
        missed = [
            sum(c for c, cell in zip(counts, table.cells, strict=True) if not cell.profile >> k & 1)
            for k in range(table.n)
        ]
        possible = [k for k in range(table.n) if missed[k] <= wrong]
        common = [
            (count, cell.size)
            for count, cell in zip(counts, table.cells, strict=True)
            if all(cell.profile >> k & 1 for k in possible)
        ]
        if possible and all(count == size for count, size in common):
            best = max(best, sum(counts))
    return best + 1


@pytest.mark.parametrize("wrong", [0, 1, 2])
def test_the_sample_complexity_under_noise_is_that_of_the_definition_and_of_the_game(wrong):
    found = set()
    for cls in SMALL + drawn(4, 10, 4):
        said = noise_complexity(cls.table).sample_complexity(wrong)
        assert said == by_definition(cls.table, wrong), cls.table.cells
        if cls.table.n < 4:
            assert said == least_uniform_promise(cls.table, replay=False, wrong=wrong)
        found.add(said)
    assert len(found) >= 3


def test_two_that_contain_each_other_need_an_example_to_be_told_apart():
    """The difference of one point: replay does not hide it, one wrong or one omitted example does."""
    cls = profile_class(2, {0b11: "infinite", 0b01: 1})
    decision = decide(cls)
    assert decision.numbers == {"replay": "none", "noise": "none", "omission": "none", "queries": 0}
    said = {str(a): decision.finding(identification.NOTION, a).verdict for a in ("replay", Noise(1), Omit(1), Omit(0))}
    assert said == {
        "replay": "generatable",
        "noise:1": "not-generatable",
        "omit:1": "not-generatable",
        "omit:0": "generatable",
    }


def test_every_certificate_of_these_is_accepted():
    for cls in drawn(5, 15, 9):
        certificates = decide(cls).certificates
        assert {"identification", "noise-complexity", "omission-number"} <= certificates.keys()
        for certificate in certificates.values():
            assert check(file_bytes(cls), certificate.text.encode()).code is None


def test_the_adversary_has_to_say_no_when_yes_would_leave_too_few():
    """The class whose cells lack one hypothesis each, and a cell of two: yes leaves these, easily told apart."""
    cls = profile_class(5, dict.fromkeys([31, *(31 - (1 << k) for k in range(5)), 0b11], "infinite"))
    assert query_number(cls.table).number == 2
    assert [adversary_wins(cls.table, replay=True, questions=q) for q in range(3)] == [True, True, False]
    assert decide(cls).numbers["queries"] == 2


def test_what_three_targets_have_more_than_all_and_lack_of_the_union_differs():
    """A, B and C with a common part; two of them each have a point in common, and a hypothesis inside both."""
    a, b, c, d, e, f = (1 << k for k in range(6))
    shared = {a | b | c | d: "infinite", a | b | c | e: "infinite", a | b | c | f: "infinite"}
    cls = profile_class(6, shared | {a | b | d: 1, b | c | e: 1, a | c | f: 1})
    numbers = decide(cls).numbers
    assert (numbers["noise"], numbers["omission"]) == (1, 2)
    for points in (1, 2):
        assert adversary_wins_under(cls.table, rules_of(Omit(points))) == (points >= 2)
        assert adversary_wins_under(cls.table, rules_of(Noise(points)))
