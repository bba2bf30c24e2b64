"""echoproof: the formal proof companion to language generation with replay.

Names are loaded when first used, so that the kernel and the command line never import a solver by accident.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from echoproof.attack.inside import attack_generator as attack_generator
    from echoproof.chains.analysis import analyse as analyse
    from echoproof.chains.reading import load_chain as load_chain
    from echoproof.deciding.decision import decide as decide
    from echoproof.deciding.table import class_notions as class_notions
    from echoproof.encode.symbolic import Query as Query
    from echoproof.kernel import check as check
    from echoproof.model.budgets import parse_budget as parse_budget
    from echoproof.model.classes import HypothesisClass as HypothesisClass
    from echoproof.model.classfile import load as load
    from echoproof.model.classfile import parse as parse
    from echoproof.proving.bundle import prove as prove
    from echoproof.search.enumerate import enumerate_classes as enumerate_classes

__version__ = "0.1.0"

_HOMES = {
    "HypothesisClass": "model.classes",
    "Query": "encode.symbolic",
    "analyse": "chains.analysis",
    "attack_generator": "attack.inside",
    "check": "kernel",
    "class_notions": "deciding.table",
    "decide": "deciding.decision",
    "enumerate_classes": "search.enumerate",
    "load": "model.classfile",
    "load_chain": "chains.reading",
    "parse": "model.classfile",
    "parse_budget": "model.budgets",
    "prove": "proving.bundle",
}
__all__ = [
    "HypothesisClass",
    "Query",
    "analyse",
    "attack_generator",
    "check",
    "class_notions",
    "decide",
    "enumerate_classes",
    "load",
    "load_chain",
    "parse",
    "parse_budget",
    "prove",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'echoproof' has no attribute {name!r}")
    return getattr(import_module(f"echoproof.{_HOMES[name]}"), name)
