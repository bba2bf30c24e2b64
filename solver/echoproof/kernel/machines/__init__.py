"""Checks whether a machine generates: a lasso that beats it, or a ranking that shows that there is none.

A machine reads the profile of an example, answers a hypothesis and goes to a next state. Write R for the hypotheses
answered in earlier rounds. An example of profile p is legal for the target k when k is in p (it is genuine) or p meets
R (it may be a replay); the answer m is wrong for k when h_m is not inside h_k. See docs/machines.md.

lasso: a target, and profiles to show: the stem once, the loop for ever. Every round is legal; the loop ends with the
state and the R with which it began; each cell of the target is shown in the loop, or is finite and shown in the stem as
often as it has points; some answer of the loop is wrong. So the stream enumerates the target with replay, and the
machine is wrong infinitely often.

ranking: for every target all (state, R, counts) that legal streams reach, in levels. A count says how often a finite
cell of the target was shown; its cap, at most its size, stands for so often or more. Legal rounds lead to the same
level or a later one, so every play stays in one level in the end. There no answer is wrong, or no round shows the
helpful cell of the level, which is infinite, or finite and short of its cap: no enumeration stays there.
"""

from ..classfile import read
from ..meter import Meter
from ..outcome import Outcome, Rejected
from . import certificate
from .machine import Fault, digest, read_machine

__all__ = ["Fault", "Outcome", "check", "digest"]


def check(class_file: bytes, machine_file: bytes, certificate_file: bytes) -> Outcome:
    """Check a certificate about a machine for a class, all as bytes; an Outcome always, never an exception."""
    try:
        names, cells = read(class_file, meter := Meter())
        machine = read_machine(machine_file, names, cells, meter)
        return Outcome(certificate.check(certificate.read(certificate_file, meter), names, cells, machine))
    except Rejected as rejected:
        return Outcome(None, *rejected.args)
