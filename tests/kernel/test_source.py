"""The checker's source: small, standard library only, no assert; and each of its checks is needed by some sample."""

import ast
import importlib.util
import shutil
import sys
from pathlib import Path

import pytest
from samples import computed, kept

from echoproof import kernel

HOME = Path(kernel.__file__).parent
CORE = sorted(HOME.glob("*.py"))
STRINGS = sorted(HOME.glob("strings/*.py"))
FILES = CORE + STRINGS
ALLOWED = {
    "ast",
    "collections.abc",
    "enum",
    "functools",
    "hashlib",
    "itertools",
    "json",
    "math",
    "operator",
    "re",
    "sys",
    "tomllib",
    "typing",
    "warnings",
}


def imported(tree):
    """Yield what a module imports, relative imports with their dots."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


# What a verdict on proper generation with replay rests on comes first; the others are checkers of other claims.
SHORT = {
    "": 400,
    "strings": 350,
    "machines": 280,
    "budgets": 280,
    "uniform": 130,
    "completeness": 550,
    "synthesis": 360,
}


@pytest.mark.parametrize("room", SHORT)
def test_it_is_short(room):
    lines = [len(path.read_text(encoding="utf-8").splitlines()) for path in (HOME / room).glob("*.py")]
    assert 0 < sum(lines) <= SHORT[room]


def test_every_room_of_the_kernel_is_measured():
    assert {path.name for path in HOME.iterdir() if any(path.glob("*.py"))} == set(SHORT) - {""}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_imports_itself_and_the_standard_library_alone(path):
    up = "." * (len(path.relative_to(HOME).parts) - 1)
    siblings = (
        {"."} | {f".{other.stem}" for other in path.parent.glob("*.py")} | {f"{up}.{other.stem}" for other in CORE}
    )
    names = set(imported(ast.parse(path.read_text(encoding="utf-8"))))
    assert names <= ALLOWED | siblings
    assert {name.partition(".")[0] for name in ALLOWED} <= sys.stdlib_module_names


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_never_asserts_nor_runs_text(path):
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    assert not any(isinstance(node, ast.Assert) for node in nodes)
    called = {node.func.id for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert not called & {"eval", "exec", "compile", "__import__"}


# Taken out, these end a function without a value; what uses it then fails with a TypeError, which is refused alike.
REFUSED_ALIKE = {"not a condition", "not a linear term in x, or its remainder modulo a positive integer"}


def words(path, number):
    """Return the texts in a raise statement."""
    raises = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Raise)]
    return {node.value for node in ast.walk(raises[number]) if isinstance(node, ast.Constant)}


def checks():
    """List the places (file, number) at which the checker refuses: every raise statement of its source."""
    return [
        (path, number)
        for path in FILES
        for number, _ in enumerate(
            n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Raise)
        )
    ]


class _Without(ast.NodeTransformer):
    """Takes out one raise statement, counted as in `checks`."""

    def __init__(self, node):
        self._node = node

    def visit_Raise(self, node):
        return ast.copy_location(ast.Pass(), node) if node is self._node else node


def without(folder, path, number):
    """Load a copy of the checker in which one check is taken out."""
    place = path.relative_to(HOME)
    name = "_".join(["checker_without", *place.with_suffix("").parts, str(number)])
    home = folder / name
    shutil.copytree(HOME, home, ignore=shutil.ignore_patterns("__pycache__", "completeness"))
    tree = ast.parse(path.read_text(encoding="utf-8"))
    raises = [node for node in ast.walk(tree) if isinstance(node, ast.Raise)]
    changed = ast.unparse(ast.fix_missing_locations(_Without(raises[number]).visit(tree)))
    (home / place).write_text(changed, encoding="utf-8")
    spec = importlib.util.spec_from_file_location(name, home / "__init__.py", submodule_search_locations=[str(home)])
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def noticed_by(checker, samples):
    """Yield the samples that no longer end as they should: accepted, or refused for another reason, or a crash."""
    for sample in samples:
        try:
            outcome = checker.check(sample.class_file, sample.certificate)
        except Exception as error:  # noqa: BLE001  (a crash is one of the ways to misbehave)
            yield sample.name, type(error).__name__
            continue
        code = outcome.code.name if outcome.code else None
        if code != sample.code:
            yield sample.name, code or "accepted"


def all_samples():
    """Yield the small ones first, for most checks need no other."""
    yield from kept()
    yield from computed()


def test_the_whole_checker_is_not_noticed():
    assert list(noticed_by(kernel, all_samples())) == []
    assert len(checks()) >= 25


@pytest.mark.parametrize(("path", "number"), checks(), ids=lambda value: getattr(value, "stem", value))
def test_some_sample_notices_when_a_check_is_taken_out(tmp_path, path, number):
    noticed = next(noticed_by(without(tmp_path, path, number), all_samples()), None)
    assert (noticed is None) == bool(words(path, number) & REFUSED_ALIKE)


def test_a_wrong_certificate_is_accepted_when_a_check_of_the_proof_is_taken_out(tmp_path):
    """The checks that stand between a false statement and its acceptance, by the code that they raise."""
    let_through = set()
    for path, number in checks():
        if path.stem == "certificate":
            checker = without(tmp_path, path, number)
            let_through |= {
                name.split("/")[1].split("-")[0] for name, how in noticed_by(checker, kept()) if how == "accepted"
            }
    assert let_through >= {"DIGEST", "NAME", "CASES", "REALIZED", "TARGET", "SERVED", "UNSERVED"}
