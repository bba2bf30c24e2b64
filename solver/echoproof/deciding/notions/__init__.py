"""The notions of generation that are decided, a module for each; their order is that of every table."""

from __future__ import annotations

from typing import Final

from echoproof.deciding.notion import Notion
from echoproof.deciding.notions import identification, limit, non_uniform, proper_limit, proper_uniform, uniform

NOTIONS: Final[tuple[Notion, ...]] = (
    uniform.NOTION,
    non_uniform.NOTION,
    limit.NOTION,
    proper_uniform.NOTION,
    proper_limit.NOTION,
    identification.NOTION,
)
