"""echoproof notions, as a user calls it: text, JSON, HTML and LaTeX say the same, whatever the names are."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from echoproof import check, load
from echoproof.cli.main import run
from echoproof.deciding import last_answer
from echoproof.deciding.decision import decide
from echoproof.deciding.notions import NOTIONS
from echoproof.export.notions import WORDS
from hostile import HEAD, PROFILES

CLASSES = Path(__file__).parents[2] / "encodings" / "classes"
FOUR = CLASSES / "four-hypotheses.toml"
VOID = {"meta", "br"}


def notions(capsys, *arguments, code=0):
    assert run(["notions", *map(str, arguments)]) == code
    return capsys.readouterr()


class Page(HTMLParser):
    """What is on a page; complains about tags that do not match."""

    def __init__(self, text):
        super().__init__()
        self.open, self.ids, self.links, self.tags, self.data = [], [], [], [], []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.tags.append((tag, found))
        self.ids += [found["id"]] if "id" in found else []
        self.links += [found["href"]] if "href" in found else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.data.append(data)


def test_the_four_hypotheses_as_people_read_them(capsys):
    lines = notions(capsys, FOUR).out.splitlines()
    rows = {line.split()[0]: re.split(r"  +", line.strip()) for line in lines if line.strip()}
    assert rows["notion"] == ["notion", "none", "replay", "total:1", "last", "noise:1"]
    assert [cell.split(" [")[0] for cell in rows["proper-limit"][1:]] == ["yes", "no", "no", "no", "no"]
    assert rows["uniform"][1:] == ["yes, from 4"] * 4 + ["yes, from 6"]
    assert "replay number: 1; noise number: 1; omission number: 1; query number: 1" in lines


def test_the_json_says_what_decide_says_and_its_certificates_are_accepted(capsys):
    made = json.loads(notions(capsys, FOUR, "--json").out)
    (one,) = made["classes"]
    verdicts = decide(load(FOUR)).verdicts
    for row, entries in one["entries"].items():
        for column, notion in (("none", row), ("replay", f"{row}-replay")):
            assert entries[column]["verdict"] == verdicts[notion].verdict
            assert entries[column].get("sample_complexity") == verdicts[notion].sample_complexity
    for name, text in one["certificates"].items():
        outcome = check(FOUR.read_bytes(), text.encode())
        assert outcome.code is None, (name, outcome)
    named = {
        entry["certificate"] for row in one["entries"].values() for entry in row.values() if "certificate" in entry
    }
    assert one["certificates"].keys() - named == {"omission-number", "query-number"}  # which belong to numbers
    assert named < one["certificates"].keys()


def test_a_folder_has_every_class_in_every_format(capsys, tmp_path):
    for name in ("chain", "triangle"):
        (tmp_path / f"{name}.toml").write_bytes((CLASSES / f"{name}.toml").read_bytes())
    (tmp_path / "notes.txt").write_text("no class")
    titles = [load(tmp_path / f"{name}.toml").title for name in ("chain", "triangle")]
    text = notions(capsys, tmp_path)
    assert [line for line in text.out.splitlines() if line in titles] == titles
    assert "chain.toml" in text.err
    assert [one["class"] for one in json.loads(notions(capsys, tmp_path, "--json").out)["classes"]] == titles
    page = Page(notions(capsys, tmp_path, "--html").out)
    assert [tag for tag, _ in page.tags].count("table") == 2
    assert all(title in "".join(page.data) for title in titles)
    assert notions(capsys, tmp_path, "--latex").out.count(r"\section*{") == 2


def test_the_suffix_says_the_format_and_the_page_is_whole(capsys, tmp_path):
    notions(capsys, FOUR, "-o", tmp_path / "n.html")
    notions(capsys, FOUR, "-o", tmp_path / "n.tex")
    notions(capsys, FOUR, "-o", tmp_path / "n.txt")
    text = (tmp_path / "n.html").read_text(encoding="utf-8")
    assert text == notions(capsys, FOUR, "--html").out
    assert (tmp_path / "n.tex").read_text(encoding="utf-8") == notions(capsys, FOUR, "--latex").out
    assert (tmp_path / "n.txt").read_text(encoding="utf-8").startswith("The four hypotheses")
    page = Page(text)
    assert len(set(page.ids)) == len(page.ids)
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert not re.search(r"(src|href)=\"(?!#)", text)  # nothing is fetched
    assert ("html", {"lang": "en"}) in page.tags
    headers = [found for tag, found in page.tags if tag == "th"]
    assert len(headers) == 6 + len(NOTIONS)
    assert all("scope" in found for found in headers)
    cells = [tag for tag, _ in page.tags].count("td")
    assert cells == 5 * len(NOTIONS)
    assert sum(word.split(",")[0] in WORDS.values() for word in page.data) == cells  # in words, not by colour alone


HOSTILE = "</title><script>alert(1)</script>\"'&\\\\input{x}$%#_^~{}"


def test_hostile_names_are_only_text(capsys, tmp_path):
    path = tmp_path / "x.toml"
    names = ["<b>&amp;", "\\\\immediate\\\\write18", "$\\\\input{y}$", "[red]x[/red]"]
    path.write_text(
        HEAD + f"title = '''{HOSTILE}'''\n".replace("\\\\", "\\") + 'domain = "integers"\n[hypotheses]\n'
        f'"{names[0]}" = "x != 0"\n"{names[1]}" = "x != 1"\n"{names[2]}" = "x != 2"\n"{names[3]}" = "x != 3"\n',
        encoding="utf-8",
    )
    title = load(path).title
    text = notions(capsys, path, "--html").out
    page = Page(text)
    assert title in "".join(page.data)
    assert "script" not in [tag for tag, _ in page.tags]
    assert "<b>" not in text
    tex = notions(capsys, path, "--latex").out
    assert r"\input{x}" not in tex
    assert "write18" not in tex
    assert title in notions(capsys, path).out
    for name in names:
        assert name.replace("\\\\", "\\") in json.loads(notions(capsys, path, "--json").out)["classes"][0][
            "certificates"
        ]["certificate"].replace("\\\\", "\\")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["{four}", "--adversaries", "none,more"], ['"more" is no budget']),
        (["{four}", "--json", "--html"], ["more than one", "one of them"]),
        (["{empty}"], ["no class files", ".toml"]),
        (["{four}.missing"], ["cannot read it"]),
    ],
)
def test_what_cannot_be_done_is_said(capsys, tmp_path, arguments, words):
    said = notions(capsys, *(a.format(four=FOUR, empty=tmp_path) for a in arguments), code=2)
    assert said.out == ""
    assert [word for word in words if word not in said.err] == []


def test_all_files_that_cannot_be_read_are_named_and_no_table_is_made_of_the_rest(capsys, tmp_path):
    triangle = (CLASSES / "triangle.toml").read_text(encoding="utf-8")
    texts = {"a": triangle, "b": "nonsense", "c": triangle, "d": triangle.replace("class@1", "class@2")}
    for name, text in texts.items():
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    made = tmp_path / "made.html"
    assert run(["notions", str(tmp_path), "-o", str(made)]) == 2
    said = capsys.readouterr().err
    assert [name for name in "abcd" if f"{name}.toml" in said] == ["b", "d"]
    assert said.count("error: ") == 2
    assert not made.exists()


def test_columns_are_those_asked_for_each_once(capsys):
    made = json.loads(notions(capsys, FOUR, "--json", "--adversaries", "replay, total:2,replay,any,noise:0").out)
    assert made["adversaries"] == ["replay", "total:2", "any", "noise:0"]
    entries = made["classes"][0]["entries"]
    assert all(list(row) == made["adversaries"] for row in entries.values())
    assert [entries["proper-limit"][name]["verdict"] for name in made["adversaries"]] == ["not-generatable"] * 3 + [
        "generatable"
    ]


def test_what_is_undecided_is_said_and_ends_so(capsys, tmp_path, monkeypatch):
    """A question about the budget "last" that is too large is no verdict."""
    monkeypatch.setattr(last_answer, "MAX_WORK", 10)
    path = tmp_path / "large.toml"
    cells = '"A B C" = "infinite"\n"A B" = 60\n"A C" = 60\n"B C" = 60\n'
    path.write_text(f'{PROFILES}hypotheses = ["A", "B", "C"]\n[cells]\n{cells}', encoding="utf-8")
    made = json.loads(notions(capsys, path, "--json", code=3).out)
    found = {name: entry["verdict"] for name, entry in made["classes"][0]["entries"]["proper-limit"].items()}
    assert found == {
        "none": "generatable",
        "replay": "not-generatable",
        "total:1": "generatable",
        "last": "undecided",
        "noise:1": "generatable",
    }


def test_many_columns_are_parted_and_no_word_is_broken(capsys):
    columns = "none,replay,total:1,total:finite,every:2,last,noise:1,noise:finite"
    lines = notions(capsys, CLASSES / "one-infinite-side.toml", "--adversaries", columns).out.splitlines()
    heads = [line.split() for line in lines if line.lstrip().startswith("notion")]
    assert [word for head in heads for word in head if word != "notion"] == columns.split(",")
    rows = [re.split(r"  +", line.strip())[1:] for line in lines if line.lstrip().startswith("proper-limit")]
    said = dict(zip(columns.split(","), (cell.split(" [")[0] for row in rows for cell in row), strict=True))
    assert said == dict(zip(columns.split(","), ["yes", "no", "yes", "no", "no", "yes", "no", "no"], strict=True))
