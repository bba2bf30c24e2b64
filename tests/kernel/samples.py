"""The samples of tests/certificates, and those that are too large to keep as files."""

from dataclasses import dataclass
from pathlib import Path

from echoproof.kernel.certificate import RULES

ROOT = Path(__file__).parents[1] / "certificates"
EXIT_CODES = {"accepted": 0, "rejected": 1, "malformed": 2}
KINDS = [rule.kind for rule in RULES]


@dataclass(frozen=True)
class Sample:
    """The files of a check, and the code of the refusal that is due (None: they are to be accepted)."""

    name: str
    files: tuple[bytes, ...]
    code: str | None
    paths: tuple[Path, ...] = ()
    steps: int | None = None
    """A smaller budget than the usual one."""


def read(path):
    """Return the sample of a certificate, with the class and the machine beside it, if any."""
    folder = path.parent.name
    found = (path.with_suffix(".toml"), path.with_suffix(".machine.json"), path)
    files = tuple(each for each in found if each.exists())
    code = None if folder == "accepted" else path.stem.partition("-")[0]
    name = f"{path.parent.parent.name}/{folder}/{path.stem}"
    return Sample(name, tuple(each.read_bytes() for each in files), code, files)


def kept(kind="*", folder="*"):
    """Return the samples that are files, of one rule or of all."""
    paths = sorted(ROOT.glob(f"{kind}/{folder}/*.json"))
    return [read(path) for path in paths if not path.name.endswith(".machine.json")]


def computed():
    """Return the samples beyond the bounds of the checker."""
    class_file, certificate = read(ROOT / "adversary-strategy" / "accepted" / "triangle.json").files
    names = [f"h{i}" for i in range(13)]
    keys = (" ".join(name for i, name in enumerate(names) if profile >> i & 1) for profile in range(1, 4200))
    cells = "".join(f'"{key}" = "infinite"\n' for key in keys)
    profiles = f'format = "echoproof/class@1"\ndomain = "profiles"\nhypotheses = {names}\n[cells]\n{cells}'
    words = {
        "alphabet with a letter twice": ("aab", "b*"),
        "alphabet with a blank": ("a b", "b*"),
        "5000 places": ("ab", "a{5000}b*"),
        "bounds the wrong way round": ("ab", "b*|a{3,2}"),
        "range the wrong way round": ("ab", "b*|[bb-a]"),
        "class without letters": ("ab", "b*|[^ab]"),
        "letter of no alphabet": ("ab", "b*|c"),
        "parenthesis left open": ("ab", "b*|(a"),
    }
    head = 'format = "echoproof/class@1"\ndomain = "strings"'
    languages = [
        (name, f"{head}\nalphabet = '{letters}'\n[hypotheses]\nA = '{text}'\n".encode())
        for name, (letters, text) in words.items()
    ]
    return [
        *(Sample(name, (text, certificate), "CLASS") for name, text in languages),
        Sample("class of 2 MB", (class_file + b"#" * (1 << 21), certificate), "CLASS"),
        Sample("certificate of 200 MB", (class_file, certificate + b" " * (200 << 20)), "LIMIT"),
        Sample("two class files", (class_file, class_file, certificate), "FILES"),
        Sample("4199 cells", (profiles.encode(), certificate), "CLASS"),
    ]


def short():
    """Return each accepted sample with a budget that does not reach to its end."""
    return [Sample(f"{each.name}, short", each.files, "LIMIT", steps=20) for each in kept(folder="accepted")]


def outcome(checker, sample):
    """Return the name of the code, None when accepted; of the exception where one comes up, which is a defect."""
    usual = checker.meter.STEPS
    checker.meter.STEPS = sample.steps or usual
    try:
        found = checker.check(*sample.files)
    except Exception as error:  # noqa: BLE001  (a crash is one of the ways to misbehave)
        return type(error).__name__
    finally:
        checker.meter.STEPS = usual
    return found.code.name if found.code else None
