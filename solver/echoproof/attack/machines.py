"""Finite-state generators at the table: a machine as a proper generator, and its lasso as a game."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, cycle, islice

from echoproof.attack.finite import Ground, Hypothesis, ProperRules
from echoproof.attack.referee import judge
from echoproof.attack.run import Run
from echoproof.attack.transcript import Round
from echoproof.machines.machine import Lasso, Machine, play, simulate
from echoproof.model.classes import HypothesisClass
from echoproof.model.domains import Point
from echoproof.model.errors import CheckFailedError


class Playing:
    """A machine in one game, as a proper generator: it reads what is new in the history."""

    def __init__(self, cls: HypothesisClass, machine: Machine) -> None:
        self._cls = cls
        self._machine = machine.fits(cls.table)
        self._cells = {profile: cell for cell, profile in enumerate(cls.table.profiles)}
        self._node = (machine.start, 0)
        self._told = 0
        self._answer = 0

    def __call__(self, examples: Sequence[Point], hypotheses: Sequence[str], /) -> str:
        """Answer the last example."""
        for example in examples[self._told :]:
            shown = play(self._machine, self._node, self._cells[self._cls.domain.profile_at(example)])
            self._node, self._answer = shown.after, shown.answer
        self._told = len(examples)
        return hypotheses[self._answer]


def unrolled(cls: HypothesisClass, machine: Machine, lasso: Lasso, rounds: int) -> Run:
    """Return the first rounds of the stream of a lasso that beats a machine, judged by the referee.

    A cell is shown by a point that was not shown yet, when there is one. Raises CheckFailedError when the referee finds
    the game illegal, or the loop without an error.
    """
    fresh: dict[int, Iterator[Point]] = {}

    def point(cell: int) -> Point:
        profile = cls.table.profiles[cell]
        if cell not in fresh:
            fresh[cell] = cls.domain.elements((profile,))
        found = next(fresh[cell], None)
        return next(cls.domain.elements((profile,))) if found is None else found

    cells = list(islice(chain(lasso.stem, cycle(lasso.loop)), rounds))
    played = tuple(
        Round(point(cell), cls.names[shown.answer], note=_note(number, lasso))
        for number, (cell, shown) in enumerate(zip(cells, simulate(machine, cells), strict=True))
    )
    ground = Ground(cls)
    found = judge(ProperRules(ground), Hypothesis(ground, lasso.target), played)
    turn = range(len(lasso.stem) + 1, len(lasso.stem) + len(lasso.loop) + 1)
    if not found.legal or (rounds >= turn.stop - 1 and not set(turn) & set(found.wrong)):
        raise CheckFailedError("the referee finds no error in the loop of a lasso, or an illegal example")
    return Run("lasso", played, found, certain=True)


def _note(number: int, lasso: Lasso) -> str:
    turn, place = divmod(number - len(lasso.stem), len(lasso.loop))
    return f"stem, {number + 1}" if turn < 0 else f"turn {turn + 1} of the loop, {place + 1}"
