"""Proper generators on finite classes: every one is beaten on a hard class, and the canonical one on no other."""

from collections import Counter
from itertools import count, islice, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rogues import ROGUES

from echoproof.attack.adversaries import Certified, Union, house
from echoproof.attack.finite import Ground, element_seat, proper_seat
from echoproof.attack.protocols import Silence
from echoproof.attack.run import Run, attack
from echoproof.attack.transcript import play
from echoproof.deciding.criterion import AdversaryStrategy, decide_replay
from echoproof.games.solver import adversary_wins
from echoproof.generators.canonical import canonical
from echoproof.model.classfile import load
from echoproof.model.relations import Relations
from strategies import integer_class, integer_classes, profile_class, profile_classes

GALLERY = Path(__file__).parents[2] / "encodings" / "classes"
CLASSES = {path.stem: load(str(path)) for path in sorted(GALLERY.glob("*.toml"))}
HARD = [name for name, cls in CLASSES.items() if adversary_wins(cls.table, replay=True)]
EASY = [name for name in CLASSES if name not in HARD]
PLAYERS = ROGUES | {"the canonical one": canonical}
ROUNDS = 60


def in_support(cls, name, point):
    return name in [cls.names[i] for i in range(cls.table.n) if cls.domain.profile_at(point) >> i & 1]


def confirmed(cls, run):
    """Recompute from the definitions, point by point, what the run says of itself."""
    examples, answers = [r.example for r in run.rounds], [r.answer for r in run.rounds]
    target = run.judgement.target
    replayed = []
    for t, example in enumerate(examples):
        if not in_support(cls, target, example):
            assert any(a is not None and in_support(cls, a, example) for a in answers[:t]), f"round {t + 1} is illegal"
            replayed.append(t + 1)
    points = {cell.profile: cls.examples(cell.profile, 1)[0] for cell in cls.table.cells}
    wrong = [
        t
        for t, answer in enumerate(answers, 1)
        if answer is None or any(in_support(cls, answer, x) and not in_support(cls, target, x) for x in points.values())
    ]
    assert run.judgement.replayed == tuple(replayed)
    assert run.judgement.wrong == tuple(wrong)
    return wrong


def test_the_gallery_has_both_kinds():
    assert len(HARD) >= 5
    assert len(EASY) >= 5
    assert len(ROGUES) >= 10


@pytest.mark.parametrize("player", PLAYERS)
@pytest.mark.parametrize("name", HARD)
def test_every_generator_is_beaten_on_a_hard_class(name, player):
    cls = CLASSES[name]
    run = attack(cls, lambda _: proper_seat(PLAYERS[player](cls), cls), True, ROUNDS)
    assert run.verdict == "beaten"
    assert run.adversary == "certificate"
    wrong = confirmed(cls, run)
    # One target of the group is wrong at least as often as the answers, shared out among the targets, must be.
    group = decide_replay(cls.table).cases[0].group.bit_count()
    assert len(wrong) * group >= ROUNDS / 2


@pytest.mark.parametrize("rounds", [1, 2, 3, 10])
def test_a_hard_class_beats_in_the_shortest_run(rounds):
    cls = CLASSES["four-hypotheses"]
    run = attack(cls, lambda _: proper_seat(lambda examples, names: names[0], cls), True, rounds)
    assert (run.verdict, len(run.rounds)) == ("beaten", rounds)
    confirmed(cls, run)


def test_the_union_is_shown_for_the_group_with_the_least_room():
    """The room of a group: the hypotheses contained in all of it, worked out here from the cells."""
    chosen_later = 0
    for cls in CLASSES.values():
        cells = {profile: set(cls.table.named(profile)) for profile in cls.table.profiles}
        supports = {name: {profile for profile in cells if name in cells[profile]} for name in cls.names}
        for first, answer in product(cells, cls.names):
            adversary = Union(Ground(cls), Relations.of(cls.table), first, [first])
            list(play(adversary, proper_seat(lambda _, names, answer=answer: answer, cls), 2))
            groups = {}
            for name in cls.names:
                if name in cells[first]:
                    groups.setdefault(frozenset(supports[name] - supports[answer]), []).append(name)
            room = {
                tuple(group): sum(supports[m] <= set.intersection(*(supports[k] for k in group)) for m in cls.names)
                for group in groups.values()
            }
            chosen = tuple(target.name for target in adversary.targets())
            assert room[chosen] == min(room.values())
            chosen_later += room[chosen] < next(iter(room.values()))
    assert chosen_later


@pytest.mark.parametrize("name", EASY)
def test_no_adversary_of_the_house_beats_the_canonical_generator(name):
    cls = CLASSES[name]
    run = attack(cls, lambda _: proper_seat(canonical(cls), cls), True, 2 * len(cls.table.cells) + 40)
    assert run.verdict == "survived"
    confirmed(cls, run)


def test_the_canonical_generator_looks_up_each_point_once(monkeypatch):
    """The history comes whole in each round; long games would take the square of the rounds in look-ups."""
    cls, asked = CLASSES["square"], Counter()
    look_up = type(cls.domain).profile_at

    def counted(domain, point):
        asked[point] += 1
        return look_up(domain, point)

    monkeypatch.setattr(type(cls.domain), "profile_at", counted)
    generator, shown = canonical(cls), list(islice(cls.domain.elements(cls.table.profiles), 30))
    assert all(generator(shown[:end], cls.names) in cls.names for end in range(1, 31))
    assert asked == Counter(shown)


@pytest.mark.parametrize("name", EASY)
def test_a_bad_generator_is_beaten_on_an_easy_class_too(name):
    """Always the largest hypothesis: wrong for a smaller target, unless the class has but one."""
    cls = CLASSES[name]
    run = attack(cls, lambda _: proper_seat(ROGUES["always the largest"](cls), cls), True, ROUNDS)
    assert (run.verdict == "beaten") == (cls.table.n > 1)
    confirmed(cls, run)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.one_of(profile_classes(max_n=4), integer_classes(max_n=4)))
def test_canonical_and_certificate_decide_random_classes(cls):
    run = attack(cls, lambda _: proper_seat(canonical(cls), cls), True, 2 * len(cls.table.cells) + 10)
    assert (run.verdict == "beaten") == isinstance(decide_replay(cls.table), AdversaryStrategy)
    confirmed(cls, run)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(profile_classes(max_n=4), st.randoms(use_true_random=False))
def test_no_stream_of_the_house_is_illegal_whatever_is_answered(cls, random):
    """`attack` raises when the referee finds one; here each is also recomputed."""
    for proper in (True, False):
        points = [point for cell in cls.table.cells for point in cls.examples(cell.profile, 3)]
        answers = [*(cls.names if proper else points), None]
        for adversary in house(Ground(cls), proper):
            played = list(play(adversary, lambda _, answers=answers: random.choice(answers) or Silence("none"), 20))
            for target in adversary.targets():
                for t, current in enumerate(played):
                    supplied = [r.answer for r in played[:t] if r.answer is not None]
                    assert in_support(cls, target.name, current.example) or any(
                        in_support(cls, answer, current.example) if proper else answer == current.example
                        for answer in supplied
                    )


def test_the_streams_of_the_house_are_on_their_way():
    """Twice the rounds show more of the target, from its first element on without a gap."""
    cls = CLASSES["four-hypotheses"]
    for name in ROGUES:
        short, long = (
            attack(cls, lambda _: proper_seat(ROGUES[name](cls), cls), True, rounds).judgement.covered  # noqa: B023
            for rounds in (40, 80)
        )
        if name not in ("one that raises", "one that never answers", "one that names no hypothesis"):
            assert 0 < short < long, name


def test_until_the_first_answer_no_target_is_lost():
    cls = CLASSES["triangle"]
    ground = Ground(cls)
    adversary = Certified.of(ground, decide_replay(cls.table))
    late = play(adversary, lambda examples: cls.names[1] if len(examples) > 5 else Silence("not yet"), 30)
    played = list(late)
    assert len({cls.domain.profile_at(r.example) for r in played[:6]}) == 1
    assert len({cls.domain.profile_at(r.example) for r in played}) > 1


ELEMENTS = {
    "fresh and large": (lambda examples: 2 * max(map(abs, examples)) + 2, True),
    "fresh and even": (lambda examples: next(x for x in range(0, 10**6, 2) if x not in examples), False),
    "copycat": (lambda examples: examples[-1], True),
}


@pytest.mark.parametrize("player", ELEMENTS)
def test_element_generators(player):
    """Evens and multiples of three: an even number is fresh and right for the evens alone."""
    cls = integer_class({"even": "x % 2 == 0", "six": "x % 6 == 0"})
    generator, beaten = ELEMENTS[player]
    run = attack(cls, lambda _: element_seat(generator, cls), False, ROUNDS)
    examples = [r.example for r in run.rounds]
    wrong = [
        t
        for t, r in enumerate(run.rounds, 1)
        if not in_support(cls, run.judgement.target, r.answer) or r.answer in examples[:t]
    ]
    assert run.judgement.wrong == tuple(wrong)
    assert run.verdict == ("beaten" if wrong and wrong[-1] > ROUNDS / 2 else "survived")
    assert beaten is False or run.verdict == "beaten"


@pytest.mark.parametrize("answer", ["x", 1.5, True, None, [1]])
def test_what_is_no_point_is_silence(answer):
    cls = integer_class({"even": "x % 2 == 0"})
    assert isinstance(element_seat(lambda _: answer, cls)([0]), Silence)


def test_a_run_too_short_to_show_the_target_is_no_evidence():
    cls = CLASSES["chain"]
    largest = ROGUES["always the largest"]
    assert attack(cls, lambda _: proper_seat(largest(cls), cls), True, 1).verdict == "survived"
    with pytest.raises(ValueError, match="round"):
        attack(cls, lambda _: proper_seat(largest(cls), cls), True, 0)


def test_the_worst_of_the_games_survived_has_most_late_errors_then_most(monkeypatch):
    """Games are numbered as they are played; in each, so many early and so many late rounds have no answer."""
    cls = integer_class({"even": "x % 2 == 0", "six": "x % 6 == 0"})
    names = [adversary.name for adversary in house(Ground(cls), False)]
    monkeypatch.setattr(Run, "verdict", "survived")

    def worst(silent):
        games = count()

        def seat(_):
            early, late = silent.get(next(games), (0, 0))
            return lambda shown: (
                Silence("") if len(shown) <= early or 11 - len(shown) <= late else 10**6 * len(shown) * 6
            )

        return names.index(attack(cls, seat, False, 10).adversary)

    assert worst({1: (5, 1), 2: (0, 2)}) == 2
    assert worst({1: (1, 2), 2: (3, 2), 3: (5, 1)}) == 2


@pytest.mark.parametrize(
    "answer", ["A B #01", "A B #0", "B A #1", "A  B #1", "A B #\u0661", "A B # 1", "A B #+1", "A B #1\n"]
)
def test_a_point_has_one_name(answer):
    """Else a generator would find something fresh for ever by writing zeros before the number of one and the same."""
    cls = profile_class(2, {1: "infinite", 3: "infinite"})
    seat = element_seat(lambda _: answer, cls)
    assert seat(("A B #1",)) == Silence(f"it answered {answer!r}, which is no point")
    assert element_seat(lambda _: "A B #1", cls)(("A #1",)) == "A B #1"
