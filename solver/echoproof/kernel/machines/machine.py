"""The machine of a machine file, read by the checker itself, and what a check of it may find wrong."""

import hashlib
import json
import re
from enum import Enum
from typing import Any, NamedTuple

from ..certificate import Facts, objects, read
from ..outcome import Code, Rejected

STATE = re.compile(r"[^\x00-\x1f\x7f-\x9f\ud800-\udfff]+")


class Fault(Enum):
    """Why a check of a machine failed, where the kernel's general codes do not say it."""

    MACHINE = "the machine file cannot be read, or is no machine for the class"
    ILLEGAL = "an example of the lasso is neither genuine nor replayed"
    OPEN = "the loop is empty, or does not end where it began"
    UNFINISHED = "a cell of the target is not shown in full"
    RIGHT = "no answer of the loop is wrong for the target"
    COUNTED = "what is counted is no finite cell of the target, or its cap is out of range"
    STATES = "a state that a legal stream reaches is not listed, or one is listed twice"
    ORDER = "a legal round leads back to an earlier level"
    WRONG = "an answer inside a level without a helpful cell is wrong for the target"
    HELPFUL = "the helpful cell of a level is not due there, or is shown inside it"


class Machine(NamedTuple):
    """The start, {(state, profile): (next state, answer)}, and the digest."""

    start: str
    moves: dict[tuple[str, int], tuple[str, int]]
    digest: str


def read_machine(data, names, cells, meter) -> Machine:
    """Return the machine in the bytes of a file: it has one move for each state and each realized profile."""
    try:
        return machine_of(read(data, meter), Facts(names, cells))
    except Rejected as rejected:
        raise Rejected(Fault.MACHINE, *rejected.args[1:]) from None


def machine_of(document, facts) -> Machine:
    ((_, (form, start, transitions)),) = objects([document], ("format", "start", "transitions"), "machine")
    if form != "echoproof/machine@1":
        raise Rejected(Code.SHAPE, "format", "not echoproof/machine@1")
    moves, meaning = {}, {}
    for place, (state, shown, after, answer) in objects(
        transitions, ("state", "profile", "next", "answer"), "transitions"
    ):
        if not all(isinstance(name, str) and STATE.fullmatch(name) for name in (state, after)):
            raise Rejected(Code.SHAPE, place, "a state is no text, empty, or has control characters")
        move = state, facts.point(shown, f"{place}.profile")
        if move in moves:
            raise Rejected(Code.CASES, place, "a second move for this state and profile")
        moves[move] = after, facts.hypothesis(answer, f"{place}.answer")
        meaning[state, tuple(shown)] = after, answer
    states = {state for state, _ in moves}
    if start not in [*states] or any(after not in states for after, _ in moves.values()):
        raise Rejected(Code.CASES, "transitions", "the start or a next state has no moves")
    if len(moves) < len(states) * len(facts.realized):
        raise Rejected(Code.CASES, "transitions", "a state has no move for some realized profile")
    return Machine(start, moves, digest(start, meaning))


def digest(start: str, moves: dict[tuple[str, tuple[str, ...]], tuple[str, str]]) -> str:
    """Return the SHA-256 of a start and {(state, profile): (next state, answer)} in names, as docs/machines.md says."""
    rows: list[Any] = sorted([*move, *result] for move, result in moves.items())
    text = json.dumps({"start": start, "transitions": rows}, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode("ascii")).hexdigest()
