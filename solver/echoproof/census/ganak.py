"""The same tasks by another way: the formula of the enumeration, and the projected model counter Ganak on its clauses.

It shares with `counting.py` what a task is, and nothing of what hardness is. Ganak is exact but for its cache of
components, which it looks up by their hashes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from echoproof.census.counting import Task
from echoproof.census.cycles import representative
from echoproof.encode.cnf import clauses_of
from echoproof.encode.permutations import orbits
from echoproof.encode.symbolic import Query, symbolic
from echoproof.model.errors import EchoproofError


def count(query: Query, task: Task) -> dict[int, int]:
    """Return how many classes of a task, which is not cut, answer the query: all under 0, for it does not count cells.

    Raises EchoproofError when the extra "count" is missing.
    """
    try:
        from pyganak import Counter
    except ImportError:
        raise EchoproofError("Ganak is not installed", 'the extra "count": pip install "echoproof[count]"') from None
    permutation = representative(task.kind)
    asked = symbolic(replace(query, symmetry=(permutation,)), up_to_isomorphism=False)
    cells = [asked.cells[orbit[0] - 1] for orbit in orbits(query.hypotheses, [permutation])]
    cnf = clauses_of(asked.problem, cells)
    counter = Counter()
    counter.new_vars(cnf.variables)
    counter.add_clauses(cnf.clauses)
    counter.set_sampling_set(range(1, len(cells) + 1))
    with _silent():
        return {0: int(counter.count())}


@contextmanager
def _silent() -> Iterator[None]:
    """Keep what Ganak prints, whatever it is told, from standard output."""
    sys.stdout.flush()
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 1)
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)
