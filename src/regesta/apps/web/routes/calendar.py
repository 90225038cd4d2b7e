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
_A_PAGE = 100
_BESIDE = 20

Split = tuple[tuple[Appointment, ...], tuple[Appointment, ...]]


def _split(now: Snapshot, party: str, since: str) -> Split:
    """What is ahead, the next first, and what went by unseen, the latest first."""
    every = now.kept("appointments", lambda: appointments(now.reader, now.acts, now.overview.known_on))
    parties = {find_party(now.codebook, p) for p in party.split(",") if p.strip()}
    first = dates.checked(since, "since") if since else None
    kept = [a for a in every if parties <= set(a.parties) and dates.falls_within(a.start, a.end, first, None)]
    return tuple(a for a in kept if not a.past), tuple(a for a in reversed(kept) if a.past)


@page(router, "/calendar", "calendar.html")
def calendar(
    request: Request, now: Now, party: str = "", since: str = "", past: bool = False, start: int = 0
) -> dict[str, Any]:
    """What is announced or expected, and what was and has not been seen; `since` a day, a page at a time."""
    ahead, gone = now.kept(("calendar", party, since), lambda: _split(now, party, since))
    first = max(0, start)
    listed = gone if past else ahead
    shown = listed[first : first + _A_PAGE]
    return {
        "known_on": now.overview.known_on,
        "ahead": () if past else shown,
        "past": shown if past else gone[:_BESIDE],
        "number": len(listed),
        "number_past": len(gone),
        "only_past": past,
        "start": first,
        "next": first + _A_PAGE if first + _A_PAGE < len(listed) else None,
        "before": max(0, first - _A_PAGE) if first else None,
        "asked": {"party": party, "since": since},
    }


@router.get("/calendar.ics", summary="What is announced or expected, as a calendar to subscribe to.")
def feed(request: Request, now: Now, party: str = "") -> Response:
    """All that is ahead and has at least a month, as whole days; the stamp is the latest report's day."""
    base = str(request.base_url).rstrip("/")
    made = now.kept(("feed", party, base), lambda: _feed(now, party, base))
    return Response(made, media_type="text/calendar; charset=utf-8")


def _feed(now: Snapshot, party: str, base: str) -> bytes:
    from icalendar import Calendar, Event

    made = Calendar()
    made.add("prodid", "-//Regesta//calendar//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", "Regesta" + (f" {party}" if party else ""))
    stamp = now.overview.known_on or "2000-01-01"
    ahead, _ = _split(now, party, "")
    for one in ahead:
        if len(one.start) <= _YEAR_ONLY:
            continue
        event = Event()
        event.add("uid", f"{one.entry}@regesta")
        event.add("dtstamp", datetime.fromisoformat(dates.latest(stamp)).replace(tzinfo=UTC))
        event.add("summary", f"{one.told} ({one.sort})")
        event.add("dtstart", date.fromisoformat(dates.earliest(one.start)))
        event.add("dtend", date.fromisoformat(dates.latest(one.end or one.start)) + timedelta(days=1))
        event.add("description", f"{dates.printed(one.start, one.end)} · {now.names.parties(one.parties)}")
        event.add("url", base + address(one.entry))
        made.add_component(event)
    return bytes(made.to_ical())
