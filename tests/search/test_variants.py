"""Classes with a hypothesis more or some fewer: in both domains the cells are what the points say."""

from echoproof.model.classfile import dump, parse
from echoproof.search.variants import enlarged, reduced, with_union
from strategies import integer_class, profile_class

DEFINITIONS = {"A": "x >= 0 or x in (-1, -2, -3)", "B": "x >= 10 or x == -1", "C": "x <= -2"}


def sizes(cls):
    return {cell.profile: cell.size for cell in cls.table.cells}


def test_cells_that_only_a_removed_hypothesis_told_apart_become_one():
    cls = profile_class(3, {0b001: 10, 0b101: 2, 0b011: "infinite", 0b100: "infinite"})
    assert sizes(reduced(cls, 0b100)) == {0b01: 12, 0b11: "infinite"}
    assert sizes(reduced(cls, 0b110)) == {0b1: "infinite"}
    assert sizes(reduced(cls, 0b001)) == {0b01: "infinite", 0b10: "infinite"}


def test_both_domains_agree():
    integers = integer_class(DEFINITIONS)
    profiles = profile_class(3, sizes(integers))
    for removed in range(1, 7):
        assert reduced(integers, removed).table == reduced(profiles, removed).table
    union = sum(1 << c for c, cell in enumerate(integers.table.cells) if cell.profile in (0b100, 0b001))
    one = enlarged(integers, union, "new", "x <= -4 or 0 <= x < 10")
    assert one.table == enlarged(profiles, union, "new", None).table == with_union(profiles.table, union, "new")
    for cls in (one, reduced(integers, 0b011), reduced(profiles, 0b011)):
        assert parse(dump(cls)).table == cls.table
