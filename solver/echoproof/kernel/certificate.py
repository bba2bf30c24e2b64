"""The two kinds of certificates, checked against the cells of a class.

Both are about proper generation in the limit with replay. Write h for supports, j for the first answer, P for the
profile of the first example; the *group* of a target i in P is { k in P : h_k - h_j = h_i - h_j }.

adversary-strategy: a realized P and, for every j, a target i in P such that for every answer m there is a k in the
group of i with h_m not inside h_k, as a realized profile shows that contains m and not k. Then the adversary shows a
point of P and, once j is answered, the union of the group, which enumerates every k of the group with replay.

generator-strategy: for every realized P a j and, for every group, an answer m inside all of the group.
"""

from . import reading
from .classfile import digest
from .outcome import Code, Rejected

BYTES = 1 << 25


def read(data, meter):
    """Parse the bytes of a certificate: a JSON document without duplicate keys."""
    if len(data) > BYTES:
        raise Rejected(Code.UNREADABLE, "file", f"more than {BYTES} bytes")
    return reading.read(data, meter)


def check(document, names, cells):
    """Return the kind of a certificate that is right about the class with these names and cells."""
    if not isinstance(document, dict) or document.get("format") != "echoproof/certificate@1":
        raise Rejected(Code.SHAPE, "format", "not echoproof/certificate@1")
    if (kind := document.get("kind")) not in ("adversary-strategy", "generator-strategy"):
        raise Rejected(Code.SHAPE, "kind", "not one of adversary-strategy, generator-strategy")
    if document.get("class") != digest(names, cells):
        raise Rejected(Code.DIGEST, "class", f"the class at hand has {digest(names, cells)}")
    (adversary if kind == "adversary-strategy" else generator)(document, Facts(names, cells))
    return kind


def objects(value, keys, place):
    """Yield (place, values) of each object of a list; every object has exactly these keys."""
    if not isinstance(value, list):
        raise Rejected(Code.SHAPE, place, "not a list")
    for number, item in enumerate(value):
        if not isinstance(item, dict) or set(item) != set(keys):
            raise Rejected(Code.SHAPE, f"{place}[{number}]", f"not an object with the keys {', '.join(keys)}")
        yield f"{place}[{number}]", [item[key] for key in keys]


class Facts:
    """The realized profiles and, as bits, the supports as sets of them; reads names against them."""

    def __init__(self, names, cells):
        self.names, self.everyone, self.realized = names, range(len(names)), frozenset(cells)
        self.support = [sum(1 << c for c, p in enumerate(cells) if p >> i & 1) for i in self.everyone]

    def groups(self, profile, answer):
        """Return the partition of the profile's hypotheses by their residual outside h_answer, as bits."""
        residuals = {k: self.support[k] & ~self.support[answer] for k in self.everyone if profile >> k & 1}
        return [sum(1 << k for k in residuals if residuals[k] == part) for part in dict.fromkeys(residuals.values())]

    def hypothesis(self, value, place):
        if value not in self.names:
            raise Rejected(Code.NAME, place, "no hypothesis of the class")
        return self.names.index(value)

    def profile(self, value, place):
        """Read a list of names in the order of the class, as bits."""
        if not isinstance(value, list) or not value:
            raise Rejected(Code.SHAPE, place, "not a list of names")
        indices = [self.hypothesis(name, place) for name in value]
        if indices != sorted(set(indices)):
            raise Rejected(Code.NAME, place, "not in the order of the class, each once")
        return sum(1 << k for k in indices)

    def point(self, value, place):
        profile = self.profile(value, place)
        if profile not in self.realized:
            raise Rejected(Code.REALIZED, place, "no point has this profile")
        return profile

    def for_every_answer(self, value, third, place):
        """Yield (place, answer, target, value of `third`) of a list with one object for every answer, in order."""
        rows = list(objects(value, ("answer", "target", third), place))
        if [self.hypothesis(answer, f"{at}.answer") for at, (answer, _, _) in rows] != list(self.everyone):
            raise Rejected(Code.CASES, place, "not one for every answer of the class, in its order")
        for answer, (at, (_, target, rest)) in enumerate(rows):
            yield at, answer, self.hypothesis(target, f"{at}.target"), rest


def adversary(document, facts):
    ((_, (*_, shown, cases)),) = objects([document], ("format", "class", "kind", "first", "cases"), "certificate")
    first = facts.point(shown, "first")
    for place, answer, target, escapes in facts.for_every_answer(cases, "escapes", "cases"):
        if not first >> target & 1:
            raise Rejected(Code.TARGET, f"{place}.target", "not in the profile of the first example")
        group = next(group for group in facts.groups(first, answer) if group >> target & 1)
        for at, m, k, witness in facts.for_every_answer(escapes, "profile", f"{place}.escapes"):
            if not group >> k & 1:
                raise Rejected(Code.TARGET, f"{at}.target", f"not in the group of {facts.names[target]}")
            profile = facts.point(witness, f"{at}.profile")
            if not profile >> m & 1 or profile >> k & 1:
                raise Rejected(Code.SERVED, f"{at}.profile", "it does not contain the answer and leave out the target")


def generator(document, facts):
    ((_, (*_, replies)),) = objects([document], ("format", "class", "kind", "replies"), "certificate")
    covered = []
    for place, (profile, answer, groups) in objects(replies, ("profile", "answer", "groups"), "replies"):
        covered.append(facts.point(profile, f"{place}.profile"))
        served = []
        for at, (targets, name) in objects(groups, ("targets", "answer"), f"{place}.groups"):
            served.append(facts.profile(targets, f"{at}.targets"))
            m = facts.support[facts.hypothesis(name, f"{at}.answer")]
            if any(served[-1] >> k & 1 and m & ~facts.support[k] for k in facts.everyone):
                raise Rejected(Code.UNSERVED, f"{at}.answer", "not inside every target of the group")
        if served != facts.groups(covered[-1], facts.hypothesis(answer, f"{place}.answer")):
            raise Rejected(Code.CASES, f"{place}.groups", "not the groups of equal residuals, by their first target")
    if covered != sorted(facts.realized):
        raise Rejected(Code.CASES, "replies", "not one for every realized profile, in increasing order")
