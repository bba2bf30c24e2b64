"""Checks whether a class is properly uniformly generatable, with replay or without.

A common lower bound of a profile is a hypothesis inside all of the profile's. With replay the class is generatable iff
every realized profile has one: if not, show a point of that profile, then replay the first answer for ever, and all of
the profile's hypotheses stay possible. Without replay the profiles of infinite cells are those that matter: show the
cell. docs/notions.md has the proofs.

uniform-generator: for every profile that matters an answer inside all of it.
uniform-adversary: a profile that matters and, for every answer, a hypothesis of it and a realized profile that contains
the answer and not the hypothesis.
"""

from enum import Enum

from ..certificate import Facts, objects, read
from ..classfile import digest
from ..classfile import read as read_class
from ..outcome import Code, Outcome, Rejected

__all__ = ["Fault", "Outcome", "check"]


class Fault(Enum):
    """Why a check failed, where the kernel's general codes do not say it."""

    FINITE = "without replay, a profile of finitely many points"


def check(class_file: bytes, certificate_file: bytes) -> Outcome:
    """Check a certificate, given as two files' bytes; an Outcome always, never an exception.

    The kind of an accepted one says whether it is about replay, as in "uniform-adversary with replay".
    """
    try:
        names, cells = read_class(class_file)
        document = read(certificate_file)
        if not isinstance(document, dict) or document.get("format") != "echoproof/uniform-certificate@1":
            raise Rejected(Code.SHAPE, "format", "not echoproof/uniform-certificate@1")
        if document.get("class") != digest(names, cells):
            raise Rejected(Code.DIGEST, "class", f"the class at hand has {digest(names, cells)}")
        if (kind := document.get("kind")) not in ("uniform-generator", "uniform-adversary"):
            raise Rejected(Code.SHAPE, "kind", "not one of uniform-generator, uniform-adversary")
        if type(replay := document.get("replay")) is not bool:
            raise Rejected(Code.SHAPE, "replay", "neither true nor false")
        matters = sorted(profile for profile, size in cells.items() if replay or size == "infinite")
        (generator if kind == "uniform-generator" else adversary)(document, Facts(names, cells), matters)
        return Outcome(f"{kind} {'with' if replay else 'without'} replay")
    except Rejected as rejected:
        return Outcome(None, *rejected.args)


def generator(document, facts, matters):
    ((_, (*_, replies)),) = objects([document], ("format", "class", "kind", "replay", "replies"), "certificate")
    covered = []
    for place, (profile, answer) in objects(replies, ("profile", "answer"), "replies"):
        covered.append(facts.point(profile, f"{place}.profile"))
        low = facts.support[facts.hypothesis(answer, f"{place}.answer")]
        if any(covered[-1] >> k & 1 and low & ~facts.support[k] for k in facts.everyone):
            raise Rejected(Code.UNSERVED, f"{place}.answer", "not inside every hypothesis of the profile")
    if covered != matters:
        raise Rejected(Code.CASES, "replies", "not one for every profile that matters, in increasing order")


def adversary(document, facts, matters):
    keys = ("format", "class", "kind", "replay", "profile", "escapes")
    ((_, (*_, shown, escapes)),) = objects([document], keys, "certificate")
    profile = facts.point(shown, "profile")
    if profile not in matters:
        raise Rejected(Fault.FINITE, "profile", "its cell is finite")
    for place, answer, target, witness in facts.for_every_answer(escapes, "profile", "escapes"):
        if not profile >> target & 1:
            raise Rejected(Code.TARGET, f"{place}.target", "not in the profile")
        point = facts.point(witness, f"{place}.profile")
        if not point >> answer & 1 or point >> target & 1:
            raise Rejected(Code.SERVED, f"{place}.profile", "it does not contain the answer and leave out the target")
