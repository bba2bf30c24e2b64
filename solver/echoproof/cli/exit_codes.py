"""Every exit code of every command; docs/exit-codes.md shows the same table."""

from enum import IntEnum


class Exit(IntEnum):
    """What the exit code of a command says."""

    DONE = 0
    """Done, and everything that was asked is decided."""
    REJECTED = 1
    """A check rejected: a certificate does not prove its claim, or two ways disagree; or `attack` beat a generator, or
    promises cannot be kept."""
    BAD_INPUT = 2
    """The input or the command line cannot be used."""
    UNDECIDED = 3
    """Something was left undecided: a limit was reached, or a solver answered unknown."""
    HUNG_UP = 129
    """Stopped by SIGHUP, as when its terminal is closed, in the same way as by Ctrl-C."""
    INTERRUPTED = 130
    """Stopped by Ctrl-C; what was finished before is kept."""
    TERMINATED = 143
    """Stopped by SIGTERM, in the same way."""
