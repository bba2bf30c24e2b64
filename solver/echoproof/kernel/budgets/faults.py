"""Why a check under a budget failed, where the kernel's general codes do not say it."""

from enum import Enum


class Fault(Enum):
    """Codes of this room."""

    TRAP = "the targets are no trap after the answer, or a dearer one than claimed"
    CHEAPER = "a cheaper trap than claimed is there after the answer"
    LIMIT = "more sets of targets, or positions, have to be looked at than this checker does"
