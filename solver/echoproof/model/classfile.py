"""Class files: read with every error placed, and written back."""

from __future__ import annotations

import difflib
import re
import unicodedata
from pathlib import Path
from typing import Any

import msgspec

from echoproof.model.cells import Cell, members, profile_of
from echoproof.model.classes import HypothesisClass
from echoproof.model.domains import Domain, Integers, Naturals, Profiles
from echoproof.model.errors import ClassFileError, EchoproofError, Place
from echoproof.model.files import decoded, name_of, read_bytes, toml
from echoproof.model.limits import MAX_CLASS_BYTES, MAX_DIGITS, MAX_HYPOTHESES, MAX_NAME
from echoproof.model.locate import line_of
from echoproof.model.periodic import Size
from echoproof.model.records import CLASS_FORMAT, ClassFile, IntegersFile, NaturalsFile, ProfilesFile, StringsFile
from echoproof.model.strings import Strings

_FORBIDDEN = {"Cc", "Cs", "Zl", "Zp", "Cn"}
_UNSEEN = {
    *"\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0",
    *map(chr, (*range(0x180B, 0x1810), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))),
}
"""Characters that show nothing and are no format characters: fillers, joiners, selectors of variants."""
_BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def load(path: str | Path) -> HypothesisClass:
    """Read a class file; "-" reads standard input.

    Raises an EchoproofError that names file, line, hypothesis, what was found and what is allowed.
    """
    return parse(read_bytes(path, MAX_CLASS_BYTES, ClassFileError), name_of(path))


def parse(data: bytes | str, file: str | None = None) -> HypothesisClass:
    """Make the class that a file's content describes; errors as `load`."""
    text = ""
    try:
        raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
        text = decoded(raw, MAX_CLASS_BYTES, ClassFileError)
        return _build(_record(toml(text, ClassFileError)), file, text)
    except EchoproofError as error:
        name = error.place.hypothesis
        key = error.place.key if name is None else f"hypotheses.{name}"
        line = line_of(text, key) if key is not None else None
        raise error.at(file=file, line=line) from None


def _record(data: dict[str, Any]) -> ClassFile:
    if "format" not in data:
        raise ClassFileError('the key "format" is missing', f'format = "{CLASS_FORMAT}"')
    if str(data["format"]).startswith("echoproof/family@"):
        found = "the file is a family, of infinitely many hypotheses; this is done for finite classes alone"
        allowed = "decide, notions, prove, check and export take a family; export --to finite cuts it off"
        raise ClassFileError(found, allowed, Place(key="format"))
    if data["format"] != CLASS_FORMAT:
        raise ClassFileError(
            f"the format is {_shown(data['format'])}", f'format = "{CLASS_FORMAT}"', Place(key="format")
        )
    kinds = {"integers": IntegersFile, "naturals": NaturalsFile, "strings": StringsFile, "profiles": ProfilesFile}
    domain = data.get("domain")
    if not isinstance(domain, str) or domain not in kinds:
        found = "is missing" if domain is None else f"is {_shown(domain)}"
        raise ClassFileError(f'the key "domain" {found}', f"one of {', '.join(kinds)}", Place(key="domain"))
    kind = kinds[domain]
    for key in data:
        if key != "domain" and key not in kind.__struct_fields__:
            known = ["domain", *kind.__struct_fields__]
            close = difflib.get_close_matches(key, known, 1)
            hint = f'did you mean "{close[0]}"? ' if close else ""
            allowed = f"{hint}the keys of this domain are {', '.join(known)}"
            raise ClassFileError(f'unknown key "{key:.60}"', allowed, Place(key=key))
    hypotheses = data.get("hypotheses")
    if isinstance(hypotheses, dict) and domain != "profiles":
        wanted = 'a condition in quotes, such as "x >= 0"' if domain != "strings" else "an expression in quotes"
        for name, value in hypotheses.items():
            if not isinstance(value, str):
                raise ClassFileError(f"found {_shown(value)}", wanted).at(hypothesis=name)
    cells = data.get("cells")
    if isinstance(cells, dict):
        for key, size in cells.items():
            if type(size) is not int and size != "infinite":
                found = f'the cell "{key:.80}" has the size {_shown(size)}'
                raise ClassFileError(found, 'a positive number or "infinite"', Place(key=f"cells.{key}"))
    try:
        record: ClassFile = msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        at = re.search(r"`\$\.(\w+)", str(error))
        place = Place(key=at[1]) if at else None
        raise ClassFileError(str(error), "the keys and types of docs/formats.md", place) from None
    return record


def _shown(value: Any) -> str:
    """Return a TOML value for an error message; some that TOML can write, Python refuses to print."""
    try:
        return f"{value!r:.60}"
    except (ValueError, RecursionError):
        return f"a value of type {type(value).__name__} that is too large to print"


def _build(record: ClassFile, file: str | None, text: str) -> HypothesisClass:
    names = tuple(record.hypotheses)
    if not names:
        raise ClassFileError("the class has no hypotheses", "at least one hypothesis")
    if len(names) > MAX_HYPOTHESES:
        raise ClassFileError(f"the class has {len(names)} hypotheses", f"at most {MAX_HYPOTHESES}")
    check_texts(names, record.title, record.source)
    domain: Domain
    if isinstance(record, IntegersFile):
        domain = (Naturals if isinstance(record, NaturalsFile) else Integers).read(record.hypotheses)
    elif isinstance(record, StringsFile):
        domain = Strings.read(record.alphabet, record.hypotheses)
    else:
        domain = Profiles(names, _cells(names, record.cells))
    return HypothesisClass(record.title or untitled(file), record.source, domain, names, record.cut_off, text)


def untitled(file: str | None) -> str:
    """Return what a class without a title is called."""
    return "".join("?" if _is_control(c) else c for c in Path(file).stem) if file else "untitled class"


def check_texts(names: tuple[str, ...], title: str, source: str) -> None:
    """Raise ClassFileError when names or texts cannot be printed or told apart."""
    for name in names:
        _check_text(name, "name")
        if not name.strip() or len(name) > MAX_NAME:
            raise ClassFileError(f"the name {name!r:.80} has {len(name)} characters", f"1 to {MAX_NAME}")
    _check_looks(names)
    _check_text(title, "title")
    _check_text(source, "source")


def _check_text(text: str, what: str) -> None:
    if any(map(_is_control, text)):
        raise ClassFileError(f"the {what} {text!r:.80} contains a control character", "text without them")


def _check_looks(names: tuple[str, ...]) -> None:
    """Refuse names that a reader cannot tell apart, or cannot see."""
    looks: dict[str, str] = {}
    for name in names:
        look = _look(name)
        if not look:
            raise ClassFileError(f"the name {name!a} shows nothing", "a name that can be seen")
        if look in looks and name != looks[look]:
            raise ClassFileError(f"the names {looks[look]!a} and {name!a} look alike", "names that differ visibly")
        looks[look] = name


def _look(name: str) -> str:
    """Return the skeleton of a name: compatible characters made one, those that show nothing left out."""
    shown, before = name, ""
    while shown != before:  # a compatible form may show nothing
        before = shown
        normal = unicodedata.normalize("NFKC", shown)
        shown = "".join(c for c in normal if unicodedata.category(c) != "Cf" and c not in _UNSEEN)
    return " ".join(shown.split())


def _is_control(character: str) -> bool:
    return unicodedata.category(character) in _FORBIDDEN or character in _BIDI


def _cells(names: tuple[str, ...], cells: dict[str, Size]) -> tuple[Cell, ...]:
    if len(set(names)) < len(names):
        twice = next(name for index, name in enumerate(names) if name in names[:index])
        raise ClassFileError(f'the name "{twice}" is listed twice', "different names")
    for name in names:
        if len(name.split()) != 1 or name != name.strip():
            raise ClassFileError(
                f'the name "{name}" contains white space', "names without blanks, which part names in a cell"
            )
    sizes: dict[int, Size] = {}
    for key, size in cells.items():
        listed = key.split()
        unknown = [name for name in listed if name not in names]
        profile = profile_of(names.index(name) for name in listed if name in names)
        if unknown:
            found, allowed = f'names "{unknown[0]:.60}"', f"the names {', '.join(names)}"
        elif profile == 0 or len(listed) != profile.bit_count():
            found, allowed = "has no names or one twice", "each name at most once, one at least"
        elif profile in sizes:
            found, allowed = "is listed twice", "each profile once"
        elif isinstance(size, int) and not 1 <= size < 10**MAX_DIGITS:
            found, allowed = "has a size out of range", 'a positive number or "infinite"'
        else:
            sizes[profile] = size
            continue
        raise ClassFileError(f'the cell "{key:.80}" {found}', allowed, Place(key=f"cells.{key}"))
    return tuple(Cell(profile, size) for profile, size in sizes.items())


def dump(cls: HypothesisClass) -> str:
    """Write a class as a class file that reads back as the same class."""
    import tomli_w

    content: dict[str, Any] = {
        "format": CLASS_FORMAT,
        "title": cls.title,
        "source": cls.source,
        "domain": cls.domain.kind,
        "cut_off": cls.cut_off or "",
    }
    if isinstance(cls.domain, Strings):
        content["alphabet"] = cls.domain.alphabet
    if isinstance(cls.domain, Integers | Strings):
        content["hypotheses"] = dict(zip(cls.names, cls.domain.texts, strict=True))
    else:
        content["hypotheses"] = list(cls.names)
        content["cells"] = {
            " ".join(cls.names[i] for i in members(cell.profile)): cell.size for cell in cls.table.cells
        }
    return tomli_w.dumps({key: value for key, value in content.items() if value != ""})


def file_bytes(cls: HypothesisClass) -> bytes:
    """Return the class file that a class was read from, or else one that describes it."""
    return (cls.text or dump(cls)).encode()
