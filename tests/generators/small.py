"""Small classes of several shapes on which generators are checked on all streams."""

from strategies import integer_class, profile_class

MISLED = integer_class({"even": "x % 2 == 0", "odd or 0": "x == 0 or x % 2 == 1", "multiples of 4": "x % 4 == 0"})
"""Every second echo of a generator that follows the first is wrong for the last."""
CLASSES = {
    "misled by echoes": MISLED,
    "four hypotheses": integer_class(
        {
            "h1-": "x <= 0 or x == 1",
            "h2-": "x <= 0 or x == 2",
            "h1+": "x >= 0 or x == -1",
            "h2+": "x >= 0 or x == -2",
        }
    ),
    "triangle": integer_class({m: f"x % 2 == 0 or x in {m}" for m in ("(1, 3)", "(3, 5)", "(1, 5)")}),
    "divisors": integer_class({f"d{d}": f"x % {d} == 0" for d in (1, 2, 3, 6)}),
    "divisors, least last": integer_class({f"d{d}": f"x % {d} == 0" for d in (6, 3, 2, 1)}),
    "half-lines, growing": integer_class({f"from {k}": f"x >= {k}" for k in (1, 0, -1, -2)}),
    "half-lines, shrinking": integer_class({f"from {k}": f"x >= {k}" for k in (-2, -1, 0, 1)}),
    "remainders with exceptions": integer_class(
        {"a": "x % 3 == 0 or x == 1", "b": "x % 3 == 1 or x in (0, 2)", "c": "x % 3 != 2 or x == 2"}
    ),
    "finite and infinite cells": profile_class(3, {1: "infinite", 2: 1, 3: 2, 5: 1, 6: "infinite", 7: 1}),
    "all but one of five": integer_class({f"not {k}": f"x != {k}" for k in (0, 1, -1, 2, -2)}),
}
