"""Classes of natural numbers: cells against Python's reading of the conditions, and the same over the integers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echoproof import decide, kernel
from echoproof.encode import z3api
from echoproof.encode.cells import cells_script
from echoproof.export.rocq import rocq
from echoproof.model.classfile import dump, file_bytes, parse
from echoproof.model.errors import EqualHypothesesError, FiniteHypothesisError
from echoproof.search.variants import enlarged, reduced
from echoproof.search.wording import condition
from strategies import NAMES, conditions, integer_class

HEAD = 'format = "echoproof/class@1"\ndomain = "naturals"\n[hypotheses]\n'
WINDOW = range(1500)
"""The constants drawn are at most 120, their products with slopes in reach, and the moduli at most 7."""


def natural_class(definitions):
    return parse(HEAD + "".join(f'"{name}" = "{text}"\n' for name, text in definitions.items()))


@st.composite
def natural_classes(draw):
    kept = {}
    for text in draw(st.lists(conditions(), min_size=1, max_size=4)):
        try:
            natural_class({**kept, NAMES[len(kept)]: text})
        except (FiniteHypothesisError, EqualHypothesesError):
            continue
        kept[NAMES[len(kept)]] = text
    return natural_class(kept or {"A": "True"})


def python_says(text, numbers):
    """Return which of some numbers a condition is true of; the text is made by these tests alone."""
    code = compile(text, "condition", "eval")
    return {x for x in numbers if eval(code, {"__builtins__": {}}, {"x": x})}  # noqa: S307


@given(natural_classes())
def test_cells_are_those_of_the_numbers_from_0_on(cls):
    found, inside = {}, [python_says(text, WINDOW) for text in cls.domain.texts]
    for x in WINDOW:
        profile = sum(1 << i for i, numbers in enumerate(inside) if x in numbers)
        assert cls.domain.profile_at(x) == profile
        if profile:
            found.setdefault(profile, []).append(x)
    assert cls.table.profiles == tuple(sorted(found))
    for cell in cls.table.cells:
        points = found[cell.profile]
        assert cell.size == ("infinite" if points[-1] >= 1000 else len(points))
        assert cls.examples(cell.profile, 5) == points[:5]


@given(natural_classes())
def test_the_checker_reads_the_same_class_and_so_does_who_reads_it_back(cls):
    assert kernel.check(file_bytes(cls), decide(cls).certificates["certificate"].text.encode()).code is None
    assert parse(dump(cls)) == cls
    over_integers = integer_class({n: f"x >= 0 and ({t})" for n, t in zip(cls.names, cls.domain.texts, strict=True)})
    assert over_integers.digest == cls.digest


def test_a_condition_is_bounded_as_a_whole():
    """Neither "not" nor "or" lets a negative number in, wherever the bound stands."""
    for text in ("not x == 1", "x == 1 or x < 5 or x > 9", "x < 0 or x >= 3"):
        cls = natural_class({"A": text})
        assert cls.domain.profile_at(4) == 1
        assert min(x for x, _ in zip(cls.domain.elements([1]), range(50), strict=False)) >= 0
    with pytest.raises(ValueError, match="natural"):
        cls.domain.profile_at(-1)
    with pytest.raises(FiniteHypothesisError):
        natural_class({"A": "x <= 7"})
    with pytest.raises(EqualHypothesesError):
        natural_class({"A": "x != 5", "B": "x != 5 and x != -5"})
    assert kernel.check((HEAD + 'A = "x > 1) or (x < 0"\n').encode(), b"{}").code is kernel.Code.CLASS
    assert kernel.check((HEAD + 'A = "x <= 7"\n').encode(), b"{}").code is kernel.Code.CLASS


FILTERS = natural_class({f"not {r}": f"x <= 9 or x % 4 != {r}" for r in (1, 2, 3)})


def test_what_is_exported_says_that_there_are_no_negative_numbers():
    assert z3api.answer_script(cells_script(FILTERS), 10_000_000) == "unsat"
    assert rocq(decide(FILTERS)).count("fun x => (x >=? 0) && (") == 3


def test_variants_are_natural_too():
    union = 1 | 1 << 3
    text = condition(FILTERS.domain, FILTERS.table, union)
    more = enlarged(FILTERS, union, "more", text)
    assert more.domain.kind == reduced(FILTERS, 1).domain.kind == "naturals"
    inside = FILTERS.domain.union([FILTERS.table.profiles[0], FILTERS.table.profiles[3]])
    assert [x in inside for x in range(100)] == [more.domain.profile_at(x) >> 3 == 1 for x in range(100)]
