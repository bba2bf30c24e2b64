"""python -m echoproof.kernel CLASS CERTIFICATE: 0 accepted, 1 rejected, 2 a file cannot be read or is no class."""

import sys

from . import Code, check
from .certificate import BYTES


def main(arguments):
    if len(arguments) != 2:
        print("usage: python -m echoproof.kernel CLASS CERTIFICATE", file=sys.stderr)
        return 2
    try:
        files = [open(path, "rb").read(BYTES + 1) for path in arguments]  # noqa: SIM115  (the process ends right after)
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 2
    outcome = check(*files)
    if outcome.code is None:
        print(f"accepted: {outcome.kind}")
        return 0
    print(ascii(f"rejected: {outcome.code.name} at {outcome.place}: {outcome.detail}")[1:-1])
    return 2 if outcome.code in (Code.CLASS, Code.UNREADABLE) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
