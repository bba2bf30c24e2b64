"""Two ways to say whether a machine is beaten agree: Z3 by bounded unrolling, and the strong components of the product.

All machines with one state, as one symbolic machine; and ten thousand random ones with two to five states, over all
classes of at most three hypotheses and those of the gallery.
"""

import random
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from test_every_small_class import up_to_isomorphism

from echoproof import load
from echoproof.games.machine import Lasso, Machine, lasso_fault
from echoproof.games.product import decide_machine
from echoproof.model.errors import FiniteHypothesisError
from echoproof.search.lasso import LassoSearch, beaten_tables
from strategies import profile_class

GALLERY = sorted((Path(__file__).parents[2] / "encodings" / "classes").glob("*.toml"))
RANDOM_MACHINES = 10_000
STATES = (2, 3, 4, 5)
SIZES = ((), (1,), (2, 1))
"""Sizes of finite cells, in turn; none are finite with ()."""
PARTS = 8
ONE_STATE = 3**7
"""Machines with one state of a class, above which they are drawn at random."""


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


def machine(rows):
    return Machine(tuple(f"s{state}" for state in range(len(rows))), 0, tuple(map(tuple, rows)))


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


def z3_says(search, table, made):
    found = search.beats(made)
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


def one_state_disagreements(table):
    """Return the one-state machines that the traps of one symbolic machine and the product graph judge differently."""
    traps = list(beaten_tables(table, 1))
    return [
        made
        for made in one_state_machines(table)
        if any(falls_into(made, trap) for trap in traps) != product_says(table, made)
    ]


def test_all_machines_with_one_state_of_every_small_class():
    assert [(table, made) for table in small_tables() for made in one_state_disagreements(table)] == []


def is_listed(table):
    """Say whether all machines with one state are tried."""
    return table.n ** len(table.cells) <= ONE_STATE


@pytest.mark.parametrize("table", gallery_tables(), ids=[path.stem for path in GALLERY])
def test_machines_with_one_state_of_the_gallery(table):
    if is_listed(table):
        assert one_state_disagreements(table) == []
    else:
        assert random_disagreements([(table, 1)] * 100, seed=len(table.cells)) == []


def random_disagreements(kinds, seed):
    """Return the machines, one for each pair of a class and a number of states, that the two ways judge differently."""
    rng, searches, bad = random.Random(seed), {}, []
    for table, states in kinds:
        made = drawn(rng, table, states)
        search = searches.setdefault((id(table), states), LassoSearch(table, states))
        if z3_says(search, table, made) != product_says(table, made):
            bad.append((table, made))
    return bad


def random_kinds():
    """List a class and a number of states for each of the random machines, in the order of the classes.

    The small classes come with infinite cells alone, or with finite ones too, in turn as the number of states grows.
    """
    shapes = [(n, profiles) for n in (1, 2, 3) for profiles in up_to_isomorphism(n)]
    small = [
        (sized(n, profiles, SIZES[(place + states) % len(SIZES)]), states)
        for place, (n, profiles) in enumerate(shapes)
        for states in STATES
    ]
    pairs = small + [(table, states) for table in gallery_tables() for states in STATES]
    return [pairs[number * len(pairs) // RANDOM_MACHINES] for number in range(RANDOM_MACHINES)]


@pytest.mark.parametrize("part", range(PARTS))
def test_random_machines(part):
    kinds = random_kinds()
    share = kinds[part * len(kinds) // PARTS : (part + 1) * len(kinds) // PARTS]
    assert random_disagreements(share, seed=part) == []
