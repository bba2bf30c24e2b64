"""A user's generator in a process of its own.

The argument of the process is a JSON object (`Process` in apart.py). It loads the generator, says how many arguments it
takes, and then answers one round after another: lines of JSON on two pipes, so that what the generator prints is no
part of them. What the user's code raises is told with the innermost line of the user's own file.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import operator
import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from types import FrameType, ModuleType
from typing import Any, Final, NoReturn

from echoproof.attack.calling import answer, arguments, raised
from echoproof.attack.loading import GeneratorError
from echoproof.attack.seeding import Seeding
from echoproof.model.limits import MAX_ANSWER, MAX_LOADING_SECONDS

_LARGEST: Final = 10**MAX_ANSWER


def _folder() -> str:
    try:
        return os.getcwd()  # noqa: PTH109
    except OSError:  # it is gone
        return os.devnull


_FOLDER: Final = _folder()
"""Where the process was started; the user's code may go elsewhere, and remove where it is."""


class Pipes:
    """The two pipes to the program. Nothing that the user's code starts inherits them, and what it forks is silent."""

    def __init__(self, requests: int, replies: int) -> None:
        for descriptor in (requests, replies):
            os.set_inheritable(descriptor, False)
        self._requests = os.fdopen(requests, "rb")
        self._replies = replies
        self._process = os.getpid()

    def say(self, **reply: object) -> None:
        """Write one reply. A process that was forked from this one ends here: only one may answer."""
        if os.getpid() != self._process:
            os._exit(0)
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
    sys.addaudithook(noting(setup["opened"]))
    bound_memory(int(setup["gigabytes"] * (1 << 30)))
    Seeding(setup["seed"])
    file = ""
    signal.alarm(MAX_LOADING_SECONDS + 1)  # ends the process even when the program, which would, is gone
    try:
        module = load(setup)
        file = module.__file__ or ""
        found = member_of(module, setup["function"])
        counts = arguments(found)
    except GeneratorError as error:
        pipes.say(failed=str(error))
        return
    except BaseException as error:  # noqa: BLE001  (whatever the user's code raises)
        pipes.say(failed=told(error, file or setup["file"]))
        return
    pipes.say(arguments=counts)
    signal.alarm(0)
    game = pipes.hear()
    rest = second(game, pipes)
    history: list[int | str] = []
    generator: Any = None
    while True:
        history += pipes.hear()["examples"]
        signal.setitimer(signal.ITIMER_REAL, setup["seconds"] + 1)
        if setup["steps"]:
            sys.settrace(counter(setup["steps"], pipes))
        try:
            if generator is None:
                generator = found() if isinstance(found, type) else found
            given, silence = answer(generator(tuple(history), *rest))
        except BaseException as error:  # noqa: BLE001
            sys.settrace(None)
            given, silence = None, f"it raised {told(error, file)}"
        sys.settrace(None)
        signal.setitimer(signal.ITIMER_REAL, 0)
        pipes.say(answer=given, silence=silence)


def noting(opened: int) -> Callable[[str, tuple[Any, ...]], None]:
    """Return an audit hook that writes the name of each file that this process opens to read it, or a fork of it."""
    os.set_inheritable(opened, False)
    known: set[str] = set()

    def note(event: str, values: tuple[Any, ...]) -> None:
        if event != "open" or isinstance(values[0], int) or values[2] & os.O_ACCMODE == os.O_WRONLY:
            return
        with suppress(Exception):
            name = os.path.abspath(os.fsdecode(values[0]))  # noqa: PTH100
            source = importlib.util.source_from_cache(name) if name.endswith(".pyc") else name
            if source not in known:
                known.add(source)
                os.write(opened, os.fsencode(source) + b"\0")

    return note


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
        sys.path.insert(0, _FOLDER)
        return importlib.import_module(setup["module"])
    path = whole(setup["file"])
    sys.path.insert(0, os.path.dirname(path))  # noqa: PTH120
    spec = importlib.util.spec_from_file_location("__generator__", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is no Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # where dataclasses look for it
    spec.loader.exec_module(module)
    return module


def member_of(module: ModuleType, name: str) -> Any:
    """Return what has the name in the module; GeneratorError with names that would do when there is none."""
    try:
        return operator.attrgetter(name)(module)
    except AttributeError:
        own = [key for key, value in vars(module).items() if getattr(value, "__module__", None) == module.__name__]
        listed = f"{', '.join(own[:10]) or 'no function at all':.600}"
        raise GeneratorError(f"it has no {name:.200}; it has {listed}") from None


def second(game: dict[str, Any], pipes: Pipes) -> tuple[Any, ...]:
    """Return what the generator is given besides the examples."""
    if game["kind"] == "proper":
        return (tuple(game["hypotheses"]),)
    if game["kind"] == "element":
        return ()

    def member(index: int, point: int | str) -> bool:
        if isinstance(point, int) and abs(point) >= _LARGEST:
            raise OverflowError(f"a point of more than {MAX_ANSWER} digits")
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
        return None if frame.f_code.co_filename in _OURS else trace

    return trace


_OURS: Final = (__file__, answer.__code__.co_filename, Seeding.find_spec.__code__.co_filename)
"""Files whose lines are no part of the user's code."""


def told(error: BaseException, file: str) -> str:
    """Return what was raised and where: the innermost line of the user's file, else of whatever was called."""
    said = raised(error)
    try:
        if isinstance(error, SyntaxError) and error.filename:
            return f"{type(error).__name__}: {error.msg!s:.300} ({place(error.filename, error.lineno, error.text)})"
        frames = [(frame.f_code.co_filename, line) for frame, line in traceback.walk_tb(error.__traceback__)]
        inside = [frame for frame in frames if frame[0] not in (*_OURS, importlib.__file__)]
        own = [frame for frame in inside if whole(frame[0]) == whole(file)] or inside
        return f"{said} ({place(*own[-1])})" if own and not own[-1][0].startswith("<frozen") else said
    except BaseException:  # noqa: BLE001  (what it is matters more than where)
        return said


def whole(file: str) -> str:
    """Return the full name of a file, which need not be there."""
    return os.path.normpath(os.path.join(_FOLDER, file))  # noqa: PTH118


def place(file: str, line: int | None, text: str | None = None) -> str:
    """Return file, line and the text of the line."""
    import linecache

    text = (text or linecache.getline(file, line or 0)).strip()
    return f"{whole(file).removeprefix(_FOLDER + os.sep)}, line {line}" + (f": {text:.100}" if text else "")


def run() -> NoReturn:
    """Do the work of this process, and end it whatever threads the user's code has left."""
    main(json.loads(sys.argv[1]))
    os._exit(0)
