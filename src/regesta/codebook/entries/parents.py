"""Words that tie a body to the body above it."""

from __future__ import annotations

from regesta.codebook.entries.base import Entry


class ParentLink(Entry, frozen=True, kw_only=True):
    """Words between a body and its parent ("a subsidiary of", "under"), the body first."""

    names: tuple[str, ...]
