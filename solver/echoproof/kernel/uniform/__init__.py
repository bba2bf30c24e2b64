"""Checks whether a class is properly uniformly generatable, with replay or without; and the closure dimension.

A common lower bound of a profile is a hypothesis inside all of the profile's. With replay the class is generatable iff
every realized profile has one: if not, show a point of that profile, then replay the first answer for ever, and all of
the profile's hypotheses stay possible. Without replay the profiles of infinite cells are those that matter: show the
cell. docs/notions.md has the proofs.

uniform-generator: for every profile that matters an answer inside all of it.
uniform-adversary: a profile that matters and, for every answer, a hypothesis of it and a realized profile that contains
the answer and not the hypothesis.
closure-dimension: a number, and hypotheses whose intersection has so many points; no finite one has more, for which the
checker looks itself. One more is the sample complexity of uniform generation (docs/theory.md).
"""

from enum import Enum

from ..certificate import Facts, objects, read
from ..classfile import digest
from ..classfile import read as read_class
from ..meter import Meter
from ..outcome import Code, Outcome, Rejected

__all__ = ["Fault", "Outcome", "check"]


class Fault(Enum):
    """Why a check failed, where the kernel's general codes do not say it."""

    FINITE = "without replay, a profile of finitely many points"
    SIZE = "the intersection of the hypotheses has another number of points"
    LARGER = "a finite intersection of hypotheses has more points than the number"
    LIMIT = "more intersections have to be looked at than this checker does"


WORK = 1 << 23  # intersections looked at, times the cells of the class


def check(class_file: bytes, certificate_file: bytes) -> Outcome:
    """Check a certificate, given as two files' bytes; an Outcome always, never an exception.

    The kind of an accepted one says whether it is about replay, as in "uniform-adversary with replay".
    """
    try:
        names, cells = read_class(class_file, meter := Meter())
        document = read(certificate_file, meter)
        if not isinstance(document, dict) or document.get("format") != "echoproof/uniform-certificate@1":
            raise Rejected(Code.SHAPE, "format", "not echoproof/uniform-certificate@1")
        if document.get("class") != digest(names, cells):
            raise Rejected(Code.DIGEST, "class", f"the class at hand has {digest(names, cells)}")
        if (kind := document.get("kind")) not in ("uniform-generator", "uniform-adversary", "closure-dimension"):
            raise Rejected(Code.SHAPE, "kind", "not one of uniform-generator, uniform-adversary, closure-dimension")
        if kind == "closure-dimension":
            dimension(document, Facts(names, cells), list(cells.values()))
            return Outcome(kind)
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


def dimension(document, facts, sizes):
    keys = ("format", "class", "kind", "number", "hypotheses")
    ((_, (*_, number, attained)),) = objects([document], keys, "certificate")
    if type(number) is not int or number < 0:
        raise Rejected(Code.SHAPE, "number", "not a number of points")
    endless = sum(1 << c for c, size in enumerate(sizes) if size == "infinite")
    everything = (1 << len(sizes)) - 1

    def points(part):
        return sum(size for c, size in enumerate(sizes) if size != "infinite" and part >> c & 1)

    if number or attained != []:
        chosen, common = facts.profile(attained, "hypotheses"), everything
        for k in facts.everyone:
            common &= facts.support[k] if chosen >> k & 1 else everything
        if common & endless or points(common) != number:
            raise Rejected(Fault.SIZE, "hypotheses", "not as many points as the number says")
    looked_at, stack = 0, [(everything, 0)]
    while stack:
        common, start = stack.pop()
        looked_at += len(sizes)
        if looked_at > WORK:
            raise Rejected(Fault.LIMIT, "number", f"more than {WORK} intersections times cells")
        if points(common) <= number:
            continue  # smaller ones have no more
        if start and not common & endless:
            raise Rejected(Fault.LARGER, "number", f"one has {points(common)} points")
        # A hypothesis that takes no infinite cell away is not needed to make an intersection finite.
        further = [k for k in facts.everyone[start:] if common & endless & ~facts.support[k]]
        stack += [(common & facts.support[k], k + 1) for k in further]
