"""Criterion, game, Z3 and cvc5 say the same of every small class, and the checker accepts what follows from it."""

from functools import cache
from itertools import permutations

import pytest

from echoproof import kernel
from echoproof.deciding.certificates.limit import certificate_of, certificate_text
from echoproof.deciding.criterion import AdversaryStrategy, decide_replay
from echoproof.encode.hardness import Hardness
from echoproof.encode.z3api import Questions
from echoproof.games.solver import adversary_wins
from echoproof.model.cells import members, profile_of
from echoproof.model.classfile import file_bytes
from echoproof.search.counterexample import ask_solvers
from strategies import NAMES, has_distinct_supports, profile_class

PARTS = 8


def labelled(n):
    """List every class of n hypotheses, as a set of profiles: bit p - 1 says whether profile p is realized."""
    profiles = range(1, 2**n)
    sets = ([p for p in profiles if realized >> p - 1 & 1] for realized in range(1, 2 ** len(profiles)))
    return [tuple(chosen) for chosen in sets if has_distinct_supports(n, chosen)]


def relabelled(n, permutation, profile):
    return profile_of(permutation[i] for i in members(profile))


@cache
def up_to_isomorphism(n):
    """List one class of each kind: the least of its images under all permutations of the hypotheses."""
    images = [{p: relabelled(n, way, p) for p in range(1, 2**n)} for way in permutations(range(n))]
    left, chosen = dict.fromkeys(labelled(n)), []
    while left:
        profiles = next(iter(left))
        chosen.append(profiles)
        for image in images:
            left.pop(tuple(sorted(image[p] for p in profiles)), None)
    return chosen


@cache
def symbolic(n):
    """Return the criterion over all classes of n hypotheses at once, and Z3 ready for questions about it."""
    hardness = Hardness(NAMES[:n], range(1, 2**n))
    hard = hardness.hard()
    return hardness, hard, Questions(hardness.circuit, [hard, *hardness.realized.values()])


def verdicts(cls):
    """Return every verdict "this class is hard", by the name of the way to it."""
    hardness, hard, questions = symbolic(cls.table.n)
    cells = [v if p in cls.table.profiles else -v for p, v in hardness.realized.items()]
    strategy = decide_replay(cls.table)
    solvers = ask_solvers(cls.table, "a small class")
    found = {
        "criterion": isinstance(strategy, AdversaryStrategy),
        "game": adversary_wins(cls.table, replay=True),
        "Z3, cells fixed": {"sat": True, "unsat": False}[questions.ask([*cells, hard])],
        "Z3, cells fixed, denied": {"sat": False, "unsat": True}[questions.ask([*cells, -hard])],
        "Z3, its own question": {"sat": True, "unsat": False}[solvers.z3],
        "cvc5, the printed question": {"sat": True, "unsat": False}[solvers.cvc5],
    }
    proposed = [strategy] if solvers.strategy is None else [strategy, solvers.strategy]
    for proposal in proposed:
        outcome = kernel.check(file_bytes(cls), certificate_text(certificate_of(cls, proposal)).encode())
        found[f"checker, {type(proposal).__name__} {len(found)}"] = {
            "adversary-strategy": True,
            "generator-strategy": False,
        }[outcome.kind]
    return found


def disagreements(n, classes):
    """Return the classes on which two ways differ, or on which the adversary wins without replay."""
    bad = []
    for profiles in classes:
        cls = profile_class(n, dict.fromkeys(profiles, "infinite"))
        found = verdicts(cls)
        if len(set(found.values())) != 1 or adversary_wins(cls.table, replay=False):
            bad.append((profiles, found))
    return bad


def is_hard(n, profiles):
    return adversary_wins(profile_class(n, dict.fromkeys(profiles, "infinite")).table, replay=True)


@pytest.mark.parametrize("n", [1, 2, 3])
def test_every_way_says_the_same_of_every_class(n):
    assert disagreements(n, labelled(n)) == []


@pytest.mark.parametrize("part", range(PARTS))
def test_every_way_says_the_same_of_every_class_of_four(part):
    assert disagreements(4, up_to_isomorphism(4)[part::PARTS]) == []


def test_the_lists_are_complete():
    """Each kind stands for as many labelled classes as it has images, which are all of them."""
    for n in (1, 2, 3):
        images = {
            tuple(sorted(relabelled(n, way, p) for p in profiles))
            for profiles in up_to_isomorphism(n)
            for way in permutations(range(n))
        }
        assert images == set(labelled(n))
    assert [len(labelled(n)) for n in (1, 2, 3, 4)] == [by_partitions(n) for n in (1, 2, 3, 4)]


def by_partitions(n):
    """Count the classes of n hypotheses by Moebius inversion over which supports are equal, and which empty."""
    stirling = {(0, 0): 1}
    for size in range(1, n + 2):
        for k in range(size + 1):
            stirling[size, k] = sum(
                factor * stirling.get(at, 0) for factor, at in ((-(size - 1), (size - 1, k)), (1, (size - 1, k - 1)))
            )
    # Together with the empty support n + 1 are to differ; k different ones may have 2^(k-1) - 1 profiles.
    return sum(stirling[n + 1, k] * 2 ** (2 ** (k - 1) - 1) for k in range(1, n + 2))


def test_hard_classes_begin_at_three():
    assert not any(is_hard(n, profiles) for n in (1, 2) for profiles in labelled(n))
    assert any(is_hard(3, profiles) for profiles in labelled(3))


@pytest.mark.parametrize(
    ("n", "profiles"),
    [
        pytest.param(3, (0b111, 0b011, 0b101, 0b110), id="the triangle"),
        pytest.param(4, (0b1111, 0b0011, 0b1100, 0b1101, 0b1110, 0b0111, 0b1011), id="the four hypotheses"),
    ],
)
def test_a_common_lower_bound_rescues_a_hard_class(n, profiles):
    """The verdict turns on one more hypothesis, contained in all the others."""
    assert is_hard(n, profiles)
    everyone = 2**n - 1
    assert not is_hard(n + 1, [p | 1 << n if p == everyone else p for p in profiles] + [everyone])
