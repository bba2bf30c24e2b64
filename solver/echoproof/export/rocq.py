"""A class as a Rocq file: its hypotheses as sets, its cells, and the theorem about those sets, proved by computation.

The file stands on the theory in proofs/rocq; whoever compiles it trusts Rocq and Replay.v, and nothing of ours. A class
of integers speaks about the user's own conditions; a class of profiles about every class with these cells. So does a
class of strings: that its languages realize these profiles is a premise, which automata checked and Rocq did not.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from typing import Final

from echoproof.deciding.decision import Decision
from echoproof.model import expressions as ex
from echoproof.model.classes import CUT_OFF, HypothesisClass
from echoproof.model.domains import Integers
from echoproof.model.errors import TooLargeError
from echoproof.model.strings import Strings

MAX_WORK: Final = 5_000_000
"""Sample points of a class of integers times its cells and hypotheses, which Rocq compares."""
_SIGNS: Final[dict[ex.Operator, str]] = {"<": "<?", "<=": "<=?", "==": "=?", "!=": "=?", ">=": ">=?", ">": ">?"}
_PARTS_OF_NAMES: Final = {"+": "_plus", "-": "_minus", "*": "_star", "'": "_prime"}
_TAKEN: Final = frozenset(
    """
    as at by cofix else end exists exists2 fix for forall fun if IF in let match mod return then using where with Prop
    Set SProp Type Axiom CoFixpoint Definition Fixpoint Hypothesis Parameter Theorem Variable name name_ind name_rec
    name_rect name_sind names cells class x profile Language true false nil cons negb Z nat list bool with_replay
    properly_generatable generatable_with_replay not_generatable_with_replay
    """.split()
)
"""Rocq's keywords and what the file itself means something by."""


def rocq(decision: Decision) -> str:
    """Return the file NAME.v of a class, hard or easy. Raises TooLargeError beyond what Rocq checks within a minute."""
    cls, hard = decision.cls, decision.hard
    head = [f"(** * {_comment(cls.title or 'A class')}", *([f"    {_comment(cls.source)}"] if cls.source else [])]
    head += [f"    {_comment(CUT_OFF)}"] * cls.cut_off
    body = _integers(cls, cls.domain, hard) if isinstance(cls.domain, Integers) else _profiles(cls, hard)
    return "\n".join([*head, "*)", "", *body, ""])


def _integers(cls: HypothesisClass, domain: Integers, hard: bool) -> list[str]:
    if domain.frame.offsets[-1] * (len(cls.table.cells) + cls.table.n) > MAX_WORK:
        found = "the class has too many cuts for its period to be checked in Rocq"
        raise TooLargeError(found, f"sample points times cells at most {MAX_WORK}")
    names = identifiers(cls.names)
    cases = [
        _wrapped(f"  | {name} => fun x => {condition}", "      ")
        for name, condition in zip(names, map(_condition, domain.conditions), strict=True)
    ]
    return [
        "From Coq Require Import List Bool ZArith.",
        "From Echoproof Require Import Replay Finite Decide Integers.",
        "Import ListNotations.",
        "Open Scope Z_scope.",
        "",
        *_called(names, cls.names),
        _wrapped(f"Inductive name := {' | '.join(names)}."),
        "",
        "Definition class (i : name) : Language Z :=",
        "  match i with",
        *cases,
        "  end.",
        "",
        _wrapped(f"Definition names : list name := [{'; '.join(names)}]."),
        "",
        *_cells(cls),
        "",
        "Theorem {} : {} class.".format(*_theorem(hard)),
        "Proof. decide_integers names cells. Qed.",
    ]


def _profiles(cls: HypothesisClass, hard: bool) -> list[str]:
    lemma, (theorem, claim) = "hard_spec" if hard else "easy_spec", _theorem(hard)
    return [
        "From Coq Require Import List Bool.",
        "From Echoproof Require Import Replay Finite Decide.",
        "Import ListNotations.",
        "",
        *_cells(cls),
        "",
        *(_languages(cls, cls.domain) if isinstance(cls.domain, Strings) else []),
        "(** Whatever the points are: every class over a countable domain that realizes exactly these profiles. *)",
        f"Theorem {theorem} {{X name}} (class : name -> Language X) (names : list name) :",
        f"  countable X -> lists names -> length names = {cls.table.n} -> realizes class names cells ->",
        f"  {claim} class.",
        "Proof.",
        "  intros countably listed size realized.",
        f"  apply ({lemma} class names cells); [assumption.. | rewrite size; vm_compute; reflexivity].",
        "Qed.",
    ]


def _languages(cls: HypothesisClass, domain: Strings) -> list[str]:
    """Say which languages have these profiles, and that Rocq does not know it."""
    texts = zip(cls.names, domain.texts, strict=True)
    return [
        f"(** The profiles are those of these regular expressions over the letters {_comment(domain.alphabet)}",
        "    in the dialect of echoproof's docs/formats.md:",
        *(f"    - {_comment(name)}: {_comment(text)}" for name, text in texts),
        "    That they are is the premise [realizes] of the theorem. It is checked by automata, those of echoproof and",
        "    those of its kernel; Rocq does not check it. *)",
    ]


def _wrapped(text: str, indent: str = "  ") -> str:
    """Break a line where there is a space, so that a long name or number stays whole."""
    return textwrap.fill(text, 110, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)


def _called(names: Sequence[str], given: Sequence[str]) -> list[str]:
    if list(given) == list(names):
        return []
    lines = [f"    - [{name}]: {_comment(said)}" for name, said in zip(names, given, strict=True)]
    return ["(** The hypotheses in the words of the class file:", *lines, "*)"]


def _theorem(hard: bool) -> tuple[str, str]:
    """Return the name of the theorem, and what it says of the class."""
    return "not_" * hard + "generatable_with_replay", "~ " * hard + "properly_generatable with_replay"


def _cells(cls: HypothesisClass) -> list[str]:
    """Write the realized profiles, a Boolean for each hypothesis in the order of the class."""
    rows = [
        "[" + "; ".join("true" if cell.profile >> i & 1 else "false" for i in range(cls.table.n)) + "]"
        for cell in cls.table.cells
    ]
    return [
        "(** The realized profiles: of each, which hypotheses contain its points. *)",
        "Definition cells : list profile := [",
        *(f"  {row}{';' if k < len(rows) else ''}" for k, row in enumerate(rows, 1)),
        "].",
    ]


def identifiers(names: Sequence[str]) -> list[str]:
    """Return a Rocq identifier for each name: like it, and different from the others and from words of the file."""
    made: list[str] = []
    for name in names:
        plain = re.sub("[^A-Za-z0-9_]", "_", "".join(_PARTS_OF_NAMES.get(c, c) for c in name))
        base = plain if re.match("[A-Za-z]", plain) and plain not in _TAKEN else f"h_{plain}".rstrip("_")
        candidate, number = base, 1
        while candidate in made:
            number += 1
            candidate = f"{base}_{number}"
        made.append(candidate)
    return made


def _comment(text: str) -> str:
    """Return text that neither ends a comment nor opens a comment or a string inside one."""
    return textwrap.shorten(text.replace('"', "'").replace("*", "∗"), 1000, placeholder=" …")


def _condition(condition: ex.Condition) -> str:
    if isinstance(condition, ex.Truth):
        return "true" if condition.value else "false"
    if isinstance(condition, ex.Not):
        return f"negb ({_condition(condition.part)})"
    if isinstance(condition, ex.Junction):
        return {"and": " && ", "or": " || "}[condition.kind].join(f"({_condition(p)})" for p in condition.parts)
    if isinstance(condition, ex.Membership):
        links = list(_normal(condition))
        inside = links[0] if len(links) == 1 else " || ".join(f"({link})" for link in links) or "false"
        return f"negb ({inside})" if condition.negated else inside
    links = list(_links(condition))
    return links[0] if len(links) == 1 else " && ".join(f"({link})" for link in links)


def _links(condition: ex.Comparison) -> Iterator[str]:
    """Yield each neighbouring pair of a chain; a remainder stands on the left, as the tactic reads it."""
    if any(isinstance(term, ex.Remainder) for term in condition.terms):
        yield from _normal(condition)
    else:
        for left, sign, right in zip(condition.terms, condition.operators, condition.terms[1:], strict=False):
            yield _compare(_term(left), sign, _term(right))


def _normal(condition: ex.Condition) -> Iterator[str]:
    for pair in ex.pairs(condition):
        if isinstance(pair, ex.Pair):
            yield _compare(_term(pair.term), pair.operator, str(pair.value))


def _compare(left: str, sign: ex.Operator, right: str) -> str:
    compared = f"{left} {_SIGNS[sign]} {right}"
    return f"negb ({compared})" if sign == "!=" else compared


def _term(term: ex.Term) -> str:
    if isinstance(term, ex.Remainder):
        inner = _term(term.linear)
        return f"{inner if inner.isalnum() else f'({inner})'} mod {term.modulus}"
    if term.slope == 0:
        return str(term.intercept)
    multiple = "x" if term.slope == 1 else f"{term.slope} * x"
    return f"{multiple} {'+' if term.intercept > 0 else '-'} {abs(term.intercept)}" if term.intercept else multiple
