"""Family files: what is read means what it says, and every refusal names file, line, finding and reason."""

import pytest

from echoproof.families.conditions import holds
from echoproof.families.decision import decide_family
from echoproof.families.parsing import parse
from echoproof.families.reading import parse_family
from echoproof.model.errors import EchoproofError

HEAD = 'format = "echoproof/family@1"\ndomain = "integers"\n'


def one(condition, where="d >= 1", parameters='["d"]'):
    return f'{HEAD}[schemas.h]\nparameters = {parameters}\nwhere = "{where}"\nset = "{condition}"\n'


MEANT = {
    # the condition, and the same in Python
    "1 <= x <= d or x <= -1": lambda x, d: 1 <= x <= d or x <= -1,
    "x <= -d + 2 and x != -d": lambda x, d: x <= -d + 2 and x != -d,
    "abs(x) <= d and not x == d": lambda x, d: abs(x) <= d and x != d,
    "abs(x - 2) > abs(-3) + d": lambda x, d: abs(x - 2) > 3 + d,
    "x % 3 == d % 3 or x % 2 < d % 3": lambda x, d: x % 3 == d % 3 or x % 2 < d % 3,
    "(2*x + 1) % 6 == 3": lambda x, d: (2 * x + 1) % 6 == 3,
    "2*x <= 2*d + 1 and -3*x < 7": lambda x, d: 2 * x <= 2 * d + 1 and -3 * x < 7,
    "x in (1, d, -d) or x not in (d + 1, 5) and x > 4": lambda x, d: x in (1, d, -d) or (x not in (d + 1, 5) and x > 4),
    "x + d % 2 <= 5": lambda x, d: x + d % 2 <= 5,
    "x % 1 == 0 and d - d + x >= 2": lambda x, d: x >= 2,
}


@pytest.mark.parametrize("text", MEANT)
def test_a_condition_means_what_it_says(text):
    condition = parse(text, ("x", "d"))
    for x in range(-13, 14):
        for d in range(-9, 10):
            assert holds(condition, {"x": x, "d": d}) == MEANT[text](x, d), (x, d)


REFUSED = {
    "a multiple": (
        one("x <= 2*d"),
        ["line 6", 'schema "h"', "x <= 2*d", "multiple", "decidable language", "undecidable"],
    ),
    "a sum": (
        one("x + d <= e", parameters='["d", "e"]'),
        ["line 6", "x + d <= e", "adds variables", "decidable language"],
    ),
    "a remainder by a parameter": (one("x % d == 1"), ["line 6", "x % d", "divides by a variable", "undecidable"]),
    "a product": (one("x*d <= 4"), ["line 6", "x*d", "multiplies two variables"]),
    "a remainder of a sum": (one("(x + d) % 3 == 1"), ["line 6", "divides a sum of two variables"]),
    "an unknown variable": (one("x <= e"), ["line 6", "found e", "x, d"]),
    "x where parameters are allowed": (one("x >= d", where="d <= x"), ["line 5", "where", "found x", "here are d"]),
    "a power": (one("x ** 2 <= d"), ["line 6", "x ** 2", "a term is expected"]),
    "a call": (one("open(x) <= d"), ["line 6", "open(x)", "a term is expected"]),
    "a quantifier": (one("any(x == y for y in (1, 2))"), ["line 6", "where a condition is expected"]),
    "20 alternations": (one("exists y: forall z: " * 10 + "x <= y"), ["line 6", "not an expression"]),
    "a modulus of a million": (one("x % 1000000 == 0 or x <= d"), ["line 6", "1000000", "up to 360"]),
    "coprime moduli": (one("x % 29 == 0 or x % 31 == 1 or x <= d"), ["moduli is 899", "at most 360"]),
    "a great constant": (one("x <= d + 1001"), ["line 6", "1001", "up to 1000"]),
    "12 parameters": (
        one("x >= a", parameters=str(list("abcdefghijkl")).replace("'", '"')),
        ["line 4", "12 parameters"],
    ),
    "a parameter x": (one("x >= 1", parameters='["x"]'), ["line 4", "the parameter x"]),
    "a parameter twice": (one("x >= d", parameters='["d", "d"]'), ["line 4", "stands twice"]),
    "no name": (one("x >= 1", parameters='["d e"]'), ["line 4", "is no name"]),
    "where without parameters": (one("x >= 1", parameters="[]"), ["line 5", "no parameters"]),
    "an unknown key": (
        HEAD + '[schemas.h]\nset = "x >= 1"\nwhen = "True"\n',
        ["line 5", '"when"', 'did you mean "where"'],
    ),
    "no set": (HEAD + "[schemas.h]\n", ["line 3", 'no key "set"']),
    "no schemas": (HEAD, ["missing required field `schemas`"]),
    "another domain": (
        'format = "echoproof/family@1"\ndomain = "strings"\n[schemas.h]\nset = "x"\n',
        ["line 2", "strings"],
    ),
    "a condition of nested abs": (
        one("abs(" * 20 + "x" + " - 1)" * 20 + " <= d"),
        ["line 6", "too long when written out"],
    ),
    "a finite member": (
        HEAD + '[schemas.h]\nparameters = ["d"]\nwhere = "d >= 3"\nset = "1 <= x <= d or x <= -1 and d != 3"\n',
        ["line 6", "h at d = 3 is finite: {1, 2, 3}", "UUS"],
    ),
    "a finite member of two parameters": (
        one("a <= x <= b", where="a + 2 == b", parameters='["a", "b"]'),
        ["line 6", "h at a = -1, b = 1 is finite: {-1, 0, 1}"],
    ),
    "an empty family": (one("x >= d", where="d >= 1 and d <= 0"), ["line 5", "the family is empty"]),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_refusal_says_where_what_and_why(case):
    text, words = REFUSED[case]
    with pytest.raises(EchoproofError) as caught:
        decide_family(parse_family(text, "f.toml"))
    said = str(caught.value)
    assert said.startswith("f.toml")
    for word in words:
        assert word in said, said


def test_a_finite_natural_member_needs_the_domain():
    """Of the integers the same condition has infinitely many below zero."""
    text = one("x <= d").replace("integers", "naturals")
    with pytest.raises(EchoproofError, match=r"h at d = 1 is finite: \{0, 1\}"):
        decide_family(parse_family(text, "f.toml"))
    assert decide_family(parse_family(one("x <= d"), "f.toml")).findings["limit"].verdict == "generatable"
