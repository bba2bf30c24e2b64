"""The appendix of a family: TeX has no complaint, and what it says of members holds where one looks."""

from math import inf
from pathlib import Path

import pytest
from typeset import NEEDS_TEX, PREAMBLE, complaints, log_of

from echoproof.export.family import family_appendix
from echoproof.export.family_words import Symbols, condition_tex, form_tex, sets_tex
from echoproof.families.closed_forms import ClosedForm, Side
from echoproof.families.decision import Decided
from echoproof.families.graphs import Pumped
from echoproof.families.reading import load_family, parse_family
from echoproof.families.shown import apart, attained, intersection, values

GALLERY = sorted((Path(__file__).parents[2] / "encodings" / "families").glob("*.toml"))
MANY = r"""format = "echoproof/family@1"
title = "Hostile & <i>names</i> \\ 100%, of a length that has to be broken somewhere $x_1$"
domain = "integers"
[schemas."a_b % c"]
parameters = ["left_end", "b"]
where = "left_end <= b and b % 2 == 0"
set = "x <= left_end or x >= b and x % 3 in (0, 2) or not abs(x - 2) <= b"
[schemas."ε"]
set = "x % 2 == 1"
"""


def decided(path):
    return Decided(load_family(path))


@NEEDS_TEX
def test_all_families_stand_in_one_document(tmp_path):
    fragments = [family_appendix(decided(path), standalone=False) for path in GALLERY]
    fragments.append(family_appendix(Decided(parse_family(MANY)), {"Z3: a question": "agrees"}, standalone=False))
    text = "\n".join([PREAMBLE, r"\begin{document}", *fragments, r"\end{document}"])
    assert complaints(log_of(text, tmp_path)) == []


@NEEDS_TEX
def test_a_document_of_its_own(tmp_path):
    text = family_appendix(decided(GALLERY[0]), {"MONA: 100% of it": "agrees"})
    assert complaints(log_of(text, tmp_path)) == []


def test_the_proof_of_the_papers_theorem():
    """The closed sets, the members that show it, the stream that replays, and why C(h_d) is no larger."""
    path = next(path for path in GALLERY if path.stem == "non-uniform")
    text = " ".join(family_appendix(decided(path)).split())
    for said in (
        r"\[ \{1, \dots, d\} = \mathsf{h}_{\infty} \cap \mathsf{h}_{d}. \]",
        r"Let $h = \mathsf{h}_{\infty}$ and $n = d(h)$",
        "shows the points of~$S$, then replays every answer",
        r"$C(\mathsf{h}_{d}) = {}$ $d$",
        r"attained by $\mathsf{h}_{d} \cap \mathsf{h}_{\infty}$",
        "the far negative points are in all members but some of the form $\\mathsf{h}_{\\infty}$",
    ):
        assert said in text, said


def points(family, member, k, window):
    schema, own = family.schemas[member[0]], values(member, k)
    assert schema.allows(own)
    return {x for x in window if schema.contains(x, own)}


@pytest.mark.parametrize("path", GALLERY, ids=lambda path: path.stem)
def test_the_members_that_are_named_have_these_points(path):
    """Far beyond what was looked at to find them."""
    found = decided(path)
    family, numbers = found.family, found.numbers
    window = range(0 if family.natural else -400, 401)
    growing = [(numbers.closure.growing, None)]
    growing += [(local.endless, (number, local.at)) for number, local in enumerate(numbers.local)]
    looked = 0
    for sets, member in growing:
        if sets is None:
            continue
        members = intersection(family, sets, member)
        other = None if members else apart(family, sets)
        assert members or other
        for k in range(1, 50):
            due = set(sets.at(k))
            if members:
                assert set.intersection(*(points(family, one, k, window) for one in members)) == due
            for y in set(window[50:-50]) - due if other else ():
                own = family.schemas[other[0]]
                assert own.allows(values(other, y))
                assert not own.contains(y, values(other, y))
                assert all(own.contains(x, values(other, y)) for x in due)
        looked += 1
    for number, local in enumerate(numbers.local):
        form = local.form or (int(local.most.many) if local.most.many < inf else None)
        why = None if form is None or local.endless else attained(family, number, form)
        if why is not None:
            for d in range(-60, 61):
                if family.schemas[number].allows((d,) * len(family.schemas[number].parameters)):
                    both = [points(family, one, d, window) for one in why.pair]
                    size = local.form.at(d) if local.form else local.most.many
                    assert len(both[0] & both[1]) == size, d
            looked += 1
    assert looked or path.stem in {"columns", "singletons-with-core", "tails", "tails-with-core", "separated-half"}


def test_sets_that_are_no_such_intersection_are_not_said_to_be_one():
    family = load_family(next(path for path in GALLERY if path.stem == "non-uniform"))
    evens = Pumped((0,), (1, 0, 0, 0), ())  # {1, 3, 5, …}
    assert evens.at(3) == [1, 3, 5]
    assert intersection(family, evens) is None
    assert apart(family, evens) is None
    assert attained(family, 1, ClosedForm(0, Side((), ((2, 1),)), Side((), ((0, 0),)))) is None  # one too many


@pytest.mark.parametrize(
    ("condition", "shown"),
    [
        ("1 <= x <= d or x <= -1", r"$1 \le x \le d$ or $x \le -1$"),
        ("not (x in (1, -d) and x % 3 == d % 3)", r"not ($x \in \{1, -d\}$ and $x \bmod 3 = d \bmod 3$)"),
        ("abs(x - 2) > 2*(d - 1)", r"$\lvert x - 2 \rvert > 2 \cdot (d - 1)$"),
        ("x != left_end", r"$x \ne \mathit{left\_end}$"),
    ],
)
def test_conditions_as_they_were_written(condition, shown):
    assert condition_tex(condition) == shown


def test_growing_sets_and_closed_forms():
    assert sets_tex(Pumped((0, 1), (0, 1), ()), "d") == (r"\{1, \dots, d\}", r"d \ge 2", 1)
    assert sets_tex(Pumped((0,), (1, 0, 0, 0), ()), "d") == (r"\{1, 3, \dots, 2d - 1\}", r"d \ge 1", 0)
    family = parse_family(MANY.replace('"left_end", "b"', '"b"').replace("left_end", "b"))
    form = ClosedForm(1, Side((), ((1, 1), (1, 1))), Side((), ((0, 0),)))
    text = form_tex(form, family.schemas[0])
    assert r"$\tfrac{b + 1}{2}$ for $b \ge 1$ and $b \equiv 1 \pmod{2}$" in text
    assert Symbols(family).general(0) == r"\mathsf{a\_b \% c}_{b}"
