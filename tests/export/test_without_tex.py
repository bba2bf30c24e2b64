"""What happens on a machine without TeX, or with one that does not stop."""

import pytest
from example_classes import single

from echoproof.deciding.decision import decide
from echoproof.export import pdf
from echoproof.export.latex import appendix


def test_no_pdf_without_tex(tmp_path, monkeypatch):
    monkeypatch.setattr(pdf.shutil, "which", lambda name: None)
    source = tmp_path / "appendix.tex"
    source.write_text(appendix(decide(single())), encoding="utf-8")
    assert pdf.build(source) is None
    assert list(tmp_path.iterdir()) == [source]


def test_a_run_that_does_not_end_is_stopped(tmp_path, monkeypatch):
    if not pdf.available():
        pytest.skip("latexmk and pdflatex are not installed")
    monkeypatch.setattr(pdf, "_TIMEOUT", 1)
    source = tmp_path / "endless.tex"
    source.write_text(
        "\\documentclass{article}\\begin{document}\\loop\\iftrue\\repeat\\end{document}", encoding="utf-8"
    )
    with pytest.raises(pdf.TypesettingError, match="more than 1 seconds"):
        pdf.build(source)
    assert list(tmp_path.iterdir()) == [source]
