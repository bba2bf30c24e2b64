"""Machines: their file format, plays and lassos by the definition; the checker reads and judges them likewise."""

import copy
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brute import infinite_class
from echoproof import kernel
from echoproof.deciding.criterion import decide_replay
from echoproof.machines.canonical import canonical_machine
from echoproof.machines.certificate import machine_certificate, machine_certificate_text
from echoproof.machines.machine import (
    Lasso,
    Machine,
    MachineError,
    Round,
    dump_machine,
    lasso_fault,
    load_machine,
    parse_machine,
    simulate,
)
from echoproof.model.classfile import file_bytes
from echoproof.model.errors import TooLargeError
from small_machines import machine, machines
from strategies import integer_class, profile_class, profile_classes

TRIANGLE = profile_class(3, {0b011: 1, 0b101: 1, 0b110: 1, 0b111: "infinite"})
AB, AC, BC, ABC = range(4)
CONSTANT = machine([[(0, 0)] * 4])


def with_machine(cls):
    return st.tuples(st.just(cls), machines(cls.table))


def lassos(case):
    """Draw a lasso for a machine, legal or not."""
    cls, made = case
    cells = st.lists(st.integers(0, len(cls.table.cells) - 1), max_size=6).map(tuple)
    return st.tuples(st.just(cls), st.just(made), st.builds(Lasso, st.integers(0, cls.table.n - 1), cells, cells))


@given(profile_classes().flatmap(with_machine))
def test_a_machine_is_read_as_it_was_written(case):
    cls, made = case
    text = dump_machine(made, cls.table)
    assert parse_machine(text.encode(), cls.table) == made
    document = json.loads(text)
    document["transitions"].reverse()
    again = parse_machine(json.dumps(document).encode(), cls.table)
    names = [made.states, again.states]
    plays = [simulate(each, range(len(cls.table.cells))) for each in (made, again)]
    steps = [[(shown[r.before[0]], r.answer, shown[r.after[0]]) for r in play] for shown, play in zip(names, plays)]  # noqa: B905
    assert steps[0] == steps[1]


def test_names_may_be_any_text(tmp_path):
    cls = integer_class({"a 'b' {c} > d": "x >= 0", "1: é": "x >= 1", "start": "x <= 5"})
    made = canonical_machine(cls.table, decide_replay(cls.table))
    path = tmp_path / "machine.json"
    path.write_text(dump_machine(made, cls.table), encoding="utf-8")
    assert load_machine(path, cls.table) == made


def test_states_are_named_apart_even_if_names_of_hypotheses_run_together():
    cls = integer_class({"a": "x % 4 != 3", "b": "x % 4 != 2", "a b": "x % 4 != 1", "b a b": "x % 4 == 0"})
    made = canonical_machine(cls.table, decide_replay(cls.table))
    assert len(set(made.states)) == len(made.states)


def test_a_play_says_what_was_answered_before():
    made = machine([[(1, 0)] * 4, [(0, 2)] * 4])
    assert list(simulate(made, [AB, BC, ABC])) == [
        Round((0, 0b000), AB, 0, (1, 0b001)),
        Round((1, 0b001), BC, 2, (0, 0b101)),
        Round((0, 0b101), ABC, 0, (1, 0b101)),
    ]


@pytest.mark.parametrize(
    ("lasso", "fault"),
    [
        (Lasso(1, (AB,), (BC, ABC)), None),
        (Lasso(1, (AB, BC), (ABC,)), None),
        (Lasso(1, (AB, BC), (AC, ABC)), None),
        (Lasso(1, (AB,), ()), "the loop is empty"),
        (Lasso(1, (AC,), (AB, BC, ABC)), "round 1 is not legal: neither genuine nor replayed"),
        (Lasso(0, (AB,), (BC, ABC)), "round 2 is not legal: neither genuine nor replayed"),
        (Lasso(1, (), (AB, BC, ABC)), "the loop does not end where it began"),
        (Lasso(1, (AB,), (ABC,)), "the cell B C of the target is not shown in full"),
        (Lasso(1, (AB, BC, ABC), (AB,)), "the cell A B C of the target is not shown in full"),
        (Lasso(0, (AB,), (AC, ABC)), "no answer of the loop is wrong for the target"),
        (Lasso(3, (AB,), (ABC,)), "the target is no hypothesis of the class, or a cell is none of its cells"),
        (Lasso(1, (AB,), (4,)), "the target is no hypothesis of the class, or a cell is none of its cells"),
    ],
)
def test_what_is_wrong_with_a_lasso(lasso, fault):
    assert lasso_fault(TRIANGLE.table, CONSTANT, lasso) == fault


@given(profile_classes(max_n=3).flatmap(with_machine).flatmap(lassos))
def test_the_checker_accepts_a_lasso_iff_nothing_is_wrong_with_it(case):
    cls, made, lasso = case
    text = machine_certificate_text(machine_certificate(cls, made, lasso))
    outcome = kernel.check(file_bytes(cls), dump_machine(made, cls.table).encode(), text.encode())
    assert (outcome.code is None) == (lasso_fault(cls.table, made, lasso) is None)


DOCUMENT = json.loads(dump_machine(CONSTANT, TRIANGLE.table))


def changed(*path, value):
    document = copy.deepcopy(DOCUMENT)
    holder = document
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = value
    return document


DIGESTS = {"class": TRIANGLE.title, "digest": TRIANGLE.digest, "machine": "sha256:0"}
LASSO = {"format": "echoproof/machine-certificate@2", "kind": "lasso", **DIGESTS, "target": "A", "stem": [], "loop": []}
LASSO = json.dumps(LASSO).encode()


@pytest.mark.parametrize(
    ("document", "message"),
    [
        (changed("start", value="s1"), "start: no transition from a state 's1'"),
        (changed("format", value="echoproof/machine@2"), r"at `\$\.format`"),
        (changed("note", value=1), "unknown field `note`"),
        (changed("transitions", 1, "note", value=1), r"at `\$\.transitions\[1\]`"),
        (changed("transitions", 2, "answer", value=1), r"at `\$\.transitions\[2\]\.answer`"),
        (
            changed("transitions", 2, "answer", value="D"),
            r"transitions\[2\]\.answer: 'D' is no hypothesis of the class",
        ),
        (changed("transitions", 2, "next", value="s1"), r"transitions\[2\]\.next: no transition from a state 's1'"),
        (changed("transitions", 2, "state", value=""), r"transitions\[2\]\.state: '' is empty or has control"),
        (changed("transitions", 2, "state", value="\n"), r"transitions\[2\]\.state: '\\n' is empty or has control"),
        (changed("transitions", 2, "profile", value=["B"]), r"transitions\[2\]\.profile: no realized profile 'B'"),
        (
            changed("transitions", 2, "profile", value=["C", "B"]),
            r"transitions\[2\]\.profile: no realized profile 'C B'",
        ),
        (
            changed("transitions", 2, "profile", value=["A", "B"]),
            r"transitions\[2\]: a second transition for this state",
        ),
        (changed("transitions", value=DOCUMENT["transitions"][:3]), "transitions: none from 's0' on 'A B C'"),
        (changed("transitions", value=[]), "start: no transition from a state 's0'"),
    ],
)
def test_errors_name_file_and_place_and_the_checker_refuses_too(document, message):
    data = json.dumps(document).encode()
    with pytest.raises(MachineError, match=message) as caught:
        parse_machine(data, TRIANGLE.table, "machine.json")
    assert str(caught.value).startswith("machine.json: ")
    if "control" not in message:
        assert kernel.check(file_bytes(TRIANGLE), data, LASSO).unreadable


@pytest.mark.parametrize(
    "data", [b"", b"\xff", b"[" * 100_000, b'{"format": "echoproof/machine@1", "format": ""}', b"1" * 5_000]
)
def test_what_is_no_json_is_refused(data):
    with pytest.raises(MachineError):
        parse_machine(data, TRIANGLE.table)
    assert kernel.check(file_bytes(TRIANGLE), data, LASSO).unreadable


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(MachineError, match=r"none\.json: cannot read it"):
        load_machine(tmp_path / "none.json", TRIANGLE.table)


@pytest.mark.parametrize(
    ("states", "start", "moves"),
    [
        (("s0",), 0, ()),
        (("s0", "s1"), 0, (((0, 0),), ((0, 0), (0, 0)))),
        (("s0", "s0"), 0, (((0, 0),),) * 2),
        (("s0",), 1, (((0, 0),),)),
        (("s0",), 0, (((1, 0),),)),
        (("s0",), 0, (((-1, 0),),)),
    ],
)
def test_what_is_no_machine_is_refused(states, start, moves):
    with pytest.raises(MachineError):
        Machine(states, start, moves)


def test_a_machine_that_does_not_fit_its_class_is_refused():
    for other in (machine([[(0, 0)]]), machine([[(0, 3)] * 4])):
        with pytest.raises(MachineError):
            other.fits(TRIANGLE.table)
        with pytest.raises(MachineError):
            dump_machine(other, TRIANGLE.table)


def test_sizes_are_bounded():
    with pytest.raises(TooLargeError, match="too many transitions"):
        machine([[(0, 0)] * 256] * 257)
    rows = DOCUMENT["transitions"] * 20_000
    with pytest.raises(TooLargeError, match="too many transitions"):
        parse_machine(json.dumps(DOCUMENT | {"transitions": rows}).encode(), TRIANGLE.table)
    with pytest.raises(TooLargeError, match="the file is too large"):
        parse_machine(b" " * (33 << 20), TRIANGLE.table)


def test_a_canonical_machine_beyond_the_bound_is_refused():
    """A common core makes the class easy; with so many cells there are too many sets of targets to remember."""
    cells = sorted({(37 * k * k + 11 * k) % 511 + 1 for k in range(400)} | {0b1111111111})
    cls = infinite_class(10, [*cells, *(1 << k | 1 << 9 for k in range(9)), 1 << 9 | 511])
    strategy = decide_replay(cls.table)
    with pytest.raises(TooLargeError, match="the canonical machine has too many transitions"):
        canonical_machine(cls.table, strategy)
