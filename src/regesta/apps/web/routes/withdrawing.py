"""Withdraw a report: asked once more, as its text is then gone for good."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from regesta.apps.web.pages import rendered
from regesta.apps.web.room import InRoom, Now
from regesta.apps.web.team.log import WITHDRAWN
from regesta.apps.web.team.noting import noted
from regesta.errors import UsageError

router = APIRouter(include_in_schema=False)


@router.get("/reports/{ident}/withdraw")
def ask(request: Request, now: Now, ident: str) -> Response:
    """What goes with a report, and the button."""
    report = now.reports.get(ident)
    if report is None:
        raise UsageError(f"there is no report {ident} in this register")
    alone = sum(entry.reports == (report.id,) for entry in now.entries.values())
    return rendered(request, "withdraw.html", {"report": report, "alone": alone})


@router.post("/reports/{ident}/withdraw")
def withdraw(request: Request, room: InRoom, ident: str, token: Annotated[str, Form()] = "") -> Response:
    """Forget a report."""
    if not room.tokens.accepts(request, token):
        raise HTTPException(403)
    gone = room.register.withdraw(ident)
    noted(request, WITHDRAWN, f"{gone.id}: {', '.join(gone.sources)}")
    return RedirectResponse("/reports", status_code=303)
