"""For keepers: the accounts of the team, and the log."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from regesta.apps.web.pages import page, rendered
from regesta.apps.web.room import InRoom
from regesta.apps.web.team import accounts, log, members, sessions, tokens
from regesta.apps.web.team.accounts import Account, checked_role
from regesta.apps.web.team.log import LogFilter
from regesta.apps.web.team.own import Token, by, checked_form
from regesta.apps.web.team.roles import MAY, ROLES
from regesta.apps.web.team.signing import Word, team_of
from regesta.errors import UsageError

router = APIRouter()
_A_PAGE = 100


@page(router, "/team", "team/team.html")
def team(request: Request) -> dict[str, Any]:
    """The accounts: who may, in which role, and with which tokens."""
    return _team_page(request)


def _team_page(request: Request, **values: Any) -> dict[str, Any]:
    kept = team_of(request)
    now = kept.clock()
    with kept.reading() as connection:
        found = [
            {
                "account": account,
                "sessions": len(sessions.of(connection, account, now)),
                "tokens": [t for t in tokens.of(connection, account) if t.revoked_at is None],
            }
            for account in accounts.every(connection)
        ]
    return {"accounts": found, "roles": ROLES, "may": MAY, "given": None, "error": "", "typed": "", **values}


def _refused(request: Request, error: UsageError, typed: str = "") -> Response:
    return rendered(request, "team/team.html", _team_page(request, error=str(error), typed=typed), 400)


def _account(request: Request, ident: int) -> Account:
    with team_of(request).reading() as connection:
        return accounts.by_id(connection, ident)


@router.post("/team", include_in_schema=False)
def add(
    request: Request, room: InRoom, name: Word = "", role: Word = "reader", token: Token = ""
) -> Response:
    """Make an account, and show its temporary password this once."""
    checked_form(request, room, token)
    try:
        made, password = members.add(team_of(request), by(request), name, checked_role(role))
    except UsageError as error:
        return _refused(request, error, name)
    return rendered(request, "team/team.html", _team_page(request, given=(made, password)))


@router.post("/team/{ident}/role", include_in_schema=False)
def set_role(request: Request, room: InRoom, ident: int, role: Word = "", token: Token = "") -> Response:
    """Give an account another role."""
    checked_form(request, room, token)
    found = _account(request, ident)
    try:
        members.set_role(team_of(request), by(request), found, checked_role(role))
    except UsageError as error:
        return _refused(request, error)
    return RedirectResponse("/team", status_code=303)


@router.post("/team/{ident}/disable", include_in_schema=False)
def disable(request: Request, room: InRoom, ident: int, token: Token = "") -> Response:
    """Let nobody in by an account."""
    checked_form(request, room, token)
    found = _account(request, ident)
    try:
        members.disable(team_of(request), by(request), found)
    except UsageError as error:
        return _refused(request, error)
    return RedirectResponse("/team", status_code=303)


@router.post("/team/{ident}/enable", include_in_schema=False)
def enable(request: Request, room: InRoom, ident: int, token: Token = "") -> Response:
    """Let an account in again."""
    checked_form(request, room, token)
    members.enable(team_of(request), by(request), _account(request, ident))
    return RedirectResponse("/team", status_code=303)


@router.post("/team/{ident}/password", include_in_schema=False)
def reset(request: Request, room: InRoom, ident: int, token: Token = "") -> Response:
    """Give an account a temporary password, and show it this once."""
    checked_form(request, room, token)
    found = _account(request, ident)
    password = members.set_password(team_of(request), by(request), found)
    return rendered(request, "team/team.html", _team_page(request, given=(found, password)))


@router.post("/team/{ident}/revoke", include_in_schema=False)
def revoke(request: Request, room: InRoom, ident: str, token: Token = "") -> Response:
    """End somebody's token."""
    checked_form(request, room, token)
    members.revoke_token(team_of(request), by(request), ident)
    return RedirectResponse("/team", status_code=303)


@page(router, "/team/log", "team/log.html")
def team_log(request: Request, who: str = "", what: str = "", start: int = 0) -> dict[str, Any]:
    """Who did what, when and from where, the latest first."""
    first = max(0, start)
    kept = team_of(request)
    with kept.reading() as connection:
        found, number = log.lines(connection, LogFilter(who, what), first, _A_PAGE)
        names = [account.name for account in accounts.every(connection)]
    return {
        "lines": found,
        "number": number,
        "names": names,
        "kinds": log.KINDS,
        "who": who,
        "what": what,
        "start": first,
        "next": first + _A_PAGE if first + _A_PAGE < number else None,
        "before": max(0, first - _A_PAGE) if first else None,
    }
