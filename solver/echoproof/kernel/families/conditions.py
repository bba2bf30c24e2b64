"""Reads conditions of schemas as they are evaluated, and notes how far apart these can tell integers."""

import ast
import warnings
from collections.abc import Callable, Iterable, Mapping
from itertools import chain, pairwise
from math import lcm
from typing import Final

from ..integers import NODE, SIGNS
from ..meter import Meter
from ..outcome import Code, Rejected

CONSTANT: Final = 1_000
MODULUS: Final = 360
CASES: Final = 4_000
LARGE: Final = 10**6
DEPTH: Final = 200
Values = Mapping[str, int]
Condition = Callable[[Values], bool]
Shape = tuple[tuple[tuple[str, int], ...], int, int]
"""Factors of variables, and the least and greatest constant: what a term can be."""
Term = tuple[Callable[[Values], int], list[Shape]]
NOTHING: Final[Shape] = ((), 0, 0)


class Reach:
    """How far conditions can tell: the largest constant against one variable, or between two, and the moduli."""

    def __init__(self) -> None:
        self.single: dict[str, int] = {}
        self.pairs: dict[frozenset[str], int] = {}
        self.moduli: dict[str, int] = {}

    def tell(self, names: Iterable[str], constant: int) -> None:
        """Note that variables, one or two, are compared with a constant."""
        key = frozenset(names)
        if constant > CONSTANT + MODULUS:
            raise Rejected(Code.LIMIT, "class file", f"it compares with more than {CONSTANT}")
        if len(key) == 2:
            self.pairs[key] = max(self.pairs.get(key, 0), constant)
        for name in key if len(key) == 1 else ():
            self.single[name] = max(self.single.get(name, 0), constant)

    def divide(self, name: str, modulus: int) -> None:
        """Note that a remainder of a variable is asked for."""
        self.moduli[name] = lcm(self.moduli.get(name, 1), modulus)

    def add(self, other: "Reach", shifts: Mapping[str, tuple[str, int]]) -> None:
        """Note what another can tell when its variables are others, shifted by constants; "" is no variable."""
        named = {name: shifts.get(name, (name, 0)) for name in {*other.single, *other.moduli, *chain(*other.pairs)}}
        for key, constant in [*((frozenset([name]), c) for name, c in other.single.items()), *other.pairs.items()]:
            names = {named[name][0] for name in key} - {""}
            self.tell(names, constant + sum(abs(named[name][1]) for name in key))
        for name, modulus in other.moduli.items():
            if named[name][0]:
                self.divide(named[name][0], modulus)


class Reader:
    """Reads conditions on some variables; what they can tell is noted in the reach."""

    def __init__(self, variables: tuple[str, ...], reach: Reach, meter: Meter) -> None:
        self.variables, self.reach, self.meter, self.left = variables, reach, meter, CASES
        self.nodes = 0

    def parse(self, line: str) -> Condition:
        """Read a condition; ValueError, SyntaxError, RecursionError or MemoryError when it is none.

        Each time it is evaluated it draws for all of its parts.
        """
        if "#" in line:
            raise ValueError("a comment in an expression")
        self.meter.spend(2 * len(line), NODE * len(line))
        with warnings.catch_warnings(action="ignore"):
            found = self.condition(ast.parse(line, mode="eval").body, 0)
        steps = self.nodes

        def holds(values: Values) -> bool:
            self.meter.spend(steps)
            return found(values)

        return holds

    def count(self, depth: int) -> None:
        """Note a part of the condition, as deep as this."""
        self.nodes += 1
        self.meter.spend(8)
        if depth > DEPTH:
            raise ValueError("nested too deeply")

    def condition(self, node: ast.expr, depth: int) -> Condition:
        """Read a condition that is as deep as this in another."""
        self.count(depth)
        deeper = depth + 1
        match node:
            case ast.BoolOp(op=op, values=nodes):
                parts, join = [self.condition(part, deeper) for part in nodes], all if isinstance(op, ast.And) else any
                return lambda values: join(part(values) for part in parts)
            case ast.UnaryOp(op=ast.Not()):
                part = self.condition(node.operand, deeper)
                return lambda values: not part(values)
            case ast.Constant(value=bool(truth)):
                return lambda _: truth
            case ast.Compare(ops=[ast.In() | ast.NotIn() as sign], comparators=[ast.Tuple() | ast.List() | ast.Set()]):
                equal = [
                    self.compared("Eq", node.left, each, deeper) for each in getattr(node.comparators[0], "elts", ())
                ]
                wanted = isinstance(sign, ast.In)
                return lambda values: any(each(values) for each in equal) == wanted
            case ast.Compare(ops=ops) if all(type(op).__name__ in SIGNS for op in ops):
                pairs = pairwise((node.left, *node.comparators))
                comparisons = [
                    self.compared(type(op).__name__, *pair, deeper) for op, pair in zip(ops, pairs, strict=True)
                ]
                return lambda values: all(part(values) for part in comparisons)
        raise ValueError("no condition")

    def compared(self, sign: str, left: ast.expr, right: ast.expr, depth: int) -> Condition:
        """Read a comparison of two terms."""
        (one, shapes), (other, others) = self.term(left, depth), self.term(right, depth)
        for shape in shapes:
            for another in others:
                self.told(added(shape, another, -1))
        compare = SIGNS[sign]
        return lambda values: compare(one(values), other(values))

    def told(self, shape: Shape) -> None:
        """Note that a term is compared with zero."""
        factors, least, greatest = shape
        self.left -= 1
        if len(factors) > 2 or len({abs(factor) for _, factor in factors}) > 1:
            raise ValueError("not one variable, or minus it, against another and a constant")
        if self.left < 0:
            raise Rejected(Code.LIMIT, "class file", f"more than {CASES} comparisons in one condition")
        if factors:
            reach = max(abs(least), abs(greatest)) // abs(factors[0][1]) + 1
            self.reach.tell([name for name, _ in factors], reach)

    def term(self, node: ast.expr, depth: int) -> Term:
        """Read a term: how it is evaluated, and what it can be."""
        self.count(depth)
        deeper = depth + 1
        match node:
            case ast.Constant(value=value) if type(value) is int:
                bounded(value, LARGE)
                return (lambda _: value), [((), value, value)]
            case ast.Name(id=name) if name in self.variables:
                return (lambda values: values[name]), [(((name, 1),), 0, 0)]
            case ast.Call(func=ast.Name(id="abs"), args=[inner], keywords=[]):
                part, shapes = self.term(inner, deeper)
                for shape in shapes:
                    self.told(shape)
                both = shapes + self.sums([NOTHING], shapes, -1)
                return (lambda values: abs(part(values))), list(dict.fromkeys(both))
            case ast.UnaryOp(op=ast.UAdd() | ast.USub() as op, operand=operand):
                part, shapes = self.term(operand, deeper)
                times = -1 if isinstance(op, ast.USub) else 1
                return (lambda values: times * part(values)), self.sums([NOTHING], shapes, times)
            case ast.BinOp(left=left, op=ast.Add() | ast.Sub() as op, right=right):
                (one, shapes), (other, others) = self.term(left, deeper), self.term(right, deeper)
                times = -1 if isinstance(op, ast.Sub) else 1
                return (lambda values: one(values) + times * other(values)), self.sums(shapes, others, times)
            case ast.BinOp(left=left, op=ast.Mult(), right=right):
                return self.product(self.term(left, deeper), self.term(right, deeper))
            case ast.BinOp(left=left, op=ast.Mod(), right=right):
                (one, shapes), (_, moduli) = self.term(left, deeper), self.term(right, deeper)
                modulus = moduli[0][1]
                if len(moduli) > 1 or moduli[0][0] or modulus < 1 or modulus < moduli[0][2]:
                    raise ValueError("no modulus")
                bounded(modulus, MODULUS)
                rests = []
                for factors, least, greatest in shapes:
                    asked = [name for name, factor in factors if factor % modulus]
                    if len(asked) > 1:
                        raise ValueError("a remainder of two variables")
                    for name in asked:
                        self.reach.divide(name, modulus)
                    fixed = not asked and least == greatest
                    rests.append(((), least % modulus, least % modulus) if fixed else ((), 0, modulus - 1))
                return (lambda values: one(values) % modulus), list(dict.fromkeys(rests))
        raise ValueError("no term")

    def product(self, one: Term, other: Term) -> Term:
        """Return a term times one without variables."""
        (left, shapes), (right, others) = one, other
        if any(factors for factors, _, _ in shapes):
            shapes, others = others, shapes
        found = []
        for factors, least, greatest in shapes:
            if factors:
                raise ValueError("a product of two variables")
            bounded(greatest - least, CASES // len(others))
            for times in range(least, greatest + 1):
                found += self.sums([NOTHING], others, times)
        return (lambda values: left(values) * right(values)), list(dict.fromkeys(found))

    def sums(self, shapes: list[Shape], others: list[Shape], times: int) -> list[Shape]:
        """Return the first shapes plus a multiple of the second, each once."""
        bounded(len(shapes) * len(others), CASES)
        self.meter.spend(16 * len(shapes) * len(others))
        return list(dict.fromkeys(added(shape, another, times) for shape in shapes for another in others))


def bounded(number: int, most: int) -> None:
    """Reject what is beyond the limits of a family."""
    if abs(number) > most:
        raise Rejected(Code.LIMIT, "class file", f"more than {most} in one condition")


def added(one: Shape, other: Shape, times: int) -> Shape:
    """Return one shape plus a multiple of another."""
    sums = dict(one[0])
    for name, factor in other[0]:
        sums[name] = sums.get(name, 0) + times * factor
    ends = sorted((times * other[1], times * other[2]))
    factors = tuple(sorted((name, factor) for name, factor in sums.items() if factor))
    for number in (one[1] + ends[0], one[2] + ends[1], *sums.values()):
        bounded(number, LARGE)
    return factors, one[1] + ends[0], one[2] + ends[1]
