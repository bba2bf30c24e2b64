"""A winning strategy as a certificate that the kernel checks: the field-by-field form of docs/formats.md."""

from __future__ import annotations

import json
from typing import Any, Literal

from echoproof.games.criterion import AdversaryStrategy, Strategy
from echoproof.model.classes import HypothesisClass

CertificateKind = Literal["adversary-strategy", "generator-strategy"]
CERTIFICATE_FORMAT = "echoproof/certificate@1"


def kind_of(strategy: Strategy) -> CertificateKind:
    """Return the kind of certificate that a strategy makes."""
    return "adversary-strategy" if isinstance(strategy, AdversaryStrategy) else "generator-strategy"


def certificate_of(cls: HypothesisClass, strategy: Strategy) -> dict[str, Any]:
    """Return the certificate as a JSON value, in the names of the class. It holds no verdict."""
    names, named = cls.names, cls.table.named
    head = {"format": CERTIFICATE_FORMAT, "class": cls.digest, "kind": kind_of(strategy)}
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
        return {**head, "first": named(strategy.first), "cases": cases}
    replies = [
        {
            "profile": named(reply.profile),
            "answer": names[reply.answer],
            "groups": [{"targets": named(group), "answer": names[m]} for group, m in reply.groups],
        }
        for reply in strategy.replies
    ]
    return {**head, "replies": replies}


def certificate_text(certificate: dict[str, Any]) -> str:
    """Return the certificate as the text of a file, the same for the same certificate."""
    return json.dumps(certificate, ensure_ascii=False, indent=1) + "\n"
