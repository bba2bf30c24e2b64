"""The proof appendix of a family: the prose is in the template, what it says of the family is worked out here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from echoproof import __version__
from echoproof.export.family_picture import members_picture
from echoproof.export.family_words import (
    Symbols,
    condition_tex,
    finite_set_tex,
    form_tex,
    line_tex,
    sets_tex,
    variable,
)
from echoproof.export.latex import CITATIONS, breakable, environment
from echoproof.export.tex import escape, shortened
from echoproof.families.decision import Decided
from echoproof.families.graphs import Graph, Pumped, graph_of
from echoproof.families.numbers import Local, Numbers
from echoproof.families.relations import Relations
from echoproof.families.shown import Lined, apart, attained, intersection
from echoproof.model.errors import LimitError

_NOTIONS: Final = {
    "uniform": r"$\mathcal H$ is {} uniformly generatable, with and without replay",
    "non-uniform": r"$\mathcal H$ is {} non-uniformly generatable without replay",
    "non-uniform-replay": r"$\mathcal H$ is {} non-uniformly generatable with replay",
    "limit-replay": r"$\mathcal H$ is {} generatable in the limit, with and without replay",
    "proper-uniform": r"$\mathcal H$ is {} properly uniformly generatable without replay",
    "proper-uniform-replay": r"$\mathcal H$ is {} properly uniformly generatable with replay",
    "proper-limit": r"$\mathcal H$ is {} properly generatable in the limit without replay",
    "proper-limit-replay": r"$\mathcal H$ is {} properly generatable in the limit with replay",
}
_GENERAL: Final = {
    "non-uniform": "(every countable class is, {lens})",
    "limit-replay": "(every countable class is, by Witness Protection, {replay})",
    "proper-limit": "(every countable class is: Kleinberg and Mullainathan, arXiv:2404.06757)",
}
_ROWS: Final = 12
"""States of an automaton that is printed as a table."""
_TITLE: Final = 150


def family_appendix(decided: Decided, ways: Mapping[str, str] | None = None, *, standalone: bool = True) -> str:
    r"""Return the proof appendix as LaTeX: a document, or a fragment to \input into one.

    `ways` is what the other ways said. Raises LimitError when the numbers of the family are not known.
    """
    if isinstance(decided.numbers, str):
        raise LimitError(decided.numbers)
    family, symbols = decided.family, Symbols(decided.family)
    cite = CITATIONS[standalone]
    context = {
        "standalone": standalone,
        "part": "section" if standalone else "subsection",
        "cite": cite,
        "id": f"echoproof:{family.digest.removeprefix('sha256:')[:8]}",
        "title": escape(shortened(family.title, _TITLE)),
        "source": escape(shortened(family.source, 2 * _TITLE)),
        "natural": family.natural,
        "domain": r"\mathbb{N}" if family.natural else r"\mathbb{Z}",
        "renamed": symbols.renamed,
        "schemas": [
            {
                "symbol": symbols.general(number),
                "name": escape(schema.name),
                "set": condition_tex(schema.set_text),
                "parameters": ", ".join(map(variable, schema.parameters)),
                "where": condition_tex(schema.where_text) if schema.where_text else None,
            }
            for number, schema in enumerate(family.schemas)
        ],
        "lines": [_line(decided, notion, cite) for notion in _NOTIONS],
        "picture": members_picture(family, symbols),
        "uniform": _uniform(decided, symbols, decided.numbers),
        "table": _table(decided),
        "promises": _promises(decided, symbols, decided.numbers),
        "locals": [_local(decided, symbols, number, local) for number, local in enumerate(decided.numbers.local)],
        "proper": _proper(decided, symbols, decided.numbers),
        "version": __version__,
        "digest": breakable(family.digest),
        "ways": ways or {},
    }
    return environment().get_template("family.tex.j2").render(context)


def _line(decided: Decided, notion: str, cite: Mapping[str, str]) -> str:
    finding = decided.findings[notion]
    if finding.verdict == "undecided":
        return f"Whether {_NOTIONS[notion].format('')} is left undecided.".replace("  ", " ")
    said = _NOTIONS[notion].format(r"\textbf{not}" if finding.verdict == "not-generatable" else "").replace("  ", " ")
    if finding.sample_complexity is not None:
        return f"{said}; the sample complexity is ${finding.sample_complexity}$."
    return f"{said} {_GENERAL[notion].format(**cite)}." if notion in _GENERAL else f"{said}."


def _growing(decided: Decided, sets: Pumped, letter: str | None = None) -> dict[str, Any]:
    shown, reach, shift = sets_tex(sets, letter or decided.letter)
    return {"sets": shown, "range": reach, "shift": shift}


def _members(symbols: Symbols, found: list[Lined] | None, letter: str, shift: int) -> list[str] | None:
    return None if found is None else [symbols.lined(member, letter, shift) for member in found]


def _uniform(decided: Decided, symbols: Symbols, numbers: Numbers) -> dict[str, Any]:
    closure, family = numbers.closure, decided.family
    if closure.growing is None:
        largest = finite_set_tex(closure.largest) if closure.many else None
        return {"growing": None, "dimension": int(closure.many), "largest": largest}
    made = _growing(decided, closure.growing)
    members = _members(symbols, intersection(family, closure.growing), decided.letter, made["shift"])
    other = None if members else apart(family, closure.growing)
    return {
        **made,
        "growing": True,
        "members": members,
        "apart": symbols.lined(other, "y") if other else None,
    }


def _table(decided: Decided) -> list[dict[str, Any]] | None:
    """Return the automaton of the closed sets as rows; None when it is large."""
    relations = Relations(decided.family)
    graph = graph_of(relations.diagrams, relations.closed())
    if not graph.useful or len(graph.useful) > _ROWS:
        return None
    order = _order(graph)
    rows = []
    for state in order:
        after = {bit: order[to] for to, bit, _ in graph.steps[state]}
        rows.append({"state": order[state], "out": after.get(0), "in": after.get(1), "accepts": graph.accepts[state]})
    return rows


def _order(graph: Graph) -> dict[int, int]:
    """Return numbers of the states of a graph, from 1, as they are reached."""
    order, work = {0: 1}, [0]
    for state in work:
        for to, _, _ in sorted(graph.steps[state], key=lambda step: step[1]):
            if to not in order:
                order[to] = len(order) + 1
                work.append(to)
    return order


def _promises(decided: Decided, symbols: Symbols, numbers: Numbers) -> dict[str, Any]:
    for number, local in enumerate(numbers.local):
        if local.endless is not None:
            return {"broken": _endless(decided, symbols, number, local)}
    return {"broken": None}


def _local(decided: Decided, symbols: Symbols, number: int, local: Local) -> dict[str, str]:
    schema, family = decided.family.schemas[number], decided.family
    own = rf"C({symbols.general(number)})"
    if local.endless is not None:
        return _infinite(decided, symbols, number, local)
    if local.form is not None and not local.constant:
        text = f"${own} = {{}}$ {form_tex(local.form, schema)}"
    elif local.form is not None or local.constant:
        text = f"${own} = {int(local.most.many)}$"
    else:
        return {"text": f"${own}$ finite for every member", "proof": f"That ${own}$ is finite is {_BY_KERNEL}"}
    shown = attained(family, number, local.form or int(local.most.many))
    if shown is None:
        none = "no finite set of members with such a one has a finite, non-empty intersection: this is "
        proof = none if local.most.many == 0 else f"${own}$ is "
        return {"text": text, "proof": proof[0].upper() + proof[1:] + _BY_KERNEL}
    letter = schema.parameters[0] if schema.parameters else "d"
    pair = r" \cap ".join(symbols.lined(member, letter) for member in shown.pair)
    kinds = " and ".join(f"${symbols.general(one)}$" for one in shown.leaving)
    far = "far positive points" if shown.side > 0 else "far negative points"
    if family.modulus > 1:
        far += rf" $x \equiv {shown.residue} \pmod{{{family.modulus}}}$"
    proof = (
        f"For ${symbols.general(number)}$ the number is attained by ${pair}$. It is not larger: the {far} are in all "
        f"members but some of the form {kinds}. A finite intersection leaves them out, so such a member is in every "
        f"$F$ with a finite intersection, and none of these shares more points with ${symbols.general(number)}$."
    )
    return {"text": text, "proof": proof}


def _infinite(decided: Decided, symbols: Symbols, number: int, local: Local) -> dict[str, str]:
    """Say of a schema that C is infinite for some of its members, or for all, and which intersections show it."""
    schema = decided.family.schemas[number]
    broken = _endless(decided, symbols, number, local)
    at, own = broken["member"], rf"C({symbols.general(number)})"
    joined = r" \cap ".join(broken["members"] or [])
    members = f"${joined}$" if joined else "an intersection of such members"
    proof = rf"$C({at}) = \infty$, as ${broken['sets']}$ is {members} for every ${broken['range']}$."
    form = None if local.form is None else form_tex(local.form, schema)
    if form is None:
        return {"text": rf"$C({at}) = \infty$", "proof": proof}
    text = rf"${own} = \infty$" if form == r"$\infty$" else f"${own} = {{}}$ {form}"
    return {"text": text, "proof": f"{proof} Of the other members it is {_BY_KERNEL}"}


def _endless(decided: Decided, symbols: Symbols, number: int, local: Local) -> dict[str, Any]:
    """Return the growing intersections with one member of a schema."""
    sets = local.endless
    if sets is None:
        raise ValueError("every member has a finite number")
    own = decided.family.schemas[number].parameters
    letter = decided.letter if decided.letter not in own else "k"
    made = _growing(decided, sets, letter)
    found = intersection(decided.family, sets, (number, local.at))
    members = _members(symbols, found, letter, made["shift"])
    return {**made, "member": symbols.lined((number, tuple((0, v) for v in local.at)), letter), "members": members}


_BY_KERNEL: Final = "read off the automaton of these intersections, which the kernel has worked out by itself."


def _proper(decided: Decided, symbols: Symbols, numbers: Numbers) -> dict[str, Any]:
    unanswered, hardness = numbers.unanswered, decided.hardness
    made: dict[str, Any] = {"point": numbers.point, "uniform_growing": unanswered.growing is not None, "strategy": None}
    if unanswered.growing is not None:
        made |= _growing(decided, unanswered.growing)
    else:
        made["complexity"] = int(unanswered.many) + 1
        made["largest"] = f"${finite_set_tex(unanswered.largest)}$" if unanswered.many else None
    if numbers.point is not None and not isinstance(hardness, str) and hardness.strategy is not None:
        rows = []
        for number, groups in enumerate(hardness.strategy.replies):
            letter = decided.family.schemas[number].parameters[:1]
            shown = [
                ", ".join(
                    symbols.member(k, [line_tex((s.sign, s.constant), letter[0] if letter else "d") for s in shifts])
                    for k, shifts in group
                )
                for group in groups
            ]
            rows.append({"answer": symbols.general(number), "groups": shown})
        made["strategy"] = {"shown": hardness.strategy.shown, "replies": rows}
    finding = decided.findings["proper-limit-replay"]
    made["open"] = escape(finding.because) if finding.verdict == "undecided" else None
    return made
