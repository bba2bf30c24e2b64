"""That no machine with so many states generates a class.

The certificate has traps and a clausal proof. The formula that the proof refutes is not in it: it is worked out here
from the class and the number of states, with one clause more for each trap. A trap is a stream of cells with all
entries of a machine's table that the stream uses: the next state, and the answers that are possible there. It is
checked here, from the definition, that this stream beats every machine with these entries. See docs/synthesis.md.
"""

from typing import Any, Final

from ..completeness.rup import lines, refutes
from ..facts import objects
from ..machines.lasso import unfinished
from ..outcome import Code, Rejected
from ..rule import Claim, ClassRule
from .formula import formula

STATES: Final = 16


class FewerStates(ClassRule):
    """So many states are too few."""

    format, kind, keys = "echoproof/synthesis-certificate", "fewer-states", ("states", "traps", "proof")
    trusted = (
        "that formula.py demands nothing which no machine that generates the class can meet",
        "this checker and Python: its programs for unit propagation and for following a stream",
    )

    def check(self, states: Any, traps: Any, proof: Any) -> Claim:
        """Return the claim, when the proof leaves no machine that falls into none of the traps."""
        facts, n = self.facts, len(self.facts.names)
        if type(states) is not int or not 1 <= states <= STATES:
            raise Rejected(Code.SHAPE, "states", f"not a number from 1 to {STATES}")
        if not isinstance(proof, str):
            raise Rejected(Code.SHAPE, "proof", "no text")
        made = formula(n, sorted(facts.cells), states, self.meter)
        keys, count = ("target", "stem", "loop", "entries"), 0
        for place, (target, stem, loop, entries) in objects(traps, keys, "traps", self.meter):
            if not 0 <= number(target) < n:
                raise Rejected(Code.TARGET, f"{place}.target", "no hypothesis of the class")
            first, again = self.profiles(stem, f"{place}.stem"), self.profiles(loop, f"{place}.loop")
            self.trap(target, first, again, self.table(states, entries, f"{place}.entries"), place)
            made.exclude(entries)
            count += 1
        wrong = refutes(made.variables, made.clauses, proof, self.meter)
        if wrong:
            raise Rejected(Code.PROOF, "proof", f"not refuted: {wrong}")
        said = f"no machine with at most {states} state{'s' * (states > 1)} generates {facts.title}"
        return Claim(said, {"states": states, "traps": count, "proof_lines": sum(1 for _ in lines(proof))})

    def profiles(self, value: Any, place: str) -> list[int]:
        """Read a list of numbers that are realized profiles."""
        if not isinstance(value, list):
            raise Rejected(Code.SHAPE, place, "not a list")
        for profile in self.meter.each(value, 2):
            if number(profile) not in self.facts.cells:
                raise Rejected(Code.REALIZED, place, "no profile of the class")
        return value

    def table(self, states: int, entries: Any, place: str) -> dict[tuple[int, int], tuple[int, int]]:
        """Read {(state, profile): (next state, possible answers)} from a list of entries."""
        if not isinstance(entries, list):
            raise Rejected(Code.SHAPE, place, "not a list")
        table: dict[tuple[int, int], tuple[int, int]] = {}
        for entry in self.meter.each(entries, 8):
            if not isinstance(entry, list) or len(entry) != 4 or min(map(number, entry)) < 0:
                raise Rejected(Code.SHAPE, place, "an entry is not four numbers")
            state, profile, to, answers = entry
            if max(state, to) >= states or profile not in self.facts.cells:
                raise Rejected(Code.ENTRY, place, "an entry for no state or cell")
            if not 0 < answers < 1 << len(self.facts.names):
                raise Rejected(Code.ENTRY, place, "an entry without possible answers")
            if (state, profile) in table:
                raise Rejected(Code.ENTRY, place, "an entry twice")
            table[state, profile] = to, answers
        return table

    def trap(
        self, target: int, stem: list[int], loop: list[int], table: dict[tuple[int, int], tuple[int, int]], place: str
    ) -> None:
        """Reject unless the stream beats every machine with these entries.

        The stem is shown once, then the loop for ever. What is legal in the first turn of the loop is so in every
        other, for no answer is ever taken back.
        """
        inside = sum(1 << m for m, above in enumerate(self.facts.above) if above >> target & 1)
        state, begin, given, wrong = 0, 0, set[int](), False
        for round_, profile in enumerate([*stem, *loop]):
            self.meter.spend(4 + len(given) // 2)
            if round_ == len(stem):
                begin = state
            if (state, profile) not in table:
                raise Rejected(Code.ENTRY, place, f"round {round_ + 1} uses an entry that is not there")
            # It is a replay only of what was answered in an earlier round: its own answer comes after it.
            if not profile >> target & 1 and not any(answers & ~profile == 0 for answers in given):
                raise Rejected(Code.ILLEGAL, place, f"round {round_ + 1} may be neither genuine nor replayed")
            state, answers = table[state, profile]
            given.add(answers)
            wrong = wrong or (round_ >= len(stem) and not answers & inside)
        if not loop or state != begin:
            raise Rejected(Code.OPEN, place, "the loop is empty, or does not end where it began")
        if not wrong:
            raise Rejected(Code.RIGHT, place, "no answer of the loop is wrong in any case")
        missing = unfinished(self.facts, target, stem, loop, self.meter)
        if missing is not None:
            raise Rejected(Code.UNFINISHED, place, f"the cell {missing} of the target is not shown in full")


def number(value: Any) -> int:
    """Return a value that is a natural number, -1 for every other."""
    return value if type(value) is int and value >= 0 else -1
