"""Which entries name which: gathered once for a whole register, so that no dossier looks through it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from regesta.codebook.match import fold
from regesta.model.entry import (
    BodyEntry,
    ConflictEntry,
    EngagementEntry,
    Entry,
    HonourEntry,
    InstrumentEntry,
    Person,
    UndertakingEntry,
)


class Neighbours:
    """The ties of all entries, by what they are tied to."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self.entries = entries
        self._ties: dict[tuple[str, str], list[str]] = {}
        for entry in entries.values():
            self._lay(entry)

    def of(self, tie: str, *to: str) -> tuple[Entry, ...]:
        """The entries with a tie of this name to any of these ids or words, each once."""
        found = dict.fromkeys(i for one in to for i in self._ties.get((tie, one), ()))
        return tuple(self.entries[i] for i in found)

    def offices(self, title: str, party: str) -> tuple[Entry, ...]:
        """The people whom reports show in an office of a party."""
        return self.of("office", f"{party} {title.casefold()}")

    def _tie(self, name: str, to: Iterable[str | None], entry: Entry) -> None:
        for one in dict.fromkeys(to):
            if one:
                self._ties.setdefault((name, one), []).append(entry.id)

    def _lay(self, entry: Entry) -> None:
        match entry:
            case EngagementEntry():
                self._tie("took part", (p.id for p in entry.people), entry)
                self._tie("part of", (entry.part_of,), entry)
                self._tie("day", (entry.start,), entry)
            case UndertakingEntry():
                self._tie("said", (p.id for p in entry.speaker), entry)
                self._tie("said at", (entry.said_at,), entry)
                self._tie("thread", (entry.thread,), entry)
            case InstrumentEntry():
                self._tie("signed", (p.id for p in entry.signatories), entry)
                self._tie("signed at", (entry.signed_at,), entry)
                self._tie("follows", (link.to for link in entry.links), entry)
            case HonourEntry():
                self._tie("gave", (entry.by_person.id if entry.by_person else None,), entry)
                self._tie("got", (entry.to,), entry)
                self._tie("given at", (entry.conferred_at,), entry)
                self._tie("honour", (entry.honour,), entry)
            case BodyEntry():
                self._tie("body", (fold(n) for n in (entry.name, *entry.names)), entry)
                self._tie("below", (entry.parent_id, fold(entry.parent or "")), entry)
            case Person():
                held = [(t.party or entry.party or "", t) for t in entry.tenures]
                self._tie("office", (f"{party} {t.title.casefold()}" for party, t in held), entry)
                self._tie("holds office at", (fold(t.body or "") for t in entry.tenures), entry)
            case ConflictEntry():
                self._tie("conflict", (entry.entry,), entry)
