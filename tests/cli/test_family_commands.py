"""The commands on families: what they say, what they refuse, and that nothing is written when two ways disagree."""

import json
import re
import shutil
from pathlib import Path

import pytest

from echoproof import check
from echoproof.cli.main import run
from echoproof.families import judges
from echoproof.families.decision import decide_family
from echoproof.families.reading import load_family, parse_family
from echoproof.model.classfile import parse

ROOT = Path(__file__).parents[2]
GALLERY = sorted((ROOT / "encodings" / "families").glob("*.toml"))
FIVE_ONE = ROOT / "encodings" / "families" / "non-uniform.toml"
TAILS = ROOT / "encodings" / "families" / "tails.toml"


def said(capsys, *arguments, code=0):
    assert run([*map(str, arguments)]) == code
    return capsys.readouterr()


def test_the_class_of_the_paper_is_decided_from_its_file(capsys):
    """[R] 5.1: uniform no, non-uniform yes, with replay no because of h_inf alone, in the limit with replay yes."""
    decision = json.loads(said(capsys, "decide", FIVE_ONE, "--json", code=3).out)
    assert list(decision) == ["format", "class", "digest", "schemas", "verdicts"]
    assert decision["format"] == "echoproof/family-decision@1"
    assert decision["schemas"] == ["h_inf", "h"]
    verdicts = {notion: finding["verdict"] for notion, finding in decision["verdicts"].items()}
    assert verdicts["uniform"] == verdicts["uniform-replay"] == verdicts["non-uniform-replay"] == "not-generatable"
    assert verdicts["non-uniform"] == verdicts["limit-replay"] == "generatable"
    thresholds = decision["verdicts"]["non-uniform-replay"]["thresholds"]
    assert thresholds == {"h_inf": "C(h_inf) is infinite: {1, …, d} for every d", "h": "C(h_d) = d"}
    assert decision["verdicts"]["uniform"]["closure_dimension"] == "infinite"
    text = said(capsys, "decide", FIVE_ONE, code=3).out
    assert "C(h_d) = d" in text.splitlines()


def test_a_decided_family_is_done(capsys):
    out = said(capsys, "decide", TAILS).out
    assert out.startswith("All tails: a family of 1 schema\n")
    assert re.search(r"uniform +generatable from 1 example ", out)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (["thresholds", TAILS], ["line 2", "is a family", "finite classes alone"]),
        (["synthesize", TAILS], ["line 2", "is a family"]),
        (["repair", TAILS], ["line 2", "is a family"]),
        (["attack", TAILS, "--generator", "house:uniform"], ["line 2", "is a family"]),
        (["decide", TAILS, "--budget", "total:1"], ["tails.toml", "budgets", "total:1"]),
        (["decide", TAILS, "--budget", "nonsense"], ["nonsense"]),
        (["notions", TAILS, "--adversaries", "none,last"], ["tails.toml", "budgets", "last"]),
        (["export", TAILS, "--to", "rocq"], ["tails.toml", "--to rocq"]),
        (["export", TAILS, "--to", "smtlib-cells"], ["tails.toml", "--to smtlib-cells"]),
        (["export", TAILS, "--to", "finite"], ["none are given", "1..5"]),
        (["export", TAILS, "--to", "finite", "--parameters", "5..1"], ["5..1"]),
        (["export", TAILS, "--to", "finite", "--parameters", "1..1000000"], ["1..1000000", "at most 100"]),
        (["export", TAILS, "--to", "finite", "--parameters=-9..-1"], ["0 different members"]),
        (["export", TAILS, "--to", "finite", "--parameters", "0..99"], ["100 different members", "1 to 32"]),
        (["export", TAILS, "--to", "dot", "--parameters", "1..5"], ["without --to finite"]),
        (["export", ROOT / "encodings/classes/square.toml", "--to", "mona"], ["--to mona is of families"]),
        (["check", TAILS, ROOT / "proofs/certificates/square.json"], ["FILES", "class file"]),
        (["check", ROOT / "encodings/classes/square.toml", ROOT / "proofs/families/tails.numbers.json"], ["FILES"]),
    ],
)
def test_what_does_not_apply_is_refused(line, words, capsys):
    found = said(capsys, *line, code=2)
    assert all(word in found.err + found.out for word in words), found


@pytest.mark.parametrize("command", [["decide"], ["notions"], ["prove", "--no-pdf"], ["export", "--to", "latex"]])
def test_a_wrong_file_is_an_error_of_every_command(command, tmp_path, capsys):
    file = tmp_path / "f.toml"
    file.write_text(TAILS.read_text().replace("x >= d", "x <= d"))
    found = said(capsys, command[0], file, *command[1:], "-o", tmp_path / "made", code=2)
    assert f"{file}, line 10: tail at d = 0 is finite: {{0}}" in found.err
    assert not (tmp_path / "made").exists()


def test_prove_writes_what_check_and_other_programs_accept(tmp_path, capsys):
    out = tmp_path / "made"
    shown = said(capsys, "prove", ROOT / "encodings/families/four-families.toml", "-o", out, "--no-pdf").out
    assert "accepted numbers, adversary" in shown
    for name in ("numbers", "adversary"):
        accepted = said(capsys, "check", out / "family.toml", out / f"{name}.json").out
        assert accepted.startswith("accepted: ")
    assert "not properly generatable in the limit with replay" in accepted
    record = json.loads((out / "run.json").read_text())
    asked = {way.partition(":")[0] for way in record["ways"]}
    assert {"kernel", "MONA", "Z3", "cvc5", "a class cut off"} == asked
    changed = json.loads((out / "numbers.json").read_text())
    changed["closure_dimension"] = 2
    (out / "changed.json").write_text(json.dumps(changed))
    assert "SIZE at closure_dimension" in said(capsys, "check", out / "changed.json", out / "family.toml", code=1).out
    again = {file.name: file.read_bytes() for file in out.iterdir()}
    assert run(["prove", str(out / "family.toml"), "-o", str(out), "--no-pdf", "--quiet"]) == 0
    assert {f.name: f.read_bytes() for f in out.iterdir() if f.name != "run.json"} == {
        name: data for name, data in again.items() if name != "run.json"
    }
    assert "another family" in said(capsys, "prove", TAILS, "-o", out, "--no-pdf", code=2).err


@pytest.mark.parametrize("way", ["_mona", "_solvers", "_cut_off"])
def test_nothing_is_written_when_two_ways_disagree(way, tmp_path, monkeypatch, capsys):
    def wrong(*_):
        raise judges._disagree(way, "a number")

    monkeypatch.setattr(judges, way, wrong)
    assert "disagrees" in said(capsys, "prove", TAILS, "-o", tmp_path / "made", "--no-pdf", code=1).err
    assert not (tmp_path / "made").exists()


@pytest.mark.skipif(shutil.which("mona") is None, reason="MONA is not installed (Debian: mona)")
def test_a_wrong_number_is_noticed_by_mona(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("echoproof.families.mona.most", lambda _: 7)
    assert "MONA disagrees" in said(capsys, "prove", TAILS, "-o", tmp_path / "made", "--no-pdf", code=1).err
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize("path", GALLERY, ids=lambda path: path.stem)
def test_a_part_has_the_points_of_its_members(path, capsys):
    """`export --to finite` means the same sets as the family, points looked at one by one; the rest is not there."""
    family = load_family(path)
    span = range(3) if len(family.schemas) > 1 or family.schemas[0].parameters == ("d",) else range(2)
    text = said(capsys, "export", path, "--to", "finite", "--parameters", f"{span[0]}..{span[-1]}").out
    cls = parse(text)
    assert cls.cut_off
    for name, support in zip(cls.names, cls.domain.supports, strict=True):
        schema, *values = name.rsplit(" ", name.count(" "))
        (own,) = [one for one in family.schemas if one.name == schema]
        for x in range(0 if family.natural else -20, 21):
            assert (x in support) == own.contains(x, [int(value) for value in values]), (name, x)


@pytest.mark.parametrize("path", GALLERY, ids=lambda path: path.stem)
def test_certificates_of_the_gallery_are_accepted_and_of_this_family_alone(path):
    kept = sorted((ROOT / "proofs" / "families").glob(f"{path.stem}.*.json"))
    assert kept
    for file in kept:
        assert check(path.read_bytes(), file.read_bytes()).code is None
        other = FIVE_ONE if path != FIVE_ONE else TAILS
        assert check(other.read_bytes(), file.read_bytes()).code.name == "DIGEST"
    decided = decide_family(load_family(path))
    assert {file.name.split(".")[1] for file in kept} == decided.certificates.keys()


def test_notions_of_a_folder_with_classes_and_families(tmp_path, capsys):
    """A family has no entry for budgets, and its certificates are named."""
    shutil.copy(TAILS, tmp_path / "b.toml")
    shutil.copy(ROOT / "encodings" / "classes" / "square.toml", tmp_path / "a.toml")
    made = json.loads(said(capsys, "notions", tmp_path, "--json", "--quiet").out)
    square, tails = made["classes"]
    assert {len(entries) for entries in square["entries"].values()} == {5}
    assert {tuple(entries) for entries in tails["entries"].values()} == {("none", "replay")}
    assert list(tails["certificates"]) == ["numbers"]
    assert tails["entries"]["uniform"]["replay"]["sample_complexity"] == 1


def test_the_words_of_a_title_are_no_code(tmp_path, capsys):
    """What stands in a file comes out in every kind of text without doing anything there."""
    text = FIVE_ONE.read_text().replace('title = "The', r'title = "\"]}$\\input{x} # ; The')
    file = tmp_path / "f.toml"
    file.write_text(text.replace("h_inf", '"a|b\\"$"'))
    family = parse_family(file.read_bytes())
    assert family.schemas[0].name == 'a|b"$'
    latex = said(capsys, "export", file, "--to", "latex").out
    assert r"\input{x}" not in latex
    assert r"\textbackslash{}input" in latex
    dot = said(capsys, "export", file, "--to", "dot").out
    assert dot.startswith('digraph "closed sets of \\"]}$\\\\input')
    for kind in ("mona", "smtlib"):
        first = said(capsys, "export", file, "--to", kind).out.splitlines()[0]
        assert first[0] in "#;"
    assert run(["prove", str(file), "-o", str(tmp_path / "made"), "--no-pdf", "--quiet"]) == 3
