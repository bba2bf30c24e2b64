"""python -m echoproof, and the script `echoproof`: the process around a command, and what signals do to it."""

import atexit
import os
import signal
import sys

_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_signals: list[int] = []
"""Those that have come."""


def main() -> None:
    """Run the command that the arguments say, and end the process. SIGTERM and SIGHUP are like Ctrl-C."""
    for number in (*_ENDING, signal.SIGALRM):
        if signal.getsignal(number) is not signal.SIG_IGN:  # as of a job in the background
            signal.signal(number, _end)
    sys.unraisablehook = _again
    code = 0
    try:
        from echoproof.cli.console import error, standard_streams
        from echoproof.cli.main import run

        standard_streams()
        code = run(sys.argv[1:])
        sys.stdout.flush()
    except BaseException as failure:
        if not _signals:
            raise
        if not isinstance(failure, KeyboardInterrupt):  # what ctypes makes of one, for instance
            error("interrupted")
    # Left to itself, Python dies of an interruption that comes now, or that came while it compiled something.
    atexit._run_exitfuncs()
    os._exit(next((128 + number for number in _signals if number in _ENDING), code))  # as in cli/exit_codes.py


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
