"""Machines at the table, lassos as games, the oracle of a finite class, and attacks inside this process."""

import sys
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from unruly import Static

from echoproof import attack_generator
from echoproof.attack.finite import oracle
from echoproof.attack.loading import GeneratorError
from echoproof.attack.machines import Playing, unrolled
from echoproof.machines.machine import Lasso, Machine, simulate
from echoproof.machines.product import decide_machine
from echoproof.model.classfile import load
from echoproof.model.errors import CheckFailedError

GALLERY = sorted((Path(__file__).parents[2] / "encodings" / "classes").glob("*.toml"))
FOUR, SQUARE = (load(next(path for path in GALLERY if path.stem == name)) for name in ("four-hypotheses", "square"))


def counting(cls, states=3):
    """Return a machine whose answer depends on the state and the cell, and whose state counts the rounds."""
    cells, n = len(cls.table.cells), cls.table.n
    moves = tuple(
        tuple(((state + 1) % states, (cell * state + state) % n) for cell in range(cells)) for state in range(states)
    )
    return Machine(tuple(map(str, range(states))), 0, moves)


@pytest.mark.parametrize("cls", [FOUR, SQUARE], ids=lambda cls: cls.title)
def test_a_machine_at_the_table_answers_as_it_does_alone(cls):
    machine = counting(cls)
    points = list(islice(cls.domain.elements(cls.table.profiles), 40))
    cells = [cls.table.profiles.index(cls.domain.profile_at(point)) for point in points]
    due = [cls.names[each.answer] for each in simulate(machine, cells)]
    playing = Playing(cls, machine)
    assert [playing(points[:end], cls.names) for end in range(1, 41)] == due
    assert Playing(cls, machine)(points, cls.names) == due[-1]  # all of the history at once
    assert len(set(due)) > 1


def test_a_lasso_is_unrolled_into_stem_and_turns_of_the_loop():
    machine = counting(FOUR)
    lasso = decide_machine(FOUR.table, machine)
    assert isinstance(lasso, Lasso)
    assert lasso.stem
    length = len(lasso.stem) + 3 * len(lasso.loop) + 1
    run = unrolled(FOUR, machine, lasso, length)
    shown = [FOUR.table.profiles.index(FOUR.domain.profile_at(each.example)) for each in run.rounds]
    assert shown == [*lasso.stem, *lasso.loop, *lasso.loop, *lasso.loop, lasso.loop[0]]
    assert [each.answer for each in run.rounds] == [FOUR.names[each.answer] for each in simulate(machine, shown)]
    infinite = [each.example for each, cell in zip(run.rounds, shown, strict=True) if not few(cell)]
    assert len(set(infinite)) == len(infinite)
    notes = [each.note for each in run.rounds]
    assert notes[len(lasso.stem) - 1] == f"stem, {len(lasso.stem)}"
    assert (notes[len(lasso.stem)], notes[-1]) == ("turn 1 of the loop, 1", "turn 4 of the loop, 1")


def few(cell):
    return FOUR.table.cells[cell].size != "infinite"


def test_the_referee_refuses_what_is_no_lasso():
    machine = counting(FOUR)
    lasso = decide_machine(FOUR.table, machine)
    assert isinstance(lasso, Lasso)
    row = FOUR.table.row(lasso.target)
    outside = next(cell for cell in range(len(FOUR.table.cells)) if not row >> cell & 1)
    with pytest.raises(CheckFailedError):
        unrolled(FOUR, machine, Lasso(lasso.target, (outside,), lasso.loop), 50)
    always = Machine(("a",), 0, (tuple((0, lasso.target) for _ in FOUR.table.cells),))
    with pytest.raises(CheckFailedError):
        unrolled(FOUR, always, Lasso(lasso.target, (), tuple(cell for cell in range(7) if row >> cell & 1)), 50)


def test_the_oracle_counts_hypotheses_from_one_and_again_after_the_last():
    member = oracle(FOUR)
    for index, test in enumerate((lambda x: x <= 0 or x == 1, lambda x: x <= 0 or x == 2), 1):
        for x in range(-4, 5):
            assert member(index, x) == member(index + 4, x) == member(index + 400, x) == test(x)
    assert not member(1, "no point")
    for index in (0, -1):
        with pytest.raises(IndexError):
            member(index, 0)


def test_generators_at_hand_of_every_kind():
    def first(examples, hypotheses):
        return hypotheses[0]

    class Turning:
        made = 0

        def __init__(self):
            Turning.made += 1
            self.turn = 0

        def __call__(self, examples, hypotheses):
            self.turn += 1
            return hypotheses[self.turn % len(hypotheses)]

    for generator in (first, Turning):
        run = attack_generator(FOUR, generator, 30)
        assert (run.verdict, run.adversary, len(run.rounds)) == ("beaten", "certificate", 30)
    made = Turning.made
    assert attack_generator(SQUARE, Turning, 3).verdict == "survived"  # too short to have told every cell
    assert Turning.made - made == 13
    assert attack_generator(FOUR, lambda examples: examples[0], 30).verdict == "beaten"
    assert (
        attack_generator(FOUR, lambda _, member: member(1, 0), 30, "query").rounds[0].silence.startswith("it answered")
    )
    for generator in (7, lambda: 1, lambda a, b=1: 1):
        with pytest.raises(GeneratorError):
            attack_generator(FOUR, generator)


class Leaves:
    """Leaves as soon as it is made, or in a round."""

    def __init__(self, when=0):
        self.when = when
        if not when:
            sys.exit(3)

    def __call__(self, examples, hypotheses):
        if len(examples) == self.when:
            raise GeneratorExit
        return hypotheses[0]


class Unspeakable(BaseException):
    def __str__(self):
        raise KeyError


def unspeakable(examples, hypotheses):
    raise Unspeakable


@pytest.mark.parametrize(
    ("generator", "due"),
    [
        (Leaves, ["it raised SystemExit: 3"] * 3),
        (Leaves(2), ["", "it raised GeneratorExit", ""]),
        (unspeakable, ["it raised Unspeakable: …"] * 3),
        (lambda examples, hypotheses: 10**5000, ["it answered an integer of more than 1000 digits"] * 3),
    ],
)
def test_what_a_generator_at_hand_raises_does_not_reach_the_caller(generator, due):
    assert [played.silence for played in attack_generator(FOUR, generator, 3).rounds] == due


def test_control_c_reaches_the_caller():
    def interrupted(examples, hypotheses):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        attack_generator(FOUR, interrupted, 3)


def test_an_answer_at_hand_is_what_it_is_in_a_process_of_its_own():
    static = attack_generator(FOUR, Static, 5)
    assert [played.answer for played in static.rounds] == [FOUR.names[-1]] * 5
    numpys = attack_generator(FOUR, lambda examples: np.int64(examples[0]), 5)
    assert {type(played.answer) for played in numpys.rounds} == {int}
