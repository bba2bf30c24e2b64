"""The chapter on the critical classes: every printed line of proof and every marker in a picture, read back."""

import re
from itertools import combinations
from pathlib import Path

import pytest
from typeset import NEEDS_TEX, complaints, log_of

import brute
from echoproof.cli.exit_codes import Exit
from echoproof.cli.main import run
from echoproof.encode.permutations import least_copy
from echoproof.encode.symbolic import Query
from echoproof.export.dot import hypergraph
from echoproof.export.families import Family, chapter
from echoproof.export.families_pictures import picture
from echoproof.games.solver import adversary_wins
from echoproof.model.classfile import load
from echoproof.model.errors import CheckFailedError
from echoproof.proving.gallery import critical_classes
from echoproof.search.enumerate import Enumeration, enumerate_classes
from strategies import profile_class

CLASSES = Path(__file__).parents[2] / "encodings" / "classes"
PANEL = re.compile(r"\\textbf\{Class (\d)\.\d+\.\}.*?\\end\{minipage\}", re.DOTALL)
STEP = re.compile(r"After \$(.*?)\$ take \$G = \{\}\$(.*?)(?=After|\\end\{minipage\}|Containments)", re.DOTALL)
WORD = re.compile(r"\\mathsf\{([A-Z]+)\}")
NODE = re.compile(r"\\node\[echovertex\] at (\(\S+\)) \{\$\\mathsf\{(\w)\}\$\}")


@pytest.fixture(scope="module")
def families():
    return [critical_classes(n) for n in range(1, 6)]


@pytest.fixture(scope="module")
def text(families):
    return chapter(families, [load(path) for path in sorted(CLASSES.glob("*.toml"))])


@pytest.fixture(scope="module")
def hard_ones():
    """All hard classes of four hypotheses; some contain others."""
    return Family(enumerate_classes(Query(4)))


def words(tex):
    """Return the sets of hypotheses that a piece of text names, each word one set."""
    return [frozenset(word) for word in WORD.findall(tex)]


def printed(text):
    """Read the proofs back: for each class its n, cells, first profile and steps."""
    for panel in PANEL.finditer(text):
        head, proof = panel[0].split(r"\emph{Proof.}")
        cells = words(head.partition("In the gallery")[0])
        first = words(proof.partition("After")[0])
        steps = []
        for answer, rest in STEP.findall(proof):
            group, _, rest = rest.partition(r"\}},")
            lines, _, alike = rest.partition("Likewise")
            split, facts = lines.split(";")
            steps.append((words(answer), frozenset().union(*words(group)), words(split), words(facts), words(alike)))
        yield int(panel[1]), cells, first, steps


def checked(n, cells, first, steps):
    """Check the proof of one class by the conditions of the lemma, word by word; return whether all answers are met."""
    everyone = frozenset("ABCDE"[:n])
    (shown,) = first
    assert shown in cells
    met = set()
    for (answer,), group, (*split, owner), facts, alike in steps:
        assert group
        assert group <= shown
        assert set(split) == {cell for cell in cells if cell & group and group - cell}
        assert owner == answer
        assert all(answer <= cell for cell in split)
        pairs = list(zip(facts[::2], facts[1::2], strict=True))
        assert all(target <= group and not target & cell and cell in cells for target, cell in pairs)
        assert frozenset().union(*(cell for _, cell in pairs)) == everyone
        met |= answer
        # In the text a set has one word for each member and its answer comes after it.
        for start in range(0, len(alike), len(group) + 1):
            *members, other = alike[start : start + len(group) + 1]
            other_group = frozenset().union(*members)
            assert loses(everyone, cells, shown, other, other_group)
            met |= other
    return met == everyone


def loses(everyone, cells, shown, answer, group):
    """Say whether the group has (a) and (b) after the answer."""
    split = [cell for cell in cells if cell & group and group - cell]
    below = [m for m in everyone if all(k in cell for cell in cells if m in cell for k in group)]
    return group <= shown and all(answer <= cell for cell in split) and not below


def masks(n, cells):
    return frozenset(sum(1 << "ABCDE"[:n].index(name) for name in cell) for cell in cells)


def test_every_printed_proof_holds_from_the_definition(text):
    proofs = list(printed(text))
    assert all(checked(*proof) for proof in proofs)
    assert {n for n, *_ in proofs} == {3, 4, 5}


def test_every_printed_proof_of_the_hard_classes_of_four_holds(hard_ones):
    proofs = list(printed(chapter([hard_ones])))
    assert len(proofs) == len(hard_ones.panels)
    assert all(checked(*proof) for proof in proofs)


def test_a_cell_left_out_of_a_printed_proof_is_noticed(text):
    n, cells, first, steps = next(printed(text))
    (answer, group, split, facts, alike), *rest = steps
    for wrong in ((answer, group, split[1:], facts, alike), (answer, group, split, facts[2:], alike)):
        with pytest.raises(AssertionError):
            checked(n, cells, first, [wrong, *rest])
    assert not checked(n, cells, first, [(answer, group, split, facts, []), *rest])


@pytest.mark.parametrize("n", [1, 2, 3, 4])
def test_the_printed_classes_are_those_of_brute_force(n, text, families):
    shown = [masks(n, cells) for size, cells, _, _ in printed(text) if size == n]
    assert brute.copies_of(n, shown) == brute.critical(n)
    assert sum(labelled for _, _, labelled in families[n - 1].table) == len(brute.critical(n))
    assert len({least_copy(n, tuple(sorted(profiles))) for profiles in shown}) == len(shown)


def test_the_pattern_of_five_is_right(families):
    """Each choice makes a class that the game solver finds hard, and brute force no part of it."""
    ((shape, classes),) = families[4].free
    assert classes == len(families[4].panels)
    single = [31 & ~(1 << i) for i in range(5)]
    for size in range(6):
        for chosen in combinations(single, size):
            profiles = frozenset((*shape, *chosen))
            assert adversary_wins(profile_class(5, dict.fromkeys(sorted(profiles), "infinite")).table, replay=True)
            for count in range(1, 5):
                for part in combinations(range(5), count):
                    assert brute.part_of(profiles, part) not in brute.hard(count)


def test_there_is_no_pattern_where_a_choice_is_missing(families):
    assert [family.free for family in families[:4]] == [[], [], [], []]


def sets_drawn(code):
    """Read a picture back: the sets of hypotheses drawn by rings, edges and areas, and whether there is a core."""
    names = dict(NODE.findall(code))
    found = [
        frozenset(names[place] for place in re.findall(r"\([-\d.,]+\)", line))
        for line in code.splitlines()
        if r"\path[" in line and "echocore" not in line
    ]
    return names, found, "echocore" in code


def test_each_picture_has_each_marker(families, hard_ones):
    drawn = tables = 0
    for family in [*families, hard_ones]:
        for panel in family.panels:
            code = picture(panel.cls)
            if "echovertex" not in code:
                tables += 1
                assert code.count("echotick") == len(panel.profiles)
                continue
            drawn += 1
            names, found, core = sets_drawn(code)
            everyone = frozenset(names.values())
            cells = {frozenset(panel.cls.table.named(profile)) for profile in panel.profiles}
            assert everyone == frozenset(panel.cls.names)
            assert core == (everyone in cells)
            markers = set(found) if "echomarker" in code else {everyone - one for one in found}
            assert len(found) == len(markers)
            assert markers == cells - {everyone}
    assert drawn > 10, tables


def test_containments_are_drawn_where_there_are_any(hard_ones):
    with_any = 0
    for panel in hard_ones.panels:
        above = {
            (m, k)
            for m in range(4)
            for k in range(4)
            if m != k and all(p >> k & 1 for p in panel.profiles if p >> m & 1)
        }
        next_above = {(m, k) for m, k in above if not any((m, i) in above and (i, k) in above for i in range(4))}
        drawn = re.findall(r"\\draw\[echocover\] \(n(\d)\) -- \(n(\d)\)", panel.containments or "")
        assert {(int(m), int(k)) for m, k in drawn} == next_above
        with_any += bool(above)
    assert with_any


def test_the_classes_are_ordered_by_their_cells(families):
    """Where a line goes up, the copies of the upper class have one cell more; others are not comparable by one cell."""
    panels, code = families[4].panels, families[4].inclusions
    drawn = {(int(low), int(high)) for low, high in re.findall(r"\(n(\d)\) -- \(n(\d)\)", code)}
    copies = [brute.copies_of(5, [frozenset(panel.profiles)]) for panel in panels]
    expected = {
        (low, high)
        for low in range(len(panels))
        for high in range(len(panels))
        if len(panels[high].profiles) == len(panels[low].profiles) + 1
        and any(copy < frozenset(panels[high].profiles) for copy in copies[low])
    }
    assert drawn == expected


def test_the_gallery_class_is_named_beside_the_isomorphic_one(text):
    triangle, four = (load(CLASSES / f"{name}.toml") for name in ("triangle", "four-hypotheses"))
    for cls in (triangle, four):
        (panel,) = (p for p in PANEL.finditer(text) if rf"\emph{{{cls.title}}}" in p[0])
        cells = words(panel[0].partition("In the gallery")[0])
        assert masks(cls.table.n, cells) in brute.copies_of(cls.table.n, [frozenset(cls.table.profiles)])


def test_a_family_with_a_class_missing_has_no_certificate(families):
    four = families[3]
    short = Enumeration(four.found.query, four.found.classes[1:], complete=True)
    with pytest.raises(CheckFailedError, match="other classes"):
        Family(short, four.certificate)
    planted = four.certificate.replace(b'"first": 15', b'"first": 14', 1)
    assert planted != four.certificate
    with pytest.raises(CheckFailedError, match="refuses"):
        Family(four.found, planted)


def test_a_class_that_is_not_critical_is_not_printed_as_such(hard_ones):
    with pytest.raises(CheckFailedError, match="is not"):
        Family(Enumeration(Query(4, critical=True), hard_ones.found.classes, complete=True))


def test_what_is_not_proved_is_said(hard_ones):
    plain = chapter([hard_ones])
    assert "the word of the solver" in plain
    assert "accepted by the kernel" not in plain
    partial = Family(Enumeration(Query(4), hard_ones.found.classes[:2], complete=False))
    assert "is not complete" in chapter([partial])


def test_what_is_proved_is_said(text):
    assert "other critical classes of 1, 2, 3, 4 or 5 hypotheses was proved" in text
    assert "the word of the solver" not in text


@NEEDS_TEX
def test_the_chapter_is_set_without_complaint(families, hard_ones, tmp_path):
    for name, one in {"critical": families, "hard": [hard_ones]}.items():
        (tmp_path / name).mkdir()
        assert complaints(log_of(chapter(one, standalone=True), tmp_path / name)) == []


def test_the_command_writes_the_chapter_and_the_graphs(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for n, panels in {2: 0, 4: 1}.items():
        out, where = tmp_path / f"out{n}", tmp_path / f"chapter{n}.tex"
        arguments = ["enumerate", "-n", str(n), "--critical", "--chapter", str(where), "-o", str(out), "--quiet"]
        assert run(arguments) == Exit.DONE
        written = where.read_text(encoding="utf-8")
        assert len(list(printed(written))) == panels
        assert "the word of the solver" in written
        assert [path.stem for path in sorted(out.glob("*.dot"))] == [path.stem for path in sorted(out.glob("*.toml"))]
        for path in out.glob("*.toml"):
            assert path.with_suffix(".dot").read_text(encoding="utf-8") == hypergraph(load(path))


def test_graphs_have_each_cell(families):
    for panel in families[4].panels + families[2].panels:
        code = hypergraph(panel.cls)
        lines = [line.strip(" ;") for line in code.splitlines() if " -- " in line]
        ends = [frozenset(line.partition(" [")[0].split(" -- ")) for line in lines]
        found = {end for end in ends if all(one.startswith("h") for one in end)}
        boxes = {one for end in ends for one in end if one.startswith("c")}
        found |= {frozenset(one for end in ends if box in end for one in end - {box}) for box in boxes}
        assert found == {frozenset(f"h{i}" for i in range(panel.cls.table.n) if p >> i & 1) for p in panel.profiles}
