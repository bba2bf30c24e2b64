"""From the text of an integer hypothesis to its condition; every refusal names column, finding and remedy."""

from __future__ import annotations

import ast
import warnings
from itertools import pairwise
from typing import Final, NoReturn

from echoproof.model import expressions as ex
from echoproof.model.errors import ExpressionError, Place, TooLargeError
from echoproof.model.limits import MAX_DEPTH, MAX_DIGITS

_OPERATORS: Final[dict[type[ast.cmpop], ex.Operator]] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.GtE: ">=",
    ast.Gt: ">",
}
CONDITIONS: Final = "comparisons such as x <= 3, x % 4 == 1, x in (1, 5, 9), joined by and, or, not; True, False"
TERMS: Final = "the variable x, integers, +, -, an integer times a term, and linear % m with a positive integer m"
_BOUND: Final = 10**MAX_DIGITS


def parse_condition(text: str) -> ex.Condition:
    """Read one integer hypothesis.

    Raises ExpressionError or TooLargeError, with the column, when the text is not in the language or beyond its limits.
    """
    return _Reader(text).condition(syntax_tree(text), 0)


def syntax_tree(text: str) -> ast.expr:
    """Return the tree of an expression. Raises ExpressionError or TooLargeError when it is none."""
    if "#" in text:
        # Joining the lines of a multi-line string would let a comment swallow the rest of the condition.
        raise ExpressionError("found # in an expression", "put comments into the TOML file, outside the string")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(_one_line(text), mode="eval").body
    except (RecursionError, MemoryError):
        raise TooLargeError("the expression is nested too deeply", f"at most {MAX_DEPTH} levels") from None
    except SyntaxError as error:
        if "too many nested" in str(error.msg):
            raise TooLargeError("the expression is nested too deeply", f"at most {MAX_DEPTH} levels") from None
        if "integer string conversion" in str(error.msg):
            raise TooLargeError("a constant has too many digits", f"at most {MAX_DIGITS} digits") from None
        raise ExpressionError(f"this is not an expression ({error.msg})", CONDITIONS) from None
    except ValueError as error:
        raise ExpressionError(f"this is not an expression ({error})", CONDITIONS) from None


def _one_line(text: str) -> str:
    return " ".join(text.split())


class _Reader:
    """Walks one syntax tree; the text is kept for the places of errors."""

    def __init__(self, text: str) -> None:
        self._text = text

    def condition(self, node: ast.expr, depth: int) -> ex.Condition:
        if depth > MAX_DEPTH:
            raise TooLargeError("the expression is nested too deeply", f"at most {MAX_DEPTH} levels")
        if isinstance(node, ast.BoolOp):
            parts = tuple(self.condition(value, depth + 1) for value in node.values)
            return ex.Junction("and" if isinstance(node.op, ast.And) else "or", parts)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return ex.Not(self.condition(node.operand, depth + 1))
        if isinstance(node, ast.Compare):
            return self._compare(node, depth)
        if isinstance(node, ast.Constant) and isinstance(node.value, bool):
            return ex.Truth(node.value)
        self._refuse(node, "where a condition is expected", CONDITIONS)

    def _compare(self, node: ast.Compare, depth: int) -> ex.Condition:
        first = node.ops[0]
        if isinstance(first, ast.In | ast.NotIn):
            if len(node.ops) > 1:
                self._refuse(node, "where one use of in is expected", "x in (1, 5, 9), joined to the rest by and")
            values = self._values(node.comparators[0], depth)
            return ex.Membership(self._term(node.left, depth), values, isinstance(first, ast.NotIn))
        operators: list[ex.Operator] = []
        for op in node.ops:
            if type(op) not in _OPERATORS:
                self._refuse(node, "where a comparison is expected", "<, <=, ==, !=, >=, >, in, not in")
            operators.append(_OPERATORS[type(op)])
        terms = tuple(self._term(part, depth) for part in (node.left, *node.comparators))
        for left, right in pairwise(terms):
            for term, other in ((left, right), (right, left)):
                if isinstance(term, ex.Remainder) and not (isinstance(other, ex.Linear) and other.slope == 0):
                    self._refuse(node, "which compares a remainder with a term that is no integer", "x % 4 == 1")
        return ex.Comparison(terms, tuple(operators))

    def _values(self, node: ast.expr, depth: int) -> tuple[int, ...]:
        if not isinstance(node, ast.Tuple | ast.List | ast.Set):
            hint = "a list of integers in parentheses; a single one needs a comma: x in (5,)"
            self._refuse(node, "after in", hint)
        return tuple(self._integer(element, depth) for element in node.elts)

    def _integer(self, node: ast.expr, depth: int) -> int:
        term = self._term(node, depth)
        if not isinstance(term, ex.Linear) or term.slope != 0:
            self._refuse(node, "where an integer is expected", "an integer without x")
        return term.intercept

    def _term(self, node: ast.expr, depth: int) -> ex.Term:
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod):
            modulus = self._integer(node.right, depth + 1)
            if modulus < 1:
                self._refuse(node.right, "as a modulus", "a positive integer")
            return ex.Remainder(self._linear(node.left, depth + 1), modulus)
        return self._linear(node, depth)

    def _linear(self, node: ast.expr, depth: int) -> ex.Linear:
        if depth > MAX_DEPTH:
            raise TooLargeError("the expression is nested too deeply", f"at most {MAX_DEPTH} levels")
        term = self._linear_unchecked(node, depth)
        if max(abs(term.slope), abs(term.intercept)) >= _BOUND:
            raise TooLargeError("a constant has too many digits", f"at most {MAX_DIGITS} digits")
        return term

    def _linear_unchecked(self, node: ast.expr, depth: int) -> ex.Linear:
        if isinstance(node, ast.Constant) and type(node.value) is int:
            return ex.Linear(0, node.value)
        if isinstance(node, ast.Name) and node.id == "x":
            return ex.Linear(1, 0)
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.UAdd | ast.USub):
            inner = self._linear(node.operand, depth + 1)
            return inner if isinstance(node.op, ast.UAdd) else ex.Linear(-inner.slope, -inner.intercept)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub | ast.Mult):
            left, right = self._linear(node.left, depth + 1), self._linear(node.right, depth + 1)
            if isinstance(node.op, ast.Mult):
                if left.slope and right.slope:
                    self._refuse(node, "which multiplies x by x", TERMS)
                return ex.Linear(
                    left.slope * right.intercept + right.slope * left.intercept, left.intercept * right.intercept
                )
            sign = 1 if isinstance(node.op, ast.Add) else -1
            return ex.Linear(left.slope + sign * right.slope, left.intercept + sign * right.intercept)
        self._refuse(node, "where a linear term in x is expected", TERMS)

    def _refuse(self, node: ast.AST, what: str, allowed: str) -> NoReturn:
        text = _one_line(self._text)
        words, column = type(node).__name__, None
        if isinstance(node, ast.expr):
            # Of one line, columns are all that is needed; ast.get_source_segment takes quadratic time on long ones.
            line = text.encode()
            words = line[node.col_offset : node.end_col_offset].decode()
            column = len(line[: node.col_offset].decode())
        excerpt = words if len(words) <= 40 else words[:37] + "…"
        raise ExpressionError(f"found {excerpt} {what}", allowed, Place(text=text, column=column))
