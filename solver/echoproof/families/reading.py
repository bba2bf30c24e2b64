"""Family files: read with every error placed."""

from __future__ import annotations

import difflib
import keyword
import re
import tomllib
from pathlib import Path
from typing import Any, Final, Literal

import msgspec

from echoproof.families.conditions import ALWAYS, Bound, both
from echoproof.families.family import Family, Schema
from echoproof.families.limits import MAX_MODULUS, MAX_PARAMETERS, MAX_SCHEMAS
from echoproof.families.parsing import parse
from echoproof.model.classfile import check_texts, untitled
from echoproof.model.errors import ClassFileError, EchoproofError, ExpressionError, Place, TooLargeError
from echoproof.model.files import decoded, name_of, read_bytes, toml
from echoproof.model.limits import MAX_CLASS_BYTES

FAMILY_FORMAT: Final = "echoproof/family@1"
_RESERVED: Final = {"x", "abs"}
_PAGE: Final = "the keys and types of docs/families.md"


class SchemaRecord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of schemas: a condition on x and the parameters, and which values the parameters have."""

    set: str
    parameters: list[str] = []
    where: str | None = None


class FamilyFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A family: hypotheses given by schemas with integer parameters."""

    format: Literal["echoproof/family@1"]
    domain: Literal["integers", "naturals"]
    schemas: dict[str, SchemaRecord]
    title: str = ""
    source: str = ""


def load_family(path: str | Path) -> Family:
    """Read a family file; "-" reads standard input. Raises an EchoproofError with file, line, finding and remedy."""
    return parse_family(read_bytes(path, MAX_CLASS_BYTES, ClassFileError), name_of(path))


def parse_family(data: bytes | str, file: str | None = None) -> Family:
    """Make the family that a file's content describes; errors as `load_family`."""
    text = ""
    try:
        raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
        text = decoded(raw, MAX_CLASS_BYTES, ClassFileError)
        return _built(_record(toml(text, ClassFileError)), file, text)
    except EchoproofError as error:
        line = _line_of(text, error.place.key.split("\n")) if error.place.key is not None else None
        raise error.at(file=file, line=line) from None


def at_key(*path: str) -> Place:
    """Return the place of a key of the file, by its path."""
    return Place(key="\n".join(path))


def place_in(family: Family, *path: str) -> Place:
    """Return the place of a key of the file that a family was read from."""
    return Place(file=family.file, line=_line_of(family.text, list(path)))


def _record(data: dict[str, Any]) -> FamilyFile:
    _known(data, FamilyFile, ())
    schemas = data.get("schemas")
    for name, schema in schemas.items() if isinstance(schemas, dict) else ():
        if isinstance(schema, dict):
            _known(schema, SchemaRecord, ("schemas", name))
            if "set" not in schema:
                place = at_key("schemas", name)
                raise ClassFileError(f'schema "{name}" has no key "set"', 'set = "a condition on x"', place)
    try:
        return msgspec.convert(data, FamilyFile)
    except msgspec.ValidationError as error:
        found = re.search(r"`\$\.([\w.]+)", str(error))
        raise ClassFileError(str(error), _PAGE, at_key(*found[1].split(".")) if found else None) from None


def _known(table: dict[str, Any], kind: type[msgspec.Struct], path: tuple[str, ...]) -> None:
    known = list(kind.__struct_fields__)
    for key in table:
        if key not in known:
            close = difflib.get_close_matches(key, known, 1)
            hint = f'did you mean "{close[0]}"? ' if close else ""
            where = f'schema "{path[-1]}" has the' if path else "the file has the"
            found = f'{where} unknown key "{key:.60}"'
            raise ClassFileError(found, f"{hint}the keys are {', '.join(known)}", at_key(*path, key))


def _built(record: FamilyFile, file: str | None, text: str) -> Family:
    names = tuple(record.schemas)
    if not 1 <= len(names) <= MAX_SCHEMAS:
        found = f"the family has {len(names) or 'no'} schemas"
        raise ClassFileError(found, f"1 to {MAX_SCHEMAS} tables [schemas.NAME]", at_key("schemas"))
    check_texts(names, record.title, record.source)
    schemas = tuple(_schema(name, schema, record.domain == "naturals") for name, schema in record.schemas.items())
    family = Family(record.title or untitled(file), record.source, record.domain == "naturals", schemas, text, file)
    if family.modulus > MAX_MODULUS:
        found = f"the least common multiple of the moduli is {family.modulus:.30g}"
        raise TooLargeError(found, f"at most {MAX_MODULUS}", at_key("schemas"))
    return family


def _schema(name: str, record: SchemaRecord, natural: bool) -> Schema:
    parameters = tuple(record.parameters)
    place = at_key("schemas", name, "parameters")
    if len(parameters) > MAX_PARAMETERS:
        found = f'schema "{name}" has {len(parameters)} parameters'
        raise TooLargeError(found, f"at most {MAX_PARAMETERS}", place)
    for parameter in parameters:
        if not parameter.isidentifier() or not parameter.isascii() or keyword.iskeyword(parameter):
            found = f'schema "{name}": the parameter {parameter!a:.60} is no name'
            raise ClassFileError(found, "letters, digits and _, such as d", place)
        if parameter in _RESERVED or parameters.count(parameter) > 1:
            why = "stands twice" if parameter not in _RESERVED else "has a meaning of its own"
            raise ClassFileError(f'schema "{name}": the parameter {parameter} {why}', "another name", place)
    if record.where is not None and not parameters:
        found = f'schema "{name}" has a "where" and no parameters'
        raise ClassFileError(found, 'parameters = ["d"], or no "where"', at_key("schemas", name, "where"))
    where_text = " ".join(record.where.split()) if record.where is not None else ""
    set_text = " ".join(record.set.split())
    try:
        key = "where"
        where = ALWAYS if record.where is None else parse(where_text, parameters)
        key = "set"
        condition = parse(set_text, ("x", *parameters))
    except (ExpressionError, TooLargeError) as error:
        error.found = f'schema "{name}", {key}: {error.found}'
        raise error.at(key="\n".join(("schemas", name, key))) from None
    if natural:
        condition = both(Bound((("x", -1),), 0), condition)
    return Schema(name, parameters, where, condition, where_text, set_text)


def _line_of(text: str, path: list[str]) -> int | None:
    """Return the line that sets a key, or else the one that sets what it is in; None when neither is found."""
    prefix: list[str] = []
    best: tuple[int, int] | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        here: list[str] | None = None
        if line.lstrip().startswith("["):
            here = prefix = _keys(line) or prefix
        elif 0 <= (position := line.find("=")) < 500 and (keys := _keys(line[:position] + "= 0")):
            here = [*prefix, *keys]
        if here and here == path[: len(here)] and (best is None or len(here) > best[0]):
            best = len(here), number
    return best[1] if best else None


def _keys(line: str) -> list[str] | None:
    """Return the dotted key that one line of TOML sets or opens."""
    try:
        table: Any = tomllib.loads(line)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None
    keys = []
    while isinstance(table, dict) and len(table) == 1:
        name, table = next(iter(table.items()))
        keys.append(name)
    return keys
