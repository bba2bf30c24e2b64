"""Class files: read, refused with the place of the error, written back, and what their digest depends on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from echoproof import kernel, load, parse
from echoproof.kernel.meter import Meter
from echoproof.model.classes import HypothesisClass
from echoproof.model.classfile import dump, file_bytes
from echoproof.model.errors import (
    ClassFileError,
    EchoproofError,
    EqualHypothesesError,
    ExpressionError,
    FiniteHypothesisError,
    TooLargeError,
)
from strategies import integer_class, integer_classes, profile_classes

HEAD = 'format = "echoproof/class@1"\n'
INTEGERS = HEAD + 'domain = "integers"\n[hypotheses]\n'


def profiles_file(names, cells):
    listed = ", ".join(f'"{name}"' for name in names)
    return f'{HEAD}domain = "profiles"\nhypotheses = [{listed}]\n[cells]\n' + "\n".join(cells) + "\n"


@given(st.one_of(integer_classes(), profile_classes()))
def test_what_is_written_reads_back_as_the_same_class(cls):
    again = parse(dump(cls))
    assert again == cls
    assert (again.table, again.digest) == (cls.table, cls.digest)


@given(st.one_of(integer_classes(), profile_classes()))
def test_the_checker_reads_the_same_class(cls):
    """Two readers, two ways to the cells, one digest."""
    _, names, cells, _ = kernel.classfile.read(file_bytes(cls), Meter())
    assert tuple(names) == cls.names
    assert cells == {cell.profile: cell.size for cell in cls.table.cells}
    assert kernel.digest(names, cells) == cls.digest


def test_the_digest_is_about_names_and_cells_alone():
    cls = parse(profiles_file("AB", ['"A" = "infinite"', '"B" = 7', '"A B" = "infinite"']))
    same = parse(profiles_file("AB", ['"B A" = "infinite"', '"A" = "infinite"', '"B" = 7']) + "# a comment\n")
    assert cls.digest == same.digest
    by_conditions = parse(INTEGERS + 'A = "x > 0"\nB = "x > 5 or -7 < x < 0 or x == -70"')
    assert cls.digest != by_conditions.digest  # A alone is finite here
    by_conditions = parse(INTEGERS + 'A = "x % 2 == 0"\nB = "x % 4 == 0 or x in (1, 3, 5, 7, 9, 11, 13)"')
    assert cls.digest == by_conditions.digest
    assert cls.digest != parse(profiles_file("AC", ['"A" = "infinite"', '"C" = 7', '"A C" = "infinite"'])).digest
    assert cls.digest != parse(profiles_file("AB", ['"A" = "infinite"', '"B" = 8', '"A B" = "infinite"'])).digest
    assert cls.digest != parse(profiles_file("BA", ['"A" = "infinite"', '"B" = 7', '"A B" = "infinite"'])).digest


def test_title_and_source_are_kept_and_the_file_name_stands_in(tmp_path):
    path = tmp_path / "evens.toml"
    path.write_text(INTEGERS + 'E = "x % 2 == 0"\n', encoding="utf-8")
    assert load(path).title == "evens"
    path.write_text(
        HEAD + 'title = "Even numbers"\nsource = "folklore"\ndomain = "integers"\nhypotheses = {E = "x % 2 == 0"}'
    )
    assert (load(path).title, load(path).source) == ("Even numbers", "folklore")


@pytest.mark.parametrize(
    "name", ["|", "\\\\", "%", "_", "$", "#", "a b", "=", "emoji 🙂", "{}", "^~&", "x", "not", "é", "🏳️‍🌈", "]"]
)
def test_names_are_free_text(name):
    cls = parse(f'{INTEGERS}"{name}" = "x >= 0"\n')
    assert parse(dump(cls)) == cls
    assert kernel.classfile.read(file_bytes(cls), Meter())[1] == [cls.names[0]]


@pytest.mark.parametrize(
    ("text", "error", "line", "words"),
    [
        ("", ClassFileError, None, ['"format" is missing']),
        ("format = 3", ClassFileError, 1, ["the format is 3", 'format = "echoproof/class@1"']),
        ('format = "echoproof/class@2"', ClassFileError, 1, ["echoproof/class@2"]),
        (HEAD, ClassFileError, None, ['"domain" is missing', "integers", "profiles"]),
        (HEAD + 'domain = "reals"', ClassFileError, 2, ["is 'reals'", "integers"]),
        (HEAD + "domain = [[]]", ClassFileError, 2, ["is [[]]"]),
        (HEAD + 'domain = "integers"', ClassFileError, None, ["hypotheses"]),
        (
            HEAD + 'domain = "integers"\nhypotesis = 1',
            ClassFileError,
            3,
            ['unknown key "hypotesis"', 'did you mean "hypotheses"'],
        ),
        (INTEGERS + "A = 3", ClassFileError, 4, ['hypothesis "A"', "found 3", "a condition in quotes"]),
        (INTEGERS + "A.b = 'x'", ClassFileError, None, ['hypothesis "A"', "{'b': 'x'}"]),
        (INTEGERS, ClassFileError, None, ["no hypotheses", "at least one"]),
        (INTEGERS + 'A = "x > 0"\nA = "x > 1"\n', ClassFileError, None, ["not valid TOML", "line 5"]),
        (INTEGERS + 'A = "x > 0\n', ClassFileError, None, ["not valid TOML", "line 4"]),
        (INTEGERS + 'A = "x > 0"\n"B" = "x  2"', ExpressionError, 5, ['hypothesis "B"', "not an expression"]),
        (
            INTEGERS + 'A = "x > 0"\n\n# B = 1\nB = """\nx % 0 == 1"""',
            ExpressionError,
            7,
            ['hypothesis "B"', "found 0"],
        ),
        (
            INTEGERS + 'A = "x > 0"\nB = "0 < x < 5"',
            FiniteHypothesisError,
            5,
            ['hypothesis "B"', "finite (4 elements)", "UUS"],
        ),
        (INTEGERS + 'A = "x == 5"', FiniteHypothesisError, 4, ["finite (1 element)"]),
        (INTEGERS + 'A = "False"', FiniteHypothesisError, 4, ["finite (0 elements)"]),
        (INTEGERS + 'A = "x > 0"\nB = "x >= 1"', EqualHypothesesError, 5, ['hypothesis "B"', 'same support as "A"']),
        (INTEGERS + 'A = "x % 1000000000 == 0"', TooLargeError, None, ["common period 1000000000"]),
        (INTEGERS + 'A = "x % 2039 == 0 or x % 2053 == 0 or x % 3001 == 1"', TooLargeError, None, ["common period"]),
        (
            INTEGERS + "".join(f'A{i} = "x > {i}"\n' for i in range(33)),
            ClassFileError,
            None,
            ["33 hypotheses", "at most 32"],
        ),
        (INTEGERS + '"" = "x > 0"', ClassFileError, None, ["has 0 characters"]),
        (INTEGERS + f'{"a" * 61} = "x > 0"', ClassFileError, None, ["61 characters", "1 to 60"]),
        (INTEGERS + '"a\\u0007" = "x > 0"', ClassFileError, None, ["control character"]),
        (INTEGERS + '"a\\u202Eb" = "x > 0"', ClassFileError, None, ["control character"]),
        (INTEGERS + '"a\\u2028b" = "x > 0"', ClassFileError, None, ["control character"]),
        (
            HEAD + 'title = "\\u0000"\n' + INTEGERS.removeprefix(HEAD) + 'A = "x > 0"',
            ClassFileError,
            None,
            ["the title"],
        ),
        (profiles_file(["A", "A"], ['"A" = "infinite"']), ClassFileError, None, ['"A" is listed twice']),
        (profiles_file(["A B"], ['"A" = "infinite"']), ClassFileError, None, ["white space"]),
        (profiles_file(["A"], ['"A B" = "infinite"']), ClassFileError, 5, ['names "B"', "the names A"]),
        (profiles_file(["A"], ['"A A" = "infinite"']), ClassFileError, 5, ["no names or one twice"]),
        (profiles_file(["A"], ['"" = "infinite"']), ClassFileError, 5, ["no names or one twice"]),
        (profiles_file(["A", "B"], ['"A B" = 1', '"B A" = 2']), ClassFileError, 6, ["listed twice"]),
        (profiles_file(["A"], ['"A" = 0']), ClassFileError, 5, ["size out of range"]),
        (profiles_file(["A"], ['"A" = -1']), ClassFileError, 5, ["size out of range"]),
        (profiles_file(["A"], ['"A" = true']), ClassFileError, 5, ['the cell "A" has the size']),
        (profiles_file(["A"], ['"A" = 1.5']), ClassFileError, 5, ['the cell "A" has the size']),
        (profiles_file(["A"], ['"A" = "many"']), ClassFileError, 5, ['the cell "A" has the size']),
        (profiles_file(["A"], ['"A" = 5']), FiniteHypothesisError, None, ['hypothesis "A"', "finite"]),
        (profiles_file(["A", "B"], ['"A B" = "infinite"']), EqualHypothesesError, None, ['same support as "A"']),
        (profiles_file([], []), ClassFileError, None, ["no hypotheses"]),
        (HEAD + 'domain = "profiles"\nhypotheses = {A = "x"}\ncells = {}', ClassFileError, None, ["hypotheses"]),
    ],
)
def test_refused(text, error, line, words):
    with pytest.raises(error) as caught:
        parse(text, "some/file.toml")
    assert type(caught.value) is error
    message = str(caught.value)
    where = f"some/file.toml, line {line}" if line else "some/file.toml"
    assert message.startswith((where + ",", where + ":"))
    for word in words:
        assert word in message


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data):
    with pytest.raises(EchoproofError):
        parse(data)


@given(st.text(max_size=60), st.text(max_size=20))
def test_any_name_and_any_condition_are_read_or_refused(condition, name):
    import tomli_w

    text = tomli_w.dumps({"format": "echoproof/class@1", "domain": "integers", "hypotheses": {name: condition}})
    try:
        cls = parse(text)
    except EchoproofError:
        return
    assert isinstance(cls, HypothesisClass)


def test_a_missing_file_and_a_folder_are_errors(tmp_path):
    for path in (tmp_path / "nothing.toml", tmp_path):
        with pytest.raises(ClassFileError, match="cannot read it"):
            load(path)


def test_points_of_both_domains_are_told_their_profile():
    cls = integer_class({"A": "x >= 0", "B": "x % 2 == 0"})
    assert [cls.domain.profile_at(x) for x in (-1, -2, 1, 2)] == [0b00, 0b10, 0b01, 0b11]
    with pytest.raises(ValueError, match="no integer"):
        cls.domain.profile_at("A #1")
    cls = parse(profiles_file("AB", ['"A" = "infinite"', '"A B" = "infinite"', '"B" = 2']))
    assert cls.examples(0b10, 5) == ["B #1", "B #2"]
    assert cls.examples(0b11, 2) == ["A B #1", "A B #2"]
    for cell in cls.table.cells:
        assert {cls.domain.profile_at(point) for point in cls.examples(cell.profile, 3)} == {cell.profile}
    for stranger in ("B #3", "C #1", "A", "A #x", 5):
        with pytest.raises(ValueError, match="no point"):
            cls.domain.profile_at(stranger)


STRANGERS = [
    *(
        "A #0",
        "A #01",
        "A #+1",
        "A #-1",
        "A #1_0",
        "A #1 ",
        " A #1",
        "A  #1",
        "A # 1",
        "A #1.0",
        "A #\u0661",
        "A #\uff11",
    ),
    *("B A #1", "A A #1", "A A B #1", "A B  #1", "A\u00a0B #1", "A,B #1", "#1", " #1", "A #1 #1", f"A #{'9' * 5000}"),
]


@pytest.mark.parametrize("stranger", STRANGERS)
def test_a_point_of_a_class_of_profiles_has_one_name(stranger):
    cls = parse(profiles_file("AB", ['"A" = "infinite"', '"A B" = "infinite"', '"B" = 2']))
    with pytest.raises(ValueError, match="no point"):
        cls.domain.profile_at(stranger)
    assert [cls.domain.profile_at(f"{name} #{10**9}") for name in ("A", "A B")] == [0b01, 0b11]


@pytest.mark.parametrize("stranger", [True, False, "1", 1.0, "\u0661"])
def test_an_integer_is_one_name_of_a_point(stranger):
    with pytest.raises(ValueError, match="no integer"):
        integer_class({"A": "x >= 0"}).domain.profile_at(stranger)


@pytest.mark.parametrize("mark", ["\u2028", "\u2029", "\u0085", "\u2028\u2029\u0085\u2028", "'\u0085"])
def test_lines_end_with_line_feeds_alone(mark):
    content = f"# {mark}\n{INTEGERS}B = 'x > 0' # {mark}\nA = 'x ** 2 > 1'\n"
    with pytest.raises(ExpressionError) as refused:
        parse(content)
    assert refused.value.place.line == content.split("A =")[0].count("\n") + 1
