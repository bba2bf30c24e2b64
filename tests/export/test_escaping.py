"""Text of strangers is printed and does nothing else; numbers and formulas are set right."""

import random
import re

import example_classes as gallery
import pytest
from hypothesis import given
from hypothesis import strategies as st

from echoproof.export.dot import dot
from echoproof.export.formulas import condition_tex
from echoproof.export.latex import cycles
from echoproof.export.notation import Notation
from echoproof.export.tex import escape, integer, prints_as_itself
from echoproof.export.tikz import meets, windows
from echoproof.model.parse_integers import parse_condition

COMMAND = re.compile(r"\\(?:[A-Za-z]+|[{}$&#%_])")


def balanced(text):
    depth = 0
    for brace in re.findall(r"(?<!\\)[{}]", text.replace("\\\\", "")):
        depth += 1 if brace == "{" else -1
        assert depth >= 0
    return depth == 0


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_nothing_of_the_text_survives_as_a_command(text):
    escaped = escape(text)
    assert balanced(escaped)
    assert not re.search(r"(?<!\\)[%#&$_^]", re.sub(r"\\ensuremath\{[^}]*\}+", "", escaped))
    assert "^^" not in escaped
    for command in COMMAND.findall(escaped):
        assert command not in (r"\input", r"\write", r"\catcode", r"\end", r"\def", r"\csname")


def test_a_command_is_printed_as_its_letters():
    assert escape(r"\input{x}") == r"\textbackslash{}input\{x\}"
    assert escape("100% of $5_a & #1 ~^") == r"100\% of \$5\_a \& \#1 \textasciitilde{}\textasciicircum{}"


def test_characters_beyond_the_fonts_become_boxes():
    assert escape("😀") == r"\echochar{1F600}"
    assert escape("中") == r"\echochar{4E2D}"
    assert escape("é") == "é"
    assert escape("a  b   c") == "a ~b ~ c"
    assert escape("e\u0301") == r"e\echochar{0301}"
    assert escape("λ") == r"\ensuremath{\lambda}"
    assert not prints_as_itself("a😀")
    assert prints_as_itself("Łódź α |\\%")


@pytest.mark.parametrize("seed", range(3))
def test_numbers_are_set_with_their_value(seed):
    """Read the LaTeX back as arithmetic: grouping and powers of ten must not change a value."""
    draw = random.Random(seed)
    near = [10**k + d for k in (3, 6, 9, 12, 30) for d in (-1000, -999, -7, -1, 0, 1, 7, 999, 1000)]
    for number in [*near, *(draw.randrange(10**k) for k in range(1, 40)), 9 * 10**20, 0]:
        for signed in (number, -number):
            text = integer(signed).replace(r"\,", "").replace(r"\allowbreak ", "")
            assert re.fullmatch(r"[-+0-9^{}]+", text)
            assert eval(text.replace("^{", "**(").replace("}", ")")) == signed  # noqa: S307


def test_neighbours_of_powers_of_ten_are_recognised():
    assert integer(10**30 - 7) == "10^{30}-7"
    assert integer(-(10**30) + 7) == "-10^{30}+7"
    assert integer(1000000) == "10^{6}"
    assert integer(-12345) == r"-12\,345"


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        ("x <= 0 or x == 1", r"$x \le 0$ or $x = 1$"),
        ("-5 <= x < 40 or x > 1000", r"$-5 \le x < 40$ or $x > 1000$"),
        ("x % 3 == 1 and not x in (4, 7)", r"$x \equiv 1 \pmod{3}$ and \echoseq{x \notin \{4, 7\}}"),
        ("x % 4 in (1, 2)", r"\echoseq{x \bmod 4 \in \{1, 2\}}"),
        ("3*x - 2 >= 7", r"$3x - 2 \ge 7$"),
        ("1 == (2*x + 1) % 5", r"$2x + 1 \equiv 1 \pmod{5}$"),
        ("x % 5 == 7", r"$x \bmod 5 = 7$"),
        ("x % 5 != 2", r"$x \not\equiv 2 \pmod{5}$"),
        ("1 <= (x - 1) % 9 < 4", r"$1 \le (x - 1) \bmod 9 < 4$"),
        ("(x > 1 or x < -1) and x != 4", r"($x > 1$ or $x < -1$) and $x \ne 4$"),
        ("not (x > 1 and x < 5) or True", r"not ($x > 1$ and $x < 5$) or true"),
        (f"{10**12 + 1}*x > {10**30}", r"$(10^{12}+1)x > 10^{30}$"),
        ("x in ()", r"\echoseq{x \in \emptyset}"),
    ],
)
def test_conditions_keep_their_shape(text, tex):
    assert condition_tex(parse_condition(text)) == tex


def test_a_condition_too_long_to_read_is_not_printed():
    assert condition_tex(parse_condition(" or ".join(f"x == {k}" for k in range(400)))) is None


def test_symbols_of_a_class_are_different():
    for make in gallery.ALL.values():
        cls = make()
        symbols = [Notation(cls).symbol(index) for index in range(cls.table.n)]
        assert len(set(symbols)) == len(symbols)


def test_names_that_would_look_alike_get_symbols_of_their_own():
    cls = gallery.named("Alike", {"h1": "x >= 0", "h_1": "x <= 0"})
    assert Notation(cls).renamed
    assert Notation(cls).symbol(0) != Notation(cls).symbol(1)


def test_permutations_are_told_in_words():
    notation = Notation(gallery.integers("Many", **{name: f"x >= {k}" for k, name in enumerate("abcdef")}))
    a, b, c, d, e = map(notation.hyp, range(5))
    assert cycles(notation, (1, 0, 3, 2, 4, 5)) == f"exchange {a} with {b} and {c} with {d}"
    moved = f"carry {a} to {b}, {b} to {c} and {c} to {a}"
    assert cycles(notation, (1, 2, 0, 3, 4, 5)) == moved
    assert cycles(notation, (1, 2, 0, 4, 3, 5)) == f"exchange {d} with {e}, and {moved}"


def test_points_of_cells_are_numbered():
    notation = Notation(gallery.profiles())
    assert notation.point("A B #1") == r"a_{\mathsf{A},\mathsf{B}}^{1}"
    assert Notation(gallery.ALL["many_hard"]()).point("A1 B1 #1") == "a_{1}^{1}"


def test_the_picture_shows_every_place_where_something_changes():
    cls = gallery.four()
    shown = [x for segment in windows(cls.domain) for x in segment]
    assert set(range(-3, 4)) <= set(shown)
    big = gallery.large()
    shown = {x for segment in windows(big.domain) for x in segment}
    assert {10**30, -5, 40} <= shown
    assert len(shown) <= 40


def test_further_elements_are_found_at_any_distance():
    cls = gallery.large()
    draw = random.Random(0)
    for support in cls.domain.supports:
        for _ in range(200):
            low = draw.choice([0, 10**30, -(10**30), 7**35]) + draw.randrange(-300, 300)
            high = low + draw.randrange(0, 60)
            assert meets(support, low, high) == any(x in support for x in range(low, high + 1))
    assert meets(cls.domain.supports[1], -(10**40), -(10**31))
    assert not meets(gallery.four().domain.supports[0], 2, 10**40)


def test_dot_quotes_names_and_draws_the_order():
    text = dot(gallery.named('quotes "and" \\N &lt;', {"a": "x >= 0", 'b"\\N&lt;': "x >= 5", "c": "x >= 9"}))
    assert r'h1 [label="b\"\\N&amp;lt;"];' in text
    assert text.startswith('digraph "quotes \\"and\\" \\\\N &amp;lt;" {')
    edges = re.findall(r"^  (h\d) -> (h\d);$", text, re.MULTILINE)
    assert edges == [("h1", "h0"), ("h2", "h1")]
