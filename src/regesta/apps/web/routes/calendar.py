"""The calendar: what is announced or expected, as a page and as a feed to subscribe to."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from regesta.apps.web.pages import address, page
from regesta.apps.web.room import Now, Snapshot
from regesta.codebook.lookup import find_party
from regesta.views import dates
from regesta.views.calendar import Appointment, appointments

router = APIRouter()
_YEAR_ONLY = len("2024")


def _kept(now: Snapshot, party: str) -> tuple[Appointment, ...]:
    every = now.kept("appointments", lambda: appointments(now.reader, now.acts, now.overview.known_on))
    parties = {find_party(now.codebook, p) for p in party.split(",") if p.strip()}
    return tuple(a for a in every if parties <= set(a.parties))


@page(router, "/calendar", "calendar.html")
def calendar(request: Request, now: Now, party: str = "") -> dict[str, Any]:
    """What is announced or expected, and what was and has not been seen."""
    kept = _kept(now, party)
    return {
        "known_on": now.overview.known_on,
        "ahead": [a for a in kept if not a.past],
        "past": [a for a in reversed(kept) if a.past],
        "party": party,
    }


@router.get("/calendar.ics", summary="What is announced or expected, as a calendar to subscribe to.")
def feed(request: Request, now: Now, party: str = "") -> Response:
    """All that is ahead and has at least a month, as whole days; the stamp is the latest report's day."""
    from icalendar import Calendar, Event

    made = Calendar()
    made.add("prodid", "-//Regesta//calendar//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", "Regesta" + (f" {party}" if party else ""))
    stamp = now.overview.known_on or "2000-01-01"
    for one in _kept(now, party):
        if one.past or len(one.start) <= _YEAR_ONLY:
            continue
        event = Event()
        event.add("uid", f"{one.entry}@regesta")
        event.add("dtstamp", datetime.fromisoformat(dates.latest(stamp)).replace(tzinfo=UTC))
        event.add("summary", f"{one.told} ({one.sort})")
        event.add("dtstart", date.fromisoformat(dates.earliest(one.start)))
        event.add("dtend", date.fromisoformat(dates.latest(one.end or one.start)) + timedelta(days=1))
        event.add("description", f"{dates.printed(one.start, one.end)} · {now.names.parties(one.parties)}")
        event.add("url", str(request.base_url).rstrip("/") + address(one.entry))
        made.add_component(event)
    return Response(made.to_ical(), media_type="text/calendar; charset=utf-8")
