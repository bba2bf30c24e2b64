r"""Checks how many replayed examples make a class hard: the replay number of a class.

Under a budget of r replays a stream for h_k holds at most r examples outside h_k, each in the support of an earlier
answer. Targets G without a common lower bound in the class, all in the profile P of the first example, are a *trap*
after the answer j when, with U the union of their supports, every k in G has U \ h_k inside h_j; its price is the
largest number of points of such a U \ h_k. The adversary wins with r replays iff for some realized P and every j there
is a trap of price at most r; docs/budgets.md has the proof. A certificate shows that for the number itself, by traps,
and that no smaller price will do, by an answer for every realized P, after which the checker looks at all targets.
"""

from enum import Enum

from ..certificate import Facts, objects, read
from ..classfile import digest
from ..classfile import read as read_class
from ..outcome import Code, Outcome, Rejected

__all__ = ["Fault", "Outcome", "check"]

WORK = 1 << 16  # sets of targets looked at


class Fault(Enum):
    """Why a check of a replay number failed, where the kernel's general codes do not say it."""

    TRAP = "the targets are no trap after the answer, or a dearer one than claimed"
    CHEAPER = "a cheaper trap than claimed is there after the answer"
    LIMIT = "more sets of targets have to be looked at than this checker does"


def check(class_file: bytes, certificate_file: bytes) -> Outcome:
    """Check a replay number, given as two files' bytes; an Outcome always, never an exception."""
    try:
        names, cells = read_class(class_file)
        replays(read(certificate_file), Prices(names, cells))
        return Outcome("replay-number")
    except Rejected as rejected:
        return Outcome(None, *rejected.args)


class Prices(Facts):
    """The facts of the class, and what it costs to confuse some of its hypotheses."""

    def __init__(self, names, cells):
        super().__init__(names, cells)
        self.cells, self.sizes, self.looked_at = cells, list(cells.values()), 0

    def is_served(self, targets):
        """Say whether some hypothesis lies inside all of the targets."""
        return any(all(not m & ~self.support[k] for k in targets) for m in self.support)

    def price(self, targets, answer):
        """Return what the union of the targets costs after an answer, None when the answer does not supply it."""
        union = 0
        for k in targets:
            union |= self.support[k]
        dearest = 0
        for k in targets:
            missing = union & ~self.support[k]
            if missing & ~self.support[answer]:
                return None
            sizes = [size for c, size in enumerate(self.sizes) if missing >> c & 1]
            dearest = max(dearest, float("inf") if "infinite" in sizes else sum(sizes))
        return dearest


def replays(document, prices):
    """Check the claim of a certificate; Rejected when it is not shown."""
    keys = ("format", "class", "replays", "first", "traps", "replies")
    ((_, (form, about, number, first, traps, replies)),) = objects([document], keys, "certificate")
    if form != "echoproof/budget-certificate@1":
        raise Rejected(Code.SHAPE, "format", "not echoproof/budget-certificate@1")
    if about != digest(prices.names, prices.cells):
        raise Rejected(Code.DIGEST, "class", f"the class at hand has {digest(prices.names, prices.cells)}")
    if number != "infinite" and (type(number) is not int or number < 1):
        raise Rejected(Code.SHAPE, "replays", "neither a positive integer nor infinite")
    limit = float("inf") if number == "infinite" else number
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
        cheaper = trap(prices, p, prices.hypothesis(name, f"{at}.answer"), limit)
        if cheaper:
            names = " ".join(prices.names[k] for k in cheaper)
            raise Rejected(Fault.CHEAPER, f"{at}.answer", f"the targets {names} cost less after it")


def trap(prices, profile, answer, limit):
    """Return targets in a profile that are a trap after the answer of a price below the limit, None when none are."""
    inside = [k for k in prices.everyone if profile >> k & 1]
    stack = [([], inside)]
    while stack:
        chosen, left = stack.pop()
        prices.looked_at += 1
        if prices.looked_at > WORK:
            raise Rejected(Fault.LIMIT, "replies", f"more than {WORK} sets of targets")
        if chosen:
            price = prices.price(chosen, answer)
            # More targets cost no less, and are supplied no better.
            if price is None or price >= limit:
                continue
            if not prices.is_served(chosen):
                return chosen
        for at, k in enumerate(left):
            stack.append(([*chosen, k], left[at + 1 :]))
    return None
