"""The checker's source: standard library only, no assert, typed; and each of its checks is needed by some sample."""

import ast
import sys

import pytest
import taken_out
from samples import computed, kept, outcome, short
from taken_out import FILES, HOME

from echoproof import kernel

IDS = [str(path.relative_to(HOME)) for path in FILES]


def faults(path, source):
    """Yield what no file of the kernel does: import more than the standard library and itself, assert, run text."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Assert):
            yield f"line {node.lineno}: an assert"
        if isinstance(node, ast.Import):
            yield from (f"imports {a.name}" for a in node.names if not is_standard(a.name))
        if isinstance(node, ast.ImportFrom):
            outside = node.level > len(path.relative_to(HOME).parts)
            if outside or (not node.level and not is_standard(node.module)):
                yield f"imports {'.' * node.level}{node.module}"
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("eval", "exec", "compile", "__import__"):
            yield f"line {node.lineno}: {node.func.id}"


def is_standard(name):
    """Say whether a module is one of the standard library that runs no other."""
    return name.partition(".")[0] in sys.stdlib_module_names - {"importlib", "runpy", "pickle", "subprocess", "ctypes"}


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_it_imports_itself_and_the_standard_library_alone_and_never_asserts(path):
    source = path.read_text(encoding="utf-8")
    assert list(faults(path, source)) == []
    up = "." * (len(path.relative_to(HOME).parts) + 1)
    planted = ["assert True", "import msgspec", "from echoproof import model", f"from {up} import model", "eval('1')"]
    for statement in planted:
        assert len(list(faults(path, f"{source}\n{statement}\n"))) == 1, statement


REFUSED_ALIKE = {
    # Taken out, these end a function without a value; what uses it then fails with a TypeError, which is refused alike.
    "not a condition",
    "not a linear term in x, or its remainder modulo a positive integer",
    "an expression is a text",
    "no term",
    # These only save work: what they refuse is refused later with the same code.
    "more than {CELLS} cells",
    "a key of more than {PARTS} parts",
}


@pytest.fixture(scope="module")
def unneeded(tmp_path_factory):
    """Return {raise that was taken out: what the samples said that came to it and ended otherwise}, and all raises."""
    checker, places = taken_out.guarded(tmp_path_factory.mktemp("kernel"))
    came = {}
    for sample in [*kept(), *computed(), *short()]:
        taken_out.USED.clear()
        assert outcome(checker, sample) == sample.code
        for place in taken_out.USED:
            came.setdefault(place, []).append(sample)
    said = {}
    for place in places:
        taken_out.OUT[0] = place
        ends = ((sample.code, outcome(checker, sample)) for sample in came.get(place, []))
        said[place] = [(code, now) for code, now in ends if now != code]
    taken_out.OUT[0] = None
    return said, places


def test_some_sample_notices_when_a_check_is_taken_out(unneeded):
    """And none notices when the one is that was planted in each file."""
    said, places = unneeded
    idle = [(place, places[place]) for place, ends in said.items() if not ends]
    assert sorted(place for (place, _), text in idle if taken_out.PLANTED in text) == sorted(IDS)
    unknown = [row for row in idle if not any(text in row[1] for text in {*REFUSED_ALIKE, taken_out.PLANTED})]
    assert not unknown, "\n".join(map(str, unknown))


def test_a_wrong_certificate_is_accepted_when_a_check_of_the_proof_is_taken_out(unneeded):
    """The checks that stand between a false statement and its acceptance, by the code that they raise."""
    said, _ = unneeded
    through = {code for ends in said.values() for code, now in ends if now is None}
    proofs = {code.name for code in kernel.Code} - {"FILES", "UNREADABLE", "SHAPE"}
    assert through >= proofs, proofs - through
