"""Generators that do what they should not; test_apart.py loads them from this file."""

import ctypes
import os
import random
import re
import subprocess
import sys
import tempfile
import time

ROUNDS = 0


def history(examples):
    return sum(examples) * 1000 + len(examples)


def no_end(examples):
    while True:
        pass


def no_end_that_catches_all(examples):
    while True:
        try:
            while True:
                pass
        except BaseException:  # noqa: BLE001
            pass


def no_end_in_c(examples):
    return sum(range(10**12))


def backtracking(examples):
    return len(re.match(r"(a+)+$", "a" * 50 + "b") or "")


def sleeping(examples):
    time.sleep(1000)


def longer_and_longer(examples):
    for _ in range(len(examples)):
        pass
    return 1


def exits(examples):
    sys.exit(3)


def exits_at_once(examples):
    os._exit(7)


def crashes(examples):
    ctypes.string_at(0)


def raises_in_round_two(examples):
    return 1 // (len(examples) - 2)


def raises_elsewhere(examples):
    return re.compile("(" * len(examples))


def raises_what_cannot_be_shown(examples):
    class Odd(Exception):  # noqa: N818
        def __str__(self):
            raise ValueError

    raise Odd


def recursive(examples):
    return recursive(examples)


def many_digits(examples):
    return 10**100_000


def thousand_and_one_digits(examples):
    return 10**1000


def thousand_digits(examples):
    return -(10**1000 - 1)


def long_text(examples):
    return "x" * 10**7


def longest_text(examples):
    return "\x00\U0001f600" * 500


def out_of_memory(examples):
    return "x" * 10**11


def much_memory(examples):
    return len(bytes(3 << 29))  # not touched, so that it costs no time


def forks(examples):
    os.fork()
    return len(examples)


def forks_one_that_raises(examples):
    if os.fork() == 0:
        raise RuntimeError("in the other process")
    return len(examples)


def forks_one_that_asks(examples, member):
    if os.fork() == 0:
        return member(1, 7)
    time.sleep(0.05)  # so that the other would be heard first
    return member(1, 8) + len(examples)


def raises_where_nothing_is(examples):
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
    raise LookupError("the reason")


def raises_what_is_not_unicode(examples):
    raise FileNotFoundError("caf\udce9.txt")


def raises_a_syntax_error_of_its_own(examples):
    raise SyntaxError("odd", (7, None, None, b"text"))


def raises_with_a_long_name(examples):
    raise type("N" * 10**5, (Exception,), {})("n" * 10**5)


def nothing(examples):
    return None


def a_list(examples):
    return [1] * 10**6


def a_boolean(examples):
    return True


def half(examples):
    return 0.5


class Index:
    def __index__(self):
        return 5


def an_index(examples):
    return Index()


class Text(str):
    __slots__ = ()

    def __str__(self):
        raise ValueError

    def __len__(self):
        return 10**10


def a_text_of_its_own(examples):
    return Text("A")


def prints(examples):
    os.write(1, b"to one\n")
    os.write(2, b"to two\n")
    print("as usual", flush=True)  # noqa: T201
    return 1


def closes_all(examples):
    os.closerange(0, 1000)
    return 1


def speaks_out_of_turn(examples):
    for number in range(3, 300):
        try:
            os.write(number, b"nonsense\n")
        except OSError:
            continue
    return 1


def counts_rounds(examples):
    global ROUNDS
    ROUNDS += 1
    return ROUNDS


def game(examples):
    return f"{os.getpid()} {counts_rounds(examples)}"


def process(examples):
    return os.getpid()


def starts_another(examples):
    return subprocess.Popen(["sleep", "1000"]).pid


def draws(examples):
    import numpy as np  # late

    return f"{hash('a text')} {random.random()} {np.random.random()}"


def threshold(examples, member):
    return next(x for x in range(100) if member(3, x))


def asks_for_nothing(examples, member):
    return member(0, 1)


def asks_oddly(examples, member):
    return member("1", 1)


def either(examples, hypotheses=()):
    return 1


def neither(examples, one, two):
    return 1


class Stateful:
    def __init__(self):
        self.rounds = 0

    def __call__(self, examples, hypotheses):
        self.rounds += 1
        return hypotheses[self.rounds % 2]


class Unmakeable:
    def __call__(self, examples):
        return 1

    def __init__(self, size):
        pass


class Uncallable:
    pass


class Static:
    """Called as it is written, without itself."""

    @staticmethod
    def __call__(examples, hypotheses):
        return hypotheses[-1]


class Failing:
    def __init__(self):
        raise ValueError("not today")

    def __call__(self, examples):
        return 1


def in_turn(*functions):
    """One generator after another, a round each."""
    return lambda examples: functions[len(examples) - 1](examples)


ANSWERS = (history, thousand_digits, longest_text, an_index, a_text_of_its_own, prints, forks, forks_one_that_raises)
SILENCES = (
    exits,
    recursive,
    raises_what_cannot_be_shown,
    raises_what_is_not_unicode,
    raises_a_syntax_error_of_its_own,
    raises_with_a_long_name,
    out_of_memory,
    much_memory,
    many_digits,
    thousand_and_one_digits,
    long_text,
    nothing,
    a_list,
    a_boolean,
    half,
    raises_where_nothing_is,
)
answers, silences = in_turn(*ANSWERS), in_turn(*SILENCES)
instance = Stateful()
number = 5
