"""A winning strategy as a certificate that the kernel checks: the field-by-field form of docs/formats.md."""

from __future__ import annotations

import json
from typing import Any

from echoproof.games.criterion import AdversaryStrategy, Strategy
from echoproof.model.classes import HypothesisClass

CERTIFICATE_FORMAT = "echoproof/certificate@1"


def certificate_of(cls: HypothesisClass, strategy: Strategy) -> dict[str, Any]:
    """Return the certificate as a JSON value, in the names of the class. It holds no verdict."""
    names, named = cls.names, cls.table.named
    head = {"format": CERTIFICATE_FORMAT, "class": cls.digest}
    if isinstance(strategy, AdversaryStrategy):
        cases = [
            {
                "answer": names[case.answer],
                "target": names[case.target],
                "escapes": [
                    {"answer": names[e.answer], "target": names[e.target], "profile": named(e.profile)}
                    for e in case.escapes
                ],
            }
            for case in strategy.cases
        ]
        return {**head, "kind": "adversary-strategy", "first": named(strategy.first), "cases": cases}
    replies = [
        {
            "profile": named(reply.profile),
            "answer": names[reply.answer],
            "groups": [{"targets": named(group), "answer": names[m]} for group, m in reply.groups],
        }
        for reply in strategy.replies
    ]
    return {**head, "kind": "generator-strategy", "replies": replies}


def certificate_text(certificate: dict[str, Any]) -> str:
    """Return the certificate as the text of a file, the same for the same certificate."""
    return json.dumps(certificate, ensure_ascii=False, indent=1) + "\n"
