"""The command `thresholds`: what it says, and how it refuses promises; and a class that is cut off, in every output."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

from echoproof.cli.main import run
from echoproof.deciding import finite_families, frontier
from echoproof.export import pdf

ROOT = Path(__file__).parents[2]
COSTS = ROOT / "encodings" / "classes" / "replay-costs.toml"
BEST = {"h_inf": 5, "h_1": 2, "h_2": 3, "h_3": 4, "h_4": 5}


@pytest.fixture
def said(tmp_path, capsys):
    """Run a command and return its exit code and standard output; promises are written to a file."""

    def command(*arguments, promises=None):
        if promises is not None:
            file = tmp_path / "d.json"
            file.write_text(promises if isinstance(promises, str) else json.dumps(promises))
            arguments = (*arguments, str(file))
        code = run([str(each) for each in arguments])
        return code, capsys.readouterr()

    return command


def validated(text, kind):
    schema = json.loads((ROOT / "docs" / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8"))
    document = json.loads(text)
    jsonschema.Draft202012Validator(schema).validate(document)
    return document


def test_the_record_has_the_best_and_all_the_least(said):
    code, out = said("thresholds", COSTS, "--json")
    found = validated(out.out, "thresholds")
    assert (code, found["with_replay"], found["complete"], found["cut_off"]) == (0, BEST, True, True)
    assert [list(vector.values()) for vector in found["without_replay"]] == [
        [1, 2, 3, 4, 5], [2, 1, 3, 4, 5], [3, 1, 1, 4, 5], [4, 1, 1, 1, 5], [5, 1, 1, 1, 1]
    ]  # fmt: skip
    decided = validated(said("decide", COSTS, "--json")[1].out, "decision")
    assert decided["verdicts"]["non-uniform-replay"]["thresholds"] == BEST
    assert "thresholds" not in decided["verdicts"]["non-uniform"]


@pytest.mark.parametrize(
    ("promises", "code", "with_replay", "without"),
    [
        (BEST, 0, True, True),
        (BEST | {"h_2": 2}, 1, False, True),
        ({**dict.fromkeys(BEST, 2), "h_inf": 1}, 1, False, False),
        (BEST | {"h_inf": 4, "h_4": 4}, 1, False, False),
    ],
)
def test_promises_are_kept_or_the_game_breaks_them(said, promises, code, with_replay, without):
    found, out = said("thresholds", COSTS, "--json", "--check", promises=promises)
    record = validated(out.out, "promises")
    kept = {"with_replay": with_replay, "without_replay": without}
    assert (found, {key: record[key]["kept"] for key in kept}) == (code, kept)
    for key, is_kept in kept.items():
        one = record[key]
        assert is_kept == ("family" not in one)
        if not is_kept:
            assert set(one["family"]) <= set(promises)
            assert sum(bool(each["broken"]) for each in one["played"]) >= len(one["played"]) - one["rounds"] + 1
            assert all(not each["replayed"] for each in one["played"]) or key == "with_replay"
            for at, each in enumerate(one["played"]):
                shown = {before["example"] for before in one["played"][: at + 1]}
                due = [name for name in one["family"] if promises[name] <= len(shown)]
                assert set(each["broken"]) <= set(due)


@pytest.mark.parametrize(
    ("promises", "where"),
    [
        ("{}", "no promise for h_inf, h_1"),
        ("[1]", "found a list"),
        (BEST | {"h_5": 1}, '"h_5" is no hypothesis of the class'),
        (BEST | {"h_1": True}, 'hypothesis "h_1": found True'),
        (BEST | {"h_1": 2.0}, 'hypothesis "h_1": found 2.0'),
        (BEST | {"h_1": 0}, 'hypothesis "h_1": found 0'),
        (BEST | {"h_1": "2"}, "hypothesis \"h_1\": found '2'"),
        (BEST | {"h_1": [[]]}, 'hypothesis "h_1": found a list'),
        (json.dumps(BEST).replace("2", "9" * 5000), 'hypothesis "h_1": found 999'),
        (json.dumps(BEST).replace("2", "1" + "0" * 200), 'hypothesis "h_1": found 100'),
        (json.dumps(BEST).replace("h_2", "h_1"), "a key stands twice"),
        ('{"h_inf": 1,\n "h_1"', "line 2: not valid JSON"),
        ("[" * 100_000, "nested too deeply"),
        ('{"h_inf": NaN}', "found nan"),
    ],
)
def test_other_promises_are_refused_with_what_is_allowed(said, promises, where):
    code, out = said("thresholds", COSTS, "--check", promises=promises)
    assert (code, out.out) == (2, "")
    assert where in out.err
    assert "d.json" in out.err
    assert "allowed: " in out.err


def test_a_game_that_is_too_long_is_described_and_not_played(said):
    code, out = said("thresholds", COSTS, "--check", promises=BEST | {"h_inf": 1, "h_1": 10**50})
    assert code == 1
    assert "(--rounds)" not in out.out  # there is a shorter one
    code, out = said("thresholds", COSTS, "--rounds", 3, "--check", promises=BEST | {"h_inf": 1})
    assert code == 1
    assert out.out.count("(--rounds)") == 1


def test_what_is_not_found_is_undecided(said, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(frontier, "MAX_VECTORS", 2)
        code, out = said("thresholds", COSTS, "--json")
        assert (code, json.loads(out.out)["complete"], len(json.loads(out.out)["without_replay"])) == (3, False, 2)
    monkeypatch.setattr(finite_families, "FAMILY_STEPS", 5)
    code, out = said("thresholds", COSTS, "--json")
    found = validated(out.out, "thresholds")
    assert (code, found["with_replay"], found["without_replay"], found["complete"]) == (3, None, [], False)
    assert "undecided" in said("thresholds", COSTS)[1].out
    code, out = said("thresholds", COSTS, "--json", "--check", promises=BEST)
    assert (code, validated(out.out, "promises")["with_replay"]["kept"]) == (3, None)
    assert said("decide", COSTS)[0] == 3


@pytest.mark.skipif(not pdf.available(), reason="latexmk and pdflatex are not installed")
def test_the_pictures_are_typeset(said, tmp_path):
    three = ROOT / "tests" / "certificates" / "thresholds-frontier" / "accepted" / "three-wait.toml"
    assert said("thresholds", three, "--picture", tmp_path / "p.tex", "--quiet")[0] == 0
    text = (tmp_path / "p.tex").read_text()
    assert text.count(r"\begin{tikzpicture}") == 2
    assert text.count("echofrontier]") == 4  # one square for each vector
    tops = re.findall(r"echobar(plain|replay)\] \([0-9.]+,0\) rectangle \([0-9.]+,([0-9.]+)\)", text)
    assert [(kind, round(5 * float(top) / 3)) for kind, top in tops] == [
        (kind, number) for best in (4, 5, 5) for kind, number in (("plain", 1), ("replay", best))
    ]
    assert pdf.build(tmp_path / "p.tex") is not None
    assert said("thresholds", three, "--picture", tmp_path / "p.svg")[0] == 2


def test_promises_of_a_generator_are_attacked(said):
    attack = ("attack", COSTS, "--rounds", 12, "--generator", "house:non-uniform-with-replay", "--json", "--promises")
    code, out = said(*attack, promises=BEST)
    found = validated(out.out, "attack")
    assert (code, found["verdict"], found["wrong"], found["promises"]) == (0, "survived", [], BEST)
    code, out = said(*attack, promises=BEST | {"h_3": 3})
    found = validated(out.out, "attack")
    assert (code, found["verdict"]) == (1, "beaten")
    assert found["adversary"].startswith("against the promises for ")
    assert found["wrong"]
    waits = {name: d for d, name in enumerate(BEST, 1)}  # a vector of the frontier: only replay breaks it
    attack = ("attack", COSTS, "--rounds", 40, "--generator", "house:non-uniform", "--json", "--promises")
    found = validated(said(*attack, promises=waits)[1].out, "attack")
    assert found["verdict"] == "beaten"
    assert found["adversary"] == "against the promises for h_inf, h_1"
    assert found["wrong"] == list(range(2, 41))
    assert found["target"] == "h_1"
    short = ("attack", COSTS, "--rounds", 40, "--generator", "house:uniform", "--json", "--promises")
    found = validated(said(*short, promises=BEST | {"h_3": 2, "h_inf": 3})[1].out, "attack")
    assert (found["verdict"], found["target"]) == ("beaten", "h_3")
    assert said("attack", COSTS, "--generator", "house:canonical", "--promises", promises=BEST)[0] == 2


@pytest.mark.parametrize("cut", [True, False])
def test_a_class_that_is_cut_off_is_said_to_be_everywhere(said, tmp_path, cut):
    path = tmp_path / "c.toml"
    path.write_text(COSTS.read_text() if cut else COSTS.read_text().replace("cut_off = true\n", ""))
    for arguments in (["decide"], ["notions"], ["notions", "--html"], ["notions", "--latex"], ["thresholds"]):
        out = " ".join(said(arguments[0], path, *arguments[1:])[1].out.split()).lower()
        assert (out.count("do not carry over to the whole") == 1) == cut, arguments
    assert ("carry over to the whole" in " ".join(said("export", path, "--to", "latex")[1].out.split())) == cut
    for arguments in (["decide"], ["notions"], ["thresholds"]):
        assert ('"cut_off": true' in said(arguments[0], path, "--json")[1].out) == cut
    assert said("prove", path, "-o", tmp_path / "out", "--no-pdf")[0] == 0
    for name in ("decision.json", "run.json"):
        assert json.loads((tmp_path / "out" / name).read_text()).get("cut_off", False) == cut
    ways = json.loads((tmp_path / "out" / "run.json").read_text())["ways"]
    assert ways["search, non-uniform"] == "from 5, 2, 3, 4, 5: replay"
    assert "thresholds-replay, " in ways["kernel"]
    assert ways["kernel"].endswith(", thresholds") or "thresholds," in ways["kernel"]
