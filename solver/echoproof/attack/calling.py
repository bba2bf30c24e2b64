"""How a user's generator is called, and what comes of it, in a process of its own and in this one alike.

It is imported by the process of a generator and so by itself, and needs the standard library alone.
"""

from __future__ import annotations

import inspect
import operator
from collections.abc import Collection
from functools import partial
from types import FunctionType, MethodType, MethodWrapperType
from typing import Any, Final

from echoproof.attack.loading import GeneratorError
from echoproof.model.limits import MAX_ANSWER

_TRIED: Final = frozenset((0, 1, 2))


def arguments(found: Any) -> list[int]:
    """Return with how many arguments, one or two, a generator can be called; GeneratorError when with neither.

    Of a class that is its instances. Both are returned when there is no way to tell without calling it.
    """
    if not callable(found):
        raise GeneratorError(f"it is no function but a value of type {type(found).__name__:.60}")
    if isinstance(found, type):
        if inspect.isabstract(found) or 0 not in takes(found):
            raise GeneratorError("its instances cannot be made without arguments")
        if not any("__call__" in vars(base) for base in found.__mro__):
            raise GeneratorError("its instances cannot be called: it has no method __call__")
    try:
        counts = sorted(takes(_called(found, object()) if isinstance(found, type) else found) - {0})
    except Exception:  # noqa: BLE001  (of the user's descriptors, or of what calls itself without end)
        return [1, 2]
    if not counts:
        raise GeneratorError("it takes neither (examples) nor (examples, hypotheses) nor (examples, member)")
    return counts


def takes(called: Any, before: int = 0, named: Collection[str] = ()) -> frozenset[int]:
    """Return which of 0, 1 and 2 arguments can follow `before` others and `named` ones; all when it does not say.

    This goes the way of the call. `inspect.signature` does not: it takes one argument off what is static, and believes
    what decorators and `__signature__` say of a function, which tells more than `*args` but is not always true.
    """
    if isinstance(called, partial):
        return takes(called.func, before + len(called.args), {*named, *called.keywords})
    if isinstance(called, MethodType):
        return takes(called.__func__, before + 1, named)
    if isinstance(called, FunctionType):
        plain = FunctionType(called.__code__, {}, called.__name__, called.__defaults__, called.__closure__)
        plain.__kwdefaults__ = called.__kwdefaults__
        own = _bound(plain, before, named)
        said = takes(called.__wrapped__, before, named) if hasattr(called, "__wrapped__") else own
        return own & said or own
    if not isinstance(called, type):
        inner = _called(type(called), called)
        if not isinstance(inner, MethodWrapperType):
            return takes(inner, before, named)
        if hasattr(called, "__wrapped__"):  # written in C, as a cache is
            return takes(called.__wrapped__, before, named)
    return _bound(called, before, named)


def _called(kind: type, instance: object) -> Any:
    """Return what a call of an instance calls: Python looks for it in the class alone, and binds what can be bound."""
    found = next(vars(base)["__call__"] for base in kind.__mro__ if "__call__" in vars(base))
    bind = getattr(type(found), "__get__", None)
    return found if bind is None else bind(found, instance, kind)


def _bound(called: Any, before: int, named: Collection[str]) -> frozenset[int]:
    try:
        signature = inspect.signature(called)
    except (TypeError, ValueError):  # written in C, without a signature
        return _TRIED

    def binds(count: int) -> bool:
        try:
            signature.bind(*[None] * (before + count), **dict.fromkeys(named))
        except TypeError:
            return False
        return True

    return frozenset(filter(binds, _TRIED))


def answer(value: Any) -> tuple[int | str | None, str]:
    """Return what was answered, an integer (of any type that is one) or a text; None and the reason when neither."""
    if isinstance(value, str):
        text = str.__str__(value)
        return (text, "") if len(text) <= MAX_ANSWER else (None, f"it answered a text of {len(text)} characters")
    if isinstance(value, bool) or not hasattr(type(value), "__index__"):
        return None, f"it answered {'nothing' if value is None else f'a value of type {type(value).__name__:.60}'}"
    number = operator.index(value)
    if abs(number) >= 10**MAX_ANSWER:
        return None, f"it answered an integer of more than {MAX_ANSWER} digits"
    return number, ""


def raised(error: BaseException) -> str:
    """Return type and text of what a generator has raised, whatever becomes of asking for them."""
    name = f"{type(error).__name__:.60}"
    try:
        text = f"{str.__str__(str(error)):.300}"
    except BaseException:  # noqa: BLE001
        text = "…"
    return f"{name}: {text}" if text else name
