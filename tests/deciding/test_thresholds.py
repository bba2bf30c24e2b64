"""Local closure dimensions, the frontier and what breaks promises: against all sets of hypotheses, and all promises."""

from itertools import combinations, product
from math import inf

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from echoproof import kernel
from echoproof.deciding import finite_families, frontier
from echoproof.deciding.decision import decide, is_decided
from echoproof.deciding.frontier import Frontier
from echoproof.deciding.local_closure import local_closure
from echoproof.deciding.promises import broken
from echoproof.deciding.questions import FRONTIER, LOCAL
from echoproof.deciding.table import notions_of
from echoproof.model.classfile import file_bytes
from echoproof.model.errors import LimitError
from strategies import integer_class, profile_class, profile_classes

COSTS = integer_class({"h_inf": "x >= 1", **{f"h_{d}": f"1 <= x <= {d} or x <= -1" for d in range(1, 5)}})
PAIRS = profile_class(8, {**{1 << k: "infinite" for k in range(8)}, **{3 << 2 * i: i + 1 for i in range(4)}})


def meetings(table):
    """Return every set of hypotheses with a finite intersection, and its points."""
    found = {}
    for chosen in (c for size in range(1, table.n + 1) for c in combinations(range(table.n), size)):
        sizes = [cell.size for cell in table.cells if all(cell.profile >> k & 1 for k in chosen)]
        if "infinite" not in sizes:
            found[frozenset(chosen)] = sum(sizes)
    return found


def kept(meeting, promises, *, replay):
    worst = min if replay else max
    return all(worst(promises[k] for k in chosen) > points for chosen, points in meeting.items())


IDLE = profile_class(4, dict.fromkeys((0b1101, 0b10, 0b11, 0b1010, 0b1), "infinite"))
"""In it a search that does not see which hypotheses are needed comes to a set that is not minimal."""


@given(profile_classes(max_n=5))
@example(IDLE)
@settings(max_examples=40)
def test_the_search_yields_the_minimal_sets_and_no_others(cls):
    meeting = meetings(cls.table)
    minimal = {chosen: points for chosen, points in meeting.items() if not any(less < chosen for less in meeting)}
    families = finite_families.FiniteFamilies(cls.table)
    listed = list(families.search(lambda _: True))
    found = {frozenset(k for k in range(cls.table.n) if f >> k & 1): families.points(cells) for f, cells in listed}
    assert (found, len(listed)) == (minimal, len(minimal))


def test_who_need_not_wait_is_not_made_to():
    """A is raised for both sets, or B for one and C for the other: never A and B, though each is of some set."""
    cls = profile_class(3, {1: "infinite", 2: "infinite", 6: "infinite", 3: 1, 5: 1})
    assert frontier.frontier(cls.table).vectors == ((1, 2, 2), (2, 1, 1))


@given(profile_classes(max_n=5))
@settings(max_examples=60)
def test_the_dimensions_are_those_of_all_sets(cls):
    meeting, found = meetings(cls.table), local_closure(cls.table)
    for h, (dimension, family) in enumerate(zip(found.dimensions, found.families, strict=True)):
        assert dimension == max((points for chosen, points in meeting.items() if h in chosen), default=0)
        chosen = frozenset(k for k in range(cls.table.n) if family >> k & 1)
        assert (h in chosen and meeting[chosen] == dimension) if dimension else not chosen


@given(profile_classes(max_n=4))
@settings(max_examples=60)
def test_the_frontier_is_that_of_all_promises(cls):
    meeting, found = meetings(cls.table), frontier.frontier(cls.table)
    levels = sorted({1, *(points + 1 for points in meeting.values())})
    every = [p for p in product(levels, repeat=cls.table.n) if kept(meeting, p, replay=False)]
    least = [p for p in every if not any(q != p and all(map(int.__le__, q, p)) for q in every)]
    assert (sorted(least), True) == (list(found.vectors), found.complete)


@given(profile_classes(max_n=4), st.lists(st.integers(1, 6), min_size=4, max_size=4))
@settings(max_examples=100)
def test_promises_are_broken_iff_some_set_breaks_them(cls, numbers):
    meeting, promises = meetings(cls.table), tuple(numbers[: cls.table.n])
    for replay in (False, True):
        found = broken(cls.table, promises, replay=replay)
        assert (found is None) == kept(meeting, promises, replay=replay)
        if found is not None:
            chosen = frozenset(k for k in range(cls.table.n) if found.family >> k & 1)
            due = [promises[k] for k in chosen]
            assert found.points == meeting[chosen] >= (min if replay else max)(due)
            assert found.rounds == max(found.points, *due)


def test_what_replay_costs_in_the_class_of_the_paper_cut_off_at_four():
    decision = decide(COSTS)
    found = decision.verdicts["non-uniform-replay"]
    assert found.thresholds == {"h_inf": 5, "h_1": 2, "h_2": 3, "h_3": 4, "h_4": 5}
    assert found.certificate.kind == "replay-thresholds"
    said = kernel.check(file_bytes(COSTS), found.certificate.text.encode())
    assert said.numbers == {"thresholds": found.thresholds}
    assert "5 for h_inf, 2 for h_1," in said.claim
    found = decision.found(FRONTIER).value
    assert [found.least(h) for h in range(5)] == [1] * 5
    assert found.vectors[0] == (1, 2, 3, 4, 5)


def test_a_frontier_that_is_too_large_is_said_not_to_be_complete(monkeypatch):
    """What is kept of it is least all the same, and the kernel accepts it as some."""
    assert len(frontier.frontier(PAIRS.table).vectors) == 16
    for limit in ({"MAX_VECTORS": 5}, {"MAX_COMPARED": 3}):
        with monkeypatch.context() as patched:
            for name, value in limit.items():
                patched.setattr(frontier, name, value)
            found = FRONTIER.answer(PAIRS)
        assert isinstance(found.value, Frontier)
        assert not found.value.complete
        assert found.certificate is not None
        assert len(found.value.vectors) == limit.get("MAX_VECTORS", 1)


def test_beyond_the_limit_thresholds_are_undecided(monkeypatch):
    monkeypatch.setattr(finite_families, "FAMILY_STEPS", 10)
    decision = decide(COSTS)
    finding = decision.verdicts["non-uniform-replay"]
    assert (finding.verdict, finding.thresholds, finding.certificate) == ("generatable", None, None)
    assert "undecided" in finding.because
    assert not is_decided(decision.record())
    assert decision.found(LOCAL).value is decision.found(FRONTIER).value is None
    with pytest.raises(LimitError):
        broken(COSTS.table, (1,) * 5, replay=True)


@pytest.mark.parametrize(("cell", "verdict"), [("infinite", "generatable"), (3, "not-generatable")])
def test_under_noise_without_a_bound_it_is_as_uniform_generation(cell, verdict):
    entries = decide(profile_class(2, {1: "infinite", 2: "infinite", 3: cell}))
    table = notions_of(entries, ("total:1", "last", "noise:1", "noise:finite")).entries["non-uniform"]
    assert [table[name].verdict for name in ("total:1", "last", "noise:1")] == ["generatable"] * 3
    assert table["noise:finite"].verdict == verdict


def test_nothing_is_infinite_in_a_sum_of_sizes():
    """A size of a hundred digits is told from infinity, and from its neighbour."""
    great = 10**99
    cls = profile_class(2, {1: "infinite", 2: "infinite", 3: great})
    assert local_closure(cls.table).dimensions == (great, great)
    assert frontier.frontier(cls.table).vectors == ((1, great + 1), (great + 1, 1))
    assert broken(cls.table, (great + 1, 1), replay=False) is None
    assert broken(cls.table, (great, 1), replay=False).points == great < inf
