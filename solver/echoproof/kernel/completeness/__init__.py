"""Checks a list that claims to hold all hard classes of n hypotheses: standard library only, its own encoding.

The certificate is a JSON object, see docs/enumeration.md: the classes, each with data that prove it hard, and a clausal
proof. The formula that the proof refutes is not in it: it is worked out here from the number of hypotheses, with one
clause more for each listed class.
"""

from collections import Counter
from typing import NamedTuple

from ..meter import Meter
from ..outcome import Rejected
from ..reading import read as read_json
from .classes import Facts, copies
from .formula import formula
from .rup import lines, refutes

BYTES, HYPOTHESES = 1 << 28, 6
KEYS = {"format", "hypotheses", "critical", "classes", "proof"}
TRUSTED = (
    "the finite characterization of proper generation with replay (proved in Lean in GenLimitLib)",
    "that formula.py demands nothing which a hard class that is the least of its copies cannot meet",
    "that every class is isomorphic to one that is the least of its copies",
    "this checker and Python: its programs for unit propagation, permutations and the criterion",
)


class Report(NamedTuple):
    """What was checked; `rejected` says why the certificate is refused, None when it is accepted."""

    rejected: str | None
    place: str = ""
    hypotheses: int = 0
    critical: bool = False
    by_cells: tuple[tuple[int, int], ...] = ()
    """Pairs (number of cells, classes up to isomorphism that have so many)."""
    labelled: int = 0
    """The number of classes with named hypotheses."""
    proof_lines: int = 0

    @property
    def classes(self) -> int:
        """The number of classes up to isomorphism."""
        return sum(count for _, count in self.by_cells)


class Refused(Exception):
    """Stops a check: what is wrong, and where."""


def check(data: bytes) -> Report:
    """Check the bytes of a certificate; a Report always, never an exception for bad input."""
    try:
        return accepted(read(data, meter := Meter()), meter)
    except Rejected as rejected:
        return Report(rejected.args[2], "file")
    except Refused as refused:
        return Report(*refused.args)


def read(data, meter):
    """Return the certificate with every type checked."""
    if len(data) > BYTES:
        raise Refused(f"more than {BYTES} bytes", "file")
    document = read_json(data, meter)
    if not isinstance(document, dict) or document.get("format") != "echoproof/enumeration-certificate@1":
        raise Refused("not echoproof/enumeration-certificate@1", "format")
    if set(document) != KEYS:
        raise Refused(f"not exactly the keys {', '.join(sorted(KEYS))}", "file")
    n = document["hypotheses"]
    if type(n) is not int or not 1 <= n <= HYPOTHESES:
        raise Refused(f"not a number from 1 to {HYPOTHESES}", "hypotheses")
    if type(document["critical"]) is not bool:
        raise Refused("neither true nor false", "critical")
    if not isinstance(document["classes"], list) or not isinstance(document["proof"], str):
        raise Refused("classes are a list, the proof is a text", "file")
    for number, entry in enumerate(document["classes"]):
        if not isinstance(entry, dict) or set(entry) != {"cells", "first", "cases"} or not shaped(n, **entry):
            raise Refused("not an object with increasing cells, a first profile and cases", f"classes[{number}]")
    return document


def shaped(n, cells, first, cases):
    """Say whether an entry has the right types and ranges."""

    def numbers(value, bound):
        return isinstance(value, list) and all(type(x) is int and 0 <= x < bound for x in value)

    return (
        numbers(cells, 1 << n)
        and all(p < q for p, q in zip([0, *cells], cells, strict=False))
        and type(first) is int
        and isinstance(cases, list)
        and all(
            isinstance(case, list) and len(case) == 2 and numbers(case[:1], n) and numbers(case[1], n) for case in cases
        )
    )


def accepted(document, meter) -> Report:
    """Return the Report of a right certificate."""
    n, critical, before = document["hypotheses"], document["critical"], -1
    made, labelled = formula(n, critical), 0
    for number, entry in enumerate(document["classes"]):
        cells, place = entry["cells"], f"classes[{number}]"
        ranks, facts = copies(n, cells), Facts(n, cells)
        if ranks[0] <= before:
            raise Refused("listed twice, or not in increasing order", place)
        if min(ranks) < ranks[0]:
            raise Refused("not the least of its isomorphic copies", place)
        if not facts.is_class():
            raise Refused("an empty support, or two that are equal", place)
        if not facts.proved_hard(entry["first"], entry["cases"]):
            raise Refused("its data do not prove it hard", place)
        if critical and not facts.critical():
            raise Refused("not critical: some of its hypotheses are a hard class", place)
        made.exclude(cells)
        before, labelled = ranks[0], labelled + len(set(ranks))
    proof = document["proof"]
    wrong = refutes(made.variables, made.clauses, proof, meter)
    if wrong:
        raise Refused(f"not shown to be complete: {wrong}", "proof")
    by_cells = Counter(len(entry["cells"]) for entry in document["classes"])
    return Report(None, "", n, critical, tuple(sorted(by_cells.items())), labelled, sum(1 for _ in lines(proof)))
