"""From an expression to a deterministic automaton, by what is left to read.

A *rest* is what is still to be read: a node and then another rest, or the end. A *place* is some letters with the rest
after one of them. A state is a set of places where a word may go on, and of the end that it may have reached, as bits.
A letter leads from a state to all at which the rests of those of its places begin that the letter fits.
"""

from typing import Any, Final

from ..meter import Meter
from ..outcome import Code, Rejected

PLACES: Final = 4096


class Rests:
    """Nodes, rests and places by their numbers; bit 0 of a state is the end, bit k + 1 the place k."""

    END: Final = 0

    def __init__(self, meter: Meter) -> None:
        self.meter = meter
        self.nodes: list[tuple[Any, ...]] = []
        self.rests: list[tuple[int, int]] = [(0, 0)]  # that of the end is never asked for
        self.places: list[tuple[str, int]] = []
        self.numbers: dict[str, int] = {}
        self.begins: dict[int, int] = {self.END: 1}
        self.firsts: dict[tuple[int, int], int] = {}
        self.empty: list[bool] = []

    def number(self, values: list[Any], *value: Any) -> int:
        """Return the place of a value in a list, at the end if it is new."""
        key = f"{id(values)} {value}"  # a text, for attackers can make tuples of integers that Python hashes alike
        self.meter.spend(4 + len(key) // 4)
        if key not in self.numbers:
            self.meter.spend(1, 400 + 2 * len(key))
            self.numbers[key] = len(values)
            values.append(value)
        return self.numbers[key]

    def node(self, sign: str, *parts: Any) -> int:
        """Return the number of a node, and note whether it has the empty word; what says nothing is left out."""
        if sign == "*" and self.nodes[parts[0]] == (".",):
            return int(parts[0])
        if sign == "*" and self.empty[parts[0]]:
            parts = parts[0], 0, parts[2]  # with the empty word among them, fewer turns do as well
        if sign == "|":
            parts = tuple(dict.fromkeys(parts))
        if sign == ".":
            parts = tuple(part for part in parts if self.nodes[part] != (".",))
        if sign in "|." and len(parts) == 1:
            return int(parts[0])
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

    def fitting(self, letter: str) -> int:
        """Return the places that a letter fits, as bits."""
        return sum(2 << place for place, (letters, _) in enumerate(self.places) if letter in letters)

    def rest(self, node: int, then: int) -> int:
        return self.number(self.rests, node, then)

    def begin(self, rest: int) -> int:
        """Return the places and ends at which a rest begins, as bits."""
        path = [rest]
        while path[-1] not in self.begins and self.empty[self.rests[path[-1]][0]]:
            self.meter.spend(2, 600)
            path.append(self.rests[path[-1]][1])
        for one in reversed(path):
            if one not in self.begins:
                node, then = self.rests[one]
                self.begins[one] = self.first(node, then) | (self.begins[then] if self.empty[node] else 0)
        return self.begins[rest]

    def first(self, node: int, then: int) -> int:
        """Return the places at which a word of the node that is not empty begins, as bits, before another rest."""
        key, found = (node, then), 0
        if key in self.firsts:
            return self.firsts[key]
        match self.nodes[node]:
            case "[", letters:
                place = self.number(self.places, letters, then)
                if place >= PLACES:
                    raise Rejected(Code.CLASS, "hypotheses", f"more than {PLACES} places for letters")
                found = 2 << place
            case "|", *parts:
                for part in self.meter.each(parts, 2):
                    found |= self.first(part, then)
            case ".", *parts:
                for part in self.meter.each(reversed(parts), 2):
                    found = self.first(part, then) | (found if self.empty[part] else 0)
                    then = self.rest(part, then)
            case "*", part, least, most if most != 0:
                left = self.node("*", part, max(least - 1, 0), None if most is None else most - 1)
                found = self.first(part, self.rest(left, then))
        self.meter.spend(2, 1000)
        self.firsts[key] = found
        return found
