"""echoproof chain, in process."""

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from echoproof.cli.main import run

ROOT = Path(__file__).parents[2]
GALLERY = ROOT / "encodings" / "chains"


def printed(capsys, *arguments, code=0):
    assert run(["chain", *map(str, arguments)]) == code
    return capsys.readouterr()


def test_the_summary_says_where_it_settles(capsys):
    said = printed(capsys, GALLERY / "gamblers-ruin.toml").out
    assert "3/5 = 0.6" in said
    assert "expected steps until it is settled: 6" in said
    assert "expected different texts in all: 47/12" in said
    assert "method: exact" in said


def test_the_summary_says_whether_it_settles_or_stays_new(tmp_path, capsys):
    path = tmp_path / "line.toml"
    path.write_text(
        'format = "echoproof/chain@1"\ninitial = "a"\n[transitions]\na = { b = 1 }\nb = { c = "1/3", d = "2/3" }\n'
        "c = { c = 1 }\nd = { c = 1 }\n",
        encoding="utf-8",
    )
    said = {}
    for horizon in ("1", "2", "3"):
        assert run(["chain", str(path), "--horizon", horizon]) == 0
        (said[horizon],) = [
            line for line in capsys.readouterr().out.splitlines() if line.startswith(f"after {horizon} ")
        ]
    assert said == {
        "1": "after 1 steps it cannot have settled and has certainly produced new texts alone",
        "2": "after 2 steps it has settled with probability 0.3333 and has certainly produced new texts alone",
        "3": "after 3 steps it has certainly settled and has produced new texts alone with probability 0.6667",
    }


def test_json_has_exact_numbers_as_texts_and_floats_beside(capsys):
    found = json.loads(printed(capsys, GALLERY / "gamblers-ruin.toml", "--json", "--horizon", "3").out)
    assert found["format"] == "echoproof/chain-analysis@1"
    assert (found["recurrent"], found["period"]) == ([["0"], ["5"]], [1, 1])
    assert found["absorption"][0] == {"recurrent": 0, "probability": "3/5", "probability_float": 0.6}
    assert (found["expected_absorption_time"], found["expected_absorption_time_float"]) == ("6", 6.0)
    assert found["stationary"] == [{"0": "1"}, {"5": "1"}]
    assert [moment["time"] for moment in found["moments"]] == [0, 1, 2, 3]


def test_a_temperature_can_be_given(capsys):
    exact = json.loads(printed(capsys, GALLERY / "square-roots.toml", "--json", "--temperature", "1/2").out)
    assert (exact["method"], exact["temperature"]["at"]) == ("exact", "1/2")
    assert exact["stationary"][0] == {"a": "95/237", "b": "20/79", "c": "82/237"}
    other = json.loads(printed(capsys, GALLERY / "square-roots.toml", "--json").out)
    assert other["method"] == "numeric"
    assert other["stationary"] is None


def test_simulation_is_repeatable_and_compared(capsys):
    arguments = [GALLERY / "two-fates.toml", "--simulate", "500", "--json", "--seed"]
    first = printed(capsys, *arguments, "1").out
    assert first == printed(capsys, *arguments, "1").out
    found = json.loads(first)["simulation"]
    assert (found["runs"], found["seed"], found["horizon"]) == (500, 1, 20)
    assert all(one["agrees"] for one in found["quantities"])
    other = json.loads(printed(capsys, *arguments, "2").out)["simulation"]
    assert other["quantities"] != found["quantities"]


def test_a_disagreement_is_an_exit_code(capsys, monkeypatch):
    """Were the exact numbers wrong, the comparison would say so with exit code 1."""
    monkeypatch.setattr("echoproof.chains.comparison._at_horizon", lambda *_, **__: [1.0, 0.0])
    said = printed(capsys, GALLERY / "two-fates.toml", "--simulate", "500", code=1).out
    assert "DISAGREES" in said


def test_what_is_undecided_has_its_exit_code(capsys, monkeypatch):
    monkeypatch.setattr("echoproof.chains.mixing.MAX_MIXING", 0)
    monkeypatch.setattr("echoproof.chains.numeric._SQUARINGS", -1)
    said = printed(capsys, GALLERY / "two-fates.toml", code=3).out
    assert "undecided: the mixing time of class 0: too long" in said


def test_a_log_of_ten_thousand_pairs(tmp_path, capsys, monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "examples")
    from rewriting_log import write_log

    write_log(tmp_path / "log.csv")
    found = json.loads(printed(capsys, tmp_path / "log.csv", "--json").out)
    assert found["log"] == {"pairs": 10_000, "smoothing": "0", "open": []}
    assert (found["states"], found["method"], found["undecided"]) == (100, "numeric", [])
    assert found["relative_errors"]["stationary"][0] < 1e-9


def test_smoothing_is_said(tmp_path, capsys):
    (tmp_path / "log.csv").write_text("previous,next\na,b\nb,c\n", encoding="utf-8")
    said = printed(capsys, tmp_path / "log.csv", "--smoothing", "1/2")
    assert "smoothing: 1/2 is added to every count" in said.err
    assert "counted from 2 pairs, smoothing 1/2" in said.out
    said = printed(capsys, tmp_path / "log.csv")
    assert said.err == ""
    assert "1 texts after which nothing was seen" in said.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["encodings/chains/ehrenfest.toml", "--temperature", "2"],
        ["encodings/chains/ehrenfest.toml", "--smoothing", "2"],
        ["encodings/chains/ehrenfest.toml", "--horizon", "-1"],
        ["encodings/chains/ehrenfest.toml", "--simulate", "0"],
        ["encodings/chains/ehrenfest.toml", "--report", "report.pdf"],
        ["encodings/chains/square-roots.toml", "--temperature", "0"],
        ["encodings/chains/square-roots.toml", "--temperature", "cold"],
        ["encodings/chains/none.toml"],
        ["none.csv"],
    ],
)
def test_what_cannot_be_used(capsys, monkeypatch, arguments):
    monkeypatch.chdir(ROOT)
    said = printed(capsys, *arguments, code=2)
    assert said.err.startswith("error: ")
    assert said.out == ""


def validator(kind):
    schema = json.loads((ROOT / "docs" / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("path", sorted(GALLERY.glob("*.toml")), ids=lambda path: path.stem)
def test_the_schemas_accept_what_there_is_and_nothing_with_a_key_less(path, capsys):
    file = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=str)
    validator("chain").validate(file)
    assert not validator("chain").is_valid(file | {"surplus": 1})
    found = json.loads(printed(capsys, path, "--json", "--simulate", "10", "--horizon", "3").out)
    check = validator("chain-analysis")
    check.validate(found)
    optional = {"log", "temperature", "simulation", "target"}
    for key in found.keys() - optional:
        assert not check.is_valid({other: found[other] for other in found if other != key}), key
