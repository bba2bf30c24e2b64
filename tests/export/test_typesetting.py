"""The appendix through TeX: no error, no warning that a reader would see, and the same PDF every time."""

import shutil
import subprocess

import example_classes as gallery
import pytest
from typeset import NEEDS_TEX, complaints, log_of, together

from echoproof.deciding.decision import decide
from echoproof.export import pdf
from echoproof.export.dot import dot
from echoproof.export.latex import appendix

pytestmark = NEEDS_TEX


ALONE = ["four", "unbounded", "many_easy"]
"""Classes whose documents are set as they are; those of the others differ in what fragments have too."""
ALIKE = ["triangle", "half_lines", "single", "hostile"]
"""Classes whose proofs are made like those of others here, or that another test sets."""


@pytest.mark.parametrize("name", ALONE)
def test_the_document_is_set_without_complaint(name, tmp_path):
    cls = gallery.ALL[name]()
    assert complaints(log_of(appendix(decide(cls)), tmp_path)) == []


def test_the_proofs_of_the_other_classes_stand_in_one_document(tmp_path):
    classes = [make() for name, make in gallery.ALL.items() if name not in (*ALONE, *ALIKE)]
    assert complaints(log_of(together(classes), tmp_path)) == []


def test_fragments_stand_in_a_paper_of_another_preamble(tmp_path):
    classes = [gallery.ALL[name]() for name in ("rescued", "hostile")]
    preamble = (
        r"\documentclass{article}\usepackage[T1]{fontenc}"
        r"\usepackage{amsmath,amssymb,amsthm,array,booktabs,longtable,tikz}"
        r"\usepackage{hyperref}\newtheorem{theorem}{Satz}\AtBeginDocument{\tableofcontents\appendix}"
    )
    assert complaints(log_of(together(classes, preamble), tmp_path)) == []


def test_the_log_would_show_a_complaint(tmp_path):
    """The check above can fail: a reference without a label and a word wider than the line are found."""
    text = "\\documentclass{article}\\begin{document}\\ref{nowhere} \\hbox to 30cm{x\\hfil}\\end{document}"
    found = complaints(log_of(text, tmp_path))
    assert any("undefined" in line for line in found)
    assert any("Overfull" in line for line in found)


def test_two_runs_give_the_same_bytes(tmp_path):
    cls = gallery.single()
    made = []
    for name in ("one", "another-directory"):
        (tmp_path / name).mkdir()
        source = tmp_path / name / "appendix.tex"
        source.write_text(appendix(decide(cls)), encoding="utf-8")
        result = pdf.build(source)
        assert result == source.with_suffix(".pdf")
        assert sorted(path.name for path in source.parent.iterdir()) == ["appendix.pdf", "appendix.tex"]
        made.append(result.read_bytes())
    assert made[0] == made[1]


def test_hostile_text_is_printed_and_does_nothing(tmp_path):
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed (Debian: poppler-utils)")
    cls = gallery.hostile()
    assert complaints(log_of(appendix(decide(cls)), tmp_path)) == []
    shown = subprocess.run(
        ["pdftotext", "-layout", "appendix.pdf", "-"], cwd=tmp_path, capture_output=True, text=True, check=True
    ).stdout
    for text in (
        "\\input{x}",
        "100%",
        "a_b",
        "$x$",
        "}\\end{document}",
        "Łódź",
        "U+1F600",
        "50% of $H_1$ &",
        "What was checked",
    ):
        assert text in shown


def test_shell_escape_is_off(tmp_path):
    source = tmp_path / "source.tex"
    source.write_text("\\documentclass{article}\\begin{document}x\\immediate\\write18{touch stolen}\\end{document}")
    assert pdf.typeset(source, tmp_path).exists()
    assert not (tmp_path / "stolen").exists()


def test_an_error_of_tex_is_told(tmp_path):
    source = tmp_path / "wrong.tex"
    source.write_text("\\documentclass{article}\\begin{document}\n\\nosuchcommand\n\\end{document}", encoding="utf-8")
    with pytest.raises(pdf.TypesettingError, match=r"(?s)Undefined control sequence.*nosuchcommand"):
        pdf.build(source)
    assert list(tmp_path.iterdir()) == [source]


def test_graphviz_reads_the_picture():
    if not shutil.which("dot"):
        pytest.skip("dot is not installed (Debian: graphviz)")
    for make in gallery.ALL.values():
        subprocess.run(["dot", "-Tplain"], input=dot(make()), text=True, capture_output=True, check=True)
