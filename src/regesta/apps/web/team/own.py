"""One's own account: password, sessions and tokens for programs."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from regesta.apps.web.pages import page, rendered
from regesta.apps.web.room import InRoom, Room
from regesta.apps.web.team import cookies, members, sessions, tokens
from regesta.apps.web.team.accounts import Account
from regesta.apps.web.team.log import By
from regesta.apps.web.team.passwords import SHORTEST, fault_of
from regesta.apps.web.team.roles import MAY, scopes_of
from regesta.apps.web.team.signing import Word, team_of, too_many, wait_told
from regesta.apps.web.team.store import Try
from regesta.apps.web.team.visitor import source_of, visitor_of
from regesta.errors import UsageError

router = APIRouter()
Token = Annotated[str, Form()]


def account_of(request: Request) -> Account:
    """The account of somebody whom the door let in."""
    account = visitor_of(request).account
    if account is None:
        raise HTTPException(401)
    return account


def by(request: Request) -> By:
    """Who asks, for the log."""
    return team_of(request).by(visitor_of(request).told, source_of(request))


def checked_form(request: Request, room: Room, token: str) -> None:
    """Refuse a form that was not sent from a page of this session."""
    if not room.tokens.accepts(request, token):
        raise HTTPException(403)


@page(router, "/account", "team/account.html")
def account(request: Request) -> dict[str, Any]:
    """One's own account: role, sessions and tokens."""
    return _account_page(request)


def _account_page(request: Request, **values: Any) -> dict[str, Any]:
    mine, visitor, team = account_of(request), visitor_of(request), team_of(request)
    with team.reading() as connection:
        begun = sessions.of(connection, mine, team.clock())
        made = tokens.of(connection, mine)
    here = visitor.session.id if visitor.session else ""
    told = [
        {"began_at": s.began_at, "seen_at": s.seen_at, "source": s.source, "here": s.id == here}
        for s in begun
    ]
    return {
        "name": mine.name,
        "role": mine.role,
        "may": MAY[mine.role],
        "sessions": told,
        "tokens": made,
        "now": by(request).at,
        "scopes": scopes_of(mine.role),
        "days": tokens.DAYS,
        "made": None,
        "error": "",
        **values,
    }


@router.get("/account/password", include_in_schema=False)
def password_page(request: Request) -> Response:
    """The form for another password."""
    return _password_page(request)


def _password_page(request: Request, status: int = 200, **errors: str) -> Response:
    values = {"shortest": SHORTEST, "temporary": account_of(request).temporary, "errors": errors}
    return rendered(request, "team/password.html", values, status)


@router.post("/account/password", include_in_schema=False)
def change_password(
    request: Request,
    room: InRoom,
    current: Word = "",
    new: Word = "",
    again: Word = "",
    token: Token = "",
) -> Response:
    """Set another password; every session ends, and this browser gets a new one."""
    checked_form(request, room, token)
    mine, team, source = account_of(request), team_of(request), source_of(request)
    found = team.confirm(Try(mine.name, current, source))
    if found.wait:
        return too_many(_password_page(request, 429, current=wait_told(found.wait)), found.wait)
    if not found.secret:
        return _password_page(request, 400, current="This is not your password.")
    fault = fault_of(new, mine.name) or ("The new password is the old one." if new == current else None)
    if fault:
        return _password_page(request, 400, new=fault)
    if new != again:
        return _password_page(request, 400, again="This is not the same as above.")
    members.set_password(team, by(request), mine, new)
    response = RedirectResponse("/account", status_code=303)
    cookies.give(request, response, team.renew(mine, source))
    return response


@router.post("/account/sessions", include_in_schema=False)
def end_sessions(request: Request, room: InRoom, token: Token = "") -> Response:
    """End all other sessions."""
    checked_form(request, room, token)
    session = visitor_of(request).session
    members.end_sessions(
        team_of(request), by(request), account_of(request), keep=session.id if session else ""
    )
    return RedirectResponse("/account", status_code=303)


@router.post("/account/tokens", include_in_schema=False)
def make_token(
    request: Request,
    room: InRoom,
    label: Word = "",
    scope: Word = "read",
    days: Annotated[int, Form()] = 90,
    token: Token = "",
) -> Response:
    """Make a token for a program, and show it this once."""
    checked_form(request, room, token)
    try:
        order = tokens.ordered(label, scope, days)
        made = members.make_token(team_of(request), by(request), account_of(request), order)
    except UsageError as error:
        return rendered(request, "team/account.html", _account_page(request, error=str(error)), 400)
    return rendered(request, "team/account.html", _account_page(request, made=made))


@router.post("/account/tokens/{ident}/revoke", include_in_schema=False)
def revoke_token(request: Request, room: InRoom, ident: str, token: Token = "") -> Response:
    """End one of one's own tokens."""
    checked_form(request, room, token)
    members.revoke_token(team_of(request), by(request), ident, account_of(request))
    return RedirectResponse("/account", status_code=303)
