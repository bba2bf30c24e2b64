"""Chains counted from logs of rewriting: pairs (previous text, next text) as CSV or JSON Lines."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice, pairwise
from pathlib import Path
from typing import Final

from echoproof.chains.chain import MAX_STATES, Chain, ChainError, normalised, quoted
from echoproof.chains.near import uncollected
from echoproof.model.errors import Place
from echoproof.model.files import decoded, name_of, read_bytes

MAX_LOG_BYTES: Final = 1 << 29
"""Bytes of a log."""
MAX_SMOOTHED: Final = 2_000
"""Texts of a log that is smoothed: each then leads to every one."""
SUFFIXES: Final = (".csv", ".jsonl", ".ndjson")
"""The endings of the names of logs."""
_BLANK: Final = tuple(pair for end in ",\r\n" for blank in " \t" for pair in (blank + end, end + blank))
"""Where blanks may be around a field, but for the ends of a text."""
_TOGETHER: Final = 1 << 22
"""Pairs that are read before they are counted."""
_FIELD: Final = re.compile(r'(^|(?<=\r)|,)[ \t]*+(?:("(?:[^"]++|"")*+")[ \t]*+|([^,\r\n]*+))', re.MULTILINE)
"""A field: in quotes, or without."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a log is read: the names of its two columns, what is added to each count, and where the chain starts."""

    columns: tuple[str, str] = ("previous", "next")
    smoothing: Fraction = Fraction(0)
    initial: str | None = None


@uncollected()
def load_pairs(path: str | Path, how: Reading) -> Chain:
    """Count a log into a chain; ChainError with file and line when that is no log.

    Runs of a log follow each other: a pair whose previous text is not the next text before it starts one, and the chain
    starts in these texts, as often as runs do, unless it is told where to. A text after which nothing was seen stays.
    """
    file = Path(path)
    try:
        text = decoded(read_bytes(path, MAX_LOG_BYTES, ChainError), MAX_LOG_BYTES, ChainError)
        read = _csv if file.suffix.lower() == ".csv" else _json_lines
        return count(read(text, how.columns), how, file.stem)
    except ChainError as error:
        raise error.at(file=name_of(path)) from None


def count(pairs: Iterator[tuple[str, str]], how: Reading, title: str) -> Chain:
    """Count pairs into a chain; errors as `load_pairs`."""
    if how.smoothing < 0:
        raise ChainError(f"the smoothing is {how.smoothing}", "0 for none, or a positive number")
    places: dict[str, int] = {}
    starts: dict[int, int] = {}
    tallies = _tallies(pairs, places, starts)
    total = sum(number for row in tallies for _, number in row)
    if not total:
        raise ChainError("the log has no pairs", "a line for each pair below the header, such as: a text,its rewriting")
    if how.initial is not None:
        if how.initial not in places:
            raise ChainError(f"the start {quoted(how.initial)} is not in the log", "a text of the log")
        starts = {places[how.initial]: 1}
    if how.smoothing and len(places) > MAX_SMOOTHED:
        raise ChainError(f"a log of {len(places)} texts is too large to be smoothed", f"at most {MAX_SMOOTHED} texts")
    rows, unseen = [], set()
    for state, row in enumerate(tallies):
        if how.smoothing:
            seen = dict(row)
            rows.append(normalised([(target, seen.get(target, 0) + how.smoothing) for target in range(len(places))]))
        elif row:
            rows.append(normalised(row))
        else:
            unseen.add(state)
            rows.append(((state, Fraction(1)),))
    return Chain(
        title=title,
        states=tuple(places),
        rows=tuple(rows),
        initial=normalised(list(starts.items())),
        open=frozenset(unseen),
        pairs=total,
        smoothing=how.smoothing,
    )


def _tallies(
    pairs: Iterator[tuple[str, str]], places: dict[str, int], starts: dict[int, int]
) -> list[list[tuple[int, int]]]:
    """Return the texts after each text and how often each came; note the place of each text, and where runs start."""
    import numpy as np

    keys, counts = np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    place, last = places.setdefault, -1
    while True:
        read = array("q")  # pairs as one number each, so that they are sorted and counted together
        for previous, after in islice(pairs, _TOGETHER):
            source = place(previous, len(places))
            target = place(after, len(places))
            if len(places) > MAX_STATES:
                raise ChainError("the log has too many different texts", f"at most {MAX_STATES}")
            read.append(source * MAX_STATES + target)
            if source != last:
                starts[source] = starts.get(source, 0) + 1
            last = target
        if not read:
            break
        both = np.concatenate((keys, np.frombuffer(read, dtype=np.int64)))
        weights = np.concatenate((counts, np.ones(len(read), dtype=np.int64)))
        keys, inverse = np.unique(both, return_inverse=True)
        counts = np.zeros(len(keys), dtype=np.int64)
        np.add.at(counts, inverse, weights)
    ends = np.searchsorted(keys, np.arange(len(places) + 1) * MAX_STATES).tolist()
    seen = list(zip((keys % MAX_STATES).tolist(), counts.tolist(), strict=True))
    return [seen[start:end] for start, end in pairwise(ends)]


def _csv(text: str, columns: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Read CSV; blanks around a field are none of it, in the header as below it; within quotes they are."""
    csv.field_size_limit(min(sys.maxsize, 1 << 24))
    if text != text.strip(" \t") or any(pair in text for pair in _BLANK):
        text = _FIELD.sub(lambda found: found[1] + (found[2] or found[3].rstrip(" \t")), text)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(filter(None, reader), [])
        missing = [name for name in columns if header.count(name) != 1]
        if missing:
            found = f"the header is {','.join(header)!r:.80}, with no single column {quoted(missing[0])}"
            named = ",".join(header[:2])
            other = (
                f"--columns {named!r:.80}, if these are"
                if len(header) > 1 and set(header[:2]) != set(columns)
                else "--columns"
            )
            allowed = f"the columns {' and '.join(columns)} once each, between commas; or {other}"
            raise ChainError(found if header else "the log is empty", allowed, Place(line=max(1, reader.line_num)))
        first, second = map(header.index, columns)
        for row in reader:
            if len(row) != len(header):
                if not row:
                    continue
                found = f"the line has {len(row)} fields, the header {len(header)}"
                raise ChainError(found, "as many; a text with a comma stands in quotes", Place(line=reader.line_num))
            yield row[first], row[second]
    except csv.Error as error:
        raise ChainError(
            f"not valid CSV: {error}", "fields in quotes where needed", Place(line=reader.line_num)
        ) from None


def _json_lines(text: str, columns: tuple[str, str]) -> Iterator[tuple[str, str]]:
    first, second = columns
    for line, content in enumerate(text.split("\n"), 1):
        if not content.strip():
            continue
        try:
            record = json.loads(content, object_pairs_hook=_once)
        except (ValueError, RecursionError) as error:
            raise ChainError(f"not valid JSON: {error}", "one object on each line", Place(line=line)) from None
        except ChainError as error:
            raise error.at(line=line) from None
        wanted = f'an object with the texts "{first}" and "{second}", or --columns'
        if not isinstance(record, dict):
            raise ChainError(f"the line is {content.strip()!r:.60}, no object", wanted, Place(line=line))
        for name in columns:
            if not isinstance(record.get(name), str):
                given = f"is {record[name]!r:.60}, no text" if name in record else "is missing"
                raise ChainError(f"{quoted(name)} {given}", wanted, Place(line=line))
            if not record[name].isascii() and re.search("[\ud800-\udfff]", record[name]):
                raise ChainError(f"{quoted(name)} has half of a character, such as \\ud800", wanted, Place(line=line))
        yield record[first], record[second]


def _once(members: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(members)
    if len(made) < len(members):
        raise ChainError("an object has a key twice", "each key once")
    return made
