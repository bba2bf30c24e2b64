"""The map: no class contradicts an implication, every pair is known, and each separating class is the smallest."""

from itertools import permutations

import pytest

from echoproof.atlas.map import atlas, proof
from echoproof.atlas.records import atlas_record, separation_record
from echoproof.atlas.separate import Bounds, blocks, class_of, search
from echoproof.atlas.settings import SettingError, parse_setting, settings
from echoproof.atlas.theorems import allows, implied
from echoproof.deciding.decision import Decision
from echoproof.deciding.last_answer import LastAdversary, decide_last
from echoproof.deciding.notion import PLAIN, Finding
from echoproof.deciding.replay_number import replay_number
from echoproof.deciding.table import adversary
from echoproof.model.budgets import parse_budget

AGAINST = tuple(map(adversary, "none replay total:finite last noise:finite omit:finite".split()))


@pytest.fixture(scope="module")
def drawn():
    return atlas(AGAINST)


@pytest.fixture(scope="module")
def verdicts():
    """Return (cells, verdict in each setting) for all classes of two and three hypotheses, with bounded sizes."""
    found = {}
    for bounds in (Bounds(3, 7, 1), Bounds(3, 4, 2)):
        for block in blocks(bounds):
            for cells in block.classes:
                if cells not in found:
                    decision = Decision(class_of(cells, ""))
                    found[cells] = {one: decision.finding(one.declared, one.adversary).verdict for one in settings()}
    return found


def contradictions(drawn, verdicts):
    return [
        (cells, str(x), str(y))
        for x in drawn.settings
        for y in drawn.implied[x] - {x}
        for cells, said in verdicts.items()
        if said[x] == "generatable" and said[y] == "not-generatable"
    ]


def test_no_small_class_contradicts_an_implication(monkeypatch, verdicts):
    monkeypatch.setattr("echoproof.atlas.map.STAGES", ())
    assert len(verdicts) > 400
    assert not contradictions(atlas(), verdicts)


@pytest.mark.parametrize(
    ("x", "y"),
    [
        ("proper-limit", "proper-limit-replay"),
        ("proper-limit-replay", "proper-uniform"),
        ("proper-limit/last", "proper-limit/noise:1"),
    ],
)
def test_a_false_implication_is_contradicted(monkeypatch, verdicts, x, y):
    wrong = parse_setting(x), parse_setting(y)
    monkeypatch.setattr(
        "echoproof.atlas.map.implied",
        lambda one, other: "a mistake" if (one, other) == wrong else implied(one, other),
    )
    monkeypatch.setattr("echoproof.atlas.map.STAGES", ())
    assert contradictions(atlas(tuple(dict.fromkeys([*PLAIN, *(one.adversary for one in wrong)]))), verdicts)


def test_every_pair_is_implied_by_theorem_or_separated_by_a_class(drawn):
    for x, y in permutations(drawn.settings, 2):
        if (x, y) in drawn.apart:
            decision = drawn.apart[x, y].decision
            assert decision.finding(x.declared, x.adversary).verdict == "generatable"
            assert decision.finding(y.declared, y.adversary).verdict == "not-generatable"
        else:
            assert drawn.proof(x, y), (x, y)
    assert not drawn.left


def test_separating_classes_are_the_smallest(drawn, verdicts):
    listed = [cells for bounds in (Bounds(3, 4, 2),) for block in blocks(bounds) for cells in block.classes]
    for (x, y), one in drawn.apart.items():
        found = [c for c in listed if verdicts[c][x] == "generatable" and verdicts[c][y] == "not-generatable"]
        small = one.decision.cls.table
        assert found[:1] == ([small.cells] if small.n < 4 else []), (str(x), str(y))
        assert one.is_smallest


def test_the_diagram_is_the_reduction_of_what_is_implied(drawn):
    def reach(i):
        after = {j for a, j in drawn.covers if a == i}
        return after.union(*map(reach, after))

    for i, group in enumerate(drawn.groups):
        for j, other in enumerate(drawn.groups):
            known = (group[0], other[0]) not in drawn.apart and i != j
            assert known == (j in reach(i))
    for i, j in drawn.covers:
        assert not any((i, k) in drawn.covers and j in reach(k) for k in range(len(drawn.groups)))


def test_the_last_answer_alone_makes_hard_what_some_number_of_replays_does():
    seen = set()
    for bounds in (Bounds(3, 7, 2), Bounds(4, 4, 1)):
        for block in blocks(bounds):
            for cells in block.classes:
                table = class_of(cells, "").table
                number = replay_number(table)
                few = number is not None and isinstance(number.number, int)
                assert isinstance(decide_last(table), LastAdversary) == few
                seen.add(number and number.number)
    assert {None, 1, 2, "finite", "infinite"} <= seen


def test_streams_that_one_adversary_allows_and_another_one_too():
    adversaries = ["none", "replay", *map(parse_budget, ("total:1", "total:3", "total:finite", "last", "noise:2"))]
    table = {str(one): [str(other) for other in adversaries if allows(one, other)] for one in adversaries}
    assert table == {
        "none": ["none"],
        "replay": ["none", "replay", "total:1", "total:3", "total:finite", "last"],
        "total:1": ["none", "total:1"],
        "total:3": ["none", "total:1", "total:3"],
        "total:finite": ["none", "total:1", "total:3", "total:finite"],
        "last": ["none", "last"],
        "noise:2": ["none", "total:1", "noise:2"],
    }


class Unsure(Decision):
    """Leaves undecided what it is asked of replay in classes of few cells."""

    def finding(self, notion, adversary):
        few = len(self.cls.table.cells) < 4 and adversary == "replay"
        return Finding("undecided", "a limit") if few else super().finding(notion, adversary)


def test_a_class_after_undecided_smaller_ones_is_not_called_the_smallest(monkeypatch):
    monkeypatch.setattr("echoproof.atlas.separate.Decision", Unsure)
    pair = parse_setting("proper-limit"), parse_setting("proper-limit-replay")
    done = search([pair], Bounds(3, 4, 1))
    assert pair in done.found
    record = separation_record(*pair, None, done, Decision(class_of(done.found[pair], "")))
    assert (record.smallest, record.complete) == (False, False)


def test_the_map_says_what_rests_on_undecided_classes(monkeypatch):
    monkeypatch.setattr("echoproof.atlas.separate.Decision", Unsure)
    monkeypatch.setattr("echoproof.atlas.map.STAGES", ((3, 4),))
    drawn = atlas(PLAIN)
    pair = parse_setting("proper-limit"), parse_setting("proper-limit-replay")
    assert not drawn.apart[pair].is_smallest
    assert any(one.is_smallest for one in drawn.classes)
    assert any("undecided" in why for why in drawn.left.values())
    record = atlas_record(drawn)
    assert sum(one.bounded is not None for one in record.pairs) == len(drawn.left)


@pytest.mark.parametrize(
    "text", ["", "limits", "limit/", "limit/total", "limit-replay/last", "proper/last", "x" * 10**5]
)
def test_what_is_no_notion(text):
    with pytest.raises(SettingError, match="is no"):
        parse_setting(text)


def test_a_budget_that_is_not_on_the_map_has_its_proofs():
    steps = proof(parse_setting("proper-limit/total:7"), parse_setting("proper-limit/total:3"))
    assert [str(step.y) for step in steps] == ["proper-limit/total:3"]
    assert proof(parse_setting("proper-limit/total:3"), parse_setting("proper-limit/total:7")) is None
    assert proof(parse_setting("proper-limit/every:2"), parse_setting("proper-limit/age:5"))
