"""Identification in the limit: in the end every answer is the target itself (docs/identification.md)."""

from __future__ import annotations

from functools import partial
from typing import Final

from echoproof.deciding.identification import Confusing
from echoproof.deciding.notion import Notion
from echoproof.deciding.notions.in_the_limit import JUDGED, Asked, judged
from echoproof.deciding.questions import (
    IDENTIFICATION,
    IDENTIFICATION_LAST,
    IDENTIFICATION_NOISE,
    IDENTIFICATION_OMISSION,
    IDENTIFICATION_REPLAYS,
)

ASKED: Final = Asked(
    IDENTIFICATION,
    Confusing,
    "every finite class: in the end the target is the least consistent hypothesis",
    IDENTIFICATION_REPLAYS,
    IDENTIFICATION_NOISE,
    IDENTIFICATION_OMISSION,
    IDENTIFICATION_LAST,
)
NOTION: Final = Notion(
    name="identification",
    generates="hypotheses",
    right="in the limit, and equal to the target",
    decide=ASKED.decide,
    questions=ASKED.questions,
    judge=partial(judged, goal="equal"),
    judged_by="the game, with counters under budgets",
    judged=JUDGED,
    template="identification.tex.j2",
    latex="identification",
    page="identification.md",
    source="Kalavasis, Mehrotra, Velegkas, arXiv:2411.09642 (exact breadth); echoproof, docs/identification.md",
)
