"""Two judges of a machine, Z3 by bounded unrolling and the strong components of the product, and where they differ."""

import random
from functools import cache
from itertools import combinations, product
from pathlib import Path

from brute import up_to_isomorphism
from echoproof import load
from echoproof.kernel.facts import Facts
from echoproof.kernel.meter import PLENTY, times
from echoproof.kernel.outcome import Rejected
from echoproof.kernel.synthesis.bound import FewerStates
from echoproof.machines.machine import Lasso, lasso_fault
from echoproof.machines.product import decide_machine
from echoproof.model.errors import FiniteHypothesisError, UndecidedError
from echoproof.search.lasso import find_lasso
from echoproof.search.sat import Cadical
from small_machines import machine
from strategies import profile_class
from symbolic_machines import beaten_tables

GALLERY = sorted((Path(__file__).parents[1] / "encodings" / "classes").glob("*.toml"))
STATES = (2, 3, 4, 5)
SIZES = ((), (1,), (2, 1))
"""Sizes of finite cells, in turn; none are finite with ()."""
ONE_STATE = 3**5
"""Machines with one state of a class up to which the product graph judges all of them."""
SAMPLE = 40


def sized(n, profiles, size):
    """Return the class with every cell infinite, or with the sizes `size` in turn wherever a support stays infinite."""
    sizes = dict.fromkeys(profiles, "infinite")
    for number, profile in enumerate(profiles):
        try:
            finite = sizes | {profile: size[number % len(size)]} if size else sizes
            profile_class(n, finite)
            sizes = finite
        except FiniteHypothesisError:
            continue
    return profile_class(n, sizes).table


@cache
def small_tables():
    """List all classes of at most three hypotheses up to isomorphism, with infinite cells and with finite ones."""
    shapes = [(n, profiles) for n in (1, 2, 3) for profiles in up_to_isomorphism(n)]
    return list(dict.fromkeys(sized(n, profiles, size) for n, profiles in shapes for size in SIZES))


@cache
def gallery_tables():
    return [load(path).table for path in GALLERY]


def drawn(rng, table, states):
    """Draw a machine; many prefer one answer or stay in a state, or nearly all would be beaten."""
    favourite, loyalty, rest = rng.randrange(table.n), rng.choice((0, 0.6, 0.95)), rng.choice((0, 0.7))

    def move(state):
        after = state if rng.random() < rest else rng.randrange(states)
        return after, favourite if rng.random() < loyalty else rng.randrange(table.n)

    return machine([[move(state) for _ in table.cells] for state in range(states)])


def product_says(table, made):
    """Return whether the product graph beats the machine, by a lasso that the definition confirms."""
    found = decide_machine(table, made)
    assert not isinstance(found, Lasso) or lasso_fault(table, made, found) is None
    return isinstance(found, Lasso)


def z3_says(table, made):
    found, complete = find_lasso(table, made)
    if found is None and not complete:
        raise UndecidedError("a lasso of more stages may be left")
    assert found is None or lasso_fault(table, made, found) is None
    return found is not None


def one_state_machines(table):
    return [
        machine([[(0, answer) for answer in answers]]) for answers in product(range(table.n), repeat=len(table.cells))
    ]


def falls_into(made, trap):
    return all(
        made.moves[state][cell][0] == after and answers >> made.moves[state][cell][1] & 1
        for (state, cell), (after, answers) in trap.entries.items()
    )


def survivors(table, traps):
    """Yield the machines with one state that fall into none of the traps."""
    cells, n = range(len(table.cells)), table.n
    literal = {(cell, answer): cell * n + answer + 1 for cell in cells for answer in range(n)}
    rows = [[literal[cell, answer] for answer in range(n)] for cell in cells]
    solver = Cadical([*rows, *([-one, -other] for row in rows for one, other in combinations(row, 2))])
    for trap in traps:
        falls = [(cell, answers) for (_, cell), (_, answers) in trap.entries.items()]
        solver.add(
            [literal[cell, answer] for cell, answers in falls for answer in range(n) if not answers >> answer & 1]
        )
    while model := solver.model():
        made = [answer for row in rows for answer, number in enumerate(row) if model[number - 1] > 0]
        yield machine([[(0, answer) for answer in made]])
        solver.add([-literal[cell, answer] for cell, answer in enumerate(made)])


def faulty(table, traps):
    """Return the traps of whose stream the checker's own definition does not say that it beats whoever falls in."""
    sizes = {cell.profile: cell.size for cell in table.cells}
    rule = FewerStates(Facts("", list(table.names), sizes, times(PLENTY)))
    return [trap for trap in traps if not beats(rule, table, trap)]


def beats(rule, table, trap):
    """Say whether the checker lets a trap pass."""
    stem, loop = ([table.profiles[cell] for cell in part] for part in (trap.lasso.stem, trap.lasso.loop))
    try:
        rule.trap(trap.lasso.target, stem, loop, rule.table(1, [*map(list, trap.listed(table))], "entries"), "trap")
    except Rejected:
        return False
    return True


def check_one_state(table, listed=ONE_STATE, sample=SAMPLE):
    """Check that both ways agree on the machines with one state, and say of how many each way has judged.

    The traps judge all of them. Whoever falls into one is beaten, by a stream that is checked; the product graph has to
    say so too, of all machines or of a sample. Of those that fall into none it always has to say the contrary.
    """
    traps, number = list(beaten_tables(table, 1)), table.n ** len(table.cells)
    assert faulty(table, traps) == []
    left = list(survivors(table, traps))
    assert [made for made in left if product_says(table, made)] == []
    if number <= listed:
        asked, rest = number, (made for made in one_state_machines(table) if made not in left)
    else:
        rng, asked = random.Random(number), len(left) + sample
        drawn_ones = (drawn(rng, table, 1) for _ in range(10 * sample))
        rest = [made for made in drawn_ones if any(falls_into(made, trap) for trap in traps)][:sample]
        assert len(rest) == sample
    assert [made for made in rest if not product_says(table, made)] == []
    return {"machines": number, "traps": len(traps), "unbeaten": len(left), "asked of the product": asked}


def random_disagreements(kinds, seed):
    """Return the machines, one for each pair of a class and a number of states, that the two ways judge differently."""
    rng = random.Random(seed)
    made = [(table, drawn(rng, table, states)) for table, states in kinds]
    return [(table, each) for table, each in made if z3_says(table, each) != product_says(table, each)]


def random_kinds(count, few_cells):
    """List a class and a number of states for each of so many random machines, in the order of the classes.

    The small classes come with infinite cells alone, or with finite ones too, in turn as the number of states grows.
    """
    shapes = [(n, profiles) for n in (1, 2, 3) for profiles in up_to_isomorphism(n)]
    small = [
        (sized(n, profiles, SIZES[(place + states) % len(SIZES)]), states)
        for place, (n, profiles) in enumerate(shapes)
        for states in STATES
    ]
    kept = [
        (table, states)
        for table in gallery_tables()
        for states in (STATES if len(table.cells) <= few_cells else STATES[:2])
    ]
    pairs = small + kept
    return [pairs[number * len(pairs) // count] for number in range(count)]
