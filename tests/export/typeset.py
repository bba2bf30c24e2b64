"""What TeX says of a document: its log, and what a reader would see of the complaints in it."""

import re
from pathlib import Path

import pytest

from echoproof.deciding.decision import decide
from echoproof.export import pdf
from echoproof.export.latex import appendix

COMPLAINTS = re.compile(r"Missing character|undefined|multiply defined|LaTeX Warning|Package \w+ Warning|Font Warning")
OVERFULL = re.compile(r"Overfull \\[hv]box \(([0-9.]+)pt")
AGAIN = re.compile(r"\bRerun (to|LaTeX)|Label\(s\) may have changed|rerunfilecheck Warning")
RUNS = 2
"""In the second run every label is known, and every word has its line; pages may still move, which latexmk sees to."""
PREAMBLE = (Path(__file__).parents[2] / "reports" / "templates" / "preamble.tex.j2").read_text(encoding="utf-8")
NEEDS_TEX = pytest.mark.skipif(
    not pdf.available(),
    reason="latexmk and pdflatex are not installed (Debian: latexmk texlive-latex-extra texlive-pictures lmodern)",
)


def log_of(text, room):
    """Run TeX, once more where its log asks for that, without what latexmk takes; tests further down try latexmk."""
    source = room / "appendix.tex"
    source.write_text(text, encoding="utf-8")
    for _ in range(RUNS):
        assert pdf._run([*pdf._TEX.split(), source.name], room, source) == 0
        log = source.with_suffix(".log").read_text(encoding="latin-1")
        if not AGAIN.search(log):
            break
    assert source.with_suffix(".pdf").read_bytes().startswith(b"%PDF")
    return log


def complaints(log):
    lines = [line for line in log.splitlines() if not AGAIN.search(line)]
    wide = [line for line in lines if (box := OVERFULL.search(line)) and float(box[1]) > 10]
    return wide + [line for line in lines if COMPLAINTS.search(line)]


def together(classes, preamble=PREAMBLE):
    """Return one document with the proofs about some classes as fragments, by default with the preamble of our own."""
    fragments = (appendix(decide(cls), standalone=False) for cls in classes)
    return "\n".join([preamble, r"\begin{document}", *fragments, r"\end{document}"])
