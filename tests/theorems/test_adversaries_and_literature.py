"""The generators of the literature against the theorems' adversaries: none is an exception."""

from pathlib import Path

import pytest
from by_hand import element_game

from echoproof.attack.finite import Ground, element_seat
from echoproof.attack.referee import judge_best
from echoproof.attack.transcript import play
from echoproof.deciding.uniform import closure
from echoproof.generators.critical import kleinberg_mullainathan
from echoproof.generators.defences import data_cleaning
from echoproof.generators.family import Family, element, family_of, integer
from echoproof.generators.uniform import uniform, uniform_with_replay
from echoproof.generators.witness_protection import protected
from echoproof.model.classfile import load
from echoproof.theorems.limit_separation.adversary import LimitAdversary, marker_seat
from echoproof.theorems.non_uniform.adversary import NonUniformAdversary, integer_seat
from echoproof.theorems.uniform.adversary import UniformBound

PLAYERS = {
    "Kleinberg-Mullainathan": lambda family: element(kleinberg_mullainathan(family)),
    "data cleaning": lambda family: element(data_cleaning(family)),
    "Witness Protection": protected,
}
ROUNDS = 40


def non_uniform(index, x):
    """Membership in h_1 = h_inf and h_{d+1} = h_d of the non-uniform separation."""
    return x > 0 if index == 1 else x < 0 or 0 < x < index


def limit(index, x):
    """Membership in a countable part of the class of the limit separation: h_mk, and both families with A empty."""
    b = index // 2 - 1
    if isinstance(x, str):
        return index == 1 or int(x[1:]) <= b
    return index > 1 and (x < b if index % 2 == 0 else x == b or x > b + 1)


def marker_or_integer(position):
    return f"*{(position + 1) // 2}" if position % 2 else integer(position // 2)


@pytest.mark.parametrize("player", PLAYERS)
@pytest.mark.parametrize(("d", "m"), [(1, 1), (2, 6), (5, 3)])
def test_non_uniform_generation_has_no_exception(player, d, m):
    """Witness Protection generates this class in the limit; no promise of it can be kept."""
    adversary = NonUniformAdversary(d, m)
    played = list(play(adversary, integer_seat(PLAYERS[player](Family(non_uniform, integer))), ROUNDS))
    worst = judge_best(adversary.rules(), adversary.targets(), played)
    assert worst.legal
    assert worst.late > 0
    index, number = (1, d) if worst.target == "h_inf" else (d + 1, m)
    assert element_game(played, lambda x: non_uniform(index, x), number).wrong == worst.wrong


@pytest.mark.parametrize("player", PLAYERS)
def test_generation_in_the_limit_has_no_exception(player):
    adversary = LimitAdversary()
    played = list(play(adversary, marker_seat(PLAYERS[player](Family(limit, marker_or_integer))), ROUNDS))
    worst = judge_best(adversary.rules(), adversary.targets(), played)
    assert worst.legal
    assert worst.told
    assert worst.late > 0


GALLERY = [load(str(path)) for path in sorted((Path(__file__).parents[2] / "encodings" / "classes").glob("*.toml"))]
BOUNDED = {cls.title: cls for cls in GALLERY if 0 < closure(cls.table).dimension < ROUNDS}
ON_GROUND = {name: lambda ground, make=make: make(family_of(ground)) for name, make in PLAYERS.items()} | {
    "uniform": uniform,
    "uniform with replay": uniform_with_replay,
}


@pytest.mark.parametrize("player", ON_GROUND)
@pytest.mark.parametrize("title", BOUNDED)
def test_uniform_generation_has_no_exception(player, title):
    """The uniform generator keeps its promise; one example earlier it is no promise that can be kept."""
    ground = Ground(BOUNDED[title])
    adversary = UniformBound.of(ground, closure(ground.cls.table).dimension)
    played = list(play(adversary, element_seat(ON_GROUND[player](ground), ground.cls), ROUNDS))
    worst = judge_best(adversary.rules(), adversary.targets(), played)
    assert set(worst.sources) == {0}
    assert worst.late > 0
