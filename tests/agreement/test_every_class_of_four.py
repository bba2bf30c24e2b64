"""Proper uniform generation of many classes at once: a part of the benchmark, and its game against the other one."""

import importlib.util
import random
from itertools import islice
from pathlib import Path

import numpy as np
import pytest

from echoproof.games.uniform_game import least_threshold
from echoproof.model.errors import LimitError
from strategies import profile_class

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "every_class_of_four.py"
spec = importlib.util.spec_from_file_location(BENCHMARK.stem, BENCHMARK)
four = importlib.util.module_from_spec(spec)
spec.loader.exec_module(four)
STEP = 431
"""A step through the blocks that meets each size of each cell that a block fixes."""


@pytest.fixture(scope="module")
def played():
    """Return classes of some blocks, with what the game and the theorem say of them."""
    made = [(sizes, four.Classes(sizes)) for sizes in islice(four.blocks(), 21, None, STEP)]
    return [(sizes, classes, [classes.played(replay) for replay in (False, True)]) for sizes, classes in made]


def test_the_game_and_the_theorem_say_the_same(played):
    said = set()
    for _, classes, values in played:
        for replay in (False, True):
            found = values[replay][classes.are_classes]
            assert np.array_equal(found, classes.characterized(replay)[classes.are_classes])
            said |= {(replay, int(value)) for value in np.unique(found)}
    assert {value for replay, value in said if replay} == {0, four.ENDLESS}
    assert {value for replay, value in said if not replay} >= {0, 1, 2, 3, four.ENDLESS}


def test_it_is_the_game_that_is_played_one_class_at_a_time(played):
    draw, compared = random.Random(3), 0
    for sizes, classes, values in played:
        lanes = np.flatnonzero(classes.are_classes)
        for lane in draw.sample(list(lanes), min(8, lanes.size)):
            found = {p: int(sizes[p][lane]) for p in four.PROFILES if sizes[p][lane]}
            cls = profile_class(4, {p: "infinite" if size == 3 else size for p, size in found.items()})
            for replay in (False, True):
                value = int(values[replay][lane])
                try:
                    least = least_threshold(cls.table, replay=replay, limit=1500)
                except LimitError:
                    continue
                assert least == (None if value == four.ENDLESS else value + 1)
                compared += 1
    assert compared > 30


def test_every_size_of_every_cell_is_in_some_block():
    single = {tuple(int(sizes[p][0]) for p in four.SINGLE + four.OUTER) for sizes in four.blocks()}
    assert len(single) == 35 * 64
    sizes = next(four.blocks())
    assert len({tuple(row) for row in np.stack([sizes[p] for p in four.INNER], axis=1).tolist()}) == 4**8
    assert {*four.SINGLE, *four.INNER, *four.OUTER} == set(range(1, 16))
