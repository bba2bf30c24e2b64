"""Who wins at proper generation in the limit with replay.

Write h for supports, j for the first answer, P for the profile of the first example; the *group* of a target i in P is
{ k in P : h_k - h_j = h_i - h_j }.

adversary-strategy: a realized P and, for every j, a target i in P such that for every answer m there is a k in the
group of i with h_m not inside h_k, as a realized profile shows that contains m and not k. Then the adversary shows a
point of P and, once j is answered, the union of the group, which enumerates every k of the group with replay.

generator-strategy: for every realized P a j and, for every group, an answer m inside all of the group.
"""

from typing import Any

from .facts import objects
from .outcome import Code, Rejected
from .rule import Claim, ClassRule


class AdversaryStrategy(ClassRule):
    """The adversary wins."""

    format, kind, keys = "echoproof/certificate", "adversary-strategy", ("first", "cases")

    def check(self, first: Any, cases: Any) -> Claim:
        """Return the claim, when no answer to the first example serves all groups."""
        facts = self.facts
        shown = facts.point(first, "first")
        for j, (place, (name, escapes)) in enumerate(facts.each(cases, ("answer", "target", "escapes"), "cases")):
            target = facts.hypothesis(name, f"{place}.target")
            if not shown >> target & 1:
                raise Rejected(Code.TARGET, f"{place}.target", "not in the profile of the first example")
            group = next(group for group in facts.groups(shown, j) if group >> target & 1)
            rows = facts.each(escapes, ("answer", "target", "profile"), f"{place}.escapes")
            for m, (at, (other, witness)) in enumerate(rows):
                k = facts.hypothesis(other, f"{at}.target")
                if not group >> k & 1:
                    raise Rejected(Code.TARGET, f"{at}.target", f"not in the group of {facts.names[target]}")
                point = facts.point(witness, f"{at}.profile")
                if not point >> m & 1 or point >> k & 1:
                    raise Rejected(
                        Code.SERVED, f"{at}.profile", "it does not contain the answer and leave out the target"
                    )
        return Claim(f"{facts.title} is not properly generatable in the limit with replay", {})


class GeneratorStrategy(ClassRule):
    """The generator wins."""

    format, kind, keys = "echoproof/certificate", "generator-strategy", ("replies",)

    def check(self, replies: Any) -> Claim:
        """Return the claim, when every first example has an answer after which every group has one."""
        facts, covered = self.facts, []
        for place, (shown, name, groups) in objects(replies, ("profile", "answer", "groups"), "replies", self.meter):
            profile, j = facts.point(shown, f"{place}.profile"), facts.hypothesis(name, f"{place}.answer")
            covered.append(profile)
            served = []
            for at, (targets, answer) in objects(groups, ("targets", "answer"), f"{place}.groups", self.meter):
                served.append(facts.profile(targets, f"{at}.targets"))
                if served[-1] & ~facts.above[facts.hypothesis(answer, f"{at}.answer")]:
                    raise Rejected(Code.UNSERVED, f"{at}.answer", "not inside every target of the group")
            if served != facts.groups(profile, j):
                raise Rejected(
                    Code.CASES, f"{place}.groups", "not the groups of equal residuals, by their first target"
                )
        if covered != sorted(facts.cells):
            raise Rejected(Code.CASES, "replies", "not one for every realized profile, in increasing order")
        return Claim(f"{facts.title} is properly generatable in the limit with replay", {})
