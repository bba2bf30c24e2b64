"""The samples of tests/certificates, and those that are too large to keep as files."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1] / "certificates"
EXIT_CODES = {"accepted": 0, "rejected": 1, "malformed": 2}


@dataclass(frozen=True)
class Sample:
    """A class file with a certificate, and the code of the refusal that is due (None: it is to be accepted)."""

    name: str
    class_file: bytes
    certificate: bytes
    code: str | None


def read(path):
    folder, name = path.parent.name, path.stem
    code = None if folder == "accepted" else name.partition("-")[0]
    return Sample(f"{folder}/{name}", path.read_bytes(), path.with_suffix(".json").read_bytes(), code)


def paths(folder):
    return sorted((ROOT / folder).glob("*.toml"))


def kept():
    """Return every sample that is a pair of files."""
    return [read(path) for folder in EXIT_CODES for path in paths(folder)]


def computed():
    """Return the samples beyond the bounds of the checker."""
    triangle = read(ROOT / "accepted" / "triangle.toml")
    integers = b'format = "echoproof/class@1"\ndomain = "integers"\n[hypotheses]\n'
    names = [f"h{i}" for i in range(13)]
    keys = (" ".join(name for i, name in enumerate(names) if profile >> i & 1) for profile in range(1, 4200))
    cells = "".join(f'"{key}" = "infinite"\n' for key in keys)
    profiles = f'format = "echoproof/class@1"\ndomain = "profiles"\nhypotheses = {names}\n[cells]\n{cells}'
    bits = "".join(f'h{i} = "x % {2 ** (i + 1)} >= {2**i}"\n' for i in range(11))
    crowded = integers + bits.encode() + b'sparse = "x % 1048576 == 0"\n'
    words = {
        "alphabet with a letter twice": ("aab", "b*"),
        "alphabet with a blank": ("a b", "b*"),
        "automaton of 131072 states": ("ab", "(a|b)*a(a|b){16}"),
        "5000 places": ("ab", "a{5000}b*"),
        "bounds the wrong way round": ("ab", "b*|a{3,2}"),
        "range the wrong way round": ("ab", "b*|[bb-a]"),
        "class without letters": ("ab", "b*|[^ab]"),
        "letter of no alphabet": ("ab", "b*|c"),
        "parenthesis left open": ("ab", "b*|(a"),
    }
    head = 'format = "echoproof/class@1"\ndomain = "strings"'
    languages = {
        name: f"{head}\nalphabet = '{letters}'\n[hypotheses]\nA = '{text}'\n" for name, (letters, text) in words.items()
    }
    return [
        *(Sample(name, text.encode(), triangle.certificate, "CLASS") for name, text in languages.items()),
        Sample("class of 2 MB", triangle.class_file + b"#" * (1 << 21), triangle.certificate, "CLASS"),
        Sample("certificate of 33 MB", triangle.class_file, triangle.certificate + b" " * (33 << 20), "UNREADABLE"),
        Sample("4199 cells", profiles.encode(), triangle.certificate, "CLASS"),
        Sample("2049 cells over a million points", crowded, triangle.certificate, "CLASS"),
    ]
