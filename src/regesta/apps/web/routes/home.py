"""Home: the relations in the register, and what needs attention; the list of addresses for programs."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter, Request

from regesta.apps.web.naming import title_of
from regesta.apps.web.pages import page
from regesta.apps.web.room import InRoom, Now, Room, Snapshot
from regesta.apps.web.team.contract import contract
from regesta.apps.web.visits import COOKIE, moment, visit_of
from regesta.errors import UsageError
from regesta.model.entry import (
    EngagementEntry,
    Entry,
    HonourEntry,
    InstrumentEntry,
    MechanismEntry,
    Person,
    UndertakingEntry,
)
from regesta.views.news import News, news

router = APIRouter()
_SHOWN = 60
_NOTICES = 8
_NEW = 5
_CALLED: dict[type[Entry], str] = {
    EngagementEntry: "engagements",
    InstrumentEntry: "texts",
    UndertakingEntry: "undertakings",
    Person: "people",
    MechanismEntry: "forums",
    HonourEntry: "honours",
}
_TELLING = ("engagements", "texts")


@page(router, "/", "home.html")
def home(
    request: Request, room: InRoom, now: Now, q: str = "", every: bool = False, since: str = ""
) -> dict[str, Any]:
    """The relations in the register, what is new since the last visit, and what needs attention."""
    found = now.overview
    wanted = q.strip().casefold()
    ties = [t for t in found.ties if not wanted or wanted in " ".join((*t.names, *t.pair)).casefold()]
    grouped: dict[str, list[Any]] = {}
    for notice in found.notices:
        grouped.setdefault(notice.kind, []).append(notice)
    return {
        "known_on": found.known_on,
        "counts": found.counts,
        "ties": ties if every else ties[:_SHOWN],
        "number_of_ties": len(ties),
        "notices": {kind: notices if every else notices[:_NOTICES] for kind, notices in grouped.items()},
        "numbers_of_notices": {kind: len(notices) for kind, notices in grouped.items()},
        "q": q,
        **_new_since(room, now, _since(request, since)),
    }


def _since(request: Request, told: str) -> str | None:
    """The moment that is asked for, or the end of this browser's last visit, which the browser keeps."""
    if told:
        asked = moment(told)
        if asked is None:
            raise UsageError(f"since: {told} is no day or moment such as 2025-06-05 or 2025-06-05T12:00")
        return asked.isoformat(timespec="seconds")
    visit = visit_of(request.cookies.get(COOKIE), datetime.now(UTC))
    request.state.cookies = {COOKIE: visit.as_cookie()}
    return visit.since


def _new_since(room: Room, now: Snapshot, since: str | None) -> dict[str, Any]:
    if since is None:
        return {"since": None, "news": None, "new_entries": (), "most_new": _NEW}
    found = now.kept(("news", since), lambda: _news(room, now, since))
    first = [ident for kind in _TELLING for ident in found.entries.get(kind, ())[:_NEW]]
    return {
        "since": since,
        "news": None if found.is_empty else found,
        "new_entries": [(ident, title_of(now, now.entries[ident])) for ident in first],
        "most_new": _NEW,
    }


def _news(room: Room, now: Snapshot, since: str) -> News:
    begun = datetime.fromisoformat(since)
    judged = [
        j
        for j in now.reader.judgements()
        if j.judgement.verdict != "opinion" and (at := moment(j.judgement.at)) and at >= begun
    ]
    return news(now.entries, now.reports, room.register.filed_since(since), judged, _CALLED)


@page(router, "/api", "api.html")
def api(request: Request) -> dict[str, Any]:
    """All addresses that programs may use."""
    paths = contract(request)["paths"]
    listed = [
        {"path": path, "method": method.upper(), "summary": told.get("summary", "")}
        for path, methods in sorted(paths.items())
        for method, told in methods.items()
    ]
    return {"addresses": listed}
