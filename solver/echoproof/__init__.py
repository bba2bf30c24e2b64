"""echoproof: the formal proof companion to language generation with replay.

Names are loaded when first used, so that the kernel and the command line never import a solver by accident.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from echoproof.attack.inside import attack_generator as attack_generator
    from echoproof.encode.symbolic import Query as Query
    from echoproof.games.decision import decide as decide
    from echoproof.kernel import check as check
    from echoproof.model.classes import HypothesisClass as HypothesisClass
    from echoproof.model.classfile import load as load
    from echoproof.model.classfile import parse as parse
    from echoproof.search.enumerate import enumerate_classes as enumerate_classes

__version__ = "0.1.0"

_HOMES = {
    "HypothesisClass": "model.classes",
    "Query": "encode.symbolic",
    "attack_generator": "attack.inside",
    "check": "kernel",
    "decide": "games.decision",
    "enumerate_classes": "search.enumerate",
    "load": "model.classfile",
    "parse": "model.classfile",
}
__all__ = ["HypothesisClass", "Query", "attack_generator", "check", "decide", "enumerate_classes", "load", "parse"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'echoproof' has no attribute {name!r}")
    return getattr(import_module(f"echoproof.{_HOMES[name]}"), name)
