"""Search over reports and entries."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request

from regesta.apps.web.finder import Hits, Wanted
from regesta.apps.web.pages import page
from regesta.apps.web.room import InRoom, Now
from regesta.codebook.lookup import find_party
from regesta.views.dates import checked

router = APIRouter()
_A_PAGE = 25
_LONGEST = 300


class Search:
    """What the address of a search asks for, and what was found.

    The index is asked before the page has its turn: it takes no time of Python's, and may not be ready yet.
    """

    def __init__(
        self,
        room: InRoom,
        now: Now,
        q: str = "",
        kind: str = "",
        party: str = "",
        since: str = "",
        until: str = "",
        start: int = 0,
    ) -> None:
        self.asked = {"q": q, "kind": kind, "party": party, "since": since, "until": until}
        self.start = max(0, start)
        wanted = Wanted(
            words=q[:_LONGEST],
            kind=kind,
            party=find_party(now.codebook, party) if party else "",
            since=checked(since, "since") if since else "",
            until=checked(until, "until") if until else "",
        )
        self.hits: Hits = now.kept(
            ("search", wanted, self.start), lambda: room.finder.find(now, wanted, self.start, _A_PAGE)
        )


@page(router, "/search", "search.html")
def search(request: Request, done: Annotated[Search, Depends()]) -> dict[str, Any]:
    """What holds all the words, or words that begin so; diacritics and case don't matter."""
    first, number = done.start, done.hits.number
    return {
        "asked": done.asked,
        "hits": done.hits,
        "start": first,
        "next": first + _A_PAGE if first + _A_PAGE < number else None,
        "before": max(0, first - _A_PAGE) if first else None,
    }
