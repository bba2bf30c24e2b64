"""Mealy machines over profiles, which are the finite-state proper generators, and lassos: streams that beat them.

A machine is in some state, reads the profile of an example, answers a hypothesis and goes to the next state. Profiles
are all that it can depend on without loss: what an adversary may show and what is wrong depend on nothing else
(docs/machines.md). Cells and hypotheses are indices: cell c has the profile `table.profiles[c]`.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import msgspec

from echoproof.kernel.reading import unique
from echoproof.model.cells import CellTable, members
from echoproof.model.errors import EchoproofError, TooLargeError
from echoproof.model.files import name_of, read_bytes
from echoproof.model.limits import MAX_MACHINE_BYTES, MAX_TRANSITIONS
from echoproof.model.relations import Relations

MACHINE_FORMAT: Literal["echoproof/machine@1"] = "echoproof/machine@1"


class MachineError(EchoproofError):
    """The file describes no machine for the class, or a machine does not fit it."""


@dataclass(frozen=True, slots=True)
class Machine:
    """A Mealy machine over the realized profiles of one class.

    `moves[state][cell]` is (next state, answered hypothesis). Raises MachineError when states, rows and moves do not
    fit together, TooLargeError beyond the documented number of transitions.
    """

    states: tuple[str, ...]
    start: int
    moves: tuple[tuple[tuple[int, int], ...], ...]

    def __post_init__(self) -> None:
        everyone = range(len(self.states))
        if len(self.moves) != len(self.states) or len(set(map(len, self.moves))) > 1:
            raise MachineError("the moves are not one row of equal length for each state")
        if sum(map(len, self.moves)) > MAX_TRANSITIONS:
            raise TooLargeError("the machine has too many transitions", f"at most {MAX_TRANSITIONS}")
        if len(set(self.states)) < len(self.states):
            raise MachineError("two states have one name")
        if self.start not in everyone or any(after not in everyone for row in self.moves for after, _ in row):
            raise MachineError("the start or a move leads to no state")

    def fits(self, table: CellTable) -> Machine:
        """Return the machine itself; MachineError when it is for other cells or answers no hypothesis of the class."""
        if any(len(row) != len(table.cells) for row in self.moves):
            raise MachineError(f"a state has not one move for each of the {len(table.cells)} realized profiles")
        if any(answer not in range(table.n) for row in self.moves for _, answer in row):
            raise MachineError("an answer is no hypothesis of the class")
        return self


@dataclass(frozen=True, slots=True)
class Lasso:
    """A stream of cells that is to beat a machine for a target: the stem once, then the loop for ever."""

    target: int
    stem: tuple[int, ...]
    loop: tuple[int, ...]


Node = tuple[int, int]
"""Where a play stands: the state of the machine, and the set of the hypotheses answered so far."""


@dataclass(frozen=True, slots=True)
class Round:
    """One round of a play: where it began, the cell shown, the answer, where it ended."""

    before: Node
    cell: int
    answer: int
    after: Node


def play(machine: Machine, node: Node, cell: int) -> Round:
    """Play one round."""
    after, answer = machine.moves[node[0]][cell]
    return Round(node, cell, answer, (after, node[1] | 1 << answer))


def simulate(machine: Machine, cells: Iterable[int]) -> Iterator[Round]:
    """Yield the rounds in which these cells are shown, from the start of the machine."""
    node = (machine.start, 0)
    for cell in cells:
        yield (shown := play(machine, node, cell))
        node = shown.after


def lasso_fault(table: CellTable, machine: Machine, lasso: Lasso) -> str | None:
    """Say why a lasso does not beat a machine, or return None when it does.

    It does when every round is legal for the target (its cell has the target, or a hypothesis answered in an earlier
    round), the loop ends where it began, with every answer of it already given before, every cell of the target is
    shown in the loop (a finite one instead in the stem, as often as it has points), and an answer of the loop is not
    inside the target. Raises MachineError when the machine does not fit the class.
    """
    machine.fits(table)
    stem, shown = len(lasso.stem), [*lasso.stem, *lasso.loop]
    if not lasso.loop:
        return "the loop is empty"
    if lasso.target not in range(table.n) or not set(shown) <= set(range(len(table.cells))):
        return "the target is no hypothesis of the class, or a cell is none of its cells"
    inside = Relations.of(table).above
    rounds = list(simulate(machine, shown))
    for number, each in enumerate(rounds, start=1):
        if not table.profiles[each.cell] & (1 << lasso.target | each.before[1]):
            return f"round {number} is not legal: neither genuine nor replayed"
    if rounds[stem].before != rounds[-1].after:
        return "the loop does not end where it began"
    for cell in unfinished(table, lasso):
        return f"the cell {' '.join(table.named(table.profiles[cell]))} of the target is not shown in full"
    if all(inside[each.answer] >> lasso.target & 1 for each in rounds[stem:]):
        return "no answer of the loop is wrong for the target"
    return None


def unfinished(table: CellTable, lasso: Lasso) -> list[int]:
    """Return the cells of the target that are not shown in full: not in the loop, and in the stem too seldom."""
    often = Counter(lasso.stem)
    return [
        cell
        for cell in members(table.row(lasso.target))
        if cell not in lasso.loop and ((size := table.cells[cell].size) == "infinite" or often[cell] < size)
    ]


class TransitionRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """In this state, on an example of this profile, the machine answers and goes to the next state."""

    state: str
    profile: list[str]
    next: str
    answer: str


class MachineFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A finite-state proper generator: one transition for each state and each realized profile of the class."""

    format: Literal["echoproof/machine@1"]
    start: str
    transitions: list[TransitionRecord]


def load_machine(path: str | Path, table: CellTable) -> Machine:
    """Read the machine for a class from a file; an EchoproofError that names file and place when that fails."""
    return parse_machine(read_bytes(path, MAX_MACHINE_BYTES, MachineError), table, name_of(path))


def parse_machine(data: bytes, table: CellTable, file: str | None = None) -> Machine:
    """Make the machine that a file's content describes; errors as `load_machine`."""
    try:
        return _build(_record(data), table)
    except EchoproofError as error:
        raise error.at(file=file) from None


def dump_machine(machine: Machine, table: CellTable) -> str:
    """Return the content of a file that describes a machine: by state, then by increasing profile."""
    transitions = [
        TransitionRecord(state, table.named(profile), machine.states[after], table.names[answer])
        for state, row in zip(machine.states, machine.fits(table).moves, strict=True)
        for profile, (after, answer) in zip(table.profiles, row, strict=True)
    ]
    record = MachineFile(MACHINE_FORMAT, machine.states[machine.start], transitions)
    return json_lines(record, 2)


def json_lines(record: msgspec.Struct, depth: int) -> str:
    """Return a record as the text of a JSON file, with a line for each part down to some depth and none below."""

    def text(value: object, depth: int, margin: str) -> str:
        if depth == 0 or not value or not isinstance(value, dict | list):
            return json.dumps(value, ensure_ascii=False)
        items: list[tuple[str, object]] = [("", each) for each in value]
        if isinstance(value, dict):
            items = [(f"{json.dumps(key)}: ", each) for key, each in value.items()]
        inner = margin + " "
        parts = [f"{inner}{key}{text(each, depth - 1, inner)}" for key, each in items]
        opening, closing = "{}" if isinstance(value, dict) else "[]"
        return "\n".join([opening, ",\n".join(parts), f"{margin}{closing}"])

    return text(msgspec.to_builtins(record), depth, "") + "\n"


_SHAPE: Final = "the keys and types of docs/formats.md"


def _record(data: bytes) -> MachineFile:
    if len(data) > MAX_MACHINE_BYTES:
        raise TooLargeError("the file is too large", f"at most {MAX_MACHINE_BYTES} bytes")
    try:
        return msgspec.convert(json.loads(data.decode("utf-8"), object_pairs_hook=unique), MachineFile)
    except msgspec.ValidationError as error:
        raise MachineError(str(error), _SHAPE) from None
    except (ValueError, RecursionError):
        raise MachineError("not a JSON document in UTF-8 without duplicate keys", _SHAPE) from None


def _build(record: MachineFile, table: CellTable) -> Machine:
    if len(record.transitions) > MAX_TRANSITIONS:
        raise TooLargeError("the machine has too many transitions", f"at most {MAX_TRANSITIONS}")
    states = {name: number for number, name in enumerate(dict.fromkeys(each.state for each in record.transitions))}
    cells = {tuple(table.named(profile)): number for number, profile in enumerate(table.profiles)}
    answers = {name: number for number, name in enumerate(table.names)}
    if record.start not in states:
        raise MachineError(f"start: no transition from a state {_shown(record.start)}", "a state with transitions")
    moves: list[dict[int, tuple[int, int]]] = [{} for _ in states]
    for number, each in enumerate(record.transitions):
        place = f"transitions[{number}]"
        if not each.state or any(unicodedata.category(c) in ("Cc", "Cs") for c in each.state):
            raise MachineError(f"{place}.state: {_shown(each.state)} is empty or has control characters")
        if each.next not in states:
            raise MachineError(f"{place}.next: no transition from a state {_shown(each.next)}")
        if each.answer not in answers:
            raise MachineError(f"{place}.answer: {_shown(each.answer)} is no hypothesis of the class")
        cell = cells.get(tuple(each.profile))
        if cell is None:
            allowed = "the names of a realized profile, in the order of the class"
            raise MachineError(f"{place}.profile: no realized profile {_shown(' '.join(each.profile))}", allowed)
        row = moves[states[each.state]]
        if cell in row:
            raise MachineError(f"{place}: a second transition for this state and profile", "one for each")
        row[cell] = (states[each.next], answers[each.answer])
    for name, row in zip(states, moves, strict=True):
        for profile, cell in cells.items():
            if cell not in row:
                raise MachineError(f"transitions: none from {_shown(name)} on {_shown(' '.join(profile))}", "one each")
    return Machine(
        tuple(states), states[record.start], tuple(tuple(row[c] for c in range(len(cells))) for row in moves)
    )


def _shown(name: str) -> str:
    return f"{name!r:.80}"
