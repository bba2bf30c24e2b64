"""Odd proper generators: none is good, each in its own way. `ROGUES` maps names to makers of fresh ones for a class."""

import random


def constant(choice):
    return lambda cls: lambda examples, hypotheses: choice(hypotheses)


def seeded(cls):
    return lambda examples, hypotheses: random.Random(f"7 {examples}").choice(hypotheses)


def members_at(cls, point):
    profile = cls.domain.profile_at(point)
    return [name for i, name in enumerate(cls.names) if profile >> i & 1]


def copycat(cls):
    """The first hypothesis that contains the last example."""
    return lambda examples, hypotheses: members_at(cls, examples[-1])[0]


def by_size(cls):
    sizes = [cls.table.row(i).bit_count() for i in range(cls.table.n)]
    return sorted(cls.names, key=lambda name: sizes[cls.names.index(name)])


def smallest_consistent(cls):
    """The hypothesis of fewest cells that contains every example; else the one of fewest cells."""

    def generator(examples, hypotheses):
        order = by_size(cls)
        return next((name for name in order if all(name in members_at(cls, x) for x in examples)), order[0])

    return generator


def round_robin(cls):
    return lambda examples, hypotheses: hypotheses[len(examples) % len(hypotheses)]


def slow_walker(cls):
    """Changes its mind after 1, 2, 4, 8, … rounds."""
    return lambda examples, hypotheses: hypotheses[len(examples).bit_length() % len(hypotheses)]


def majority(cls):
    """The hypothesis that contains the most examples."""
    return lambda examples, hypotheses: max(
        hypotheses, key=lambda name: sum(name in members_at(cls, x) for x in examples)
    )


def raises(cls):
    def generator(examples, hypotheses):
        raise LookupError("no idea")

    return generator


def raises_sometimes(cls):
    def generator(examples, hypotheses):
        if len(examples) % 3:
            raise ZeroDivisionError("once more")
        return hypotheses[0]

    return generator


def never_answers(cls):
    return lambda examples, hypotheses: None


def names_no_hypothesis(cls):
    return lambda examples, hypotheses: hypotheses[0] + "?"


class Stubborn:
    """An object with state: it keeps its answer until an example is not in it, and never goes back to one."""

    def __init__(self, cls):
        self.cls, self.left = cls, list(cls.names)

    def __call__(self, examples, hypotheses):
        while len(self.left) > 1 and self.left[0] not in members_at(self.cls, examples[-1]):
            del self.left[0]
        return self.left[0]


ROGUES = {
    "always the first": constant(lambda names: names[0]),
    "always the last": constant(lambda names: names[-1]),
    "always the largest": lambda cls: lambda examples, hypotheses: by_size(cls)[-1],
    "random with a seed": seeded,
    "copycat": copycat,
    "the smallest consistent": smallest_consistent,
    "round robin": round_robin,
    "slow walker": slow_walker,
    "majority": majority,
    "one that raises": raises,
    "one that raises sometimes": raises_sometimes,
    "one that never answers": never_answers,
    "one that names no hypothesis": names_no_hypothesis,
    "stubborn": Stubborn,
}
