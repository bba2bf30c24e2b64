"""separate and atlas from the command line: what they print, what they write, and how they end."""

import json
import xml.etree.ElementTree as ET

import pytest

from echoproof import kernel
from echoproof.cli.main import run


def test_the_class_and_both_certificates_are_written_and_accepted(tmp_path, capsys):
    room = tmp_path / "found"
    assert run(["separate", "proper-limit-replay", "proper-uniform", "-o", str(room), "--quiet"]) == 0
    capsys.readouterr()
    assert {path.name for path in room.iterdir()} == {
        "certificate.json", "class.toml", "proper-uniform.json", "separation.json",
    }  # fmt: skip
    for name in ("certificate", "proper-uniform"):
        outcome = kernel.check((room / "class.toml").read_bytes(), (room / f"{name}.json").read_bytes())
        assert outcome.code is None
    record = json.loads((room / "separation.json").read_text())
    assert record["smallest"]
    assert record["complete"]
    assert [len(record["found"]["hypotheses"]), len(record["found"]["cells"])] == [2, 3]


def test_a_search_that_ends_at_its_bounds_proves_nothing_and_says_so(capsys):
    assert run(["separate", "proper-limit", "proper-limit-replay", "-n", "2", "--json"]) == 3
    record = json.loads(capsys.readouterr().out)
    assert (record["found"], record["smallest"], record["complete"]) == (None, False, True)
    assert run(["separate", "proper-limit", "proper-limit-replay", "-n", "2"]) == 3
    assert "Found no class" in (said := capsys.readouterr().out)
    assert "none within these" in said


def test_a_pair_that_a_theorem_joins_has_no_class_to_write(tmp_path, capsys):
    assert run(["separate", "limit", "uniform", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["implied"]
    assert run(["separate", "limit", "uniform", "-o", str(tmp_path / "room")]) == 2
    assert "nothing to write" in capsys.readouterr().err
    assert not (tmp_path / "room").exists()


@pytest.mark.parametrize(
    "arguments", [["proper", "limit"], ["limit", "proper-limit/total"], ["limit", "limit", "-n", "9"]]
)
def test_what_is_no_question(arguments, capsys):
    assert run(["separate", *arguments]) == 2
    assert capsys.readouterr().err.startswith("error: ")


def test_the_map_in_every_form(tmp_path, capsys):
    asked = ["atlas", "--adversaries", "none,replay", "--quiet"]
    assert run([*asked, "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    known = [("because" in pair) + ("separated" in pair) for pair in record["pairs"]]
    assert len(known) == len(record["settings"]) * (len(record["settings"]) - 1)
    assert set(known) == {1}
    for ending in ("tex", "html", "svg"):
        assert run([*asked, "-o", str(tmp_path / f"map.{ending}")]) == 0
    drawing = ET.fromstring((tmp_path / "map.svg").read_text())
    boxes = [one for one in drawing.iter() if one.tag.endswith("rect")]
    assert len(boxes) == len(record["groups"])
    page = (tmp_path / "map.html").read_text()
    for number in range(1, len(record["classes"]) + 1):
        assert f'id="class-{number}"' in page
    assert r"\end{document}" in (tmp_path / "map.tex").read_text()
