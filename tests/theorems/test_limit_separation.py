"""The limit separation: every generator is wrong to the end of every run, on a stream that is legal for one target."""

from itertools import islice

import pytest
from by_hand import element_game, same
from element_rogues import ROGUES, tables, without_replay_limit
from hypothesis import given, settings
from hypothesis import strategies as st

from echoproof.attack.protocols import Silence
from echoproof.attack.referee import judge, judge_best
from echoproof.attack.transcript import Round, play
from echoproof.theorems.limit_separation.adversary import Downward, LimitAdversary, Markers, Upward, marker_seat

ROUNDS = 60
EXPECTED = {
    "constant": Markers,
    "least fresh": Markers,
    "one that never answers": Markers,
    "marker player": Upward,
    "marker, then downward": Upward,
    "marker, then nothing": Upward,
    "one that repeats": Upward,
    "upward for a while": Upward,
    "right without replay, in the limit": Upward,
    "marker, then upward": Downward,
    "far marker": Downward,
    "one that raises sometimes": Downward,
}
NOTES = {Markers: "case h_mk", Upward: "case family 1", Downward: "case family 2"}


def inside(target):
    """Return membership in a target, as the paper has it."""

    def markers(x, bound):
        return isinstance(x, str) and x[0] == "*" and 1 <= int(x[1:]) <= bound

    match target:
        case Markers():
            return lambda x: markers(x, 10**9)
        case Upward(b, a, j):
            assert b >= 0
            assert j > b
            return lambda x: markers(x, b) if isinstance(x, str) else x == b or x in a or x > j
        case Downward(b, a):
            assert b >= 0
            assert b not in a
            return lambda x: markers(x, b) if isinstance(x, str) else x < b or x in a


def game(generator, rounds=ROUNDS):
    """Play, and confirm that the run is legal and that the referee says what the definitions say."""
    adversary = LimitAdversary()
    played = list(play(adversary, marker_seat(generator), rounds))
    assert len(played) == rounds
    for target in adversary.targets():
        found = element_game(played, inside(target))
        assert found.legal
        assert same(judge(adversary.rules(), target, played), found)
    judgement = judge_best(adversary.rules(), adversary.targets(), played)
    (target,) = [target for target in adversary.targets() if target.name == judgement.target]
    return target, judgement, played


@pytest.mark.parametrize("player", ROGUES)
def test_every_generator_is_beaten(player):
    target, judgement, played = game(ROGUES[player]())
    assert judgement.late > 0
    assert judgement.told
    assert judgement.wrong[-1] >= ROUNDS - 1 or isinstance(target, Downward)
    assert isinstance(target, EXPECTED.get(player, object))
    half = [r.note for r in played[ROUNDS // 2 :]]
    assert any(NOTES[type(target)] in note for note in half)
    assert isinstance(target, Downward) or not any(NOTES[Downward] in note for note in half[1:])


def test_each_case_occurs():
    assert {type(game(make())[0]) for make in ROGUES.values()} == {Markers, Upward, Downward}


@pytest.mark.parametrize("player", ROGUES)
def test_the_stream_is_on_its_way(player):
    """All that was shown is the beginning of the target in its order, but for the one replayed marker."""
    for rounds in (40, 80):
        target, judgement, played = game(ROGUES[player](), rounds)
        assert judgement.covered == rounds - len(judgement.replayed)
        assert len({r.example for r in played}) == rounds
        if isinstance(target, Upward):
            (number,) = judgement.replayed
            assert played[number - 1].example == f"*{target.b + 1}"
        else:
            assert judgement.replayed == ()


def test_the_answers_that_end_phases_are_never_shown():
    target, judgement, played = game(ROGUES["marker, then upward"]())
    assert isinstance(target, Downward)
    ended = [r.answer for r in played if isinstance(r.answer, int)]
    assert len(ended) > ROUNDS - 5
    assert not set(ended) & {r.example for r in played}
    # Only the first answer, the marker that came to be shown, is right for it.
    assert judgement.wrong == tuple(range(2, ROUNDS + 1))


def test_a_phase_without_end_follows_phases_that_ended():
    target, judgement, played = game(ROGUES["upward for a while"]())
    assert target.j > target.b + 1
    assert any("phase 3 goes on" in r.note or "phase 3:" in r.note for r in played)
    assert len(set(range(ROUNDS // 2, ROUNDS + 1)) - set(judgement.wrong)) == 0


def test_a_marker_far_away_is_shown_after_all_below_it():
    _, _, played = game(ROGUES["far marker"]())
    assert [r.example for r in played[:11]] == [*(f"*{i}" for i in range(1, 10)), 8, 10]


def test_a_run_shorter_than_the_marker_answered_is_no_evidence():
    _, judgement, _ = game(lambda examples: "*1000")
    assert not judgement.told


@settings(max_examples=300)
@given(tables(), st.integers(1, 70))
def test_no_generator_makes_it_illegal_and_errors_are_late(generator, rounds):
    target, judgement, played = game(generator, rounds)
    examples = [r.example for r in played]
    if isinstance(target, Markers):
        assert judgement.late > 0 or rounds < 3
        return
    z = target.b + isinstance(target, Upward)
    starts = [t for t, x in enumerate(examples, 1) if isinstance(x, int) and x < z]
    if starts and starts[-1] < rounds // 2:
        assert judgement.late > 0
        assert judgement.told
    elif len(starts) > 1 and 2 * starts[-1] - 2 > rounds and starts[0] <= rounds // 2:
        assert isinstance(target, Downward)
        assert judgement.late > 0
        assert judgement.told


@settings(max_examples=60)
@given(tables())
def test_its_moves_do_not_depend_on_how_long_it_plays(generator):
    assert [r.example for r in game(generator, 25)[2]] == [r.example for r in game(generator, 50)[2]][:25]


TARGETS = [
    Markers(),
    Upward(0, frozenset(), 3),
    Upward(3, frozenset({-7, 2, 3, 12}), 5),
    Downward(0, frozenset({4})),
    Downward(3, frozenset({-7, 9, 17})),
]


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_the_targets_are_the_paper_s(target):
    points = [*range(-30, 31), *(f"*{i}" for i in range(1, 31))]
    window = {x for x in points if inside(target)(x)}
    assert {x for x in points if x in target} == window
    listed = list(islice(target.elements(), 200))
    assert len(set(listed)) == 200
    assert set(listed) >= window
    assert all(map(inside(target), listed))
    assert not any(x in target for x in ("*0", "*", "*01", "* 1", "1", "*-1", None))


def orders(target):
    """Yield beginnings of enumerations of the target, of 40 elements."""
    points = list(islice(target.elements(), 40))
    yield points
    yield points[::2] + points[1::2]
    yield points[20:] + points[:20]
    integers = [x for x in points if isinstance(x, int)]
    yield [*integers[:10], *(x for x in points if isinstance(x, str)), *integers[10:]]


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_without_replay_there_is_a_generator_that_settles(target):
    """It is right on every enumeration from the round on in which the target is told."""
    for points in orders(target):
        told = next(t for t in range(len(points)) if target.told(points[:t]))
        played = [Round(x, without_replay_limit(points[: t + 1])) for t, x in enumerate(points)]
        assert all(t < max(told, 1) for t in element_game(played, inside(target)).wrong)


@pytest.mark.parametrize("answer", ["x", 1.5, True, None, "*0", "*", "*" + "1" * 101])
def test_what_is_no_point_is_silence(answer):
    assert isinstance(marker_seat(lambda _: answer)(["*1"]), Silence)


@pytest.mark.parametrize("answer", [0, -4, "*1", "*" + "1" * 100])
def test_points_are_answers(answer):
    assert marker_seat(lambda _: answer)(["*1"]) == answer
