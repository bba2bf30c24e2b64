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


def by_kernel(cls, decision):
    kind = kernel.check(file_bytes(cls), decision.certificates["certificate"].text.encode()).kind
    return {"adversary-strategy": HARD, "generator-strategy": EASY}[kind]


def together(texts):
    """Return a file with a module for each text, so that Rocq starts once for all."""
    modules = (f"Module {name}.\n{text}\nEnd {name}." for name, text in texts.items())
    return "\n".join(['Set Warnings "-require-in-module".', *modules])


def assert_proved(classes):
    """Compile the instances of all classes, {name: class}, and see that they rest on no axiom."""
    asked = {}
    for name, cls in classes.items():
        text = rocq(decision := decide(cls))
        assert claim(text) == by_kernel(cls, decision), name
        asked[name] = f"{text}\nPrint Assumptions {claim(text)}.\n"
    done = coqc.compiled(together(asked), "instances")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [coqc.CLOSED] * len(classes)


def test_the_gallery_has_hard_and_easy_instances():
    stems = {path.stem.replace("-", "_") for path in GALLERY.glob("*.toml")}
    assert set(WRITTEN) == stems
    claims = {claim((coqc.ROCQ / "classes" / f"{name}.v").read_text()) for name in WRITTEN}
    assert claims == {HARD, EASY}


def test_instances_of_the_gallery_are_proved_without_axioms():
    """The shortest of each domain and claim; `make rocq` compiles them all."""
    written = {name: (coqc.ROCQ / "classes" / f"{name}.v").read_text(encoding="utf-8") for name in WRITTEN}
    classes = {name: load(GALLERY / f"{name.replace('_', '-')}.toml") for name in WRITTEN}
    shortest = {
        (type(classes[name].domain), claim(text)): name
        for name, text in sorted(written.items(), key=lambda at: -len(at[1]))
    }
    assert len(shortest) > 5
    assert_proved({name: classes[name] for name in shortest.values()})


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


def test_every_way_to_write_a_condition_eight_hypotheses_and_names_of_every_kind():
    names = ["fun", "h+", "h-", "é", "(*", 'a "quoted" name', "x", "1st", "h_", "names", "Hypothesis", "IF", "name_ind"]
    names += ["profile", "with_replay", "generatable_with_replay", "+" * 60]
    assert len(set(identifiers(names))) == len(names)
    classes = {name: integer_class(conditions) for name, conditions in ODD.items()} | {
        "eight": integer_class(
            {f"h{i}": f"x % 8 == {i} or x > {3 * i} and x % 3 == {i % 3} or x == {-i}" for i in range(8)}
        ),
        "profiles": profile_class(3, {7: "infinite", 1: "infinite", 2: 1}),
        "quoted": integer_class({name.replace('"', '\\"'): f"x % 17 == {k}" for k, name in enumerate(names)}),
    }
    assert len(classes["eight"].table.cells) > 30
    assert_proved(classes)


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


PROOF = re.compile(r"^Theorem (\w+) : (.*)\.\nProof\. (.*)\. Qed\.$", re.MULTILINE)
SENTENCE = r"\1 : \2 := ltac:(\3)."
"""Theorem and proof as one sentence of Rocq, which `Fail` turns around."""


def test_a_false_instance_does_not_compile():
    """Where it is no Rocq, or its proof is right, the file does not compile; the true ones show that proofs can be."""
    files = {name: rocq(decide(load(GALLERY / f"{name}.toml"))) for name, _, _ in FALSE.values()}
    texts = {f"true{k}": PROOF.sub(f"Definition {SENTENCE}", text) for k, text in enumerate(files.values())}
    for k, (name, old, new) in enumerate(FALSE.values()):
        assert old in files[name]
        false = files[name].replace(old, new, 1).replace(";\n].", "\n].")
        texts[f"false{k}"], found = PROOF.subn(f"Fail Definition {SENTENCE}", false)
        assert found == 1
    done = coqc.compiled(together(texts), "false")
    assert done.returncode == 0, done.stderr


def test_too_many_sample_points_for_their_cells_are_an_error():
    """As many as the class may have, but more than Rocq is to compare with so many cells."""
    conditions = {f"h{i}": f"x % 30011 == {i}" for i in range(16)} | {f"g{i}": f"x < {10 * i}" for i in range(16)}
    with pytest.raises(TooLargeError, match="Rocq"):
        rocq(decide(integer_class(conditions)))
