"""A game as it is played: a live display on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Final

from echoproof.attack.finite import Ground
from echoproof.attack.protocols import Adversary
from echoproof.attack.run import Run, judged
from echoproof.attack.transcript import Round
from echoproof.cli.console import columns, note, printable
from echoproof.cli.options import Common

if TYPE_CHECKING:
    from rich.live import Live
    from rich.text import Text

SIGNS: Final = {
    "genuine": ("●", "blue"),
    "replayed": ("◇", "yellow"),
    "right": ("·", "dim"),
    "wrong": ("×", "bold red"),
    "silent": ("□", "bold red"),
}
"""The signs of the display, with their styles: no two look alike without colour."""
_PAUSE: Final = 0.1
_LINE_PAUSE: Final = 5.0


class Watcher(AbstractContextManager["Watcher"]):
    """Sees every round and shows how the game stands; keeps what was played, for a game that is broken off."""

    def __init__(
        self,
        ground: Ground,
        proper: bool,
        rounds: int,
        common: Common,
        live: bool,
        promises: Mapping[str, int] | None = None,
    ) -> None:
        self._ground, self._proper, self._rounds, self._common = ground, proper, rounds, common
        self._promises = promises
        self._wanted = live and sys.stderr.isatty() and not common.quiet and not common.json
        self._live: Live | None = None
        self._next = monotonic() + _LINE_PAUSE
        self._adversary: Adversary | None = None
        self._played: list[Round] = []
        self._reasons: set[str] = set()
        self.games = 0

    def __enter__(self) -> Watcher:
        if self._wanted:
            from rich.console import Console
            from rich.live import Live

            console = Console(stderr=True, width=columns(sys.stderr), height=25)
            self._live = Live(console=console, auto_refresh=False, transient=True)
            self._live.__enter__()
            self._next = 0.0
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        if self._live is not None:
            self._live.stop()

    def __call__(self, adversary: Adversary, played: Iterator[Round]) -> Iterator[Round]:
        """Pass the rounds of one game on."""
        self._adversary, self._played = adversary, []
        self.games += 1
        for each in played:
            self._played.append(each)
            if each.answer is None and each.silence not in self._reasons:
                self._reasons.add(each.silence)
                self._tell(f"{adversary.name}, round {len(self._played)}: {each.silence}")
            if monotonic() >= self._next:
                self._show(adversary)
            yield each

    def broken_off(self) -> Run | None:
        """Return the game that was being played, judged as far as it went; None when nothing was played."""
        if self._adversary is None or not self._played:
            return None
        return judged(self._ground, self._proper, self._adversary, tuple(self._played), self._promises)

    def _tell(self, line: str) -> None:
        if self._live is None:
            note(line, self._common)
        else:
            self._live.console.print(printable(line), markup=False, highlight=False)

    def _show(self, adversary: Adversary) -> None:
        started = monotonic()
        if self._live is None:
            note(f"… {adversary.name}: round {len(self._played)} of {self._rounds}", self._common)
            self._next = started + _LINE_PAUSE
            return
        run = judged(self._ground, self._proper, adversary, tuple(self._played), self._promises)
        self._live.update(display(run, self.games, self._rounds, self._live.console.width), refresh=True)
        # Judging takes longer the longer the game is; it must not take most of the time.
        now = monotonic()
        self._next = now + max(_PAUSE, 10 * (now - started))


def display(run: Run, game: int, rounds: int, width: int) -> Text:
    """Return how a game stands: its last rounds as two lanes of signs, and the counts so far."""
    from rich.text import Text

    drawn, found = run.lines, run.judgement
    last = drawn[-max(1, width - 10) :]
    silent = sum(mark.answered == "silent" for mark in drawn)
    made = Text(no_wrap=True, overflow="ellipsis")
    made.append(f"game {game}: {printable(run.adversary)}, round {len(drawn)} of {rounds}\n", "bold")
    for lane in ("shown", "answered"):
        made.append("example  " if lane == "shown" else "\nanswer   ")
        for mark in last:
            made.append(*SIGNS[getattr(mark, lane)])
    made.append(f"\nfor the target {printable(found.target)}, so far: ")
    counts = (len(drawn) - len(found.replayed), len(found.replayed), len(found.wrong) - silent, silent)
    for word, number in zip(("genuine", "replayed", "wrong", "silent"), counts, strict=True):
        made.append(*SIGNS[word])
        made.append(f" {number} {word}  ")
    return made
