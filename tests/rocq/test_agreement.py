"""Rocq's decision function, the criterion, the game and the checker agree on every class of three hypotheses."""

import re

import coqc

from echoproof import kernel
from echoproof.deciding.criterion import AdversaryStrategy, decide_replay
from echoproof.deciding.decision import decide
from echoproof.games.solver import adversary_wins
from echoproof.model.classfile import file_bytes
from strategies import has_distinct_supports, profile_class


def classes():
    sets = ([p for p in range(1, 8) if bits >> p & 1] for bits in range(2, 256, 2))
    return [profiles for profiles in sets if has_distinct_supports(3, profiles)]


def by_rocq(lists):
    """Evaluate `hard` in Rocq on many lists of profiles at once."""
    written = "; ".join(
        "[" + "; ".join("[" + "; ".join(str(bool(p >> i & 1)).lower() for i in range(3)) + "]" for p in profiles) + "]"
        for profiles in lists
    )
    text = f"""From Coq Require Import List. From Echoproof Require Import Decide. Import ListNotations.
Eval vm_compute in map (hard 3) [{written}]."""
    done = coqc.compiled(text, "agreement")
    assert done.returncode == 0, done.stderr
    return [word == "true" for word in re.findall("true|false", done.stdout)]


def test_four_ways_agree_on_all_classes_of_three_hypotheses():
    coqc.needed()
    lists = classes()
    assert len(lists) > 60
    tables = [profile_class(3, dict.fromkeys(profiles, "infinite")) for profiles in lists]
    rocq = by_rocq(lists)
    assert rocq == [isinstance(decide_replay(cls.table), AdversaryStrategy) for cls in tables]
    assert rocq == [adversary_wins(cls.table, replay=True) for cls in tables]
    kinds = [
        kernel.check(file_bytes(cls), decide(cls).certificates["certificate"].text.encode()).kind for cls in tables
    ]
    assert rocq == [kind == "adversary-strategy" for kind in kinds]
    assert sum(rocq) == 1  # as many as brute force finds: the triangle
