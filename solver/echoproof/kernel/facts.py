"""What the rules look up in a class: its realized profiles, who contains whom, sizes; and names, read against it."""

from collections.abc import Iterator, Sequence
from typing import Any

from .cells import Cells
from .meter import Meter, long
from .outcome import Code, Rejected


def objects(value: Any, keys: Sequence[str], place: str, meter: Meter) -> Iterator[tuple[str, list[Any]]]:
    """Yield (place, values) of each object of a list; every object has exactly these keys."""
    if not isinstance(value, list):
        raise Rejected(Code.SHAPE, place, "not a list")
    expected = set(keys)
    for number, item in meter.each(enumerate(value), 6 + len(keys)):
        if not isinstance(item, dict) or item.keys() != expected:
            raise Rejected(Code.SHAPE, f"{place}[{number}]", f"not an object with the keys {', '.join(keys)}")
        yield f"{place}[{number}]", [item[key] for key in keys]


class Facts:
    """The facts of a class. Sets of hypotheses are bits, and so are sets of cells, in the order of the class."""

    def __init__(self, title: str, names: list[str], cells: Cells, meter: Meter) -> None:
        self.names, self.cells, self.meter = names, cells, meter
        self.title = f"'{title}'" if title else "the class"
        self.everyone = range(len(names))
        self.wide = long(len(cells))
        meter.spend(2 * (len(names) + 1) * len(cells) * self.wide + 2 * len(names) ** 2)
        self.index = {name: i for i, name in enumerate(names)}
        self.support = [sum(1 << c for c, p in enumerate(cells) if p >> i & 1) for i in self.everyone]
        self.above = [sum(1 << k for k in self.everyone if not h & ~self.support[k]) for h in self.support]
        """Of each hypothesis those that contain it."""
        self.endless = sum(1 << c for c, size in enumerate(cells.values()) if size == "infinite")
        finite = {c: size for c, size in enumerate(cells.values()) if size != "infinite"}
        digits = max(finite.values(), default=0).bit_length()
        meter.spend(2 * digits * len(finite))
        self.digits = [sum(1 << c for c, size in finite.items() if size >> b & 1) for b in range(digits)]
        """The finite cells in whose size the binary digit b is 1."""

    def points(self, part: int) -> int:
        """Return how many points some cells have, those of infinite cells left out."""
        self.meter.spend(1 + 2 * self.wide * len(self.digits))
        return sum((part & digit).bit_count() << b for b, digit in enumerate(self.digits))

    def members(self, part: int) -> list[int]:
        """Return the hypotheses of a set."""
        self.meter.spend(len(self.names))
        return [k for k in self.everyone if part >> k & 1]

    def named(self, part: int) -> str:
        """Return the names of the hypotheses of a set, for a message."""
        return " ".join(self.names[k] for k in self.members(part))

    def groups(self, profile: int, answer: int) -> list[int]:
        """Return the partition of the profile's hypotheses by their residual outside h_answer."""
        self.meter.spend(2 * self.wide * len(self.names))
        parts: dict[int, int] = {}
        for k in self.members(profile):
            residual = self.support[k] & ~self.support[answer]
            parts[residual] = parts.get(residual, 0) | 1 << k
        return list(parts.values())

    def hypothesis(self, value: Any, place: str) -> int:
        """Read the name of a hypothesis."""
        self.meter.spend(2)
        if not isinstance(value, str) or value not in self.index:
            raise Rejected(Code.NAME, place, "no hypothesis of the class")
        return self.index[value]

    def profile(self, value: Any, place: str) -> int:
        """Read a list of names in the order of the class."""
        if not isinstance(value, list) or not value:
            raise Rejected(Code.SHAPE, place, "not a list of names")
        found, last = 0, -1
        for name in value:
            k = self.hypothesis(name, place)
            if k <= last:
                raise Rejected(Code.NAME, place, "not in the order of the class, each once")
            found, last = found | 1 << k, k
        return found

    def point(self, value: Any, place: str) -> int:
        """Read a list of names that is a realized profile."""
        profile = self.profile(value, place)
        if profile not in self.cells:
            raise Rejected(Code.REALIZED, place, "no point has this profile")
        return profile

    def each(self, value: Any, keys: Sequence[str], place: str) -> list[tuple[str, list[Any]]]:
        """Read a list of objects, one for every hypothesis of the class in its order, who stands under the first key.

        Returns (place, values under the other keys) of each.
        """
        rows = list(objects(value, keys, place, self.meter))
        if [self.hypothesis(name, f"{at}.{keys[0]}") for at, (name, *_) in rows] != list(self.everyone):
            raise Rejected(Code.CASES, place, f"not one for every {keys[0]} of the class, in its order")
        return [(at, rest) for at, (_, *rest) in rows]
