"""Words that tie a body to the body above it, or to the name it had before."""

from __future__ import annotations

from typing import Literal

from regesta.codebook.entries.base import Entry


class ParentLink(Entry, frozen=True, kw_only=True):
    """Words between a body and its parent ("a subsidiary of", "under") or former name, the body first."""

    names: tuple[str, ...]
    relation: Literal["parent", "former"] = "parent"
