"""What every address of the desk asks for, with a team. An address without a line here is refused."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from starlette.routing import compile_path

from regesta.apps.web.team.roles import Need

if TYPE_CHECKING:
    import re

_DOSSIERS = "people engagements instruments mechanisms undertakings honours bodies doubts conflicts".split()
_LISTINGS = (
    "people offices engagements instruments undertakings mechanisms honours doubts conflicts reports".split()
)
RULES: dict[str, dict[str, Need]] = {
    "GET": {
        "/sign-in": "open",
        "/": "read",
        **{f"/{listing}": "read" for listing in _LISTINGS},
        **{f"/{dossier}/{{ident}}": "read" for dossier in _DOSSIERS},
        "/offices/{party}/{title}": "read",
        "/entries/{ident}": "read",
        "/reports/{ident}": "read",
        "/relations/{pair}": "read",
        "/relations/{pair}/undertakings": "read",
        "/relations/{pair}/people": "read",
        "/relations/{pair}/coverage": "read",
        "/relations/{pair}/brief": "read",
        "/relations/{pair}/brief.md": "read",
        "/relations/{pair}/brief.docx": "read",
        "/relations/{pair}/brief.pdf": "read",
        "/search": "read",
        "/calendar": "read",
        "/calendar.ics": "read",
        "/export/{subject}.csv": "read",
        "/api": "read",
        "/openapi.json": "read",
        "/review/log": "read",
        "/review": "decide",
        "/review/blind": "decide",
        "/review/agreement": "decide",
        "/add": "keep",
        "/add/{ident}": "keep",
        "/reports/{ident}/withdraw": "keep",
        "/account": "own",
        "/account/password": "own",
        "/team": "manage",
        "/team/log": "keep",
    },
    "POST": {
        "/sign-in": "open",
        "/sign-out": "own",
        "/review": "decide",
        "/review/blind": "decide",
        "/review/agreement": "decide",
        "/review/undo": "decide",
        "/add": "keep",
        "/reports/{ident}/withdraw": "keep",
        "/account/password": "own",
        "/account/sessions": "own",
        "/account/tokens": "own",
        "/account/tokens/{ident}/revoke": "own",
        "/team": "manage",
        "/team/{ident}/role": "manage",
        "/team/{ident}/disable": "manage",
        "/team/{ident}/enable": "manage",
        "/team/{ident}/password": "manage",
        "/team/{ident}/revoke": "manage",
    },
}
"""By method and address; the twin of a page, whose address ends in .json, asks for what the page asks for."""
OPEN_FOLDERS = ("/static/",)
"""Style and scripts of the desk's own, which the page to sign in needs."""


def need_of(method: str, path: str) -> Need | None:
    """What an address asks for, or None where there is no rule."""
    asked = "GET" if method == "HEAD" else method
    if asked == "GET" and path.startswith(OPEN_FOLDERS):
        return "open"
    rules = RULES.get(asked, {})
    plain = "/" if path == "/index.json" else path.removesuffix(".json")
    for at in dict.fromkeys((path, plain)):
        if at in rules:
            return rules[at]
        for pattern, need in _patterns(asked):
            if pattern.fullmatch(at):
                return need
    return None


def is_known(path: str) -> bool:
    """Say whether an address has a rule under any method."""
    return any(need_of(method, path) is not None for method in RULES)


@cache
def _patterns(method: str) -> tuple[tuple[re.Pattern[str], Need], ...]:
    return tuple((compile_path(p)[0], need) for p, need in RULES.get(method, {}).items() if "{" in p)
