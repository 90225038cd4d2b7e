"""Pages: each is made of plain values, which a template sets as HTML and which its twin sends as JSON."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import fields, is_dataclass
from functools import cache, wraps
from typing import Any, TypeVar

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response
from jinja2 import Environment, PackageLoader, StrictUndefined

from regesta.apps.web.safety import CSRF_COOKIE
from regesta.apps.web.team.visitor import visitor_of
from regesta.apps.web.turns import Turns
from regesta.views import dates
from regesta.views.brief.lines import Cites, Words

_A_YEAR = 31_536_000
Make = TypeVar("Make", bound=Callable[..., dict[str, Any]])

ADDRESSES = {
    "per": "people",
    "eng": "engagements",
    "ins": "instruments",
    "mec": "mechanisms",
    "und": "undertakings",
    "hon": "honours",
    "bod": "bodies",
    "dou": "doubts",
    "con": "conflicts",
}
"""Under which heading the pages of an entry stand, by the beginning of its id."""


def page(router: APIRouter, path: str, template: str) -> Callable[[Make], Make]:
    """Serve what the decorated function makes at `path` as HTML, and at `path`.json as JSON."""

    def register(make: Make) -> Make:
        @wraps(make)
        def as_json(*args: Any, **kwargs: Any) -> Response:
            with turns_of(kwargs["request"]):
                return JSONResponse(plain(make(*args, **kwargs)))

        @wraps(make)
        def as_html(*args: Any, **kwargs: Any) -> Response:
            with turns_of(kwargs["request"]):
                return rendered(kwargs["request"], template, make(*args, **kwargs))

        twin = "/index.json" if path == "/" else f"{path}.json"
        summary = (make.__doc__ or "").strip().partition("\n")[0]
        name = make.__name__
        router.get(twin, summary=summary, name=f"{name}_json", response_class=JSONResponse)(as_json)
        router.get(path, name=name, include_in_schema=False, response_class=HTMLResponse)(as_html)
        return make

    return register


def turns_of(request: Request) -> AbstractContextManager[None]:
    """The turn in which a request's page is made."""
    turns: Turns = request.app.state.room.turns
    return turns.turn()


def rendered(request: Request, template: str, values: dict[str, Any], status: int = 200) -> HTMLResponse:
    """Set a page; the browser gets the cookie that its forms are bound to."""
    room = request.app.state.room
    cookie = room.tokens.cookie_of(request)
    me = visitor_of(request)
    path = request.url.path
    twin = "/index.json" if path == "/" else f"{path}.json"
    query = f"?{request.url.query}" if request.url.query else ""
    given = {
        "here": path,
        "twin": twin + query,
        "register_name": room.name,
        "nav": {path for path in request.app.state.addresses if me.may_open(path)},
        "me": me,
        "party_of": room.names.party,
        "area_of": room.names.area,
        "behind": room.is_behind,
        "token": room.tokens.token(cookie, me.secret),
        **values,
    }
    response = HTMLResponse(templates().get_template(template).render(given), status_code=status)
    is_secure = request.url.scheme == "https"
    for name, kept in getattr(request.state, "cookies", {}).items():
        response.set_cookie(name, kept, httponly=True, samesite="strict", secure=is_secure, max_age=_A_YEAR)
    if request.cookies.get(CSRF_COOKIE) != cookie:
        response.set_cookie(CSRF_COOKIE, cookie, httponly=True, samesite="strict", secure=is_secure)
    return response


_SAID = {
    403: "This form is too old, or was not sent from a page of this desk. Load its page anew and try again.",
    404: "There is no such page.",
    405: "This page takes no such request.",
    413: "That is more than the desk takes at once.",
}


def told(request: Request, status: int, said: str = "") -> Response:
    """Say what is wrong: on a page to people, as JSON to programs."""
    words = said or _SAID.get(status, "That did not work.")
    if request.url.path.endswith(".json") or "authorization" in request.headers:
        return JSONResponse({"error": words}, status_code=status)
    return rendered(request, "error.html", {"status": status, "said": words}, status)


@cache
def templates() -> Environment:
    """The templates; every value in them is escaped."""
    environment = Environment(
        loader=PackageLoader("regesta.apps.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["address"] = address
    environment.filters["linked"] = linked
    environment.filters["day"] = dates.printed
    environment.filters["term"] = dates.printed_term
    environment.filters["spaced"] = lambda text: text.replace("_", " ")
    environment.tests["words"] = lambda piece: isinstance(piece, Words)
    environment.tests["cites"] = lambda piece: isinstance(piece, Cites)
    return environment


@cache
def compile_templates() -> None:
    """Compile all templates now, so that nobody waits for it who opens the first page of a kind."""
    environment = templates()
    for name in environment.list_templates():
        environment.get_template(name)


def address(ident: str) -> str:
    """Where the page of an entry or a report stands, by its id."""
    if ident.startswith("r-"):
        return f"/reports/{ident}"
    return f"/{ADDRESSES.get(ident[:3], 'entries')}/{ident}"


_NAMED = re.compile(
    r"(?P<told>[^;:,(]+?) \((?P<inner>[a-z]{3}-[0-9a-f]{6,})\)|(?P<bare>\b[a-z]{3}-[0-9a-f]{6,}\b)"
)


def linked(text: str) -> tuple[tuple[str, str], ...]:
    """A printed value cut into words and, where it names entries, words with the address of an entry."""
    pieces: list[tuple[str, str]] = []
    at = 0
    for found in _NAMED.finditer(text):
        if found.start() > at:
            pieces.append((text[at : found.start()], ""))
        told = found["told"] or found["bare"]
        gap = told[: len(told) - len(told.lstrip())]
        if gap:
            pieces.append((gap, ""))
        pieces.append((told.strip(), address(found["inner"] or found["bare"])))
        at = found.end()
    return (*pieces, (text[at:], "")) if at < len(text) else tuple(pieces)


def plain(value: Any) -> Any:
    """A value as JSON takes it."""
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, dict):
        return {_key(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    return value


def _key(key: object) -> str:
    return "-".join(map(str, key)) if isinstance(key, tuple) else str(key)
