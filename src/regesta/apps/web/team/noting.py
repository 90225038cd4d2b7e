"""Notes for the log of a team from pages that file, decide and withdraw; a desk without a team keeps none."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from regesta.apps.web.team.visitor import source_of, visitor_of

if TYPE_CHECKING:
    from starlette.requests import Request

    from regesta.apps.web.team.store import Team

Note = Callable[[str, str], None]


def noter_of(request: Request) -> Note:
    """What notes, under the visitor's name, what is done for a request, be it after the answer."""
    team: Team | None = request.app.state.team
    who, source = visitor_of(request).told, source_of(request)

    def note(what: str, about: str) -> None:
        if team is not None:
            team.note(team.by(who, source), what, about)

    return note


def noted(request: Request, what: str, about: str) -> None:
    """Note what was done for a request."""
    noter_of(request)(what, about)
