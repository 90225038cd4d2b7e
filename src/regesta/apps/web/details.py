"""What a dossier shows beside its fields: careers, succession, chains, and what each report tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from regesta.apps.web.naming import title_of
from regesta.apps.web.room import Snapshot
from regesta.codebook.match import fold
from regesta.model.entry import (
    BodyEntry,
    ConflictEntry,
    DoubtEntry,
    EngagementEntry,
    Entry,
    InstrumentEntry,
    Person,
    Tenure,
    UndertakingEntry,
)
from regesta.views import dates
from regesta.views.careers import career
from regesta.views.chains import chain
from regesta.views.connections import above
from regesta.views.coverage import outlet
from regesta.views.tellings import tellings

_MOST_COLUMNS = 6
_MOST_ROWS = 40


def details_of(now: Snapshot, entry: Entry, *, every: bool) -> dict[str, Any]:
    """The parts of a page that belong to this kind of entry, and what each report tells of it."""
    found: dict[str, Any] = {}
    match entry:
        case Person():
            found["career"] = career(entry, now.reports, now.report_days)
        case EngagementEntry():
            found["participants"] = entry.roles
        case InstrumentEntry():
            found["history"] = entry.history
            found["chain"] = chain(now.neighbours, entry)
        case UndertakingEntry():
            found["thread"] = _thread(now, entry)
        case BodyEntry():
            found["above"] = above(now.neighbours, entry)
            found["holders"] = _cut(_holders(now, entry), every=every)
    if not isinstance(entry, Person | DoubtEntry | ConflictEntry) and len(entry.reports) > 1:
        found["told"] = _told(now, entry, every=every)
    return found


def _cut(rows: Iterable[Any], *, every: bool) -> list[Any]:
    whole = list(rows)
    return whole if every else whole[:_MOST_ROWS]


def _thread(now: Snapshot, undertaking: UndertakingEntry) -> list[UndertakingEntry]:
    """Every occasion on which it was voiced, oldest first; none where there was but one."""
    voiced = [u for u in now.neighbours.of("thread", undertaking.thread) if isinstance(u, UndertakingEntry)]
    voiced.sort(key=lambda u: (dates.order(u.said_on), u.id))
    return voiced if len(voiced) > 1 else []


def _holders(now: Snapshot, body: BodyEntry) -> Iterator[tuple[Person, Tenure]]:
    """Who is seen in an office of a body, the first first."""
    names = tuple(fold(n) for n in (body.name, *body.names))
    held = [
        (person, tenure)
        for person in now.neighbours.of("holds office at", *names)
        if isinstance(person, Person)
        for tenure in person.tenures
        if fold(tenure.body or "") in names
    ]
    held.sort(key=lambda pair: (pair[1].title, dates.order(pair[1].first_seen), pair[0].name))
    yield from held


def _told(now: Snapshot, entry: Entry, *, every: bool) -> dict[str, Any]:
    """The reports as columns, the earliest first, without those that only repeat another."""
    days = now.report_days
    told = [now.reports[r] for r in entry.reports if r in now.reports]
    own = [r for r in told if not (r.copy_of and r.copy_of in entry.reports)]
    own.sort(key=lambda r: (dates.order(days.get(r.id)), r.source, r.id))
    shown = own if every else own[:_MOST_COLUMNS]
    return {
        "reports": [
            {"id": r.id, "title": r.title or r.source, "when": days.get(r.id), "outlet": outlet(r)}
            for r in shown
        ],
        "number": len(own),
        "copies": len(told) - len(own),
        "lines": tellings(entry, [r.id for r in shown], now.names, _titles(now, entry)),
    }


def _titles(now: Snapshot, entry: Entry) -> dict[str, str]:
    """Words for the ids that citations of an entry give as values."""
    named = {word for c in entry.citations for word in c.value.split() if word in now.entries}
    return {ident: title_of(now, now.entries[ident]) for ident in named}
