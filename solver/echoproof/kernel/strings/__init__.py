"""Cells of a class of languages given by regular expressions, from the definitions alone.

A *rest* is what is still to be read: a node and then another rest, or the end of a hypothesis. A *place* is some
letters with the rest after one of them. A state is a set of places where a word may go on, and of ends that it may have
reached, as bits. A letter leads from a state to all at which the rests of those of its places begin that the letter
fits. The ends in the state after a word are the profile of the word.
"""

from ..outcome import Code, Rejected
from .reader import Reader

LETTERS, PLACES, STATES, STEPS = 128, 4096, 1 << 16, 1 << 22


def cells(alphabet, texts):
    """Return {profile: size} of the realized profiles; bit i of a profile stands for texts[i]."""
    if not isinstance(alphabet, str) or not 1 <= len(alphabet) == len(set(alphabet)) <= LETTERS:
        raise ValueError("the alphabet is no text of different letters")
    if any(map(str.isspace, alphabet)):
        raise ValueError("blanks part signs and are no letters")
    rests, start = Rests(len(texts)), 0
    for end, text in enumerate(texts):
        start |= rests.begin(rests.rest(Reader(text, alphabet, rests.node).whole(), end))
    after = [rests.begin(rest) for _, rest in rests.places]  # which adds the places that it finds
    fitting = [sum(1 << i for i, (some, _) in enumerate(rests.places) if letter in some) for letter in alphabet]
    numbers, queue, rows, steps = {start: 0}, [start], [], 0
    for state in queue:  # grows while it is walked
        row = []
        for fits in dict.fromkeys(fitting):
            here, following = state >> len(texts) & fits, 0
            while here:
                following |= after[(here & -here).bit_length() - 1]
                here &= here - 1
                steps += 1
            if following not in numbers:
                numbers[following] = len(queue)
                queue.append(following)
            row.append((numbers[following], fitting.count(fits)))
        rows.append(row)
        steps += len(alphabet)
        if len(queue) > STATES or steps > STEPS:
            raise Rejected(Code.CLASS, "hypotheses", "an automaton beyond the limits of this checker")
    sizes = {}
    for state, count in zip(queue, words(rows), strict=True):
        profile = state & (1 << len(texts)) - 1
        sizes[profile] = "infinite" if "infinite" in (count, sizes.get(profile)) else sizes.get(profile, 0) + count
    sizes.pop(0, None)
    return sizes


def words(rows):
    """Return how many words lead to each state: the paths, infinitely many where one comes from a cycle."""
    into, paths, counts = [0] * len(rows), [1] + [0] * (len(rows) - 1), ["infinite"] * len(rows)
    for row in rows:
        for state, _ in row:
            into[state] += 1
    free = [] if into[0] else [0]
    for state in free:  # grows while it is walked; no state that a cycle leads to gets free
        counts[state] = paths[state]
        for following, letters in rows[state]:
            paths[following] += letters * paths[state]
            into[following] -= 1
            if not into[following]:
                free.append(following)
    return counts


class Rests:
    """Nodes, rests and places by their numbers; the rests 0, 1, … are the ends of the hypotheses, and their bits."""

    def __init__(self, ends):
        self.ends, self.nodes, self.rests, self.places, self.numbers = ends, [], [None] * ends, [], {}
        self.begins, self.empty = {end: 1 << end for end in range(ends)}, []

    def number(self, values, *value):
        """Return the place of a value in a list, at the end if it is new."""
        key = (id(values), value)
        if key not in self.numbers:
            self.numbers[key] = len(values)
            values.append(value)
        return self.numbers[key]

    def node(self, sign, *parts):
        """Return the number of a node, and note whether it has the empty word."""
        if sign == "*" and self.empty[parts[0]]:
            parts = parts[0], 0, parts[2]  # with the empty word among them, fewer turns do as well
        number = self.number(self.nodes, sign, *parts)
        if number == len(self.empty):
            match sign:
                case "[":
                    self.empty.append(False)
                case "*":
                    self.empty.append(not parts[1] or self.empty[parts[0]])
                case _:
                    self.empty.append((any if sign == "|" else all)(self.empty[part] for part in parts))
        return number

    def rest(self, node, then):
        return self.number(self.rests, node, then)

    def begin(self, rest):
        """Return the places and ends at which a rest begins, as bits."""
        path = [rest]
        while path[-1] not in self.begins and self.empty[self.rests[path[-1]][0]]:
            path.append(self.rests[path[-1]][1])
        for one in reversed(path):
            if one not in self.begins:
                node, then = self.rests[one]
                self.begins[one] = self.first(node, then) | (self.begins[then] if self.empty[node] else 0)
        return self.begins[rest]

    def first(self, node, then):
        """Return the places at which a word of the node that is not empty begins, as bits, before another rest."""
        found = 0
        match self.nodes[node]:
            case "[", letters:
                place = self.number(self.places, letters, then)
                if place >= PLACES:
                    raise Rejected(Code.CLASS, "hypotheses", f"more than {PLACES} places for letters")
                found = 1 << self.ends + place
            case "|", *parts:
                for part in parts:
                    found |= self.first(part, then)
            case ".", *parts:
                for part in reversed(parts):
                    found = self.first(part, then) | (found if self.empty[part] else 0)
                    then = self.rest(part, then)
            case "*", part, least, most if most != 0:
                left = self.node("*", part, max(least - 1, 0), None if most is None else most - 1)
                found = self.first(part, self.rest(left, then))
        return found
