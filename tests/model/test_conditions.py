"""Conditions on integers: what they mean, measured against Python's own reading of the same text."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echoproof.model.domains import Integers
from echoproof.model.errors import EchoproofError, ExpressionError, TooLargeError
from echoproof.model.limits import MAX_DEPTH
from echoproof.model.parse_integers import parse_condition
from echoproof.model.periodic import evaluate, frame_of
from strategies import conditions

WINDOW = range(-400, 401)


def support(text):
    condition = parse_condition(text)
    return evaluate(condition, frame_of([condition]))


def python_says(text, x):
    # The text is made by these tests alone.
    return eval(text, {"__builtins__": {}}, {"x": x})  # noqa: S307


@given(conditions(), st.lists(st.integers(-(10**30), 10**30), max_size=20))
def test_membership_is_what_python_says(text, far):
    found = support(text)
    for x in [*WINDOW, *far]:
        assert (x in found) == python_says(text, x), x


@given(conditions())
def test_a_finite_size_is_the_number_of_elements(text):
    """The constants drawn are small: what is outside the window is in an infinite part."""
    found = support(text)
    inside = [x for x in WINDOW if python_says(text, x)]
    period = math.lcm(*range(1, 8))
    endless = any(python_says(text, sign * (1000 + k)) for sign in (1, -1) for k in range(period))
    assert found.size() == ("infinite" if endless else len(inside))


@given(conditions())
def test_elements_come_by_absolute_value_the_positive_one_first(text):
    wanted = sorted((x for x in WINDOW if python_says(text, x)), key=lambda x: (abs(x), x < 0))
    found = []
    for x in support(text).elements():
        if abs(x) > 400:
            break
        found.append(x)
    assert found == wanted


@given(conditions())
def test_one_element_beyond_the_cuts_when_there_are_infinitely_many(text):
    found = support(text)
    beyond = found.beyond()
    assert (beyond is None) == (found.size() != "infinite")
    if beyond is not None:
        assert python_says(text, beyond)
        assert beyond < found.frame.cuts[0] or beyond >= found.frame.cuts[-1]


@pytest.mark.parametrize(
    ("text", "inside", "outside", "size"),
    [
        ("x % 3 == 1 and not x in (4, 7)", [1, 10, -2], [4, 7, 0], "infinite"),
        ("3*x - 2 >= 7", [3, 4], [2, 0], "infinite"),
        ("-5 <= x < 40 or x > 1000", [-5, 39, 1001], [-6, 40, 1000], "infinite"),
        ("x % 4 in (1, 2)", [1, 2, -2, -3], [0, 3, -1], "infinite"),
        ("-x % 3 == 1", [2, -1], [1, 0], "infinite"),
        ("2*x % 4 == 2", [1, 3, -1], [0, 2], "infinite"),
        ("2*x == 7", [], [3, 4], 0),
        ("2*x != 7", [3, 4], [], "infinite"),
        ("0*x + 3 == 3", [0, 5], [], "infinite"),
        ("1 < 2 < x <= 3", [3], [2, 4], 1),
        ("x in ()", [], [0], 0),
        ("x not in ()", [0], [], "infinite"),
        ("7 % 4 == 3", [0], [], "infinite"),
        ("x == 1 == 1", [1], [0], 1),
        ("x < 2*x - 5", [6], [5], "infinite"),
        (f"-{10**30} <= x <= {10**30}", [0, 10**30, -(10**30)], [10**30 + 1], 2 * 10**30 + 1),
        (f"0 <= x < {10**30} and x % 7 == 0", [0, 7], [1, 10**30 + 6], -(-(10**30) // 7)),
        ("0 <= x < 1000000 and x % 99991 == 99990", [99990], [0, 1099900], 10),
        ("x % 1000003 == 500", [500, 1000503], [501], "infinite"),
        ("x > 0x10 and x < 1_000", [17, 999], [16, 1000], 983),
        ("x >\n   0", [1], [0], "infinite"),
    ],
)
def test_examples(text, inside, outside, size):
    found = support(text)
    assert [x for x in inside if x not in found] == []
    assert [x for x in outside if x in found] == []
    assert found.size() == size


@pytest.mark.parametrize(
    ("text", "error", "words"),
    [
        ("x % 0 == 1", ExpressionError, ["found 0 as a modulus", "a positive integer"]),
        ("x % -3 == 1", ExpressionError, ["found -3 as a modulus", "a positive integer"]),
        ("x % x == 1", ExpressionError, ["found x where an integer is expected"]),
        ("x ** 9 == 1", ExpressionError, ["found x ** 9 where a linear term", "the variable x, integers"]),
        ("x * x > 4", ExpressionError, ["found x * x which multiplies x by x"]),
        ("x // 2 == 1", ExpressionError, ["found x // 2"]),
        ("x / 2 == 1", ExpressionError, ["found x / 2"]),
        ("x & 1 == 1", ExpressionError, ["found x & 1"]),
        ("~x == 1", ExpressionError, ["found ~x"]),
        ("2 * (x % 3) == 2", ExpressionError, ["found x % 3 where a linear term"]),
        ("x % 3 + 1 == 2", ExpressionError, ["found x % 3 where a linear term"]),
        ("x % 3 == x", ExpressionError, ["found x % 3 == x which compares a remainder"]),
        ("x % 3 == x % 5", ExpressionError, ["which compares a remainder"]),
        ("x in (5)", ExpressionError, ["found 5 after in", "x in (5,)"]),
        ("x in 1, 2", ExpressionError, ["found x in 1, 2"]),
        ("x in (1, x)", ExpressionError, ["found x where an integer is expected"]),
        ("0 < x in (1, 2)", ExpressionError, ["0 < x in (1, 2)"]),
        ("x in (1, 2) in (3,)", ExpressionError, ["where one use of in is expected"]),
        ("x is 3", ExpressionError, ["x is 3"]),
        ("x", ExpressionError, ["found x where a condition is expected", "comparisons such as"]),
        ("1", ExpressionError, ["found 1 where a condition"]),
        ("not x", ExpressionError, ["found x where a condition"]),
        ("x == 1.0", ExpressionError, ["found 1.0 where"]),
        ("x == True", ExpressionError, ["found True where"]),
        ("x == '1'", ExpressionError, ["found '1' where"]),
        ("x == 1j", ExpressionError, ["found 1j where"]),
        ("y > 0", ExpressionError, ["found y where a linear term"]),
        ("__import__('os').system('true')", ExpressionError, ["found __import__('os').system('true') where a"]),
        ("(lambda: x)() > 0", ExpressionError, ["found (lambda: x)()"]),
        ("[x for x in (1,)] == 1", ExpressionError, ["found [x for x in (1,)]"]),
        ("(y := x) > 0", ExpressionError, ["found "]),
        ("x > 0 if True else False", ExpressionError, ["found x > 0 if True else False"]),
        ("x in (*(1, 2),)", ExpressionError, ["found *(1, 2)"]),
        ("x > 0; x < 0", ExpressionError, ["not an expression"]),
        ("", ExpressionError, ["not an expression"]),
        ("x > 0 # positive", ExpressionError, ["found #"]),
        ("x >", ExpressionError, ["not an expression"]),
        ("x = 1", ExpressionError, ["not an expression"]),
        ("x == 01", ExpressionError, ["not an expression"]),
        ("x > \0", ExpressionError, ["not an expression"]),
        (f"x > {'9' * 5000}", TooLargeError, ["too many digits"]),
        (f"x > 0x{'f' * 5000}", TooLargeError, ["too many digits"]),
        (f"x > 10000000000 * {'9' * 99}", TooLargeError, ["too many digits"]),
        ("not " * (MAX_DEPTH + 1) + "x > 0", TooLargeError, ["nested too deeply"]),
        ("(" * 300 + "x" + ")" * 300 + " > 0", TooLargeError, ["nested too deeply"]),
        ("x" + " + 1" * 5000 + " > 0", TooLargeError, ["nested too deeply"]),
        ("x > " + "-" * 100_000 + "1", TooLargeError, ["nested too deeply"]),
    ],
)
def test_refused(text, error, words):
    with pytest.raises(error) as caught:
        parse_condition(text)
    assert type(caught.value) is error
    for word in words:
        assert word in str(caught.value)


def test_the_caret_stands_below_what_was_found():
    with pytest.raises(ExpressionError) as caught:
        parse_condition("x > 0 and\n   x ** 9 == 1")
    lines = str(caught.value).splitlines()
    assert lines[1] == "  x > 0 and x ** 9 == 1"
    assert lines[2].index("^") == lines[1].index("x ** 9")


def test_the_caret_counts_characters_and_stays_in_a_long_line():
    with pytest.raises(ExpressionError) as caught:
        parse_condition("x in (1, 2) or " * 20 + "é > 0")
    _, shown, caret, _ = str(caught.value).splitlines()
    assert shown[caret.index("^")] == "é"
    assert len(shown) <= 80


@given(st.text(alphabet="x0123456789 ()[]{}%*+-<>=!andornti,.'_#\\\n", max_size=40))
def test_any_text_is_read_or_refused(text):
    try:
        condition = parse_condition(text)
    except EchoproofError:
        return
    found = evaluate(condition, frame_of([condition]))
    assert all((x in found) == python_says(" ".join(text.split()), x) for x in range(-20, 21))


def test_elements_of_a_union_of_cells_come_once_and_in_order():
    domain = Integers.read({"A": "x >= 0", "B": "x % 2 == 0"})
    found = [x for x, _ in zip(domain.elements((0b01, 0b11)), range(6), strict=False)]
    assert found == [0, 1, 2, 3, 4, 5]
