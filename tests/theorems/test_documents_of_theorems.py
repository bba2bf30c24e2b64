"""The document on each theorem: kept as it is written now, complete, and set by TeX without complaint."""

import re
from pathlib import Path

import msgspec
import pytest

from echoproof.export import pdf
from echoproof.export.tex import escape
from echoproof.export.theorems import document
from echoproof.theorems.ledger import THEOREMS

ROOT = Path(__file__).parents[2]
SEEN = re.compile(r"Missing character|undefined|LaTeX Warning|Package \w+ Warning|Font Warning")
OVERFULL = re.compile(r"Overfull \\[hv]box \(([0-9.]+)pt")


@pytest.fixture
def records(found):
    return {theorem.name: theorem for theorem in found.theorems}


@pytest.mark.parametrize("name", [theorem.name for theorem in THEOREMS])
def test_the_document_is_the_one_that_is_kept_and_has_every_step_and_premise(name, records):
    text = document(records[name])
    assert (ROOT / "reports" / "theorems" / f"{name}.tex").read_text(encoding="utf-8") == text
    for step in records[name].obligations:
        assert escape(step.goal) in text
        assert all(escape(premise.term) in text for premise in step.premises)
    assert text.count(r"\subsection*{") == len(records[name].obligations)
    assert text.count("(without it: sat, sat)") == sum(len(step.premises) for step in records[name].obligations)


def body(text):
    """Return what stands between the title and the references."""
    return text.partition(r"\maketitle")[2].partition(r"\begin{thebibliography}")[0]


def test_tex_sets_the_documents_without_complaint(records, tmp_path):
    """One document whole, with the bodies of the others before its references: one run of TeX is enough."""
    if not pdf.available():
        pytest.skip("latexmk and pdflatex are not installed (Debian: latexmk texlive-latex-extra lmodern)")
    first, *others = map(document, records.values())
    joined = first.replace(r"\begin{thebibliography}", "".join(map(body, others)) + r"\begin{thebibliography}")
    assert joined.count(r"\begin{theorem}") == len(records)
    source = tmp_path / "source.tex"
    source.write_text(joined, encoding="utf-8")
    pdf.typeset(source, tmp_path)
    log = (tmp_path / "appendix.log").read_text(encoding="latin-1").splitlines()
    wide = [line for line in log if (box := OVERFULL.search(line)) and float(box[1]) > 10]
    assert wide + [line for line in log if SEEN.search(line)] == []


def test_the_document_hides_no_failure(records):
    sound = records["four-hypotheses"]
    step = msgspec.structs.replace(sound.obligations[0], status="vacuous")
    run = msgspec.structs.replace(sound.runs[0], passed=False)
    text = document(msgspec.structs.replace(sound, obligations=[step], runs=[run]))
    assert "first-{}\\allowbreak{}example: vacuous" in text
    assert "NOT as the theorem says" in text
    assert "NOT as the theorem says" not in document(sound)
