"""Forward checking of clausal proofs by unit propagation, with two watched literals.

A clause is accepted when denying all its literals leads, by unit propagation in the clauses so far, to a conflict;
then it follows from them. Deletions only make this faster: whatever is left follows from the formula. Literals are
non-zero integers, which also index lists: -v counts from the end of a list of length 2 * variables + 1.
"""

from array import array
from collections.abc import Iterable, Iterator

from ..meter import Meter


class Checker:
    """The clauses so far and the literals that follow from them by unit propagation."""

    def __init__(self, variables: int, meter: Meter) -> None:
        self.variables, self.meter = variables, meter
        size = 2 * variables + 1
        meter.spend(size, 160 * size)
        self.value = [0] * size
        self.implied: list[list[int]] = [
            [] for _ in range(size)
        ]  # two-literal clauses: what follows when the literal holds
        self.watched: list[list[list[int]]] = [
            [] for _ in range(size)
        ]  # longer ones: those that watch the negation of the literal
        self.trail: list[int] = []
        self.done = 0  # so many literals of the trail were propagated
        self.refuted = False
        self.known: dict[bytes, list[list[int]]] = {}

    def add(self, literals: Iterable[int]) -> None:
        """Add a clause that is known to follow."""
        different = dict.fromkeys(literals)
        self.meter.spend(8 + 4 * len(different))
        if any(-literal in different for literal in different):
            return
        self.meter.spend(8, 400 + 24 * len(different))
        value = self.value
        clause = sorted(different, key=lambda literal: value[literal] < 0)  # to watch first what does not fail
        self.known.setdefault(named(clause), []).append(clause)
        if len(clause) > 2:
            self.watched[-clause[0]].append(clause)
            self.watched[-clause[1]].append(clause)
        elif len(clause) == 2:
            self.implied[-clause[0]].append(clause[1])
            self.implied[-clause[1]].append(clause[0])
        if not clause or value[clause[0]] < 0:
            self.refuted = True
        elif len(clause) == 1 or value[clause[1]] < 0:
            self.refuted = self.refuted or not (self.assume(clause[0]) and self.propagate())

    def delete(self, literals: Iterable[int]) -> None:
        """Drop one copy of a clause, if there is one; what was propagated stays, since it follows all the same."""
        copies = self.known.get(named(set(literals)))
        if copies:
            clause = copies.pop()
            if len(clause) == 2:
                for one, other in (clause, reversed(clause)):
                    self.meter.spend(len(self.implied[-one]) >> 3)
                    self.implied[-one].remove(other)
            clause.clear()  # an empty list among the watched ones is dropped where it is met

    def follows(self, clause: list[int]) -> bool:
        """Say whether denying the clause leads to a conflict."""
        if self.refuted:
            return True
        self.meter.spend(2 * len(clause))
        start = len(self.trail)
        conflict = not all(self.assume(-literal) for literal in clause) or not self.propagate()
        for literal in self.trail[start:]:
            self.value[literal] = self.value[-literal] = 0
        del self.trail[start:]
        self.done = start
        return conflict

    def assume(self, literal: int) -> bool:
        """Let a literal hold; False when it already fails."""
        if self.value[literal]:
            return self.value[literal] > 0
        self.value[literal], self.value[-literal] = 1, -1
        self.trail.append(literal)
        return True

    def propagate(self) -> bool:
        """Draw all unit consequences; False when there is a conflict."""
        trail, known = self.trail, self.done
        while self.done < len(trail):
            # Two-literal clauses run ahead of the others: they are cheap.
            if known < len(trail) and not self.imply(known):
                return False
            known = len(trail)
            if not self.visit(trail[self.done]):
                return False
            self.done += 1
        return True

    def imply(self, start: int) -> bool:
        """Draw what two-literal clauses say of the trail from there on; False when there is a conflict."""
        value, trail, implied, steps, conflict = self.value, self.trail, self.implied, 0, False
        while start < len(trail) and not conflict:
            steps += 1 + len(implied[trail[start]]) // 2
            for other in implied[trail[start]]:
                if value[other] < 0:
                    conflict = True
                    break
                if not value[other]:
                    value[other], value[-other] = 1, -1
                    trail.append(other)
            start += 1
        self.meter.spend(steps)
        return not conflict

    def visit(self, literal: int) -> bool:
        """Move the watches of the clauses in which the negation of the literal was watched; False when one fails."""
        value, watched, scanned, conflict = self.value, self.watched, 0, False
        kept: list[list[int]] = []
        false, clauses = -literal, self.watched[literal]
        for place, clause in enumerate(clauses):
            if not clause:
                continue
            if clause[0] == false:
                clause[0], clause[1] = clause[1], false
            other = clause[0]
            if value[other] > 0:
                kept.append(clause)
                continue
            k = 1
            for k in range(2, len(clause)):
                new = clause[k]
                if value[new] >= 0:
                    clause[1], clause[k] = new, false
                    watched[-new].append(clause)
                    break
            else:
                kept.append(clause)
                if value[other] < 0:
                    kept.extend(clauses[place + 1 :])
                    conflict = True
                    break
                value[other], value[-other] = 1, -1
                self.trail.append(other)
            scanned += k
        watched[literal] = kept
        self.meter.spend(2 + (3 * len(clauses) + scanned) // 2)
        return not conflict


def named(clause: Iterable[int]) -> bytes:
    """Return what a dictionary knows a clause by: no tuple, for attackers can make some that Python hashes alike."""
    return array("q", sorted(clause)).tobytes()


def lines(text: str) -> Iterator[str]:
    """Yield the lines of a text, one at a time."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) % (len(text) + 1)  # where there is none, the end of the text
        yield text[start:end]
        start = end + 1


def refutes(variables: int, clauses: Iterable[Iterable[int]], proof: str, meter: Meter) -> str | None:
    """Check that the proof, lines of clauses ("1 -2 0") and deletions ("d 1 -2 0"), refutes the clauses.

    Returns None when it does, else what is wrong with it.
    """
    checker = Checker(variables, meter)
    for clause in clauses:
        checker.add(clause)
    for number, line in enumerate(lines(proof), 1):
        if checker.refuted:
            break
        meter.spend(4 + len(line) // 2)
        deletion = line.startswith("d ")
        try:
            *literals, end = map(int, line[2:].split() if deletion else line.split())
        except ValueError:
            return f"line {number} is no list of integers"
        if end != 0 or any(not 1 <= abs(literal) <= variables for literal in literals):
            return f"line {number} is no clause over the variables of the formula that ends with 0"
        if deletion:
            checker.delete(literals)
        elif checker.follows(literals):
            checker.add(literals)
        else:
            return f"line {number} does not follow by unit propagation"
    return None if checker.refuted else "the proof does not reach a contradiction"
