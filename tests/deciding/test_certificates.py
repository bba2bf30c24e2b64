"""What the criterion returns, verified from the definitions by brute force over sets of profiles."""

from hypothesis import given
from hypothesis import strategies as st

from echoproof.deciding.criterion import AdversaryStrategy, decide_replay
from echoproof.model.cells import members
from echoproof.model.relations import Relations
from strategies import integer_classes, profile_class, profile_classes

CLASSES = st.one_of(profile_classes(), integer_classes(max_n=4))


def supports(table):
    """Return each hypothesis as the set of its realized profiles, which decides containment and residuals."""
    return [{p for p in table.profiles if i in set(members(p))} for i in range(table.n)]


def group_of(h, j, profile, i):
    return {k for k in members(profile) if h[k] - h[j] == h[i] - h[j]}


@given(CLASSES)
def test_a_strategy_is_right_by_definition(cls):
    table, h = cls.table, supports(cls.table)
    everyone = list(range(table.n))
    strategy = decide_replay(table)
    if isinstance(strategy, AdversaryStrategy):
        assert strategy.first in table.profiles
        assert [case.answer for case in strategy.cases] == everyone
        for case in strategy.cases:
            assert case.target in members(strategy.first)
            group = group_of(h, case.answer, strategy.first, case.target)
            assert set(members(case.group)) == group
            assert [escape.answer for escape in case.escapes] == everyone
            for escape in case.escapes:
                assert escape.target in group
                assert escape.profile in h[escape.answer] - h[escape.target]
            assert not any(all(h[m] <= h[k] for k in group) for m in everyone)
    else:
        assert [reply.profile for reply in strategy.replies] == list(table.profiles)
        for reply in strategy.replies:
            groups = [set(members(group)) for group, _ in reply.groups]
            assert sorted(i for group in groups for i in group) == list(members(reply.profile))
            for group, (_, m) in zip(groups, reply.groups, strict=True):
                assert all(group_of(h, reply.answer, reply.profile, i) == group for i in group)
                assert all(h[m] <= h[k] for k in group)


@given(CLASSES)
def test_the_verdict_is_the_criterion_spelled_out(cls):
    table, h = cls.table, supports(cls.table)
    everyone = range(table.n)
    generatable = all(
        any(
            all(any(all(h[m] <= h[k] for k in group_of(h, j, profile, i)) for m in everyone) for i in members(profile))
            for j in everyone
        )
        for profile in table.profiles
    )
    assert isinstance(decide_replay(table), AdversaryStrategy) != generatable


@given(CLASSES)
def test_relations_are_those_of_sets(cls):
    table, h = cls.table, supports(cls.table)
    relations = Relations.of(table)
    for m in range(table.n):
        assert set(members(relations.above[m])) == {k for k in range(table.n) if h[m] <= h[k]}


@given(profile_classes())
def test_the_sizes_of_cells_do_not_matter(cls):
    """Showing an element again is allowed, so proper generation depends on the realized profiles alone."""
    infinite = profile_class(cls.table.n, dict.fromkeys(cls.table.profiles, "infinite"))
    assert decide_replay(infinite.table) == decide_replay(cls.table)
