"""What a rule is: a class for each kind of certificate, which is handed what the certificate is about."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, NamedTuple

from .facts import Facts
from .machines.machine import Machine
from .meter import Meter


class Claim(NamedTuple):
    """What was shown: a sentence, and the numbers in it."""

    text: str
    numbers: Mapping[str, Any]


class Rule:
    """Checks one kind of certificate."""

    format: ClassVar[str]
    kind: ClassVar[str]
    keys: ClassVar[tuple[str, ...]]
    """The keys besides those of the head."""
    trusted: ClassVar[tuple[str, ...]] = ()

    check: Callable[..., Claim]
    """Given the values of the keys by name, returns the claim that they prove; Rejected when they do not.

    All work is drawn from the meter."""

    def __init__(self, meter: Meter) -> None:
        self.meter = meter


class ClassRule(Rule):
    """Checks a certificate about a class."""

    aim: ClassVar[str] = "properly generatable"
    """What the generator wants in the limit, where that is not always the same."""

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts.meter)
        self.facts = facts


class MachineRule(ClassRule):
    """Checks a certificate about a class and a machine."""

    def __init__(self, facts: Facts, machine: Machine) -> None:
        super().__init__(facts)
        self.machine = machine
