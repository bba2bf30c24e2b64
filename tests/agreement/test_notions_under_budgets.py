"""What budgets do to proper uniform generation: the table of notions against a game with counters, played out."""

import pytest
from hypothesis import given, settings

from echoproof.deciding.proper_uniform import Bounds, bounds
from echoproof.deciding.table import class_notions, parse_adversaries
from echoproof.model.budgets import Age, Every, Last, Noise, Total, parse_budget
from strategies import profile_class, profile_classes

CLASSES = [
    profile_class(2, {0b11: 1, 0b01: "infinite", 0b10: "infinite"}),
    profile_class(2, {0b11: "infinite", 0b01: 1, 0b10: 1}),
    profile_class(2, {0b11: "infinite", 0b01: 2}),
    profile_class(2, {0b01: "infinite", 0b10: "infinite"}),
    profile_class(3, {0b111: "infinite", 0b011: 1, 0b001: "infinite"}),
    profile_class(3, {0b001: "infinite", 0b010: "infinite", 0b100: "infinite", 0b111: 1}),
    profile_class(3, {0b111: "infinite", 0b110: 1, 0b101: 1, 0b011: 1}),
    profile_class(3, {0b011: 1, 0b101: "infinite", 0b110: "infinite"}),
]
BUDGETS = ("total:1", "total:2", "total:finite", "noise:1", "noise:finite", "last", "every:2", "age:2")


def adversary_errs_late(table, budget, late=None):
    """Say whether the adversary can have a wrong answer when `late` distinct examples were shown, by default so many
    that finite cells and wrong examples do not account for them. Each target has what is left of its budget, or None
    when it is out.
    """
    n, cells = table.n, table.cells
    bound = {Total: lambda: budget.replays, Noise: lambda: budget.examples}.get(type(budget), lambda: 1)()
    counted = isinstance(budget, Total | Noise) and bound != "finite"
    bound = bound if counted else 1
    endless = sum(cell.size == "infinite" for cell in cells)
    late = late or sum(cell.size for cell in cells if cell.size != "infinite") + bound * (endless + 1) + 1
    rows = [{p for p in table.profiles if p >> i & 1} for i in range(n)]

    def spent(left, genuine, supplied):
        if isinstance(budget, Every):
            if genuine:
                return max(0, left - 1)
            return budget.rounds - 1 if supplied and left == 0 else None
        if genuine or (supplied and not counted):
            return left
        return left - 1 if supplied and left else None

    def examples(ripe, left, shown, distinct):
        for at, cell in enumerate(cells):
            supplied = isinstance(budget, Noise) or any(cell.profile >> j & 1 for j in ripe)
            after = tuple(
                None if b is None else spent(b, cell.profile >> i & 1 == 1, supplied) for i, b in enumerate(left)
            )
            if any(b is not None for b in after):
                if shown[at]:
                    yield after, shown, distinct
                if cell.size == "infinite" or shown[at] < cell.size:
                    counted = 1 if cell.size == "infinite" else shown[at] + 1
                    yield after, (*shown[:at], counted, *shown[at + 1 :]), min(late, distinct + 1)

    def supply(ripe, young, answer):
        if isinstance(budget, Last):
            return frozenset([answer]), ()
        young = (*young, answer)
        if isinstance(budget, Age) and len(young) < budget.rounds:
            return ripe, young
        return ripe | {young[0]}, young[1:]

    def rounds(state):
        """Yield for each example the pairs (wrong in time, next state), one for each answer."""
        ripe, young, *rest = state
        for left, shown, distinct in examples(ripe, *rest):
            possible = [rows[i] for i, b in enumerate(left) if b is not None]
            yield [
                (
                    distinct == late and any(not rows[j] <= row for row in possible),
                    (*supply(ripe, young, j), left, shown, distinct),
                )
                for j in range(n)
            ]

    start = (frozenset(), (), (bound if counted else 0,) * n, (0,) * len(cells), 0)
    after, queue = {}, [start]
    while queue:
        state = queue.pop()
        if state not in after:
            after[state] = list(rounds(state))
            queue += [following for answers in after[state] for _, following in answers]
    won = set()
    while True:
        more = {
            state
            for state in after.keys() - won
            if any(all(wrong or following in won for wrong, following in answers) for answers in after[state])
        }
        if not more:
            return start in won
        won |= more


@pytest.mark.parametrize("budget", BUDGETS)
@pytest.mark.parametrize("at", range(len(CLASSES)))
def test_the_game_with_counters_says_what_the_table_says(at, budget):
    entry = class_notions(CLASSES[at], (budget,)).entries["proper-uniform"][budget]
    wins = adversary_errs_late(CLASSES[at].table, parse_budget(budget))
    assert entry.verdict == ("not-generatable" if wins else "generatable")


@pytest.mark.parametrize("budget", ["total:0", "total:1", "total:2", "noise:1", "last", "every:2"])
@pytest.mark.parametrize("at", range(len(CLASSES)))
def test_a_sample_complexity_is_that_of_the_game_or_none_is_given(at, budget):
    """The first class needs a third example when one may be a replay: a point of A's own, after the answer A."""
    entry = class_notions(CLASSES[at], (budget,)).entries["proper-uniform"][budget]
    if (told := entry.sample_complexity) is not None:
        assert not adversary_errs_late(CLASSES[at].table, parse_budget(budget), told)
        assert told == 1 or adversary_errs_late(CLASSES[at].table, parse_budget(budget), told - 1)
    if budget == "total:0":
        assert (told is not None) == (entry.verdict == "generatable")


def test_the_classes_are_of_each_kind():
    kinds = {tuple(isinstance(bounds(c.table, replay=r), Bounds) for r in (False, True)) for c in CLASSES}
    assert kinds == {(False, False), (True, False), (True, True)}


@given(profile_classes(max_n=4))
@settings(max_examples=40)
def test_a_budget_is_between_none_and_all(cls):
    """More streams never help the generator: no entry is better than one for fewer, nor its sample complexity less."""
    table = class_notions(
        cls,
        parse_adversaries(
            "none,total:0,total:1,total:2,total:finite,every:2,age:2,last,replay,noise:0,noise:1,noise:finite"
        ),
    )
    for row in table.entries.values():
        good = {name: entry.verdict == "generatable" for name, entry in row.items()}
        assert good["none"] >= good["total:1"] >= good["total:2"] >= good["total:finite"] >= good["replay"]
        assert good["none"] >= good["noise:1"] >= good["noise:finite"]
        assert good["none"] == good["total:0"] == good["noise:0"]
        assert row["total:0"].sample_complexity == row["noise:0"].sample_complexity == row["none"].sample_complexity
        for name in ("every:2", "age:2"):
            assert row[name].verdict == row["replay"].verdict
            assert row[name].sample_complexity == row["replay"].sample_complexity
        assert good["last"] >= good["replay"]
    for row in table.entries.values():
        assert all(entry.certificate is None or entry.certificate in table.certificates for entry in row.values())


def test_elements_when_nothing_is_ever_ruled_out():
    """With wrong examples without a bound every target stays possible, so a fresh point has to be in all of them."""
    core = profile_class(2, {0b11: "infinite", 0b01: 1})
    apart = profile_class(2, {0b11: 7, 0b01: "infinite", 0b10: "infinite"})
    for cls, verdict, complexity in ((core, "generatable", 1), (apart, "not-generatable", None)):
        entries = class_notions(cls, ("noise:1", "noise:finite")).entries
        assert (entries["uniform"]["noise:finite"].verdict, entries["uniform"]["noise:finite"].sample_complexity) == (
            verdict,
            complexity,
        )
        assert entries["uniform"]["noise:1"].verdict == entries["limit"]["noise:finite"].verdict == "generatable"
        assert entries["uniform"]["noise:1"].certificate == "noise-complexity"
