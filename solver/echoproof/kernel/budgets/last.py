r"""Checks who wins when the last answer alone may be replayed.

A position holds V, the targets possible so far, and the finite cells that answers now given up had supplied; K(V) are
the cells in all of V. While it answers j the adversary can, without leaving the position, show all of h_j and K(V). A
target k in V is *confused* by j when h_k lies in h_j, K(V) and those finite cells together, and h_j not in h_k. Or the
adversary shows a cell c outside h_j, which leaves V & c possible and adds the finite cells of h_j to those supplied.
docs/budgets.md has the proofs.

last-adversary: a first profile and, for every position reached from it and every answer, a confused target or a cell.
last-generator: an answer for every position reached from any first profile; it confuses no target, and need not be
followed further once it lies in all of V.
"""

from ..certificate import objects
from ..outcome import Code, Rejected
from .faults import Fault

WORK = 1 << 22  # positions times cells


class Positions:
    """The positions that a certificate lists, and the facts of the class; sets of cells are bits, as supports are."""

    def __init__(self, facts, cells, listed, key):
        self.facts, self.cells, self.rows = facts, list(cells), {}
        bit = {profile: 1 << c for c, profile in enumerate(cells)}
        self.finite = sum(1 << c for c, size in enumerate(cells.values()) if size != "infinite")
        for place, (possible, supplied, row) in objects(listed, ("possible", "supplied", key), "positions"):
            if len(self.rows) * len(self.cells) > WORK:
                raise Rejected(Fault.LIMIT, place, f"more than {WORK} positions times cells")
            if not isinstance(supplied, list) or len(supplied) > len(bit):
                raise Rejected(Code.SHAPE, f"{place}.supplied", "not a list of profiles, or more than there are")
            points = [facts.point(profile, f"{place}.supplied") for profile in supplied]
            bits = sum(bit[p] for p in set(points))
            position = facts.profile(possible, f"{place}.possible"), bits
            if points != sorted(set(points)) or position in self.rows:
                raise Rejected(Code.CASES, place, "cells out of order or twice, or a position that stands before")
            self.rows[position] = place, row

    def walk(self, starts, followed):
        """Check the listed positions to be those reached; `followed` checks a row and yields the positions after it."""
        queue, reached = list(starts), set(starts)
        while queue:
            position = queue.pop()
            if position not in self.rows:
                names = [self.facts.names[k] for k in self.facts.everyone if position[0] >> k & 1]
                raise Rejected(Code.CASES, "positions", f"one with {' '.join(names)} possible is missing")
            more = set(followed(position, *self.rows[position])) - reached
            reached |= more
            queue += more
        if len(reached) < len(self.rows):
            raise Rejected(Code.CASES, "positions", "one is not reached")

    def after(self, position, answer, cell):
        """Return the position after a cell; None when an answer supplies it, or when it rules out no target, or all."""
        possible, supplied = position
        if cell >> answer & 1 or possible & cell in (0, possible):
            return None
        return possible & cell, supplied | self.facts.support[answer] & self.finite

    def confused(self, position, answer):
        """Return the targets that an answer confuses, as bits."""
        possible, supplied = position
        h = self.facts.support
        shown = h[answer] | supplied | sum(1 << c for c, p in enumerate(self.cells) if not possible & ~p)
        return possible & sum(1 << k for k in self.facts.everyone if not h[k] & ~shown and h[answer] & ~h[k])


def adversary(document, facts, cells):
    keys = ("format", "class", "kind", "first", "positions")
    ((_, (*_, first, listed)),) = objects([document], keys, "certificate")
    positions = Positions(facts, cells, listed, "replies")

    def followed(position, place, replies):
        rows = list(objects(replies, ("answer", "target", "show"), f"{place}.replies"))
        if [facts.hypothesis(name, f"{at}.answer") for at, (name, *_) in rows] != list(facts.everyone):
            raise Rejected(Code.CASES, f"{place}.replies", "not one for every answer of the class, in its order")
        for answer, (at, (_, target, show)) in enumerate(rows):
            if target is None:
                following = positions.after(position, answer, facts.point(show, f"{at}.show"))
                if following is None:
                    raise Rejected(Code.TARGET, f"{at}.show", "the answer supplies it, or it rules out nothing, or all")
                yield following
            elif show is not None:
                raise Rejected(Code.SHAPE, f"{at}.show", "not null beside a target")
            elif not positions.confused(position, answer) >> facts.hypothesis(target, f"{at}.target") & 1:
                raise Rejected(Code.SERVED, f"{at}.target", "the answer does not confuse it")

    positions.walk([(facts.point(first, "first"), 0)], followed)


def generator(document, facts, cells):
    ((_, (*_, listed)),) = objects([document], ("format", "class", "kind", "positions"), "certificate")
    positions = Positions(facts, cells, listed, "answer")

    def followed(position, place, name):
        answer = facts.hypothesis(name, f"{place}.answer")
        if positions.confused(position, answer):
            raise Rejected(Code.UNSERVED, f"{place}.answer", "it confuses a target")
        targets = [k for k in facts.everyone if position[0] >> k & 1]
        if any(facts.support[answer] & ~facts.support[k] for k in targets):
            for cell in cells:
                if following := positions.after(position, answer, cell):
                    yield following

    positions.walk([(p, 0) for p in facts.realized], followed)
