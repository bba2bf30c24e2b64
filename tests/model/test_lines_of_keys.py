"""The line of a key: in documents whose values say on which line they stand, as the standard reader reads them."""

import random
import tomllib

import pytest

from echoproof.model.locate import line_of

NAMES = ['"c = 1"', "'#'", '"x.y"', '"\\u0061b"', "' a '", "1", '"[a]"', '"{"', '"\\""']
TRIVIA = ["", "", "# a = 1\n", "# \u2028 \u0085 [a]\n", "\n", "\t\r\n", "  # 'a\n", "#'''\n"]
TEXTS = [
    "'''\na = 1\n[a]\n'''",
    '"""\\\n  b = {a = 1}\n\n"""',
    "'# a'",
    '"\\"a = 1"',
    "{}",
    '["]", [\n# ]\n{a = 1}], 2]',
    '[\n["t"],\n{a = 1}]',
]


def document(draw):
    """Return a document in which each number but 1 and 2 is the line of its key, and the texts between them trouble."""
    text, tables = "", ["t", "[ 'a.b' ]", "u . v"]

    def values(depth, line):
        if draw.random() < 0.4:
            return draw.choice(TEXTS if depth == 2 else TEXTS[2:4])
        if depth and draw.random() < 0.3:
            keys = draw.sample(NAMES, draw.randint(1, 3))
            return "{ " + ", ".join(f"{key} = {values(depth - 1, line)}" for key in keys) + " }"
        return str(line)

    for table in ["", *tables]:
        text += f"[{table.strip('[]')}]{draw.choice(['', ' # a'])}\n" if table else ""
        for key in draw.sample([*NAMES, "c.d", "c . 'e'", '"f".g.h'], draw.randint(0, 5)):
            text += draw.choice(TRIVIA) + draw.choice(["", " ", "\t"])
            line = text.count("\n") + 1 + 10  # no text has so small a number then
            text += f"{key} = {values(2, line)} {draw.choice(['', '# x', '#[a]'])}" + draw.choice(["\n", "\r\n"])
    return text


def leaves(table, path=()):
    for key, value in table.items():
        if isinstance(value, dict):
            yield from leaves(value, (*path, key))
        elif isinstance(value, int):
            yield (*path, key), value


@pytest.mark.parametrize("seed", range(40))
def test_the_line_of_every_key(seed):
    text = document(random.Random(seed))
    checked = 0
    for path, value in leaves(tomllib.loads(text)):
        if value > 10 and len(path) <= 2 and "." not in path[0]:
            assert line_of(text, ".".join(path)) == value - 10, (path, text)
            checked += 1
    assert checked or seed
    assert line_of(text, "none") is None


def test_a_key_of_a_table_is_not_one_of_the_same_name_above():
    text = "title = ''\nhypotheses = ''\n\n[t]\n# title = 1\nx = '''\ntitle = 2'''\n'title' = 3\n"
    found = [line_of(text, key) for key in ("title", "t.title", "t.none", "t")]
    assert found == [1, 8, 4, 4]
