"""What the checker says: accepted, or rejected with a code and a place in the user's own names."""

from enum import Enum
from typing import NamedTuple


class Code(Enum):
    """Why a check failed."""

    CLASS = "the class file cannot be read, or is no class"
    UNREADABLE = "the certificate is no JSON document"
    SHAPE = "a field is missing, unknown, or of the wrong type"
    NAME = "a name that is no hypothesis of the class, that stands twice, or out of order"
    DIGEST = "the certificate is about another class"
    CASES = "the cases are not exactly those of the class"
    REALIZED = "a profile that no point has"
    TARGET = "a target that is not possible there"
    SERVED = "the adversary's claim fails: nothing shows that the answer is wrong for the target"
    UNSERVED = "the generator's claim fails: the answer is wrong for a target"
    LIMIT = "the check needs more work than this checker gives to one"


class Outcome(NamedTuple):
    """The result of a check: `kind` of the certificate when accepted, else `code`, place and detail."""

    kind: str | None
    code: Enum | None = None
    place: str = ""
    detail: str = ""


class Rejected(Exception):
    """Stops a check: code, place (a path in the file that was read), detail."""
