"""Chain files and logs: what is read, and what is said about what is not."""

from fractions import Fraction

import pytest
from small_chains import gallery

from echoproof.chains.analysis import analyse
from echoproof.chains.chain import Chain, ChainError, normalised
from echoproof.chains.pairs import Reading, load_pairs
from echoproof.chains.reading import number, parse_chain

HEAD = 'format = "echoproof/chain@1"\ninitial = "a"\n'


def made(text):
    return parse_chain(text.encode(), "a.toml")


def test_numbers_are_exact():
    found = made(HEAD + '[transitions]\na = { a = 0.1, b = "9/10" }\nb = { b = 0.30, a = "0.7" }\n')
    assert found.rows[0] == ((0, Fraction(1, 10)), (1, Fraction(9, 10)))
    assert found.rows[1] == ((0, Fraction(7, 10)), (1, Fraction(3, 10)))


@pytest.mark.parametrize(
    ("value", "read"), [(1, 1), ("1/3", Fraction(1, 3)), ("2.5e-1", Fraction(1, 4)), (".5", Fraction(1, 2)), ("-3", -3)]
)
def test_what_is_a_number(value, read):
    assert number(value) == read


@pytest.mark.parametrize(
    "value", ["", "inf", "nan", "1/0", "1e999", "1 / 2", "1_000", "0x1", True, 0.5, "9" * 500, None]
)
def test_what_is_none(value):
    with pytest.raises(ValueError):  # noqa: PT011
        number(value)


ERRORS = {
    "sum": ("[transitions]\na = { b = 0.5, a = 0.4 }\nb = { b = 1 }\n", 4, "sum to 9/10, not to 1"),
    "sum of the start": ("[transitions]\na = { a = 1 }\n", 2, "the start sum to 1/2"),
    "negative probability": ("[transitions]\na = { a = 2, b = -1 }\nb = { b = 1 }\n", 4, "negative"),
    "negative weight": ("[weights]\nb = { a = 1 }\na = { a = 2, b = -1 }\n", 5, "negative"),
    "all weights zero": ("[weights]\na = { a = 0 }\n", 4, "leads nowhere"),
    "unknown target": ("[transitions]\nalpha = { alhpa = 1 }\na = { a = 1 }\n", 4, '"alpha"'),
    "state twice": ("[transitions]\na = { a = 1 }\nb = { b = 1 }\na = { b = 1 }\n", 6, "twice"),
    "target twice": ("[transitions]\na = { a = 0.5, a = 0.5 }\n", 4, "twice"),
    "no number": ('[transitions]\na = { a = "one" }\n', 4, "'one'"),
    "infinite": ("[weights]\na = { a = inf }\n", 4, "inf"),
    "temperature 0": ("temperature = 0\n[weights]\na = { a = 1 }\n", 3, "temperature is 0"),
    "temperature below": ('temperature = "-1/2"\n[energies]\na = { a = 1 }\n', 3, "temperature is -1/2"),
    "no temperature": ('temperature = "hot"\n[weights]\na = { a = 1 }\n', 3, "hot"),
    "temperature of probabilities": ("temperature = 1\n[transitions]\na = { a = 1 }\n", 3, "no temperature"),
    "unknown key": ("temprature = 1\n[weights]\na = { a = 1 }\n", 3, 'did you mean "temperature"'),
    "two tables": ("[weights]\na = { a = 1 }\n[energies]\na = { a = 1 }\n", None, "together"),
    "no table": ("", None, "no table"),
    "a row is a number": ("[transitions]\na = 1\n", 4, '"a" is 1'),
    "a row is a list": ("[transitions]\nb = { b = 1 }\na = [1]\n", 5, '"a" is [1]'),
    "a truth": ("[transitions]\na = { a = true }\n", 4, '"a" gives "a" True'),
    "a table is a number": ("transitions = 3\n", 3, "transitions is 3"),
    "table twice": ("[transitions.a]\na = 1\n[transitions.a]\na = 1\n", 5, "twice"),
    "a fraction without quotes": ("[transitions]\na = { a = 1/2 }\n", 4, "fractions stand in quotes"),
    "two lines": ('[transitions]\n"a\\nb" = { a = 1 }\na = { "a\\nb" = 2 }\n', 5, 'of "a" sum to 2'),
    "no TOML": ("[transitions\n", 3, "TOML"),
}


@pytest.mark.parametrize("kind", ERRORS)
def test_errors_name_the_line_and_the_repair(kind):
    body, line, said = ERRORS[kind]
    head = HEAD.replace('"a"', '{ a = "1/2" }') if kind == "sum of the start" else HEAD
    with pytest.raises(ChainError) as caught:
        made(head + body)
    text = str(caught.value)
    assert said in text
    assert "allowed: " in text
    assert caught.value.place.line == line
    assert caught.value.place.file == "a.toml"


def test_a_start_that_is_no_text():
    with pytest.raises(ChainError, match="the start is 1") as caught:
        made('format = "echoproof/chain@1"\ninitial = 1\n[transitions]\n1 = { 1 = 1 }\n')
    assert caught.value.place.line == 2
    with pytest.raises(ChainError, match='"initial" is missing'):
        made('format = "echoproof/chain@1"\n[transitions]\n1 = { 1 = 1 }\n')


def test_numbers_that_are_too_long_to_be_written_are_null():
    """After seven steps the fractions have 8·600 digits, more than 4,300; a mean time of 10^400 steps is no float."""
    found = analyse(made(HEAD + "[weights]\na = { a = 1e300, b = 1e-300 }\nb = { a = 1 }\n"), 20)
    assert (found.method, found.moments[1].distinct_float, found.moments[20].distinct) == ("exact", 1.0, None)
    assert found.moments[20].distinct_float == 1.0
    assert [text.split(":")[0] for text in found.left_out][-1] == "exact numbers of the steps from time 7 on"
    slow = analyse(made(HEAD + "[weights]\na = { a = 1e200, b = 1e-200 }\nb = { b = 1 }\n"), 2)
    assert slow.expected_absorption_time == str(10**400 + 1)
    assert slow.expected_absorption_time_float is None
    assert "the expected absorption time as a float: 1.00000e+400 is beyond the range of floats" in slow.left_out


def test_the_entropy_of_what_is_too_rare_for_a_float_is_left_out_by_name():
    """With p = 10^-3t for a it is near to 3t p log 10, and p·10^-3 leaves the range of floats at t = 100."""
    text = "[transitions]\na = { a = 0.001, b = 0.999 }\nb = { b = 1 }\n"
    found = analyse(made(HEAD + text), 200)
    assert found.moments[200].entropy_float is None
    assert found.left_out == ["the entropy at 100 times from 101 on: too much work, or beyond the range of floats"]


def test_a_start_that_is_no_state():
    with pytest.raises(ChainError, match='leads to "b"') as caught:
        made(HEAD.replace('"a"', '"b"') + "[transitions]\na = { a = 1 }\n")
    assert caught.value.place.line == 2


@pytest.mark.parametrize("data", [b"\xff", b"", b"format = 1\n", b'format = "echoproof/class@1"\n', b"x" * (1 << 25)])
def test_what_is_no_chain_file_at_all(data):
    with pytest.raises(ChainError):
        parse_chain(data)


def test_a_key_of_many_parts_cannot_hang_the_reader_and_a_row_of_many_decimals_is_read():
    """Fifty thousand parts take the standard reader minutes and gigabytes."""
    for part in ("a", "1"):
        with pytest.raises(ChainError, match="more than 16 parts") as caught:
            made(f"{HEAD}[transitions]\n{'.'.join([part] * 50_000)} = 1\n")
        assert caught.value.place.line == 4
    wide = ", ".join(f"s{i} = 0.005" for i in range(200))
    rows = "\n".join(f"s{i} = {{ a = 1 }}" for i in range(200))
    assert len(made(f"{HEAD}[transitions]\na = {{ {wide} }}\n{rows}\n").rows[0]) == 200


def test_a_chain_checks_itself():
    right = gallery("ehrenfest")
    for changed in ({"states": ("a", "a")}, {"states": ()}, {"rows": ((), ()), "states": ("a", "b")}):
        with pytest.raises((ChainError, ValueError)):
            Chain(**{"title": "", "states": right.states, "rows": right.rows, "initial": right.initial} | changed)
    with pytest.raises(ChainError):
        Chain(title="", states=("a",), rows=(((0, Fraction(1)),),), initial=normalised([(1, 1)]))


def log(tmp_path, text, name="log.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


PAIRS = [("a", "b"), ("b", "a"), ("a", "b"), ("b", "b"), ("c", "a"), ("a", 'd, "e"')]


@pytest.mark.parametrize("kind", ["csv", "jsonl"])
def test_logs_are_counted(tmp_path, kind):
    """Two runs: the second starts in c. After d nothing was seen."""
    if kind == "csv":
        text = "n,next,previous\n" + "".join('0,"{}",{}\n'.format(t.replace('"', '""'), f) for f, t in PAIRS)
    else:
        import json

        text = "\n".join(json.dumps({"previous": f, "next": t, "more": 1}) for f, t in PAIRS) + "\n\n"
    found = load_pairs(log(tmp_path, text, f"log.{kind}"), Reading())
    assert found.states == ("a", "b", "c", 'd, "e"')
    assert found.rows[0] == ((1, Fraction(2, 3)), (3, Fraction(1, 3)))
    assert found.rows[1] == ((0, Fraction(1, 2)), (1, Fraction(1, 2)))
    assert found.initial == ((0, Fraction(1, 2)), (2, Fraction(1, 2)))
    assert (found.open, found.pairs, found.smoothing) == (frozenset({3}), 6, 0)


def test_smoothing_leads_everywhere(tmp_path):
    how = Reading(smoothing=Fraction(1, 2), initial="b", columns=("from", "to"))
    found = load_pairs(log(tmp_path, "from,to\na,b\nb,b\n"), how)
    assert found.rows == (((0, Fraction(1, 4)), (1, Fraction(3, 4))),) * 2
    assert (found.initial, found.open, found.smoothing) == (((1, Fraction(1)),), frozenset(), Fraction(1, 2))


def test_logs_of_other_systems(tmp_path):
    """A byte order mark, carriage returns, blanks around the names of columns, empty lines, a text over two lines."""
    text = '\ufeffid, previous ,next\r\n1,a,"b\nc"\r\n\r\n2,"b\nc",a\r\n'
    found = load_pairs(log(tmp_path, text, "log.CSV"), Reading())
    assert load_pairs(log(tmp_path, "\n\n" + text, "log.csv"), Reading()).rows == found.rows
    assert found.states == ("a", "b\nc")
    assert found.rows == (((1, Fraction(1)),), ((0, Fraction(1)),))


def test_blanks_around_fields_are_none_of_them_but_in_quotes(tmp_path):
    text = 'previous, next\na , b\n b,\ta\n" a",\'5" pipe , x\' \n'.replace("'", "")
    text = text.replace(" , x \n", " \n")
    found = load_pairs(log(tmp_path, text), Reading())
    assert found.states == ("a", "b", " a", '5" pipe')
    assert found.rows[:2] == (((1, Fraction(1)),), ((0, Fraction(1)),))


LOGS = {
    "empty": ("log.csv", "", 1, "empty"),
    "header alone": ("log.csv", "previous,next\n", None, "no pairs"),
    "no lines": ("log.jsonl", "\n", None, "no pairs"),
    "a header below empty lines": ("log.csv", "\n\nold,next\na,b\n", 3, '"previous"'),
    "other columns": ("log.csv", "old,new\na,b\n", 1, '"previous"'),
    "fields": ("log.csv", "previous,next\na,b\na,b,c\n", 3, "3 fields"),
    "quotes": ("log.csv", 'previous,next\n"a"x,b\n', 2, "CSV"),
    "no JSON": ("log.jsonl", '{"previous": "a", "next": "b"}\n{\n', 2, "JSON"),
    "no text": ("log.jsonl", '{"previous": "a", "next": 3}\n', 1, '"next" is 3, no text'),
    "no object": ("log.jsonl", "[]\n", 1, "no object"),
    "no key": ("log.jsonl", '{"previous": "a"}\n', 1, '"next" is missing'),
    "key twice": ("log.jsonl", '{"previous": "a", "next": "b", "next": "c"}\n', 1, "twice"),
    "half a character": ("log.jsonl", '{"previous": "a", "next": "\\ud800"}\n', 1, "half of a character"),
    "column twice": ("log.csv", "previous,next,next\na,b,c\n", 1, 'no single column "next"'),
    "capitals": ("log.CSV", "Previous,Next\na,b\n", 1, "--columns 'Previous,Next'"),
}


@pytest.mark.parametrize("kind", LOGS)
def test_errors_in_logs(tmp_path, kind):
    name, text, line, said = LOGS[kind]
    with pytest.raises(ChainError) as caught:
        load_pairs(log(tmp_path, text, name), Reading())
    assert said in str(caught.value)
    assert "allowed: " in str(caught.value)
    assert caught.value.place.line == line


@pytest.mark.parametrize("how", [Reading(initial="z"), Reading(smoothing=Fraction(-1))])
def test_a_start_that_is_not_there_and_negative_smoothing(tmp_path, how):
    with pytest.raises(ChainError):
        load_pairs(log(tmp_path, "previous,next\na,b\n"), how)
