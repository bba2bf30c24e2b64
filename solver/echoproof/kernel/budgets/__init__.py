r"""Checks proper generation in the limit under a budget: replay and noise numbers here, the last answer in `last`.

Under a budget of r replays a stream for h_k holds at most r examples outside h_k, each in the support of an earlier
answer; with r wrong examples it holds at most r outside h_k, whatever they are. Targets G without a common lower bound
in the class are a *trap*. With U the union of their supports, its price is |U \ h_k| for the dearest k in G where that
is finite; else "finite", finitely many but no number, where the infinite cells of some of G are always among those of
the others or the reverse; else "infinite". Under a budget of replays G is in the profile P of the first example, and
every U \ h_k is inside the first answer h_j. The adversary wins at a price iff for some realized P and every j there is
a trap that costs no more, and with wrong examples iff there is one at all; docs/budgets.md has the proofs.

replay-number: a price, a P and a trap for every j; for every realized P a j after which none is cheaper.
noise-number: a price and a trap; no cheaper one is there. The checker looks for the cheaper ones itself.
"""

from functools import reduce
from itertools import pairwise
from operator import or_

from ..certificate import Facts, objects, read
from ..classfile import digest
from ..classfile import read as read_class
from ..outcome import Code, Outcome, Rejected
from . import last
from .faults import Fault

__all__ = ["Fault", "Outcome", "check"]

WORK = 1 << 16  # sets of targets looked at
FINITE, INFINITE = (1, 0), (2, 0)  # prices; (0, r) is that of r examples


def check(class_file: bytes, certificate_file: bytes) -> Outcome:
    """Check a certificate about a budget, given as two files' bytes; an Outcome always, never an exception."""
    try:
        names, cells = read_class(class_file)
        document, prices = read(certificate_file), Prices(names, cells)
        if not isinstance(document, dict) or document.get("format") != "echoproof/budget-certificate@1":
            raise Rejected(Code.SHAPE, "format", "not echoproof/budget-certificate@1")
        if document.get("class") != digest(names, cells):
            raise Rejected(Code.DIGEST, "class", f"the class at hand has {digest(names, cells)}")
        kind = document.get("kind")
        if kind in ("replay-number", "noise-number"):
            (replays if kind == "replay-number" else noise)(document, prices)
        elif kind in ("last-adversary", "last-generator"):
            (last.adversary if kind == "last-adversary" else last.generator)(document, prices, cells)
        else:
            raise Rejected(Code.SHAPE, "kind", "not one of replay-number, noise-number, last-adversary, last-generator")
        return Outcome(kind)
    except Rejected as rejected:
        return Outcome(None, *rejected.args)


class Prices(Facts):
    """The facts of the class, and what it costs to confuse some of its hypotheses."""

    def __init__(self, names, cells):
        super().__init__(names, cells)
        self.sizes, self.looked_at = list(cells.values()), 0
        self.endless = sum(1 << c for c, size in enumerate(self.sizes) if size == "infinite")

    def is_served(self, targets):
        """Say whether some hypothesis lies inside all of the targets."""
        return any(all(not m & ~self.support[k] for k in targets) for m in self.support)

    def price(self, targets, answer):
        """Return what the union of the targets costs, None when the answer, unless it is None, does not supply it."""
        supports = [self.support[k] for k in targets]
        missing = [reduce(or_, supports) & ~support for support in supports]
        if answer is not None and any(cells & ~self.support[answer] for cells in missing):
            return None
        if any(cells & self.endless for cells in missing):
            parts = sorted((support & self.endless for support in supports), key=int.bit_count)
            return INFINITE if any(low & ~high for low, high in pairwise(parts)) else FINITE
        return 0, max(sum(size for c, size in enumerate(self.sizes) if cells >> c & 1) for cells in missing)


def bound(number):
    """Read the price that is claimed."""
    if number in ("finite", "infinite"):
        return FINITE if number == "finite" else INFINITE
    if type(number) is not int or number < 1:
        raise Rejected(Code.SHAPE, "number", "neither a positive integer nor finite nor infinite")
    return 0, number


def noise(document, prices):
    ((_, (*_, number, targets)),) = objects([document], ("format", "class", "kind", "number", "targets"), "certificate")
    if number == "none":
        if targets != [] or not prices.is_served(prices.everyone):
            raise Rejected(Fault.CHEAPER, "targets", "not empty, or no hypothesis lies inside all the others")
        return
    limit, chosen = bound(number), prices.profile(targets, "targets")
    confused = [k for k in prices.everyone if chosen >> k & 1]
    if prices.price(confused, None) > limit or prices.is_served(confused):
        raise Rejected(Fault.TRAP, "targets", "they have a common lower bound, or cost more")
    refuse(prices, prices.everyone, None, limit, "number")


def replays(document, prices):
    keys = ("format", "class", "kind", "number", "first", "traps", "replies")
    ((_, (*_, number, first, traps, replies)),) = objects([document], keys, "certificate")
    limit = bound(number)
    profile, rows = prices.point(first, "first"), list(objects(traps, ("answer", "targets"), "traps"))
    if [prices.hypothesis(answer, f"{at}.answer") for at, (answer, _) in rows] != list(prices.everyone):
        raise Rejected(Code.CASES, "traps", "not one for every answer of the class, in its order")
    for answer, (at, (_, targets)) in enumerate(rows):
        chosen = prices.profile(targets, f"{at}.targets")
        if chosen & ~profile:
            raise Rejected(Code.TARGET, f"{at}.targets", "not in the profile of the first example")
        confused = [k for k in prices.everyone if chosen >> k & 1]
        price = prices.price(confused, answer)
        if price is None or price > limit or prices.is_served(confused):
            raise Rejected(Fault.TRAP, at, "its targets have a common lower bound, or too much to replay")
    answered = [
        (prices.point(p, f"{at}.profile"), name, at)
        for at, (p, name) in objects(replies, ("profile", "answer"), "replies")
    ]
    if [p for p, _, _ in answered] != sorted(prices.realized):
        raise Rejected(Code.CASES, "replies", "not one for every realized profile, in increasing order")
    for p, name, at in answered:
        inside = [k for k in prices.everyone if p >> k & 1]
        refuse(prices, inside, prices.hypothesis(name, f"{at}.answer"), limit, f"{at}.answer")


def refuse(prices, inside, answer, limit, place):
    """Reject when some of the targets are a trap of a price below the limit."""
    stack = [([], list(inside))]
    while stack:
        chosen, left = stack.pop()
        prices.looked_at += 1
        if prices.looked_at > WORK:
            raise Rejected(Fault.LIMIT, place, f"more than {WORK} sets of targets")
        if chosen:
            price = prices.price(chosen, answer)
            # More targets cost no less, and are supplied no better.
            if price is None or price >= limit:
                continue
            if not prices.is_served(chosen):
                raise Rejected(Fault.CHEAPER, place, f"{' '.join(prices.names[k] for k in chosen)} cost less")
        for at, k in enumerate(left):
            stack.append(([*chosen, k], left[at + 1 :]))
