"""Class files in every notation of TOML, at random: both readers take them as the same class, or both refuse them.

What the kernel alone takes is named here: limits that are the program's own, and characters that only people mind.
"""

import random
import re
from collections import Counter

import pytest
from test_readers import by_the_kernel, by_the_program

from echoproof import parse
from echoproof.model.errors import EchoproofError

KERNEL_ALONE = re.compile(
    "contains a control character|a constant has too many digits|found x where an integer|a size out of range"
)
NAMES = ["A", "B", "a b", "é", '"q"', "it's", "a.b", "1", "-", "A#", "x = 1", "[h]", "inf", "1.5", "2026-01-01", "日本"]
CONDITIONS = [
    *("x > 0", "x>=0x10", "x in (1,2) or x>1_000", "not x<0b11", "x  >\t5", "x\n>\n0", "x > 0o17", "2*x>3", "1<x%7<5"),
    *(
        "x > 3.0",
        "x > 1e3",
        "x > 0 # c",
        "x>00",
        "x > 07",
        "x > nan",
        "x < -٣",
        "x>1__0",
        "ｘ>０",
        "x>\\\n0",
        "x>(\n0)",
    ),
    *("x is 0", "lambda: x>0", "x > 0 if x else x", "x in (1,x)", "x in (1,*(2,))", "x:=3>0", "x>~1", "x//2>1", "None"),
    *("x>0\x0c", "x>0\u2028", "x>0\r\nor x<-7", "x>0\ror x<-7", "x%-2==0", "x>" + "9" * 100, "x>" + "9" * 130, "x>0,"),
]
WORDS = [
    *("a*", "(a|b)*", "[^a]*", "a{2,}", "a?b*", ".*", "()a*", "a{0}b*", "a b*", "a{ 2 , }", "a\n*", "[-a]*", "[a^]*"),
    *("a{2", "a**", "a*?", "(?:a)*", "\\d+", "\\.*a*", "a\\", "a{2,1}b*", "[b-a]*", "a{٣}b*", "[]", "^a*", "é*", "|a*"),
]
VALUES = ["1", "1.5", "nan", "-inf", "2026-01-01", "07:32:00", "0x1F", "1_000", "true", "[1, 2]", "{a = 1}", "01", "''"]
TITLES = ["a", "many\nlines", "1.5 " * 99, '"""', "back\\slash", "\u202e", "\ufeff", "a\u0085b", "🙂"]
TRIVIA = ["", "", "\n", "# c 1.5.5.5\n", "\r\n", "  # \u2028 x\n", "\t\n", '#"""\n', "#'''\r\n"]
SLIPS = [
    b"",
    b'"',
    b"'",
    b".",
    b"\n",
    b"\r",
    b"\x0c",
    b"\xff",
    b"=",
    b"#",
    b"[",
    b"\\",
    b"\x00",
    b'"""',
    b"{",
    b"\xc2\x85",
]


def text(draw, value, *, lines=True):
    """Write a text in one of the four notations."""
    kind = draw.randrange(6)
    if kind == 0 and "'" not in value and "\n" not in value:
        return f"'{value}'"
    if kind == 1 and lines and "'''" not in value:
        return f"'''{draw.choice(['', chr(10), chr(13) + chr(10)])}{value}'''"
    escaped = [f"\\U{ord(c):08x}" if draw.random() < 0.2 else f"\\{c}" if c in '\\"' else c for c in value if c != "\r"]
    value = "".join(escaped)
    if kind == 2 and lines:
        return f'"""{draw.choice(["", chr(10), chr(92) + chr(10) + "  "])}{value}"""'
    return '"' + value.replace("\n", "\\n") + '"'


def document(draw):
    domain = draw.choice(["integers", "integers", "naturals", "strings", "profiles"])
    names = draw.sample(NAMES, draw.randint(1, 3))
    blank = lambda: draw.choice(["", " ", "\t"])  # noqa: E731

    def pair(key, value):
        return (
            f"{blank()}{key}{blank()}={blank()}{value}{blank()}{draw.choice(['', '# c'])}{draw.choice(['', chr(13)])}\n"
        )

    def key(name):
        return name if re.fullmatch("[A-Za-z0-9-]+", name) and draw.random() < 0.6 else text(draw, name, lines=False)

    top = [
        pair(draw.choice(["format", '"f\\u006frmat"']), text(draw, "echoproof/class@1")),
        pair("domain", text(draw, domain)),
    ]
    if draw.random() < 0.3:
        value = draw.choice(VALUES) if draw.random() < 0.2 else text(draw, draw.choice(TITLES))
        top.append(pair(draw.choice(["title", "source"]), value))
    if draw.random() < 0.1:
        top.append(pair(draw.choice(["cut_off", "zzz", "a.b"]), draw.choice(VALUES)))
    if domain == "strings":
        top.append(pair("alphabet", text(draw, draw.choice(["ab", "ab", "abé", "a b", "aa", "ab."]))))
    if domain == "profiles":
        top.append(
            pair("hypotheses", f"[{', '.join(text(draw, name) for name in names)}{draw.choice(['', ',', chr(10)])}]")
        )
        sizes = ["'infinite'", '"infinite"', "1", "0x10", "1_0", "+3", "0", "-1", "1.0", "inf", "true", str(10**150)]
        entries = [(name, draw.choice(sizes) if draw.random() < 0.2 else '"infinite"') for name in names]
        entries += [(" ".join(names), draw.choice(sizes))] * (len(names) > 1)
        table = "cells"
    else:
        pool = WORDS if domain == "strings" else CONDITIONS
        few = pool if draw.random() < 0.5 else pool[:9]
        entries = [(name, text(draw, draw.choice(few))) for name in names]
        table = "hypotheses"
    draw.shuffle(top)
    form = draw.randrange(3)
    if form == 0:
        body = f"[{blank()}{table} ]{draw.choice(['', '# c'])}\n" + "".join(pair(key(n), v) for n, v in entries)
    elif form == 1:
        body = f"{table} = {{{', '.join(f'{key(n)} = {v}' for n, v in entries)}}}\n"
    else:
        body = "".join(pair(f"{table}{blank()}.{blank()}{key(n)}", v) for n, v in entries)
    content = draw.choice(TRIVIA) + draw.choice(TRIVIA).join(top) + draw.choice(TRIVIA) + body + draw.choice(TRIVIA)
    if draw.random() < 0.2:
        content = content.replace("\r\n", "\n").replace("\n", "\r\n")
    data = draw.choice([b"", b"", b"\xef\xbb\xbf"]) + content.encode()
    if draw.random() < 0.15:
        at = draw.randrange(len(data))
        data = data[:at] + draw.choice(SLIPS) + data[at + draw.randint(0, 1) :]
    return data


@pytest.mark.parametrize("seed", range(4))
def test_both_readers_say_the_same(seed):
    draw, counts = random.Random(seed), Counter()
    for _ in range(300):
        data = document(draw)
        one, other = by_the_program(data), by_the_kernel(data)
        counts[one is not None] += 1
        if one is None and other is not None:
            with pytest.raises(EchoproofError, match=KERNEL_ALONE):
                parse(data)
        else:
            assert one == other, data
    assert min(counts[True], counts[False]) > 50, counts
