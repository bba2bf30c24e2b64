"""States of a deterministic automaton that go on alike, made one (Hopcroft, 1971)."""


def merged(rows, ends):
    """Return the rows and ends of the same automaton, where no two states are ends after the same words.

    States apart are in different blocks. A letter that leads from some states of a block into another block, and from
    some not, parts the block; its smaller part has then to be tried as where a letter leads.
    """
    into = [[[] for _ in rows] for _ in rows[0]]
    for state, row in enumerate(rows):
        for letter, following in enumerate(row):
            into[letter][following].append(state)
    block_of = [int(end != ends[0]) for end in ends]
    blocks = [{state for state in range(len(rows)) if block_of[state] == block} for block in (0, 1)]
    untried = {(block, letter) for block in (0, 1) for letter in range(len(into))}
    while untried:
        block, letter = untried.pop()
        found = {}
        for state in [before for following in blocks[block] for before in into[letter][following]]:
            found.setdefault(block_of[state], set()).add(state)
        for parted, part in found.items():
            if len(part) == len(blocks[parted]):
                continue
            if 2 * len(part) > len(blocks[parted]):
                part = blocks[parted] - part
            blocks[parted] -= part
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
