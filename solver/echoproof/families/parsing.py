"""From the text of a schema to its condition; every refusal names column, finding and remedy, and says why."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, NoReturn

from echoproof.families.conditions import Bound, Condition, Residue, Truth, both, either, opposite
from echoproof.families.limits import MAX_CONSTANT, MAX_MODULUS, MAX_WRITTEN_OUT
from echoproof.model.errors import ExpressionError, Place, TooLargeError
from echoproof.model.limits import MAX_DEPTH
from echoproof.model.parse_integers import syntax_tree

CONDITIONS: Final = "comparisons such as x <= d + 2, x % 4 == 1, x in (1, d), abs(x) <= d, joined by and, or, not"
ADDITION: Final = (
    "and leaves the decidable language: with the addition of two variables, as in x + d <= e or 2*d, questions about "
    "finite sets of integers are undecidable"
)
DIVISION: Final = (
    "and leaves the decidable language: with divisibility by a variable, as in x % d, questions about finite sets of "
    "integers are undecidable"
)
TERMS: Final = "a variable, or minus it, compared with one other and a constant, as in x <= -d + 2; x % m, d % m"
_OPERATORS: Final = {ast.Lt: "<", ast.LtE: "<=", ast.Eq: "==", ast.NotEq: "!=", ast.GtE: ">=", ast.Gt: ">"}


@dataclass(frozen=True, slots=True)
class _Linear:
    """A sum of integer multiples of variables and a constant."""

    factors: dict[str, int]
    constant: int

    def plus(self, other: _Linear, times: int = 1) -> _Linear:
        names = [*self.factors, *(name for name in other.factors if name not in self.factors)]
        sums = {name: self.factors.get(name, 0) + times * other.factors.get(name, 0) for name in names}
        return _Linear({name: n for name, n in sums.items() if n}, self.constant + times * other.constant)


_Term = tuple[tuple[Condition, _Linear], ...]
"""A term as cases: where a condition holds, it has that value; the conditions part everything."""


def parse(text: str, variables: tuple[str, ...]) -> Condition:
    """Read one condition on these variables.

    Raises ExpressionError or TooLargeError, with the column, when it is not in the language or beyond its limits.
    """
    return _Reader(" ".join(text.split()), variables).condition(syntax_tree(text), 0)


@dataclass(slots=True)
class _Reader:
    text: str
    variables: tuple[str, ...]
    written: int = field(default=0)

    def condition(self, node: ast.expr, depth: int) -> Condition:
        self._deeper(depth)
        match node:
            case ast.BoolOp(op=op, values=values):
                parts = [self.condition(value, depth + 1) for value in values]
                return both(*parts) if isinstance(op, ast.And) else either(*parts)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                return opposite(self.condition(operand, depth + 1))
            case ast.Constant(value=bool(value)):
                return Truth(value)
            case ast.Compare(left=left, ops=[ast.In() | ast.NotIn() as sign], comparators=[listed]):
                if not isinstance(listed, ast.Tuple | ast.List | ast.Set):
                    self._refuse(listed, "after in", "a list in parentheses; a single value needs a comma: x in (5,)")
                equal = either(*(self._compared("==", node, left, each, depth) for each in listed.elts))
                return equal if isinstance(sign, ast.In) else opposite(equal)
            case ast.Compare(left=left, ops=ops, comparators=others):
                signs = [_OPERATORS.get(type(op)) for op in ops]
                if None in signs:
                    self._refuse(node, "where a comparison is expected", "<, <=, ==, !=, >=, >; in and not in alone")
                chain = zip(signs, pairwise((left, *others)), strict=True)
                return both(*(self._compared(sign or "", node, *pair, depth) for sign, pair in chain))
        self._refuse(node, "where a condition is expected", CONDITIONS)

    def _compared(self, sign: str, node: ast.expr, left: ast.expr, right: ast.expr, depth: int) -> Condition:
        found = []
        for where, one in self._term(left, depth + 1):
            for there, other in self._term(right, depth + 1):
                found.append(both(where, there, self._atom(sign, one.plus(other, -1), node)))
        self._write(sum(case != Truth(False) for case in found))
        return either(*found)

    def _write(self, more: int) -> None:
        self.written += more
        if self.written > MAX_WRITTEN_OUT:
            raise TooLargeError("the condition is too long when written out", f"at most {MAX_WRITTEN_OUT} comparisons")

    def _atom(self, sign: str, term: _Linear, node: ast.expr) -> Condition:
        """Return `term sign 0`."""
        if sign in ("==", "!="):
            equal = both(self._atom("<=", term, node), self._atom(">=", term, node))
            return equal if sign == "==" else opposite(equal)
        if sign in (">", ">="):
            return opposite(self._atom("<=" if sign == ">" else "<", term, node))
        most = -term.constant - (sign == "<")
        if not term.factors:
            return Truth(most >= 0)
        scale = abs(next(iter(term.factors.values())))
        if len(term.factors) > 2:
            self._refuse(node, f"which adds variables {ADDITION}", TERMS)
        if {abs(factor) for factor in term.factors.values()} != {scale}:
            self._refuse(node, f"which compares a variable with a multiple of another {ADDITION}", TERMS)
        most = most // scale
        if abs(most) > MAX_CONSTANT:
            raise TooLargeError(f"it compares with {most:.30g}", f"constants up to {MAX_CONSTANT}")
        terms = tuple(sorted((name, 1 if factor > 0 else -1) for name, factor in term.factors.items()))
        return Bound(terms, most)  # type: ignore[arg-type]

    def _term(self, node: ast.expr, depth: int) -> _Term:
        match node:
            case ast.BinOp(left=left, op=ast.Mod(), right=right):
                return self._remainder(node, left, right, depth + 1)
            case ast.Call(func=ast.Name(id="abs"), args=[inner], keywords=[]):
                cases = []
                for where, term in self._term(inner, depth + 1):
                    negative = self._atom("<", term, node)
                    cases += [(both(where, opposite(negative)), term)]
                    cases += [(both(where, negative), _Linear({}, 0).plus(term, -1))]
                return tuple(cases)
            case ast.UnaryOp(op=ast.UAdd() | ast.USub() as op, operand=operand):
                factor = -1 if isinstance(op, ast.USub) else 1
                return self._over(depth, lambda one, _: _Linear({}, 0).plus(one, factor), operand, operand)
            case ast.BinOp(left=left, op=ast.Add() | ast.Sub() as op, right=right):
                factor = -1 if isinstance(op, ast.Sub) else 1
                return self._over(depth, lambda one, other: one.plus(other, factor), left, right)
            case ast.BinOp(left=left, op=ast.Mult(), right=right):
                return self._over(depth, lambda one, other: self._product(node, one, other), left, right)
        return ((Truth(True), self._leaf(node, depth)),)

    def _over(self, depth: int, join: Callable[[_Linear, _Linear], _Linear], left: ast.expr, right: ast.expr) -> _Term:
        """Return the cases of a term made of two; of the same one twice, its own."""
        self._deeper(depth)
        lefts = self._term(left, depth + 1)
        if left is right:
            return tuple((where, join(one, one)) for where, one in lefts)
        rights = self._term(right, depth + 1)
        self._write(len(lefts) * len(rights))
        return tuple((both(where, there), join(one, other)) for where, one in lefts for there, other in rights)

    def _product(self, node: ast.expr, left: _Linear, right: _Linear) -> _Linear:
        if left.factors and right.factors:
            self._refuse(node, f"which multiplies two variables {ADDITION}", TERMS)
        constant, other = (left, right) if not left.factors else (right, left)
        return _Linear({}, 0).plus(other, constant.constant)

    def _remainder(self, node: ast.expr, left: ast.expr, right: ast.expr, depth: int) -> _Term:
        moduli = self._term(right, depth)
        if len(moduli) > 1 or moduli[0][1].factors:
            self._refuse(node, f"which divides by a variable {DIVISION}", TERMS)
        modulus = moduli[0][1].constant
        if modulus < 1:
            self._refuse(right, "as a modulus", "a positive integer")
        if modulus > MAX_MODULUS:
            raise TooLargeError(f"the modulus {modulus:.30g} is too large", f"moduli up to {MAX_MODULUS}")
        cases: list[tuple[Condition, _Linear]] = []
        lefts = self._term(left, depth)
        self._write(len(lefts))
        for where, term in lefts:
            factors = {name: factor % modulus for name, factor in term.factors.items() if factor % modulus}
            if len(factors) > 1:
                self._refuse(node, f"which divides a sum of two variables {ADDITION}", TERMS)
            if not factors:
                cases.append((where, _Linear({}, term.constant % modulus)))
            for name, factor in factors.items():
                hits: list[list[Condition]] = [[] for _ in range(modulus)]
                for r in range(modulus):
                    hits[(factor * r + term.constant) % modulus].append(Residue(name, modulus, r))
                cases += [(both(where, either(*hit)), _Linear({}, rest)) for rest, hit in enumerate(hits) if hit]
        return tuple(cases)

    def _leaf(self, node: ast.expr, depth: int) -> _Linear:
        self._deeper(depth)
        if isinstance(node, ast.Constant) and type(node.value) is int:
            return _Linear({}, node.value)
        if isinstance(node, ast.Name):
            if node.id not in self.variables:
                self._refuse(node, "which is no variable here", f"the variables here are {', '.join(self.variables)}")
            return _Linear({node.id: 1}, 0)
        self._refuse(node, "where a term is expected", CONDITIONS)

    def _deeper(self, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise TooLargeError("the expression is nested too deeply", f"at most {MAX_DEPTH} levels")

    def _refuse(self, node: ast.expr, what: str, allowed: str) -> NoReturn:
        line = self.text.encode()
        words = line[node.col_offset : node.end_col_offset].decode()
        column = len(line[: node.col_offset].decode())
        excerpt = words if len(words) <= 40 else words[:37] + "…"
        raise ExpressionError(f"found {excerpt} {what}", allowed, Place(text=self.text, column=column))
