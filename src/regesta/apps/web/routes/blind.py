"""Second opinions: people judge blind, and how far they agree; what they agree on can then be filed."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import Response

from regesta.apps.web.deciding import Decision, OvertakenError, version_of
from regesta.apps.web.naming import title_of
from regesta.apps.web.pages import page
from regesta.apps.web.room import InRoom, Now, Snapshot
from regesta.apps.web.routes.review import REVIEWER, back, checked, open_questions, side_of
from regesta.apps.web.team.log import DECIDED
from regesta.apps.web.team.noting import noted
from regesta.apps.web.team.visitor import visitor_of
from regesta.errors import UsageError
from regesta.views.agreement import Asked, agreement, opinions
from regesta.views.questions import Question

router = APIRouter()
_LONGEST = 1000
_MOST = 200


def _who(request: Request, by: str) -> str:
    """Who judges: whoever is signed in, or gives a name, or gave one before."""
    name = visitor_of(request).name or " ".join(by.split())[:80]
    if by and visitor_of(request).is_alone:
        request.state.cookies = {REVIEWER: name}
    return name or request.cookies.get(REVIEWER, "")


@page(router, "/review/blind", "blind.html")
def blind(request: Request, now: Now, by: str = "", done: str = "") -> dict[str, Any]:
    """The next question for a second opinion; what others answered is not shown."""
    who = _who(request, by)
    told = opinions(now.reader.judgements())
    mine = {key for key, answers in told.items() if who in answers}
    left = [q for q in open_questions(now) if q.about not in mine] if who else []
    # What somebody else has answered comes first, so that there is something to compare.
    left.sort(key=lambda q: q.about not in told)
    question = left[0] if left else None
    idents = [i for i in (question.entry, question.other) if i] if question else []
    return {
        "who": who,
        "question": question,
        "number": len(left),
        "waiting": sum(q.about in told for q in left),
        "given": len(mine),
        "sides": [side_of(now, i) for i in idents],
        "seen": version_of(now, *idents) if idents else "",
        "done": done if done.startswith("j-") else "",
    }


@router.post("/review/blind", include_in_schema=False)
def answer_blind(
    request: Request,
    room: InRoom,
    answer: Annotated[str, Form(max_length=_LONGEST)],
    entry: Annotated[str, Form()],
    seen: Annotated[str, Form()],
    token: Annotated[str, Form()] = "",
    other: Annotated[str, Form()] = "",
    field: Annotated[str, Form()] = "",
    reason: Annotated[str, Form(max_length=_LONGEST)] = "",
    by: Annotated[str, Form()] = "",
) -> Response:
    """Keep an answer that was given blind; it changes no entry."""
    name = checked(request, room, token, by)
    try:
        decision = Decision("opinion", entry, other, seen, field, answer)
        filed = room.bench.decide(room, decision, name, reason.strip() or "blind")
    except OvertakenError as error:
        raise HTTPException(409, str(error)) from error
    noted(request, DECIDED, f"{filed.id}: opinion on {filed.judgement.about}")
    return back(request, f"/review/blind?done={filed.id}", name)


@page(router, "/review/agreement", "agreement.html")
def agreed(request: Request, now: Now) -> dict[str, Any]:
    """How far those who judged blind agree, where they differ, and what they agree on and is not filed."""
    found = agreement(opinions(now.reader.judgements()))
    pending = _pending(now, found.asked)
    return {
        "found": found,
        "apart": [_printed(now, a) for a in found.asked if not a.is_agreed and _stands(now, a)][:_MOST],
        "agreed": [_printed(now, a) for a, _ in pending],
        "who": request.cookies.get(REVIEWER, ""),
    }


@router.post("/review/agreement", include_in_schema=False)
def file_agreed(
    request: Request,
    room: InRoom,
    token: Annotated[str, Form()] = "",
    by: Annotated[str, Form()] = "",
) -> Response:
    """File what all who judged blind agree on."""
    name = checked(request, room, token, by)
    now = room.snapshot()
    for asked, question in _pending(now, agreement(opinions(now.reader.judgements())).asked):
        answer = asked.answers[0][1]
        verdict, value = ("amend", answer) if question.sort == "conflict" else (answer, "")
        idents = [i for i in (question.entry, question.other) if i]
        seen = version_of(room.snapshot(), *idents)
        who = " and ".join(who for who, _ in asked.answers)
        decision = Decision(verdict, question.entry, question.other, seen, question.field, value)
        try:
            filed = room.bench.decide(room, decision, name, f"{who} judged alike, blind")
        except (OvertakenError, UsageError):
            # Filing the one before has changed it: it is asked again.
            continue
        noted(request, DECIDED, f"{filed.id}: {filed.judgement.verdict} {filed.judgement.about}")
    return back(request, "/review/agreement", name)


def _pending(now: Snapshot, asked: tuple[Asked, ...]) -> list[tuple[Asked, Question]]:
    """Questions that are still open and that all answered alike, and surely."""
    still = {q.about: q for q in open_questions(now)}
    alike = [(a, still.get((a.entries, a.field))) for a in asked if a.is_agreed]
    return [(a, q) for a, q in alike if q is not None and a.answers[0][1] != "unsure"][:_MOST]


def _stands(now: Snapshot, asked: Asked) -> bool:
    return all(i in now.entries for i in asked.entries)


def _printed(now: Snapshot, asked: Asked) -> dict[str, Any]:
    return {
        "entries": [(i, title_of(now, now.entries[i])) for i in asked.entries],
        "field": asked.field,
        "answers": asked.answers,
    }
