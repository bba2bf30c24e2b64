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
from functools import reduce
from itertools import pairwise
from math import gcd, lcm

from .outcome import Code, Rejected

LIMIT = 1 << 23  # evaluations of a comparison at single points
SIGNS = {"Lt": "lt", "LtE": "le", "Gt": "gt", "GtE": "ge", "Eq": "eq", "NotEq": "ne"}


def parse(text, found):
    """Read a condition; ValueError, SyntaxError, RecursionError or MemoryError when it is none."""
    if not isinstance(text, str) or "#" in text:
        raise ValueError("no text, or a comment in an expression")
    with warnings.catch_warnings(action="ignore"):
        return condition(ast.parse(" ".join(text.split()), mode="eval").body, found)


def condition(node, found):
    match node:
        case ast.BoolOp():
            parts = [condition(part, found) for part in node.values]
            return joined(operator.and_ if isinstance(node.op, ast.And) else operator.or_, parts)
        case ast.UnaryOp(op=ast.Not()):
            part = condition(node.operand, found)
            return lambda start, width: (1 << width) - 1 ^ part(start, width)
        case ast.Constant(value=bool(value)):
            return lambda _, width: (1 << width) - 1 if value else 0
        case ast.Compare(ops=[ast.In()], comparators=[ast.Tuple() | ast.List() | ast.Set() as listed]):
            values = [(operator.eq, term(node.left), term(value)) for value in listed.elts]
            return joined(operator.or_, [compare(*value, found) for value in values])
        case ast.Compare(ops=[ast.NotIn()]):
            return condition(ast.UnaryOp(ast.Not(), ast.Compare(node.left, [ast.In()], node.comparators)), found)
        case ast.Compare(ops=ops) if all(type(op).__name__ in SIGNS for op in ops):
            signs = [getattr(operator, SIGNS[type(op).__name__]) for op in ops]
            pairs = pairwise([term(part) for part in (node.left, *node.comparators)])
            return joined(operator.and_, [compare(sign, *pair, found) for sign, pair in zip(signs, pairs, strict=True)])
    raise ValueError("not a condition")


def joined(join, parts):
    """Combine conditions; only an empty list of values has no parts, and nothing is in it."""
    return lambda start, width: reduce(join, (part(start, width) for part in parts)) if parts else 0


def compare(sign, left, right, found):
    (a, b, m), (c, d, k) = left, right
    if (m or k) and ((a and not m) or (c and not k)):
        raise ValueError("a remainder compared with a term in x")
    turn = lcm((m or 1) // gcd(a, m or 1), (k or 1) // gcd(c, k or 1))
    found.append((left, right, turn))

    def bits(start, width):
        if not m and not k:
            return (1 << width) - 1 if sign(a * start + b, c * start + d) else 0
        count = min(turn, width)
        points = range(start + count - 1, start - 1, -1)
        tile = "".join("01"[sign((a * x + b) % m if m else b, (c * x + d) % k if k else d)] for x in points)
        return int((tile * -(-width // count))[-width:], 2)

    return bits


def term(node):
    match node:
        case ast.Constant(value=value) if type(value) is int:
            return 0, value, 0
        case ast.Name(id="x"):
            return 1, 0, 0
        case ast.UnaryOp(op=ast.UAdd() | ast.USub() as sign):
            return term(ast.BinOp(ast.Constant(1 if isinstance(sign, ast.UAdd) else -1), ast.Mult(), node.operand))
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


def cells(conditions, comparisons):
    """Return {profile: size} of the realized profiles; bit i of a profile stands for conditions[i]."""
    sizes = {}
    for start, width, length in stretches(comparisons):
        parts = {0: (1 << width) - 1}
        for i, condition in enumerate(conditions):
            inside = condition(start, width)
            halves = [(p | 1 << i, part & inside) for p, part in parts.items()]
            parts = {p: part for p, part in halves + [(p, part & ~inside) for p, part in parts.items()] if part}
            if len(parts) * width > LIMIT << 8:
                raise Rejected(Code.CLASS, "hypotheses", "too many cells for the limits of this checker")
        for profile, part in parts.items():
            turns, rest = divmod(length or 0, width)
            count = part.bit_count() * turns + (part & ((1 << rest) - 1)).bit_count()
            endless = length is None or sizes.get(profile) == "infinite"
            sizes[profile] = "infinite" if endless else sizes.get(profile, 0) + count
    sizes.pop(0, None)
    return sizes


def stretches(comparisons):
    """List the stretches (first point, points that settle it, all points or None for no end)."""
    edges, period = {0}, lcm(*(turn for _, _, turn in comparisons))
    for (a, b, m), (c, d, k), _ in comparisons:
        if not m and not k and a != c:
            edges.update(((d - b) // (a - c), (d - b) // (a - c) + 1))
    inner = [(low, min(period, high - low), high - low) for low, high in pairwise(sorted(edges))]
    made = [(min(edges) - period, period, None), *inner, (max(edges), period, None)]
    widths, count = [width for _, width, _ in made], len(comparisons)
    many = max(sum(widths) >> 2, count * len(made), count * sum(widths) >> 7) > LIMIT  # that many are slow to sum
    if many or sum(min(turn, width) for _, _, turn in comparisons for width in widths) > LIMIT:
        raise Rejected(Code.CLASS, "hypotheses", "constants or moduli beyond the limits of this checker")
    return made
