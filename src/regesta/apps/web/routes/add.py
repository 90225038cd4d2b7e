"""Add reports: files, a pasted text or addresses; what became of each."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData, UploadFile

from regesta.apps.web.filing import Item
from regesta.apps.web.pages import page
from regesta.apps.web.room import InRoom
from regesta.apps.web.safety import CSRF_FIELD
from regesta.apps.web.team.log import ADDED, NOT_ADDED
from regesta.apps.web.team.noting import noter_of
from regesta.reports.fetch import LARGEST_FILE, LONGEST_REPORT

router = APIRouter()
MOST_FILES = 100
MOST_ADDRESSES = 20
MOST_BYTES = 100_000_000
_LONGEST_SOURCE = 500
_SAID = {
    "waiting": "waiting",
    "reading": "being read",
    "new": "filed",
    "known": "known already: nothing changes",
    "source": "known from another source, which was added",
    "reread": "read anew with another outcome",
    "failed": "failed",
}


@page(router, "/add", "add.html")
def add(request: Request) -> dict[str, Any]:
    """The form for new reports, and how much it takes."""
    return {
        "most_files": MOST_FILES,
        "most_addresses": MOST_ADDRESSES,
        "most_megabytes": MOST_BYTES // 1_000_000,
        "file_megabytes": LARGEST_FILE // 1_000_000,
    }


@router.post("/add", include_in_schema=False)
async def take(request: Request, room: InRoom) -> Response:
    """Take reports on; the page of the job tells what becomes of them."""
    length = request.headers.get("content-length", "")
    if not length.isdigit() or int(length) > MOST_BYTES:
        raise HTTPException(413, f"The desk takes at most {MOST_BYTES // 1_000_000} MB at once.")
    most = LONGEST_REPORT * 4
    async with request.form(max_files=MOST_FILES, max_fields=8, max_part_size=most) as form:
        token = form.get(CSRF_FIELD)
        if not room.tokens.accepts(request, token if isinstance(token, str) else None):
            raise HTTPException(403)
        items = [*await _files(form), *_pasted(form), *_addresses(form)]
    if not items:
        raise HTTPException(400, "Nothing was sent: choose files, paste a text, or give an address.")
    note = noter_of(request)
    job = room.filing.take(items, lambda item: note(*_told_of(item)))
    return RedirectResponse(f"/add/{job.id}", status_code=303)


def _told_of(item: Item) -> tuple[str, str]:
    """What the log of a team says of a report that is through."""
    if item.state == "failed":
        return NOT_ADDED, f"{item.source}: {item.told}"
    return ADDED, f"{item.source}: {_SAID[item.state]}, {item.report}"


async def _files(form: FormData) -> list[Item]:
    items = []
    for sent in form.getlist("files"):
        if isinstance(sent, UploadFile) and sent.filename:
            name = PurePosixPath(sent.filename.replace("\\", "/")).name[:_LONGEST_SOURCE] or "a file"
            items.append(Item(name, await sent.read(LARGEST_FILE + 1)))
    return items


def _pasted(form: FormData) -> list[Item]:
    text, source = form.get("text"), form.get("source")
    if not isinstance(text, str) or not text.strip():
        return []
    said = source.strip() if isinstance(source, str) else ""
    return [Item(said[:_LONGEST_SOURCE] or "<pasted>", text.replace("\r\n", "\n").encode())]


def _addresses(form: FormData) -> list[Item]:
    sent = form.get("addresses")
    found = sent.split() if isinstance(sent, str) else []
    if len(found) > MOST_ADDRESSES:
        raise HTTPException(413, f"The desk fetches at most {MOST_ADDRESSES} addresses at once.")
    return [Item(where[:2000], None) for where in found]


@page(router, "/add/{ident}", "job.html")
def job(request: Request, room: InRoom, ident: str) -> dict[str, Any]:
    """How far a job is, and what became of each report: filed, a copy, known, or failed and why."""
    found = room.filing.job(ident)
    if found is None:
        raise HTTPException(
            404, "There is no such job; the desk forgets old ones. What was filed stays filed."
        )
    filed = room.snapshot().reports if found.is_done else {}
    items = [
        {
            "source": item.source,
            "state": item.state,
            "said": _SAID[item.state],
            "told": item.told,
            "report": item.report if item.state != "failed" else None,
            "copy_of": filed[item.report].copy_of if item.report in filed else None,
        }
        for item in found.items
    ]
    return {"ident": ident, "items": items, "done": found.done, "is_done": found.is_done}
