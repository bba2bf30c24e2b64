"""A budget of steps for code that is not the program's own: what has not answered within it has not answered."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any, ParamSpec, TypeVar

from echoproof.attack.protocols import NoAnswerError

P = ParamSpec("P")
T = TypeVar("T")


class _Stop(BaseException):
    """Ends a call; code that goes on after every `Exception` does not go on after this."""


def within(steps: int, function: Callable[P, T]) -> Callable[P, T]:
    """Return the function with a budget for each call: NoAnswerError once it has run `steps` lines and calls.

    Steps, not seconds, so that a game is the same on every machine. What runs inside the interpreter's own functions
    is not counted, and code that swallows even `BaseException`, or starts threads, is not stopped: this is for code
    that is known, such as the machines of a proof. Unknown code belongs in a process of its own.
    """

    def limited(*args: P.args, **kwargs: P.kwargs) -> T:
        left = steps

        def spend(_frame: FrameType, event: str, _value: Any) -> Any:
            nonlocal left
            left -= event in ("call", "line")
            if left < 0:
                raise _Stop
            return spend

        def ignored(found: Any) -> None:
            # The interpreter drops what is raised while an object is finalized, and stops tracing: begin again.
            if found.exc_type is _Stop:
                sys.settrace(spend)
            else:
                hook(found)

        trace, hook = sys.gettrace(), sys.unraisablehook
        sys.settrace(spend)
        sys.unraisablehook = ignored
        try:
            return function(*args, **kwargs)
        except _Stop:
            raise NoAnswerError(f"no answer within {steps} steps") from None
        finally:
            sys.settrace(trace)
            sys.unraisablehook = hook

    return limited
