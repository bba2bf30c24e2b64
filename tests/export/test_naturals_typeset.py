"""Natural numbers are set as such: no condition that was not written, and nothing below 0."""

import re

import pytest

from echoproof.deciding.decision import decide
from echoproof.export.latex import appendix
from echoproof.export.tikz import windows
from echoproof.model.classfile import parse
from echoproof.search.repair import repair

CLASSES = {
    "no cut": ["x % 2 == 0", "x % 3 == 0"],
    "near 0": ["x > 0", "x >= 2 or x == 0"],
    "far off": ["x % 2 == 0 or x == 1000", "x > 3"],
    "cuts below 0": ["x > -5", "x % 2 == 0 and not x == -4"],
    "hard": ["x % 2 == 0 or x in (1, 3)", "x % 2 == 0 or x in (3, 5)", "x % 2 == 0 or x in (5, 1)"],
}


def class_of(name):
    hypotheses = "".join(f'h{i} = "{text}"\n' for i, text in enumerate(CLASSES[name]))
    return parse(f'format = "echoproof/class@1"\ndomain = "naturals"\n[hypotheses]\n{hypotheses}'.encode())


@pytest.mark.parametrize("name", CLASSES)
def test_the_appendix(name):
    cls = class_of(name)
    text = appendix(decide(cls))
    definitions = re.findall(r"\\\{x \\in \\mathbb\{(.)\} :(.*)", text)
    assert [letter for letter, _ in definitions] == ["N"] * len(cls.names)
    assert not any(r"x \ge 0" in condition for _, condition in definitions)
    assert r"\mathbb{Z}" not in text
    assert "$-x$" not in text
    drawn = [x for stretch in windows(cls.domain) for x in stretch]
    assert min(drawn) == 0
    assert all(int(tick) >= 0 for tick in re.findall(r"echotick.*\{\$(-?[0-9]+)\$\}", text))
    cut = re.search(r"for \$c = \{\}\$(.*?)\. On each", text)
    assert (cut is None) == (name in ("no cut", "cuts below 0"))
    assert cut is None or not re.search(r"-|[^0-9]0[^0-9]", cut[1])


def test_a_repair_is_worded_without_the_bound():
    found = repair(class_of("hard"))
    texts = [one.definition for alike in found.additions for one in alike]
    assert "x % 2 == 0" in texts
    assert not any("x >= 0" in text for text in texts)
