"""The one door for JSON: what is not Unicode does not stop it."""

import json

import msgspec

from echoproof.export.records import json_text


class Record(msgspec.Struct, frozen=True, rename={"class_": "class"}, omit_defaults=True):
    """Names of all kinds."""

    class_: str
    by_name: dict[str, list[str]]
    number: float = 0.5
    absent: str | None = None


def test_lone_surrogates_stand_there_as_on_a_terminal():
    text = json_text(Record("caf\udce9", {"\ud800": ["a", "\udfff☃"]}))
    assert text.encode()  # it is Unicode
    assert msgspec.json.decode(text) == {"class": r"caf\udce9", "by_name": {r"\ud800": ["a", r"\udfff☃"]}}


def test_the_rest_is_as_it_was():
    record = Record("☃\\udce9", {"a": []}, 0.1)
    assert json.loads(json_text(record)) == {"class": "☃\\udce9", "by_name": {"a": []}, "number": 0.1}
