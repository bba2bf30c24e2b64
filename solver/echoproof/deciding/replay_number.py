r"""How many replayed examples make a class hard: the replay number, exactly, with both halves of its proof.

Under a budget of r replays the stream may hold at most r examples outside the target, each in the support of an earlier
answer. Then sizes of cells matter. The class is hard iff for some realized P and every answer j there is a G in P
without a common lower bound such that, with U the union of G, every k in G has U \ h_k inside h_j and of at most r
points. The replay number is the least such r. When there is none, finitely many replays without a bound may still be
enough: iff there are such G whose infinite parts (their infinite cells) form a chain, whatever r. docs/budgets.md has
the proofs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal

from echoproof.model.cells import CellTable, members, profile_of
from echoproof.model.errors import LimitError
from echoproof.model.relations import Goal, Relations

MAX_STEPS: Final = 1 << 16
"""Sets of targets that are looked at, for one class."""


Price = tuple[int, int]
"""(0, r): r examples outside the target; FINITE: finitely many; INFINITE: infinitely many; NEVER: no such targets."""
FINITE: Final = (1, 0)
INFINITE: Final = (2, 0)
NEVER: Final = (3, 0)


@dataclass(frozen=True, slots=True)
class ReplayNumber:
    """The least number of replays that make the class hard, with what shows it.

    "finite": no number is enough, but finitely many are; "infinite": infinitely many are needed. `first` and `groups`:
    after an example of this profile, for every answer j the targets that the adversary confuses. `replies`: for every
    realized profile an answer after which fewer replays do not suffice.
    """

    number: int | Literal["finite", "infinite"]
    first: int
    groups: tuple[int, ...]
    replies: tuple[int, ...]


def replay_number(table: CellTable, goal: Goal = "inside") -> ReplayNumber | None:
    """Return the replay number of a class, None when the class is not hard at all; or that of identification.

    Raises LimitError beyond MAX_STEPS sets of targets; for n hypotheses and c cells there are up to c * n * 2^n.
    """
    traps = Traps.of(table, goal)
    best: tuple[Price, int, tuple[int, ...]] = (NEVER, 0, ())
    replies = []
    for profile in table.profiles:
        cheapest = [_cheapest(traps, profile, answer) for answer in range(table.n)]
        dearest = max(price for price, _ in cheapest)
        replies.append(next(answer for answer, (price, _) in enumerate(cheapest) if price == dearest))
        if dearest < NEVER:
            # Of equally cheap first examples, the one that leaves the targets most room.
            best = min(best, (dearest, -profile.bit_count(), (profile, *(group for _, group in cheapest))))
    price, _, shown = best
    if price == NEVER:
        return None
    return ReplayNumber(_number(price), shown[0], shown[1:], tuple(replies))


def _number(price: Price) -> int | Literal["finite", "infinite"]:
    return price[1] if price < FINITE else "finite" if price == FINITE else "infinite"


def _cheapest(traps: Traps, profile: int, answer: int) -> tuple[Price, int]:
    """Return the cheapest targets in the profile that no answer serves and whose union the answer supplies."""
    relations = traps.relations
    unserved = [group for group in relations.groups(answer, profile) if not relations.lower_bounds(group)]
    if not unserved:
        return NEVER, 0
    least = min(traps.cheapest(part) for group in unserved for part in traps.alike(group))
    if least[0] < NEVER:
        return least
    chains = filter(None, map(traps.chain, unserved))
    return next(((FINITE, chain) for chain in chains), (INFINITE, min(unserved)))


@dataclass(slots=True)
class Traps:
    """Sets of targets that no answer serves, and their prices: the points that one of them lacks of the union.

    Or, when points are `omitted`: those that one of them has more than all of them together.

    `weights` has the sizes of the finite cells by binary digits: pairs of a power of two and, as bits, the cells whose
    size has it. `infinite` are the infinite cells.
    """

    relations: Relations
    weights: tuple[tuple[int, int], ...]
    infinite: int
    omitted: bool = False
    steps: int = 0
    known: dict[int, tuple[Price, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, table: CellTable, goal: Goal = "inside", *, omitted: bool = False) -> Traps:
        """Read them off the cells."""
        finite = {c: cell.size for c, cell in enumerate(table.cells) if cell.size != "infinite"}
        digits = range(max(finite.values(), default=0).bit_length())
        weights = tuple((1 << d, profile_of(c for c, size in finite.items() if size >> d & 1)) for d in digits)
        everything = (1 << len(table.cells)) - 1
        return cls(Relations.of(table, goal), weights, everything & ~profile_of(finite), omitted)

    def alike(self, targets: int) -> list[int]:
        """Return the parts of a set of targets that have the same infinite cells: others have no finite price."""
        parts: dict[int, int] = {}
        for k in members(targets):
            key = self.relations.rows[k] & self.infinite
            parts[key] = parts.get(key, 0) | 1 << k
        return list(parts.values())

    def price(self, targets: int) -> int:
        """Return how many points of targets, alike, are missing of the dearest of them."""
        rows = self.relations.rows
        union, meet = 0, -1
        for k in members(targets):
            union, meet = union | rows[k], meet & rows[k]
        if self.omitted:
            return max(self._points(rows[k] & ~meet) for k in members(targets))
        return max(self._points(union & ~rows[k]) for k in members(targets))

    def _points(self, cells: int) -> int:
        return sum(weight * (cells & some).bit_count() for weight, some in self.weights)

    def chain(self, targets: int) -> int:
        """Return some of the targets that have no common lower bound and whose infinite parts form a chain; 0: none.

        Raises LimitError when MAX_STEPS sets were looked at.
        """
        if self.relations.lower_bounds(targets):
            return 0
        rows = self.relations.rows
        parts = {rows[next(members(part))] & self.infinite: part for part in self.alike(targets)}
        stack = [(0, -1)]
        while stack:
            chosen, top = stack.pop()
            self._step()
            if chosen and not self.relations.lower_bounds(chosen):
                return chosen
            above = [part for part in parts if top in (-1, part & top) and part != top]
            # More targets have fewer lower bounds: of the parts above only the least are next.
            nexts = [part for part in above if not any(other & ~part == 0 for other in above if other != part)]
            stack += [(chosen | parts[part], part) for part in nexts]
        return 0

    def _step(self) -> None:
        self.steps += 1
        if self.steps > MAX_STEPS:
            raise LimitError(f"more than {MAX_STEPS} sets of targets")

    def cheapest(self, targets: int) -> tuple[Price, int]:
        """Return the cheapest of the targets, which are alike, that have no common lower bound, and the price.

        Raises LimitError when MAX_STEPS sets were looked at.
        """
        if targets not in self.known:
            best: tuple[Price, int] = (NEVER, 0)
            stack = [] if self.relations.lower_bounds(targets) else [(0, targets)]
            while stack:
                chosen, left = stack.pop()
                self._step()
                if chosen:
                    found = (0, self.price(chosen)), chosen
                    # More targets cost no less: what is no cheaper than the best is given up.
                    if found >= best:
                        continue
                    if not self.relations.lower_bounds(chosen):
                        best = found
                        continue
                for index in members(left):
                    left &= ~(1 << index)
                    stack.append((chosen | 1 << index, left))
            self.known[targets] = best
        return self.known[targets]
