"""The door of a desk with a team: who comes in, and who is sent away with which words."""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import anyio.to_thread
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from regesta.apps.web.pages import told
from regesta.apps.web.team.cookies import secret_of
from regesta.apps.web.team.rules import OPEN_FOLDERS, is_known, need_of
from regesta.apps.web.team.visitor import NOBODY, Visitor
from regesta.errors import RegestaError

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from regesta.apps.web.team.roles import Need
    from regesta.apps.web.team.store import Team

MOST_BYTES = 64_000
_UNBOUNDED = frozenset({"/add"})
_FOR_TEMPORARY = frozenset({"/account/password", "/sign-out"})
_HSTS = "max-age=31536000"
_SAFE = frozenset({"GET", "HEAD"})


class Door:
    """Finds out who asks, and lets in whom the rules let in; nothing of a request is read before."""

    def __init__(self, app: ASGIApp, team: Team) -> None:
        self._app = app
        self._team = team

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)

        async def send_private(message: Message) -> None:
            if message["type"] == "http.response.start":
                _make_private(MutableHeaders(scope=message), request)
            await send(message)

        try:
            visitor = await anyio.to_thread.run_sync(self._visitor, request)
        except RegestaError as error:
            await told(request, 503, str(error))(scope, receive, send_private)
            return
        scope.setdefault("state", {})["visitor"] = visitor
        refusal = refusal_of(request, visitor)
        await (refusal or self._app)(scope, receive, send_private)

    def _visitor(self, request: Request) -> Visitor:
        sent = _sent_token(request)
        if sent is not None:
            return self._team.by_token(sent) or NOBODY
        secret = secret_of(request)
        return (self._team.by_session(secret) if secret else None) or NOBODY


def refusal_of(request: Request, visitor: Visitor) -> Response | None:
    """The answer to a request that may not go on, or None for one that may."""
    path, method = request.url.path, request.method
    need = need_of(method, path)
    if need != "open" and visitor.account is None:
        return _unknown(request)
    if need is None:
        return told(request, 405 if is_known(path) else 404)
    if visitor.account is not None and visitor.account.temporary and need != "open":
        if path not in _FOR_TEMPORARY:
            return _change_first(request)
    elif not visitor.may(need):
        return told(request, 403, _forbidden(need, visitor))
    return None if method in _SAFE else _unfit(request, visitor)


def _unfit(request: Request, visitor: Visitor) -> Response | None:
    """Refuse a form from another site by what the browser tells of it, and one that is too large, unread.

    The token in the form is checked where the form is read.
    """
    origin = request.headers.get("origin", "")
    # The desk's policy lets no page say where it was, so that its own forms come from "null".
    elsewhere = origin not in ("", "null") and urlsplit(origin).netloc != request.headers.get("host", "")
    strange = request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none")
    if visitor.token is None and (elsewhere or strange):
        return told(request, 403)
    length = request.headers.get("content-length", "")
    if request.url.path not in _UNBOUNDED and (not length.isdigit() or int(length) > MOST_BYTES):
        return told(request, 413)
    return None


def _unknown(request: Request) -> Response:
    """Ask who it is: in words and with the form for people, with a header for programs."""
    from regesta.apps.web.team.signing import sign_in_page

    path = request.url.path
    if path == "/sign-out":
        return RedirectResponse("/sign-in", status_code=303)
    if path.endswith(".json") or "authorization" in request.headers:
        answer = told(request, 401, "Sign in, or send a token that holds: Authorization: Bearer TOKEN.")
    else:
        answer = sign_in_page(request, status=401)
    scheme = 'Basic realm="Regesta", charset="UTF-8"' if path.endswith(".ics") else 'Bearer realm="Regesta"'
    answer.headers["www-authenticate"] = scheme
    return answer


def _change_first(request: Request) -> Response:
    if request.method in _SAFE and not request.url.path.endswith(".json"):
        return RedirectResponse("/account/password", status_code=303)
    return told(request, 403, "Change the temporary password first, at /account/password.")


def _forbidden(need: Need, visitor: Visitor) -> str:
    role = visitor.account.role if visitor.account else ""
    if visitor.token is not None:
        return f"This token may not do that: its scope is {visitor.token.scope}, its owner is a {role}."
    who = "reviewers and keepers" if need == "decide" else "keepers"
    return f"This is for {who}; you are signed in as {visitor.name}, a {role}. A keeper can change that."


def _sent_token(request: Request) -> str | None:
    """The token that a program sent; calendars can send it as a password only, which is for reading.

    A browser sends a password that it knows unasked, also from a form of another site.
    """
    kind, _, value = request.headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer":
        return value.strip()
    if kind.lower() == "basic":
        if request.method not in _SAFE:
            return ""
        try:
            return base64.b64decode(value, validate=True).decode().partition(":")[2]
        except (binascii.Error, UnicodeDecodeError):
            return ""
    return "" if kind else None


def _make_private(headers: MutableHeaders, request: Request) -> None:
    """Let no cache keep a page, as it must be gone with the session."""
    if not request.url.path.startswith(OPEN_FOLDERS):
        headers["cache-control"] = "no-store"
        headers.add_vary_header("Cookie, Authorization")
    if request.url.scheme == "https":
        headers["strict-transport-security"] = _HSTS
