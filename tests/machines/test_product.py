"""Whether a machine is beaten: the product with its strong components against a fixpoint and against all lassos."""

from contextlib import suppress
from itertools import islice, product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brute import infinite_class, up_to_isomorphism
from echoproof import load
from echoproof.deciding.criterion import AdversaryStrategy, decide_replay
from echoproof.machines import streams
from echoproof.machines.canonical import canonical_machine
from echoproof.machines.certificate import prove_machine
from echoproof.machines.machine import Lasso, MachineError, lasso_fault
from echoproof.machines.product import Ranking, decide_machine, decide_target
from echoproof.model.cells import members
from echoproof.model.errors import FiniteHypothesisError, LimitError
from echoproof.model.relations import Relations
from small_machines import is_beaten, machine, machines, shortest_lasso
from strategies import profile_class, profile_classes

GALLERY = Path(__file__).parents[2] / "encodings" / "classes"


def answered(table, made):
    """Decide, and see that the answer is one of the two kinds and, when it is a lasso, a right one."""
    found = decide_machine(table, made)
    if isinstance(found, Lasso):
        assert lasso_fault(table, made, found) is None
        return found
    assert [ranking.target for ranking in found] == list(range(table.n))
    assert all(table.cells[cell].size != "infinite" for ranking in found for cell, _ in ranking.counted)
    return None


def one_state_machines(table):
    """Yield every machine of one state."""
    for answers in product(range(table.n), repeat=len(table.cells)):
        yield machine([[(0, answer) for answer in answers]])


@pytest.mark.parametrize("n", [1, 2, 3])
def test_every_one_state_machine_on_every_class_of_at_most_three_hypotheses(n):
    """On the classes with six and seven cells every ninth: these have nearly all machines."""
    counts = {True: 0, False: 0}
    for profiles in up_to_isomorphism(n):
        table = infinite_class(n, profiles).table
        for made in islice(one_state_machines(table), 0, None, 9 if len(profiles) > 5 else 1):
            beaten = answered(table, made) is not None
            assert beaten == is_beaten(table, made)
            counts[beaten] += 1
    assert counts[False] >= 1
    assert (counts[True] > 0) == (n > 1)


def two_hypotheses_with_finite_cells():
    """Yield the table of every class of two hypotheses up to isomorphism, with all sizes 1, 2, infinite."""
    for profiles in up_to_isomorphism(2):
        for sizes in product((1, 2, "infinite"), repeat=len(profiles)):
            with suppress(FiniteHypothesisError):
                yield profile_class(2, dict(zip(profiles, sizes, strict=True))).table


def test_every_one_state_machine_on_two_hypotheses_with_finite_cells():
    """All lassos up to six rounds are tried too, which finds every short one."""
    lengths = set()
    for table in two_hypotheses_with_finite_cells():
        for made in one_state_machines(table):
            lasso, length = answered(table, made), shortest_lasso(table, made, 6)
            assert (lasso is not None) == is_beaten(table, made)
            if lasso is None:
                assert length is None
            else:
                assert len(lasso.stem) + len(lasso.loop) >= (length or 7)
            lengths.add(length)
    assert lengths >= {None, 2, 3, 4}


def with_machine(cls):
    return st.tuples(st.just(cls), machines(cls.table))


@settings(max_examples=250)
@given(profile_classes(max_n=4).filter(lambda cls: len(cls.table.cells) <= 6).flatmap(with_machine))
def test_random_machines_with_finite_cells(case):
    cls, made = case
    lasso = answered(cls.table, made)
    assert (lasso is not None) == is_beaten(cls.table, made)
    assert shortest_lasso(cls.table, made, 3) is None or lasso is not None
    found, _ = prove_machine(cls, made)  # raises when the kernel rejects
    assert isinstance(found, Lasso) == (lasso is not None)


@given(profile_classes().filter(lambda cls: len(cls.table.cells) <= 12))
def test_the_canonical_machine_is_never_beaten(cls):
    strategy = decide_replay(cls.table)
    if not isinstance(strategy, AdversaryStrategy):
        assert answered(cls.table, canonical_machine(cls.table, strategy)) is None


HARD = ["all-but-one", "four-hypotheses", "needle", "tetrahedron", "triangle"]


@pytest.mark.parametrize("stem", HARD)
def test_every_machine_is_beaten_on_a_hard_class(stem):
    table = load(GALLERY / f"{stem}.toml").table
    assert isinstance(decide_replay(table), AdversaryStrategy)

    @settings(max_examples=30)
    @given(machines(table))
    def beaten(made):
        assert answered(table, made) is not None

    beaten()


def version_space_machine(table):
    """Remember which hypotheses contain all examples and answer the least of them: that is right without replay."""
    inside = Relations.of(table).above
    spaces = [(1 << table.n) - 1]
    rows = []
    for space in spaces:
        kept = [space & profile or space for profile in table.profiles]
        spaces += [each for each in dict.fromkeys(kept) if each not in spaces]
        least = [next((m for m in members(each) if not each & ~inside[m]), 0) for each in kept]
        rows.append([(spaces.index(each), answer) for each, answer in zip(kept, least, strict=True)])
    return machine(rows)


@pytest.mark.parametrize("stem", HARD)
def test_replay_beats_what_is_right_without_it(stem):
    """The lasso needs a replayed example: no stream of genuine ones makes this machine wrong for ever."""
    table = load(GALLERY / f"{stem}.toml").table
    lasso = answered(table, version_space_machine(table))
    assert lasso is not None
    shown = [table.profiles[cell] for cell in (*lasso.stem, *lasso.loop)]
    assert not all(profile >> lasso.target & 1 for profile in shown)


F, Y, X = 0, 1, 2
"""The cells of the next class: in A alone, in B alone, in both."""


def counting_class(size):
    """Return a class of two hypotheses; in A alone there are `size` points."""
    return profile_class(2, {0b01: size, 0b10: "infinite", 0b11: "infinite"})


def threshold_machine(threshold):
    """Answer B until F was shown so often, then A."""
    rows = [[(q + (c == F), int(q + (c == F) < threshold)) for c in (F, Y, X)] for q in range(threshold)]
    return machine([*rows, [(threshold, 0)] * 3])


@pytest.mark.parametrize(("size", "threshold"), [*product(range(1, 6), range(1, 6))])
def test_finite_cells_are_counted(size, threshold):
    """An enumeration of A shows the cell F `size` times for sure, and may then stop: the machine has to know."""
    cls, made = counting_class(size), threshold_machine(threshold)
    lasso = answered(cls.table, made)
    assert (lasso is not None) == (size < threshold) == is_beaten(cls.table, made)
    if lasso is not None:
        assert (lasso.target, lasso.stem.count(F), F in lasso.loop) == (0, size, False)


def test_a_large_cell_is_counted_no_further_than_needed():
    cls = counting_class(10**12)
    found, _ = prove_machine(cls, threshold_machine(5))
    assert not isinstance(found, Lasso)
    assert found[0].counted == ((F, 8),)


FIRST_THEN_NEVER = machine([[(0, 1), (0, 1), (1, 1)], [(2, 0), (1, 1), (1, 1)], [(2, 0)] * 3])
"""Answers B while F is shown; once X came, F makes it answer A for ever."""


@pytest.mark.parametrize("size", [1, 2, 3, 50])
def test_a_stem_may_have_to_be_long(size):
    cls = counting_class(size)
    lasso = answered(cls.table, FIRST_THEN_NEVER)
    assert lasso is not None
    assert lasso.stem[:size] == (F,) * size
    assert F not in lasso.loop


def test_beyond_the_limit_there_is_no_answer(monkeypatch):
    monkeypatch.setattr(streams, "MAX_PRODUCT", 5_000)
    with pytest.raises(LimitError, match="more than 1666 states for the target A"):
        decide_machine(counting_class(10**12).table, FIRST_THEN_NEVER)
    assert isinstance(decide_target(counting_class(10**12).table, FIRST_THEN_NEVER, 1), Ranking)


def test_a_lasso_for_another_target_is_an_answer_beyond_the_limit(monkeypatch):
    """Answering A for ever at the end is wrong for B as soon as B can get there."""
    monkeypatch.setattr(streams, "MAX_PRODUCT", 5_000)
    rows = [[(1, 0) if c == Y else move for c, move in enumerate(row)] for row in FIRST_THEN_NEVER.moves]
    lasso = answered(counting_class(10**12).table, machine(rows))
    assert lasso is not None
    assert lasso.target == 1


def test_a_machine_for_another_class_is_refused():
    with pytest.raises(MachineError, match="one move for each of the 3 realized profiles"):
        decide_machine(counting_class(1).table, machine([[(0, 0)]]))
