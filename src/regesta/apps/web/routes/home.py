"""Home: the relations in the register, and what needs attention; the list of addresses for programs."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request

from regesta.apps.web.pages import page
from regesta.apps.web.room import Now
from regesta.apps.web.team.contract import contract

router = APIRouter()
_SHOWN = 60
_NOTICES = 8


@page(router, "/", "home.html")
def home(request: Request, now: Now, q: str = "", every: bool = False) -> dict[str, Any]:
    """The relations in the register and what needs attention."""
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
    }


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
