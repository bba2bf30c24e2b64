"""Cells of a class of sets of integers, from the definitions alone.

Between two neighbouring points at which a linear comparison changes, a condition depends on x modulo the least common
multiple of its moduli. So each stretch between such points is settled by its first `period` points; they are the bits of
one integer, on which a linear comparison is constant between its changes and a remainder repeats.
A term is (a, b, m): it stands for (a * x + b) % m, or for a * x + b when m is 0. A condition becomes a function from the
grid of sample points to bits; on the way, its comparisons (sign, left term, right term) are collected.
"""

import ast
import operator
import warnings
from functools import reduce
from itertools import pairwise
from math import gcd, lcm

from .outcome import Code, reject

LIMIT = 1 << 24  # sample points; also evaluations of a remainder at single points
SIGNS = {
    "Lt": operator.lt,
    "LtE": operator.le,
    "Gt": operator.gt,
    "GtE": operator.ge,
    "Eq": operator.eq,
    "NotEq": operator.ne,
}


def parse(text, found):
    """Read a condition; ValueError, SyntaxError, RecursionError or MemoryError when it is none."""
    if "#" in text:
        raise ValueError("a comment in an expression")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return condition(ast.parse(" ".join(text.split()), mode="eval").body, found)


def condition(node, found):
    match node:
        case ast.BoolOp():
            join, parts = operator.and_ if isinstance(node.op, ast.And) else operator.or_, node.values
            parts = [condition(part, found) for part in parts]
            return lambda grid: reduce(join, (part(grid) for part in parts))
        case ast.UnaryOp(op=ast.Not()):
            part = condition(node.operand, found)
            return lambda grid: grid.everything ^ part(grid)
        case ast.Constant(value=bool(value)):
            return lambda grid: grid.everything if value else 0
        case ast.Compare(
            ops=[ast.In() | ast.NotIn() as op], comparators=[ast.Tuple() | ast.List() | ast.Set() as listed]
        ):
            parts = [compare(operator.eq, term(node.left), (0, constant(value), 0), found) for value in listed.elts]
            flip = isinstance(op, ast.NotIn)
            return lambda grid: (
                reduce(operator.or_, (part(grid) for part in parts), 0) ^ (grid.everything if flip else 0)
            )
        case ast.Compare(ops=ops) if all(type(op).__name__ in SIGNS for op in ops):
            pairs = zip(ops, pairwise([term(part) for part in (node.left, *node.comparators)]), strict=True)
            parts = [compare(SIGNS[type(op).__name__], left, right, found) for op, (left, right) in pairs]
            return lambda grid: reduce(operator.and_, (part(grid) for part in parts))
    raise ValueError("not a condition")


def compare(sign, left, right, found):
    if (left[2] or right[2]) and any(a and not m for a, _, m in (left, right)):
        raise ValueError("a remainder compared with a term in x")
    found.append((sign, left, right))
    return lambda grid: grid.compared(sign, left, right)


def term(node):
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod):
        modulus = constant(node.right)
        if modulus < 1:
            raise ValueError("a modulus must be positive")
        return *linear(node.left), modulus
    return *linear(node), 0


def constant(node):
    slope, value = linear(node)
    if slope:
        raise ValueError("x where an integer is expected")
    return value


def linear(node):
    """Return (a, b) for a * x + b."""
    match node:
        case ast.Constant(value=value) if type(value) is int:
            return 0, value
        case ast.Name(id="x"):
            return 1, 0
        case ast.UnaryOp(op=ast.UAdd() | ast.USub()):
            a, b = linear(node.operand)
            return (a, b) if isinstance(node.op, ast.UAdd) else (-a, -b)
        case ast.BinOp(op=ast.Add() | ast.Sub()):
            (a, b), (c, d) = linear(node.left), linear(node.right)
            return (a + c, b + d) if isinstance(node.op, ast.Add) else (a - c, b - d)
        case ast.BinOp(op=ast.Mult()):
            (a, b), (c, d) = linear(node.left), linear(node.right)
            if not (a and c):
                return a * d + c * b, b * d
    raise ValueError("not a linear term in x")


def cells(conditions, found):
    """Return {profile: size} of the realized profiles; bit i of a profile stands for conditions[i]."""
    grid, sizes = Grid(found), {}
    columns = [condition(grid) for condition in conditions]
    for _, width, length, offset in grid.stretches:
        parts = {0: (1 << width) - 1}
        for i, column in enumerate(columns):
            inside = column >> offset & ((1 << width) - 1)
            halves = [(p | 1 << i, part & inside) for p, part in parts.items()]
            parts = {p: part for p, part in halves + [(p, part & ~inside) for p, part in parts.items()] if part}
            if len(parts) * width > LIMIT << 7:
                reject(Code.CLASS, "hypotheses", "too many cells for the limits of this checker")
        for profile, part in parts.items():
            turns, rest = divmod(length or 0, width)
            count = part.bit_count() * turns + (part & ((1 << rest) - 1)).bit_count()
            endless = length is None or sizes.get(profile) == "infinite"
            sizes[profile] = "infinite" if endless else sizes.get(profile, 0) + count
    sizes.pop(0, None)
    return sizes


class Grid:
    """The sample points: stretches (first point, sample points, points or None for no end, first bit), increasing."""

    def __init__(self, comparisons):
        edges, period = {0}, 1
        for _, (a, b, m), (c, d, k) in comparisons:
            period = lcm(period, (m or 1) // gcd(a, m or 1), (k or 1) // gcd(c, k or 1))
            if not m and not k and a != c:
                edges.update(((d - b) // (a - c), (d - b) // (a - c) + 1))
        edges, self.stretches, offset = sorted(edges), [], 0
        inner = [(low, min(period, high - low), high - low) for low, high in pairwise(edges)]
        for start, width, length in [(edges[0] - period, period, None), *inner, (edges[-1], period, None)]:
            self.stretches.append((start, width, length, offset))
            offset += width
        moduli = [lcm(left[2] or 1, right[2] or 1) for _, left, right in comparisons if left[2] or right[2]]
        if offset > 2 * LIMIT or sum(min(m, width) for m in moduli for _, width, _, _ in self.stretches) > LIMIT:
            reject(Code.CLASS, "hypotheses", "constants or moduli beyond the limits of this checker")
        self.everything = (1 << offset) - 1
        self.before = {start: (1 << offset) - 1 for start, _, _, offset in self.stretches}

    def compared(self, sign, left, right):
        """Return the sample points at which the left term stands in the relation `sign` to the right one."""
        (a, b, m), (c, d, k), result = left, right, 0
        if m or k:
            for start, width, _, offset in self.stretches:
                count = min(lcm(m or 1, k or 1), width)
                points = range(start + count - 1, start - 1, -1)
                tile = "".join("01"[sign((a * x + b) % m if m else b, (c * x + d) % k if k else d)] for x in points)
                result |= int((tile * -(-width // count))[-width:], 2) << offset
            return result
        if a == c:
            return self.everything if sign(b, d) else 0
        root = (d - b) // (a - c)
        below, upto = self.before[root], self.before[root + 1]
        for x, part in ((root - 1, below), (root, upto ^ below), (root + 1, self.everything ^ upto)):
            result |= part if sign(a * x + b, c * x + d) else 0
        return result
