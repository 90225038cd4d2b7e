"""The application: routes, guards and error pages put together."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from regesta import __version__
from regesta.apps.web.deciding import Bench
from regesta.apps.web.fetching import Fetcher
from regesta.apps.web.filing import FilingDesk
from regesta.apps.web.finder import Finder
from regesta.apps.web.pages import told
from regesta.apps.web.room import Room
from regesta.apps.web.routes import ROUTERS
from regesta.apps.web.safety import HEADERS, HOSTS, Guard
from regesta.apps.web.team import contract
from regesta.apps.web.team.door import Door
from regesta.desk import Register
from regesta.errors import RegestaError, UsageError

if TYPE_CHECKING:
    from regesta.apps.web.team.store import Team


def create_app(
    register: Register,
    where: str | Path,
    *,
    hosts: Iterable[str] = HOSTS,
    fetcher: Fetcher | None = None,
    team: Team | None = None,
) -> FastAPI:
    """Make the desk over an open register; `where` is its file, watched for what other programs file.

    With a team only its people and their programs are let in, each to what the role allows.
    """
    filing = FilingDesk(register, fetcher)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        filing.close()
        app.state.room.close()

    app = FastAPI(
        title="Regesta",
        version=__version__,
        description="The register as JSON: every page of the desk has a twin whose address ends in .json.",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
    )
    app.state.room = Room(register, str(where), Finder(), filing, Bench())
    app.state.team = team
    routers = (*ROUTERS, contract.router, *(team_routers() if team else ()))
    for router in routers:
        app.include_router(router)
    app.state.addresses = frozenset(getattr(one, "path", "") for router in routers for one in router.routes)
    app.mount("/static", StaticFiles(packages=[("regesta.apps.web", "static")]), name="static")
    _guard(app, hosts, team)
    return app


def _guard(app: FastAPI, hosts: Iterable[str], team: Team | None) -> None:
    """Put the guard before the door before the pages, and say what goes wrong in words."""
    if team:
        app.add_middleware(Door, team=team)
    app.add_middleware(Guard, hosts=hosts)
    for kind, answer in _ANSWERS.items():
        app.add_exception_handler(kind, answer)


def team_routers() -> tuple[APIRouter, ...]:
    """The routes that only a team needs, and with them what they import."""
    from regesta.apps.web.team.routers import ROUTERS as FOR_A_TEAM

    return FOR_A_TEAM


def _not_found(request: Request, error: Exception) -> Response:
    return told(request, 404, str(error))


def _refused(request: Request, error: Exception) -> Response:
    return told(request, 503, str(error))


def _http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    detail = error.detail if isinstance(error, HTTPException) else ""
    known = {phrase.phrase for phrase in HTTPStatus}
    return told(request, status, "" if detail in known else detail)


def _invalid(request: Request, error: Exception) -> Response:
    problems = error.errors() if isinstance(error, RequestValidationError) else []
    named = ", ".join(str(p["loc"][-1]) for p in problems)
    return told(request, 400, f"The address or form holds a value that cannot be: {named}.")


def _broken(request: Request, error: Exception) -> Response:
    response = told(request, 500, f"Something is wrong in Regesta itself ({type(error).__name__}).")
    # This is answered outside of the guard, which therefore cannot set them.
    response.headers.update(HEADERS)
    return response


_ANSWERS: dict[type[Exception], Callable[[Request, Exception], Response]] = {
    UsageError: _not_found,
    RegestaError: _refused,
    HTTPException: _http,
    RequestValidationError: _invalid,
    Exception: _broken,
}
