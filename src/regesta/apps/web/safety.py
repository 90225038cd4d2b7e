"""What keeps the desk safe: headers, known hosts only, tokens on forms, tame spreadsheets."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from typing import TYPE_CHECKING

from starlette.datastructures import Headers, MutableHeaders

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

CSRF_COOKIE = "regesta_form"
CSRF_FIELD = "token"
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

        if _host(Headers(scope=scope).get("host", "")) not in self._hosts:
            from starlette.responses import PlainTextResponse

            refusal = PlainTextResponse("This desk answers to 127.0.0.1 and localhost only.", status_code=421)
            await refusal(scope, receive, send_guarded)
            return
        await self._app(scope, receive, send_guarded)


def _host(value: str) -> str:
    if value.startswith("["):
        return value.partition("]")[0] + "]"
    return value.partition(":")[0].lower()


class Tokens:
    """Form tokens: each is bound to a cookie of one browser and to this run of the server."""

    def __init__(self) -> None:
        self._key = secrets.token_bytes(32)

    def cookie_of(self, request: Request) -> str:
        """The browser's cookie, or a new one where it has none."""
        return request.cookies.get(CSRF_COOKIE) or secrets.token_urlsafe(24)

    def token(self, cookie: str) -> str:
        """The token that a form sends along."""
        return hmac.new(self._key, cookie.encode(), hashlib.sha256).hexdigest()

    def accepts(self, request: Request, sent: str | None) -> bool:
        """Say whether a form was sent from a page of this desk."""
        cookie = request.cookies.get(CSRF_COOKIE)
        if not cookie or not sent or request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
            return False
        return hmac.compare_digest(self.token(cookie).encode(), sent.encode())


def tamed(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe goes before what begins like one."""
    return f"'{cell}" if cell.lstrip(" \u00a0").startswith(_FORMULA) else cell
