"""python -m echoproof, and the script `echoproof`."""

import os


def main() -> None:
    """Run the command that the arguments say; Ctrl-C has its exit code even while the program is still loaded."""
    try:
        from echoproof.cli.main import main as begin

        begin()
    except KeyboardInterrupt:
        os._exit(130)


if __name__ == "__main__":
    main()
