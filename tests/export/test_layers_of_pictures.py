"""Where boxes stand: what is lower stands lower, and no line runs through a box."""

import random

import networkx

from echoproof.export.layers import layered


def test_every_line_goes_down_row_by_row_and_meets_boxes_at_its_ends_alone():
    draw = random.Random(7)
    for _ in range(60):
        n = draw.randint(1, 12)
        order = networkx.DiGraph()
        order.add_nodes_from(range(n))
        order.add_edges_from((i, j) for i in range(n) for j in range(i + 1, n) if draw.random() < 0.3)
        covers = sorted(networkx.transitive_reduction(order).edges)
        made = layered(n, covers)
        assert len(set(made.places)) == n
        for (high, low), line in zip(covers, made.lines, strict=True):
            assert (line[0], line[-1]) == (made.places[high], made.places[low])
            assert [row for _, row in line] == list(range(line[0][1], line[-1][1] + 1))
            assert not set(line[1:-1]) & set(made.places)
