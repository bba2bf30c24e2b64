"""Small finite classes for the runs."""

from __future__ import annotations

from collections.abc import Mapping

from echoproof.attack.finite import Ground
from echoproof.model.classfile import parse


def integers(conditions: Mapping[str, str]) -> Ground:
    """Return a class of integers, given by its names and conditions in the language of class files."""
    lines = [f'"{name}" = "{condition}"' for name, condition in conditions.items()]
    head = 'format = "echoproof/class@1"\ndomain = "integers"\n[hypotheses]\n'
    return Ground(parse(head + "\n".join(lines)))
