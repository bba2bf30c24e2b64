"""Regular expressions drawn at random with their words up to a length, from the definition of each operation.

A drawn expression is (text, words): words[k] is the set of its words of length k. Nothing of the program reads the text
here, so that a test can compare.
"""

from functools import reduce
from itertools import product

LONGEST = 10


def letters(text, some, longest=LONGEST):
    return text, [set(), set(some), *(set() for _ in range(longest - 1))]


def empty(longest=LONGEST):
    return "()", [{""}, *(set() for _ in range(longest))]


def joined(one, other):
    """Return the words of two languages one after another, cut at the same length."""
    return [
        {v + w for i in range(k + 1) for v, w in product(one[i], other[k - i])}
        for k in range(min(len(one), len(other)))
    ]


def union(one, other):
    return [v | w for v, w in zip(one, other, strict=True)]


def repeated(words, least, most):
    """Return what `least` to `most` words make; None stands for any number of them."""
    nothing = empty(len(words) - 1)[1]
    exact = reduce(joined, [words] * least, nothing)
    total = exact
    # More words than letters add nothing, but for empty ones.
    for _ in range(len(words) if most is None else most - least):
        exact = joined(exact, words)
        total = union(total, exact)
    return total


REPEATS = {
    "*": (0, None),
    "+": (1, None),
    "?": (0, 1),
    "{2}": (2, 2),
    "{1,3}": (1, 3),
    "{0,2}": (0, 2),
    "{2,}": (2, None),
}


def drawn(random, depth=4, longest=LONGEST):
    """Draw an expression over the alphabet ab."""
    kind = random.random() if depth else 0
    if kind < 0.3:
        plain = {"a": "a", "b": "b", ".": "ab", "[ab]": "ab", "[^a]": "b", "[a-b]": "ab", "[b]": "b"}
        text = random.choice([*plain, "a", "b", "()"])
        return empty(longest) if text == "()" else letters(text, plain[text], longest)
    (one, some), (other, more) = (drawn(random, depth - 1, longest) for _ in range(2))
    if kind < 0.55:
        return f"({one})({other})", joined(some, more)
    if kind < 0.75:
        return f"{one}|{other}", union(some, more)
    sign = random.choice(list(REPEATS))
    return f"({one}){sign}", repeated(some, *REPEATS[sign])


def profiles(languages):
    """Return {profile: its words by length} of some languages."""
    found = {}
    for k in range(len(languages[0])):
        for word in map("".join, product("ab", repeat=k)):
            profile = sum(1 << i for i, words in enumerate(languages) if word in words[k])
            if profile:
                found.setdefault(profile, []).append(word)
    return found
