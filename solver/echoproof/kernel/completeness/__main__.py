"""python -m echoproof.kernel.completeness FILE: 0 accepted, 1 rejected, 2 the file cannot be read."""

import sys

from . import BYTES, TRUSTED, Report, check


def main(arguments):
    if len(arguments) != 1:
        print("usage: python -m echoproof.kernel.completeness FILE", file=sys.stderr)
        return 2
    try:
        with open(arguments[0], "rb") as stream:
            report = check(stream.read(BYTES + 1))
    except OSError as error:
        print(f"{arguments[0]}: {error.strerror}", file=sys.stderr)
        return 2
    if report.rejected:
        print(ascii(f"rejected: {report.place}: {report.rejected}")[1:-1])
        return 2 if report.place in ("file", "format") else 1
    print(sentence(report))
    print("trusted:", *TRUSTED, sep="\n  ")
    return 0


def sentence(report: Report) -> str:
    kind = "critical" if report.critical else "hard"
    return (
        f"accepted: the {kind} classes of {report.hypotheses} hypotheses are the {report.classes} listed ones "
        f"up to isomorphism, {report.labelled} with named hypotheses"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
