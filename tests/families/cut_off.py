"""A family cut off: what it says of small sets, and of its first members, by looking at all members near by."""

from functools import cached_property
from itertools import product

from echoproof.families.conditions import holds


class CutOff:
    """The members with parameters up to `most`; elements are looked at as far as `window`, which tells the ends too."""

    def __init__(self, family, most, window):
        self.family, self.window = family, window
        self.points = range(-window, window + 1)
        inside = most - 2 * family.constant - 3  # with members enough to leave out what is left out
        self.inner = self.mask(range(-inside, inside + 1))
        self.near = inside // 2
        self.members = {}
        for number, schema in enumerate(family.schemas):
            for values in product(range(-most, most + 1), repeat=len(schema.parameters)):
                if schema.allows(values):
                    own = dict(zip(schema.parameters, values, strict=True))
                    bits = sum(1 << x + window for x in self.points if holds(schema.condition, {**own, "x": x}))
                    self.members[number, values] = bits
        turn = family.modulus
        self.ends = sum(1 << n for n in (*range(turn), *range(2 * window + 1 - turn, 2 * window + 1)))

    def mask(self, integers):
        return sum(1 << x + self.window for x in integers)

    @cached_property
    def everything(self):
        return (1 << 2 * self.window + 1) - 1

    def closure(self, integers):
        """Return the intersection of all members that contain a set, as bits; None when there is none."""
        asked = self.mask(integers)
        found = [bits for bits in self.members.values() if not asked & ~bits]
        common = self.everything
        for bits in found:
            common &= bits
        return common if found else None

    def is_closed(self, integers):
        common = self.closure(integers)
        return common is not None and common & self.inner == self.mask(integers)

    def is_unanswered(self, integers):
        """Whether some member contains the set, and none is inside all that do."""
        common = self.closure(integers)
        near = [bits for (_, values), bits in self.members.items() if all(abs(v) <= self.near for v in values)]
        return common is not None and not any(not bits & ~common & self.inner for bits in near)

    def local(self, member, limit=20_000):
        """Return the most points of a finite intersection of members, that one among them; None: too many."""
        others = set(self.members.values())
        seen, work, best = {self.members[member]}, [self.members[member]], 0
        while work:
            common = work.pop()
            if not common & self.ends:
                best = max(best, common.bit_count())
                continue  # with more members there are no more points
            for bits in others:
                if (less := common & bits) not in seen:
                    if len(seen) > limit:
                        return None
                    seen.add(less)
                    work.append(less)
        return best
