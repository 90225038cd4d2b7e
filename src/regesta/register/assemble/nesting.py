"""Which visit an engagement belongs to, where no single report says so but the register knows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from regesta.model.entry import EngagementEntry
from regesta.register.resolve.lexicon import Lexicon
from regesta.register.resolve.spans import Span, span

_HELD = frozenset({"occurred", "planned"})

Stay = tuple[Span, EngagementEntry]


def nested(entries: Sequence[EngagementEntry], lexicon: Lexicon) -> tuple[EngagementEntry, ...]:
    """Put what a visitor does in the host's country on a day of the visit under the only visit that fits.

    One report may tell of the visit and another of the talks; the date of the visit is cited for it. A visit
    that is itself part of something takes nothing in, so that no circle can arise.
    """
    stays: dict[str, list[Stay]] = {}
    for entry in entries:
        days = _days(entry)
        whole = entry.kind == "visit" and entry.part_of is None
        if whole and entry.host is not None and days is not None:
            for guest in _guests(entry):
                stays.setdefault(guest, []).append((days, entry))
    return tuple(_placed(entry, stays, lexicon) for entry in entries)


def _days(entry: EngagementEntry) -> Span | None:
    days = span(entry.start, entry.end)
    sure = days is not None and not days.yearless and not entry.date_loose and entry.status in _HELD
    return days if sure else None


def _guests(visit: EngagementEntry) -> list[str]:
    guests = [p.person.id for p in visit.roles if p.role == "guest" and p.person is not None]
    return guests or [p.id for p in visit.people]


def _placed(entry: EngagementEntry, stays: dict[str, list[Stay]], lexicon: Lexicon) -> EngagementEntry:
    days = _days(entry)
    if entry.part_of is not None or entry.kind == "visit" or days is None:
        return entry
    where = entry.host or lexicon.state_of(entry.place)
    visits = {
        visit.id: visit
        for person in entry.people
        for stay, visit in stays.get(person.id, ())
        if visit.host == where and stay.first <= days.first and days.last <= stay.last
    }
    if len(visits) != 1:
        return entry
    (visit,) = visits.values()
    dated = next(c for c in visit.citations if c.field == "start")
    shown = replace(dated, field="part_of", value=visit.id)
    return replace(entry, part_of=visit.id, citations=(*entry.citations, shown))
