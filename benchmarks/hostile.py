"""Files made to keep the kernel busy or fill its memory, at full size: the seconds and megabytes that each takes.

A kind is a function of a size that returns the room of the kernel that is asked, and the files for it. The goal is 10
seconds and 1 GB for the worst, with a clear refusal, or acceptance where the file is honest. `hostile.py WORD…` runs
the kinds whose names have one of the words. tests/kernel/test_meter.py runs the kinds at small sizes.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from echoproof import kernel
from echoproof.kernel import completeness, machines
from echoproof.kernel.completeness import rup
from echoproof.kernel.meter import Meter

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


def of_class(content, certificate=b"{}"):
    return "", content.encode(), certificate


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


def certificate(content, **fields):
    """Return a certificate about the class of a class file."""
    names, cells = kernel.classfile.read(content.encode(), Meter(1 << 60, 1 << 60))
    return json.dumps({"format": "", "class": kernel.digest(names, cells), **fields}).encode()


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


# JSON. One room stands for those that read alike.

TRIANGLE = profiles(3, {0b111: "infinite", 0b011: 1, 0b101: 1, 0b110: 1})
ROOMS = ("", "completeness", "synthesis")


def document(room, text):
    data = text.encode()
    return (room, data) if room == "completeness" else (room, TRIANGLE.encode(), data)


def json_kinds():
    parts = {
        "small objects": ('{"":0},', "{}"),
        "empty lists": ("[],", "[]"),
        "empty texts": ('"",', "0"),
        "texts of one letter": ('"' + EMOJI + '",', "0"),
        "numbers": ("1234567,", "0"),
        "fractions": ("1.5,", "0"),
        "numbers of 4,000 digits": ("9" * 4000 + ",", "0"),
        "numbers that Python hashes alike": (f"{ALIKE},", "0"),
        "escapes": ('"' + r"\u1234" * 50 + '",', "0"),
        "braces in texts": ('"' + "{" * 100 + '",', "0"),
    }
    for what, (item, last) in parts.items():
        for room in ROOMS:
            for mark in ("", EMOJI):

                def make(size, item=item, last=last, room=room, mark=mark):
                    return document(room, f'["{mark}",{item * (size // len(item.encode()))}{last}]')

                make.__doc__ = f"JSON {room or 'of a strategy'}: {what}{' and one emoji' * bool(mark)}"
                kind((1 << 25) - 6000, 100_000)(make)


json_kinds()


@kind((1 << 25) - 6000, 100_000)
def keys_of_one_object(size):
    """JSON of a strategy: one object of many keys, and one emoji"""
    return document("", "{" + ",".join(f'"{i:x}":0' for i in range(size // 12)) + f',"{EMOJI}":0}}')


@kind(1 << 25, 5_000)
def nested(size):
    """JSON of a strategy: lists in lists"""
    return document("", "[" * size)


@kind((1 << 25) - 6000, 100_000)
def long_sizes(size):
    """JSON of a strategy: sizes of 4,000 digits"""
    sizes = '{"number":' + "9" * 4000 + "},"
    return document("", "[" + sizes * (size // len(sizes)) + "0]")


@kind(100 << 20, 100_000)
def small_objects_of_100_megabytes(size):
    """JSON completeness: 100 MB of small objects and one emoji"""
    return document("completeness", f'["{EMOJI}",{"{},".join([""] * (size // 3))}{{}}]')


@kind(100 << 20, 100_000)
def emoji_of_100_megabytes(size):
    """JSON completeness: 100 MB of emoji"""
    return document("completeness", f'["{EMOJI * (size // 4)}"]')


# Clausal proofs.


def enumeration(proof, n=4, classes=()):
    keys = {"format": "echoproof/enumeration-certificate@1", "hypotheses": n, "critical": False}
    return "completeness", json.dumps({**keys, "classes": [*classes], "proof": proof}).encode()


def two_literals():
    """Return two clauses of the formula that share their first literal, as texts, and all variables."""
    made = completeness.formula(4, False)
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
    made = completeness.formula(4, False)
    checker = rup.Checker(made.variables, Meter())
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


@kind(40, 2)
def counted_cells(size):
    """machines: a ranking that counts thousands of cells"""
    n, target = 13, 0
    cells = crowded(n, 100 * size + 96)
    content = profiles(n, cells)
    states = [f"q{i}" for i in range(size)]
    moves = [
        {"state": state, "profile": named(n, profile), "next": state, "answer": "h0"}
        for state in states
        for profile in cells
    ]
    machine = json.dumps({"format": "echoproof/machine@1", "start": "q0", "transitions": moves}).encode()
    names, known = kernel.classfile.read(content.encode(), Meter())
    made = machines.machine.read_machine(machine, names, known, Meter(1 << 60, 1 << 60))
    counted = [p for p, each in cells.items() if each != "infinite" and p >> target & 1]
    full = [
        {"state": state, "answered": answered, "counts": [1] * len(counted)}
        for state in states
        for answered in ([], ["h0"])
    ]
    start = {"state": "q0", "answered": [], "counts": [0] * len(counted)}
    caps = [{"profile": named(n, p), "cap": 1} for p in counted]
    targets = [
        {"target": name, "counted": caps, "levels": [{"helpful": None, "states": [*full, start]}]} for name in names
    ]
    body = certificate(content, kind="ranking", machine=made.digest, targets=targets)
    return "machines", content.encode(), machine, body.replace(b'""', b'"echoproof/machine-certificate@1"', 1)


@kind(30_000, 200)
def alike_counts(size):
    """machines: counts that Python hashes alike"""
    content = profiles(2, {1: "infinite", 2: "infinite", 3: 10**90})
    moves = [{"state": "q", "profile": named(2, p), "next": "q", "answer": "h0"} for p in (1, 2, 3)]
    machine = json.dumps({"format": "echoproof/machine@1", "start": "q", "transitions": moves}).encode()
    names, known = kernel.classfile.read(content.encode(), Meter())
    made = machines.machine.read_machine(machine, names, known, Meter())
    states = [{"state": "q", "answered": [], "counts": [i * ALIKE]} for i in range(size)]
    target = {
        "target": "h0",
        "counted": [{"profile": ["h0", "h1"], "cap": 1}],
        "levels": [{"helpful": None, "states": states}],
    }
    body = certificate(content, kind="ranking", machine=made.digest, targets=[target, {**target, "target": "h1"}])
    return "machines", content.encode(), machine, body.replace(b'""', b'"echoproof/machine-certificate@1"', 1)


@kind(30_000, 200)
def alike_entries(size):
    """synthesis: entries that Python hashes alike"""
    content = profiles(2, {1: "infinite", 2: "infinite", 3: 1})
    entries = [[i * ALIKE, 1, 0, 1] for i in range(size)]
    trap = {"target": 0, "stem": [], "loop": [1], "entries": entries}
    body = certificate(content, states=1, traps=[trap], proof="0")
    return "synthesis", content.encode(), body.replace(b'""', b'"echoproof/synthesis-certificate@1"', 1)


def budget(content, **fields):
    body = certificate(content, **fields).replace(b'""', b'"echoproof/budget-certificate@1"', 1)
    return "budgets", content.encode(), body


@kind(16, 7)
def sets_of_targets(size):
    """budgets: a noise number of a class with thousands of cells"""
    content = profiles(size, crowded(size, 256 * size))
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


@kind(1_000, 20)
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
    body = certificate(content, kind="closure-dimension", number=0, hypotheses=[])
    return "uniform", content.encode(), body.replace(b'""', b'"echoproof/uniform-certificate@1"', 1)


@kind(6_000, 300)
def replies_of_a_strategy(size):
    """strategy: very many replies with very many groups"""
    content = profiles(32, crowded(32, 1024))
    groups = [{"targets": named(32, (1 << 32) - 1), "answer": "h31"}] * 32
    reply = {"profile": named(32, (1 << 32) - 1), "answer": "h0", "groups": groups}
    body = certificate(content, kind="generator-strategy", replies=[reply] * (size // 100))
    return of_class(content, body.replace(b'""', b'"echoproof/certificate@1"', 1))


@kind(20_000, 10)
def classes_of_six(size):
    """completeness: very many classes of six hypotheses"""
    cells = [1, 2, 4, 8, 16, 32, 63]
    entry = {"cells": cells, "first": 63, "cases": [[0, [0] * 6]] * 6}
    return enumeration("0", 6, [entry] * size)


def make(name, size, folder):
    """Write the files of a kind, and return the room and their paths."""
    room, *files = KINDS[name][0](size)
    paths = [Path(folder) / str(number) for number, _ in enumerate(files)]
    for path, content in zip(paths, files, strict=True):
        path.write_bytes(content)
    return room, paths


def run(name):
    """Ask the kernel in a process of its own; return what it said, its exit code, seconds and megabytes.

    The files are made in another process: a child begins with the memory of its parent, as the system counts it.
    """
    with tempfile.TemporaryDirectory() as folder, (Path(folder) / "said").open("w+b") as said:
        command = [sys.executable, __file__, "--make", name, folder]
        room, *paths = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\n")[:-1]
        child = subprocess.Popen([sys.executable, "-m", f"echoproof.kernel{room}", *paths], stdout=said, stderr=said)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        last = said.read().decode(errors="replace").strip().split("\n")[-1]
    return last, child.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss >> 10


def main(words):
    if words[:1] == ["--make"]:
        room, paths = make(words[1], KINDS[words[1]][1], words[2])
        print(f".{room}" * bool(room), *paths, sep="\n")
        return
    worst_seconds, worst_megabytes = 0.0, 0
    for name in KINDS:
        if words and not any(word in name for word in words):
            continue
        said, code, seconds, megabytes = run(name)
        worst_seconds, worst_megabytes = max(worst_seconds, seconds), max(worst_megabytes, megabytes)
        mark = "  !" * (seconds > 10 or megabytes > 1000 or code not in (0, 1, 2, 3))
        print(f"{seconds:7.2f} s {megabytes:6} MB  exit {code}  {name}: {said:.110}{mark}", flush=True)
    print(f"the worst: {worst_seconds:.1f} s, {worst_megabytes} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
