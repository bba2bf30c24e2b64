"""Hypothesis strategies and small makers of classes that tests share; a new feature of class files joins them."""

from hypothesis import strategies as st

from echoproof.model.cells import Cell, profile_of
from echoproof.model.classes import HypothesisClass
from echoproof.model.classfile import parse
from echoproof.model.domains import Profiles
from echoproof.model.errors import EqualHypothesesError, FiniteHypothesisError
from echoproof.model.strings import Strings

NAMES = ("A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L")


def profile_class(n, sizes, title="a class of profiles"):
    """Return the class of n hypotheses A, B, … with these cells, given as {profile: size}."""
    names = NAMES[:n]
    return HypothesisClass(title, "", Profiles(names, tuple(Cell(p, size) for p, size in sizes.items())), names)


def with_single_points(cls):
    """Return the class with one point in each finite cell."""
    sizes = {cell.profile: "infinite" if cell.size == "infinite" else 1 for cell in cls.table.cells}
    return profile_class(cls.table.n, sizes)


def integer_class(definitions, title="a class of integers"):
    """Return the class of these conditions, given as {name: text}."""
    lines = [f'"{name}" = "{text}"' for name, text in definitions.items()]
    head = ['format = "echoproof/class@1"', f'title = "{title}"', 'domain = "integers"', "[hypotheses]"]
    return parse("\n".join([*head, *lines, ""]))


def string_class(definitions, title="a class of languages", alphabet="ab"):
    """Return the class of these expressions, given as {name: text}."""
    return HypothesisClass(title, "", Strings.read(alphabet, definitions), tuple(definitions))


def has_distinct_supports(n, profiles):
    """Say whether no support is empty and no two are equal, so that the profiles are those of a class."""
    rows = {profile_of(c for c, profile in enumerate(profiles) if profile >> i & 1) for i in range(n)}
    return 0 not in rows and len(rows) == n


@st.composite
def profile_classes(draw, max_n=6):
    """Draw a class in the domain "profiles", infinite and finite cells mixed."""
    n = draw(st.integers(1, max_n))
    profiles = draw(st.sets(st.integers(1, 2**n - 1), min_size=1, max_size=2**n - 1))
    sizes = {p: draw(st.one_of(st.just("infinite"), st.integers(1, 5))) for p in sorted(profiles)}
    try:
        return profile_class(n, sizes)
    except (FiniteHypothesisError, EqualHypothesesError):
        # Repair it rather than throw it away: each hypothesis gets an infinite cell of its own.
        return profile_class(n, sizes | {1 << i: "infinite" for i in range(n)})


CONSTANTS = st.one_of(st.integers(-12, 12), st.integers(-120, 120))
MODULI = st.integers(1, 7)
SIGNS = st.sampled_from(["<", "<=", "==", "!=", ">=", ">"])


@st.composite
def linear_terms(draw):
    """Draw a linear term in x as text, in several ways of writing."""
    a, b = draw(st.integers(-4, 4)), draw(CONSTANTS)
    shape = draw(st.sampled_from(["x", "-x", "{a}*x + {b}", "x*{a} - {b}", "{b} - x", "{a}*(x + {b})", "+(x - ({b}))"]))
    return shape.format(a=a, b=b)


@st.composite
def atoms(draw):
    """Draw a comparison, a chain, or a use of in."""
    term = draw(linear_terms())
    remainder = f"({term}) % {draw(MODULI)}"
    values = ", ".join(map(str, draw(st.lists(CONSTANTS, min_size=0, max_size=4))))
    listed = f"({values},)" if values else "()"
    low, high, other = draw(CONSTANTS), draw(CONSTANTS), draw(linear_terms())
    sign, second = draw(SIGNS), draw(SIGNS)
    shapes = [
        f"{term} {sign} {other}",
        f"{low} {sign} {term} {second} {high}",
        f"{remainder} {sign} {abs(low) % 7}",
        f"{abs(low) % 4} {sign} {remainder} {second} 3",
        f"{remainder} in {listed}",
        f"{term} in {listed}",
        f"{term} not in [{values}]",
        f"not {term} in {{{values or 0}}}",
        draw(st.sampled_from(["True", "False"])),
    ]
    return draw(st.sampled_from(shapes))


def conditions():
    """Draw a condition on x as text that Python itself reads the same way."""
    return st.recursive(
        atoms(),
        lambda inner: st.one_of(
            st.builds("not ({})".format, inner),
            st.builds("({}) and ({})".format, inner, inner),
            st.builds("({}) or ({})".format, inner, inner),
            st.builds("{} or {} and {}".format, atoms(), atoms(), atoms()),
        ),
        max_leaves=6,
    )


@st.composite
def integer_classes(draw, max_n=6):
    """Draw a class of integers: conditions whose supports are infinite and pairwise different."""
    supports = {}
    for text in draw(st.lists(conditions(), min_size=1, max_size=max_n)):
        try:
            integer_class({**supports, NAMES[len(supports)]: text})
        except (FiniteHypothesisError, EqualHypothesesError):
            continue
        supports[NAMES[len(supports)]] = text
    return integer_class(supports or {"A": "x >= 0"})
