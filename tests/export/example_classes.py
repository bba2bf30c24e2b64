"""Classes on which the exports are tried: hard and easy, small and large, made to break things."""

import random

from echoproof.model.cells import Cell
from echoproof.model.classes import HypothesisClass
from echoproof.model.classfile import parse
from echoproof.model.domains import Profiles


def integers(title, source="", /, **hypotheses):
    return named(title, hypotheses, source)


def named(title, hypotheses, source=""):
    lines = [
        'format = "echoproof/class@1"',
        f"title = {quoted(title)}",
        f"source = {quoted(source)}",
        'domain = "integers"',
        "[hypotheses]",
        *(f"{quoted(name)} = {quoted(text)}" for name, text in hypotheses.items()),
    ]
    return parse("\n".join(lines))


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def four():
    return named(
        "The four hypotheses",
        {
            "h1-": "x <= 0 or x == 1",
            "h2-": "x <= 0 or x == 2",
            "h1+": "x >= 0 or x == -1",
            "h2+": "x >= 0 or x == -2",
        },
        "Racca, Valko, Sanyal, arXiv:2603.11784v2, Theorem 7.3",
    )


def triangle():
    return integers(
        "The triangle",
        a="x % 2 == 0 or x in (1, 3)",
        b="x % 2 == 0 or x in (3, 5)",
        c="x % 2 == 0 or x in (1, 5)",
    )


def infinite_triangle():
    return integers(
        "The triangle with infinite corners",
        a="x % 8 in (0, 1, 3)",
        b="x % 8 in (0, 3, 5)",
        c="x % 8 in (0, 5, 1)",
    )


def half_lines():
    return integers("Half-lines", r0="x >= 0", r5="x >= 5", r9="x >= 9", l="x < -3")


def residues():
    return integers("Residues modulo six", **{f"r{k}": f"x % 6 == {k}" for k in range(6)})


def rescued():
    return named(
        "The four with a rescuing fifth",
        {
            "h1-": "x <= 0 or x == 1",
            "h2-": "x <= 0 or x == 2",
            "h1+": "x >= 0 or x == -1",
            "h2+": "x >= 0 or x == -2",
            "core": "x >= 0",
        },
    )


def single():
    return integers("One hypothesis", only="x != 0 and 3*x - 2 >= -7")


def large():
    big = 10**30
    return integers(
        "Large constants & periods",
        a=f"x >= {big} or x % 210 == 11",
        b=f"x <= -{big} - 7 or x % 210 in (11, 13) or x == 123456789012345678901234567890",
        c=f"not x in ({big}, {big + 1}) and -5 <= x < 40 or x > {7**35}",
        d=f"({big}*x + 1) % 143 == 12 or 5 > x > -{3**60} and x % 2 != 1",
    )


HOSTILE = ["a|b", "\\input{x}", "100%", "a_b", "$x$", "#&{}~^", "'\"`", "😀", "中文", "α", "Łódź", "}\\end{document}"]


def hostile():
    return named(
        "50% of $H_1$ & \\write18{rm} #3 {~^_} “😀” 中文 αβΓ — ñ",
        {name: f"x >= {k} or x in (-{k + 1}, -{k + 2})" for k, name in enumerate(HOSTILE)},
        "A stranger's note: \\catcode`\\%=12 }}} \\end{document} " + "longword" * 30,
    )


def long_names():
    return named(
        "Names as long as they may be",
        {"x" * 60: "x >= 0 or x == -1", "y" * 60: "x >= 0 or x == -2", "the  third hypothesis": "x <= 0"},
    )


def profiles():
    text = """format = "echoproof/class@1"
title = "A triangle of cells"
domain = "profiles"
hypotheses = ["A", "B", "C"]
[cells]
"A B C" = "infinite"
"A B" = 1
"B C" = 2
"A C" = "infinite"
"""
    return parse(text)


def unbounded():
    """Hard with finitely many replays, and with no number of them."""
    return integers(
        "A triangle with one infinite side",
        a="x % 4 == 0 or x in (1, 3)",
        b="x % 2 == 0 or x == 1",
        c="x % 2 == 0 or x == 3",
    )


def priced():
    """Hard with twelve replays and no fewer; the cell of so many points that it has no share in this."""
    text = """format = "echoproof/class@1"
title = "Cells of all sizes"
domain = "profiles"
hypotheses = ["A", "B", "C", "D"]
[cells]
"A B C D" = "infinite"
"A B C" = 1
"A B D" = 2
"A C D" = 12
"B C D" = 100000000000000000000
"""
    return parse(text)


def random_profiles(hypotheses, cells, seed, density=0.5, *, common=True):
    """Draw cells; all hypotheses have an infinite cell in common, or else each has one of its own."""
    draw = random.Random(seed)
    whole = [(1 << hypotheses) - 1] if common else [1 << i for i in range(hypotheses)]
    found = dict.fromkeys(whole, "infinite")
    while len(found) < cells:
        profile = sum(1 << i for i in range(hypotheses) if draw.random() < density)
        if profile:
            found.setdefault(profile, draw.choice([1, 2, 5, 10**20, "infinite"]))
    names = tuple(f"H{k}" for k in range(hypotheses))
    table = tuple(Cell(profile, size) for profile, size in found.items())
    return HypothesisClass(f"{hypotheses} hypotheses over {cells} cells", "", Profiles(names, table), names)


def triples(count, cells, seed=1):
    """Hard: each triple of hypotheses is a triangle, since no cell meets it in exactly one of the three."""
    draw = random.Random(seed)
    n = 3 * count
    found = {(1 << n) - 1: "infinite"}
    for k in range(count):
        found |= {sum(1 << 3 * k + i for i in pair): 1 for pair in ((0, 1), (0, 2), (1, 2))}
    while len(found) < cells:
        profile = sum(draw.choice((0, 3, 5, 6, 7)) << 3 * k for k in range(count))
        if profile:
            found.setdefault(profile, draw.choice([1, 2, 5, 10**20, "infinite"]))
    names = tuple(f"{letter}{k}" for k in range(1, count + 1) for letter in "ABC")
    table = tuple(Cell(profile, size) for profile, size in found.items())
    return HypothesisClass(f"{n} hypotheses over {cells} cells", "", Profiles(names, table), names)


def changing():
    """Easy, but only for a generator that changes its answer."""
    return integers(
        "Two cores",
        u="x >= 0 or x == -1",
        v="x >= 0 or x == -2",
        w="x >= 0",
        p="x % 5 == 0",
    )


ALL = {
    "four": four,
    "triangle": triangle,
    "infinite_triangle": infinite_triangle,
    "half_lines": half_lines,
    "residues": residues,
    "rescued": rescued,
    "single": single,
    "large": large,
    "hostile": hostile,
    "long_names": long_names,
    "profiles": profiles,
    "priced": priced,
    "unbounded": unbounded,
    "changing": changing,
    "many_hard": lambda: triples(4, 200),
    "many_easy_cells": lambda: random_profiles(12, 200, 1),
    "many_easy": lambda: random_profiles(7, 40, 3, 0.8),
}
