"""The application: routes, guards and error pages put together."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from regesta import __version__
from regesta.apps.web.deciding import Bench
from regesta.apps.web.fetching import Fetcher
from regesta.apps.web.filing import FilingDesk
from regesta.apps.web.finder import Finder
from regesta.apps.web.pages import rendered
from regesta.apps.web.room import Room
from regesta.apps.web.routes import ROUTERS
from regesta.apps.web.safety import HEADERS, HOSTS, Guard
from regesta.desk import Register
from regesta.errors import RegestaError, UsageError

_SAID = {
    404: "There is no such page.",
    405: "This page takes no such request.",
    413: "That is more than the desk takes at once.",
    403: "This form is too old, or was not sent from a page of this desk. Load its page anew and try again.",
}


def create_app(
    register: Register, where: str | Path, *, hosts: Iterable[str] = HOSTS, fetcher: Fetcher | None = None
) -> FastAPI:
    """Make the desk over an open register; `where` is its file, watched for what other programs file."""
    filing, finder = FilingDesk(register, fetcher), Finder()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        filing.close()
        finder.close()

    app = FastAPI(
        title="Regesta",
        version=__version__,
        description="The register as JSON: every page of the desk has a twin whose address ends in .json.",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/openapi.json",
    )
    app.state.room = Room(register, str(where), finder, filing, Bench())
    for router in ROUTERS:
        app.include_router(router)
    app.state.addresses = frozenset(getattr(one, "path", "") for router in ROUTERS for one in router.routes)
    app.mount("/static", StaticFiles(packages=[("regesta.apps.web", "static")]), name="static")
    app.add_middleware(Guard, hosts=hosts)
    app.add_exception_handler(UsageError, _not_found)
    app.add_exception_handler(RegestaError, _refused)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _broken)
    return app


def _told(request: Request, status: int, said: str) -> Response:
    if request.url.path.endswith(".json"):
        return JSONResponse({"error": said}, status_code=status)
    return rendered(request, "error.html", {"status": status, "said": said}, status)


def _not_found(request: Request, error: Exception) -> Response:
    return _told(request, 404, str(error))


def _refused(request: Request, error: Exception) -> Response:
    return _told(request, 503, str(error))


def _http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    detail = error.detail if isinstance(error, HTTPException) else ""
    known = _SAID.get(status, "That did not work.")
    return _told(request, status, known if detail in ("", "Not Found", "Method Not Allowed") else detail)


def _invalid(request: Request, error: Exception) -> Response:
    problems = error.errors() if isinstance(error, RequestValidationError) else []
    named = ", ".join(str(p["loc"][-1]) for p in problems)
    return _told(request, 400, f"The address or form holds a value that cannot be: {named}.")


def _broken(request: Request, error: Exception) -> Response:
    response = _told(request, 500, f"Something is wrong in Regesta itself ({type(error).__name__}).")
    # This is answered outside of the guard, which therefore cannot set them.
    response.headers.update(HEADERS)
    return response
