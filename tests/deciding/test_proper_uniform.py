"""Proper uniform generation: the characterization against the exact game, and its certificates against the checker."""

import random
from itertools import combinations, permutations, product

import pytest
from hypothesis import given, settings

from echoproof import decide
from echoproof.deciding.proper_uniform import Bounds, bounds
from echoproof.deciding.uniform import closure
from echoproof.games.uniform_game import MAX_POINTS, least_threshold
from echoproof.kernel import check
from echoproof.model.classfile import file_bytes
from echoproof.model.errors import EqualHypothesesError, FiniteHypothesisError, LimitError
from strategies import has_distinct_supports, integer_class, profile_class, profile_classes

SIZES = (1, 2, "infinite")


def of_each_kind(n, sizes, counts):
    """Yield one class of n hypotheses of each kind, with so many cells of these sizes."""
    images = [[sum(1 << way[i] for i in range(n) if p >> i & 1) for p in range(2**n)] for way in permutations(range(n))]
    for count in counts:
        seen = set()
        for profiles in combinations(range(1, 2**n), count):
            if not has_distinct_supports(n, profiles):
                continue
            for chosen in product(sizes, repeat=count):
                cells = dict(zip(profiles, chosen, strict=True))
                copies = {frozenset((image[p], size) for p, size in cells.items()) for image in images}
                if seen.isdisjoint(copies):
                    seen |= copies
                    try:
                        yield profile_class(n, cells)
                    except (FiniteHypothesisError, EqualHypothesesError):
                        continue


def characterized(table, *, replay):
    """Return the sample complexity by the theorem."""
    if not isinstance(bounds(table, replay=replay), Bounds):
        return None
    return 1 if replay else closure(table).sample_complexity


def disagreements(classes):
    """Return how many classes there were, and those on which the game says something else."""
    count, bad = 0, []
    for cls in classes:
        count += 1
        bad += [
            (cls.table.cells, replay)
            for replay in (False, True)
            if least_threshold(cls.table, replay=replay) != characterized(cls.table, replay=replay)
        ]
    return count, bad


@pytest.mark.parametrize(
    ("n", "sizes", "counts", "several"),
    [
        pytest.param(1, SIZES, range(1, 2), 1, id="one"),
        pytest.param(2, SIZES, range(1, 4), 10, id="two"),
        pytest.param(3, (1, "infinite"), range(1, 8), 100, id="three, one point or infinitely many"),
        pytest.param(3, SIZES, range(1, 6), 500, id="three, up to five cells"),
        pytest.param(4, SIZES, range(1, 4), 20, id="four, up to three cells"),
    ],
)
def test_the_game_says_the_same_of_every_class(n, sizes, counts, several):
    count, bad = disagreements(of_each_kind(n, sizes, counts))
    assert bad == []
    assert count >= several


def test_no_kind_is_left_out():
    """Every class with named hypotheses is a copy of one that is listed."""
    listed = {
        frozenset((sum(1 << way[i] for i in range(3) if cell.profile >> i & 1), cell.size) for cell in cls.table.cells)
        for cls in of_each_kind(3, SIZES, range(1, 8))
        for way in permutations(range(3))
    }
    for sizes in product((0, *SIZES), repeat=7):
        cells = {p: size for p, size in enumerate(sizes, 1) if size}
        try:
            cls = profile_class(3, cells)
        except (FiniteHypothesisError, EqualHypothesesError):
            continue
        assert frozenset((cell.profile, cell.size) for cell in cls.table.cells) in listed


def test_and_of_random_classes_of_four_with_up_to_eight_cells():
    draw = random.Random(0)
    classes = []
    while len(classes) < 60:
        cells = {p: draw.choice(SIZES) for p in draw.sample(range(1, 16), draw.randint(4, 8))}
        try:
            classes.append(profile_class(4, cells))
        except (FiniteHypothesisError, EqualHypothesesError):
            continue
    assert disagreements(classes) == (60, [])


def test_each_verdict_is_there():
    """With and without replay, with one example and with several, and never with replay alone."""
    found = {
        (characterized(c.table, replay=False), characterized(c.table, replay=True))
        for c in of_each_kind(3, SIZES, range(1, 5))
    }
    assert {(None, None), (1, 1), (2, None), (3, None)} <= found
    assert all(plain is not None for plain, replay in found if replay is not None)


def test_small_games_by_hand():
    """Two hypotheses that share a point: one example is not enough, two are; replay confuses them for ever."""
    cls = profile_class(2, {0b11: 1, 0b01: "infinite", 0b10: "infinite"})
    assert least_threshold(cls.table, replay=False) == 2
    assert least_threshold(cls.table, replay=True) is None
    chain = integer_class({"A": "x >= 0", "B": "x >= 5"})
    assert least_threshold(chain.table, replay=False) == least_threshold(chain.table, replay=True) == 1


def test_the_game_has_bounds():
    cls = profile_class(2, {0b11: MAX_POINTS + 1, 0b01: "infinite", 0b10: "infinite"})
    with pytest.raises(LimitError, match="points"):
        least_threshold(cls.table, replay=False)
    with pytest.raises(LimitError, match="states"):
        least_threshold(profile_class(2, {3: 9, 1: "infinite", 2: "infinite"}).table, replay=False, limit=5)
    wide = profile_class(2, {0b11: MAX_POINTS, 0b01: "infinite", 0b10: "infinite"})
    assert least_threshold(wide.table, replay=False) == MAX_POINTS + 1


@given(profile_classes(max_n=5))
@settings(max_examples=60)
def test_the_decision_says_what_the_theorem_says_and_the_checker_accepts_it(cls):
    proof = decide(cls)
    for notion, replay in (("proper-uniform", False), ("proper-uniform-replay", True)):
        finding = proof.verdicts[notion]
        wanted = characterized(cls.table, replay=replay)
        assert (finding.verdict == "generatable") == (wanted is not None)
        assert finding.sample_complexity == wanted
        outcome = check(file_bytes(cls), finding.certificate.text.encode())
        assert (outcome.kind, outcome.numbers) == (finding.certificate.kind, {"replay": replay})
