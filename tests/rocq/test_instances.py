"""What `export --to rocq` writes compiles, says what the kernel says, and compiles no more once it is false."""

import re
from pathlib import Path

import coqc
import pytest

from echoproof import kernel
from echoproof.deciding.decision import decide
from echoproof.export.rocq import identifiers, rocq
from echoproof.model.classfile import file_bytes, load
from echoproof.model.errors import TooLargeError
from strategies import integer_class, profile_class

GALLERY = Path(__file__).parents[2] / "encodings" / "classes"
WRITTEN = sorted(path.stem for path in (coqc.ROCQ / "classes").glob("*.v"))
HARD, EASY = "not_generatable_with_replay", "generatable_with_replay"


@pytest.fixture(autouse=True)
def _with_rocq():
    coqc.needed()


def claim(text):
    """Return the theorem that a file states."""
    return re.search(r"^Theorem (\w+)", text, re.MULTILINE)[1]


def by_kernel(cls):
    kind = kernel.check(file_bytes(cls), decide(cls).certificates["certificate"].text.encode()).kind
    return {"adversary-strategy": HARD, "generator-strategy": EASY}[kind]


def proved(cls, name):
    """Compile the instance of a class and return what it rests on."""
    text = rocq(decide(cls))
    assert claim(text) == by_kernel(cls)
    done = coqc.compiled(f"{text}\nPrint Assumptions {claim(text)}.\n", name)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_gallery_has_hard_and_easy_instances():
    stems = {path.stem.replace("-", "_") for path in GALLERY.glob("*.toml")}
    assert set(WRITTEN) == stems
    claims = {claim((coqc.ROCQ / "classes" / f"{name}.v").read_text()) for name in WRITTEN}
    assert claims == {HARD, EASY}


@pytest.mark.parametrize("name", WRITTEN)
def test_every_instance_of_the_gallery_is_proved_without_axioms(name):
    path = GALLERY / f"{name.replace('_', '-')}.toml"
    assert proved(load(path), name) == coqc.CLOSED


ODD = {
    "signs": {"A": "x != 3", "B": "not (x < 5) and x != 7", "C": "-x >= 2 or x > 10", "D": "2*x + 1 <= x - 4"},
    "chains": {"A": "0 <= x < 10 or x % 4 == 3", "B": "-5 < 2*x <= 3*x", "C": "1 <= x % 5 < 3", "D": "7 > 3*x - 2"},
    "lists": {"A": "x in (1, 2, 3) or x > 9", "B": "x not in (4, -4)", "C": "(2*x + 1) % 6 in (3, 5)", "D": "True"},
    "remainders": {"A": "3 == x % 4", "B": "(-x) % 3 != 1", "C": "x % 1 == 0", "D": "x % 2 not in (0,) and x > -3"},
    "digits": {"A": "x > 99999999999999999999999999", "B": "x % 7 == 2 or x == -12345678901234567890", "C": "x < 0"},
    "long": {
        "A": f"not (not (not (x > -{'9' * 100})))",
        "B": f"x >= -{'8' * 40} and x % 2 == 0",
        "C": f"{'7' * 100}*x <= 5",
    },
}


@pytest.mark.parametrize("name", ODD)
def test_every_way_to_write_a_condition(name):
    assert proved(integer_class(ODD[name]), name) == coqc.CLOSED


def test_eight_hypotheses():
    conditions = {f"h{i}": f"x % 8 == {i} or x > {3 * i} and x % 3 == {i % 3} or x == {-i}" for i in range(8)}
    cls = integer_class(conditions)
    assert len(cls.table.cells) > 30
    assert proved(cls, "eight") == coqc.CLOSED


def test_names_of_every_kind():
    names = ["fun", "h+", "h-", "é", "(*", 'a "quoted" name', "x", "1st", "h_", "names", "Hypothesis", "IF", "name_ind"]
    names += ["profile", "with_replay", "generatable_with_replay", "+" * 60]
    assert len(set(identifiers(names))) == len(names)
    cls = profile_class(3, {7: "infinite", 1: "infinite", 2: 1})
    assert proved(cls, "profiles") == coqc.CLOSED
    quoted = integer_class({name.replace('"', '\\"'): f"x % 17 == {k}" for k, name in enumerate(names)})
    assert proved(quoted, "quoted") == coqc.CLOSED


FALSE = {
    "a hard class claimed easy": ("four-hypotheses", "~ properly", "properly"),
    "an easy class claimed hard": ("four-rescued", ": properly", ": ~ properly"),
    "one cell left out": ("four-hypotheses", "  [true; true; true; true]\n", ""),
    "one cell too many": ("four-hypotheses", "cells : list profile := [", "cells := [[true; false; false; false];"),
    "one cell changed": ("four-hypotheses", "[true; true; true; false]", "[true; false; true; false]"),
    "one predicate changed": ("four-hypotheses", "x =? 2", "x =? -2"),
    "one bound moved": ("four-hypotheses", "x >=? 0", "x >=? 1"),
    "a hypothesis left out": ("four-hypotheses", "; h2_plus]", "]"),
    "a hypothesis named twice": ("four-hypotheses", "; h2_plus]", "; h1_plus]"),
    "a hard class of profiles claimed easy": ("triangle", "~ properly", "properly"),
    "a cell of the triangle left out": ("triangle", "  [true; true; false];\n", ""),
}


@pytest.mark.parametrize("why", FALSE)
def test_a_false_instance_does_not_compile(why):
    name, old, new = FALSE[why]
    text = rocq(decide(load(GALLERY / f"{name}.toml")))
    assert old in text
    false = text.replace(old, new, 1).replace(";\n].", "\n].")
    done = coqc.compiled(false, "false")
    assert done.returncode != 0
    assert "Error" in done.stderr
    assert "Syntax error" not in done.stderr  # it fails because it is false, not because it is no Rocq


def test_too_many_sample_points_for_their_cells_are_an_error():
    """As many as the class may have, but more than Rocq is to compare with so many cells."""
    conditions = {f"h{i}": f"x % 30011 == {i}" for i in range(16)} | {f"g{i}": f"x < {10 * i}" for i in range(16)}
    with pytest.raises(TooLargeError, match="Rocq"):
        rocq(decide(integer_class(conditions)))
