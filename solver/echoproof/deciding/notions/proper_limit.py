"""Proper generation in the limit: in the end every answer is a hypothesis contained in the target."""

from __future__ import annotations

from typing import Final

from echoproof.deciding.criterion import AdversaryStrategy
from echoproof.deciding.notion import Notion
from echoproof.deciding.notions.in_the_limit import JUDGED, Asked, judged
from echoproof.deciding.questions import LAST, NOISE, OMISSION, QUERIES, REPLAYS, STRATEGY

ASKED: Final = Asked(
    STRATEGY,
    AdversaryStrategy,
    "every finite class: in the end the target is the least consistent hypothesis",
    REPLAYS,
    NOISE,
    OMISSION,
    LAST,
)
NOTION: Final = Notion(
    name="proper-limit",
    generates="hypotheses",
    right="in the limit",
    decide=ASKED.decide,
    questions=(*ASKED.questions, QUERIES),
    judge=judged,
    judged_by="the game, with counters under budgets",
    judged=JUDGED,
    template="replays.tex.j2",
    latex="proper, in the limit",
    page="theory.md",
    source="Racca, Valko, Sanyal, arXiv:2603.11784v2, Theorem 7.3; GenLimitLib; budgets: echoproof, docs/budgets.md",
)
