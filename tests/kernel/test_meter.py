"""All work of the kernel is drawn from its meter: turns of loops and bytes kept stay within what was drawn for them.

Python is asked, not the clock: it reports each turn that the kernel's own code takes, and the memory at its peak.
"""

import ast
import importlib.util
import sys
import tracemalloc
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from echoproof import kernel
from echoproof.kernel import reading
from echoproof.kernel.limit import GeneratorStrategy
from echoproof.kernel.meter import Meter
from echoproof.kernel.outcome import Rejected
from echoproof.kernel.rule import Claim

HOME = Path(kernel.__file__).parent
HOSTILE = Path(__file__).parents[2] / "benchmarks" / "hostile.py"
TURNS = 6  # lines that a step may stand for
FEW = 20_000  # lines of a check of next to nothing, with 32 hypotheses
LITTLE = 1 << 18  # bytes of the same


def loaded(path):
    spec = importlib.util.spec_from_file_location("hostile_files", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


HOSTILE_FILES = loaded(HOSTILE)
KINDS = HOSTILE_FILES.KINDS
LONG = {"a-great-period-with-many-constants", "hard-of-4", "a-path"}  # others of their kinds take fewer turns
HOME_OF_SAMPLES = Path(__file__).parents[1] / "certificates"
SAMPLES = sorted(
    f"{path.parts[-3]}/{path.stem}"
    for path in HOME_OF_SAMPLES.glob("*/accepted/*.json")
    if not path.stem.endswith(".machine") and path.stem not in LONG
)


def files_of(name):
    """Return the files of a hostile kind at its small size, or of an accepted sample."""
    if name in KINDS:
        make, _, small = KINDS[name]
        return make(small)
    kind, stem = name.split("/")
    return [path.read_bytes() for path in (HOME_OF_SAMPLES / kind / "accepted").glob(f"{stem}.*")]


@contextmanager
def drawn():
    """Count the steps and bytes that are drawn from any meter."""
    total = [0, 0]
    spend = Meter.spend

    def counted(self, steps, stored=0):
        total[0] += steps
        total[1] += stored
        spend(self, steps, stored)

    Meter.spend = counted
    try:
        yield total
    finally:
        Meter.spend = spend


@contextmanager
def traced():
    """Collect the lines of the kernel's own code that are run, as {(file, line): how often}."""
    found = {}

    def trace(frame, event, _):
        if not frame.f_code.co_filename.startswith(str(HOME)):
            return None
        if event in ("call", "line"):
            place = frame.f_code.co_filename, frame.f_lineno
            found[place] = found.get(place, 0) + 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        yield found
    finally:
        sys.settrace(before)


def turns_and_steps(*files):
    with drawn() as total, traced() as lines:
        kernel.check(*files)
    return sum(lines.values()), total[0], lines


@cache
def known(name):
    return turns_and_steps(*files_of(name))


@pytest.mark.parametrize("name", [*KINDS, *SAMPLES])
def test_no_file_takes_more_turns_than_were_drawn_for(name):
    turns, steps, _ = known(name)
    assert turns <= TURNS * steps + FEW


@pytest.mark.parametrize("name", [*KINDS, *SAMPLES])
def test_no_file_keeps_more_memory_than_was_drawn_for(name):
    files = files_of(name)
    kernel.check(*files)  # what is imported or made once for all is not counted
    tracemalloc.start()
    try:
        with drawn() as total:
            kernel.check(*files)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak <= total[1] + LITTLE


RULES = {
    "each pair of what a list holds": "for one in document:\n  for other in document:\n   pass",
    "each pair, in a comprehension": "[0 for one in document for other in document]",
    "one item again and again": "turns = 0\n while turns < len(document) ** 2:\n  turns += 1",
}


@pytest.mark.parametrize("body", RULES.values(), ids=RULES)
def test_a_rule_that_forgets_to_draw_is_noticed(monkeypatch, body):
    source = f"def check(rule, replies):\n document = replies\n {body}\n return Claim('planted', {{}})\n"
    planted = {"Claim": Claim}
    exec(compile(source, str(HOME / "planted.py"), "exec"), planted)
    monkeypatch.setattr(GeneratorStrategy, "check", planted["check"])
    content = HOSTILE_FILES.profiles(1, {1: "infinite"})
    files = HOSTILE_FILES.certificate(content, "certificate", kind="generator-strategy", replies=[0] * 500)
    assert kernel.check(*files).claim == "planted"
    turns, steps, _ = turns_and_steps(*files)
    assert turns > TURNS * steps + FEW


def loops(path):
    """Yield the lines of each loop of a file: of the body of a statement, of a comprehension as a whole.

    Those in the words of a refusal are left out.
    """
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    words = {inner for node in nodes if isinstance(node, ast.Raise) for inner in ast.walk(node)}
    for node in nodes:
        if node in words:
            continue
        if isinstance(node, ast.For | ast.While):
            yield range(node.body[0].lineno, node.end_lineno + 1)
        elif isinstance(node, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
            yield range(node.lineno, node.end_lineno + 1)


def test_every_loop_of_the_kernel_is_walked_by_some_of_these_files():
    """Else nobody knows whether it draws: who adds a loop adds a sample, or a kind to benchmarks/hostile.py."""
    lines = {}
    for name in [*KINDS, *SAMPLES]:
        lines |= known(name)[2]
    missed = [
        f"{path.relative_to(HOME)}:{span.start}"
        for path in sorted(HOME.rglob("*.py"))
        if path.name != "__main__.py"
        for span in loops(path)
        if not any((str(path), line) in lines for line in span)
    ]
    assert missed == []


@pytest.mark.parametrize("text", ["2305843009213693951", "[4611686018427387902]", '{"cap": 2305843009213693951}'])
def test_long_integers_are_no_numbers_to_a_checker(text):
    """They could be made to have one hash, all of them."""
    value = reading.read(text.encode(), Meter())
    while isinstance(value, list | dict):
        (value,) = value.values() if isinstance(value, dict) else value
    assert not isinstance(value, int)


def test_sizes_may_have_many_digits():
    assert reading.read(f'{{"number": {10**90}}}'.encode(), Meter()) == {"number": 10**90}
    assert reading.read(b"[999999999999999999, -1]", Meter()) == [10**18 - 1, -1]


@pytest.mark.parametrize(("steps", "stored"), [(10, 1 << 30), (1 << 30, 10)])
def test_a_meter_that_runs_out_refuses(steps, stored):
    with pytest.raises(Rejected, match="LIMIT"):
        reading.read(b"[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]", Meter(steps, stored))
    with pytest.raises(Rejected, match="LIMIT"):
        kernel.classfile.read(HOSTILE_FILES.integers("x > 0").encode(), Meter(steps, stored))
