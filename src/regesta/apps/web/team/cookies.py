"""The cookie of a session: for one host, out of reach of scripts, over https only where there is https."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

_PLAIN = "regesta_session"
_SECURE = "__Host-regesta_session"
"""A browser takes a cookie of such a name over https only, and from no other host of the domain."""


def secret_of(request: Request) -> str:
    """The secret that a browser sent."""
    return request.cookies.get(_name(request), "")


def give(request: Request, response: Response, secret: str) -> None:
    """Give a browser the secret of its session; it goes when the browser is closed."""
    response.set_cookie(_name(request), secret, httponly=True, samesite="lax", secure=_is_secure(request))


def take(request: Request, response: Response) -> None:
    """Take the secret away."""
    response.delete_cookie(_name(request), httponly=True, samesite="lax", secure=_is_secure(request))


def _is_secure(request: Request) -> bool:
    return request.url.scheme == "https"


def _name(request: Request) -> str:
    return _SECURE if _is_secure(request) else _PLAIN
