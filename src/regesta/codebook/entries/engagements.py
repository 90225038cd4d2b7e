"""Cues that tell of an engagement: verbs, nouns and what stands in which role beside them."""

from __future__ import annotations

from regesta.codebook.entries.base import Entry
from regesta.model.claim import EngagementKind


class Cue(Entry, frozen=True, kw_only=True):
    """One way of telling an engagement."""

    kind: EngagementKind
    form: str | None = None
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    light: tuple[str, ...] = ()
    roles: dict[str, str] = {}
