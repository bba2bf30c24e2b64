"""200 families drawn at random: the search, the kernel, MONA and a look at near members say the same."""

import shutil
from functools import cache
from itertools import combinations
from math import inf

import msgspec
import pytest
from cut_off import CutOff
from random_families import family_text

from echoproof import kernel
from echoproof.families import mona
from echoproof.families.decision import Decided
from echoproof.families.judges import judge
from echoproof.families.numbers import numbers_of
from echoproof.families.reading import parse_family
from echoproof.families.records import certificate_of
from echoproof.families.relations import Relations, place_of
from echoproof.model.errors import FiniteHypothesisError

FAMILIES = range(200)
LOOKED = FAMILIES[::5]


@cache
def found(seed):
    """Return a family and its numbers, None for one with a finite member."""
    family = parse_family(family_text(seed))
    try:
        return family, numbers_of(family)
    except FiniteHypothesisError:
        return None


@pytest.mark.parametrize("first", FAMILIES[::20])
def test_the_kernel_works_out_the_same(first):
    checked = 0
    for seed in range(first, first + 20):
        if (pair := found(seed)) is not None:
            certificate = certificate_of(*pair, None)
            outcome = kernel.check(pair[0].text.encode(), msgspec.json.encode(certificate))
            assert outcome.code is None, (seed, outcome)
            checked += 1
            closure = certificate.closure_dimension
            if seed % 4:
                continue
            wrong = msgspec.structs.replace(certificate, closure_dimension=1 if closure == "infinite" else closure + 1)
            assert kernel.check(pair[0].text.encode(), msgspec.json.encode(wrong)).code is kernel.Code.SIZE, seed
    assert checked >= 8


@pytest.mark.skipif(shutil.which("mona") is None, reason="MONA is not installed")
@pytest.mark.parametrize("first", FAMILIES[::20])
def test_mona_says_the_same(first):
    for seed in range(first, first + 20):
        if (pair := found(seed)) is not None:
            family, numbers = pair
            scripts = dict(mona.scripts(family))
            assert mona.most(mona.asked(scripts["closed"])) == numbers.closure.many, seed
            assert mona.most(mona.asked(scripts["unanswered"])) == numbers.unanswered.many, seed
            for number, local in enumerate(numbers.local):
                asked = mona.asked(scripts[f"local-{number}"], len(family.schemas[number].parameters))
                if local.form is None:
                    assert mona.most(asked) == local.most.many, seed
                else:
                    assert {d: local.form.at(d) for d in range(-9, 10)} == mona.values(asked, 9), seed


def accepts(relations, words, integers):
    """Run an automaton of sets on a set."""
    places, state = {place_of(x) for x in integers}, 0
    for n in range(max(places, default=-1) + 1):
        ways_out = relations.diagrams.letters(words.edges[state])
        (state,) = [to for to, letter in ways_out if letter.get(0, int(n in places)) == int(n in places)]
    return words.accepts[state]


@pytest.mark.parametrize("seed", LOOKED)
def test_near_members_show_the_same(seed):
    """Closed sets, sets without an answer, and local closure dimensions, from the definitions."""
    if (pair := found(seed)) is None:
        return
    family, numbers = pair
    relations, reach = Relations(family), 4 * family.constant + 2 * family.modulus
    near = CutOff(family, 12 + reach, 16 + 2 * reach)
    for size in range(4):
        for integers in combinations(range(0 if family.natural else -2, 3), size):
            assert accepts(relations, relations.closed(), integers) == near.is_closed(integers), integers
            if size:
                assert accepts(relations, relations.unanswered(), integers) == near.is_unanswered(integers), integers
    for number, (schema, local) in enumerate(zip(family.schemas, numbers.local, strict=True)):
        for member in [(d,) for d in range(-1, 3)] if schema.parameters else [()]:
            dimension = local.form.at(member[0]) if local.form else local.most.many
            if (number, member) in near.members and dimension < inf:
                looked = near.local((number, member), 2000)
                assert looked in (None, dimension), (schema.called(member), looked)


@pytest.mark.parametrize("seed", FAMILIES[3::40])
def test_solvers_and_classes_that_are_cut_off_do_not_disagree(seed):
    if (pair := found(seed)) is not None:
        rows = judge(pair[0], Decided(pair[0]))
        assert {"MONA", "a class cut off"} <= {row.way for row in rows} <= {"MONA", "Z3", "cvc5", "a class cut off"}
