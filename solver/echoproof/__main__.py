"""python -m echoproof: the same as the script `echoproof`."""

from echoproof.cli.main import main

if __name__ == "__main__":
    main()
