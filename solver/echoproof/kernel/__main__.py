"""python -m echoproof.kernel CLASS CERTIFICATE: 0 accepted, 1 rejected, 2 a file cannot be read as it should be."""

import sys

from . import check
from .certificate import BYTES


def main(check, files, arguments):
    try:
        contents = [open(path, "rb").read(BYTES + 1) for path, _ in zip(arguments, files.split(), strict=True)]  # noqa: SIM115
    except (OSError, ValueError) as error:
        print(ascii(f"{error}; usage: python -m {check.__module__} {files}"), file=sys.stderr)
        return 2
    kind, code, place, detail = check(*contents)
    print(ascii(f"rejected: {code.name} at {place}: {detail}" if code else f"accepted: {kind}")[1:-1])
    return 0 if not code else 2 if code.name in ("CLASS", "MACHINE", "UNREADABLE") else 1


if __name__ == "__main__":
    sys.exit(main(check, "CLASS CERTIFICATE", sys.argv[1:]))
