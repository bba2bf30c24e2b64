"""python -m echoproof.kernel [--work N] FILE...: 0 accepted, 1 rejected, 2 a file is not what it should be."""

import re
import sys

from . import check
from .meter import bytes_at_most

USAGE = "usage: python -m echoproof.kernel [--work N] FILE..., a certificate with the class and the machine of it"


def main(arguments: list[str]) -> int:
    """Check the files, say the outcome and return the exit code."""
    work, paths = "1", arguments
    if arguments[:1] == ["--work"]:
        work, paths = arguments[1] if arguments[1:] else "", arguments[2:]
    if not paths or not re.fullmatch("[0-9]{1,4}", work) or not 1 <= int(work) <= 1000:
        print(USAGE, file=sys.stderr)
        return 2
    left, contents = bytes_at_most(int(work)), []
    for path in paths:
        try:
            with open(path, "rb") as stream:
                contents.append(stream.read(left + 1))
        except (OSError, ValueError) as error:
            print(ascii(f"{error}; {USAGE}")[1:-1], file=sys.stderr)
            return 2
        left -= min(left, len(contents[-1]))
    outcome = check(*contents, work=int(work))
    if outcome.code is None:
        print(ascii(f"accepted: {outcome.claim} ({outcome.kind})")[1:-1])
        if outcome.cut_off:
            print("cut off: the class is a finite part of an infinite one, and the claim is not about the whole")
        print(*("trusted: " + line for line in outcome.trusted), sep="\n", end="\n" * bool(outcome.trusted))
        return 0
    print(ascii(f"rejected: {outcome.code.name} at {outcome.place}: {outcome.detail}")[1:-1])
    return 2 if outcome.unreadable else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
