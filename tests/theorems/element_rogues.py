"""Element generators, some of them odd: functions of the history over the integers and the markers "*1", "*2", …."""

from itertools import count
from random import Random

from hypothesis import strategies as st

from echoproof.attack.budget import within

LATE = 12


def integers(examples):
    return [x for x in examples if isinstance(x, int)]


def markers(examples):
    return [int(x[1:]) for x in examples if isinstance(x, str)]


def above(examples):
    return max(integers(examples), default=0) + 1


def below(examples):
    return min(integers(examples), default=0) - 1


def next_marker(examples):
    return f"*{max(markers(examples), default=0) + 1}"


def constant(examples):
    return 7


def copycat(examples):
    return examples[-1]


def random_player(examples):
    """Seeded by the history, so that it is a function of it."""
    random = Random(repr(examples))
    return random.choice([random.randint(-20, 20), above(examples), below(examples), f"*{random.randint(1, 9)}"])


def random_integer(examples):
    return Random(repr(examples)).randint(-30, 30)


def alternating_signs(examples):
    return len(examples) * (-1) ** len(examples)


def least_fresh(examples):
    return next(x for x in count(1) if x not in examples)


def marker_then(after):
    """Answer the next marker while only markers were shown, then something else."""
    return lambda examples: after(examples) if integers(examples) else next_marker(examples)


def far_marker(examples):
    return above(examples) if integers(examples) else "*9"


def upward_after_a_while(examples):
    """Answer downward, and upward once in a while, ever more rarely."""
    if not integers(examples):
        return next_marker(examples)
    return above(examples) if len(examples).bit_count() == 1 else below(examples)


def upward_for_a_while(examples):
    """Answer upward in the first rounds, downward later: some phases end, the last does not."""
    if not integers(examples):
        return next_marker(examples)
    return above(examples) if len(examples) <= LATE else below(examples)


def every_other_time_upward(examples):
    return above(examples) if len(examples) % 2 else 1


def raises(examples):
    raise RuntimeError("no idea")


def raises_sometimes(examples):
    if len(examples) % 3 == 0:
        raise RuntimeError("not now")
    return marker_then(above)(examples)


def never_answers(examples):
    return None


def runs_on(examples):
    """Answer while few examples were shown, then run on for ever."""
    while len(examples) > LATE:
        pass
    return marker_then(above)(examples)


def answers_rarely(examples):
    return marker_then(above)(examples) if len(examples) % 5 == 0 else None


def answers_what_is_no_point(examples):
    return "*0"


class Repeats:
    """Keeps the first answer for the whole game."""

    def __init__(self):
        self.first = None

    def __call__(self, examples):
        self.first = self.first or next_marker(examples)
        return self.first


def without_replay_non_uniform(examples):
    """Right without replay for h_inf of the non-uniform theorem from 1 example on, for h_d from d + 1 on."""
    return below(examples) if any(x < 0 for x in integers(examples)) else above(examples)


def without_replay_limit(examples):
    """The generator of the limit separation, right in the limit without replay.

    Markers until an integer was shown; then upward if the index of the largest marker was shown, else downward.
    """
    if not integers(examples):
        return next_marker(examples)
    return above(examples) if max(markers(examples), default=0) in examples else below(examples)


ROGUES = {
    "constant": lambda: constant,
    "copycat": lambda: copycat,
    "random": lambda: random_player,
    "random integer": lambda: random_integer,
    "alternating signs": lambda: alternating_signs,
    "least fresh": lambda: least_fresh,
    "largest plus one": lambda: above,
    "smallest minus one": lambda: below,
    "marker player": lambda: next_marker,
    "marker, then upward": lambda: marker_then(above),
    "marker, then downward": lambda: marker_then(below),
    "marker, then nothing": lambda: marker_then(never_answers),
    "far marker": lambda: far_marker,
    "upward ever more rarely": lambda: upward_after_a_while,
    "upward for a while": lambda: upward_for_a_while,
    "every other time upward": lambda: every_other_time_upward,
    "one that raises": lambda: raises,
    "one that raises sometimes": lambda: raises_sometimes,
    "one that never answers": lambda: never_answers,
    "one that runs on": lambda: within(1000, runs_on),
    "one that answers rarely": lambda: answers_rarely,
    "one that answers what is no point": lambda: answers_what_is_no_point,
    "one that repeats": Repeats,
    "right without replay, non-uniform": lambda: without_replay_non_uniform,
    "right without replay, in the limit": lambda: without_replay_limit,
}
"""Each makes a generator for a new game."""

ENTRIES = st.one_of(
    st.none(),
    st.integers(-6, 12),
    st.integers(1, 8).map("*{}".format),
    st.sampled_from([above, below, next_marker, copycat, least_fresh]),
)


def driven(table):
    """Return the generator that looks up in a table what to do, by the round and the last example."""

    def generator(examples):
        entry = table[(len(examples) + len(str(examples[-1]))) % len(table)]
        return entry(examples) if callable(entry) else entry

    return generator


def tables():
    """Draw table-driven generators."""
    return st.lists(ENTRIES, min_size=1, max_size=8).map(driven)
