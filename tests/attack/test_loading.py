"""MODULE:FUNCTION, and the kind of a generator."""

from pathlib import Path
from typing import get_args

import pytest

from echoproof.attack.adversaries import house
from echoproof.attack.finite import Ground
from echoproof.attack.loading import GeneratorError, Kind, kind_of, named
from echoproof.attack.transcript import play
from echoproof.generators.housed import HOUSED, PREFIX, housed
from echoproof.model.classfile import load

GALLERY = Path(__file__).parents[2] / "encodings" / "classes"


def test_names(tmp_path):
    (tmp_path / "a b.py").write_text("", encoding="utf-8")
    for text in ("gen:f", "one.two:K.f", f"{tmp_path}/a b.py:f", "módulo:función"):
        assert f"{named(text).home}:{named(text).function}" == text
    assert (named("gen:f").module, named("gen:f").file) == ("gen", "")
    assert named(f"{tmp_path}/a b.py:f").file == f"{tmp_path}/a b.py"


@pytest.mark.parametrize("text", ["", ":", "gen", "gen:", ":f", "a/b:f", "gen:f()", "gen:1", "a b:f", "gen:f:", "..:f"])
def test_what_is_no_name(text):
    with pytest.raises(GeneratorError, match="MODULE:FUNCTION"):
        named(text)


@pytest.mark.parametrize("text", ["no.py:f", "directory.py:f", "a\0b.py:f"])
def test_files_that_cannot_be_read(text, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "directory.py").mkdir()
    with pytest.raises(GeneratorError, match="cannot read it"):
        named(text)


def test_kinds():
    assert kind_of([1], None) == "element"
    assert kind_of([2], None) == "proper"
    for counts, wanted in (
        ([1], "element"),
        ([2], "proper"),
        ([2], "query"),
        *(([1, 2], kind) for kind in get_args(Kind)),
    ):
        assert kind_of(counts, wanted) == wanted
    for counts, wanted in (([1, 2], None), ([1], "proper"), ([1], "query"), ([2], "element")):
        with pytest.raises(GeneratorError, match="--kind"):
            kind_of(counts, wanted)


@pytest.mark.parametrize("name", HOUSED)
def test_generators_of_the_house_answer_in_their_kind(name):
    cls = load(GALLERY / "four-hypotheses.toml")
    kind, make = housed(name)
    adversary = next(house(Ground(cls), kind == "proper"))
    answers = [played.answer for played in play(adversary, make(cls, adversary), 8)]
    assert all(answer in cls.names if kind == "proper" else isinstance(answer, int) for answer in answers)


def test_a_generator_that_the_house_does_not_have():
    with pytest.raises(GeneratorError, match=f"{PREFIX}canonical"):
        housed("cannonical")
