"""Replay under budgets: the closed form, the game with counters and the plain game agree, and the checker with them."""

import random
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echoproof.deciding import replay_number as numbers
from echoproof.deciding.certificates.budgets import last_certificate, noise_certificate, replay_certificate
from echoproof.deciding.certificates.head import certificate_text
from echoproof.deciding.criterion import AdversaryStrategy, decide_replay
from echoproof.deciding.decision import decide, is_decided
from echoproof.deciding.last_answer import LastAdversary, decide_last
from echoproof.deciding.noise import NoiseNumber, noise_number
from echoproof.deciding.replay_number import replay_number
from echoproof.games import limit_game
from echoproof.games.rules import rules_of
from echoproof.games.solver import adversary_wins
from echoproof.kernel import check
from echoproof.model.budgets import Age, Every, Last, Noise, Total, parse_budget
from echoproof.model.classfile import file_bytes
from echoproof.model.errors import EqualHypothesesError, FiniteHypothesisError, LimitError
from strategies import profile_class, profile_classes

SIZES = (0, 1, 2, "infinite")


def adversary_wins_under(table, budget, limit=limit_game.MAX_STATES):
    """Play the game under a budget."""
    return limit_game.adversary_wins_under(table, rules_of(budget), limit)


def of_three(sizes):
    """Return one class of three hypotheses of each kind, whose cells have these sizes (0: not realized)."""
    seen, made = set(), []
    for chosen in product(sizes, repeat=7):
        cells = {p: size for p, size in zip(range(1, 8), chosen, strict=True) if size}
        copies = [
            frozenset((sum(1 << way[i] for i in range(3) if p >> i & 1), size) for p, size in cells.items())
            for way in permutations(range(3))
        ]
        if not seen.isdisjoint(copies):
            continue
        seen.add(copies[0])
        try:
            made.append(profile_class(3, cells))
        except (FiniteHypothesisError, EqualHypothesesError):
            continue
    return made


EVERY = of_three(SIZES)
HARD = [cls for cls in EVERY if adversary_wins(cls.table, replay=True)]
EASY = [cls for cls in of_three((0, 1, "infinite")) if cls not in HARD]


def sizes_of(cls):
    return " ".join(f"{cell.profile}:{cell.size}" for cell in cls.table.cells)


def rows(cls):
    return [cls.table.row(i) for i in range(cls.table.n)]


def number(cls):
    found = replay_number(cls.table)
    return found and found.number


def test_there_is_something_of_each_kind():
    assert len(HARD) >= 10
    assert {number(cls) for cls in HARD} == {1, 2, "finite", "infinite"}
    assert {number(cls) for cls in EVERY if cls not in HARD} == {None}


@pytest.mark.parametrize("cls", HARD, ids=sizes_of)
def test_the_game_with_counters_says_what_the_closed_form_says(cls):
    found = number(cls)
    for replays in (0, 1, 2, 3):
        assert adversary_wins_under(cls.table, Total(replays)) == (isinstance(found, int) and found <= replays)
    assert adversary_wins_under(cls.table, Total("finite")) == (found != "infinite")
    assert adversary_wins_under(cls.table, Total(None))


def test_a_triangle_costs_as_much_as_its_infinite_sides():
    for sides in range(4):
        sizes = {side: "infinite" if at < sides else 1 for at, side in enumerate((0b011, 0b101, 0b110))}
        found = number(profile_class(3, sizes | {0b111: "infinite"}))
        assert found == (1, "finite", "infinite", "infinite")[sides]


@pytest.mark.parametrize("cls", EASY[::18], ids=sizes_of)
def test_without_a_hard_class_no_budget_helps_the_adversary(cls):
    for budget in (Total(2), Total("finite"), Total(None), Every(2), Age(2), Last()):
        assert not adversary_wins_under(cls.table, budget)


@pytest.mark.parametrize("cls", HARD[::2], ids=sizes_of)
def test_rare_and_old_replays_are_as_good_as_any(cls):
    assert adversary_wins_under(cls.table, Every(3))
    assert adversary_wins_under(cls.table, Age(3))


@pytest.mark.parametrize("cls", HARD, ids=sizes_of)
def test_the_checker_accepts_the_number_and_no_other(cls):
    found = replay_number(cls.table)
    for claimed in (1, 2, 3, 4, "finite", "infinite"):
        text = certificate_text(replay_certificate(cls, replace(found, number=claimed)))
        assert (check(file_bytes(cls), text.encode()).code is None) == (claimed == found.number)


@st.composite
def with_finite_cells(draw):
    """Draw a class of four or five hypotheses over a core, most cells finite, so that the number is often finite."""
    n = draw(st.integers(4, 5))
    cells = draw(
        st.dictionaries(st.integers(1, 2**n - 2), st.sampled_from([1, 1, 2, 3, "infinite"]), min_size=3, max_size=8)
    )
    try:
        return profile_class(n, cells | {2**n - 1: "infinite"})
    except EqualHypothesesError:
        return profile_class(n, cells | {1 << i: "infinite" for i in range(n)} | {2**n - 1: "infinite"})


@given(with_finite_cells())
def test_a_number_is_found_exactly_for_hard_classes(cls):
    found = replay_number(cls.table)
    assert (found is not None) == adversary_wins(cls.table, replay=True)
    if found is not None:
        text = certificate_text(replay_certificate(cls, found))
        assert check(file_bytes(cls), text.encode()).code is None


@pytest.mark.parametrize("cls", [*HARD[::3], *EASY[::12]], ids=sizes_of)
def test_noise_in_the_game_and_in_closed_form(cls):
    found = noise_number(cls.table)
    for examples in (0, 1, 2):
        enough = isinstance(found.number, int) and found.number <= examples
        assert adversary_wins_under(cls.table, Noise(examples)) == enough
    assert adversary_wins_under(cls.table, Noise("finite")) == (
        found.number == "finite" or isinstance(found.number, int)
    )
    assert (found.number == "none") == any(all(m & ~k == 0 for k in rows(cls)) for m in rows(cls))
    claims = [NoiseNumber(number, found.targets or 1) for number in (1, 2, 3, 4, "finite", "infinite")]
    for claim in [*claims, NoiseNumber("none", 0)]:
        text = certificate_text(noise_certificate(cls, claim))
        accepted = check(file_bytes(cls), text.encode()).code is None
        assert accepted == (claim == found)


def test_noise_and_replay_are_different():
    one_point_each = profile_class(2, {3: "infinite", 1: 1, 2: 1})
    assert noise_number(one_point_each.table).number == 1
    assert replay_number(one_point_each.table) is None
    wide_triangle = profile_class(3, {7: "infinite", 3: "infinite", 5: "infinite", 6: "infinite"})
    assert noise_number(wide_triangle.table).number == "infinite"
    assert replay_number(wide_triangle.table).number == "infinite"


def wins_by_the_last_answer(cls):
    """Decide by positions, and have the kernel check the winner's strategy."""
    found = decide_last(cls.table)
    text = certificate_text(last_certificate(cls, found))
    assert check(file_bytes(cls), text.encode()).code is None
    return isinstance(found, LastAdversary)


@pytest.mark.parametrize("cls", [*HARD, *EASY[::6]], ids=sizes_of)
def test_the_last_answer_alone_is_enough_where_the_cells_of_pairs_are_finite(cls):
    pairs = [cell.size for cell in cls.table.cells if cell.profile.bit_count() == 2]
    assert adversary_wins_under(cls.table, Last()) == wins_by_the_last_answer(cls)
    assert wins_by_the_last_answer(cls) == (cls in HARD and "infinite" not in pairs)


def hard_ones_of_four(many):
    """Draw hard classes of four hypotheses, most of their cells finite, on which the game is not large."""
    draw, made = random.Random(4), []
    while len(made) < many:
        finite = draw.sample(range(1, 16), draw.randint(4, 7))
        infinite = draw.choice([[15], [15, draw.randint(1, 14)], draw.sample(range(1, 16), 2)])
        cells = {p: draw.choice([1, 1, 2]) for p in finite} | dict.fromkeys(infinite, "infinite")
        with suppress(FiniteHypothesisError, EqualHypothesesError):
            cls = profile_class(4, cells)
            if isinstance(decide_replay(cls.table), AdversaryStrategy):
                made.append(cls)
    return made


def test_the_last_answer_alone_and_one_replay_in_classes_of_four():
    """Unlike those of three, they have finite cells that no target of a trap needs to be shown."""
    said = Counter()
    for cls in hard_ones_of_four(40):
        with suppress(LimitError):
            wins = adversary_wins_under(cls.table, Last(), limit=3000)
            assert wins_by_the_last_answer(cls) == wins, sizes_of(cls)
            said[wins] += 1
        with suppress(LimitError):
            one = adversary_wins_under(cls.table, Total(1), limit=3000)
            assert one == (number(cls) == 1), sizes_of(cls)
            said["one replay", one] += 1
    assert min(said[True], said[False], said["one replay", False]) >= 5
    assert said["one replay", True] >= 2


@given(profile_classes(max_n=5))
def test_with_infinite_cells_alone_the_last_answer_is_never_enough(cls):
    infinite = profile_class(len(cls.names), dict.fromkeys(cls.table.profiles, "infinite"))
    assert not wins_by_the_last_answer(infinite)
    assert number(infinite) in (None, "infinite")


def test_a_search_that_is_too_large_leaves_undecided_what_rests_on_it_alone(monkeypatch):
    monkeypatch.setattr(numbers, "MAX_STEPS", 2)
    cls = profile_class(3, {0b111: "infinite", 0b011: 1, 0b101: 1, 0b110: 1})
    proof = decide(cls)
    assert proof.numbers == dict.fromkeys(("replay", "noise", "omission"), "undecided") | {"queries": 1}
    assert not is_decided(proof.record())
    said = {text: proof.under(parse_budget(text)).verdict for text in UNDECIDED}
    assert said == UNDECIDED


UNDECIDED = {
    "total:0": "generatable",
    "total:1": "undecided",
    "total:finite": "undecided",
    "any": "not-generatable",
    "last": "not-generatable",
    "noise:0": "generatable",
    "noise:1": "undecided",
    "noise:finite": "undecided",
    "omit:0": "generatable",
    "omit:1": "undecided",
    "omit:finite": "undecided",
}
"""What is said of the triangle when no number of replays or wrong examples can be found."""
