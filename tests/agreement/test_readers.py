"""Two readers of class files: whatever the program takes the kernel takes, as the same names and cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echoproof import parse
from echoproof.kernel import classfile
from echoproof.kernel.meter import Meter
from echoproof.kernel.outcome import Rejected
from echoproof.model.classfile import file_bytes
from echoproof.model.errors import EchoproofError
from hostile import HEAD, INTEGERS, PROFILES, STRINGS, one, word


def by_the_program(data):
    try:
        cls = parse(data)
    except EchoproofError:
        return None
    return list(cls.names), {cell.profile: cell.size for cell in cls.table.cells}


def by_the_kernel(data):
    try:
        _, names, cells, _ = classfile.read(data, Meter())
    except Rejected:
        return None
    return names, cells


def taken(content):
    """Return what both readers take a file for, None when the program refuses it."""
    data = content if isinstance(content, bytes) else content.encode()
    found = by_the_program(data)
    assert found is None or found == by_the_kernel(data)
    return found


DECIMALS = " ".join(["1.5"] * 120)
TAKEN = {
    "decimals in a comment": one("x > 0") + f"# {DECIMALS}\n",
    "dots in a comment after a text": one("x > 0").rstrip() + " # it's " + "." * 300 + "\n",
    "decimals in a title": f'{HEAD}title = "{DECIMALS}"\ndomain = "integers"\nhypotheses = {{A = "x > 0"}}\n',
    "dots in a title of many lines": f'{HEAD}title = """{"." * 300}\\\n{"." * 300}"""\ndomain = "integers"\n'
    + 'hypotheses = {A = "x > 0"}\n',
    "quotes at the ends of a long text": f"{HEAD}title = '''''a''{'.' * 99}'''''\ndomain = \"integers\"\n"
    + 'hypotheses = {A = "x > 0"}\n',
    "dots of an expression": word("." * 300 + "|b*"),
    "dots in a condition's name": f'{INTEGERS}"{"." * 50}" = "x > 0"\n',
    "byte order mark": b"\xef\xbb\xbf" + one("x > 0").encode(),
    "carriage returns": one("x > 0").replace("\n", "\r\n"),
    "lines in a condition": f"{INTEGERS}A = '''\r\n x > 0\r\n or x % 2 == 0'''\r\n",
    "blanks of other scripts": one("x\u00a0>\u20030\u2028or\u3000x\u0085==\u1680-1"),
    "letters of another width": one("\uff58 > 0"),
    "underscores, hexadecimal, binary, octal": one("x in (1_000, 0x1F, 0b101, 0o17) or x > 9_9"),
    "no value in a list": f'{INTEGERS}A = "x > 0 or x in ()"\nB = "x not in []"\n',
    "lists of three sorts": one("x in (1, 2,) or x in [3] or x in {4, 4} or x > 9"),
    "signs before signs": one("- + - x < --5"),
    "true and false": one("not False and (True or x == 1)"),
    "chains": one("-5 < x != 3 >= -7 or 0 == x % 2 == 0 or 1 <= 2"),
    "remainders of constants": one("5 % 3 == 2 and 7 - 6 <= x % 4"),
    "a remainder that turns backwards": one("(-3*x - 1) % 7 >= 4 and 6*x % 4 == 2"),
    "not in a not": one("not not x not in (1, 2)"),
    "parentheses 90 deep": one("(" * 90 + "x > 0" + ")" * 90),
    "100 digits": one(f"x > -{'9' * 100} and {'8' * 100} > -x"),
    "escaped signs": STRINGS.replace('"ab"', "'ab[-^'") + r"A = '[\[\-\^a-b]*|\[-^b'",
    "needless escapes of signs": STRINGS.replace('"ab"', "'ab!_'") + r"A = '\!(a|\_)*'",
    "nothing, often": word("(()|a{0}|(){9999})*b*|()"),
    "turns of nothing": word("((a?){3}|b{0,0}){2,}"),
    "blanks between turns": word(" a { 2 , 3 } | b * "),
    "dotted names": f'{HEAD}domain = "integers"\nhypotheses.A = "x > 0"\nhypotheses . "B\\u002e" = "x < 0"\n',
    "keys of 16 parts in a comment": one("x > 0") + f"#{'a.' * 16}b = 1\n",
    "cells with other blanks": f'{PROFILES}hypotheses = ["A", "B"]\n[cells]\n"A\u3000B" = "infinite"\n" B " = 3\nA = 1\n',  # noqa: E501
    "a great cell": f'{PROFILES}hypotheses = ["A", "B"]\n[cells]\nB = "infinite"\n"A B" = {10**90}\nA = "infinite"\n',
}
REFUSED = {
    "a key of 17 parts": f"{one('x > 0')}{'a.' * 16}b = 1\n",
    "a key of 17 parts of digits": f"{'12.' * 16}12 = 1\n{one('x > 0')}",
    "a key of quoted parts": f"{one('x > 0')}" + '."#\'\\""' * 17 + " = 1\n",
    "a key of 17 parts after a long text": one("x > 0") + "b = '''\n''''\n" + "a . " * 16 + "b = 1\n",
    "a table of 17 parts": f"{one('x > 0')}[{'a.' * 16}b]\n",
    "a byte order mark twice": b"\xef\xbb\xbf" * 2 + one("x > 0").encode(),
    "a carriage return alone": one("x > 0").replace("\n", "\r"),
    "a digit of a class": STRINGS + r"A = '\d+|b*'",
    "a letter that needs no backslash": word(r"\a*"),
    "such a letter in a class": word(r"[\a]*"),
    "a digit of the alphabet after a backslash": STRINGS.replace('"ab"', '"a1"') + r"A = 'a*\1'",
    "a number of turns of five digits": word("a{10000}b*"),
    "a constant of 130 digits": one("x > " + "9" * 130),
    "a product of 130 digits": one(f"x > {'9' * 65} * {'9' * 65}"),
}


@pytest.mark.parametrize("name", TAKEN)
def test_what_the_program_takes_the_kernel_takes_as_the_same_class(name):
    assert taken(TAKEN[name])


@pytest.mark.parametrize("name", REFUSED)
def test_both_refuse(name):
    content = REFUSED[name]
    data = content if isinstance(content, bytes) else content.encode()
    assert by_the_program(data) is None
    assert by_the_kernel(data) is None


WORDS = [*"xxx+-*%%()><0127", "<=", ">=", "==", "!=", "and", "or", "not", "in", "x>0", "x%3==1"]
WORDS += ["(1,2)", "[3]", "{4}", "0x10", "1_0", "True", "False"]
CONDITIONS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)
LETTERS = [*"aabb().|*+?[]{}-^,", "\\a", "\\-", "\\.", "{2}", "{0,1}", "{1,}", "[^a]", "[a-b]", "()", "\u3000", "\\"]
EXPRESSIONS = st.lists(st.sampled_from(LETTERS), min_size=1, max_size=10).map("".join)
TRIVIA = st.lists(
    st.sampled_from(
        ["\n", "\r\n", "\t", " ", "# 1.2.3\n", "#'\n", '#"""\n', "title = ''''''\n", "a.b = 1\n", "'", '"']
    ),
    max_size=3,
).map("".join)


@given(CONDITIONS, CONDITIONS)
def test_conditions_at_random(one_text, other):
    taken(f"{INTEGERS}A = '''{one_text} or x > 5'''\nB = '''({other}) or x < -9'''\n")
    taken(f"{INTEGERS}A = '''{one_text}'''\n")


@given(EXPRESSIONS, EXPRESSIONS)
def test_expressions_at_random(one_text, other):
    head = STRINGS.replace('"ab"', "'ab-.'")
    taken(f"{head}A = '''a*|{one_text}'''\nB = '''b*|({other})'''\n")
    taken(f"{head}A = '''{one_text}'''\n")


@given(TRIVIA, TRIVIA, TRIVIA)
def test_what_stands_between_keys_at_random(before, between, after):
    taken(f'{before}format = "echoproof/class@1"{between}\ndomain = "integers"\nhypotheses.A = "x > 0"{after}')


LOOK_ALIKE = [
    ("\u00e9", "e\u0301"),
    ("h1", "h\u2081"),
    ("h", "\u210e"),
    ("fi", "\ufb01"),
    ("a b", "a\u2003b"),
    ("a b", "a  b"),
    ("a", " a"),
    ("a", "a\u200b"),
    ("a", "a\u00ad"),
    ("a", "\u2060a"),
    ("a", "a\ufe0f"),
    ("a", "a\u3164"),
    ("a", "\uffa0a"),
    ("a", "a\u2800"),
    ("a", "a\u034f"),
    ("\u00e9", "e\u200d\u0301"),
]


@pytest.mark.parametrize(("name", "other"), LOOK_ALIKE)
def test_names_that_look_alike_are_refused_by_both(name, other):
    for first, second in ((name, other), (other, name)):
        content = f"{INTEGERS}'{first}' = 'x > 0'\n'{second}' = 'x < 0'\n"
        with pytest.raises(EchoproofError) as refused:
            parse(content)
        assert ascii(first) in str(refused.value)
        assert ascii(second) in str(refused.value)
        assert by_the_kernel(content.encode()) is None
        assert taken(f"{INTEGERS}'{first}' = 'x > 0'\n")


@pytest.mark.parametrize("name", ["\u200b", "\u3164", "\u2800\u2800", "\ufe0f \u00ad", "\u115f\u1160", "\U000e0101"])
def test_names_that_show_nothing_are_refused_by_both(name):
    content = f"{INTEGERS}'{name}' = 'x > 0'\n"
    with pytest.raises(EchoproofError, match="shows nothing"):
        parse(content)
    assert by_the_kernel(content.encode()) is None


@pytest.mark.parametrize(("name", "other"), [("A", "a"), ("A", "\u0391"), ("1", "l"), ("\u00e9", "e"), ("a-b", "ab")])
def test_names_that_differ_visibly_are_kept(name, other):
    found = taken(f"{INTEGERS}'{name}' = 'x > 0'\n'{other}' = 'x < 0'\n")
    assert found[0] == [name, other]


def test_the_file_that_is_kept_reads_as_the_same_class():
    """What the program hands to the kernel later is the text that it read, without its byte order mark."""
    data = b"\xef\xbb\xbf" + one("x > 0").encode()
    assert by_the_kernel(file_bytes(parse(data))) == taken(data)
