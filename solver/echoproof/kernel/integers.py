"""Cells of a class of sets of integers, from the definitions alone.

Between two neighbouring points at which a linear comparison changes, a condition depends on x modulo the least common
multiple of its moduli. So each stretch between such points is settled by its first `period` points; on these, as bits
of one integer, a linear comparison is constant and a remainder repeats.
A term is (a, b, m): it stands for (a * x + b) % m, or for a * x + b when m is 0. A condition becomes a function from a
stretch (first point, number of points) to bits; its comparisons (left, right, period) are collected on the way.
"""

import ast
import operator
import warnings
from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from itertools import pairwise
from math import gcd, lcm
from typing import Any, Final

from .cells import Cells, Size, summed
from .meter import Meter, long

BITS: Final = 400
"""Bits of a constant, and of whatever is worked out of constants: more than the 100 digits of docs/formats.md."""
NODE: Final = 400
"""Bytes that Python's own reader takes for a character of a condition, at most."""
SIGNS: Final[dict[str, Callable[[Any, Any], bool]]] = {
    "Lt": operator.lt,
    "LtE": operator.le,
    "Gt": operator.gt,
    "GtE": operator.ge,
    "Eq": operator.eq,
    "NotEq": operator.ne,
}
Term = tuple[int, int, int]
Condition = Callable[[int, int], int]


def cells(texts: Sequence[Any], natural: bool, meter: Meter) -> Cells:
    """Return the cells of the sets with these conditions, of natural numbers alone or of all integers."""
    reader = Reader(meter)
    conditions = [reader.parse(text) for text in texts]
    if natural:
        positive = reader.parse("x >= 0")
        conditions = [reader.joined(operator.and_, [positive, condition]) for condition in conditions]
    return summed(parts(conditions, reader.compared, meter))


class Reader:
    """Reads conditions; `compared` holds the comparisons of all of them."""

    def __init__(self, meter: Meter) -> None:
        self.meter = meter
        self.compared: list[tuple[Term, Term, int]] = []

    def parse(self, text: Any) -> Condition:
        """Read a condition; ValueError, SyntaxError, RecursionError or MemoryError when it is none."""
        if not isinstance(text, str) or "#" in text:
            raise ValueError("no text, or a comment in an expression")
        line = " ".join(text.split())
        self.meter.spend(2 * len(line), NODE * len(line))
        with warnings.catch_warnings(action="ignore"):
            return self.condition(ast.parse(line, mode="eval").body)

    def condition(self, node: ast.expr) -> Condition:
        match node:
            case ast.BoolOp():
                conditions = [self.condition(part) for part in node.values]
                return self.joined(operator.and_ if isinstance(node.op, ast.And) else operator.or_, conditions)
            case ast.UnaryOp(op=ast.Not()):
                return self.opposite(self.condition(node.operand))
            case ast.Constant(value=bool(value)):
                everywhere = self.opposite(self.joined(operator.or_, []))
                return everywhere if value else self.opposite(everywhere)
            case ast.Compare(ops=[ast.In() | ast.NotIn() as sign], comparators=[ast.Tuple() | ast.List() | ast.Set()]):
                left, listed = term(node.left), node.comparators[0]
                equal = [self.compare(operator.eq, left, term(value)) for value in getattr(listed, "elts", ())]
                found = self.joined(operator.or_, equal)
                return found if isinstance(sign, ast.In) else self.opposite(found)
            case ast.Compare(ops=ops) if all(type(op).__name__ in SIGNS for op in ops):
                signs = [SIGNS[type(op).__name__] for op in ops]
                pairs = pairwise([term(part) for part in (node.left, *node.comparators)])
                compared = [self.compare(sign, *pair) for sign, pair in zip(signs, pairs, strict=True)]
                return self.joined(operator.and_, compared)
        raise ValueError("not a condition")

    def compare(self, sign: Callable[[Any, Any], bool], left: Term, right: Term) -> Condition:
        (a, b, m), (c, d, k) = left, right
        if (m or k) and ((a and not m) or (c and not k)):
            raise ValueError("a remainder compared with a term in x")
        turn = lcm((m or 1) // gcd(a, m or 1), (k or 1) // gcd(c, k or 1))
        self.compared.append((left, right, turn))
        self.meter.spend(4, 1000)

        def bits(start: int, width: int) -> int:
            if not m and not k:
                self.meter.spend(2 * long(width))
                return (1 << width) - 1 if sign(a * start + b, c * start + d) else 0
            count = min(turn, width)
            self.meter.spend(4 + 2 * count + (width >> 7))
            points = range(start + count - 1, start - 1, -1)
            tile = "".join("01"[sign((a * x + b) % m if m else b, (c * x + d) % k if k else d)] for x in points)
            return int((tile * -(-width // count))[-width:], 2)

        return bits

    def joined(self, join: Callable[[int, int], int], conditions: list[Condition]) -> Condition:
        """Combine conditions; only an empty list of values has none, and nothing is in it."""

        def bits(start: int, width: int) -> int:
            self.meter.spend((1 + len(conditions)) * long(width))
            return reduce(join, (condition(start, width) for condition in conditions)) if conditions else 0

        return bits

    def opposite(self, condition: Condition) -> Condition:
        def bits(start: int, width: int) -> int:
            self.meter.spend(2 * long(width))
            return (1 << width) - 1 ^ condition(start, width)

        return bits


def term(node: ast.expr) -> Term:
    """Read a term of bounded constants."""
    made = linear(node)
    if max(map(int.bit_length, made)) > BITS:
        raise ValueError("a constant of too many digits")
    return made


def linear(node: ast.expr) -> Term:
    """Read a term."""
    match node:
        case ast.Constant(value=value) if type(value) is int:
            return 0, value, 0
        case ast.Name(id="x"):
            return 1, 0, 0
        case ast.UnaryOp(op=ast.UAdd() | ast.USub() as sign):
            a, b, m = term(node.operand)
            if not m:
                return (a, b, 0) if isinstance(sign, ast.UAdd) else (-a, -b, 0)
        case ast.BinOp():
            (a, b, m), (c, d, k) = term(node.left), term(node.right)
            match node.op:
                case (ast.Add() | ast.Sub()) as op if not m and not k:
                    return (a + c, b + d, 0) if isinstance(op, ast.Add) else (a - c, b - d, 0)
                case ast.Mult() if not m and not k and not (a and c):
                    return a * d + c * b, b * d, 0
                case ast.Mod() if not m and not k and not c and d > 0:
                    return a, b, d
    raise ValueError("not a linear term in x, or its remainder modulo a positive integer")


def parts(
    conditions: list[Condition], compared: list[tuple[Term, Term, int]], meter: Meter
) -> Iterator[tuple[int, Size]]:
    """Yield the profiles of each stretch with the number of points that have them there."""
    for start, width, length in stretches(compared, len(conditions), meter):
        for profile, bits in split([condition(start, width) for condition in conditions], width, meter):
            if length is None:
                yield profile, "infinite"
            else:
                turns, rest = divmod(length, width)
                yield profile, bits.bit_count() * turns + (bits & ((1 << rest) - 1)).bit_count()


def split(supports: list[int], width: int, meter: Meter) -> Iterator[tuple[int, int]]:
    """Yield each profile that some of the first points have, with these points as bits."""
    stack = [(0, 0, (1 << width) - 1)]
    while stack:
        meter.spend(4 * long(width))
        i, profile, bits = stack.pop()
        if i == len(supports):
            yield profile, bits
            continue
        inside = bits & supports[i]
        if inside != bits:
            stack.append((i + 1, profile, bits ^ inside))
        if inside:
            stack.append((i + 1, profile | 1 << i, inside))


def stretches(
    compared: list[tuple[Term, Term, int]], conditions: int, meter: Meter
) -> list[tuple[int, int, int | None]]:
    """List the stretches (first point, points that settle it, all points or None for no end)."""
    edges, period = [0], 1
    for (a, b, m), (c, d, k), turn in meter.each(compared, 4):
        meter.spend(4 * (period.bit_length() >> 6))
        period = lcm(period, turn)
        if not m and not k and a != c:
            edges += ((d - b) // (a - c), (d - b) // (a - c) + 1)
    # A point is a byte where a remainder is written out, and a bit in each set. Of no period more than that is kept.
    meter.spend(long(period), period * (4 + (conditions >> 2)))
    edges.sort()  # a set of them would be slow: Python hashes all multiples of 2^61 - 1 alike
    inner = [(low, min(period, high - low), high - low) for low, high in pairwise(edges) if low < high]
    return [(edges[0] - period, period, None), *inner, (edges[-1], period, None)]
