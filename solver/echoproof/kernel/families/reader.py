"""Reads a family file: schemas with conditions that can be evaluated."""

import hashlib
import json
from collections.abc import Mapping
from math import lcm
from typing import Any, Final, NamedTuple

from ..classfile import NAME, parsed, seen
from ..meter import Meter
from ..outcome import Code, Rejected
from .conditions import MODULUS, Condition, Reach, Reader, Values

PARAMETERS: Final = 3
SCHEMAS: Final = 8


class Schema(NamedTuple):
    """The members {x : condition} for the values of the parameters that satisfy `where`."""

    name: str
    parameters: tuple[str, ...]
    where: Condition
    condition: Condition
    reach: Reach
    parted: Mapping[str, int]
    """The modulus of each parameter in the condition."""


class Family(NamedTuple):
    """What a family file says."""

    title: str
    digest: str
    natural: bool
    schemas: tuple[Schema, ...]
    modulus: int


def read(data: bytes, meter: Meter) -> Family:
    """Return the family in the bytes of a file; Rejected when it is none."""
    try:
        return worked_out(parsed(data, meter), meter)
    except (ValueError, TypeError, SyntaxError, AttributeError, RecursionError, MemoryError, KeyError) as error:
        raise Rejected(Code.CLASS, "file", f"cannot be read ({type(error).__name__})") from None


def worked_out(document: dict[str, Any], meter: Meter) -> Family:
    """Return the family of a TOML document."""
    tables, title, domain = document.get("schemas"), document.get("title", ""), document.get("domain")
    known = document.keys() <= {"format", "domain", "title", "source", "schemas"}
    if document.get("format") != "echoproof/family@1" or not known or domain not in ("integers", "naturals"):
        raise Rejected(Code.CLASS, "file", "not echoproof/family@1, another domain, or an unknown key")
    if not isinstance(title, str) or not isinstance(tables, dict) or not 1 <= len(tables) <= SCHEMAS:
        raise Rejected(Code.CLASS, "file", f"no title, or not 1 to {SCHEMAS} schemas")
    if len({seen(name) for name in tables}) < len(tables) or not all(map(NAME.fullmatch, tables)):
        raise Rejected(Code.CLASS, "schemas", "not different names of 1 to 60 printable characters")
    schemas, rows, moduli = [], [], [1]
    for name, table in tables.items():
        parameters, where, text = table.get("parameters", []), table.get("where", ""), table["set"]
        if not table.keys() <= {"parameters", "where", "set"} or len(parameters) > PARAMETERS:
            raise Rejected(Code.CLASS, f"schemas.{name}", "an unknown key, or too many parameters")
        if len({*parameters, "x", "abs"}) < len(parameters) + 2 or not all(map(str.isidentifier, parameters)):
            raise Rejected(Code.CLASS, f"schemas.{name}.parameters", "no names, or not different ones")
        texts = [" ".join(each.split()) for each in (where, text)]
        rows.append([name, list(parameters), *texts])
        reach = Reach()
        reads = Reader(tuple(parameters), reach, meter)
        if "where" in table and not parameters:
            raise Rejected(Code.CLASS, f"schemas.{name}.where", "no parameters")
        allowed = reads.parse(texts[0]) if "where" in table else always
        reads = Reader(("x", *parameters), Reach(), meter)
        condition = reads.parse(texts[1])
        parted = {name: reads.reach.moduli.get(name, 1) for name in parameters}
        reach.add(reads.reach, {})
        if domain == "naturals":
            condition = natural(condition)
            reach.tell("x", 1)
        schemas.append(Schema(name, tuple(parameters), allowed, condition, reach, parted))
        moduli += reach.moduli.values()
    if lcm(*moduli) > MODULUS:
        raise Rejected(Code.LIMIT, "class file", f"the moduli have more than {MODULUS} for their least common multiple")
    text = json.dumps({"domain": domain, "schemas": rows}, separators=(",", ":"))
    digest = "sha256:" + hashlib.sha256(text.encode("ascii")).hexdigest()
    return Family(title, digest, domain == "naturals", tuple(schemas), lcm(*moduli))


def natural(condition: Condition) -> Condition:
    """Return the condition on natural numbers."""
    return lambda values: values["x"] >= 0 and condition(values)


def always(_: Values) -> bool:
    """Hold."""
    return True
