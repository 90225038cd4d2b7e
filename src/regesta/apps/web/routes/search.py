"""Search over reports and entries."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request

from regesta.apps.web.finder import Wanted
from regesta.apps.web.pages import page
from regesta.apps.web.room import InRoom, Now
from regesta.codebook.lookup import find_party
from regesta.views.dates import checked

router = APIRouter()
_A_PAGE = 25
_LONGEST = 300


@page(router, "/search", "search.html")
def search(
    request: Request,
    room: InRoom,
    now: Now,
    q: str = "",
    kind: str = "",
    party: str = "",
    since: str = "",
    until: str = "",
    start: int = 0,
) -> dict[str, Any]:
    """What holds all the words, or words that begin so; diacritics and case don't matter."""
    wanted = Wanted(
        words=q[:_LONGEST],
        kind=kind,
        party=find_party(now.codebook, party) if party else "",
        since=checked(since, "since") if since else "",
        until=checked(until, "until") if until else "",
    )
    first = max(0, start)
    hits = room.finder.find(now, wanted, first, _A_PAGE)
    return {
        "asked": {"q": q, "kind": kind, "party": party, "since": since, "until": until},
        "hits": hits,
        "start": first,
        "next": first + _A_PAGE if first + _A_PAGE < hits.number else None,
        "before": max(0, first - _A_PAGE) if first else None,
    }
