"""Pictures of a class and of the adversary's streams, in TikZ; colour is never the only difference."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from echoproof.export.adversary import Stream
from echoproof.export.notation import Notation
from echoproof.export.tex import integer
from echoproof.model.cells import members
from echoproof.model.domains import Integers
from echoproof.model.periodic import PeriodicSet

_COLUMNS: Final = 30
_MARGIN: Final = 8
_ROWS: Final = 8
_LABEL: Final = 3
"""Integers with more characters are marked by a letter, which the legend explains."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, and what its letters stand for: pairs (letter, value), both for math mode."""

    code: str
    legend: tuple[tuple[str, str], ...] = ()


def supports(notation: Notation) -> Picture | None:
    """Draw the supports of a class: on a number line, or as a table of cells; None when that is too large to help."""
    domain = notation.cls.domain
    return number_line(notation, domain) if isinstance(domain, Integers) else incidence(notation)


def number_line(notation: Notation, domain: Integers) -> Picture:
    """Draw one row of dots for each hypothesis around the points where something changes."""
    segments = windows(domain)
    positions: dict[int, float] = {}
    left = 0.0
    for segment in segments:
        positions |= {x: left + 0.5 * k for k, x in enumerate(segment)}
        left += 0.5 * len(segment) + 0.55
    lines: list[str] = []
    for row, support in enumerate(domain.supports):
        y = -0.5 * row
        lines.append(rf"\node[anchor=east] at (-0.75,{y:.2f}) {{{notation.hyp(row)}}};")
        lines += [
            rf"\path[echo{'in' if x in support else 'out'}] ({at:.2f},{y:.2f}) circle[];" for x, at in positions.items()
        ]
        lines += [
            rf"\node[echodots] at ({at:.2f},{y:.2f}) {{$\cdots$}};" for at in _going_on(support, segments, positions)
        ]
    y = -0.5 * len(domain.supports)
    first, last = positions[segments[0][0]], positions[segments[-1][-1]]
    ends = first - 0.6, last + 0.6
    style = "echoaxis"
    if domain.kind == "naturals":
        ends, style = (first - 0.15, last + 0.6), "echoaxis, |->"
    lines.append(rf"\draw[{style}] ({ends[0]:.2f},{y:.2f}) -- ({ends[1]:.2f},{y:.2f});")
    for one, other in pairwise(segments):
        middle = (positions[one[-1]] + positions[other[0]]) / 2
        lines.append(rf"\node[echobreak] at ({middle:.2f},{y:.2f}) {{$/\!\!/$}};")
    legend: list[tuple[str, str]] = []
    for segment in segments:
        for x in _labelled(segment, domain):
            label = integer(x)
            if len(str(x)) > _LABEL:
                legend.append((f"c_{{{len(legend) + 1}}}", label))
                label = legend[-1][0]
            lines.append(rf"\node[echotick] at ({positions[x]:.2f},{y:.2f}) {{${label}$}};")
    return Picture(framed(lines), tuple(legend))


def windows(domain: Integers) -> list[list[int]]:
    """Return the stretches of the domain that are drawn: around the cuts nearest to zero, as room allows."""
    least = 0 if domain.kind == "naturals" else None
    cuts = tuple(cut for cut in domain.frame.cuts if least is None or cut >= least)
    margin = max(2, min(domain.frame.period, _MARGIN))
    shown: set[int] = set()
    for cut in sorted(cuts, key=abs):
        reach = margin if cut in (cuts[0], cuts[-1]) else 1
        low = cut if cut == least else cut - (reach if cut == cuts[0] else 1)
        high = cut + (reach - 1 if cut == cuts[-1] else 0)
        grown = shown | set(range(low, high + 1))
        if shown and len(grown) > _COLUMNS:
            break
        shown = grown
    segments: list[list[int]] = []
    for x in sorted(shown):
        if segments and x - segments[-1][-1] <= 3:
            segments[-1] += range(segments[-1][-1] + 1, x + 1)
        else:
            segments.append([x])
    return segments


def _labelled(segment: list[int], domain: Integers) -> list[int]:
    """Return the integers of a segment that get a label: all when they are short, else the first cut."""
    if all(len(str(x)) <= _LABEL for x in segment):
        return segment
    return [next((x for x in segment if x in domain.frame.cuts), segment[0])]


def _going_on(support: PeriodicSet, segments: list[list[int]], positions: dict[int, float]) -> list[float]:
    """Return where a row needs dots: the places between and beside the segments at which it has further elements."""
    frame, first, last = support.frame, segments[0][0], segments[-1][-1]
    found = []
    if meets(support, min(first, frame.cuts[0]) - frame.period, first - 1):
        found.append(positions[first] - 0.45)
    if meets(support, last + 1, max(last, frame.cuts[-1]) + frame.period):
        found.append(positions[last] + 0.45)
    for one, other in pairwise(segments):
        if meets(support, one[-1] + 1, other[0] - 1):
            found.append((positions[one[-1]] + positions[other[0]]) / 2)
    return found


def meets(support: PeriodicSet, low: int, high: int) -> bool:
    """Say whether the set has an element from `low` to `high`, however far apart they are."""
    frame = support.frame
    for region, offset in zip(frame.regions, frame.offsets, strict=False):
        bits = support.bits >> offset & ((1 << region.width) - 1)
        start, end = (low - region.anchor) * region.step, (high - region.anchor) * region.step
        start, end = max(min(start, end), 0), max(start, end)
        if region.length is not None:
            end = min(end, region.length - 1)
        count = min(end - start + 1, region.width)
        if count > 0 and (bits | bits << region.width) >> start % region.width & ((1 << count) - 1):
            return True
    return False


def incidence(notation: Notation) -> Picture | None:
    """Draw which cells belong to which hypotheses; None when there are too many cells."""
    table = notation.cls.table
    if len(table.cells) > _COLUMNS:
        return None
    lines = [
        rf"\node[echotick] at ({0.5 * column:.2f},0.6) {{{notation.cell(profile)}}};"
        for column, profile in enumerate(table.profiles)
    ]
    for row in range(table.n):
        y = -0.45 * row
        lines.append(rf"\node[anchor=east] at (-0.4,{y:.2f}) {{{notation.hyp(row)}}};")
        lines += [
            rf"\path[echo{'in' if profile >> row & 1 else 'out'}] ({0.5 * column:.2f},{y:.2f}) circle[];"
            for column, profile in enumerate(table.profiles)
        ]
    return Picture(framed(lines))


def timeline(notation: Notation, answer: int, group: int, stream: Stream) -> Picture | None:
    """Draw the first rounds of a stream: what is shown, and for each target whether it is genuine or replayed.

    None when the group is too large for a picture.
    """
    if group.bit_count() > _ROWS:
        return None
    profile_at = notation.cls.domain.profile_at
    width = 1.05
    labels = [notation.point(point) for point in stream.points]
    short = all(map(notation.is_short, stream.points))
    lines = [r"\node[anchor=east] at (-0.6,0) {round};", r"\node[anchor=east] at (-0.6,-0.5) {example};"]
    for k, label in enumerate(labels):
        lines.append(rf"\node at ({width * k:.2f},0) {{${k + 1}$}};")
        lines.append(rf"\node at ({width * k:.2f},-0.5) {{${label if short else f'x_{{{k + 1}}}'}$}};")
    end = width * len(labels)
    lines += [rf"\node at ({end:.2f},{y}) {{$\cdots$}};" for y in ("0", "-0.5", "-1")]
    lines.append(r"\node[anchor=east] at (-0.6,-1) {answer};")
    lines.append(rf"\node at (0,-1) {{{notation.hyp(answer)}}};")
    lines.append(rf"\draw[echorule] (-2.6,-1.3) -- ({end + 0.4:.2f},-1.3);")
    for row, target in enumerate(members(group)):
        y = -1.65 - 0.5 * row
        lines.append(rf"\node[anchor=east] at (-0.6,{y:.2f}) {{for {notation.hyp(target)}}};")
        for k, point in enumerate(stream.points):
            mark = "echoin" if profile_at(point) >> target & 1 else "echoreplay"
            shape = "circle[]" if mark == "echoin" else "+(-0.1,0) -- +(0,0.1) -- +(0.1,0) -- +(0,-0.1) -- cycle"
            lines.append(rf"\path[{mark}] ({width * k:.2f},{y:.2f}) {shape};")
    return Picture(framed(lines))


def framed(lines: list[str]) -> str:
    """Return a picture in the style that all pictures share."""
    body = "\n".join(f"  {line}" for line in lines)
    return f"\\begin{{tikzpicture}}[echostyle]\n{body}\n\\end{{tikzpicture}}"
