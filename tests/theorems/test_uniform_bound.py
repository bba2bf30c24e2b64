"""The lower bound for uniform generation: below the closure dimension plus one no promise is kept, at it one is."""

from pathlib import Path

import pytest
from by_hand import element_game, same
from element_rogues import ROGUES
from hypothesis import given, settings
from hypothesis import strategies as st

from echoproof.attack.finite import Ground, element_seat
from echoproof.attack.referee import judge, judge_best
from echoproof.attack.transcript import play
from echoproof.deciding.uniform import closure
from echoproof.model.classfile import load
from echoproof.theorems.uniform.adversary import UniformBound
from strategies import integer_class, profile_classes

GALLERY = Path(__file__).parents[2] / "encodings" / "classes"
CLASSES = {path.stem: load(str(path)) for path in sorted(GALLERY.glob("*.toml"))} | {
    "two that share five": integer_class({"up": "x >= 0", "down": "x <= 4"}),
    "three that share two in pairs": integer_class(
        {"A": "x > 10 and x % 3 == 0 or x in (1, 2, 3, 4)", "B": "x > 10 and x % 3 == 1 or x in (1, 2, 5, 6)",
         "C": "x > 10 and x % 3 == 2 or x in (3, 4, 5, 6)"}
    ),
}  # fmt: skip
BOUNDED = [name for name, cls in CLASSES.items() if 0 < closure(cls.table).dimension <= 20]
ROUNDS = 60


def inside(cls, name):
    index = cls.names.index(name)
    return lambda x: bool(cls.domain.profile_at(x) >> index & 1)


def check(cls, generator, promised, rounds):
    """Play, and confirm: legal and genuine for every target, every late answer wrong for one, one wrong often."""
    adversary = UniformBound.of(Ground(cls), promised)
    played = list(play(adversary, element_seat(generator, cls), rounds))
    assert len(played) == rounds
    judged = {target.name: judge(adversary.rules(), target, played) for target in adversary.targets()}
    for name, judgement in judged.items():
        assert same(judgement, element_game(played, inside(cls, name), promised))
        assert set(judgement.sources) == {0}
    dimension = closure(cls.table).dimension
    assert len({r.example for r in played}) == min(rounds, dimension)
    for number in range(dimension, rounds + 1):
        assert any(number in judgement.wrong for judgement in judged.values())
    worst = judge_best(adversary.rules(), adversary.targets(), played)
    assert len(worst.wrong) * len(judged) >= rounds - dimension + 1
    return worst


def test_there_are_classes_to_play_on():
    assert len(BOUNDED) >= 3


@pytest.mark.parametrize("player", ROGUES)
@pytest.mark.parametrize("name", BOUNDED)
def test_every_promise_that_is_too_early_is_broken(name, player):
    for promised in range(1, closure(CLASSES[name].table).dimension + 1):
        assert check(CLASSES[name], ROGUES[player](), promised, ROUNDS).late > 0


@settings(max_examples=80)
@given(profile_classes(max_n=4), st.randoms(use_true_random=False), st.integers(1, 40))
def test_random_classes(cls, random, rounds):
    dimension = closure(cls.table).dimension
    points = [None, *(x for cell in cls.table.cells for x in cls.examples(cell.profile, 6))]
    for promised in range(1, dimension + 1):
        check(cls, lambda _: random.choice(points), promised, rounds)


@pytest.mark.parametrize("name", BOUNDED)
def test_a_promise_at_the_sample_complexity_is_not_attacked(name):
    ground = Ground(CLASSES[name])
    for promised in (-1, 0, closure(CLASSES[name].table).sample_complexity):
        with pytest.raises(ValueError, match="promise"):
            UniformBound.of(ground, promised)


def test_the_notes_say_what_is_shared():
    adversary = UniformBound.of(Ground(CLASSES["two that share five"]), 2)
    notes = [r.note for r in play(adversary, lambda _: 7, 7)]
    assert notes[0] == "element 1 of the 5 that up and down share"
    assert notes[5:] == ["again: all that up and down share was shown"] * 2
