"""Small tables for notebooks: text is escaped, so that nothing in a class file becomes markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def html_table(caption: str, headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return an HTML table."""
    from html import escape  # which is slow to import, and no command of the terminal wants it

    head = "".join(f"<th>{escape(text)}</th>" for text in headers)
    body = "".join("<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>" for row in rows)
    return f"<table><caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
