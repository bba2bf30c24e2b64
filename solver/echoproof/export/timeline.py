"""Timelines of a game, in SVG and TikZ: what was shown in each round, and what became of the answer.

Two lanes, one above the other, wrapped into rows. Shapes say all that colours say; the colours are Okabe and Ito's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final
from xml.sax.saxutils import escape

from echoproof.attack.run import Line
from echoproof.export.tikz import framed

WORDS: Final = ("genuine", "replayed", "right", "wrong", "silent")
"""What the marks are called, in the order of the legend."""
COLUMNS: Final = 50
"""Rounds of a row."""
DRAWN: Final = 1000
"""Of a longer game the first and the last rounds are drawn, so many in all."""
_TICK: Final = 10


def rows(drawn: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """Yield the rows of a timeline; in the place of rounds that are left out stands an empty one."""
    half = DRAWN // 2
    parts = [drawn] if len(drawn) <= DRAWN else [drawn[:half], (), drawn[-half:]]
    for part in parts:
        yield from (tuple(part[start : start + COLUMNS]) for start in range(0, max(len(part), 1), COLUMNS))


def left_out(drawn: Sequence[Line]) -> str:
    """Say which rounds of a game are not drawn."""
    half = DRAWN // 2
    return f"rounds {half + 1} to {len(drawn) - half} are left out"


_SVG_SHAPES: Final = {
    "genuine": '<circle r="5" fill="#0072B2"/>',
    "replayed": '<path d="M0-6L6 0L0 6L-6 0Z" fill="#fff" stroke="#D55E00" stroke-width="2"/>',
    "right": '<circle r="1.8" fill="#777"/>',
    "wrong": '<path d="M-4.5-4.5L4.5 4.5M4.5-4.5L-4.5 4.5" stroke="#000" stroke-width="2.2"/>',
    "silent": '<rect x="-4" y="-4" width="8" height="8" fill="#fff" stroke="#000" stroke-width="1.4"/>',
}
_STEP, _LEFT, _HEIGHT = 16, 84, 62


def svg(drawn: Sequence[Line], title: str, remarks: Sequence[str]) -> str:
    """Return a timeline as an SVG document; every round has its text as a tooltip."""
    lines, top = list(rows(drawn)), 46 + 17 * len(remarks)
    width, height = _LEFT + _STEP * COLUMNS + 16, top + _HEIGHT * len(lines) + 34
    body = [_text(16, 26, title, 'font-size="15" font-weight="bold"')]
    body += [_text(16, 46 + 17 * number, remark) for number, remark in enumerate(remarks)]
    for number, line in enumerate(lines):
        y = top + _HEIGHT * number
        body += _svg_row(line, y) if line else [_text(_LEFT - 6, y + 34, left_out(drawn), 'font-style="italic"')]
    y, x = height - 18, _LEFT
    for word in WORDS:
        body += [_use(word, x, y), _text(x + 12, y + 4, word)]
        x += 104
    shapes = "".join(f'<g id="echo-{word}">{shape}</g>' for word, shape in _SVG_SHAPES.items())
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
            ' role="img" font-family="sans-serif" font-size="12">',
            f"<title>{_plain(title)}</title>",
            f"<desc>{_plain(' '.join(remarks))}</desc>",
            f"<defs>{shapes}</defs>",
            f'<rect width="{width}" height="{height}" fill="#fff"/>',
            *body,
            "</svg>\n",
        ]
    )


def _svg_row(line: Sequence[Line], y: int) -> list[str]:
    made = [
        _text(_LEFT - 14, y + 26, "example", 'text-anchor="end"'),
        _text(_LEFT - 14, y + 44, "answer", 'text-anchor="end"'),
    ]
    for column, mark in enumerate(line):
        x = _LEFT + _STEP * column
        if _ticked(mark, line):
            made.append(_text(x, y + 10, str(mark.number), 'text-anchor="middle" font-size="10" fill="#555"'))
        marks = _use(mark.shown, x, y + 22) + _use(mark.answered, x, y + 40)
        made.append(f"<g><title>{_plain(_said(mark))}</title>{marks}</g>")
    return made


def _said(mark: Line) -> str:
    shown = f"replayed from round {mark.source}" if mark.source else mark.shown
    answer = "no answer" if mark.answer is None else f"answer {mark.answer}, {mark.answered}"
    return f"round {mark.number}: {mark.example}, {shown}; {answer}"


def _ticked(mark: Line, line: Sequence[Line]) -> bool:
    return mark.number % _TICK == 0 or (mark == line[0] and mark.number % _TICK == 1)


def _use(word: str, x: int, y: int) -> str:
    return f'<use href="#echo-{word}" x="{x}" y="{y}"/>'


def _text(x: int, y: int, text: str, style: str = "") -> str:
    return f'<text x="{x}" y="{y}"{" " * bool(style)}{style}>{_plain(text)}</text>'


def _plain(text: str) -> str:
    return escape("".join(character if character.isprintable() else "?" for character in text))


_STEP_CM, _HEIGHT_CM, _LANE_CM = 0.27, 0.95, 0.3


def tikz(drawn: Sequence[Line]) -> str:
    """Return a timeline as a TikZ picture, with the styles and marks of the template transcript.tex.j2."""
    made, y = [], 0.0
    for line in rows(drawn):
        if not line:
            made.append(rf"\node[anchor=west] at (-0.2,{y - _LANE_CM / 2:.2f}) {{\itshape {left_out(drawn)}}};")
        for lane, word in enumerate(("example", "answer") if line else ()):
            made.append(rf"\node[anchor=east] at (-0.2,{y - _LANE_CM * lane:.2f}) {{{word}}};")
        places = {mark: _STEP_CM * column for column, mark in enumerate(line)}
        for mark, x in places.items():
            if _ticked(mark, line):
                made.append(rf"\node[echonumber] at ({x:.2f},{y + 0.12:.2f}) {{{mark.number}}};")
        for word in WORDS:
            made += _plot(word, [x for mark, x in places.items() if mark.shown == word], y)
            made += _plot(word, [x for mark, x in places.items() if mark.answered == word], y - _LANE_CM)
        y -= _HEIGHT_CM
    for place, word in enumerate(WORDS):
        made += _plot(word, [2.2 * place], y)
        made.append(rf"\node[anchor=west] at ({2.2 * place + 0.1:.2f},{y:.2f}) {{{word}}};")
    return framed(made)


def _plot(word: str, places: Sequence[float], y: float) -> list[str]:
    """Return one path for all marks of a kind in a lane: TeX takes long over many paths."""
    points = " ".join(f"({x:.2f},{y:.2f})" for x in places)
    return [rf"\path[echo{word}] plot[only marks, mark=echo{word}] coordinates {{{points}}};"] if places else []
