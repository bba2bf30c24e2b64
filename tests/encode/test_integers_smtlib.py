"""Z3 and cvc5 read the conditions of a class anew and confirm its table of cells, or refute a wrong one."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from echoproof import load
from echoproof.encode.cells import cells_script
from echoproof.encode.cvc5api import answer_script as ask_cvc5
from echoproof.encode.integers import cell_facts, definitions, facts_script, has_profile, member
from echoproof.encode.z3api import answer_script as ask_z3
from echoproof.encode.z3api import answer_scripts
from echoproof.model.cells import members
from echoproof.model.domains import Integers
from strategies import integer_class, integer_classes, profile_class

RLIMIT = 50_000_000
GALLERY = sorted((Path(__file__).parents[2] / "encodings" / "classes").glob("*.toml"))
MIXED = {
    "A": "x % 6 in (1, 2) or x % 35 == 4 or x > 10",
    "B": "(3*x + 1) % 77 < 20 and not 5 < x < 10000000000000000000000000000000",
    "C |and": "x % 100 == 3 or x == -9 or not x in (4, 7)",
}


def both(script):
    """Return the one answer of both solvers."""
    answers = {ask_z3(script, RLIMIT), ask_cvc5(script, RLIMIT)}
    assert len(answers) == 1
    return answers.pop()


def realized(cls, questions):
    """Ask of each group of assertions about the hypotheses of the class whether some integer x satisfies it."""
    text = definitions(cls.names, cls.domain.conditions) + "(declare-const x Int)"
    scripts = (text + "".join(f"(assert {assertion})" for assertion in question) for question in questions)
    return [{"sat": True, "unsat": False}[answer] for answer in answer_scripts(scripts, RLIMIT)]


@pytest.mark.parametrize("path", GALLERY, ids=lambda path: path.stem)
def test_both_solvers_confirm_the_cells_of_the_gallery(path):
    cls = load(path)
    if isinstance(cls.domain, Integers):
        assert both(cells_script(cls)) == "unsat"


@given(integer_classes(max_n=4))
@settings(max_examples=40)
def test_both_solvers_confirm_the_cells_of_random_classes(cls):
    assert both(cells_script(cls)) == "unsat"


@given(integer_classes(max_n=4))
@settings(max_examples=25)
def test_z3_finds_exactly_the_realized_profiles_their_infinity_and_their_sizes(cls):
    names, frame = cls.names, cls.domain.frame
    low, high, period = frame.cuts[0], frame.cuts[-1], frame.period
    sizes = {cell.profile: cell.size for cell in cls.table.cells}
    questions, expected = [], []
    for profile in range(1, 2 ** len(names)):
        here, size = has_profile(names, profile, "x"), sizes.get(profile)
        right = f"(and (<= {signed(high)} x) (< x {signed(high + period)}))"
        left = f"(and (< x {signed(low)}) (>= x {signed(low - period)}))"
        questions += [(here,), (here, f"(or {right} {left})")]
        expected += [size is not None, size == "infinite"]
        if isinstance(size, int) and size <= 40:
            elements = cls.examples(profile, 41)
            assert len(set(elements)) == size
            questions.append((here, *(f"(distinct x {signed(e)})" for e in elements)))
            expected.append(False)
    assert realized(cls, questions) == expected


def signed(number):
    return str(number) if number >= 0 else f"(- {-number})"


def false_facts():
    """Yield (what is wrong, facts) for the class MIXED, each with one fact changed."""
    right = cell_facts(integer_class(MIXED).domain)
    cells = right.cells
    finite = next(c for c in cells if c.beyond is None)
    infinite = next(c for c in cells if c.beyond is not None)

    def changed(old, **new):
        return replace(right, cells=tuple(replace(c, **new) if c == old else c for c in cells))

    for cell in cells:
        yield f"cell {list(members(cell.profile))} left out", replace(right, cells=tuple(c for c in cells if c != cell))
    yield "an element of another cell", changed(finite, example=infinite.example)
    yield "a finite cell called infinite", changed(finite, beyond=finite.example)
    yield "an infinite cell called finite", changed(infinite, beyond=None)
    yield (
        "an element out there of another cell",
        changed(infinite, beyond=next(c.beyond for c in cells if c != infinite and c.beyond is not None)),
    )
    yield "an element that is not out there", changed(infinite, beyond=infinite.example)


@pytest.mark.parametrize(
    ("wrong", "facts"), list(false_facts()), ids=lambda value: value if isinstance(value, str) else ""
)
def test_both_solvers_refute_a_table_with_one_false_fact(wrong, facts):
    cls = integer_class(MIXED)
    assert both(facts_script(cls.names, cls.domain.conditions, facts, wrong)) == "sat"


def test_a_class_of_profiles_has_no_conditions():
    assert cells_script(profile_class(1, {1: "infinite"})) is None


def test_names_that_are_words_of_smtlib_or_hold_bars_do_no_harm():
    cls = integer_class(
        {"and": "x > 0", "x": "x < 0", "in x": "x % 2 == 0", "a|b": "x % 3 == 0", "%7C": "x % 3 == 1", "é🙂": "x > 5"}
    )
    assert both(cells_script(replace(cls, title="a | title ; with signs"))) == "unsat"
    assert member("a|b", "x") != member("%7C", "x")


def test_a_script_that_is_none_is_an_error_of_both():
    for ask in (ask_z3, ask_cvc5):
        with pytest.raises(ValueError, match="cannot read"):
            ask("(assert (nonsense)) (check-sat)")


def test_scripts_that_are_asked_together_do_not_share_a_limit():
    """Seven pigeons in six holes: what one takes is enough for each of many, and what is too little for none."""
    sits = {(p, h): f"s{p}{h}" for p in range(7) for h in range(6)}
    holes = [f"(assert (or {' '.join(sits[p, h] for h in range(6))}))" for p in range(7)]
    apart = [f"(assert (not (and {sits[p, h]} {sits[q, h]})))" for h in range(6) for p in range(7) for q in range(p)]
    script = "\n".join([*(f"(declare-const {each} Bool)" for each in sits.values()), *holes, *apart])
    limit = 1 << next(power for power in range(30) if ask_z3(script, 1 << power) == "unsat")
    assert limit > 1000
    assert answer_scripts([script] * 10, 2 * limit) == ["unsat"] * 10
    assert answer_scripts([script, "(assert false)", script], 1000) == ["unknown", "unsat", "unknown"]
