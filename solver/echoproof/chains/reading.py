"""Chain files: TOML with exact numbers, every error with its line and what would be right."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import msgspec

from echoproof.chains.chain import CHAIN_FORMAT, Chain, ChainError, Row, Tempered, quoted, shown, summed
from echoproof.chains.records import ChainFile
from echoproof.model.errors import EchoproofError, Place
from echoproof.model.files import decoded, name_of, read_bytes, toml
from echoproof.model.locate import line_of

MAX_CHAIN_BYTES: Final = 1 << 20
"""Bytes of a chain file. Larger chains are read from logs."""
MAX_TEXT: Final = 10_000
"""Characters of a state."""
MAX_NUMBER: Final = 400
"""Characters of a number, and its largest exponent of ten."""
_NUMBERS: Final = 'a number such as 1, 0.25 or "1/3"'
_TABLES: Final = ("transitions", "weights", "energies")
_NUMBER: Final = re.compile(r"[+-]?(\d+(/\d+)?|\d*\.\d+|\d+\.)([eE][+-]?\d{1,3})?")


def load_chain(path: str | Path) -> Chain | Tempered:
    """Read a chain file; "-" reads standard input. Raises ChainError with file, line, what was found and the repair."""
    return parse_chain(read_bytes(path, MAX_CHAIN_BYTES, ChainError), name_of(path))


def parse_chain(data: bytes, file: str | None = None) -> Chain | Tempered:
    """Make the chain that a file's content describes; errors as `load_chain`."""
    text = ""
    try:
        text = decoded(data, MAX_CHAIN_BYTES, ChainError)
        return _build(_record(text), file)
    except EchoproofError as error:
        line = None if error.place.key is None else line_of(text, error.place.key)
        raise error.at(file=file, line=line) from None


def number(value: object) -> Fraction:
    """Read an exact number: an integer, a decimal, or a fraction such as "1/3"; ValueError when it is none."""
    text = value.strip() if isinstance(value, str) else str(value)
    if isinstance(value, bool | float) or len(text) > MAX_NUMBER or not _NUMBER.fullmatch(text):
        raise ValueError(text)
    exponent = re.search(r"[eE]([+-]?\d+)$", text)
    if exponent and abs(int(exponent[1])) > MAX_NUMBER:
        raise ValueError(text)
    try:
        return Fraction(text)
    except ZeroDivisionError:
        raise ValueError(text) from None


def _record(text: str) -> ChainFile:
    try:
        data = toml(text, ChainError, parse_float=str)  # a float would round a decimal
    except ChainError as error:
        at = re.search(r"at line (\d+)", error.found)
        twice = re.search(r"overwrite|Duplicate|twice", error.found)
        line = error.place.line
        error = ChainError(error.found, 'TOML as in docs/chains.md; free text and fractions stand in quotes: "1/3"')
        if twice:
            error = ChainError("a state or key is named twice", "each once, with all its targets in one row")
        error.at(line=line)
        raise error.at(line=int(at[1]) if at else None) from None
    if data.get("format") != CHAIN_FORMAT:
        found = f"the format is {data['format']!r:.60}" if "format" in data else 'the key "format" is missing'
        raise ChainError(found, f'format = "{CHAIN_FORMAT}"', Place(key="format"))
    fields = ChainFile.__struct_fields__
    for key in data:
        if key not in fields:
            close = difflib.get_close_matches(key, fields, 1)
            hint = f'did you mean "{close[0]}"? ' if close else ""
            raise ChainError(f'unknown key "{key:.60}"', f"{hint}the keys are {', '.join(fields)}", Place(key=key))
    for table in _TABLES:
        _check_rows(table, data.get(table))
    start = data.setdefault("initial", None)
    if not isinstance(start, str | dict):
        found = 'the key "initial" is missing' if start is None else f"the start is {start!r:.60}"
        allowed = 'initial = "a state", or a table of probabilities such as { a = 0.5, b = 0.5 }'
        raise ChainError(found, allowed, Place(key="initial"))
    _check_numbers("initial", "the start", start)
    try:
        return msgspec.convert(data, ChainFile)
    except msgspec.ValidationError as error:
        at = re.search(r"`\$\.(\w+)", str(error))
        raise ChainError(str(error), "the keys and types of docs/chains.md", Place(key=at[1]) if at else None) from None


def _check_rows(table: str, rows: object) -> None:
    """Raise ChainError unless a table, when it is there, has rows of numbers."""
    if rows is None:
        return
    if not isinstance(rows, dict):
        raise ChainError(f"{table} is {rows!r:.60}", f"a table [{table}]", Place(key=table))
    for state, row in rows.items():
        if not isinstance(row, dict):
            allowed = f'a row of targets with numbers, such as {_toml(state)} = {{ {_toml(state)} = "1/2", … }}'
            raise ChainError(f"{quoted(state)} is {row!r:.60}", allowed, Place(key=f"{table}.{state}"))
        _check_numbers(f"{table}.{state}", quoted(state), row)


def _check_numbers(key: str, name: str, row: object) -> None:
    for target, value in row.items() if isinstance(row, dict) else ():
        if isinstance(value, bool) or not isinstance(value, int | str):
            raise ChainError(f"{name} gives {quoted(target)} {value!r:.60}", _NUMBERS, Place(key=key))


def _build(record: ChainFile, file: str | None) -> Chain | Tempered:
    given = [name for name in _TABLES if getattr(record, name) is not None]
    if len(given) != 1:
        found = f"the tables {', '.join(given)} stand together" if given else "the chain has no table"
        raise ChainError(found, f"one of {', '.join(f'[{name}]' for name in _TABLES)}")
    table: Mapping[str, Any] = getattr(record, given[0])
    places = {state: index for index, state in enumerate(table)}
    for state in places:
        if not 1 <= len(state) <= MAX_TEXT:
            raise ChainError(f"a state has {len(state)} characters", f"1 to {MAX_TEXT}", Place(key=given[0]))
    initial = {record.initial: "1"} if isinstance(record.initial, str) else record.initial
    start = _row(initial, "initial", places, "the start", sums=True, signed=False)
    plain = given[0] == "transitions"
    rows = tuple(
        _row(row, f"{given[0]}.{state}", places, quoted(state), sums=plain, signed=given[0] == "energies")
        for state, row in table.items()
    )
    title = record.title or (Path(file).stem if file else "untitled chain")
    if plain:
        if record.temperature is not None:
            raise ChainError("probabilities have no temperature", "[weights] or [energies]", Place(key="temperature"))
        return Chain(title=title, source=record.source, states=tuple(places), rows=rows, initial=start)
    try:
        temperature = number(1 if record.temperature is None else record.temperature)
        return Tempered(
            title=title,
            source=record.source,
            states=tuple(places),
            rule="power" if given[0] == "weights" else "energy",
            rows=rows,
            initial=start,
            temperature=temperature,
        )
    except ValueError:
        raise ChainError(
            f"the temperature is {record.temperature!r:.60}", 'a number such as 0.7 or "7/10"', Place(key="temperature")
        ) from None
    except ChainError as error:
        raise error.at(key="temperature") from None


def _row(
    row: Mapping[str, int | str], key: str, places: Mapping[str, int], name: str, *, sums: bool, signed: bool
) -> Row:
    """Read one row; probabilities have to sum to 1, energies alone may be negative or zero."""
    made = []
    for target, value in row.items():
        if target not in places:
            close = difflib.get_close_matches(target, places, 1)
            hint = f'did you mean "{close[0]}"? ' if close else ""
            allowed = (
                f"{hint}each state has a row, one that stays is written {_toml(target)} = {{ {_toml(target)} = 1 }}"
            )
            raise ChainError(f"{name} leads to {quoted(target)}, which has no row", allowed, Place(key=key))
        try:
            read = number(value)
        except ValueError:
            raise ChainError(f"{name} gives {quoted(target)} {value!r:.60}", _NUMBERS, Place(key=key)) from None
        if read < 0 and not signed:
            raise ChainError(f"{name} gives {quoted(target)} {value}, which is negative", "0 or more", Place(key=key))
        if read or signed:
            made.append((places[target], read))
    total = summed([chance for _, chance in made], f"the probabilities of {name}") if sums else Fraction(1)
    if total != 1:
        raise ChainError(
            f"the probabilities of {name} sum to {shown(total)}, not to 1",
            "probabilities that sum to 1" + (", or [weights], which need not" if key != "initial" else ""),
            Place(key=key),
        )
    if not made:
        raise ChainError(f"{name} leads nowhere", "a target with a positive weight", Place(key=key))
    return tuple(sorted(made))


def _toml(state: str) -> str:
    """Return a state as a key of TOML."""
    return state if re.fullmatch(r"[A-Za-z0-9_-]{1,60}", state) else quoted(state)
