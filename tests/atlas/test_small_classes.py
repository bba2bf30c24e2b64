"""All small classes, once each: against brute force over every assignment, and against the count."""

from itertools import permutations, product

import pytest

from echoproof.atlas.separate import Bounds, blocks, class_of
from echoproof.atlas.small import number_of_classes, small_classes
from echoproof.model.errors import CheckFailedError, EchoproofError, LimitError


def brute(n, largest):
    """Return the classes of n hypotheses up to isomorphism: of all assignments of sizes to profiles those that work."""
    found = set()
    for sizes in product([0, *range(1, largest + 1), "infinite"], repeat=2**n - 1):
        cells = {profile: size for profile, size in enumerate(sizes, start=1) if size}
        rows = [frozenset(p for p in cells if p >> i & 1) for i in range(n)]
        if len(set(rows)) == n and all(any(cells[p] == "infinite" for p in row) for row in rows):
            copies = []
            for order in permutations(range(n)):
                moved = {sum(1 << order[i] for i in range(n) if p >> i & 1): size for p, size in cells.items()}
                copies.append(tuple(sorted((p, str(size)) for p, size in moved.items())))
            found.add(min(copies))
    return found


@pytest.mark.parametrize(("n", "largest"), [(1, 3), (2, 3), (3, 1)])
def test_every_class_is_listed_once_up_to_isomorphism(n, largest):
    expected = brute(n, largest)
    numbers = number_of_classes(n, largest)
    listed = [cells for number in numbers for cells in small_classes(n, number, largest)]
    assert len(listed) == sum(numbers.values()) == len(expected)
    for cells in listed:
        assert class_of(cells, "").table.n == n


def test_the_numbers_of_larger_ones_are_those_that_other_programs_found():
    assert sum(number_of_classes(3, 2).values()) == 1481  # docs/notions.md: classes that were judged one by one
    assert {cells: len(small_classes(4, cells, 1)) for cells in (3, 4)} == {
        cells: number for cells, number in number_of_classes(4, 1).items() if cells <= 4
    }


def test_the_order_is_by_cells_then_infinite_ones_then_points():
    for _, _, classes in ((block.hypotheses, block.cells, block.classes) for block in blocks(Bounds(3, 4, 2))):
        keys = []
        for cells in classes:
            finite = [cell.size for cell in cells if cell.size != "infinite"]
            keys.append((len(cells) - len(finite), sum(finite)))
        assert keys == sorted(keys)


def test_a_class_that_is_forgotten_is_missed(monkeypatch):
    monkeypatch.setattr("echoproof.atlas.separate.small_classes", lambda *asked: small_classes(*asked)[1:])
    with pytest.raises(CheckFailedError, match="0 classes of 1 hypotheses and 1 cells were listed, and there are 1"):
        list(blocks(Bounds(1, 1, 1)))


def test_too_many_are_refused():
    with pytest.raises(LimitError):
        small_classes(5, 12, 1)
    assert issubclass(LimitError, EchoproofError)
