"""States of a deterministic automaton that go on alike, made one (Hopcroft, 1971)."""

from ..meter import Meter
from .states import Rows


def merged(rows: Rows, ends: list[int], meter: Meter) -> tuple[Rows, list[int]]:
    """Return the rows and ends of the same automaton, where no two states are ends after the same words.

    States apart are in different blocks. A letter that leads from some states of a block into another block, and from
    some not, parts the block; its smaller part has then to be tried as where a letter leads.
    """
    meter.spend(4 * len(rows) * len(rows[0]), 120 * len(rows) * len(rows[0]))
    into: list[list[list[int]]] = [[[] for _ in rows] for _ in rows[0]]
    for state, row in enumerate(rows):
        for letter, following in enumerate(row):
            into[letter][following].append(state)
    block_of = [int(end != ends[0]) for end in ends]
    blocks = [{state for state in range(len(rows)) if block_of[state] == block} for block in (0, 1)]
    untried = {(block, letter) for block in (0, 1) for letter in range(len(into))}
    while untried:
        block, letter = untried.pop()
        found: dict[int, set[int]] = {}
        meter.spend(8 + len(blocks[block]))
        for state in [before for following in blocks[block] for before in into[letter][following]]:
            meter.spend(4)
            found.setdefault(block_of[state], set()).add(state)
        for parted, part in found.items():
            if len(part) == len(blocks[parted]):
                continue
            if 2 * len(part) > len(blocks[parted]):
                part = blocks[parted] - part
            blocks[parted] -= part
            meter.spend(4 * len(part) + 2 * len(into), 300 + 150 * len(into))
            for state in part:
                block_of[state] = len(blocks)
            untried |= {(len(blocks), one) for one in range(len(into))}
            blocks.append(part)
    one_of = dict(zip(reversed(block_of), reversed(range(len(rows))), strict=True))  # of each block its first state
    order = {state: number for number, state in enumerate(sorted(one_of.values()))}
    return (
        [[order[one_of[block_of[following]]] for following in rows[state]] for state in order],
        [ends[state] for state in order],
    )
