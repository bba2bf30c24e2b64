"""What the checker says: accepted with a claim, or rejected with a code and a place in the user's own names."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Any, NamedTuple


class Code(Enum):
    """Why a check failed."""

    FILES = "the files are not one certificate with what it is about"
    CLASS = "the class file cannot be read, or is no class"
    MACHINE = "the machine file cannot be read, or is no machine for the class"
    UNREADABLE = "the certificate is no JSON document"
    SHAPE = "a field is missing, unknown, or of the wrong type"
    NAME = "a name that is no hypothesis of the class, or no state, that stands twice, or out of order"
    DIGEST = "the certificate is about another class, or another machine"
    CASES = "the cases are not exactly those of the class"
    REALIZED = "a profile that no point has"
    TARGET = "a target that is not possible there"
    SERVED = "the adversary's claim fails: nothing shows that the answer is wrong for the target"
    UNSERVED = "the generator's claim fails: the answer is wrong for a target"
    FINITE = "without replay, a profile of finitely many points"
    SIZE = "the intersection of the hypotheses has another number of points"
    LARGER = "a finite intersection of hypotheses has more points than the number"
    BROKEN = "promises that cannot be kept: as many points are in hypotheses that have no larger one"
    LOWER = "a promise can be lesser, or its family does not show that it cannot"
    MISSING = "promises can be kept that are not as large as those of a listed vector"
    TRAP = "the targets are no trap after the answer, or a dearer one than claimed"
    CHEAPER = "a cheaper trap than claimed is there after the answer"
    ENTRY = "a stream meets an entry of a machine's table that is not there, stands twice, or is none"
    ILLEGAL = "an example of a stream is neither genuine nor replayed"
    OPEN = "the loop is empty, or does not end where it began"
    UNFINISHED = "a cell of the target is not shown in full"
    RIGHT = "no answer of the loop is wrong for the target"
    COUNTED = "what is counted is no finite cell of the target, or its cap is out of range"
    STATES = "a state that a legal stream reaches is not listed, or one is listed twice"
    ORDER = "a legal round leads back to an earlier level"
    WRONG = "an answer inside a level without a helpful cell is wrong for the target"
    HELPFUL = "the helpful cell of a level is not due there, or is shown inside it"
    LEAST = "a listed class stands twice, or out of order, or is not the least of its copies"
    HARD = "a listed class is none, or is not hard, or not critical where that is claimed"
    PROOF = "the clausal proof does not refute the formula"
    LIMIT = "the check needs more than this checker gives to one"


UNREADABLE = {Code.FILES, Code.CLASS, Code.MACHINE, Code.UNREADABLE}


class Outcome(NamedTuple):
    """The result of a check: `kind`, `claim` and `numbers` when accepted, else `code`, `place` and `detail`.

    `title` and `digest` are those of the class, where one is there and could be read.
    """

    kind: str | None = None
    claim: str = ""
    numbers: Mapping[str, Any] = MappingProxyType({})
    trusted: tuple[str, ...] = ()
    """What is trusted besides the theorems on all classes, where the claim rests on more."""
    title: str | None = None
    digest: str | None = None
    code: Code | None = None
    place: str = ""
    detail: str = ""
    unreadable: bool = False
    """Whether it was rejected because a file is not what it should be, whatever it claims."""
    cut_off: bool = False
    """Whether the class file says that it is a finite part of an infinite class, which the claim is not about."""


class Rejected(Exception):  # noqa: N818  (no error of a program, but what it is to say)
    """Stops a check: code, place (a path in the file that was read), detail."""
