"""python -m echoproof.kernel.synthesis CLASS FILE: 0 accepted, 1 rejected, 2 a file cannot be read."""

import sys

from .. import classfile
from . import BYTES, TRUSTED, UNREADABLE, Report, check


def main(arguments):
    if len(arguments) != 2:
        print("usage: python -m echoproof.kernel.synthesis CLASS FILE", file=sys.stderr)
        return 2
    contents = []
    for path, limit in zip(arguments, (classfile.BYTES, BYTES), strict=True):
        try:
            with open(path, "rb") as stream:
                contents.append(stream.read(limit + 1))
        except OSError as error:
            print(f"{path}: {error.strerror}", file=sys.stderr)
            return 2
    report = check(*contents)
    if report.rejected:
        print(ascii(f"rejected: {report.place}: {report.rejected}")[1:-1])
        return 2 if report.place in UNREADABLE else 1
    print(sentence(report))
    print("trusted:", *TRUSTED, sep="\n  ")
    return 0


def sentence(report: Report) -> str:
    return f"accepted: no machine with at most {report.states} state{'s' * (report.states > 1)} generates the class"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
