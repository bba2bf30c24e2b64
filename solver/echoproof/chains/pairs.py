"""Chains counted from logs of rewriting: pairs (previous text, next text) as CSV or JSON Lines."""

from __future__ import annotations

import csv
import io
import json
import sys
from codecs import BOM_UTF8
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Final

from echoproof.chains.chain import MAX_STATES, Chain, ChainError, normalised
from echoproof.model.errors import Place
from echoproof.model.files import decoded, name_of, read_bytes

MAX_LOG_BYTES: Final = 1 << 29
"""Bytes of a log."""
MAX_SMOOTHED: Final = 2_000
"""Texts of a log that is smoothed: each then leads to every one."""
SUFFIXES: Final = (".csv", ".jsonl", ".ndjson")
"""The endings of the names of logs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """How a log is read: the names of its two columns, what is added to each count, and where the chain starts."""

    columns: tuple[str, str] = ("previous", "next")
    smoothing: Fraction = Fraction(0)
    initial: str | None = None


def load_pairs(path: str | Path, how: Reading) -> Chain:
    """Count a log into a chain; ChainError with file and line when that is no log.

    Runs of a log follow each other: a pair whose previous text is not the next text before it starts one, and the chain
    starts in these texts, as often as runs do, unless it is told where to. A text after which nothing was seen stays.
    """
    file = Path(path)
    try:
        text = decoded(read_bytes(path, MAX_LOG_BYTES, ChainError).removeprefix(BOM_UTF8), MAX_LOG_BYTES, ChainError)
        read = _csv if file.suffix == ".csv" else _json_lines
        return count(read(text, how.columns), how, file.stem)
    except ChainError as error:
        raise error.at(file=name_of(path)) from None


def count(pairs: Iterator[tuple[str, str]], how: Reading, title: str) -> Chain:
    """Count pairs into a chain; errors as `load_pairs`."""
    if how.smoothing < 0:
        raise ChainError(f"the smoothing is {how.smoothing}", "0 for none, or a positive number")
    places: dict[str, int] = {}
    counts: list[dict[int, int]] = []
    starts: dict[int, int] = {}
    last, total = -1, 0
    for previous, after in pairs:
        for text in (previous, after):
            if text not in places:
                places[text] = len(places)
                counts.append({})
        if len(places) > MAX_STATES:
            raise ChainError("the log has too many different texts", f"at most {MAX_STATES}")
        source, target = places[previous], places[after]
        counts[source][target] = counts[source].get(target, 0) + 1
        if source != last:
            starts[source] = starts.get(source, 0) + 1
        last, total = target, total + 1
    if not total:
        raise ChainError("the log has no pairs", "a line for each pair below the header, such as: a text,its rewriting")
    if how.initial is not None:
        if how.initial not in places:
            raise ChainError(f'the start "{how.initial:.60}" is not in the log', "a text of the log")
        starts = {places[how.initial]: 1}
    if how.smoothing and len(places) > MAX_SMOOTHED:
        raise ChainError(f"a log of {len(places)} texts is too large to be smoothed", f"at most {MAX_SMOOTHED} texts")
    rows, unseen = [], set()
    for state, row in enumerate(counts):
        if how.smoothing:
            rows.append(normalised([(target, row.get(target, 0) + how.smoothing) for target in range(len(places))]))
        elif row:
            rows.append(normalised(list(row.items())))
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


def _csv(text: str, columns: tuple[str, str]) -> Iterator[tuple[str, str]]:
    csv.field_size_limit(min(sys.maxsize, 1 << 24))
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        missing = [name for name in columns if header.count(name) != 1]
        if missing:
            raise ChainError(
                f'the header is {", ".join(header)!r:.80}, with no single column "{missing[0]}"'
                if header
                else "the log is empty",
                f"the columns {' and '.join(columns)}, or --columns",
                Place(line=1),
            )
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
            record = json.loads(content)
        except (ValueError, RecursionError) as error:
            raise ChainError(f"not valid JSON: {error}", "one object on each line", Place(line=line)) from None
        if not isinstance(record, dict) or not all(isinstance(record.get(name), str) for name in columns):
            wanted = f'an object with the texts "{first}" and "{second}", or --columns'
            raise ChainError("the line has no pair of texts", wanted, Place(line=line))
        yield record[first], record[second]
