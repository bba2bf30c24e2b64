"""The limits of what is read, in one place; docs/limits.md explains each."""

from typing import Final

MAX_CLASS_BYTES: Final = 1 << 20
"""Size of a class file, in bytes."""
MAX_PARTS: Final = 16
"""Parts of a dotted key of a TOML file."""
MAX_HYPOTHESES: Final = 32
MAX_NAME: Final = 60
"""Length of a hypothesis name, in characters."""
MAX_CELLS: Final = 4096
"""Realized profiles of one class."""
MAX_RELATIONS: Final = 1 << 20
"""Realized profiles times the square of the number of hypotheses."""
MAX_PROBLEM: Final = 60_000
"""The square of the number of hypotheses times the sum of itself and the realized profiles, of a class that becomes one
problem for the solvers."""
MAX_DEPTH: Final = 100
"""Nesting of an expression."""
MAX_ATOMS: Final = 1_000
"""Comparisons and listed values of one class."""
MAX_DIGITS: Final = 100
"""Decimal digits of a constant."""
MAX_PERIOD: Final = 1 << 22
"""Common period of a class of integers: the least common multiple of its moduli."""
MAX_FRAME_BITS: Final = 1 << 24
"""Sample points on which a class of integers is evaluated."""
MAX_EVALUATIONS: Final = 1 << 21
"""Evaluations of a remainder on single points, for one class of integers."""
MAX_CONDITION_BITS: Final = 1 << 29
"""Sample points times comparisons, for one class of integers."""
MAX_BIT_WORK: Final = 1 << 34
"""Bit operations spent on one class of integers."""
MAX_ALPHABET: Final = 128
"""Letters of an alphabet."""
MAX_PLACES: Final = 4096
"""Places for letters in one expression of a class of strings, repetitions written out."""
MAX_STATES: Final = 1 << 16
"""States of the automaton of a class of strings, or of one of its expressions."""
MAX_STEPS: Final = 1 << 21
"""Groups of letters tried at each of its states, and steps between places on the way to it."""
MAX_MACHINE_BYTES: Final = 1 << 25
"""Size of a file with a machine, in bytes."""
MAX_TRANSITIONS: Final = 1 << 16
"""States of a machine times the realized profiles of its class."""
MAX_BOUND: Final = 10**9
"""The largest number in a budget."""
MAX_PROMISE: Final = 10**200
"""The largest promise of a generator: more than the points of all finite cells of a class can be."""
MAX_ANSWER: Final = 1_000
"""Decimal digits of an integer, or characters of a text, that a user's generator answers."""
MAX_LOADING_SECONDS: Final = 60
"""Seconds in which the module of a user's generator has to be imported."""
