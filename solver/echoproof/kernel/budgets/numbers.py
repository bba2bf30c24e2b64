r"""How many replays, how many wrong examples, or how many omitted points, make a class hard.

Under a budget of r replays a stream for h_k holds at most r examples outside h_k, each in the support of an earlier
answer; with r wrong examples it holds at most r outside h_k, whatever they are. Targets G without a common lower bound
in the class are a *trap*. With U the union of their supports, its price is |U \ h_k| for the dearest k in G where that
is finite; else "finite", finitely many but no number, where the infinite cells of some of G are always among those of
the others or the reverse; else "infinite". Under a budget of replays G is in the profile P of the first example, and
every U \ h_k is inside the first answer h_j. The adversary wins at a price iff for some realized P and every j there is
a trap that costs no more, and with wrong examples iff there is one at all; docs/budgets.md has the proofs.

replay-number: a price, a P and a trap for every j; for every realized P a j after which none is cheaper.
noise-number: a price and a trap; no cheaper one is there. The checker looks for the cheaper ones itself. Or "none",
where a hypothesis inside all the others suits every target, whatever is shown.
omission-number: the same, where points of the target may never be shown. Then the adversary shows the intersection of
G, and the price is |h_k \ that| for the dearest k in G where that is finite. Else it is "infinite", where G are targets
with an infinite cell in common; or "none", where the profile of every infinite cell has a common lower bound.

A rule about identification calls targets a trap when they are two or more (kernel/identification.py).
"""

from itertools import pairwise
from typing import Any

from ..facts import Facts, objects
from ..outcome import Code, Rejected
from ..rule import Claim, ClassRule

FORMAT = "echoproof/budget-certificate"
Price = tuple[int, int]
FINITE: Price = (1, 0)
INFINITE: Price = (2, 0)  # (0, r) is the price of r examples


def bound(number: Any) -> Price:
    """Read the price that is claimed."""
    if number in ("finite", "infinite"):
        return FINITE if number == "finite" else INFINITE
    if type(number) is not int or number < 1:
        raise Rejected(Code.SHAPE, "number", "neither a positive integer nor finite nor infinite")
    return 0, number


def is_served(facts: Facts, targets: int) -> bool:
    """Say whether some hypothesis lies inside all of the targets."""
    facts.meter.spend(1 + (len(facts.names) >> 1))
    return any(not targets & ~above for above in facts.above)


def price(facts: Facts, targets: int, answer: int | None, *, omitted: bool = False) -> Price | None:
    """Return what the union of the targets costs, None when the answer, unless it is None, does not supply it.

    Or what their intersection costs, when points are omitted.
    """
    supports = [facts.support[k] for k in facts.members(targets)]
    facts.meter.spend(16 + 8 * facts.wide * len(supports))
    union, meet = 0, supports[0]
    for support in supports:
        union, meet = union | support, meet & support
    spread = union & ~meet
    if answer is not None and spread & ~facts.support[answer]:
        return None
    if spread & facts.endless:
        parts = sorted((support & facts.endless for support in supports), key=int.bit_count)
        return INFINITE if omitted or any(low & ~high for low, high in pairwise(parts)) else FINITE
    return 0, max(facts.points(spread & (support if omitted else ~support)) for support in supports)


def refuse_cheaper(
    facts: Facts, inside: int, answer: int | None, limit: Price, place: str, *, omitted: bool = False
) -> None:
    """Reject when some of the targets are a trap of a price below the limit.

    The answer supplies what targets have more than each other iff their residuals outside it are equal.
    """
    for group in [inside] if answer is None else facts.groups(inside, answer):
        everyone = facts.members(group)
        stack = [] if is_served(facts, group) else [(0, 0)]  # chosen targets, and from where on more are tried
        while stack:
            chosen, start = stack.pop()
            facts.meter.spend(8 + 2 * (len(everyone) - start))
            if chosen:
                cost = price(facts, chosen, answer, omitted=omitted)
                # More targets cost no less.
                if cost is None or cost >= limit:
                    continue
                if not is_served(facts, chosen):
                    raise Rejected(Code.CHEAPER, place, f"{facts.named(chosen)} cost less")
            stack += [(chosen | 1 << k, at) for at, k in enumerate(everyone[start:], start + 1)]


class NoiseNumber(ClassRule):
    """The least number of wrong examples that make the class hard."""

    format, kind, keys = FORMAT, "noise-number", ("number", "targets")

    def check(self, number: Any, targets: Any) -> Claim:
        """Return the claim, when there is a trap of that price and no cheaper one."""
        facts, everyone = self.facts, (1 << len(self.facts.names)) - 1
        if number == "none":
            if targets != []:
                raise Rejected(Code.SHAPE, "targets", "not empty, where no amount is enough")
            if not is_served(facts, everyone):
                raise Rejected(Code.CHEAPER, "number", "no hypothesis lies inside all the others")
            said = f"{facts.title} is {self.aim} in the limit whatever examples are wrong, and however many"
            return Claim(said, {"noise_number": number})
        limit, chosen = bound(number), facts.profile(targets, "targets")
        cost = price(facts, chosen, None)
        if cost is None or cost > limit or is_served(facts, chosen):
            raise Rejected(Code.TRAP, "targets", "they have a common lower bound, or cost more")
        refuse_cheaper(facts, everyone, None, limit, "number")
        return Claim(sentence(self, "noise number", number, "wrong example"), {"noise_number": number})


class OmissionNumber(ClassRule):
    """The least number of omitted points that make the class hard."""

    format, kind, keys = FORMAT, "omission-number", ("number", "targets")

    def check(self, number: Any, targets: Any) -> Claim:
        """Return the claim, when there is a trap of that price and no cheaper one."""
        facts, everyone = self.facts, (1 << len(self.facts.names)) - 1
        endless = [profile for profile, size in facts.cells.items() if size == "infinite"]
        if number == "none":
            if targets != []:
                raise Rejected(Code.SHAPE, "targets", "not empty, where no amount is enough")
            if not all(is_served(facts, profile) for profile in endless):
                raise Rejected(Code.CHEAPER, "number", "the profile of an infinite cell has no common lower bound")
            said = f"{facts.title} is {self.aim} in the limit whatever points are omitted, and however many"
            return Claim(said, {"omission_number": number})
        limit, chosen = bound(number), facts.profile(targets, "targets")
        self.meter.spend(len(endless))
        shared = number == "infinite" and any(not chosen & ~profile for profile in endless)
        cost = price(facts, chosen, None, omitted=True)
        if not (shared or (cost is not None and cost <= limit < INFINITE)) or is_served(facts, chosen):
            raise Rejected(Code.TRAP, "targets", "they have a common lower bound, or cost more")
        refuse_cheaper(facts, everyone, None, limit, "number", omitted=True)
        return Claim(sentence(self, "omission number", number, "omitted point"), {"omission_number": number})


class ReplayNumber(ClassRule):
    """The least number of replayed examples that make the class hard."""

    format, kind, keys = FORMAT, "replay-number", ("number", "first", "traps", "replies")

    def check(self, number: Any, first: Any, traps: Any, replies: Any) -> Claim:
        """Return the claim, when every answer meets a trap of that price, and some answer no cheaper one."""
        facts, limit = self.facts, bound(number)
        profile = facts.point(first, "first")
        for answer, (at, (targets,)) in enumerate(facts.each(traps, ("answer", "targets"), "traps")):
            chosen = facts.profile(targets, f"{at}.targets")
            if chosen & ~profile:
                raise Rejected(Code.TARGET, f"{at}.targets", "not in the profile of the first example")
            cost = price(facts, chosen, answer)
            if cost is None or cost > limit or is_served(facts, chosen):
                raise Rejected(Code.TRAP, at, "its targets have a common lower bound, or too much to replay")
        rows = [
            (facts.point(p, f"{at}.profile"), facts.hypothesis(name, f"{at}.answer"), f"{at}.answer")
            for at, (p, name) in objects(replies, ("profile", "answer"), "replies", self.meter)
        ]
        if [p for p, _, _ in rows] != sorted(facts.cells):
            raise Rejected(Code.CASES, "replies", "not one for every realized profile, in increasing order")
        for p, answer, at in rows:
            refuse_cheaper(facts, p, answer, limit, at)
        return Claim(sentence(self, "replay number", number, "replayed example"), {"replay_number": number})


def sentence(rule: ClassRule, what: str, number: Any, which: str) -> str:
    """Return what a number says of the class."""
    hard = f"{rule.facts.title} is not {rule.aim} in the limit"
    if number == "infinite":
        return f"{hard} with infinitely many {which}s, and is so with finitely many"
    if number == "finite":
        return f"{hard} with finitely many {which}s, and is so with any number of them that is known before"
    return f"the {what} is {number}: {hard} with {number} {which}{'s' * (number > 1)}, and is so with fewer"
