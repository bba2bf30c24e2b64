"""The program `echoproof`: its commands, and what becomes of errors."""

from __future__ import annotations

import io
from collections.abc import Sequence

import cyclopts

from echoproof import __version__
from echoproof.cli.console import error, paper, show
from echoproof.cli.exit_codes import Exit
from echoproof.model.errors import CheckFailedError, EchoproofError, LimitError, UndecidedError, one_line
from echoproof.model.files import inputs_kept

_HELP = "The formal proof companion to language generation with replay."
app = cyclopts.App(
    name="echoproof",
    version=__version__,
    help=_HELP,
    suppress_keyboard_interrupt=False,
    default_parameter=cyclopts.Parameter(negative=()),  # --no-… exists where it says something
)
# Each command is imported when it is called, so that none waits for another's libraries.
_COMMANDS = {
    "decide": "Decide whether a class can be generated, in every notion.",
    "notions": "Decide every notion against several adversaries, for one class or a folder, as a table.",
    "thresholds": "Find from how many examples on a generator can be right for each hypothesis; what replay costs.",
    "prove": "Decide a class every way there is and write certificate, SMT-LIB and LaTeX proof.",
    "check": "Check a certificate of any kind with the kernel alone.",
    "export": "Write one thing about a class as text.",
    "enumerate": "Find all hard classes of so many hypotheses, with a checked proof that there are no others.",
    "count": "Count the hard classes of so many hypotheses, labelled and up to isomorphism, without listing them.",
    "synthesize": "Find the least finite-state generator of a class, with a proof that there is no smaller one.",
    "attack": "Play replay adversaries against a generator, and have a referee judge.",
    "theorems": "Prove the steps of the paper's theorems, make their runs, and say what is not covered.",
    "chain": "Analyse a chain of rewritings: where it settles, how soon, how diversity moves.",
    "separate": "Find the smallest class that is possible in one notion and impossible in another one.",
    "atlas": "Draw the map of all notions: which implies which, and which class tells two apart.",
    "repair": "Find the fewest hypotheses to add or to remove that make a hard class generatable.",
}
_TEXTS = {"--help", "-h", "--version"}
"""What has the command line library print; other commands need not wait for what typesets."""
for _name, _summary in _COMMANDS.items():
    _module = _name.replace("-", "_")
    app.command(f"echoproof.cli.{_module}:{_module}_command", name=_name, help=_summary)


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    text = io.StringIO()  # of --help and --version
    try:
        with inputs_kept():
            result = app(
                list(arguments),
                console=paper(text) if not arguments or _TEXTS.intersection(arguments) else None,
                exit_on_error=False,
                print_error=False,
                result_action="return_value",
            )
        show(text.getvalue())
    except cyclopts.CycloptsError as failure:
        error(
            f"{one_line(str(failure))}\n  echoproof --help lists the commands, echoproof COMMAND --help their options"
        )
        return Exit.BAD_INPUT
    except CheckFailedError as failure:
        error(f"{failure}\n  this is a defect of echoproof: no verdict is given; please report it with the class file")
        return Exit.REJECTED
    except (LimitError, UndecidedError) as failure:
        error(failure)
        return Exit.UNDECIDED
    except EchoproofError as failure:
        error(failure)
        return Exit.BAD_INPUT
    except KeyboardInterrupt:
        error("interrupted")
        return Exit.INTERRUPTED
    return result if isinstance(result, int) else Exit.DONE
