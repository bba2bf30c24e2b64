r"""Checks how many replayed, or how many wrong, examples make a class hard: its replay number and its noise number.

Under a budget of r replays a stream for h_k holds at most r examples outside h_k, each in the support of an earlier
answer; with r wrong examples it holds at most r outside h_k, whatever they are. Targets G without a common lower bound
in the class are a *trap* of price |U \ h_k|, U the union of their supports, for the dearest k in G. Under a budget of
replays they are in the profile P of the first example, and every U \ h_k is inside the first answer h_j. The adversary
wins with r replays iff for some realized P and every j there is a trap of price at most r, and with r wrong examples
iff there is one at all; docs/budgets.md has the proofs.

replay-number: r, a P and a trap of price at most r for every j; for every realized P a j after which none is cheaper.
noise-number: r and a trap of price r; no cheaper one is there. The checker looks for the cheaper ones itself.
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
    """Check a replay or noise number, given as two files' bytes; an Outcome always, never an exception."""
    try:
        names, cells = read_class(class_file)
        document, prices = read(certificate_file), Prices(names, cells)
        if not isinstance(document, dict) or document.get("format") != "echoproof/budget-certificate@1":
            raise Rejected(Code.SHAPE, "format", "not echoproof/budget-certificate@1")
        if document.get("class") != digest(names, cells):
            raise Rejected(Code.DIGEST, "class", f"the class at hand has {digest(names, cells)}")
        if (kind := document.get("kind")) not in ("replay-number", "noise-number"):
            raise Rejected(Code.SHAPE, "kind", "not one of replay-number, noise-number")
        (replays if kind == "replay-number" else noise)(document, prices)
        return Outcome(kind)
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
        """Return what the union of the targets costs, None when the answer, unless it is None, does not supply it."""
        union = 0
        for k in targets:
            union |= self.support[k]
        dearest = 0
        for k in targets:
            missing = union & ~self.support[k]
            if answer is not None and missing & ~self.support[answer]:
                return None
            sizes = [size for c, size in enumerate(self.sizes) if missing >> c & 1]
            dearest = max(dearest, float("inf") if "infinite" in sizes else sum(sizes))
        return dearest


def bound(number):
    """Read how many examples are claimed."""
    if number != "infinite" and (type(number) is not int or number < 1):
        raise Rejected(Code.SHAPE, "number", "neither a positive integer nor infinite")
    return float("inf") if number == "infinite" else number


def noise(document, prices):
    ((_, (*_, number, targets)),) = objects([document], ("format", "class", "kind", "number", "targets"), "certificate")
    limit = bound(number)
    if number == "infinite" and targets != []:
        raise Rejected(Code.SHAPE, "targets", "not empty, where no number is claimed")
    if number != "infinite":
        chosen = prices.profile(targets, "targets")
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
