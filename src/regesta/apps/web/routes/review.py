"""The review queue: one question at a time, in order of what an answer would change; the log; undo."""

from __future__ import annotations

from dataclasses import fields
from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from regesta.apps.web.deciding import Decision, OvertakenError, version_of
from regesta.apps.web.naming import title_of
from regesta.apps.web.pages import page
from regesta.apps.web.room import InRoom, Now, Room, Snapshot
from regesta.apps.web.team.log import DECIDED, UNDONE
from regesta.apps.web.team.noting import noted
from regesta.apps.web.team.visitor import visitor_of
from regesta.errors import UsageError
from regesta.model.entry import Entry
from regesta.views.annotated import kind_of
from regesta.views.dossier import dossier
from regesta.views.questions import SORTS, Question, questions

router = APIRouter()
REVIEWER = "regesta_reviewer"
_AMENDABLE = frozenset(
    "name title kind form start end status place host parties party term signed cadence force by to areas"
    " text honour authority date parent".split()
)
_NEXT = 6
_LATEST = 8
_LONGEST = 1000


def _queue(room: Room, now: Snapshot, sort: str) -> list[Question]:
    every = now.kept("questions", lambda: questions(now.reader))
    kept = [q for q in every if not sort or q.sort == sort]
    aside = room.bench.aside
    return sorted(kept, key=lambda q: (q.entry, q.other, q.field) in aside)


def _asked(room: Room, now: Snapshot, sort: str, entry: str, other: str) -> tuple[Question | None, int]:
    queue = _queue(room, now, sort)
    if not entry:
        return (queue[0] if queue else None), len(queue)
    named = [now.reader.entry(i).id for i in (entry, other) if i]
    found = next((q for q in queue if [i for i in (q.entry, q.other) if i] == named), None)
    pair = (*named, "")
    return found or Question("merge" if other else "claim", pair[0], pair[1], "", (), 0), len(queue)


def _side(now: Snapshot, ident: str) -> dict[str, Any]:
    entry = now.entries[ident]
    return {
        "id": ident,
        "title": title_of(now, entry),
        "kind": kind_of(entry),
        "dossier": now.kept(("dossier", ident), lambda: dossier(now.reader, now.codebook, ident)),
        "amendable": _amendable(entry),
    }


def _amendable(entry: Entry) -> list[str]:
    return [f.name for f in fields(entry) if f.name in _AMENDABLE]


@page(router, "/review", "review.html")
def review(
    request: Request, room: InRoom, now: Now, sort: str = "", entry: str = "", other: str = "", done: str = ""
) -> dict[str, Any]:
    """The question whose answer would change most, and what was decided last."""
    if sort and sort not in SORTS:
        raise UsageError(f"there are no questions of the sort {sort}; there are {', '.join(SORTS)}")
    question, number = _asked(room, now, sort, entry, other)
    idents = [i for i in (question.entry, question.other) if i] if question else []
    log = sorted(now.reader.judgements(), key=lambda j: j.judgement.rank, reverse=True)
    queue = [q for q in _queue(room, now, sort) if q != question]
    return {
        "sort": sort,
        "sorts": {s: sum(q.sort == s for q in _queue(room, now, "")) for s in SORTS},
        "question": question,
        "number": number,
        "decided": sum(j.state == "counts" and j.judgement.verdict != "withdraw" for j in log),
        "sides": [_side(now, i) for i in idents],
        "seen": version_of(now, *idents) if idents else "",
        "named": entry,
        "next": [(q, title_of(now, now.entries[q.entry])) for q in queue[:_NEXT]],
        "log": log[:_LATEST],
        "done": next((j for j in log if j.id == done), None),
        "reviewer": request.cookies.get(REVIEWER, ""),
        "report_ids": {r.source: r.id for r in now.reports.values()},
    }


@page(router, "/review/log", "log.html")
def log(request: Request, now: Now) -> dict[str, Any]:
    """Who decided what, when and why; what counts, what was taken back, what a later one overrules."""
    found = sorted(now.reader.judgements(), key=lambda j: j.judgement.rank, reverse=True)
    return {"log": found, "reviewer": request.cookies.get(REVIEWER, "")}


def _checked(request: Request, room: Room, token: str, by: str) -> str:
    if not room.tokens.accepts(request, token):
        raise HTTPException(403)
    name = visitor_of(request).name or " ".join(by.split())[:80]
    if not name:
        raise HTTPException(400, "Say who decides: put your name into the form.")
    return name


def _back(request: Request, where: str, name: str) -> Response:
    response = RedirectResponse(where, status_code=303)
    if visitor_of(request).is_alone:
        response.set_cookie(REVIEWER, name, httponly=True, samesite="strict", max_age=31_536_000)
    return response


@router.post("/review", include_in_schema=False)
def decide(
    request: Request,
    room: InRoom,
    verdict: Annotated[str, Form()],
    entry: Annotated[str, Form()],
    seen: Annotated[str, Form()],
    token: Annotated[str, Form()] = "",
    other: Annotated[str, Form()] = "",
    field: Annotated[str, Form()] = "",
    value: Annotated[str, Form(max_length=_LONGEST)] = "",
    reason: Annotated[str, Form(max_length=_LONGEST)] = "",
    by: Annotated[str, Form()] = "",
    sort: Annotated[str, Form()] = "",
) -> Response:
    """File one decision and go on to the next question."""
    name = _checked(request, room, token, by)
    queue = f"/review?sort={sort}" if sort in SORTS else "/review?"
    if verdict == "unsure":
        room.bench.aside[entry, other, field] = reason
        return _back(request, queue, name)
    if verdict.startswith("value:"):
        verdict, value = "amend", verdict.removeprefix("value:")
    try:
        decision = Decision(verdict, entry, other, seen, field, value)
        filed = room.bench.decide(room, decision, name, reason.strip() or "no reason given")
    except OvertakenError as error:
        raise HTTPException(409, str(error)) from error
    except UsageError as error:
        raise HTTPException(400, str(error)) from error
    noted(request, DECIDED, f"{filed.id}: {filed.judgement.verdict} {filed.judgement.about}")
    return _back(request, f"{queue}&done={filed.id}", name)


@router.post("/review/undo", include_in_schema=False)
def undo(
    request: Request,
    room: InRoom,
    judgement: Annotated[str, Form()],
    token: Annotated[str, Form()] = "",
    by: Annotated[str, Form()] = "",
    reason: Annotated[str, Form(max_length=_LONGEST)] = "",
) -> Response:
    """Take a judgement back."""
    name = _checked(request, room, token, by)
    room.bench.undo(room, judgement, name, reason.strip() or "undone")
    noted(request, UNDONE, judgement)
    return _back(request, "/review", name)
