"""The runs of the ledger can fail: each does when what it runs is broken."""

import dataclasses
from itertools import product

import pytest

from echoproof.attack.budget import within
from echoproof.attack.protocols import Move, NoAnswerError, Silence, seated
from echoproof.attack.referee import ElementRules, judge, judge_best
from echoproof.attack.transcript import Round
from echoproof.theorems.classes import integers
from echoproof.theorems.criterion import theorem as criterion
from echoproof.theorems.four_hypotheses import theorem as four_hypotheses
from echoproof.theorems.histories import histories
from echoproof.theorems.limit_separation import theorem as limit_separation
from echoproof.theorems.non_uniform import theorem as non_uniform
from echoproof.theorems.players import ELEMENT, QUERY, silent_from
from echoproof.theorems.query_lower_bound import theorem as query_lower_bound
from echoproof.theorems.stepped import Answer, Ask, Divergence, QueryMachine, Wait
from echoproof.theorems.uniform import theorem as uniform
from echoproof.theorems.witness_protection import theorem as witness_protection


def outcome(module, name):
    (run,) = [run for run in module.THEOREM.runs if run.name == name]
    return run.run()


class Idle:
    """An adversary that shows one element for ever, and so beats few."""

    def __init__(self, like, point):
        self.like, self.point = like, point

    def __getattr__(self, name):
        return getattr(self.like, name)

    def moves(self):
        while True:
            yield Move(self.point)


BROKEN = [
    (uniform, "all-short-histories", "with_replay", lambda generator, threshold: generator),
    (uniform, "all-short-histories", "_rash", lambda ground, threshold: uniform.uniform(ground)),
    (non_uniform, "without-replay", "crossing", lambda examples: max(examples) + 1),
    (witness_protection, "all-short-histories", "witness_protection", witness_protection.kleinberg_mullainathan),
    (witness_protection, "all-short-histories", "kleinberg_mullainathan", witness_protection.witness_protection),
    (limit_separation, "without-replay", "by_markers", lambda examples: limit_separation.ELEMENT["next"](examples)),
    (limit_separation, "adversary", "ELEMENT", {"next": ELEMENT["next"]}),
    (query_lower_bound, "adversary", "QUERY", {"always 1": QUERY["always 1"]}),
    (query_lower_bound, "silent-divergence", "printed", lambda machine, rounds, steps: None),
    (query_lower_bound, "silent-steps-counted", "silent_from", lambda round_: QUERY["always 2"]),
    (four_hypotheses, "game", "adversary_wins", lambda table, replay: True),
    (criterion, "small-classes", "adversary_wins", lambda table, replay: False),
    (criterion, "small-classes", "adversary_wins", lambda table, replay: True),
]


@pytest.mark.parametrize(
    ("module", "run", "name", "instead"),
    BROKEN,
    # No id may show an address: two processes have to find the same tests.
    ids=[f"{module.THEOREM.name}-{run}-{name}-{k}" for k, (module, run, name, _) in enumerate(BROKEN)],
)
def test_a_run_of_what_is_broken_fails(module, run, name, instead, monkeypatch):
    monkeypatch.setattr(module, name, instead)
    assert not outcome(module, run).passed


@pytest.mark.parametrize(
    ("module", "run", "name", "point"),
    [
        (non_uniform, "adversary", "NonUniformAdversary", 1),
        (limit_separation, "adversary", "LimitAdversary", "*1"),
        (query_lower_bound, "adversary", "QueryAdversary", 1),
    ],
)
def test_an_adversary_that_does_nothing_is_noticed(module, run, name, point, monkeypatch):
    make = getattr(module, name)
    monkeypatch.setattr(module, name, lambda *args: Idle(make(*args), point))
    assert not outcome(module, run).passed


def nothing_wrong(rules, targets, rounds):
    return dataclasses.replace(judge_best(rules, targets, rounds), wrong=())


def nothing_legal(rules, targets, rounds):
    return dataclasses.replace(judge_best(rules, targets, rounds), sources=(None,) * len(rounds))


@pytest.mark.parametrize("referee", [nothing_wrong, nothing_legal])
@pytest.mark.parametrize("module", [limit_separation, query_lower_bound])
def test_games_count_only_where_the_referee_finds_errors_on_a_legal_stream(module, referee, monkeypatch):
    monkeypatch.setattr(module, "judge_best", referee)
    assert not outcome(module, "adversary").passed


@pytest.mark.parametrize("change", [{"wrong": ()}, {"sources": (None,)}])
@pytest.mark.parametrize(("module", "run"), [(uniform, "lower-bound"), (non_uniform, "adversary")])
def test_promises_count_only_where_the_referee_finds_them_broken_on_a_legal_stream(module, run, change, monkeypatch):
    monkeypatch.setattr(module, "judge", lambda *table: dataclasses.replace(judge(*table), **change))
    assert not outcome(module, run).passed


@pytest.mark.parametrize(
    ("module", "run", "name"), [(uniform, "lower-bound", "a"), (non_uniform, "adversary", "h_inf")]
)
def test_a_stream_has_to_be_legal_for_every_target_of_the_game(module, run, name, monkeypatch):
    def unfair(rules, target, rounds):
        found = judge(rules, target, rounds)
        return dataclasses.replace(found, sources=(None,)) if target.name == name else found

    monkeypatch.setattr(module, "judge", unfair)
    assert not outcome(module, run).passed


def test_a_certificate_of_another_class_is_noticed(monkeypatch):
    monkeypatch.setattr(four_hypotheses, "_CLASS", integers({"a": "x >= 0", "b": "x <= 0"}).cls)
    assert not outcome(four_hypotheses, "certificate").passed


def test_histories_are_all_legal_ones_up_to_a_number_of_rounds():
    """Against the referee: of all sequences of points, those that it finds legal are there, once each."""
    ground = integers({"a": "x >= 0", "b": "x <= 1"})
    (target, _) = ground.targets(ground.everything)

    def answer(examples, answers):
        return -examples[-1] - len(answers)

    made = [examples for examples, _ in histories(answer, target, range(-1, 2), 3, replay=True)]
    points, legal = range(-6, 7), []
    for size in (1, 2, 3):
        for examples in product(points, repeat=size):
            rounds, answers = [], ()
            for t in range(1, size + 1):
                answers = (*answers, answer(examples[:t], answers))
                rounds.append(Round(examples[t - 1], answers[-1]))
            near = all(x in range(-1, 2) or x in answers[:t] for t, x in enumerate(examples))
            if near and judge(ElementRules(), target, rounds).legal:
                legal.append(examples)
    assert sorted(made) == sorted(legal)
    assert any(min(examples) < 0 for examples in made)


def test_histories_without_replay_are_genuine():
    ground = integers({"a": "x >= 0", "b": "x <= 1"})
    (target, _) = ground.targets(ground.everything)
    made = [examples for examples, _ in histories(lambda x, _: -9, target, range(-1, 3), 3, replay=False)]
    assert len(made) == 3 + 9 + 27
    assert all(min(examples) >= 0 for examples in made)


def test_there_are_ten_players_of_each_kind_and_they_differ():
    assert len(ELEMENT) >= 10
    assert len(QUERY) >= 10
    seats = [seated(generator, lambda _: True, "answer") for generator in ELEMENT.values()]
    shown = [("*1",), (1,), (1, 2), (1, 2, -1), ("*1", 1, 2, 3), (5, 9, 4)]
    played = [tuple(str(seat(examples)) for examples in shown) for seat in seats]
    assert len(set(played)) == len(ELEMENT)
    assert any(isinstance(seat((1,)), Silence) for seat in seats)


def machine(**does):
    return QueryMachine(("begin",), does)


@pytest.mark.parametrize(
    ("does", "found"),
    [
        ({"begin": Answer(3)}, None),
        ({"begin": Wait("begin")}, Divergence(0, 1)),
        ({"begin": Wait("then"), "then": Wait("begin")}, Divergence(0, 2)),
        ({"begin": Ask(1, "then", "then"), "then": Wait("last"), "last": Wait("then")}, Divergence(1, 2)),
        ({"begin": Wait("ask"), "ask": Ask(1, "ask2", "ask2"), "ask2": Ask(2, "end", "begin"), "end": Answer(1)}, None),
    ],
)
def test_silent_divergence_is_seen_and_nothing_else(does, found):
    """The last machine comes back to a state, with queries in between whose replies are other ones."""
    replies = iter([False, False, True, True])
    assert machine(**does).divergence((7,), lambda index, point: next(replies)) == found


@pytest.mark.parametrize("steps", [200, 5000])
def test_what_is_seen_is_what_happens(steps):
    """The machine of the exhibit, run for as long as one likes, asks once in its silent rounds and does not answer."""
    asked = []
    silent = silent_from(3)
    assert [silent(range(t), lambda index, point: pytest.fail("it asks nothing yet")) for t in (1, 2)] == [1, 1]
    with pytest.raises(NoAnswerError):
        within(steps, silent)((5, 6, 7), lambda index, point: asked.append((index, point)))
    assert asked == [(1, 7)]


def test_an_exhibit_that_answers_in_the_end_is_no_exhibit(monkeypatch):
    """A machine that waits long, but not for ever, is told from one that waits for ever."""
    long = {f"{n}": Wait(f"{n + 1}") for n in range(200)} | {"200": Answer(2), "first": Answer(1)}
    slow = QueryMachine(("first",) * 3 + ("ask",), long | {"ask": Ask(1, "0", "0")})
    monkeypatch.setattr(query_lower_bound, "silent_from", lambda round_: slow)
    monkeypatch.setattr(query_lower_bound, "_STEPS", 50)
    found = outcome(query_lower_bound, "silent-divergence")
    assert not found.passed
    assert found.detail == "the machine does not diverge silently"
