"""Certificates with one leaf changed, and an independent judge of whether a certificate proves what it says."""

import copy

from echoproof.model.cells import members


def places(value, path=()):
    """Yield the path of every value in a document, the document itself left out."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in items:
        yield (*path, key)
        yield from places(part, (*path, key))


def at(document, path):
    for key in path:
        document = document[key]
    return document


def changed(document, path, change):
    result = copy.deepcopy(document)
    change(at(result, path[:-1]), path[-1])
    return result


def put(value):
    def change(holder, key):
        holder[key] = value

    return change


def drop(holder, key):
    del holder[key]


def double(holder, key):
    if isinstance(holder, list):
        holder.insert(key, copy.deepcopy(holder[key]))
    else:
        holder[f"{key} again"] = copy.deepcopy(holder[key])


def swap_with_next(holder, key):
    if isinstance(holder, list) and key + 1 < len(holder):
        holder[key], holder[key + 1] = holder[key + 1], holder[key]


def mutants(document, names):
    """Yield (path, what was done, document) for every single change of a leaf, or of a list or object as a whole."""
    for path in places(document):
        value = at(document, path)
        kinds = {"drop": drop, "double": double, "swap with next": swap_with_next}
        if isinstance(value, str):
            kinds |= {f"to {name}": put(name) for name in names}
            kinds |= {"to its name and a blank": put(value + " "), "to a character less": put(value[:-1])}
            kinds |= {"to a list": put([value])}
        else:
            kinds |= {"to empty": put(type(value)())}
        kinds |= {f"to {other!r}": put(other) for other in (None, True, 0, 1.5, "", [], {})}
        for what, change in kinds.items():
            mutant = changed(document, path, change)
            if mutant != document:
                yield path, what, mutant


def reason_it_is_a_proof(document, cls):
    """Say why a certificate proves its claim about the class, or return None when it does not.

    Reads the definitions alone, with hypotheses as sets of realized profiles; the judge may refuse what the checker
    refuses for its form, but must know every proof that is left.
    """
    names, everyone = list(cls.names), range(len(cls.names))
    realized = {frozenset(members(p)) for p in cls.table.profiles}
    h = [{p for p in realized if i in p} for i in everyone]
    if document.get("class") != cls.digest or document.get("format") != "echoproof/certificate@1":
        return None

    def number(name):
        return names.index(name) if isinstance(name, str) and name in names else None

    def profile(listed):
        return frozenset(map(number, listed)) if isinstance(listed, list) else frozenset()

    def group(j, first, i):
        return {k for k in first if h[k] - h[j] == h[i] - h[j]}

    if document.get("kind") == "adversary-strategy" and set(document) == {"format", "class", "kind", "first", "cases"}:
        first = profile(document["first"])
        if first not in realized or [number(case["answer"]) for case in document["cases"]] != list(everyone):
            return None
        for j, case in enumerate(document["cases"]):
            if number(case["target"]) not in first:
                return None
            targets = group(j, first, number(case["target"]))
            if [number(escape["answer"]) for escape in case["escapes"]] != list(everyone):
                return None
            for m, escape in enumerate(case["escapes"]):
                k, shown = number(escape["target"]), profile(escape["profile"])
                if k not in targets or shown not in h[m] - h[k]:
                    return None
        return "every answer still leaves out some target of an unserved group"
    if document.get("kind") == "generator-strategy" and set(document) == {"format", "class", "kind", "replies"}:
        replies = document["replies"]
        if {profile(reply["profile"]) for reply in replies} != realized or len(replies) != len(realized):
            return None
        for reply in replies:
            first, j = profile(reply["profile"]), number(reply["answer"])
            if j is None:
                return None
            groups = [profile(part["targets"]) for part in reply["groups"]]
            if sorted(map(sorted, groups)) != sorted(map(sorted, {frozenset(group(j, first, i)) for i in first})):
                return None
            for targets, part in zip(groups, reply["groups"], strict=True):
                m = number(part["answer"])
                if m is None or not all(h[m] <= h[k] for k in targets):
                    return None
        return "every group of every realized profile still has an answer inside all of its targets"
    return None


def survivors(cls, document, accepts):
    """Return (path, what was done, reason or None) for every mutant that `accepts` lets pass, and the number of all."""
    rows, count = [], 0
    for path, what, mutant in mutants(document, cls.names):
        count += 1
        if accepts(mutant):
            rows.append((path, what, reason_it_is_a_proof(mutant, cls)))
    return rows, count
