"""Forward checking of clausal proofs by unit propagation, with two watched literals.

A clause is accepted when denying all its literals leads, by unit propagation in the clauses so far, to a conflict;
then it follows from them. Deletions only make this faster: whatever is left follows from the formula. Literals are
non-zero integers, which also index lists: -v counts from the end of a list of length 2 * variables + 1.
"""


class Checker:
    """The clauses so far and the literals that follow from them by unit propagation."""

    def __init__(self, variables):
        self.variables = variables
        size = 2 * variables + 1
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
        self.known: dict[tuple[int, ...], list[list[int]]] = {}

    def add(self, clause):
        """Add a clause that is known to follow."""
        clause = list(dict.fromkeys(clause))
        if any(-literal in clause for literal in clause):
            return
        value = self.value
        clause.sort(key=lambda literal: value[literal] < 0)  # literals that do not fail first, to be watched
        self.known.setdefault(tuple(sorted(clause)), []).append(clause)
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

    def delete(self, clause):
        """Drop one copy of a clause, if there is one; what was propagated stays, since it follows all the same."""
        copies = self.known.get(tuple(sorted(set(clause))))
        if copies:
            clause = copies.pop()
            if len(clause) == 2:
                self.implied[-clause[0]].remove(clause[1])
                self.implied[-clause[1]].remove(clause[0])
            clause.clear()  # an empty list among the watched ones is dropped where it is met

    def follows(self, clause):
        """Say whether denying the clause leads to a conflict."""
        if self.refuted:
            return True
        start = len(self.trail)
        conflict = not all(self.assume(-literal) for literal in clause) or not self.propagate()
        for literal in self.trail[start:]:
            self.value[literal] = self.value[-literal] = 0
        del self.trail[start:]
        self.done = start
        return conflict

    def assume(self, literal):
        """Let a literal hold; False when it already fails."""
        if self.value[literal]:
            return self.value[literal] > 0
        self.value[literal], self.value[-literal] = 1, -1
        self.trail.append(literal)
        return True

    def propagate(self):
        """Draw all unit consequences; False when there is a conflict."""
        value, trail, implied = self.value, self.trail, self.implied
        fast = self.done  # two-literal clauses run ahead of the others: they are cheap
        while self.done < len(trail):
            while fast < len(trail):
                for other in implied[trail[fast]]:
                    if value[other] < 0:
                        return False
                    if not value[other]:
                        value[other], value[-other] = 1, -1
                        trail.append(other)
                fast += 1
            if not self.visit(trail[self.done]):
                return False
            self.done += 1
        return True

    def visit(self, literal):
        """Move the watches of the clauses in which the negation of the literal was watched."""
        value, watched, kept = self.value, self.watched, []
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
                    watched[literal] = kept
                    return False
                value[other], value[-other] = 1, -1
                self.trail.append(other)
        watched[literal] = kept
        return True


def refutes(variables, clauses, proof):
    """Check that the proof, lines of clauses ("1 -2 0") and deletions ("d 1 -2 0"), refutes the clauses.

    Returns None when it does, else what is wrong with it.
    """
    checker = Checker(variables)
    for clause in clauses:
        checker.add(clause)
    for number, line in enumerate(proof, 1):
        if checker.refuted:
            break
        deletion = line.startswith("d ")
        try:
            *clause, end = map(int, line[2:].split() if deletion else line.split())
        except ValueError:
            return f"line {number} is no list of integers"
        if end != 0 or any(not 1 <= abs(literal) <= variables for literal in clause):
            return f"line {number} is no clause over the variables of the formula that ends with 0"
        if deletion:
            checker.delete(clause)
        elif checker.follows(clause):
            checker.add(clause)
        else:
            return f"line {number} does not follow by unit propagation"
    return None if checker.refuted else "the proof does not reach a contradiction"
