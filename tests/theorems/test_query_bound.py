"""The query lower bound: the class that is built is consistent, its stream is genuine, and every generator is wrong."""

import sys
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from query_rogues import ROGUES, SILENT, always, asks_for_ever, asks_much, runs_on_silently

from echoproof.attack.budget import within
from echoproof.attack.protocols import NoAnswerError
from echoproof.attack.referee import judge, judge_best
from echoproof.attack.transcript import Round, play
from echoproof.theorems.query_lower_bound.adversary import QueryAdversary, printed
from echoproof.theorems.query_lower_bound.columns import Built, Columns

ROUNDS = 60
STEPS = 4000
OTHER = {"always 2", "counts", "round robin", "stubborn"}
ONE = {"always 1", "settles on 1", "settles after 9"} | SILENT


def holds(column, index):
    """Say whether a column has a point in h_index, as the paper has it."""
    return {
        "universal": True,
        "trap": index != column.index,
        "diagonal": index == column.index,
    }[column.type]


def rows(columns):
    """Return the columns that can tell hypotheses apart, and all others up to a bound."""
    return dict(columns.special()) | {j: columns[j] for j in range(1, min(columns.decided, 500) + 1)}


class Witnessed:
    """A generator that keeps what it was told."""

    def __init__(self, generator):
        self.generator, self.told = generator, []

    def __call__(self, examples, member):
        def asked(index, point):
            answer = member(index, point)
            self.told.append((index, point, answer))
            return answer

        return self.generator(examples, asked)


def game(generator, rounds=ROUNDS, steps=STEPS):
    """Play, and confirm everything that the adversary owes to the definitions."""
    adversary = QueryAdversary()
    witness = Witnessed(generator)
    seat = adversary.seat(witness, steps)
    tables = []

    def watched(examples):
        tables.append((adversary.columns.decided, rows(adversary.columns)))
        return seat(examples)

    played = list(play(adversary, watched, rounds))
    assert len(played) == len(tables) == rounds
    columns = rows(adversary.columns)
    for index, point, answer in witness.told:
        assert 1 <= point <= adversary.columns.decided
        assert answer == holds(adversary.columns[point], index)
    for decided, table in tables:
        assert decided <= adversary.columns.decided
        assert all(adversary.columns[point] == column for point, column in table.items())
    (target,) = adversary.targets()
    judgement = judge(adversary.rules(), target, played)
    assert all(holds(adversary.columns[r.example], target.index) for r in played)
    assert set(judgement.sources) == {0}
    shown = {r.example for r in played}
    missing = {j for j, column in columns.items() if j < max(shown) and holds(column, target.index)} - shown
    if target.index == 1:
        assert len(missing) <= 1
        assert all(columns[j].type == "trap" for j in missing)
    else:
        assert not missing
        assert target.index not in [r.answer for r in played[:-1]]
    wrong = [
        t
        for t, r in enumerate(played, 1)
        if r.answer is None
        or any(holds(column, r.answer) and not holds(column, target.index) for column in columns.values())
    ]
    assert judgement.wrong == tuple(wrong)
    assert judgement == judge_best(adversary.rules(), adversary.targets(), played)
    return adversary, target, judgement, played


@pytest.mark.parametrize("player", ROGUES)
def test_every_generator_is_beaten(player):
    _, target, judgement, played = game(ROGUES[player]())
    assert judgement.late > 0
    assert judgement.told
    half = played[ROUNDS // 2 :]
    if target.index == 1:
        assert player not in ONE
        assert any("case h_1:" in r.note for r in half[1:]) or (half[-1].answer or 1) != 1
    else:
        assert player not in OTHER
        assert not any("case h_1:" in r.note for r in half[1:])
        assert all(f"case {target.name}: 1" in r.note or "no answer" in r.note for r in half[1:])


def test_each_case_occurs_and_so_does_silence():
    assert {game(make())[1].index == 1 for make in ROGUES.values()} == {True, False}
    for name in SILENT:
        assert any(r.answer is None for r in game(ROGUES[name]())[3]), name


@pytest.mark.parametrize("player", ROGUES)
def test_the_stream_is_on_its_way(player):
    short, long = (game(ROGUES[player](), rounds) for rounds in (40, 80))
    for _, _, _, played in (short, long):
        assert len({r.example for r in played}) == len(played)
    if short[1].index == long[1].index:
        assert long[2].covered > short[2].covered > 10


@pytest.mark.parametrize("player", ROGUES)
def test_every_hypothesis_grows(player):
    """A universal point in every round: no hypothesis is finite in the end."""
    adversary, _, _, played = game(ROGUES[player]())
    assert sum(adversary.columns[r.example].type == "universal" for r in played) >= ROUNDS / 3
    assert all(len(list(islice(Built(adversary.columns, i).elements(), 20))) == 20 for i in (1, 2, 3, 50))


def test_other_answers_have_a_diagonal_point_of_their_own():
    adversary, target, judgement, _ = game(always(2))
    assert target.index == 1
    assert judgement.wrong == tuple(range(1, ROUNDS + 1))
    diagonal = [j for j, column in adversary.columns.special() if column.type == "diagonal"]
    assert all(j in Built(adversary.columns, 2) and j not in Built(adversary.columns, 1) for j in diagonal)


def test_an_example_outside_the_target_is_illegal():
    """Nothing is replayed here, whatever was answered."""
    adversary, target, _, played = game(ROGUES["settles on 1"]())
    diagonal = next(j for j, column in adversary.columns.special() if column.type == "diagonal")
    trap = max(j for j, column in adversary.columns.special() if column.type == "trap")
    for planted in (diagonal, trap, adversary.columns.decided + 1):
        judgement = judge(adversary.rules(), target, [*played, Round(planted, 1)])
        assert judgement.sources == (*(0 for _ in played), None)
        assert not judgement.legal


def test_a_trap_is_released_and_shown():
    _, _, _, played = game(always(2))
    assert any(r.note.endswith("the trap of h_2, released") for r in played)


def test_the_trap_s_own_hypothesis_may_be_answered():
    """It is right for itself, so the trap must go."""

    def own(examples, member):
        return next((i for i in range(2, 99) if not all(member(i, x) for x in range(1, 99))), 1)

    _, target, judgement, _ = game(own, steps=100_000)
    assert target.index == 1
    assert judgement.late > 0


DIVERGENT = 4  # the round from which `runs_on_silently` runs on


def test_a_round_without_an_answer_does_not_stop_the_building():
    _, target, judgement, played = game(runs_on_silently)
    silent = [t for t, r in enumerate(played, 1) if r.answer is None]
    assert silent == list(range(DIVERGENT, ROUNDS + 1))
    assert target.index != 1
    assert judgement.wrong == (1, 2, 3, *silent)
    assert judgement.covered >= ROUNDS - 4
    assert "within" in played[-1].silence


def test_the_printed_algorithm_does_not_get_past_such_a_round():
    """More steps find nothing more: the same round, the same examples, the same one query."""
    found = [printed(runs_on_silently, ROUNDS, steps) for steps in (100, 1000, 50_000)]
    assert {(len(stuck.shown), stuck.shown, stuck.queries) for stuck in found} == {(DIVERGENT, found[0].shown, 1)}
    assert [stuck.steps for stuck in found] == [100, 1000, 50_000]


def test_asking_for_ever_is_told_from_running_on_silently():
    few, many = (printed(asks_for_ever, ROUNDS, steps) for steps in (1000, 10_000))
    assert len(few.shown) == len(many.shown) == 1
    assert many.queries > 5 * few.queries > 50


def test_the_printed_algorithm_gets_past_rounds_with_answers():
    assert printed(always(1), ROUNDS, STEPS) is None
    assert printed(asks_much, 20, 200_000) is None


ACTIONS = st.tuples(
    st.lists(st.tuples(st.integers(1, 12), st.one_of(st.integers(-2, 30), st.integers(1, 300))), max_size=4),
    st.one_of(st.just(1), st.integers(1, 9), st.none(), st.just("x")),
)


@settings(max_examples=100)
@given(st.lists(ACTIONS, min_size=1, max_size=9), st.integers(1, 70))
def test_no_generator_makes_it_illegal(table, rounds):
    def generator(examples, member):
        queries, answer = table[(len(examples) + examples[-1]) % len(table)]
        told = sum([member(index, point) for index, point in queries if point >= 1])
        return 1 if told == 3 else answer

    _, _, judgement, _ = game(generator, rounds)
    assert judgement.late > 0 or rounds < 3


@pytest.mark.parametrize("steps", range(1, 200, 7))
def test_stopping_at_any_step_leaves_the_columns_consistent(steps):
    game(asks_for_ever, 12, steps)
    game(asks_much, 12, steps)


def test_what_is_no_point_is_in_no_hypothesis():
    adversary = QueryAdversary()
    assert [adversary.member(2, point) for point in (0, -3, "*1", "")] == [False] * 4
    assert adversary.member(2, 5)
    assert adversary.columns.decided == 5
    with pytest.raises(IndexError, match="first is 1"):
        adversary.member(0, 1)


def test_undecided_columns_are_in_nothing_yet():
    columns = Columns()
    assert 1 not in Built(columns, 1)
    with pytest.raises(KeyError):
        columns[1]
    columns.decide(3)
    columns.decide(2)
    assert list(Built(columns, 1).elements()) == [1, 2, 3]


@pytest.mark.parametrize("steps", [0, 1, 10, 1000])
def test_a_budget_ends_what_runs_on_and_nothing_else(steps):
    def loop(value):
        while value:
            pass
        return "done"

    def swallows(value):
        while True:
            try:
                loop(value)
            except Exception:  # noqa: BLE001
                continue

    def finalizes(value):
        """Spend the steps while a generator is thrown away, where the interpreter ignores what is raised."""

        def suspended():
            try:
                yield
            finally:
                for _ in range(steps):
                    pass

        while value:
            next(suspended())

    before = sys.gettrace(), sys.unraisablehook
    for function in (loop, swallows, finalizes):
        with pytest.raises(NoAnswerError, match=f"within {steps} steps"):
            within(steps, function)(True)
    assert (sys.gettrace(), sys.unraisablehook) == before
    # Three steps: the call, the line of the loop, the line that returns.
    assert within(3, loop)(False) == "done"
    with pytest.raises(NoAnswerError):
        within(2, loop)(False)
    assert (sys.gettrace(), sys.unraisablehook) == before
