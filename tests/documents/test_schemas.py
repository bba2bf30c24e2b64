"""The JSON Schemas of docs/schemas accept what the program reads and writes, and refuse it when it is broken."""

import json
import re
import tomllib

import jsonschema
import pytest
from consoles import ROOT

from echoproof.cli.main import run
from echoproof.deciding.decision import decide
from echoproof.export.records import json_text
from echoproof.families.decision import decide_family
from echoproof.families.reading import load_family
from echoproof.model.classfile import load, parse
from echoproof.model.errors import EchoproofError
from echoproof.search.bound import certified
from symbolic_machines import beaten_tables

GALLERY = sorted((ROOT / "encodings" / "classes").glob("*.toml"))


def validator(kind):
    schema = json.loads((ROOT / "docs" / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def documents(path):
    """Return what there is of a class of the gallery: its file, what was proved, and the decision made now."""
    proofs = {
        "certificate": f"certificates/{path.stem}.json",
        "uniform-certificate": f"uniform/{path.stem}.proper-uniform.json",
        "thresholds-certificate": f"thresholds/{path.stem}.thresholds-replay.json",
        "machine": f"machines/{path.stem}.json",
        "machine-certificate": f"machines/{path.stem}.certificate.json",
    }
    files = {kind: ROOT / "proofs" / name for kind, name in proofs.items()}
    kept = {kind: json.loads(file.read_text(encoding="utf-8")) for kind, file in files.items() if file.exists()}
    return kept | {
        "class": tomllib.loads(path.read_text(encoding="utf-8")),
        "decision": json.loads(json_text(decide(load(path)).record())),
    }


@pytest.mark.parametrize("path", GALLERY, ids=lambda path: path.stem)
def test_schemas_accept_what_there_is(path):
    for kind, document in documents(path).items():
        validator(kind).validate(document)


@pytest.mark.parametrize("path", sorted((ROOT / "encodings" / "families").glob("*.toml")), ids=lambda path: path.stem)
def test_schemas_of_families_accept_what_there_is_and_refuse_what_is_broken(path):
    documents = {"family": tomllib.loads(path.read_text(encoding="utf-8"))}
    documents["family-decision"] = json.loads(json_text(decide_family(load_family(path)).record()))
    kept = sorted((ROOT / "proofs" / "families").glob(f"{path.stem}.*.json"))
    for kind, found in [*documents.items(), *(("family-certificate", json.loads(f.read_text())) for f in kept)]:
        check = validator(kind)
        check.validate(found)
        refused = 0
        for what, changed in broken(found):
            key = what.split(": ")[-1].removeprefix("without ").removesuffix(" misspelt")
            if ": " not in what and key in found and key not in OPTIONAL and "another" not in what:
                assert not check.is_valid(changed), (kind, what)
                refused += 1
            if what.endswith("of another type") and "witness" not in what and "examples" not in what:
                assert not check.is_valid(changed), (kind, what)
        assert refused >= 3


def fields(schema):
    """Yield the names of all fields in a schema, however deep."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for part in schema.values():
            yield from fields(part)
    for part in schema if isinstance(schema, list) else ():
        yield from fields(part)


@pytest.mark.parametrize(
    "kind",
    """certificate budget-certificate uniform-certificate thresholds-certificate
    decision thresholds promises separation atlas""".split(),
)
def test_every_field_has_a_row_in_the_document_of_formats(kind):
    rows = [line for line in (ROOT / "docs" / "formats.md").read_text(encoding="utf-8").splitlines() if "|" in line]
    said = {part for row in rows for name in re.findall("`([^`]+)`", row) for part in re.split(r"[^\w]+", name)}
    missing = {*fields(json.loads((ROOT / "docs" / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8")))}
    assert missing <= said, sorted(missing - said)


def broken(value):
    """Yield copies of a document with one key left out, renamed, more, or with a value of another type, anywhere."""
    if isinstance(value, dict):
        yield SURPLUS, value | {"surplus": 1}
        for key in value:
            rest = {other: value[other] for other in value if other != key}
            yield f"without {key}", rest
            yield f"{key} misspelt", rest | {f"{key}s": value[key]}
            yield f"{key} of another type", rest | {key: 1.5}
            yield from ((f"{key}: {what}", rest | {key: part}) for what, part in broken(value[key]))
    elif isinstance(value, list) and value:
        yield "an item of another type", [1.5, *value[1:]]
        yield from ((f"[0]: {what}", [part, *value[1:]]) for what, part in broken(value[0]))


OPTIONAL = {"title", "source", "sample_complexity", "closure_dimension", "certificate", "thresholds", "cut_off"}
SURPLUS = "a key more"
NAMED = {"hypotheses", "cells", "verdicts", "numbers", "thresholds"}
"""Keys whose objects are tables with names that the user or a notion chooses, so that any key is right there."""


def harmless(kind, what):
    """Say whether a change leaves a document right: an optional key left out, or a user's name changed."""
    *above, last = what.split(": ")
    if last == SURPLUS:
        # 1 is a size of a cell, but neither a condition nor a finding; the records of a decision may get more keys.
        return above[-1:] == ["cells"] or (kind == "decision" and above[-1:] != ["verdicts"])
    key = last.removeprefix("without ").removesuffix(" misspelt")
    if key == last or "another type" in last:
        return False
    if above and above[-1] in NAMED:
        return True
    # The records of a decision may get more keys in time, so a misspelt optional key is only an unknown one.
    return key in OPTIONAL and (last.startswith("without") or kind == "decision")


@pytest.mark.parametrize("stem", ["four-hypotheses", "two-hypotheses", "square"])
def test_schemas_refuse_what_is_broken(stem):
    refused = 0
    for kind, document in documents(ROOT / "encodings" / "classes" / f"{stem}.toml").items():
        check = validator(kind)
        for what, changed in broken(document):
            assert check.is_valid(changed) == harmless(kind, what), f"{kind}: {what}"
            refused += not harmless(kind, what)
    assert refused > 50


@pytest.mark.parametrize("size", ['"endless"', "true", "1.5"])
def test_the_schema_and_the_program_refuse_the_same_sizes(size):
    text = f'format = "echoproof/class@1"\ndomain = "profiles"\nhypotheses = ["A"]\n[cells]\nA = {size}\n'
    assert not validator("class").is_valid(tomllib.loads(text))
    with pytest.raises(EchoproofError):
        parse(text)


COMMANDS = {
    "notions": ["notions", "encodings/classes/square.toml", "--json", "--quiet"],
    "check": ["check", "encodings/classes/square.toml", "proofs/certificates/square.json", "--json"],
    "enumeration": ["enumerate", "-n", "3", "--certify", "--json", "--quiet"],
    "count": ["count", "-n", "3", "--json", "--quiet"],
    "repair": ["repair", "encodings/classes/triangle.toml", "--json", "--quiet"],
    "attack": ["attack", "encodings/classes/square.toml", "--generator", "house:canonical", "--json", "--quiet"],
    "synthesis": ["synthesize", "encodings/classes/triangle.toml", "--json", "--quiet"],
}


@pytest.mark.parametrize("kind", COMMANDS)
def test_schemas_accept_what_the_commands_print_and_nothing_with_a_key_less(kind, capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert run(COMMANDS[kind]) == 0
    printed = json.loads(capsys.readouterr().out)
    check = validator(kind)
    check.validate(printed)
    for key in printed.keys() - {"found"}:
        assert not check.is_valid({other: printed[other] for other in printed if other != key}), key


def test_the_schema_of_a_run_accepts_what_prove_writes(tmp_path):
    assert run(["prove", str(GALLERY[0]), "-o", str(tmp_path / "made"), "--no-pdf", "--quiet"]) == 0
    validator("run").validate(json.loads((tmp_path / "made" / "run.json").read_text(encoding="utf-8")))


def test_the_schemas_of_a_synthesis_accept_what_is_written_and_nothing_broken(tmp_path, capsys):
    path, fewer = ROOT / "encodings" / "classes" / "two-hypotheses.toml", tmp_path / "fewer.json"
    assert run(["synthesize", str(path), "-o", str(tmp_path), "--json", "--quiet"]) == 0
    made = {"synthesis": json.loads(capsys.readouterr().out)}
    validator("synthesis-certificate").validate(json.loads(fewer.read_text(encoding="utf-8")))
    cls = load(path)
    with_traps = certified(cls, 1, tuple(beaten_tables(cls.table, 1)))
    made["synthesis-certificate"] = json.loads(with_traps)
    fewer.write_bytes(with_traps)
    assert run(["check", str(path), str(fewer), "--json"]) == 0
    made["check"] = json.loads(capsys.readouterr().out)
    assert made["check"]["numbers"]["traps"] == len(made["synthesis-certificate"]["traps"]) > 0
    for kind, document in made.items():
        check = validator(kind)
        check.validate(document)
        # The numbers of a claim are those of its kind.
        for what, changed in broken(document | {"numbers": {}} if kind == "check" else document):
            # Only a file that is read has to be free of unknown keys.
            right = what in (SURPLUS, f"numbers: {SURPLUS}") and kind != "synthesis-certificate"
            assert check.is_valid(changed) == right, f"{kind}: {what}"
