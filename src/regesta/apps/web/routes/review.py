"""The review queue: one question at a time, in order of what an answer would change; the log; undo."""

from __future__ import annotations

from collections import Counter
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
from regesta.model.judgement import JudgementEntry
from regesta.views.annotated import kind_of
from regesta.views.dossier import dossier
from regesta.views.questions import SORTS, Question, still_open

router = APIRouter()
REVIEWER = "regesta_reviewer"
_AMENDABLE = frozenset(
    "name title kind form start end status place host parties party term signed cadence force by to areas"
    " text honour authority date parent".split()
)
_NO_DECISION = frozenset({"withdraw", "unsure"})
_SENTENCES = 3
_NEXT = 6
_LATEST = 8
_LONGEST = 1000


def open_questions(now: Snapshot, sort: str = "") -> list[Question]:
    """What is still to be answered, in order."""
    every = now.kept("open questions", lambda: still_open(now.questions, now.noted))
    return [q for q in every if q.sort == sort] if sort else every


def _asked(now: Snapshot, queue: list[Question], entry: str, other: str) -> Question | None:
    """The question that the address names, or the first that is open."""
    if not entry:
        return queue[0] if queue else None
    named = [now.reader.entry(i).id for i in (entry, other) if i]
    found = next((q for q in queue if [i for i in (q.entry, q.other) if i] == named), None)
    pair = (*named, "")
    return found or Question("merge" if other else "claim", pair[0], pair[1], "", (), 0)


def side_of(now: Snapshot, ident: str) -> dict[str, Any]:
    """An entry as a reviewer sees it."""
    entry = now.entries[ident]
    return {
        "id": ident,
        "title": title_of(now, entry),
        "kind": kind_of(entry),
        "dossier": now.kept(("judged", ident), lambda: dossier(now.reader, now.codebook, ident, _SENTENCES)),
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
    every = open_questions(now)
    queue = open_questions(now, sort)
    numbers = now.kept("numbers of questions", lambda: Counter(q.sort for q in every))
    question = _asked(now, queue, entry, other)
    idents = [i for i in (question.entry, question.other) if i] if question else []
    log = shown_log(now)
    waiting = [q for q in queue[: _NEXT + 1] if q != question][:_NEXT]
    return {
        "sort": sort,
        "sorts": {s: numbers[s] for s in SORTS},
        "question": question,
        "number": len(queue),
        "decided": sum(j.state == "counts" and j.judgement.verdict not in _NO_DECISION for j in log),
        "reviewers": _reviewers(log),
        "sides": [side_of(now, i) for i in idents],
        "seen": version_of(now, *idents) if idents else "",
        "named": entry,
        "next": [(q, title_of(now, now.entries[q.entry])) for q in waiting],
        "log": log[:_LATEST],
        "done": next((j for j in log if j.id == done), None),
        "reviewer": request.cookies.get(REVIEWER, ""),
    }


def shown_log(now: Snapshot) -> list[JudgementEntry]:
    """All judgements, the latest first, but no opinions: these are given blind."""
    told = (j for j in now.reader.judgements() if j.judgement.verdict != "opinion")
    return sorted(told, key=lambda j: j.judgement.rank, reverse=True)


def _reviewers(log: list[JudgementEntry]) -> list[tuple[str, int, str]]:
    """Who decided how much, and when last; those who decided most first."""
    found: dict[str, list[str]] = {}
    for told in log:
        if told.state == "counts" and told.judgement.verdict not in _NO_DECISION:
            found.setdefault(told.judgement.by, []).append(told.judgement.at)
    return sorted(((who, len(at), max(at)) for who, at in found.items()), key=lambda r: (-r[1], r[0]))


@page(router, "/review/log", "log.html")
def log(request: Request, now: Now) -> dict[str, Any]:
    """Who decided what, when and why; what counts, what was taken back, what a later one overrules."""
    log = shown_log(now)
    return {"log": log, "reviewers": _reviewers(log), "reviewer": request.cookies.get(REVIEWER, "")}


def checked(request: Request, room: Room, token: str, by: str) -> str:
    """The name that a form is sent under. Raise HTTPException for a form that is not of this desk."""
    if not room.tokens.accepts(request, token):
        raise HTTPException(403)
    name = visitor_of(request).name or " ".join(by.split())[:80]
    if not name:
        raise HTTPException(400, "Say who decides: put your name into the form.")
    return name


def back(request: Request, where: str, name: str) -> Response:
    """Lead on to a page; a lone desk keeps the name for the next form."""
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
    name = checked(request, room, token, by)
    queue = f"/review?sort={sort}" if sort in SORTS else "/review?"
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
    return back(request, f"{queue}&done={filed.id}", name)


@router.post("/review/undo", include_in_schema=False)
def undo(
    request: Request,
    room: InRoom,
    judgement: Annotated[str, Form()],
    token: Annotated[str, Form()] = "",
    by: Annotated[str, Form()] = "",
    reason: Annotated[str, Form(max_length=_LONGEST)] = "",
    return_to: Annotated[str, Form(alias="back")] = "",
) -> Response:
    """Take a judgement back."""
    name = checked(request, room, token, by)
    room.bench.undo(room, judgement, name, reason.strip() or "undone")
    noted(request, UNDONE, judgement)
    return back(request, "/review/blind" if return_to == "blind" else "/review", name)
