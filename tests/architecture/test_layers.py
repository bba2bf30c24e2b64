"""The house: imports go down the layers, solvers stay behind their modules, nothing heavy is loaded unasked."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "solver" / "echoproof"
FILES = sorted(PACKAGE.rglob("*.py"))
LAYERS = {
    "kernel": 0,
    "model": 1,
    "games": 2,
    "deciding": 3,
    "machines": 4,
    "encode": 5,
    "search": 6,
    "census": 7,
    "atlas": 6,
    "families": 6,
    "attack": 7,
    "generators": 8,
    "theorems": 9,
    "chains": 9,
    "export": 10,
    "proving": 11,
    "cli": 12,
}
FACE = 13  # echoproof/__init__.py and __main__.py stand above all rooms
HOMES = {
    "z3": {"encode/z3api.py"},
    "cvc5": {"encode/cvc5api.py"},
    "pyganak": {"census/ganak.py"},
}
LONG = {}  # module: why it has more than 300 lines


def layer(parts):
    """Return the layer of a module of the package, given the parts of its name after "echoproof"."""
    return LAYERS[parts[0]] if parts and parts[0] in LAYERS else FACE


def imports(source, module):
    """Yield (line, absolute name) of everything imported anywhere in a source; `module` is a list of name parts.

    `from package import name` counts as an import of package.name, which may be a module or not.
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = module[: len(module) - node.level + 1] if node.level else []
            prefix = [*base, *([node.module] if node.module else [])]
            yield from ((node.lineno, ".".join([*prefix, alias.name])) for alias in node.names)


def package_of(path):
    """Return the package in which a file's relative imports start, as parts of its name."""
    inside = path.relative_to(PACKAGE).parent.parts
    return ["echoproof", *inside]


def breaches(source, package):
    """Yield every import of a room above the one that the source is in."""
    own = layer(package[1:])
    for line, name in imports(source, package):
        parts = name.split(".")
        if parts[0] == "echoproof":
            # `from echoproof import kernel` names a room, `from echoproof import decide` the face;
            # the version, a text, is no part of either.
            target = 0 if parts[1:] == ["__version__"] else layer(parts[1:])
            if target > own:
                yield f"line {line}: {'.'.join(package)} imports {name}, layer {target} above {own}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_down(path):
    assert list(breaches(path.read_text(encoding="utf-8"), package_of(path))) == []


@pytest.mark.parametrize(
    "line",
    [
        "from echoproof.deciding.criterion import decide_replay",
        "import echoproof.deciding.criterion",
        "from echoproof import games",
        "from echoproof import decide",
        "from ..games import criterion",
        "from .. import games",
        "def f():\n    from ..deciding.criterion import decide_replay",
        "if True:\n    import echoproof.cli.main as m",
    ],
)
def test_a_planted_breach_is_found(line):
    assert len(list(breaches(line, ["echoproof", "model"]))) == 1
    assert list(breaches(line, ["echoproof"])) == []


def test_imports_down_and_of_others_are_no_breach():
    source = (
        "import json\nfrom echoproof import kernel, __version__\nfrom . import cells\nfrom ..kernel import digest\n"
    )
    assert list(breaches(source, ["echoproof", "model"])) == []


def test_every_room_has_a_layer():
    rooms = {path.name for path in PACKAGE.iterdir() if path.is_dir() and any(path.glob("*.py"))}
    assert rooms <= set(LAYERS)


@pytest.mark.parametrize("library", HOMES)
def test_solvers_are_imported_in_their_modules_alone(library):
    importers = {
        str(path.relative_to(PACKAGE))
        for path in FILES
        for _, name in imports(path.read_text(encoding="utf-8"), package_of(path))
        if name.split(".")[0] == library
    }
    assert importers == HOMES[library]


def test_there_is_no_python_in_encodings():
    """A package of that name in the root folder would hide the standard library's, and no interpreter would start."""
    assert sorted((ROOT / "encodings").rglob("*.py")) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_stay_short(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300 or str(path.relative_to(PACKAGE)) in LONG


def loaded(statement):
    """Return the top-level modules that a statement loads, the standard library and what is built in left out."""
    program = f"import sys; before = set(sys.modules); {statement}; print(*(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return {name.split(".")[0] for name in done.stdout.split()} - sys.stdlib_module_names


@pytest.mark.parametrize("module", ["echoproof", "echoproof.kernel"])
def test_the_face_and_the_checker_load_no_other_library(module):
    assert loaded(f"import {module}") == {"echoproof"}


def test_deciding_a_class_loads_no_solver():
    file = ROOT / "encodings" / "classes" / "four-hypotheses.toml"
    used = loaded(f"from echoproof import decide, load; decide(load({str(file)!r}))")
    assert "echoproof" in used
    assert not used & {"z3", "cvc5", "pysat", "sympy", "networkx", "numpy", "jinja2"}


def test_the_list_of_loaded_modules_would_show_a_library():
    assert "msgspec" in loaded("import msgspec")
