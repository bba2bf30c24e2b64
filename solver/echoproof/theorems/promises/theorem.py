"""Which promises can be kept with replay, on classes of any size; [R] 5.1 is an instance."""

from __future__ import annotations

from typing import Final, Literal

from echoproof.deciding.local_closure import local_closure
from echoproof.games.least_promises import least_promises
from echoproof.theorems.criterion.theorem import small_classes
from echoproof.theorems.theorem import Outcome, Run, theorem

_LIMIT: Final = 200_000
_SIZES: Final[tuple[int | Literal["infinite"], ...]] = (1, 2, "infinite")
_HYPOTHESES: Final = 2


def _vectors() -> Outcome:
    classes = traded = differing = 0
    for n in range(1, _HYPOTHESES + 1):
        for cls in small_classes(n, _SIZES):
            found = tuple(dimension + 1 for dimension in local_closure(cls.table).dimensions)
            classes, traded = classes + 1, traded + (max(found) > 1)
            differing += least_promises(cls.table, _LIMIT) != found
    detail = f"{classes} classes, {traded} with a promise above 1, {differing} on which the best promises are not C + 1"
    return Outcome(traded > 0 and not differing, detail)


THEOREM: Final = theorem(
    "promises",
    Run(
        name="small-classes",
        words="the best promises are `C(h) + 1`, as the game says, solved without the theorem",
        bound=f"all classes of at most {_HYPOTHESES} hypotheses with cells of 1 point, 2 points and infinite",
        kind="exhaustive up to a bound",
        run=_vectors,
    ),
)
