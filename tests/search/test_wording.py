"""Unions of cells written as conditions: read back, they hold of exactly the points of the union."""

from hypothesis import given
from hypothesis import strategies as st

from echoproof.model.cells import members
from echoproof.model.parse_integers import parse_condition
from echoproof.model.periodic import evaluate, frame_of
from echoproof.search.pieces import by_points
from echoproof.search.wording import by_hypotheses, condition
from strategies import integer_class, integer_classes


def points_of(text):
    """Return the points around 0 of which Python itself says that the condition holds."""
    return [x for x in range(-300, 301) if eval(text, {"x": x})]  # noqa: S307


@given(integer_classes(max_n=4), st.data())
def test_both_ways_of_writing_define_the_union(cls, data):
    union = data.draw(st.integers(1, 2 ** len(cls.table.cells) - 1))
    profiles = [cls.table.profiles[c] for c in members(union)]
    points = cls.domain.union(profiles)
    for text in (by_hypotheses(cls.domain, cls.table, union), by_points(points)):
        parsed = parse_condition(text)
        frame = frame_of([*cls.domain.conditions, parsed])
        supports = [evaluate(part, frame).bits for part in cls.domain.conditions]
        expected = 0
        for profile in profiles:
            bits = frame.everything
            for i, support in enumerate(supports):
                bits &= support if profile >> i & 1 else frame.everything ^ support
            expected |= bits
        assert evaluate(parsed, frame).bits == expected, text
        assert points_of(text) == [x for x in range(-300, 301) if x in points], text


def written(cls, *examples):
    """Write the union of the cells of these points."""
    table = cls.table
    return condition(
        cls.domain, table, sum(1 << table.profiles.index(p) for p in set(map(cls.domain.profile_at, examples)))
    )


def test_what_a_person_would_write():
    cls = integer_class({"a": "x % 2 == 0 or x in (1, 3)", "b": "x % 2 == 0 or x in (3, 5)", "c": "x >= 0 or x < -9"})
    assert written(cls, 0, -2) == "x % 2 == 0 or x == 3"
    assert written(cls, -2) == "-9 <= x <= -1 and x % 2 == 0"
    assert written(cls, 1, 5) == "x in (1, 5)"
    assert written(cls, 0, 1) == "(x % 2 == 0 or x in (1, 3)) and (x >= 0 or x < -9)"


def test_a_point_left_out_is_an_exception():
    cls = integer_class({"a": "x % 3 == 1", "b": "x % 2 == 0 and x != 40"})
    assert written(cls, 4) == "x % 6 == 4 and x != 40"


def test_a_long_period_is_written_by_the_hypotheses():
    cls = integer_class({"a": "x % 101 == 1", "b": "x % 103 < 50"})
    assert written(cls, 1) == "x % 101 == 1 and x % 103 < 50"
    assert written(cls, 0, 1) == "x % 103 < 50"
