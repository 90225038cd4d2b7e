"""What keeps the desk safe: headers, known hosts only, tokens on forms, tame spreadsheets."""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
from collections.abc import Iterable
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders

from regesta.apps.web.team.visitor import visitor_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

CSRF_COOKIE = "regesta_form"
CSRF_FIELD = "token"
CSRF_HEADER = "x-regesta-token"
HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
"""Sent with every response, whatever it is."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "\uff1d", "\uff0b", "\uff0d", "\uff20")


class Guard:
    """Sets the headers of every response, and answers requests for known hosts only.

    The check of the host keeps a page of another site from reading the desk under a name of its own that
    points to this machine.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self._app = app
        self._hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        if not self._answers_to(_host(Headers(scope=scope).get("host", "")), scope):
            from starlette.responses import PlainTextResponse

            refusal = PlainTextResponse("This desk does not answer to that name.", status_code=421)
            await refusal(scope, receive, send_guarded)
            return
        await self._app(scope, receive, send_guarded)

    def _answers_to(self, host: str, scope: Scope) -> bool:
        """A name that it was given, or the very address that the request came in at."""
        server = (scope.get("server") or ("",))[0]
        return host in self._hosts or (_is_address(server) and host.strip("[]") == server)


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _host(value: str) -> str:
    if value.startswith("["):
        return value.partition("]")[0] + "]"
    return value.partition(":")[0].lower()


class Tokens:
    """Form tokens: each is bound to a session, or else to one browser's cookie and this run of the server."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)

    def cookie_of(self, request: Request) -> str:
        """The browser's cookie, or a new one where it has none."""
        return request.cookies.get(CSRF_COOKIE) or secrets.token_urlsafe(24)

    def token(self, cookie: str, secret: str = "") -> str:
        """The token that a form sends along; with the secret of a session it holds as long as that."""
        key, bound = (secret.encode(), b"a form") if secret else (self._key, cookie.encode())
        return hmac.new(key, bound, hashlib.sha256).hexdigest()

    def accepts(self, request: Request, sent: str | None) -> bool:
        """Say whether a form was sent from a page of this desk; a script may send its token as a header.

        A program that sends a token of its own needs none for the form: no browser adds it unasked.
        """
        visitor = visitor_of(request)
        if visitor.token is not None:
            return True
        cookie = request.cookies.get(CSRF_COOKIE, "")
        sent = sent or request.headers.get(CSRF_HEADER)
        if (
            not (cookie or visitor.secret)
            or not sent
            or request.headers.get("sec-fetch-site", "same-origin") != "same-origin"
        ):
            return False
        return hmac.compare_digest(self.token(cookie, visitor.secret).encode(), sent.encode())


def tamed(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe goes before what begins like one."""
    return f"'{cell}" if cell.lstrip(" \u00a0").startswith(_FORMULA) else cell
