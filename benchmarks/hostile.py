"""Files made to keep the kernel busy or fill its memory, at full size: the seconds and megabytes that each takes.

A kind is a function of a size that returns the files of one check. The goal is 10 seconds and 1 GB for the worst, with
a clear refusal, or acceptance where the file is honest. `hostile.py WORD…` runs the kinds whose names have one of the
words. tests/kernel/test_meter.py runs them at small sizes.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from echoproof import kernel
from echoproof.kernel.completeness.formula import formula
from echoproof.kernel.completeness.rup import Checker
from echoproof.kernel.machines.machine import digest
from echoproof.kernel.meter import PLENTY, Meter, times

HEAD = 'format = "echoproof/class@1"\n'
ALIKE = 2**61 - 1  # Python hashes all multiples of it to 0
EMOJI = "\U0001f600"
KINDS = {}


def kind(size, small):
    """Register a function, under the words of its docstring, with its full size and one for tests."""

    def register(make):
        KINDS[make.__doc__] = make, size, small
        return make

    return register


def of_class(content):
    """Return a class file with a certificate that says nothing: the class is read before it is compared."""
    text = {"format": "echoproof/certificate@1", "kind": "generator-strategy", "class": "", "replies": []}
    return content.encode(), json.dumps(text).encode()


def integers(*conditions, domain="integers"):
    lines = (f'h{i} = "{condition}"\n' for i, condition in enumerate(conditions))
    return f'{HEAD}domain = "{domain}"\n[hypotheses]\n{"".join(lines)}'


def balanced(part, sign, count):
    """Join so many parts by a sign, with parentheses that are not nested deeply."""
    if count < 2:
        return part
    return f"({balanced(part, sign, count // 2)}{sign}{balanced(part, sign, count - count // 2)})"


def strings(*expressions, alphabet="ab"):
    lines = (f"h{i} = '{expression}'\n" for i, expression in enumerate(expressions))
    return f"{HEAD}domain = \"strings\"\nalphabet = '{alphabet}'\n[hypotheses]\n{''.join(lines)}"


def profiles(n, sizes):
    names = [f"h{i}" for i in range(n)]
    rows = (f'"{" ".join(named(n, profile))}" = {json.dumps(size)}\n' for profile, size in sizes.items())
    return f'{HEAD}domain = "profiles"\nhypotheses = {names}\n[cells]\n{"".join(rows)}'


def named(n, profile):
    return [f"h{i}" for i in range(n) if profile >> i & 1]


def crowded(n, size, of_cells=1):
    """Return the cells of a class of n hypotheses with so many of them: one infinite, the others drawn."""
    drawn = random.Random(n).sample(range(1, (1 << n) - 1), min(size, (1 << n) - 1) - 1)
    return dict.fromkeys(sorted(drawn), of_cells) | {(1 << n) - 1: "infinite"}


def certificate(content, form, **fields):
    """Return a class file with a certificate about the class."""
    _, names, cells, _ = kernel.classfile.read(content.encode(), times(PLENTY))
    text = {"format": f"echoproof/{form}@1", "class": kernel.digest(names, cells), **fields}
    return content.encode(), json.dumps(text).encode()


def served(n, size):
    """Return such cells where h0 is inside every hypothesis, so that no set of targets is a trap."""
    drawn = random.Random(n).sample(range(2, 1 << n, 2), min(size, 1 << n - 1) - 1)
    return dict.fromkeys(sorted(drawn), 1) | {(1 << n) - 1: "infinite"}


# Classes of integers.


@kind(90_000, 4_000)
def long_left_side(size):
    """integers: a long term on the left of a long list"""
    return of_class(integers(f"x + {balanced('1', '+', size // 8)} in ({'1,' * (size // 4)})"))


@kind(72_000, 2_000)
def products(size):
    """integers: products of great constants"""
    return of_class(integers(balanced("9" * 90, "*", size // 93) + " > x"))


@kind(500_000, 6_000)
def great_moduli(size):
    """integers: moduli of 99 digits without a small common multiple"""
    moduli = (10**98 + 2 * i + 1 for i in range(size // 120))
    return of_class(integers(" or ".join(f"x % {m} == 0" for m in moduli)))


@kind(31, 5)
def residues_and_cuts(size):
    """integers: many residues, and some cuts"""
    moduli = (16, 9, 5, 7, 11, 13)
    residues = [f"x % {moduli[i % 6]} == {i // 6} or x > {10**8}" for i in range(size)]
    return of_class(integers(*residues, f"x in ({', '.join(str(10**7 * i) for i in range(20))}) or x > 0"))


@kind(13, 5)
def great_period(size):
    """integers: as many cells as may be, over a great period"""
    halves = (f"x % {2 ** (i + 1)} >= {2**i}" for i in range(size - 1))
    return of_class(integers(*halves, f"x % {2 ** (size + 9)} in (0, 1)"))


@kind(20, 8)
def one_long_evaluation(size):
    """integers: evaluations of a remainder, as many as may be"""
    return of_class(integers(*(f"x % {2**size} == {i}" for i in range(size))))


@kind(40_000, 60)
def alike_cuts(size):
    """integers: cuts that Python hashes alike"""
    return of_class(integers(f"x in ({', '.join(str(i * ALIKE) for i in range(size))})"))


@kind(1_000, 60)
def cuts_and_conditions(size):
    """integers: each comparison at each cut of the others"""
    return of_class(integers(*(" or ".join(f"x > {1000 * i + k}" for i in range(size // 20)) for k in range(20))))


@kind(170_000, 1_000)
def truths(size):
    """integers: truth values alone"""
    return of_class(integers(" and ".join(["True"] * (size // 2)), "x > 0 or x in (" + "1," * 300 + ")"))


@kind(30_000, 400)
def of_naturals(size):
    """integers: half-lines of natural numbers"""
    return of_class(integers(*(f"x > {i} or x == {i // 2}" for i in range(size // 1000 + 2)), domain="naturals"))


@kind(300_000, 400)
def negations(size):
    """integers: conditions inside conditions"""
    return of_class(integers(" or ".join(["not not not not x % 4096 == 0"] * (size // 40))))


# Class files as such.


@kind(1 << 20, 2_000)
def dotted_tables(size):
    """TOML: tables with names of as many parts as may be"""
    table = ".".join("a" * 16)
    return of_class("".join(f"[{table}.b{i}]\n" for i in range(size // 45)))


@kind(1 << 20, 2_000)
def keys_of_a_deep_table(size):
    """TOML: keys in a table whose name has many parts"""
    return of_class(f"[{'.'.join('a' * 15)}]\n" + "".join(f"b{i}.c=0\n" for i in range(size // 12)))


@kind(1 << 20, 2_000)
def inline_tables(size):
    """TOML: inline tables"""
    return of_class("".join(f"b{i}={{}}\n" for i in range(size // 10)))


@kind(1 << 20, 3_000)
def dotted_digits(size):
    """TOML: one key of numbers parted by dots"""
    return of_class(".".join(["12"] * (size // 3)) + " = 1\n")


@kind(1 << 20, 2_000)
def hidden_dots(size):
    """TOML: dots of a key after quotes of all sorts"""
    return of_class("a = '''''''''\nb = \"\"\"\\\"\"\"\"\"\"\nc" + '."#"' * (size // 5) + " = 1\n")


@kind(500_000, 2_000)
def quotes(size):
    """TOML: quotes that do not end"""
    return of_class("a = " + '"""\\' * (size // 4))


@kind(1 << 20, 6_000)
def cell_of_many_names(size):
    """profiles: a cell with very many names"""
    return of_class(profiles(32, {1: "infinite"}) + f'"{"h1 " * (size // 3 - 200)}" = 1\n')


@kind(4096, 300)
def cells_of_profiles(size):
    """profiles: as many cells as may be"""
    return of_class(profiles(13, crowded(13, size)))


# Classes of strings.


@kind(25, 6)
def exponential(size):
    """strings: an automaton of exponentially many states"""
    return of_class(strings(f"(a|b)*a(a|b){{{size}}}"))


@kind(60, 3)
def alike_states(size):
    """strings: states that Python hashes alike"""
    return of_class(strings("|".join(f"(a|b){{{61 * i}}}(a(a|b){{60}}b)*" for i in range(size))))


@kind(500_000, 3_000)
def alike_turns(size):
    """strings: numbers of turns that Python hashes alike"""
    return of_class(strings("".join(f"a{{{i * ALIKE}}}" for i in range(1, size // 24)) + "b*"))


@kind(1_000_000, 2_000)
def letters_in_line(size):
    """strings: very many letters"""
    return of_class(strings("|".join(["ab"] * (size // 3))))


@kind(200_000, 2_000)
def ranges(size):
    """strings: very many classes of letters"""
    alphabet = "".join(map(chr, range(0x100, 0x180)))
    return of_class(strings("[Ā-ſ]" * (size // 8), alphabet=alphabet))


@kind(4_000, 60)
def optional_letters(size):
    """strings: very many letters that may be left out"""
    return of_class(strings("a?" * size + "b*"))


@kind(4_000, 60)
def wide_alphabet(size):
    """strings: a long expression over a wide alphabet"""
    alphabet = "".join(map(chr, range(0x100, 0x180)))
    return of_class(strings("".join(alphabet[i * i % 128] for i in range(size)) + "|.*", alphabet=alphabet))


@kind(19, 6)
def side_by_side(size):
    """strings: automata side by side, with a great common period"""
    primes = [p for p in range(2, 80) if all(p % q for q in range(2, p))][: size // 2]
    return of_class(strings(*(f"((a|b){{{p}}})*" for p in primes)))


@kind(4_000, 60)
def words_of_many_letters(size):
    """strings: finite cells of very many words"""
    alphabet = "".join(map(chr, range(0x100, 0x180)))
    return of_class(strings(f".*|.{{{size}}}", f".{{{size // 2}}}Ā*", alphabet=alphabet))


@kind(9, 2)
def nested_repetitions(size):
    """strings: repetitions of repetitions"""
    return of_class(strings(f"((((a?b?){{{size}}}){{{size}}}a?){{{size}}}b){{0,2}}b*"))


# JSON.


def json_kinds():
    parts = {
        "small objects": ('{"":0},', "{}"),
        "empty objects": ("{},", "{}"),
        "empty lists": ("[],", "[]"),
        "empty texts": ('"",', "0"),
        "texts of one letter": ('"' + EMOJI + '",', "0"),
        "numbers": ("1234567,", "0"),
        "fractions": ("1.5,", "0"),
        "numbers of 4,000 digits": ("9" * 4000 + ",", "0"),
        "sizes of 4,000 digits": ('{"number":' + "9" * 4000 + "},", "0"),
        "numbers that Python hashes alike": (f"{ALIKE},", "0"),
        "escapes": ('"' + r"\u1234" * 50 + '",', "0"),
        "braces in texts": ('"' + "{" * 100 + '",', "0"),
    }
    for what, (item, last) in parts.items():
        for mark in ("", EMOJI):

            def make(size, item=item, last=last, mark=mark):
                return (f'{{"{mark}":[{item * (size // len(item.encode()))}{last}]}}'.encode(),)

            make.__doc__ = f"JSON: {what}{' and one emoji' * bool(mark)}"
            kind(100 << 20, 100_000)(make)


json_kinds()


@kind(100 << 20, 100_000)
def keys_of_one_object(size):
    """JSON: one object of many keys, and one emoji"""
    return (("{" + ",".join(f'"{i:x}":0' for i in range(size // 12)) + f',"{EMOJI}":0}}').encode(),)


@kind(1 << 25, 5_000)
def nested(size):
    """JSON: lists in lists"""
    return (b'{"":' + b"[" * size,)


@kind(100 << 20, 100_000)
def emoji(size):
    """JSON: one text of emoji"""
    return (f'{{"":"{EMOJI * (size // 4)}"}}'.encode(),)


# Clausal proofs.


def enumeration(proof, n=4, classes=()):
    keys = {"format": "echoproof/enumeration-certificate@1", "hypotheses": n, "critical": False}
    return (json.dumps({**keys, "classes": [*classes], "proof": proof}).encode(),)


def two_literals():
    """Return two clauses of the formula that share their first literal, as texts, and all variables."""
    made = formula(4, False, Meter())
    short = [clause for clause in made.clauses if len(clause) == 2]
    one, other = next((a, b) for a in short for b in short if a[0] == b[0] and a != b)
    return " ".join(map(str, one)), " ".join(map(str, other)), range(1, made.variables + 1)


@kind(34_000, 3_000)
def long_line(size):
    """proof: a line of many literals, none with its negation"""
    one, _, variables = two_literals()
    return enumeration(f"{one} {' '.join(str(-variables[i % len(variables)]) for i in range(size))} 0\n")


@kind(8_000_000, 20_000)
def many_long_lines(size):
    """proof: long lines that follow, again and again"""
    one, _, variables = two_literals()
    return enumeration(f"{one} {' '.join(str(-variable) for variable in variables)} 0\n" * (size // 2000))


@kind(4_000_000, 3_000)
def deletions(size):
    """proof: clauses of two literals that are added very often and taken out again"""
    one, other, _ = two_literals()
    return enumeration(f"{one} 0\n" * (size // 20) + f"{other} 0\n" * (size // 20) + f"d {other} 0\n" * (size // 20))


@kind(8_000_000, 2_000)
def propagation(size):
    """proof: lines that follow by long propagation, again and again"""
    made = formula(4, False, Meter())
    checker = Checker(made.variables, Meter())
    for clause in made.clauses:
        checker.add(clause)
    known = {frozenset(clause) for clause in made.clauses}
    pairs = ([one, other] for one in range(1, made.variables) for other in range(1 - made.variables, 0))
    line = next(pair for pair in pairs if checker.follows(pair) and frozenset(pair) not in known and sum(pair))
    return enumeration("{} {} 0\n".format(*line) * (size // 10))


@kind(20_000_000, 7_000)
def empty_lines(size):
    """proof: very many lines that follow at once"""
    return enumeration("1 -1 0\n" * (size // 7))


@kind(6, 3)
def six_hypotheses(size):
    """proof: the formula of six hypotheses, and no proof"""
    return enumeration("0", size)


# The rules.


def about_machine(content, start, moves, targets):
    """Return a class file, a machine with these moves {(state, profile): (next, answer)}, and a ranking of it."""
    keys = ("state", "profile", "next", "answer")
    rows = [dict(zip(keys, (*move, *result), strict=True)) for move, result in moves.items()]
    machine = json.dumps({"format": "echoproof/machine@1", "start": start, "transitions": rows}).encode()
    fields = {"kind": "ranking", "machine": digest(start, moves), "targets": targets}
    return *certificate(content, "machine-certificate", **fields), machine


@kind(40, 2)
def counted_cells(size):
    """machines: a ranking that counts thousands of cells"""
    n, cells = 13, crowded(13, 100 * size + 96)
    states = [f"q{i}" for i in range(size)]
    moves = {(state, tuple(named(n, profile))): (state, "h0") for state in states for profile in cells}
    counted = [p for p, each in cells.items() if each != "infinite" and p & 1]
    full = [
        {"state": state, "answered": answered, "counts": [1] * len(counted)}
        for state in states
        for answered in ([], ["h0"])
    ]
    start = {"state": "q0", "answered": [], "counts": [0] * len(counted)}
    caps = [{"profile": named(n, p), "cap": 1} for p in counted]
    levels = [{"helpful": None, "states": [*full, start]}]
    targets = [{"target": f"h{i}", "counted": caps, "levels": levels} for i in range(n)]
    return about_machine(profiles(n, cells), "q0", moves, targets)


@kind(30_000, 200)
def alike_counts(size):
    """machines: counts that Python hashes alike"""
    content = profiles(2, {1: "infinite", 2: "infinite", 3: 10**90})
    moves = {("q", tuple(named(2, p))): ("q", "h0") for p in (1, 2, 3)}
    states = [{"state": "q", "answered": [], "counts": [i * ALIKE]} for i in range(size)]
    caps = [{"profile": ["h0", "h1"], "cap": 1}]
    levels = [{"helpful": None, "states": states}]
    targets = [{"target": name, "counted": caps, "levels": levels} for name in ("h0", "h1")]
    return about_machine(content, "q", moves, targets)


@kind(30_000, 200)
def alike_entries(size):
    """synthesis: entries that Python hashes alike"""
    content = profiles(2, {1: "infinite", 2: "infinite", 3: 1})
    entries = [[i * ALIKE, 1, 0, 1] for i in range(size)]
    trap = {"target": 0, "stem": [], "loop": [1], "entries": entries}
    return certificate(content, "synthesis-certificate", states=1, traps=[trap], proof="0")


@kind(16, 3)
def great_formula(size):
    """synthesis: a formula as large as may be"""
    content = profiles(2, {1: "infinite", 2: "infinite", 3: 1})
    return certificate(content, "synthesis-certificate", states=size, traps=[], proof="0")


def budget(content, **fields):
    return certificate(content, "budget-certificate", **fields)


@kind(16, 7)
def sets_of_targets(size):
    """budgets: a noise number of a class with thousands of cells"""
    content = profiles(size, served(size, 256 * size))
    return budget(content, kind="noise-number", number="infinite", targets=[])


@kind(16, 6)
def sets_of_targets_for_each_reply(size):
    """budgets: a replay number of a class with thousands of cells"""
    cells = crowded(size, 256 * size)
    names = named(size, (1 << size) - 1)
    replies = [{"profile": named(size, p), "answer": named(size, p)[0]} for p in sorted(cells)]
    traps = [{"answer": name, "targets": names} for name in names]
    return budget(
        profiles(size, cells), kind="replay-number", number="infinite", first=names, traps=traps, replies=replies
    )


@kind(1_000, 4)
def alike_positions(size):
    """budgets: positions that Python hashes alike"""
    n = 13
    cells = crowded(n, 4096)
    finite = sorted(p for p in cells if cells[p] != "infinite")
    listed = [
        {"possible": ["h0"], "supplied": [named(n, p) for p in sorted(finite[61 * (i + k) % 4000] for k in range(2))]}
        for i in range(size)
    ]
    rows = [{**row, "answer": "h0"} for row in listed]
    return budget(profiles(n, cells), kind="last-generator", positions=rows)


@kind(20, 6)
def intersections(size):
    """uniform: a closure dimension of a class with thousands of cells"""
    content = profiles(size, crowded(size, (1 << 20) // size**2))
    return certificate(content, "uniform-certificate", kind="closure-dimension", number=0, hypotheses=[])


def promised(n, numbers):
    """Return a vector of promises: of each hypothesis a number, 1 where none is given, and a family."""
    rows = ((f"h{i}", *numbers.get(i, (1, []))) for i in range(n))
    return {"promises": [{"hypothesis": name, "number": d, "family": family} for name, d, family in rows]}


@kind(16, 6)
def families(size):
    """thresholds: very many sets of hypotheses with a finite intersection"""
    half = [p for p in range(1 << size) if p.bit_count() == size // 2]
    drawn = random.Random(size).sample(half, min(len(half), 1000))
    cells = dict.fromkeys(drawn, "infinite") | {(1 << size) - 1: 1}
    fields = {"kind": "thresholds-frontier", "vectors": [promised(size, {})], "complete": False}
    return certificate(profiles(size, cells), "thresholds-certificate", **fields)


@kind(11, 3)
def frontier(pairs):
    """thresholds: a frontier of very many vectors, with numbers that Python hashes alike"""
    n, points = 2 * pairs, [ALIKE * (i + 1) for i in range(pairs)]
    cells = {1 << k: "infinite" for k in range(n)} | {3 << 2 * i: size for i, size in enumerate(points)}
    vectors = [
        promised(
            n,
            {
                2 * i + (way >> pairs - 1 - i & 1 ^ 1): (points[i] + 1, [f"h{2 * i}", f"h{2 * i + 1}"])
                for i in range(pairs)
            },
        )
        for way in range(1 << pairs)
    ]
    fields = {"kind": "thresholds-frontier", "vectors": vectors, "complete": True}
    return certificate(profiles(n, cells), "thresholds-certificate", **fields)


@kind(6_000, 300)
def replies_of_a_strategy(size):
    """strategy: very many replies with very many groups"""
    content = profiles(32, crowded(32, 1024))
    groups = [{"targets": named(32, (1 << 32) - 1), "answer": "h31"}] * 32
    reply = {"profile": named(32, (1 << 32) - 1), "answer": "h0", "groups": groups}
    return certificate(content, "certificate", kind="generator-strategy", replies=[reply] * (size // 100))


@kind(20_000, 2)
def classes_of_six(size):
    """completeness: very many classes of six hypotheses"""
    cells = [1, 2, 4, 8, 16, 32, 63]
    entry = {"cells": cells, "first": 63, "cases": [[0, [0] * 6]] * 6}
    return enumeration("0", 6, [entry] * size)


def run(name):
    """Ask the kernel in a process of its own; return what it said, its exit code, seconds and megabytes.

    The files are made in another process: a child begins with the memory of its parent, as the system counts it.
    """
    with tempfile.TemporaryDirectory() as folder, (Path(folder) / "said").open("w+b") as said:
        subprocess.run([sys.executable, __file__, "--make", name, folder], check=True)
        paths = sorted(Path(folder).glob("file*"))
        child = subprocess.Popen([sys.executable, "-m", "echoproof.kernel", *paths], stdout=said, stderr=said)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        last = said.read().decode(errors="replace").strip().split("\n")[-1]
    return last, child.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss >> 10


def main(words):
    if words[:1] == ["--make"]:
        make, size, _ = KINDS[words[1]]
        for number, content in enumerate(make(size)):
            (Path(words[2]) / f"file{number}").write_bytes(content)
        return
    worst_seconds, worst_megabytes = 0.0, 0
    for name in KINDS:
        if words and not any(word in name for word in words):
            continue
        said, code, seconds, megabytes = run(name)
        worst_seconds, worst_megabytes = max(worst_seconds, seconds), max(worst_megabytes, megabytes)
        mark = "  !" * (seconds > 10 or megabytes > 1000 or code not in (0, 1, 2))
        print(f"{seconds:7.2f} s {megabytes:6} MB  exit {code}  {name}: {said:.110}{mark}", flush=True)
    print(f"the worst: {worst_seconds:.1f} s, {worst_megabytes} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
