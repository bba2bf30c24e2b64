"""A setting is a notion against an adversary: what one asks of a class."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from echoproof.deciding import notions
from echoproof.deciding.notion import PLAIN, Adversary, Notion
from echoproof.model.budgets import BudgetError, Noise, Omit, Total, parse_budget
from echoproof.model.errors import EchoproofError


class SettingError(EchoproofError):
    """The text names no notion, or no adversary of it."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A notion, by its name, against an adversary."""

    notion: str
    adversary: Adversary

    def __str__(self) -> str:
        if self.adversary in PLAIN:
            return self.notion if self.adversary == "none" else f"{self.notion}-replay"
        return f"{self.notion}/{self.adversary}"

    @property
    def declared(self) -> Notion:
        """The declaration of the notion."""
        return next(notion for notion in notions.NOTIONS if notion.name == self.notion)

    @property
    def counted(self) -> int:
        """The greatest number of examples that the adversary counts; to it larger finite cells are all alike."""
        match self.adversary:
            case Total(replays=int(bound)) | Noise(examples=int(bound)) | Omit(points=int(bound)):
                return bound
            case _:
                return 0


def parse_setting(text: str) -> Setting:
    """Read NOTION, NOTION-replay or NOTION/BUDGET. Raises SettingError."""
    name, slash, budget = text.partition("/")
    for notion in notions.NOTIONS:
        for adversary in notion.plain:
            if not slash and text == notion.called(adversary):
                return Setting(notion.name, adversary)
        if slash and name == notion.name:
            try:
                return Setting(name, parse_budget(budget))
            except BudgetError as failure:
                raise SettingError(f'"{text:.60}": {failure.found}', failure.allowed) from None
    named = ", ".join(notion.called(adversary) for notion in notions.NOTIONS for adversary in notion.plain)
    raise SettingError(f'"{text:.60}" is no notion', f"{named}, or a notion and a budget, as proper-limit/total:1")


ADVERSARIES: Final[tuple[Adversary, ...]] = (
    *PLAIN,
    *map(parse_budget, ("total:1", "total:2", "total:finite", "last")),
    *map(parse_budget, ("noise:1", "noise:2", "noise:finite", "omit:1", "omit:2", "omit:finite")),
)
"""Those on the map, unless others are asked for."""


def settings(adversaries: tuple[Adversary, ...] = ADVERSARIES) -> tuple[Setting, ...]:
    """Return the settings on a map: every notion against every adversary that it knows."""
    return tuple(
        Setting(notion.name, adversary)
        for notion in notions.NOTIONS
        for adversary in adversaries
        if adversary in notion.plain or adversary not in PLAIN
    )
