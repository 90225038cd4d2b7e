"""What an entry is called where a page names it."""

from __future__ import annotations

from regesta.apps.web.room import Snapshot
from regesta.model.entry import (
    BodyEntry,
    ConflictEntry,
    DoubtEntry,
    EngagementEntry,
    Entry,
    HonourEntry,
    InstrumentEntry,
    MechanismEntry,
    Person,
    UndertakingEntry,
)
from regesta.views import dates
from regesta.views.names import clipped

_WIDTH = 140


def title_of(now: Snapshot, entry: Entry) -> str:
    """An entry in a few words."""
    match entry:
        case EngagementEntry():
            return now.acts.words(entry)
        case UndertakingEntry():
            return clipped(entry.text, _WIDTH)
        case InstrumentEntry():
            return f"{entry.title} {dates.printed_term(entry.term)}".strip()
        case DoubtEntry():
            return clipped(entry.text, _WIDTH) or entry.code
    return _short_title(entry)


def _short_title(entry: Person | MechanismEntry | BodyEntry | HonourEntry | ConflictEntry) -> str:
    if isinstance(entry, HonourEntry):
        return f"{entry.honour} to {entry.to}"
    if isinstance(entry, ConflictEntry):
        return f"{entry.field}: " + " or ".join(v.value for v in entry.values)
    return entry.name
