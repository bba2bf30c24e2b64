"""Hostile class files through decide, check, prove and export: an error that helps or a right answer, no traceback."""

import json
import unicodedata

import pytest
from children import run_all

import hostile
from echoproof.kernel import classfile as kernel_classfile
from echoproof.kernel.meter import Meter
from hostile import HEAD, INTEGERS, PROFILES, STRINGS, many, one

REFUSED = {
    # what the error has to say: line, hypothesis or key, what was found, what is allowed
    "empty file": ("", ['"format" is missing', 'format = "echoproof/class@1"']),
    "no domain": (HEAD, ['"domain" is missing', "integers", "profiles"]),
    "remainder by 0": (one("x % 0 == 1"), ["line 4", 'hypothesis "A"', "found 0", "a positive integer"]),
    "power": (one("x ** 9 > 1"), ["line 4", 'hypothesis "A"', "x ** 9", "the variable x, integers"]),
    "import": (one("__import__('os').system('true')"), ["line 4", 'hypothesis "A"', "__import__", "comparisons"]),
    "lambda": (one("(lambda: x > 0)()"), ["line 4", 'hypothesis "A"', "lambda", "comparisons"]),
    "walrus": (one("(y := x) > 0"), ["line 4", 'hypothesis "A"', "y := x", "the variable x"]),
    "f-string": (one("f'{x}' == 1"), ["line 4", 'hypothesis "A"', "f'{x}'", "the variable x"]),
    "comprehension": (one("x in [y for y in (1, 2)]"), ["line 4", 'hypothesis "A"', "a list of integers"]),
    "comment": (one("x > 0 # all"), ["line 4", 'hypothesis "A"', "found #", "outside the string"]),
    "other variable": (one("y > 0"), ["line 4", 'hypothesis "A"', "found y", "the variable x"]),
    "power in the second line": (
        f'{INTEGERS}A = "x > 0"\n"B b" = """x > 5\n or x ** 2 > 7"""\n',
        ["line 5", 'hypothesis "B b"', "x ** 2"],
    ),
    "no expression": (one("x >"), ["line 4", 'hypothesis "A"', "not an expression", "comparisons"]),
    "bell in a condition": (one("x > 0 \\u0007"), ["line 4", 'hypothesis "A"', "U+0007"]),
    "escape in a condition": (one("x > '\\u001b[2J'"), ["line 4", 'hypothesis "A"', "\\x1b[2J"]),
    "escape in a name": (f'{INTEGERS}"A\\u001b[31m" = "x > 0"\n', ["control character", "\\x1b"]),
    "escape as a raw byte": (f'{INTEGERS}"A\x1b[31m" = "x > 0"\n', ["not valid TOML", "\\x1b"]),
    "escape in a key": (f'"tit\\u001ble" = ""\n{HEAD}domain = "integers"\n', ["unknown key", "\\x1b"]),
    "escape in a format": ('format = "\\u001b[2J"\n', ["the format is", "x1b"]),
    "C1 control in a name": (f'{INTEGERS}"A\\u009b" = "x > 0"\n', ["control character", "\\x9b"]),
    "right-to-left override in a title": (
        f'{HEAD}title = "\\u202eevil"\ndomain = "integers"\nhypotheses = {{A = "x > 0"}}\n',
        ["title", "\\u202e", "control character"],
    ),
    "line feed in a name": (f'{INTEGERS}"A\\nB" = "x > 0"\n', ["control character", "\\n"]),
    "blank name": (f'{INTEGERS}"  " = "x > 0"\n', ["name", "1 to 60"]),
    "not UTF-8": (INTEGERS.encode() + b'A = "x > 0 \xff"', ["line 4", "not UTF-8"]),
    "two byte order marks": (b"\xef\xbb\xbf" * 2 + one("x > 0").encode(), ["line 1", "not valid TOML"]),
    "an invisible name": (f'{INTEGERS}"\\u3164" = "x > 0"\n', ["\\u3164", "shows nothing"]),
    "names that look alike": (
        f'{INTEGERS}"caf\u00e9" = "x > 0"\n"cafe\u0301" = "x < 0"\n',
        ["'caf\\xe9'", "'cafe\\u0301'", "look alike"],
    ),
    "a class of digits of another dialect": (
        f"{STRINGS}A = '\\d*'\n",
        ["line 5", 'hypothesis "A"', "found d after a backslash", "[0-9]"],
    ),
    "after other ends of lines": (
        f'# \u2028 \u2029 \u0085 \x0c\n{INTEGERS}A = "x ** 2 > 1"\n'.replace("\x0c", ""),
        ["line 5", "x ** 2"],
    ),
    "duplicate names": (f'{INTEGERS}A = "x > 0"\nA = "x < 0"\n', ["not valid TOML", "line 5"]),
    "empty class": (INTEGERS, ["no hypotheses", "at least one"]),
    "33 hypotheses": (many(33, lambda i: f"x > {i}"), ["33 hypotheses", "at most 32"]),
    "finite": (one("0 < x < 10"), ["line 4", 'hypothesis "A"', "finite (9 elements)", "infinite"]),
    "empty support": (one("False"), ["line 4", 'hypothesis "A"', "finite (0 elements)", "infinite"]),
    "equal": (f'{INTEGERS}A = "x > 0"\nB = "not x <= 0"\n', ["line 5", 'hypothesis "B"', 'same support as "A"']),
    "10^9 as a modulus": (one("x % 1000000000 == 0"), ["common period 1000000000", "4194304"]),
    "101 digits": (one("x > " + "9" * 101), ["line 4", 'hypothesis "A"', "too many digits", "100"]),
    "two remainders": (one("x % 2 == x % 3"), ["line 4", 'hypothesis "A"', "x % 4 == 1"]),
    "no list after in": (one("x in 5"), ["line 4", 'hypothesis "A"', "x in (5,)"]),
    "format of another kind": ('format = "echoproof/class@2"\n', ["echoproof/class@2", "echoproof/class@1"]),
    "format that is a date": ("format = 2026-01-01\n", ["line 1", "datetime.date", "echoproof/class@1"]),
    "domain that is a table": (f"{HEAD}[domain]\nA = 1\n", ["the key", "domain", "integers"]),
    "domain unheard of": (f'{HEAD}domain = "reals"\n', ["line 2", "'reals'", "integers, naturals, strings, profiles"]),
    "title that is a number": (
        f'{HEAD}title = 3\ndomain = "integers"\nhypotheses = {{A = "x > 0"}}\n',
        ["line 2", "title"],
    ),
    "source that is a list": (
        f'{HEAD}source = []\ndomain = "integers"\nhypotheses = {{A = "x > 0"}}\n',
        ["line 2", "source"],
    ),
    "hypotheses that are a text": (f'{HEAD}domain = "integers"\nhypotheses = "x > 0"\n', ["hypotheses"]),
    "hypotheses of the other domain": (f'{HEAD}domain = "integers"\nhypotheses = ["A"]\n', ["hypotheses"]),
    "hypotheses missing": (f'{HEAD}domain = "integers"\n', ["hypotheses"]),
    "array of tables": (f'{HEAD}domain = "integers"\n[[hypotheses]]\nA = "x > 0"\n', ["hypotheses"]),
    "condition that is a date": (f"{INTEGERS}A = 2026-01-01T00:00:00Z\n", ["line 4", 'hypothesis "A"', "in quotes"]),
    "condition that is an inline table": (f"{INTEGERS}A = {{b = 1}}\n", ["line 4", 'hypothesis "A"', "in quotes"]),
    "dotted name": (f'{INTEGERS}A.b = "x > 0"\n', ['hypothesis "A"', "in quotes"]),
    "key with a slip": (f'tilte = ""\n{HEAD}domain = "integers"\n', ["line 1", '"tilte"', 'did you mean "title"?']),
    "key unheard of": (f'{HEAD}domain = "integers"\nzzz = 1\n', ["line 3", '"zzz"', "format, hypotheses, title"]),
    "cells of integers": (f"{INTEGERS}A = 'x > 0'\n[cells]\nA = 1\n", ['unknown key "cells"']),
    "no cells": (f'{PROFILES}hypotheses = ["A"]\n', ["cells"]),
    "cell of a stranger": (f'{PROFILES}hypotheses = ["A"]\n[cells]\n"A B" = 1\n', ["line 5", '"A B"', '"B"']),
    "cell of none": (f'{PROFILES}hypotheses = ["A"]\n[cells]\n"" = 1\n', ["line 5", "no names"]),
    "cell listed twice": (
        f'{PROFILES}hypotheses = ["A", "B"]\n[cells]\n"A B" = 1\n"B A" = 2\n',
        ["line 6", "listed twice"],
    ),
    "name twice in a cell": (f'{PROFILES}hypotheses = ["A"]\n[cells]\n"A A" = 1\n', ["line 5", "twice"]),
    "cell of size 0": (f'{PROFILES}hypotheses = ["A"]\n[cells]\nA = 0\n', ["line 5", "a positive number"]),
    "cell of a negative size": (f'{PROFILES}hypotheses = ["A"]\n[cells]\nA = -1\n', ["line 5", "positive"]),
    "cell of half a point": (
        f'{PROFILES}hypotheses = ["A"]\n[cells]\nA = 0.5\n',
        ["line 5", "0.5", "positive"],
    ),
    "cell of true": (f'{PROFILES}hypotheses = ["A"]\n[cells]\nA = true\n', ["line 5", 'cell "A"', "True", "positive"]),
    "cell of infinity": (f'{PROFILES}hypotheses = ["A"]\n[cells]\nA = inf\n', ["line 5", 'cell "A"', '"infinite"']),
    "cell of many": (f'{PROFILES}hypotheses = ["A"]\n[cells]\nA = "many"\n', ["line 5", "'many'", '"infinite"']),
    "names with blanks in cells": (f'{PROFILES}hypotheses = ["A b"]\n[cells]\n', ['"A b"', "white space"]),
    "the same name twice": (f'{PROFILES}hypotheses = ["A", "A"]\n[cells]\n', ['"A"', "listed twice"]),
    "finite cells only": (f'{PROFILES}hypotheses = ["A"]\n[cells]\nA = 7\n', ['hypothesis "A"', "finite (7 elements)"]),
    "one cell for two names": (
        f'{PROFILES}hypotheses = ["A", "B"]\n[cells]\n"A B" = "infinite"\n',
        ['hypothesis "B"', 'same support as "A"'],
    ),
} | {f"table: {name}": (content, []) for name, content in hostile.REFUSED.items()}

KERNEL_ALONE_ACCEPTS = {
    # Each of these is a class; the checker need not refuse what only the rest of the program cannot bear.
    "right-to-left override in a title": "titles prove nothing, so the checker does not read them",
    "title that is a number": "titles prove nothing, so the checker does not read them",
    "source that is a list": "sources prove nothing, so the checker does not read them",
    "table: number for a title": "titles prove nothing, so the checker does not read them",
    "table: right-to-left override in a name": "the checker prints ASCII alone, and names are data to it",
    "two remainders": "the checker compares them; the rest of the program wants simpler formulas",
    "table: 4000 optional letters": "the checker bounds the work, and has the cells within it",
    "table: 1 MB of and": "the checker bounds the work, not the comparisons",
    "table: stars 200 deep": "the checker has no limit on nesting but that of Python",
    "table: 1 MB of empty words": "to the checker they are one word",
    "table: finite cell of 2^400 words": "the checker counts up to 10^200",
    "table: 5000 hexadecimal digits": "the checker computes with integers of any length",
    "101 digits": "the checker computes with integers of any length",
    "table: product of great constants": "the checker computes with integers of any length",
}

NAMES = ["a|b", "\\input{x}", "100%", "a_b", "$x$", "#&{}~^", "'\"`", "😀", "中文", "שלום", "éÀß", "[bold]x[/]", "-o"]
LEGAL = {
    "byte order mark": b"\xef\xbb\xbf" + one("x > 0").encode(),
    "decimals in a comment": one("x > 0") + "#" + " 1.5" * 120 + "\n",
    "names": INTEGERS
    + "".join(
        f"{json.dumps(name, ensure_ascii=False)} = 'x > {k * 10**20} or x == -{k + 1}'\n"
        for k, name in enumerate(NAMES)
    ),
    "names of profiles": PROFILES + 'hypotheses = ["|", "\\\\", "%", "😀"]\n[cells]\n"| \\\\" = "infinite"\n'
    '"\\\\ %" = "infinite"\n"| %" = 3\n"| \\\\ % 😀" = "infinite"\n',
    "titles": f"{HEAD}title = {json.dumps(' '.join(NAMES), ensure_ascii=False)}\nsource = '\\write18{{rm}} %'\n"
    "domain = 'integers'\n"
    "hypotheses = {A = 'x > 0', B = 'x > 1'}\n",
    "CRLF": one("x > 0").replace("\n", "\r\n"),
    "lines in a condition": f"{INTEGERS}A = '''\n  x > 0\n  or x % 2 == 0\n'''\n",
    "dotted table": f'{HEAD}domain = "integers"\nhypotheses.A = "x > 0"\nhypotheses."B" = "x < 0"\n',
    "100 digits": one("x > " + "9" * 99 + " or x in (" + "8" * 100 + ", 3)"),
    "large modulus": one(f"x % {2**18} in (1, 5) or x == -{10**30}"),
    "32 half-lines": many(32, lambda i: f"x > {i * 10**20}"),
    "large cells": f'{PROFILES}hypotheses = ["A", "B"]\n[cells]\nA = "infinite"\n"A B" = {10**99}\nB = "infinite"\n',
    "many values": one("x > 0 or x in (" + ", ".join(str(-7 * i) for i in range(400)) + ")"),
    "nesting": one("(" * 90 + "x > 0" + " or x == 1)" * 90),
}
LARGE = {
    # tests/model/test_hostile_files.py has them decided alone
    "4095 cells": hostile.DECIDED["4095 cells"][0],
    "period of a million": hostile.DECIDED["a period of a million"][0],
    "20 hypotheses": hostile.DECIDED["20 hypotheses with a period of thousands"][0],
}


def written(tmp_path, content):
    path = tmp_path / "hostile.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    return path


def is_clean(text):
    """Say whether a text can be shown on a terminal: no control character, no way to turn the writing around."""
    return not any(unicodedata.category(c) in ("Cc", "Cf", "Cs") and c != "\n" for c in text)


def read_by_kernel(path):
    """Return what the checker reads."""
    return kernel_classfile.read(path.read_bytes(), Meter())


@pytest.mark.parametrize("name", REFUSED)
def test_refused_by_every_command(tmp_path, name):
    content, due = REFUSED[name]
    path = written(tmp_path, content)
    (tmp_path / "empty.json").write_text("{}", encoding="utf-8")
    makers = [
        ["decide", str(path), "--json", "-o", str(tmp_path / "decision.json")],
        ["prove", str(path), "--no-pdf", "-o", str(tmp_path / "out")],
        ["export", str(path), "--to", "latex"],
    ][-1 if name.startswith("table: ") else 0 :]  # of the large files, one command must do
    *made, check = run_all([*makers, ["check", str(path), str(tmp_path / "empty.json")]], tmp_path / "report")
    for code, out, err, _ in made:
        assert code == 2, err or code
        assert out == ""
        assert err.startswith(f"error: {path}")
        assert err == made[0][2]
        assert is_clean(err)
        assert all(part in err for part in due), err
    assert sorted(file.name for file in tmp_path.iterdir()) == ["empty.json", "hostile.toml", "report"]
    code, out, err, _ = check
    refused = code == 2
    assert refused or (code, name in KERNEL_ALONE_ACCEPTS) == (1, True), err or code
    assert out.startswith(("rejected: CLASS", "rejected: LIMIT at class file") if refused else "rejected: SHAPE")
    assert is_clean(out + err)


@pytest.mark.parametrize("name", [*LEGAL, *LARGE])
def test_decided_by_every_command(tmp_path, name):
    path = written(tmp_path, {**LEGAL, **LARGE}[name])
    commands = [  # what `decide --json` and `export` give out, `prove` writes too, and it prints what `decide` prints
        *([["decide", str(path)]] if name in LEGAL else []),
        ["prove", str(path), "--no-pdf", "-o", str(tmp_path / "out")],
        ["check", str(path), str(tmp_path / "out" / "certificate.json")],
    ]
    done = run_all(commands, tmp_path / "report")
    for code, out, err, _ in done:
        assert code == 0, err or code
        assert is_clean(out + err)
    (_, human, _, _), (_, checked, _, _) = done[0], done[-1]
    decision = json.loads((tmp_path / "out" / "decision.json").read_text(encoding="utf-8"))
    _, names, cells, _ = read_by_kernel(path)
    assert decision["hypotheses"] == names
    assert {sum(1 << names.index(h) for h in cell["profile"]): cell["size"] for cell in decision["cells"]} == cells
    verdict = decision["verdicts"]["proper-limit-replay"]
    assert checked.rstrip().endswith(f"({verdict['certificate']})")
    assert all(is_shown(h, human) for h in names)
    ways = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))["ways"]
    assert ways["criterion"] == verdict["verdict"]
    said = {part.partition(":")[0].partition(" ")[0] for text in ways.values() for part in text.split("; ")}
    # "from 3", "accepted …", "the kernel accepted …", "not run (…)", "undecided (unknown)"
    assert said <= {"generatable", "not-generatable", "from", "accepted", "the", "not", "undecided", "right"}


def is_shown(name, text):
    """Say whether a name is in a table, which may break it over lines."""
    return name in text or len(name) > 20
