"""The source distribution makes a wheel that works without the repository."""

import os
import subprocess
import sys
import tarfile
import zipfile

import pytest
from consoles import ROOT

from echoproof.deciding.decision import decide
from echoproof.export.latex import appendix
from echoproof.model.classfile import load

GALLERY = sorted(path.name for path in (ROOT / "encodings" / "classes").glob("*.toml"))
TEMPLATES = sorted(path.name for path in (ROOT / "reports" / "templates").glob("*.j2"))
STEPS = sorted(
    str(path.relative_to(ROOT / "encodings" / "theorems")) for path in (ROOT / "encodings" / "theorems").glob("*/*.*")
)
MODULES = sorted(
    str(path.relative_to(ROOT / "solver"))
    for path in (ROOT / "solver").rglob("*.py")
    if "__pycache__" not in path.parts
)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Return the source distribution and the unpacked wheel that is built from it."""
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--outdir", out, ROOT]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (source,), (wheel,) = out.glob("*.tar.gz"), out.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(out / "unpacked")
    return source, out / "unpacked"


def python(unpacked, *arguments):
    """Run Python with the unpacked wheel before everything else, away from the repository."""
    environment = {**os.environ, "PYTHONPATH": str(unpacked)}
    command = [sys.executable, *arguments]
    return subprocess.run(
        command, cwd=unpacked, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def test_the_wheel_holds_program_gallery_templates_and_steps_and_nothing_else(built):
    _, unpacked = built
    files = {str(path.relative_to(unpacked)) for path in unpacked.rglob("*") if path.is_file()}
    program = {file for file in files if ".dist-info/" not in file}
    expected = {
        *MODULES,
        *(f"echoproof/gallery/{name}" for name in GALLERY),
        *(f"echoproof/gallery_families/{file.name}" for file in (ROOT / "encodings" / "families").glob("*.toml")),
        *(f"echoproof/templates/{name}" for name in TEMPLATES),
        *(f"echoproof/steps/{name}" for name in STEPS),
    }
    assert program == expected
    assert "echoproof/kernel/__main__.py" in program
    (licence,) = [unpacked / file for file in files if file.endswith("/licenses/LICENSE")]
    assert "The echoproof authors" in licence.read_text(encoding="utf-8")


def test_the_source_distribution_holds_tests_documents_and_proofs(built):
    source, _ = built
    with tarfile.open(source) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    for expected in ("LICENSE", "README.md", "docs/theory.md", "tests/documents/consoles.py", "Makefile"):
        assert expected in names
    assert {f"proofs/certificates/{name.removesuffix('.toml')}.json" for name in GALLERY} <= names
    assert not [name for name in names if name.startswith((".venv", "out/"))]


def test_the_kernel_in_the_wheel_needs_nothing_installed(built):
    _, unpacked = built
    certificate = ROOT / "proofs" / "certificates" / "four-hypotheses.json"
    kernel = ("-S", "-m", "echoproof.kernel", unpacked / "echoproof" / "gallery" / "four-hypotheses.toml")
    assert (
        python(unpacked, *kernel, certificate).stdout
        == "accepted: 'The four hypotheses' is not properly generatable in the limit with replay (adversary-strategy)\n"
    )
    other = ROOT / "proofs" / "certificates" / "triangle.json"
    assert python(unpacked, *kernel, other).returncode == 1


def test_the_wheel_finds_its_steps(built):
    _, unpacked = built
    made = python(unpacked, "-m", "echoproof", "theorems", "four-hypotheses")
    assert "steps and runs: confirmed" in made.stdout, made.stderr


def test_the_wheel_finds_its_templates(built):
    _, unpacked = built
    where = python(unpacked, "-c", "import echoproof; print(echoproof.__file__)")
    assert where.stdout.startswith(str(unpacked))
    cls = unpacked / "echoproof" / "gallery" / "triangle.toml"
    made = python(unpacked, "-m", "echoproof", "export", cls, "--to", "latex", "--fragment")
    assert made.returncode == 0, made.stderr
    here = load(cls)
    assert made.stdout == appendix(decide(here), standalone=False)
