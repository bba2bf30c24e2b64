"""What was found is kept: `prove` runs no closed form twice, and has the kernel check each certificate once."""

import sys
from collections import Counter
from pathlib import Path

import pytest

from echoproof import kernel
from echoproof.deciding.criterion import decide_replay
from echoproof.deciding.identification import identification
from echoproof.deciding.last_answer import decide_last
from echoproof.deciding.noise import noise_number
from echoproof.deciding.noise_complexity import noise_complexity
from echoproof.deciding.omission import omission_number
from echoproof.deciding.proper_uniform import bounds
from echoproof.deciding.queries import query_number
from echoproof.deciding.replay_number import replay_number
from echoproof.deciding.uniform import closure
from echoproof.model.classfile import load
from echoproof.model.relations import Relations
from echoproof.proving.bundle import prove

CLASSES = Path(__file__).parents[2] / "encodings" / "classes"
FORMS = {
    function.__code__: function.__name__
    for function in (
        *(decide_replay, closure, bounds, replay_number, noise_number, decide_last),
        *(identification, noise_complexity, omission_number, query_number),
    )
}
RELATIONS = Relations._made.__wrapped__.__code__


def calls(action):
    """Count the calls of closed forms, with what tells them apart, and of the kernel, by the certificate."""
    forms, checked = Counter(), Counter()

    def seen(frame, event, _):
        if event != "call":
            return
        if frame.f_code in FORMS:
            asked = frame.f_locals.get("replay"), frame.f_locals.get("goal", "inside")
            forms[FORMS[frame.f_code], asked] += 1
        elif frame.f_code is RELATIONS:
            forms["relations", (id(frame.f_locals["table"]), frame.f_locals["goal"])] += 1
        elif frame.f_code is kernel.check.__code__:
            checked[frame.f_locals["files"]] += 1

    sys.setprofile(seen)
    try:
        action()
    finally:
        sys.setprofile(None)
    return forms, checked


@pytest.mark.parametrize("name", ["four-hypotheses", "one-infinite-side"])
def test_prove_works_everything_out_once(tmp_path, name):
    cls = load(CLASSES / f"{name}.toml")
    forms, checked = calls(lambda: prove(cls, tmp_path, make_pdf=False))
    assert {form for form, _ in forms} >= {*FORMS.values(), "relations"} - {"decide_last", "query_number"}
    assert max(forms.values()) == 1
    assert len(checked) >= 5
    assert max(checked.values()) == 1


def test_what_is_done_twice_would_be_seen():
    cls = load(CLASSES / "four-hypotheses.toml")
    forms, _ = calls(lambda: (closure(cls.table), closure(cls.table)))
    assert forms == {("closure", (None, "inside")): 2}
