"""The report on a chain: what it says, and that TeX sets it without complaint."""

import re
from fractions import Fraction
from pathlib import Path

import msgspec
import pytest
from typeset import NEEDS_TEX, complaints, log_of

from echoproof.chains.analysis import analyse, at_temperature
from echoproof.chains.chain import Chain, normalised
from echoproof.chains.reading import load_chain
from echoproof.export.chain_graph import graph
from echoproof.export.chain_report import number_tex, report

GALLERY = sorted((Path(__file__).parents[2] / "encodings" / "chains").glob("*.toml"))


def hostile():
    """A chain whose texts are LaTeX and more, with too many states to be drawn or listed."""
    texts = ["\\end{document}", "50 % & $x_1^2$ ~ #1 {", "日本 \u202e", "a" * 900, *map(str, range(60))]
    rows = [normalised([((i + 1) % 64, 2), (i // 2, 1)] if i else [(0, 1)]) for i in range(64)]
    return Chain(title="Evil \\title", source="50%", states=tuple(texts), rows=tuple(rows), initial=((5, Fraction(1)),))


CHAINS = {path.stem: lambda path=path: load_chain(path) for path in GALLERY} | {"hostile": hostile}


@NEEDS_TEX
@pytest.mark.parametrize("name", ["two-fates", "boltzmann", "hostile"])
def test_tex_sets_it_without_complaint(name, tmp_path):
    made = CHAINS[name]()
    assert complaints(log_of(report(made, analyse(made)), tmp_path)) == []


def test_it_says_what_was_found():
    made = CHAINS["gamblers-ruin"]()
    text = report(made, analyse(made))
    assert "six states and ten transitions; four transient states" in text
    assert r"recurrent class is entered is $6$" in text
    assert r"is $\tfrac{47}{12}$ in all" in text
    assert r"1 & 1 & $\tfrac{3}{5}$ & 1 & $0$ & 0\\" in text
    assert "(20," in text


def test_a_probability_below_the_floats_is_not_drawn_as_0():
    tiny = Fraction(1, 10**395)
    made = Chain(
        title="t",
        states=("a", "b"),
        rows=(((0, 1 - tiny), (1, tiny)), ((1, Fraction(1)),)),
        initial=((0, Fraction(1)),),
    )
    text = report(made, analyse(made, 1))
    assert r"{$1\cdot 10^{-395}$}" in text
    assert "{$0$}" not in text


def test_no_curve_goes_through_what_is_undecided(monkeypatch):
    made = CHAINS["square-roots"]()
    found = analyse(made)
    assert len(re.findall(r"\(0\.1,\S+\)", report(made, found))) == 2
    undecided = at_temperature(made, 20)
    lost = msgspec.structs.replace(undecided, undecided=["it"], entropy_rate_float=[None] * len(undecided.recurrent))
    monkeypatch.setattr("echoproof.export.chain_report.at_temperature", lambda *_: lost)
    assert len(re.findall(r"\(0\.1,\S+\)", report(made, found))) == 1


def test_with_a_temperature_it_has_limits_and_curves():
    made = CHAINS["square-roots"]()
    text = report(made, analyse(made))
    assert r"from $\frac{2}{5}$ to $\frac{1}{3}$" in text
    assert text.count("semilogxaxis") == 4
    assert "This greedy decoding may end in" in text
    assert "semilogxaxis" not in report(CHAINS["ehrenfest"](), analyse(CHAINS["ehrenfest"]()))


def test_the_graph_marks_classes_by_more_than_colour():
    rows = [[(1, 0.5), (2, 0.5)], [(1, 1.0)], [(2, 1.0)]]
    made = graph(["x", "y", "z"], rows, [["$a$"] * len(row) for row in rows], [[1], [2]])
    assert len(re.findall(r"\\node\[echorecurrent=echoclass\d, label=\{\[echoclasslabel\]below:[12]\}", made)) == 2
    assert made.count(r"\node[echotransient]") == 1
    assert len(re.findall(r"to\[loop (above|left|right)\]", made)) == 2
    assert made.count(r"\draw[echolink") == 4
    assert graph(["x"] * 25, [[]] * 25, [[]] * 25, []) is None


@pytest.mark.parametrize(
    ("exact", "approximate", "shown"),
    [
        ("3/5", 0.6, r"\tfrac{3}{5}"),
        ("-2", -2.0, "-2"),
        ("1" * 20 + "/3", 3.7e18, r"3.7\cdot 10^{18}"),
        ("2**(1/tau)", 1.5, "1.5"),
        (None, None, "?"),
        (None, 0.25, "0.25"),
    ],
)
def test_numbers(exact, approximate, shown):
    assert number_tex(exact, approximate) == shown


def test_a_loop_is_drawn_where_the_other_links_are_far():
    """A line of two states: kamada_kawai puts them opposite, and each loop turns away from the other state."""
    made = graph(["x", "y"], [[(0, 0.5), (1, 0.5)], [(0, 0.5), (1, 0.5)]], [["$a$"] * 2] * 2, [[0, 1]])
    x, y = (float(at) for at in re.findall(r"at \((-?[\d.]+),", made))
    ways = re.findall(r"to\[loop (\w+)\]", made)
    assert ways == (["left", "right"] if x < y else ["right", "left"])
