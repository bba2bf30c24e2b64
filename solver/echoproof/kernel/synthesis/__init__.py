"""Checks that no machine with at most so many states generates a class: standard library only, its own formula.

The certificate is a JSON object, see docs/synthesis.md: the class by its digest, the number of states, the traps, and a
clausal proof. The formula that the proof refutes is not in it: it is worked out here from the class and the number of
states, with one clause more for each trap. A trap is a stream of cells with all entries of a machine's table that the
stream uses: the next state, and the answers that are possible there. It is checked here, from the definition, that this
stream beats every machine with these entries.
"""

from collections import Counter
from typing import NamedTuple

from .. import classfile
from ..completeness import Refused
from ..completeness.rup import lines, refutes
from ..meter import Meter
from ..outcome import Rejected
from ..reading import read as read_json
from .formula import formula

BYTES, STATES, HYPOTHESES, CLAUSES = 1 << 25, 16, 8, 500_000
KEYS = {"format", "class", "states", "traps", "proof"}
TRAP = {"target", "stem", "loop", "entries"}
UNREADABLE = ("class", "file", "format")
"""Places of what is wrong with a file as such, not with what it claims."""
TRUSTED = (
    "that formula.py demands nothing which no machine that generates the class can meet",
    "this checker and Python: its programs for unit propagation and for following a stream",
)


class Report(NamedTuple):
    """What was checked; `rejected` says why the certificate is refused, None when it is accepted."""

    rejected: str | None
    place: str = ""
    states: int = 0
    traps: int = 0
    proof_lines: int = 0


def check(class_file: bytes, certificate: bytes) -> Report:
    """Check a certificate against a class file; a Report always, never an exception for bad input."""
    try:
        names, cells = classfile.read(class_file, meter := Meter())
    except Rejected as rejected:
        return Report(rejected.args[2], "class")
    try:
        return accepted(read(certificate, meter), names, cells, meter)
    except Rejected as rejected:
        return Report(rejected.args[2], "file")
    except Refused as refused:
        return Report(*refused.args)


def read(data, meter):
    """Return the certificate with the types of its parts checked."""
    if len(data) > BYTES:
        raise Refused(f"more than {BYTES} bytes", "file")
    document = read_json(data, meter)
    if not isinstance(document, dict) or document.get("format") != "echoproof/synthesis-certificate@1":
        raise Refused("not echoproof/synthesis-certificate@1", "format")
    if set(document) != KEYS:
        raise Refused(f"not exactly the keys {', '.join(sorted(KEYS))}", "file")
    if type(document["states"]) is not int or not 1 <= document["states"] <= STATES:
        raise Refused(f"not a number from 1 to {STATES}", "states")
    if not isinstance(document["traps"], list) or not isinstance(document["proof"], str):
        raise Refused("traps are a list, the proof is a text", "file")
    for number, trap in enumerate(document["traps"]):
        if not isinstance(trap, dict) or set(trap) != TRAP or not shaped(**trap):
            raise Refused("not an object with a target, stem, loop and entries, all of numbers", f"traps[{number}]")
    return document


def shaped(target, stem, loop, entries):
    """Say whether a trap has the right types."""

    def numbers(value):
        return isinstance(value, list) and all(type(x) is int and x >= 0 for x in value)

    return (
        numbers([target])
        and numbers(stem)
        and numbers(loop)
        and isinstance(entries, list)
        and all(numbers(entry) and len(entry) == 4 for entry in entries)
    )


def accepted(document, names, cells, meter) -> Report:
    """Return the Report of a right certificate."""
    n, states, profiles = len(names), document["states"], sorted(cells)
    if document["class"] != classfile.digest(names, cells):
        raise Refused(f"the class at hand has {classfile.digest(names, cells)}", "digest")
    if n > HYPOTHESES or (n << n) * states**2 * (n * len(cells) + states + states * len(cells)) > CLAUSES:
        raise Refused("the formula would be too large for this checker", "states")
    made = formula(n, profiles, states)
    for number, trap in enumerate(document["traps"]):
        wrong = fault(trap, n, cells, states)
        if wrong:
            raise Refused(wrong, f"traps[{number}]")
        made.exclude(trap["entries"])
    proof = document["proof"]
    wrong = refutes(made.variables, made.clauses, proof, meter)
    if wrong:
        raise Refused(f"not refuted: {wrong}", "proof")
    return Report(None, "", states, len(document["traps"]), sum(1 for _ in lines(proof)))


def fault(trap, n, cells, states):
    """Say why a trap does not beat every machine with its entries; None when it does.

    The stem is shown once, then the loop for ever. What is legal in the first turn of the loop is so in every other,
    for no answer is ever taken back.
    """
    target, stem, loop = trap["target"], trap["stem"], trap["loop"]
    table = {(q, p): (to, answers) for q, p, to, answers in trap["entries"]}
    if target >= n or len(table) < len(trap["entries"]) or not loop:
        return "no such target, an entry twice, or an empty loop"
    if any(q >= states or to >= states or p not in cells or not 0 < a < 1 << n for (q, p), (to, a) in table.items()):
        return "an entry for no state or cell, or without possible answers"
    inside = sum(1 << m for m in range(n) if all(p >> target & 1 for p in cells if p >> m & 1))
    state, given, begin, wrong = 0, set(), 0, False
    for number, profile in enumerate([*stem, *loop]):
        if number == len(stem):
            begin = state
        if (state, profile) not in table:
            return f"round {number + 1} uses an entry that is not there"
        if not profile >> target & 1 and not any(answers & ~profile == 0 for answers in given):
            return f"round {number + 1} may be neither genuine nor replayed"
        state, answers = table[state, profile]
        given.add(answers)
        wrong = wrong or (number >= len(stem) and not answers & inside)
    if state != begin:
        return "the loop does not end where it began"
    if not wrong:
        return "no answer of the loop is wrong in any case"
    shown, recurring = Counter(stem), set(loop)
    for profile, size in cells.items():
        if profile >> target & 1 and profile not in recurring and (size == "infinite" or shown[profile] < size):
            return f"the cell {profile} of the target is not shown in full"
    return None
