"""The thresholds of a class as content for its proof, and as pictures in TikZ: a bar chart and a frontier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from echoproof.deciding.decision import Decision
from echoproof.deciding.frontier import Frontier
from echoproof.deciding.questions import FRONTIER, LOCAL
from echoproof.export.notation import Notation
from echoproof.export.tex import integer
from echoproof.export.tikz import Picture, framed

_VECTORS: Final = 12
"""Vectors of a frontier that a proof lists."""
_BARS: Final = 16
"""Hypotheses in a bar chart."""
_STEPS: Final = 12
"""Different numbers on one axis of a picture."""
_HEIGHT: Final = 3.0


@dataclass(frozen=True, slots=True)
class ThresholdRow:
    """One hypothesis: C(h) and a set that attains it, the best promise with replay, and the least without."""

    index: int
    dimension: int
    family: int
    least: int | None

    @property
    def threshold(self) -> int:
        """The best promise with replay."""
        return self.dimension + 1


@dataclass(frozen=True, slots=True)
class ThresholdsProof:
    """What a proof needs: a row for each hypothesis, and the frontier where the kernel accepted one."""

    rows: tuple[ThresholdRow, ...]
    frontier: Frontier | None
    certified: bool
    """Whether the kernel accepted the numbers with replay."""

    @property
    def shown(self) -> list[tuple[tuple[int, ...], dict[int, list[int]]]]:
        """The first vectors, each with its sets that forbid a lesser promise and the hypotheses they do so for."""
        if self.frontier is None:
            return []
        listed = []
        for vector, tight in zip(self.frontier.vectors[:_VECTORS], self.frontier.tight[:_VECTORS], strict=True):
            forbidden: dict[int, list[int]] = {}
            for h, family in enumerate(tight):
                if family:
                    forbidden.setdefault(family, []).append(h)
            listed.append((vector, forbidden))
        return listed

    @property
    def more(self) -> int:
        """The number of vectors that are not shown."""
        return 0 if self.frontier is None else max(0, len(self.frontier.vectors) - _VECTORS)


def thresholds_proof(decision: Decision) -> ThresholdsProof | None:
    """Work out the content of the proof; None where the local closure dimensions are undecided."""
    local, frontier = decision.found(LOCAL), decision.found(FRONTIER)
    if local.value is None:
        return None
    known = frontier.value if frontier.certificate is not None else None
    pairs = enumerate(zip(local.value.dimensions, local.value.families, strict=True))
    rows = tuple(ThresholdRow(h, c, family, known.least(h) if known else None) for h, (c, family) in pairs)
    return ThresholdsProof(rows, known, local.certificate is not None)


def bar_chart(notation: Notation, proof: ThresholdsProof) -> Picture | None:
    """Draw what replay costs each hypothesis: its least promise without replay, and the best with it.

    None without a frontier, or with too many hypotheses.
    """
    if proof.frontier is None or len(proof.rows) > _BARS:
        return None
    most = max(row.threshold for row in proof.rows)
    lines = []
    for row in proof.rows:
        for at, number, style in ((0.0, row.least or 1, "echobarplain"), (0.42, row.threshold, "echobarreplay")):
            left, top = 1.3 * row.index + at, 1000 * number // most * _HEIGHT / 1000
            lines.append(rf"\path[{style}] ({left:.2f},0) rectangle ({left + 0.38:.2f},{top:.2f});")
            label = _short(number)
            lines.append(rf"\node[anchor=south, font=\scriptsize] at ({left + 0.19:.2f},{top:.2f}) {{${label}$}};")
        lines.append(rf"\node[anchor=north] at ({1.3 * row.index + 0.4:.2f},-0.05) {{{notation.hyp(row.index)}}};")
    lines.append(rf"\draw[echorule] (-0.2,0) -- ({1.3 * len(proof.rows) - 0.3:.2f},0);")
    return Picture(framed(lines))


def frontier_picture(notation: Notation, proof: ThresholdsProof) -> Picture | None:
    """Draw the promises of two or three hypotheses that can be kept; None where that is not possible.

    For each pair of promises of the first two it has, as a square, that they can be kept, or the least promise that the
    third one can have then. The axes have the numbers at which something changes.
    """
    n = len(proof.rows)
    if proof.frontier is None or not proof.frontier.complete or n not in (2, 3):
        return None
    vectors, best = proof.frontier.vectors, [row.threshold for row in proof.rows]
    axes = [sorted({1, *(vector[h] for vector in vectors), best[h]}) for h in (0, 1)]
    if max(map(len, axes)) > _STEPS:
        return None
    lines = []
    for column, first in enumerate(axes[0]):
        for row, second in enumerate(axes[1]):
            above = [vector for vector in vectors if vector[0] <= first and vector[1] <= second]
            least = min((vector[2] for vector in above), default=None) if n == 3 else None
            corner = (first, second, least)[:n]
            marks = ["echokept"] * bool(above) + ["echobroken"] * (not above)
            marks += ["echofrontier"] * (corner in vectors)
            left, low = column * 0.9, row * 0.9
            lines.append(
                rf"\path[{', '.join(marks)}] ({left:.2f},{low:.2f}) rectangle ({left + 0.8:.2f},{low + 0.8:.2f});"
            )
            texts = [] if least is None else [f"${_short(least)}$"]
            texts += [r"$\star$"] * ((first, second) == (best[0], best[1]))
            if texts:
                lines.append(rf"\node at ({left + 0.4:.2f},{low + 0.4:.2f}) {{{' '.join(texts)}}};")
    lines += [
        rf"\node[anchor=north] at ({0.9 * at + 0.4:.2f},-0.05) {{${_short(number)}$}};"
        for at, number in enumerate(axes[0])
    ]
    lines += [
        rf"\node[anchor=east] at (-0.05,{0.9 * at + 0.4:.2f}) {{${_short(number)}$}};"
        for at, number in enumerate(axes[1])
    ]
    lines.append(rf"\node[anchor=north west] at ({0.9 * len(axes[0]):.2f},-0.05) {{$d({notation.symbol(0)})$}};")
    lines.append(rf"\node[anchor=south east] at (-0.05,{0.9 * len(axes[1]):.2f}) {{$d({notation.symbol(1)})$}};")
    return Picture(framed(lines))


def _short(number: int) -> str:
    """Return a number for a picture, a long one by its power of ten."""
    digits = len(str(number))
    return integer(number) if digits <= 5 else rf"{{>}}10^{{{digits - 1}}}"
