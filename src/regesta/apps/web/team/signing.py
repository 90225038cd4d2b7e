"""Sign in and sign out."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import urlsplit

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from regesta.apps.web.pages import rendered
from regesta.apps.web.room import InRoom
from regesta.apps.web.team import cookies
from regesta.apps.web.team.store import Team, Try
from regesta.apps.web.team.visitor import source_of, visitor_of

router = APIRouter(include_in_schema=False)
_WRONG = "The name or the password is wrong."
_OLD = "This form was too old. Please sign in once more."
_SENT = "You are not signed in any more, and what you sent was not filed. Sign in, and send it again."
Word = Annotated[str, Form(max_length=1100)]


def team_of(request: Request) -> Team:
    """The team of a desk that has one."""
    team: Team = request.app.state.team
    return team


def sign_in_page(request: Request, *, status: int = 200, **values: Any) -> Response:
    """The page to sign in, on the way to the page that was asked for."""
    reads = request.method in ("GET", "HEAD")
    query = f"?{request.url.query}" if request.url.query else ""
    given = {
        "next": safe_address(f"{request.url.path}{query}") if reads else "/",
        "error": "",
        "notice": "" if reads else _SENT,
        "typed": "",
        **values,
    }
    return rendered(request, "team/sign_in.html", given, status)


def safe_address(where: str) -> str:
    """An address of this desk, or `/` for what might lead elsewhere."""
    parts = urlsplit(where)
    plain = where.isprintable() and "\\" not in where and not where.startswith("//")
    if not where.startswith("/") or not plain or parts.scheme or parts.netloc or parts.path == "/sign-in":
        return "/"
    return where


@router.get("/sign-in")
def ask(request: Request, next: str = "/") -> Response:  # noqa: A002 - the name that such addresses have
    """The form to sign in."""
    where = safe_address(next)
    if visitor_of(request).account is not None:
        return RedirectResponse(where, status_code=303)
    return sign_in_page(request, next=where)


@router.post("/sign-in")
def sign_in(
    request: Request,
    room: InRoom,
    name: Word = "",
    password: Word = "",
    token: Annotated[str, Form()] = "",
    next: Annotated[str, Form()] = "/",  # noqa: A002 - likewise
) -> Response:
    """Begin a session, always under a new secret."""
    shown = {"next": safe_address(next), "typed": name, "notice": ""}
    if not room.tokens.accepts(request, token):
        return sign_in_page(request, status=403, error=_OLD, **shown)
    found = team_of(request).sign_in(Try(name, password, source_of(request), cookies.secret_of(request)))
    if found.wait:
        return too_many(sign_in_page(request, status=429, error=wait_told(found.wait), **shown), found.wait)
    if not found.secret:
        return sign_in_page(request, status=401, error=_WRONG, **shown)
    response = RedirectResponse(shown["next"], status_code=303)
    cookies.give(request, response, found.secret)
    return response


@router.post("/sign-out")
def sign_out(request: Request, room: InRoom, token: Annotated[str, Form()] = "") -> Response:
    """End the session, here and at the server."""
    if not room.tokens.accepts(request, token):
        raise HTTPException(403)
    team_of(request).sign_out(visitor_of(request), source_of(request))
    response = RedirectResponse("/sign-in", status_code=303)
    cookies.take(request, response)
    response.headers["clear-site-data"] = '"cache"'
    return response


def wait_told(seconds: int) -> str:
    """How long to wait, in words."""
    minutes = -(-seconds // 60)
    return f"Too many attempts. Try again in {minutes} minute{'' if minutes == 1 else 's'}."


def too_many(response: Response, seconds: int) -> Response:
    """The answer with the time to wait, for programs."""
    response.headers["retry-after"] = str(seconds)
    return response
