"""Machines for tests: drawn ones, mutations, and two ways to say whether a machine is beaten that share no code.

Both read the definitions alone, with hypotheses as sets of indices in profiles: one solves a fixpoint on the product in
which every finite cell is counted in full, the other tries all lassos up to some length.
"""

from itertools import islice

from hypothesis import strategies as st

from echoproof.machines.machine import Machine


def machine(moves, start=0):
    """Return the machine with states s0, s1, … and these rows of (next state, answer)."""
    return Machine(tuple(f"s{k}" for k in range(len(moves))), start, tuple(map(tuple, moves)))


@st.composite
def machines(draw, table, max_states=4):
    """Draw a machine for a class."""
    count = draw(st.integers(1, max_states))
    move = st.tuples(st.integers(0, count - 1), st.integers(0, table.n - 1))
    row = st.lists(move, min_size=len(table.cells), max_size=len(table.cells))
    return machine(draw(st.lists(row, min_size=count, max_size=count)), draw(st.integers(0, count - 1)))


def mutations(original, n, step=1):
    """Yield machines for n hypotheses that differ from this one in one transition: all, or every so many of them."""
    moves, states = original.moves, original.states
    places = ((q, c) for q, row in enumerate(moves) for c in range(len(row)))
    others = [(after, answer) for after in range(len(states)) for answer in range(n)]
    changes = ((q, c, other) for q, c in places for other in others if other != moves[q][c])
    for q, c, other in islice(changes, 0, None, step):
        changed = (*moves[q][:c], other, *moves[q][c + 1 :])
        yield Machine(states, original.start, (*moves[:q], changed, *moves[q + 1 :]))


def is_wrong(table, answer, target):
    return any(p >> answer & 1 and not p >> target & 1 for p in table.profiles)


def rounds(table, machine, target, node):
    """Yield (cell, whether the answer is wrong, next node) of the legal rounds at a node (state, answers given)."""
    state, given = node
    for cell, p in enumerate(table.profiles):
        if p >> target & 1 or any(p >> m & 1 for m in given):
            after, answer = machine.moves[state][cell]
            yield cell, is_wrong(table, answer, target), (after, given | {answer})


def is_beaten(table, machine):
    """Say whether a fair play can be wrong for ever for some target, by shrinking the set of states it may stay in."""
    return any(_is_beaten_for(table, machine, target) for target in range(table.n))


def _is_beaten_for(table, machine, target):
    sizes = {c: cell.size for c, cell in enumerate(table.cells) if cell.profile >> target & 1}
    finite = [c for c, size in sizes.items() if size != "infinite"]
    start = ((machine.start, frozenset()), (0,) * len(finite))
    edges, todo = {}, [start]
    while todo:
        node, counts = todo.pop()
        if (node, counts) not in edges:
            edges[node, counts] = [
                (
                    cell,
                    wrong,
                    (after, tuple(min(sizes[f], k + (cell == f)) for f, k in zip(finite, counts, strict=True))),
                )
                for cell, wrong, after in rounds(table, machine, target, node)
            ]
            todo += [after for _, _, after in edges[node, counts]]

    def is_done(cell, counts):
        return cell in finite and counts[finite.index(cell)] == sizes[cell]

    def wanted(state, edge, what):
        """Say whether a round does what has to be done again and again: show a cell, or be wrong."""
        cell, wrong, _ = edge
        return wrong if what == "wrong" else cell == what or is_done(what, state[1])

    alive, left = set(edges), None
    while left != alive:
        left = alive
        for what in ["wrong", *sizes]:
            reach = {s for s in alive if any(e[2] in alive and wanted(s, e, what) for e in edges[s])}
            grown = None
            while grown != reach:
                grown = reach
                reach = grown | {s for s in alive - grown if any(e[2] in grown for e in edges[s])}
            alive = reach
    return bool(alive)


def shortest_lasso(table, machine, longest):
    """Return the length of a shortest lasso that beats the machine, None when none has at most that length."""
    found = [_shortest_for(table, machine, target, longest) for target in range(table.n)]
    return min((length for length in found if length is not None), default=None)


def _shortest_for(table, machine, target, longest):
    plays = [[((machine.start, frozenset()), None, False)]]  # each: [(node, cell that led there, was it wrong)]
    for length in range(1, longest + 1):
        plays = [
            [*play, (after, cell, wrong)]
            for play in plays
            for cell, wrong, after in rounds(table, machine, target, play[-1][0])
        ]
        if any(_beats(table, target, play, stem) for play in plays for stem in range(length)):
            return length
    return None


def _beats(table, target, play, stem):
    if play[stem][0] != play[-1][0] or not any(wrong for _, _, wrong in play[stem + 1 :]):
        return False
    loop = {cell for _, cell, _ in play[stem + 1 :]}
    before = [cell for _, cell, _ in play[1 : stem + 1]]
    return all(
        cell in loop or (size != "infinite" and before.count(cell) >= size)
        for cell, (profile, size) in enumerate((cell.profile, cell.size) for cell in table.cells)
        if profile >> target & 1
    )
