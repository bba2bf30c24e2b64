"""The limits of families, in one place; docs/limits.md explains each."""

from typing import Final

MAX_SCHEMAS: Final = 8
MAX_PARAMETERS: Final = 3
"""Parameters of one schema."""
MAX_CONSTANT: Final = 1_000
"""The largest constant in a comparison."""
MAX_MODULUS: Final = 360
"""The largest modulus, and the largest least common multiple of those of one family."""
MAX_WRITTEN_OUT: Final = 4_000
"""Comparisons of one condition, when remainders, abs and lists are written out."""
MAX_AUTOMATON: Final = 20_000
"""States of one automaton."""
MAX_DIAGRAM: Final = 400_000
"""Nodes of all decision diagrams of one question."""
MAX_DIAGRAM_WORK: Final = 600_000
"""Steps on decision diagrams, for the numbers of one family, and again for the adversary of its proper notions."""
MAX_BRANCHES: Final = 400
"""Residue classes of the parameters of all schemas together."""
MAX_CUT_WORK: Final = 5_000_000
"""Points of members that are looked at when a family is cut off."""
