"""A user's generator at the table: in processes of its own, one for each game, with a budget for each round.

A process that hangs is killed, and none outlives the attack, however that ends, nor what it starts, unless that has
begun a session of its own. A round without an answer, for whatever reason, is silence. After a round over budget the
generator is not asked again in that game: it fails in that round by definition, and every later round would cost as
much.
"""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryFile
from time import monotonic
from types import TracebackType
from typing import Any, Final

from echoproof.attack.loading import GeneratorError, Kind, Named
from echoproof.attack.protocols import NoAnswerError, Oracle
from echoproof.model.domains import Point
from echoproof.model.errors import Place
from echoproof.model.files import keep
from echoproof.model.limits import MAX_ANSWER, MAX_LOADING_SECONDS

_START: Final = (
    f"import sys; sys.path.insert(0, {str(Path(__file__).parents[2])!r}); "
    "from echoproof.attack.worker import run; del sys.path[0]; run()"
)
"""Runs worker.py, and leaves what of ours lies beside it where the user's code does not find it by its last name."""
_ENDINGS: Final = (signal.SIGTERM, signal.SIGHUP)
_LINE: Final = 16 * MAX_ANSWER
"""Bytes of a line on the pipes: an answer, with every character escaped, or a reason."""


@dataclass(frozen=True, slots=True)
class Budget:
    """What a generator may use: time and executed lines of Python in each round (0: not counted), memory in all."""

    seconds: float = 5
    steps: int = 1_000_000
    gigabytes: float = 4


class _OverError(Exception):
    """Nothing came in time."""


class _EndedError(Exception):
    """The process has ended, or says what it should not."""


class Process:
    """One process with the user's generator, which `load` waits for."""

    def __init__(self, generator: Named, budget: Budget, seed: int, prints: bool) -> None:
        self._home = Place(file=generator.home)
        self._seconds = budget.seconds
        self._rest = b""
        hears, self._requests = os.pipe()
        self._replies, says = os.pipe()
        self._pipes = [self._requests, self._replies]
        self._opened = TemporaryFile()  # noqa: SIM115  (until the process is dead)
        opened = self._opened.fileno()
        seed %= 1 << 32  # of what draws at random, some takes no other
        setup = asdict(generator) | asdict(budget) | {"seed": seed, "pipes": [hears, says], "opened": opened}
        # Its prints are no part of our output: they go to our standard error, or nowhere.
        output = sys.stderr.fileno() if prints else subprocess.DEVNULL
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _START, json.dumps(setup)],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            pass_fds=(hears, says, opened),
            env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": str(seed)},
            start_new_session=True,  # Ctrl-C is for us, and all that it starts is one group
        )
        os.close(hears)
        os.close(says)

    def load(self) -> list[int]:
        """Return with how many arguments the generator can be called: 1, 2 or both. GeneratorError when with none."""
        deadline = monotonic() + MAX_LOADING_SECONDS
        try:
            said = self._hear(deadline)
        except _OverError:
            raise GeneratorError(f"not loaded within {MAX_LOADING_SECONDS} seconds", place=self._home) from None
        except _EndedError:
            raise GeneratorError(f"not loaded: {self._bury()}", place=self._home) from None
        if "failed" in said:
            raise GeneratorError(said["failed"], place=self._home)
        counts: list[int] = said["arguments"]
        return counts

    def begin(self, kind: Kind, names: Sequence[str]) -> None:
        """Say what is played."""
        self._say(kind=kind, hypotheses=names)

    def ask(self, examples: Sequence[Point], member: Oracle) -> Any:
        """Show further examples and return the answer.

        Raises NoAnswerError when there is none, and _OverError or _EndedError with the reason when there will be none
        in this game.
        """
        deadline = monotonic() + self._seconds
        try:
            self._say(examples=examples)
            while "ask" in (said := self._hear(deadline)):
                index, point = said["ask"]
                try:
                    self._say(member=member(index, point))
                except IndexError as error:
                    self._say(error=str(error))
        except _OverError:
            self.kill()
            raise _OverError(f"no answer within {self._seconds:g} seconds") from None
        except (_EndedError, BrokenPipeError):
            raise _EndedError(self._bury()) from None
        if "over" in said:
            self.kill()
            raise _OverError(said["over"])
        if said.get("answer") is None:
            raise NoAnswerError(said.get("silence", "it said nothing"))
        return said["answer"]

    def kill(self) -> None:
        """End the process with all that it has started. What it has read is an input, which no output may replace."""
        self.end()
        self._process.wait()
        while self._pipes:
            os.close(self._pipes.pop())
        if not self._opened.closed:
            self._opened.seek(0)
            for name in self._opened.read().split(b"\0"):
                keep(os.fsdecode(name))
            self._opened.close()

    def end(self) -> None:
        """Have it end, and wait for nothing."""
        if self._pipes:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)

    def _bury(self) -> str:
        """End a process that has gone or does not keep to the protocol, and say which."""
        try:
            status = self._process.wait(1)
        except subprocess.TimeoutExpired:
            return "its process does not keep to the protocol"
        finally:
            self.kill()
        return f"its process ended with {f'exit code {status}' if status >= 0 else f'signal {-status}'}"

    def _say(self, **request: object) -> None:
        data = json.dumps(request).encode() + b"\n"
        while data:
            data = data[os.write(self._requests, data) :]

    def _hear(self, deadline: float) -> dict[str, Any]:
        while b"\n" not in self._rest:
            left = deadline - monotonic()
            if left <= 0 or not select.select([self._replies], [], [], left)[0]:
                raise _OverError
            data = os.read(self._replies, 1 << 16)
            if not data or len(self._rest) > _LINE:
                raise _EndedError
            self._rest += data
        line, _, self._rest = self._rest.partition(b"\n")
        try:
            said = json.loads(line)
        except (ValueError, RecursionError):
            raise _EndedError from None
        if not isinstance(said, dict):
            raise _EndedError
        return said


class Apart:
    """A user's generator, ready to play one game after another; a context that leaves no process of ours behind.

    Entering it raises GeneratorError when the generator cannot be loaded. When this process is told to end while it is
    entered, what the generator has started ends first.
    """

    def __init__(self, generator: Named, budget: Budget, *, seed: int = 0, prints: bool = False) -> None:
        self._start = partial(Process, generator, budget, seed, prints)
        self._process: Process | None = None
        self._new = False
        self._ours: list[signal.Signals] = []
        self.counts: list[int] = []
        """With how many arguments the generator can be called: 1, 2 or both."""

    def __enter__(self) -> Apart:
        if threading.current_thread() is threading.main_thread():
            self._ours = [number for number in _ENDINGS if signal.getsignal(number) is signal.SIG_DFL]
        for number in self._ours:
            signal.signal(number, self._end)
        try:
            self._process = self._start()
            self.counts = self._process.load()
        except BaseException:
            self.__exit__()
            raise
        self._new = True
        return self

    def __exit__(
        self, kind: type[BaseException] | None = None, error: object = None, trace: TracebackType | None = None
    ) -> None:
        if self._process is not None:
            self._process.kill()
        for number in self._ours:
            signal.signal(number, signal.SIG_DFL)

    def _end(self, number: int, _: object) -> None:
        """End as the signal would have it. Not by an exception, which might be taken for one of a generator."""
        if self._process is not None:
            self._process.end()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    def game(self, kind: Kind, names: Sequence[str], member: Oracle) -> Callable[[Sequence[Point]], Any]:
        """Return the generator for a new game, in a new process: a function of the history, of which it hears the news.

        It raises NoAnswerError when there is no answer. The game before is over.
        """
        if self._process is None or not self._new:
            if self._process is not None:
                self._process.kill()
            self._process = self._start()
            self._process.load()
        self._new = False
        process, told, over = self._process, 0, ""
        process.begin(kind, names)

        def ask(examples: Sequence[Point]) -> Any:
            nonlocal told, over
            if over:
                raise NoAnswerError(over)
            news, told = examples[told:], len(examples)
            try:
                return process.ask(news, member)
            except (_OverError, _EndedError) as reason:
                over = f"not asked again after round {told}: {reason}"
                raise NoAnswerError(str(reason)) from None

        return ask
