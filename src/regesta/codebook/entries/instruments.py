"""Words for instruments, and for what happens to them."""

from __future__ import annotations

from regesta.codebook.entries.base import Entry
from regesta.model.claim import InstrumentKind, InstrumentStatus


class InstrumentWord(Entry, frozen=True, kw_only=True):
    """Nouns that name a kind of instrument."""

    kind: InstrumentKind
    names: tuple[str, ...]


class InstrumentEvent(Entry, frozen=True, kw_only=True):
    """Verbs and nouns that tell what happens to an instrument."""

    status: InstrumentStatus
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
