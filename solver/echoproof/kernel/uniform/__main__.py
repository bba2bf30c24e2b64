"""python -m echoproof.kernel.uniform CLASS CERTIFICATE: 0 accepted, 1 rejected, 2 a file cannot be read."""

import sys

from .. import Code
from ..certificate import BYTES
from . import check


def main(arguments):
    try:
        class_file, certificate = (open(path, "rb").read(BYTES + 1) for path in arguments)  # noqa: SIM115
    except (OSError, ValueError) as error:
        print(ascii(f"{error}; usage: python -m echoproof.kernel.uniform CLASS CERTIFICATE"), file=sys.stderr)
        return 2
    outcome = check(class_file, certificate)
    code, place, detail = outcome[1:]
    print(ascii(f"rejected: {code.name} at {place}: {detail}" if code else f"accepted: {outcome.kind}")[1:-1])
    return {None: 0, Code.CLASS: 2, Code.UNREADABLE: 2}.get(code, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
