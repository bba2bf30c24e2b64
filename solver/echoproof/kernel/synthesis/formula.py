"""The clauses that every machine satisfies which generates a class, from the class and the number of states alone.

A machine starts in state 0; on an example of some cell it answers a hypothesis and goes to a state. What must be
trusted of this file is one direction: if some machine with at most so many states generates the class, then one does
for which the further variables can be chosen such that all clauses hold. Each comment says what to choose. Then a
refutation of these clauses leaves no such machine.

Why: an adversary who enumerates the target k may show a cell of k at any time, and another one once a hypothesis of
its profile was answered. Let R be the hypotheses answered so far. If the play can come to a state with R, and from
there to and fro between states by moves that are allowed, that answer in R, that show every cell of k, and of which one
answer is wrong, then all this for ever is legal, enumerates k and is wrong again and again. So one of these is missing.
"""

from collections.abc import Iterable, Sequence

from ..meter import Meter


class Formula:
    """Clauses over the variables 1 … `variables`; for n hypotheses, the profiles of the cells, and states from 0."""

    def __init__(self, n: int, profiles: list[int], states: int, meter: Meter) -> None:
        self.n, self.profiles, self.states, self.meter = range(n), profiles, range(states), meter
        self.clauses: list[list[int]] = []
        self.number: dict[tuple[object, ...], int] = {}

    @property
    def variables(self) -> int:
        """The number of variables so far."""
        return len(self.number)

    def var(self, *name: object) -> int:
        """Return the variable of a name."""
        return self.number.setdefault(name, len(self.number) + 1)

    def after(self, q: int, p: int, to: int) -> int:
        """Return the variable of: in state q, on an example of profile p, the machine goes to this state."""
        return self.var("after", q, p, to)

    def answer(self, q: int, p: int, a: int) -> int:
        """Return the variable of: there it answers h_a."""
        return self.var("answer", q, p, a)

    def add(self, *literals: int) -> None:
        """Add a clause."""
        self.meter.spend(8 + 6 * len(literals), 100 + 60 * len(literals))
        self.clauses.append(list(literals))

    def inside(self, m: int, k: int) -> bool:
        """Say whether h_m is a subset of h_k."""
        return all(p >> k & 1 for p in self.profiles if p >> m & 1)

    def exclude(self, table: Iterable[Sequence[int]]) -> None:
        """Exclude the machines with these entries: lists of state, profile, next state, set of answers."""
        self.add(
            *[-self.after(q, p, to) for q, p, to, _ in table],
            *[self.answer(q, p, a) for q, p, _, answers in table for a in self.n if not answers >> a & 1],
        )


def formula(n: int, profiles: list[int], states: int, meter: Meter) -> Formula:
    """Return the Formula of a class and a number of states."""
    f = Formula(n, profiles, states, meter)
    is_table(f)
    in_order(f)
    for asked in range(1, 1 << n):
        repeats(f, asked)
    for target in f.n:
        right = {m for m in f.n if f.inside(m, target)}
        if len(right) < n:
            reached(f, target)
            for asked in range(1, 1 << n):
                walks(f, target, asked)
                fails_nowhere(f, target, asked, right)
    return f


def is_table(f: Formula) -> None:
    """Each entry has one next state and one answer."""
    for q in f.states:
        for p in f.profiles:
            for one in ([f.after(q, p, to) for to in f.states], [f.answer(q, p, a) for a in f.n]):
                f.add(*one)
                for i, x in enumerate(one):
                    for y in one[:i]:
                        f.add(-x, -y)


def in_order(f: Formula) -> None:
    """State v + 1 is the next state of no entry before v was. Choose: number the states as they come up in the table.

    State 0 first, then those in the row of state 0 as they come up, then those in the row of state 1, and so on. A
    state that does not come up is never reached; then let its row lead to state 0, which changes no play.
    """
    earlier: list[tuple[int, int]] = []
    for q in f.states:
        for p in f.profiles:
            for v in f.states[1:-1]:
                f.add(-f.after(q, p, v + 1), *[f.after(*entry, v) for entry in earlier])
            earlier.append((q, p))


def repeats(f: Formula, asked: int) -> None:
    """repeats[asked, q, p]: choose whether the answer of the entry is among those asked for."""
    for q in f.states:
        for p in f.profiles:
            for a in f.n:
                if asked >> a & 1:
                    f.add(-f.answer(q, p, a), f.var("repeats", asked, q, p))


def legal(f: Formula, target: int, asked: int) -> list[int]:
    """Return the profiles that may be shown."""
    return [p for p in f.profiles if p >> target & 1 or p & asked]


def reached(f: Formula, target: int) -> None:
    """reached[target, asked, q]: choose whether a legal play comes to state q when just that was answered."""
    f.add(f.var("reached", target, 0, 0))
    for asked in range(1 << len(f.n)):
        for q in f.states if asked else (0,):
            for p in legal(f, target, asked):
                for a in f.n:
                    for to in f.states:
                        f.add(
                            -f.var("reached", target, asked, q),
                            -f.answer(q, p, a),
                            -f.after(q, p, to),
                            f.var("reached", target, asked | 1 << a, to),
                        )


def walk(f: Formula, target: int, asked: int, x: int, y: int) -> list[int]:
    """Return the negated literal of walk[target, asked, x, y], nothing where x is y: there is always a walk."""
    return [] if x == y else [-f.var("walk", target, asked, x, y)]


def walks(f: Formula, target: int, asked: int) -> None:
    """walk[target, asked, x, y]: choose whether legal moves that answer within `asked` lead from x to y."""
    for x in f.states:
        for y in f.states:
            if x != y:
                for p in legal(f, target, asked):
                    f.add(-f.var("repeats", asked, x, p), -f.after(x, p, y), f.var("walk", target, asked, x, y))
                for z in f.states:
                    if z not in (x, y):
                        f.add(
                            *walk(f, target, asked, x, y),
                            *walk(f, target, asked, y, z),
                            f.var("walk", target, asked, x, z),
                        )


def fails_nowhere(f: Formula, target: int, asked: int, right: set[int]) -> None:
    """Around each state that is reached, a cell of the target is missing, or no answer is wrong.

    missing[target, asked, q, p]: choose a cell of the target that no move shows between states to which walks lead from
    q and back; if there is none, calm[target, asked, q]: no such move from q itself is wrong.
    """
    for q in f.states:
        genuine = [p for p in f.profiles if p >> target & 1]
        calm = f.var("calm", target, asked, q)
        f.add(-f.var("reached", target, asked, q), calm, *[f.var("missing", target, asked, q, p) for p in genuine])
        for p in genuine:
            for x in f.states:
                for y in f.states:
                    f.add(
                        -f.var("missing", target, asked, q, p),
                        -f.var("repeats", asked, x, p),
                        -f.after(x, p, y),
                        *walk(f, target, asked, q, x),
                        *walk(f, target, asked, y, q),
                    )
        for p in legal(f, target, asked):
            for to in f.states:
                for a in f.n:
                    if asked >> a & 1 and a not in right:
                        f.add(-calm, -f.answer(q, p, a), -f.after(q, p, to), *walk(f, target, asked, to, q))
