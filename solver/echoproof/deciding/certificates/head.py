"""What every certificate about a class begins with, and its text."""

from __future__ import annotations

import msgspec


class Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"class_": "class"}, tag_field="kind"):
    """The format, and the class by its title and its digest. A certificate holds no verdict."""

    format: str
    class_: str
    digest: str


def certificate_text(certificate: msgspec.Struct) -> str:
    """Return a certificate, of this or of another format, as the text of a file, the same for the same certificate."""
    return msgspec.json.format(msgspec.json.encode(certificate), indent=1).decode() + "\n"
