"""The proof appendix of a class: the prose is in the templates, what it says about the class is worked out here."""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from echoproof import __version__
from echoproof.deciding import notions
from echoproof.deciding.certificates.limit import kind_of
from echoproof.deciding.criterion import AdversaryStrategy
from echoproof.deciding.decision import Decision
from echoproof.deciding.questions import BOUNDS, BOUNDS_REPLAY, CLOSURE, REPLAYS
from echoproof.deciding.symmetry import Permutation
from echoproof.export import tikz
from echoproof.export.adversary import adversary_proof
from echoproof.export.finite_intersections import minimal_finite_intersections
from echoproof.export.formulas import condition_tex
from echoproof.export.generator import generator_proof
from echoproof.export.notation import Notation, enumeration, word
from echoproof.export.numbers import number_proofs
from echoproof.export.replays import replay_proof, uniform_proof
from echoproof.export.tex import escape, integer
from echoproof.export.thresholds import bar_chart, frontier_picture, thresholds_proof
from echoproof.model.cells import Cell
from echoproof.model.classes import HypothesisClass
from echoproof.model.domains import Integers
from echoproof.model.files import shipped
from echoproof.model.strings import Strings

if TYPE_CHECKING:
    from jinja2 import Environment

_SETS: Final = {"integers": r"\mathbb{Z}", "naturals": r"\mathbb{N}"}
_CUTS_SHOWN: Final = 20
_CELLS_LISTED: Final = 40
_EXPRESSION_SHOWN: Final = 400
_INTERSECTION_SHOWN: Final = 12
_STREAMS_DRAWN: Final = 2
CITATIONS: Final = {
    True: {"replay": r"\cite{replay}", "lens": r"\cite{lens}", "lean": r"GenLimitLib~\cite{lean}"},
    False: {
        "replay": "Racca, Valko and Sanyal, arXiv:2603.11784",
        "lens": "(Li, Raman and Tewari, arXiv:2410.13714)",
        "lean": "the Lean library GenLimitLib",
    },
}


def appendix(decision: Decision, *, standalone: bool = True) -> str:
    r"""Return the proof appendix of a class as LaTeX: a document, or a fragment to \input into one.

    It says what the kernel accepted, so there has to be a strategy that it did accept: LimitError when there is none.
    """
    cls = decision.cls
    notation = Notation(cls)
    context = {
        "standalone": standalone,
        "part": "section" if standalone else "subsection",
        "cite": CITATIONS[standalone],
        # Labels carry the digest, so that several fragments can stand in one paper.
        "id": f"echoproof:{cls.digest.removeprefix('sha256:')[:8]}",
        "n": notation,
        "size": cls.table.n,
        "cells": cls.table.cells,
        "integers": isinstance(cls.domain, Integers),
        "strings": isinstance(cls.domain, Strings),
        "definitions": _definitions(notation),
        "picture": tikz.supports(notation),
        "version": __version__,
        "kind": kind_of(decision.strategy),
        "digest": breakable(cls.digest),
        "count": count,
        "cell_size": _cell_size,
        "all_infinite": all(cell.size == "infinite" for cell in cls.table.cells),
        "decision": decision,
        "parts": [notion.template for notion in notions.NOTIONS if notion.template is not None],
        **_domain(cls),
        **_proof(notation, decision),
        **_elements(notation, decision),
        **_uniform(decision),
        **_replays(decision),
        **thresholds_context(notation, decision),
        **number_proofs(decision),
    }
    return environment().get_template("appendix.tex.j2").render(context)


def record(fragments: list[str]) -> str:
    """Return a document that joins fragments, given by their paths without ending."""
    return environment().get_template("record.tex.j2").render(fragments=fragments)


@cache
def environment() -> Environment:
    """Return what reads the templates, with LaTeX-friendly brackets."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(shipped("templates", "reports/templates")),
        block_start_string="<%",
        block_end_string="%>",
        variable_start_string="<<",
        variable_end_string=">>",
        comment_start_string="<#",
        comment_end_string="#>",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,  # LaTeX has its own escaping, the filter tex
        undefined=StrictUndefined,
    )
    environment.filters |= {
        "tex": escape,
        "integer": integer,
        "also": lambda one, other: one & other,
        "without": lambda one, other: one & ~other,
    }
    return environment


def _definitions(notation: Notation) -> list[str]:
    """Say what each hypothesis is: its condition in the shape of the class file, or its cells."""
    cls = notation.cls
    if isinstance(cls.domain, Integers):
        return [
            rf"$\{{x \in {_SETS[cls.domain.kind]} :{{}}$ {text}$\,\}}$"
            if (text := condition_tex(condition)) is not None
            else f"the set of the {cls.domain.kind} that satisfy the long condition in the class file"
            for condition in cls.domain.written
        ]
    if isinstance(cls.domain, Strings):
        return [
            rf"the language of \texttt{{\frenchspacing{{}}{escape(' '.join(text.split()))}}}"
            if len(text) <= _EXPRESSION_SHOWN
            else "the language of the long expression in the class file"
            for text in cls.domain.texts
        ]
    rows = [[profile for profile in cls.table.profiles if profile >> index & 1] for index in range(cls.table.n)]
    if len(cls.table.cells) > _CELLS_LISTED:
        return [f"the union of the {len(row)} cells whose profile contains it" for row in rows]
    return [f"the union of {notation.cells(row, complete=True)}" for row in rows]


def _domain(cls: HypothesisClass) -> dict[str, Any]:
    """Say in which order the domain's points are listed, and how the cells are found."""
    if isinstance(cls.domain, Strings):
        letters = ", ".join(map(word, cls.domain.alphabet))
        return {
            "order": "by length, those of one length in the order of the alphabet",
            "alphabet": rf"\echoseq{{\{{{letters}\}}}}",
            "states": len(cls.domain.automaton.steps),
        }
    if not isinstance(cls.domain, Integers):
        return {"order": "first the first points of all its cells, then the second ones, and so on"}
    cuts, kind = cls.domain.cuts, cls.domain.kind
    return {
        "order": "by size" if kind == "naturals" else "by increasing absolute value, $x$ before $-x$ for $x > 0$",
        "points": "natural numbers" if kind == "naturals" else kind,
        "all_points": _SETS[kind],
        "cuts": cuts[:_CUTS_SHOWN],
        "more_cuts": len(cuts) > _CUTS_SHOWN,
        "period": cls.domain.frame.period,
    }


def _proof(notation: Notation, decision: Decision) -> dict[str, Any]:
    """Work out the proof of the verdict on proper generation with replay."""
    strategy = decision.strategy
    if isinstance(strategy, AdversaryStrategy):
        hard = adversary_proof(notation.cls, strategy)
        pictures = [tikz.timeline(notation, item.case.answer, item.case.group, item.stream) for item in hard.cases]
        return {
            "hard": True,
            "proof": hard,
            "symmetric": any(item.alike for item in hard.cases),
            "pictures": [*pictures[:_STREAMS_DRAWN], *[None] * len(pictures)],
            "cells_of": lambda part: notation.cells(cell.profile for cell in part.cells),
            "alike_answers": lambda item: enumeration([notation.hyp(case.answer) for case, _, _ in item.alike], "or"),
            "cycles": lambda permutation: cycles(notation, permutation),
        }
    content = generator_proof(notation.cls, strategy)
    return {
        "hard": False,
        "proof": content,
        "cells_with": lambda index: [p for p in notation.cls.table.profiles if p >> index & 1],
        "cell_union": lambda cells: notation.cells(cell.profile for cell in cells) or r"$\emptyset$",
    }


def _elements(notation: Notation, decision: Decision) -> dict[str, Any]:
    """Work out the closure dimension, why it is that, and where it is attained."""
    cls, found = notation.cls, decision.found(CLOSURE)
    certified = {"certified_dimension": found.certificate is not None}
    if found.value is None:
        return {"complexity": None, **certified}
    attained = found.value.hypotheses
    inside = [cell.profile for cell in cls.table.cells if cell.profile & attained == attained]
    points = [notation.point(point) for point in islice(cls.domain.elements(inside), _INTERSECTION_SHOWN)]
    infinite = [cell.profile for cell in cls.table.cells if cell.size == "infinite"]
    return {
        "complexity": found.value.sample_complexity,
        **certified,
        "infinite_cells": infinite,
        "minimal": minimal_finite_intersections(cls.table),
        "attained": attained,
        "intersection": ", ".join([*points, *[r"\dots"] * (found.value.dimension > len(points))]),
    }


def _uniform(decision: Decision) -> dict[str, Any]:
    """Work out the proofs about proper uniform generation, without replay and with it, that the kernel accepted."""
    asked = ((decision.found(BOUNDS), False), (decision.found(BOUNDS_REPLAY), True))
    return {
        "uniform": [
            uniform_proof(decision.cls, found.value, replay=replay)
            for found, replay in asked
            if found.value is not None and found.certificate is not None
        ]
    }


def _replays(decision: Decision) -> dict[str, Any]:
    """Work out the proof of the replay number, where there is one that the kernel accepted."""
    found = decision.found(REPLAYS)
    serves = found.value is not None and found.certificate is not None
    return {"replays": replay_proof(decision.cls, found.value) if serves and found.value else None}


def thresholds_context(notation: Notation, decision: Decision) -> dict[str, Any]:
    """Work out the proof of the thresholds, and its pictures."""
    proof = thresholds_proof(decision)
    bars, frontier = (proof and draw(notation, proof) for draw in (bar_chart, frontier_picture))
    return {"thresholds": proof, "bars": bars, "frontier": frontier}


def thresholds_pictures(decision: Decision) -> str:
    """Return the pictures of the thresholds of a class as a LaTeX document."""
    notation = Notation(decision.cls)
    context = {"n": notation, "size": decision.cls.table.n, **thresholds_context(notation, decision)}
    return environment().get_template("thresholds_document.tex.j2").render(context)


def cycles(notation: Notation, permutation: Permutation) -> str:
    """Return a permutation in words: exchange a with b, move a to b, b to c and c to a."""
    exchanges, moves = [], []
    left = {index for index, image in enumerate(permutation) if image != index}
    while left:
        cycle = [min(left)]
        while permutation[cycle[-1]] != cycle[0]:
            cycle.append(permutation[cycle[-1]])
        left -= set(cycle)
        if len(cycle) == 2:
            exchanges.append(f"{notation.hyp(cycle[0])} with {notation.hyp(cycle[1])}")
        else:
            pairs = zip(cycle, [*cycle[1:], cycle[0]], strict=True)
            moves += [f"{notation.hyp(one)} to {notation.hyp(other)}" for one, other in pairs]
    words = [f"{verb} {enumeration(parts)}" for verb, parts in (("exchange", exchanges), ("carry", moves)) if parts]
    return ", and ".join(words)


def _cell_size(cell: Cell) -> str:
    return "infinite" if cell.size == "infinite" else f"${integer(cell.size)}$"


def count(number: int, one: str, many: str) -> str:
    """Return a number in words with its noun: no class, one class, two classes; digits beyond twelve."""
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    return f"{words[number] if number < len(words) else number} {one if number == 1 else many}"


def breakable(digest: str) -> str:
    """Return a digest that can be broken after every eighth character."""
    head, _, digits = digest.partition(":")
    return r"\allowbreak{}".join([f"{head}:", *(digits[i : i + 8] for i in range(0, len(digits), 8))])
