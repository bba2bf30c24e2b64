"""A user's generator in a process of its own: this file is run as a script and needs the standard library alone.

Its argument is a JSON object (`Setup` in apart.py). It loads the generator, says how many arguments it takes, and then
answers one round after another: lines of JSON on two pipes, so that what the generator prints is no part of them. What
the user's code raises is told with the innermost line of the user's own file.
"""

from __future__ import annotations

import importlib
import importlib.util
import inspect
import json
import operator
import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any, Final, NoReturn

DIGITS: Final = 1000
"""Decimal digits of an integer, or characters of a text, that is an answer."""
_LARGEST: Final = 10**DIGITS


class UnfitError(Exception):
    """What the user named is no generator; the text says why."""


class Pipes:
    """The two pipes to the program; nothing that the user's code starts inherits them."""

    def __init__(self, requests: int, replies: int) -> None:
        for descriptor in (requests, replies):
            os.set_inheritable(descriptor, False)
        self._requests = os.fdopen(requests, "rb")
        self._replies = replies

    def say(self, **reply: object) -> None:
        """Write one reply."""
        os.write(self._replies, json.dumps(reply).encode() + b"\n")

    def hear(self) -> dict[str, Any]:
        """Read the next request; the process ends with the program."""
        line = self._requests.readline()
        if not line:
            os._exit(0)
        request: dict[str, Any] = json.loads(line)
        return request


def main(setup: dict[str, Any]) -> None:
    """Load the generator and answer until the program has heard enough."""
    pipes = Pipes(*setup["pipes"])
    bound_memory(setup["bytes"])
    file = ""
    signal.alarm(setup["loading"] + 1)  # ends the process even when the program, which would, is gone
    try:
        module = load(setup)
        file = module.__file__ or ""
        found = member_of(module, setup["function"])
        counts = arguments(found)
    except UnfitError as error:
        pipes.say(failed=str(error))
        return
    except BaseException as error:  # noqa: BLE001  (whatever the user's code raises)
        pipes.say(failed=told(error, file or setup["file"] or ""))
        return
    pipes.say(arguments=counts, stateful=inspect.isclass(found))
    signal.alarm(0)
    game = pipes.hear()
    rest = second(game, pipes)
    history: list[int | str] = []
    process = os.getpid()
    generator: Any = None
    while True:
        history += pipes.hear()["examples"]
        signal.setitimer(signal.ITIMER_REAL, setup["seconds"] + 1)
        if setup["steps"]:
            sys.settrace(counter(setup["steps"], pipes))
        try:
            if generator is None:
                generator = found() if inspect.isclass(found) else found
            reply = answer(generator(tuple(history), *rest))
            if os.getpid() != process:  # the generator has forked: only one of the two may answer
                os._exit(0)
        except BaseException as error:  # noqa: BLE001
            sys.settrace(None)
            reply = {"silence": f"it raised {told(error, file)}"}
        sys.settrace(None)
        signal.setitimer(signal.ITIMER_REAL, 0)
        pipes.say(**reply)


def bound_memory(size: int) -> None:
    """Bound the address space of this process, and have it leave no core behind."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    size = size if hard == resource.RLIM_INFINITY else min(size, hard)
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def load(setup: dict[str, Any]) -> ModuleType:
    """Import the user's module: by name from the current directory, or from a file, as if it were run from there."""
    sys.argv = [setup["file"] or setup["module"]]
    if not setup["file"]:
        sys.path.insert(0, str(Path.cwd()))
        return importlib.import_module(setup["module"])
    path = Path(setup["file"]).absolute()
    sys.path.insert(0, str(path.parent))
    spec = importlib.util.spec_from_file_location("__generator__", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # where dataclasses look for it
    spec.loader.exec_module(module)
    return module


def member_of(module: ModuleType, name: str) -> Any:
    """Return what has the name in the module; UnfitError with the names that would do when there is none."""
    try:
        return operator.attrgetter(name)(module)
    except AttributeError:
        own = (key for key, value in vars(module).items() if getattr(value, "__module__", None) == module.__name__)
        raise UnfitError(f"it has no {name}; it has {', '.join(list(own)[:10]) or 'no function at all'}") from None


def arguments(found: Any) -> list[int]:
    """Return with how many arguments, one or two, the generator can be called; UnfitError when with neither."""
    if not callable(found):
        raise UnfitError(f"it is no function but a value of type {type(found).__name__}")
    called, itself = found, 0
    if inspect.isclass(found):
        if "__call__" not in dir(found):
            raise UnfitError("its instances cannot be called: it has no method __call__")
        called, itself = found.__call__, 1
        if not fits(found, 0):
            raise UnfitError("its instances cannot be made without arguments")
    counts = [count for count in (1, 2) if fits(called, itself + count)]
    if not counts:
        raise UnfitError("it takes neither (examples) nor (examples, hypotheses) nor (examples, member)")
    return counts


def fits(called: Callable[..., Any], count: int) -> bool:
    """Say whether something can be called with so many positional arguments; True when it does not say itself."""
    try:
        inspect.signature(called).bind(*[None] * count)
    except TypeError:
        return False
    except ValueError:  # written in C, without a signature
        return True
    return True


def second(game: dict[str, Any], pipes: Pipes) -> tuple[Any, ...]:
    """Return what the generator is given besides the examples."""
    if game["kind"] == "proper":
        return (tuple(game["hypotheses"]),)
    if game["kind"] == "element":
        return ()

    def member(index: int, point: int | str) -> bool:
        if isinstance(point, int) and abs(point) >= _LARGEST:
            raise OverflowError(f"a point of more than {DIGITS} digits")
        question = [operator.index(index), point if isinstance(point, str) else operator.index(point)]
        counting = sys.gettrace()
        sys.settrace(None)  # what is called below is ours too
        pipes.say(ask=question)
        reply = pipes.hear()
        sys.settrace(counting)
        if "error" in reply:
            raise IndexError(reply["error"])
        return bool(reply["member"])

    return (member,)


def counter(limit: int, pipes: Pipes) -> Callable[[FrameType, str, Any], Any]:
    """Return a trace function that counts the lines executed and ends the process beyond the limit.

    An exception would not do: the user's code might catch it.
    """
    left = limit

    def trace(frame: FrameType, event: str, value: Any) -> Any:  # noqa: ARG001
        nonlocal left
        if event == "line":
            left -= 1
            if left < 0:
                pipes.say(over=f"more than {limit} lines executed")
                os._exit(0)
        return None if frame.f_code.co_filename == __file__ else trace  # lines of this file are ours

    return trace


def answer(value: Any) -> dict[str, Any]:
    """Return the reply for what the generator returned: an integer (of any type that is one), a text, or silence."""
    if isinstance(value, str):
        plain = str.__str__(value)
        return {"answer": plain} if len(plain) <= DIGITS else silence(f"a text of {len(plain)} characters")
    if isinstance(value, bool) or not hasattr(type(value), "__index__"):
        return silence("nothing" if value is None else f"a value of type {type(value).__name__:.60}")
    number = operator.index(value)
    return {"answer": number} if abs(number) < _LARGEST else silence(f"an integer of more than {DIGITS} digits")


def silence(what: str) -> dict[str, Any]:
    """Return the reply for an answer that is none."""
    return {"silence": f"it answered {what}"}


def told(error: BaseException, file: str) -> str:
    """Return what was raised and where: the innermost line of the user's file, else of whatever was called."""
    try:
        text = str(error)
    except BaseException:  # noqa: BLE001
        text = "…"
    said = f"{type(error).__name__}: {text:.300}" if text else type(error).__name__
    if isinstance(error, SyntaxError) and error.filename:
        return f"{type(error).__name__}: {error.msg} ({place(error.filename, error.lineno, error.text)})"
    frames = [(frame.f_code.co_filename, line) for frame, line in traceback.walk_tb(error.__traceback__)]
    inside = [frame for frame in frames if frame[0] not in (__file__, importlib.__file__)]
    own = [frame for frame in inside if same(frame[0], file)] or inside
    return f"{said} ({place(*own[-1])})" if own and not own[-1][0].startswith("<frozen") else said


def same(one: str, other: str) -> bool:
    """Say whether two names are of one file."""
    return os.path.abspath(one) == os.path.abspath(other)  # noqa: PTH100  (no file need be there)


def place(file: str, line: int | None, text: str | None = None) -> str:
    """Return file, line and the text of the line."""
    import linecache

    shown = os.path.relpath(file)
    shown = file if shown.startswith(os.pardir) else shown
    text = (text or linecache.getline(file, line or 0)).strip()
    return f"{shown}, line {line}" + (f": {text:.100}" if text else "")


def run() -> NoReturn:
    """Do the work of this process, and end it whatever threads the user's code has left."""
    main(json.loads(sys.argv[1]))
    os._exit(0)


if __name__ == "__main__":
    run()
