"""python -m echoproof, and the script `echoproof`: the process around a command, and what signals do to it."""

import atexit
import os
import signal
import sys

_INTERRUPTED, _TERMINATED = 130, 143  # before cli/exit_codes.py is loaded
_signals: list[int] = []
"""Those that have come."""


def main() -> None:
    """Run the command that the arguments say, and end the process. SIGTERM is like Ctrl-C."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGALRM):
        if signal.getsignal(number) is not signal.SIG_IGN:  # as of a job in the background
            signal.signal(number, _end)
    sys.unraisablehook = _again
    try:
        from echoproof.cli.console import standard_streams
        from echoproof.cli.main import run

        standard_streams()
        code = run(sys.argv[1:])
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = _INTERRUPTED
    # Left to itself, Python dies of an interruption that comes now, or that came while it compiled something.
    atexit._run_exitfuncs()
    os._exit(_TERMINATED if signal.SIGTERM in _signals and code == _INTERRUPTED else code)


def _end(number: int, _: object) -> None:
    _signals.append(number)
    raise KeyboardInterrupt


def _again(lost: "sys.UnraisableHookArgs") -> None:
    """Interrupt once more where Python had to ignore an exception, as in a callback of its own."""
    if issubclass(lost.exc_type, KeyboardInterrupt):
        signal.setitimer(signal.ITIMER_REAL, 0.01)
    elif not _signals:  # what is left half made by an interruption complains when it is thrown away
        sys.__unraisablehook__(lost)


if __name__ == "__main__":
    main()
