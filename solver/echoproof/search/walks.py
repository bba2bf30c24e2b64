"""From a solution of the unrolled question to the lasso that it describes: its moves, joined by shortest walks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from echoproof.encode.unrolling import Unrolled
from echoproof.machines.machine import Lasso, Machine, Node, Round, play
from echoproof.model.cells import CellTable, members
from echoproof.model.errors import CheckFailedError
from echoproof.model.relations import Relations


def read_lasso(
    table: CellTable, machine: Machine, target: int, unrolled: Unrolled, values: Mapping[int, bool]
) -> Lasso:
    """Return the lasso that a solution describes: its singled out moves, joined by shortest walks."""
    walker = _Walker(table, machine, target)
    node: Node = (machine.start, 0)
    stem: list[int] = []
    for source, shown in zip(unrolled.source, unrolled.shown, strict=True):
        for state in (state for state, variable in enumerate(source) if values[variable]):
            rounds = walker.to(node, state)
            cell = next(cell for cell, variable in enumerate(shown) if values[variable])
            node = play(machine, (state, node[1]), cell).after
            stem += [*(made.cell for made in rounds), cell]
    anchor = next(state for state, variable in enumerate(unrolled.anchor) if values[variable])
    stem += [made.cell for made in walker.to(node, anchor)]
    loop = walker.loop((anchor, node[1]), Counter(stem))
    return Lasso(target, tuple(stem), tuple(made.cell for made in loop))


@dataclass(frozen=True, slots=True)
class _Walker:
    """Moves of the adversary that are legal for the target and make the machine repeat an answer."""

    table: CellTable
    machine: Machine
    target: int

    def moves(self, node: Node) -> Iterator[Round]:
        for cell, profile in enumerate(self.table.profiles):
            if profile & (1 << self.target | node[1]):
                made = play(self.machine, node, cell)
                if made.after[1] == node[1]:
                    yield made

    def walk(self, node: Node, wanted: Callable[[Round], bool]) -> list[Round]:
        """Return a shortest walk that ends with a wanted move."""
        before: dict[Node, Round | None] = {node: None}
        for at in (queue := [node]):
            for made in self.moves(at):
                if wanted(made):
                    rounds = [made]
                    while (last := before[rounds[-1].before]) is not None:
                        rounds.append(last)
                    return rounds[::-1]
                if made.after not in before:
                    before[made.after] = made
                    queue.append(made.after)
        raise CheckFailedError("what Z3 found is no lasso: its parts cannot be joined")

    def to(self, node: Node, state: int) -> list[Round]:
        """Return a shortest walk to a state."""
        return [] if node[0] == state else self.walk(node, lambda made: made.after[0] == state)

    def around(self, anchor: Node) -> set[Node]:
        """Return where one can get from the anchor and back."""
        forth = [anchor]
        for at in forth:
            forth += {made.after for made in self.moves(at)} - set(forth)
        back = {anchor}
        while more := {at for at in forth if at not in back and any(made.after in back for made in self.moves(at))}:
            back |= more
        return back

    def loop(self, anchor: Node, shown: Mapping[int, int]) -> list[Round]:
        """Return a closed walk with a wrong answer and every cell of the target that was not shown in full."""
        above, around = Relations.of(self.table).above, self.around(anchor)

        def is_wrong(made: Round) -> bool:
            return not above[made.answer] >> self.target & 1

        def is_missing(made: Round) -> bool:
            return made.after in around and (made.cell in needed or (is_wrong(made) and not any(map(is_wrong, rounds))))

        sizes = {cell: self.table.cells[cell].size for cell in members(self.table.row(self.target))}
        needed = {cell for cell, size in sizes.items() if size == "infinite" or shown.get(cell, 0) < size}
        rounds: list[Round] = []
        node = anchor
        while needed or not any(map(is_wrong, rounds)):
            rounds += self.walk(node, is_missing)
            needed -= {made.cell for made in rounds}
            node = rounds[-1].after
        return rounds + self.to(node, anchor[0])
