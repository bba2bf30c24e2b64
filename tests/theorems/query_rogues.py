"""Generators that ask membership queries and answer the index of a hypothesis, some of them odd."""

from functools import partial
from itertools import count
from random import Random


def always(index):
    """Ask nothing."""
    return lambda examples, member: index


def counts(examples, member):
    return len(examples)


def round_robin(examples, member):
    return len(examples) % 7 + 1


def consistent(examples, member):
    """Yield the indices up to the number of examples whose hypotheses contain them all."""
    return (i for i in range(1, len(examples) + 1) if all(member(i, x) for x in examples))


def smallest_consistent(examples, member):
    return next(consistent(examples, member), 1)


def largest_consistent(examples, member):
    return max(consistent(examples, member), default=1)


def asks_much(examples, member):
    """Look for a hypothesis contained, on a square of what it can ask, in all those that are consistent."""
    t = len(examples)
    rows = {i: {x for x in range(1, 3 * t + 1) if member(i, x)} for i in consistent(examples, member)}
    return next((i for i, row in sorted(rows.items(), reverse=True) if all(row <= r for r in rows.values())), 1)


def trap_hunter(examples, member):
    """Answer a hypothesis that misses a point of h_1, if one is found: the trap's own, which ends the trap."""
    t = len(examples)
    return next((i for i in range(2, t + 3) for x in range(1, 2 * t) if member(1, x) and not member(i, x)), 1)


def asks_far(examples, member):
    return 1 if member(3, 10**15 + len(examples)) else 2


def settles(examples, member):
    return len(examples) + 1 if len(examples) <= 12 else 1


def settles_after_nine(examples, member):
    """Answer 9 seven times, so that a trap for h_9 would be next were the traps' indices merely counted."""
    return 9 if len(examples) <= 7 else 1


def rarely_other(examples, member):
    """Answer 1, but other indices ever more rarely."""
    return len(examples) if len(examples).bit_count() == 1 else 1


def random_player(examples, member):
    random = Random(repr(examples))
    return random.randint(1, 5) if member(random.randint(1, 9), random.randint(1, 99)) else 1


def asks_for_ever(examples, member):
    return next(2 for x in count(1) if not any(member(i, x) for i in range(1, 3)) and x < 0)


def runs_on_silently(examples, member):
    """Ask a little, and in every round from the fourth on run on without asking."""
    member(1, 1)
    while len(examples) > 3:
        pass
    return 2


def asks_as_an_iterator(examples, member):
    """Ask for ever from inside the interpreter, where no line of this file is executed."""
    return sum(map(partial(member, 1), count(1)))


def raises(examples, member):
    raise RuntimeError("no idea")


def asks_for_nothing_there_is(examples, member):
    return 1 + member(0, 1)


def never_answers(examples, member):
    return None


def answers_no_index(examples, member):
    return 0


class Stubborn:
    """Keep the first answer for the whole game."""

    def __init__(self):
        self.first = None

    def __call__(self, examples, member):
        self.first = self.first or 1 + member(2, 5) + member(2, 1)
        return self.first


ROGUES = {
    "always 1": lambda: always(1),
    "always 2": lambda: always(2),
    "counts": lambda: counts,
    "round robin": lambda: round_robin,
    "smallest consistent": lambda: smallest_consistent,
    "largest consistent": lambda: largest_consistent,
    "asks much": lambda: asks_much,
    "trap hunter": lambda: trap_hunter,
    "asks far": lambda: asks_far,
    "settles on 1": lambda: settles,
    "settles after 9": lambda: settles_after_nine,
    "other than 1 ever more rarely": lambda: rarely_other,
    "random": lambda: random_player,
    "one that asks for ever": lambda: asks_for_ever,
    "one that runs on silently": lambda: runs_on_silently,
    "one that asks inside an iterator": lambda: asks_as_an_iterator,
    "one that raises": lambda: raises,
    "one that asks for what is not there": lambda: asks_for_nothing_there_is,
    "one that never answers": lambda: never_answers,
    "one that answers no index": lambda: answers_no_index,
    "stubborn": Stubborn,
}
"""Each makes a generator for a new game."""
SILENT = {name for name in ROGUES if name.startswith("one that")}
