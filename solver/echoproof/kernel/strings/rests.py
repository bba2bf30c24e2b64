"""From an expression to a deterministic automaton, by what is left to read.

A *rest* is what is still to be read: a node and then another rest, or the end. A *place* is some letters with the rest
after one of them. A state is a set of places where a word may go on, and of the end that it may have reached, as bits.
A letter leads from a state to all at which the rests of those of its places begin that the letter fits.
"""

from ..outcome import Code, Rejected

PLACES = 4096


class Rests:
    """Nodes, rests and places by their numbers; bit 0 of a state is the end, bit k + 1 the place k."""

    END = 0

    def __init__(self, work):
        self.work, self.nodes, self.rests, self.places, self.numbers = work, [], [None], [], {}
        self.begins, self.firsts, self.empty = {self.END: 1}, {}, []

    def number(self, values, *value):
        """Return the place of a value in a list, at the end if it is new."""
        key = (id(values), value)
        if key not in self.numbers:
            self.numbers[key] = len(values)
            values.append(value)
        return self.numbers[key]

    def node(self, sign, *parts):
        """Return the number of a node, and note whether it has the empty word; what says nothing is left out."""
        if sign == "*" and self.nodes[parts[0]] == (".",):
            return parts[0]
        if sign == "*" and self.empty[parts[0]]:
            parts = parts[0], 0, parts[2]  # with the empty word among them, fewer turns do as well
        if sign == "|":
            parts = tuple(dict.fromkeys(parts))
        if sign == ".":
            parts = tuple(part for part in parts if self.nodes[part] != (".",))
        if sign in "|." and len(parts) == 1:
            return parts[0]
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

    def fitting(self, letter):
        """Return the places that a letter fits, as bits."""
        return sum(2 << place for place, (letters, _) in enumerate(self.places) if letter in letters)

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
        if (node, then) in self.firsts:
            return self.firsts[node, then]
        self.work.spend(1)
        key, found = (node, then), 0
        match self.nodes[node]:
            case "[", letters:
                place = self.number(self.places, letters, then)
                if place >= PLACES:
                    raise Rejected(Code.CLASS, "hypotheses", f"more than {PLACES} places for letters")
                found = 2 << place
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
        return self.firsts.setdefault(key, found)
