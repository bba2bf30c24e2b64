"""The machine of a machine file, read by the checker itself."""

import hashlib
import json
import re
from typing import Any, NamedTuple

from ..facts import Facts, objects
from ..outcome import Code, Rejected

STATE = re.compile(r"[^\x00-\x1f\x7f-\x9f\ud800-\udfff]+")


class Machine(NamedTuple):
    """The start, the states, {(state, profile): (next state, answer)}, and the digest."""

    start: str
    states: frozenset[str]
    moves: dict[tuple[str, int], tuple[str, int]]
    digest: str


def machine_of(document: Any, facts: Facts) -> Machine:
    """Return the machine in a document: it has one move for each state and each realized profile."""
    keys = ("format", "start", "transitions")
    ((_, (form, start, transitions)),) = objects([document], keys, "machine", facts.meter)
    if form != "echoproof/machine@1":
        raise Rejected(Code.MACHINE, "format", "not echoproof/machine@1")
    moves: dict[tuple[str, int], tuple[str, int]] = {}
    meaning: dict[tuple[str, tuple[str, ...]], tuple[str, str]] = {}
    for place, row in objects(transitions, ("state", "profile", "next", "answer"), "transitions", facts.meter):
        state, shown, after, answer = row
        facts.meter.spend(24)  # for the digest, which sorts
        if not all(isinstance(name, str) and STATE.fullmatch(name) for name in (state, after)):
            raise Rejected(Code.MACHINE, place, "a state is no text, empty, or has control characters")
        move = state, facts.point(shown, f"{place}.profile")
        if move in moves:
            raise Rejected(Code.MACHINE, place, "a second move for this state and profile")
        moves[move] = after, facts.hypothesis(answer, f"{place}.answer")
        meaning[state, tuple(shown)] = after, answer
    states = frozenset(state for state, _ in moves)
    if not isinstance(start, str) or start not in states or any(after not in states for after, _ in moves.values()):
        raise Rejected(Code.MACHINE, "transitions", "the start or a next state has no moves")
    if len(moves) < len(states) * len(facts.cells):
        raise Rejected(Code.MACHINE, "transitions", "a state has no move for some realized profile")
    return Machine(start, states, moves, digest(start, meaning))


def digest(start: str, moves: dict[tuple[str, tuple[str, ...]], tuple[str, str]]) -> str:
    """Return the SHA-256 of a start and {(state, profile): (next state, answer)} in names, as docs/machines.md says."""
    rows: list[Any] = sorted([*move, *result] for move, result in moves.items())
    text = json.dumps({"start": start, "transitions": rows}, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(text.encode("ascii")).hexdigest()
