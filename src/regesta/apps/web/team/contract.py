"""The OpenAPI description as a visitor may use it: what one may not call is not in it."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from regesta.apps.web.team.visitor import visitor_of

router = APIRouter()
_REFUSALS = {
    "401": {"description": "Nobody is signed in, or the token does not hold."},
    "403": {"description": "The account's role or the token's scope is not enough."},
}


def contract(request: Request) -> dict[str, Any]:
    """The description of the addresses that the visitor may call."""
    described: dict[str, Any] = request.app.openapi()
    visitor = visitor_of(request)
    if visitor.is_alone:
        return described
    paths = {
        path: {
            method: {**told, "responses": {**told.get("responses", {}), **_REFUSALS}}
            for method, told in methods.items()
            if visitor.may_open(path, method.upper())
        }
        for path, methods in described["paths"].items()
    }
    scheme = {"type": "http", "scheme": "bearer", "description": "A token made at /account."}
    components = {**described.get("components", {}), "securitySchemes": {"token": scheme}}
    return {
        **described,
        "paths": {path: methods for path, methods in paths.items() if methods},
        "components": components,
        "security": [{"token": []}],
    }


@router.get("/openapi.json", include_in_schema=False)
def openapi(request: Request) -> Response:
    """What programs may call, as OpenAPI."""
    return JSONResponse(contract(request))
