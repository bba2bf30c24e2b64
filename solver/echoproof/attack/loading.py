"""What a user may call a generator: MODULE:FUNCTION, where MODULE is importable or a file; and its kind."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from echoproof.model.errors import EchoproofError, Place
from echoproof.model.files import keep

Kind = Literal["proper", "element", "query"]
"""What a generator answers, and from what: hypotheses; points; points, with questions to an oracle."""
_DOTTED: Final = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)*")
_ALLOWED: Final = "MODULE:FUNCTION, where MODULE can be imported from here or is a path that ends in .py"


class GeneratorError(EchoproofError):
    """The generator cannot be found, loaded or called."""


@dataclass(frozen=True, slots=True)
class Named:
    """A generator of the user's, by name. Exactly one of `module` and `file` is there."""

    module: str
    file: str
    function: str

    @property
    def home(self) -> str:
        """The module or the file."""
        return self.module or self.file


def named(text: str) -> Named:
    """Read MODULE:FUNCTION; GeneratorError when it is not of this form or the file cannot be read."""
    home, _, function = text.rpartition(":")
    if not home or not _DOTTED.fullmatch(function):
        raise GeneratorError(f"found {text!r:.200} where a generator is expected", _ALLOWED)
    if not home.endswith(".py"):
        if not _DOTTED.fullmatch(home):
            raise GeneratorError(f"{home!r:.200} is no name of a module", _ALLOWED)
        return Named(home, "", function)
    try:
        with Path(home).open("rb") as stream:
            keep(stream.fileno())
            return Named("", home, function)
    except (OSError, ValueError) as failure:
        raise GeneratorError(
            f"cannot read it ({getattr(failure, 'strerror', None) or failure})", place=Place(file=home)
        ) from None


def kind_of(counts: list[int], wanted: Kind | None) -> Kind:
    """Return the kind of a generator that can be called with these numbers of arguments (1, 2 or both).

    Raises GeneratorError when that leaves the kind open and none is wanted, or when the wanted one does not fit.
    """
    if wanted is not None:
        due = 1 if wanted == "element" else 2
        if due not in counts:
            raise GeneratorError(f"it cannot be called with {due} arguments, as the kind {wanted} is", "another --kind")
        return wanted
    if len(counts) > 1:
        raise GeneratorError("it can be called with one argument and with two", "--kind proper, element or query")
    return "element" if counts == [1] else "proper"
