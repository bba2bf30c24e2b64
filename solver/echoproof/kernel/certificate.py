"""The two kinds of certificates, checked against the cells of a class.

Both are about proper generation in the limit with replay. Write h for supports, j for the first answer, P for the
profile of the first example; the *group* of a target i in P is { k in P : h_k - h_j = h_i - h_j }.

adversary-strategy: a realized P and, for every j, a target i in P such that for every answer m there is a k in the
group of i with h_m not inside h_k, as a realized profile shows that contains m and not k. Then the adversary shows a
point of P and, once j is answered, the union of the group, which enumerates every k of the group with replay.

generator-strategy: for every realized P a j and, for every group, an answer m inside all of the group.
"""

import json

from .digest import digest
from .outcome import Code, reject

BYTES = 1 << 25


def read(data):
    """Parse the bytes of a certificate: JSON without duplicate keys, floats, or nesting beyond reason."""
    if len(data) > BYTES:
        reject(Code.UNREADABLE, "file", f"more than {BYTES} bytes")
    try:
        return json.loads(data.decode("utf-8"), object_pairs_hook=unique, parse_float=refuse, parse_constant=refuse)
    except (ValueError, RecursionError):
        reject(Code.UNREADABLE, "file", "not a JSON document without duplicate keys and floats")


def unique(pairs):
    return refuse("a key twice") if len({key for key, _ in pairs}) < len(pairs) else dict(pairs)


def refuse(text):
    raise ValueError(text)


def check(document, names, cells):
    """Return the kind of a certificate that is right about the class with these names and cells."""
    if not isinstance(document, dict) or document.get("format") != "echoproof/certificate@1":
        reject(Code.SHAPE, "format", "not echoproof/certificate@1")
    if document.get("class") != digest(names, cells):
        reject(Code.DIGEST, "class", f"the class at hand has {digest(names, cells)}")
    if document.get("kind") == "adversary-strategy":
        adversary(document, Facts(names, cells))
    elif document.get("kind") == "generator-strategy":
        generator(document, Facts(names, cells))
    else:
        reject(Code.SHAPE, "kind", "not one of adversary-strategy, generator-strategy")
    return document["kind"]


class Facts:
    """The realized profiles and the supports as sets of them; reads names against them."""

    def __init__(self, names, cells):
        self.names = names
        self.index = {name: i for i, name in enumerate(names)}
        self.realized = frozenset(cells)
        self.support = [frozenset(profile for profile in cells if profile >> i & 1) for i in range(len(names))]

    def groups(self, profile, answer):
        """Return the partition of the profile's hypotheses by their residual outside h_answer, as bits."""
        parts = {}
        for k in range(len(self.names)):
            if profile >> k & 1:
                residual = self.support[k] - self.support[answer]
                parts[residual] = parts.get(residual, 0) | 1 << k
        return list(parts.values())

    def hypothesis(self, value, place):
        if not isinstance(value, str) or value not in self.index:
            reject(Code.NAME, place, "no hypothesis of the class")
        return self.index[value]

    def profile(self, value, place):
        """Read a non-empty list of names in the order of the class, as bits."""
        indices = [self.hypothesis(name, f"{place}[{k}]") for k, name in enumerate(array(value, place))]
        if not indices or any(a >= b for a, b in zip(indices, indices[1:], strict=False)):
            reject(Code.NAME, place, "no names, or not in the order of the class, each once")
        return sum(1 << k for k in indices)

    def point(self, value, place):
        """Read a profile that some point of the domain has."""
        profile = self.profile(value, place)
        if profile not in self.realized:
            reject(Code.REALIZED, place, "no point has this profile")
        return profile

    def for_every_answer(self, value, keys, place):
        """Yield (answer, target, third field, place) of a list that has one object for every answer, in order."""
        rows = [(*fields(item, keys, f"{place}[{i}]"), f"{place}[{i}]") for i, item in enumerate(array(value, place))]
        if [self.hypothesis(row[0], f"{row[3]}.answer") for row in rows] != list(range(len(self.names))):
            reject(Code.CASES, place, "not one for every answer of the class, in its order")
        for answer, target, third, at in rows:
            yield self.index[answer], self.hypothesis(target, f"{at}.target"), third, at


def fields(value, keys, place):
    """Return the values of an object with exactly these keys."""
    if not isinstance(value, dict) or set(value) != set(keys):
        reject(Code.SHAPE, place, f"not an object with the keys {', '.join(keys)}")
    return [value[key] for key in keys]


def array(value, place):
    return value if isinstance(value, list) else reject(Code.SHAPE, place, "not a list")


def adversary(document, facts):
    *_, first, cases = fields(document, ("format", "class", "kind", "first", "cases"), "certificate")
    first = facts.point(first, "first")
    for answer, target, escapes, place in facts.for_every_answer(cases, ("answer", "target", "escapes"), "cases"):
        if not first >> target & 1:
            reject(Code.TARGET, f"{place}.target", "not in the profile of the first example")
        group = next(group for group in facts.groups(first, answer) if group >> target & 1)
        keys = ("answer", "target", "profile")
        for m, k, profile, at in facts.for_every_answer(escapes, keys, f"{place}.escapes"):
            if not group >> k & 1:
                reject(Code.TARGET, f"{at}.target", f"not in the group of {facts.names[target]}")
            shown = facts.point(profile, f"{at}.profile")
            if not shown >> m & 1 or shown >> k & 1:
                reject(Code.SERVED, f"{at}.profile", "it does not contain the answer and leave out the target")


def generator(document, facts):
    *_, replies = fields(document, ("format", "class", "kind", "replies"), "certificate")
    covered = []
    for number, reply in enumerate(array(replies, "replies")):
        place = f"replies[{number}]"
        profile, answer, groups = fields(reply, ("profile", "answer", "groups"), place)
        covered.append(facts.point(profile, f"{place}.profile"))
        plan(facts.groups(covered[-1], facts.hypothesis(answer, f"{place}.answer")), groups, facts, f"{place}.groups")
    if covered != sorted(facts.realized):
        reject(Code.CASES, "replies", "not one for every realized profile, in increasing order")


def plan(expected, groups, facts, place):
    """Check that the groups are the expected ones, each with an answer inside every target of it."""
    covered = []
    for number, group in enumerate(array(groups, place)):
        targets, answer = fields(group, ("targets", "answer"), f"{place}[{number}]")
        covered.append(facts.profile(targets, f"{place}[{number}].targets"))
        m = facts.hypothesis(answer, f"{place}[{number}].answer")
        if any(covered[-1] >> k & 1 and not facts.support[m] <= facts.support[k] for k in range(len(facts.names))):
            reject(Code.UNSERVED, f"{place}[{number}].answer", "not inside every target of the group")
    if covered != expected:
        reject(Code.CASES, place, "not the groups of equal residuals, by their first target")
