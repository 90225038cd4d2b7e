"""The pages of a relation: its timeline, undertakings, people and brief."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any, get_args

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from regesta.apps.web.pages import page
from regesta.apps.web.room import Now, Snapshot
from regesta.codebook.entries.undertakings import Area
from regesta.codebook.lookup import find_area, find_parties
from regesta.errors import UsageError
from regesta.model.seen import EngagementKind
from regesta.views import dates
from regesta.views.board import acquaintances, board, matrix
from regesta.views.brief import BriefPage, write_brief
from regesta.views.brief.undertakings import MARKS
from regesta.views.chart import chart
from regesta.views.coverage import count, outlet
from regesta.views.relation import Relation, Window, relation
from regesta.views.timeline import blocks, lines

router = APIRouter(prefix="/relations/{pair}")
_MOST_PARTIES = 6
_A_PAGE = 40
_REPORTS = 60
_BESIDE = 20
_CARDS = 6
_PAIRS = 60
_LEVELS = {
    "heads": (
        "president",
        "prime minister",
        "king",
        "queen",
        "premier",
        "head of state",
        "head of government",
    ),
    "ministers": ("minister", "secretary of", "secretary for"),
    "officers": ("chief", "commander", "general staff", "director", "deputy", "attaché", "spokes"),
}


class Asked:
    """What the address of a relation's page asks for: two or more parties, and what to keep."""

    def __init__(
        self,
        pair: str,
        now: Now,
        since: str = "",
        until: str = "",
        area: str = "",
        kind: str = "",
        level: str = "",
    ) -> None:
        self.pair = find_parties(now.codebook, pair.split("-")[: _MOST_PARTIES + 1])
        if len(self.pair) > _MOST_PARTIES:
            raise UsageError(f"a page shows a relation of at most {_MOST_PARTIES} parties")
        self.window = Window(
            dates.checked(since, "since") if since else None,
            dates.checked(until, "until") if until else None,
            find_area(now.codebook, area) if area else None,
        )
        if kind and kind not in get_args(EngagementKind):
            raise UsageError(f"kind {kind}: engagements have {', '.join(get_args(EngagementKind))}")
        if level and level not in _LEVELS:
            raise UsageError(f"level {level}: choose {', '.join(_LEVELS)}")
        self.kind, self.level = kind, level
        self.values = {"since": since, "until": until, "area": area, "kind": kind, "level": level}


ByAddress = Annotated[Asked, Depends()]


def _found(now: Snapshot, asked: Asked) -> Relation:
    found = now.kept(
        ("relation", asked.pair, asked.window), lambda: relation(now.reader, asked.pair, asked.window)
    )
    if not (asked.kind or asked.level):
        return found
    kept = {e.id for e in found.engagements if _keeps(now, asked, e)}
    parents = {e.part_of for e in found.engagements if e.id in kept}
    engagements = tuple(e for e in found.engagements if e.id in kept or e.id in parents)
    return replace(found, engagements=engagements)


def _keeps(now: Snapshot, asked: Asked, engagement: Any) -> bool:
    if asked.kind and engagement.kind != asked.kind:
        return False
    if not asked.level:
        return True
    offices = [r.office or "" for r in engagement.roles]
    people = (now.entries.get(p.id) for p in engagement.people)
    offices += [t.title for p in people if p is not None for t in getattr(p, "tenures", ())]
    told = " | ".join(offices).casefold()
    return any(word in told for word in _LEVELS[asked.level])


def _frame(now: Snapshot, asked: Asked) -> dict[str, Any]:
    """What every page of a relation shows: names, what was asked for, and the choices."""
    names = now.names
    return {
        "pair": "-".join(asked.pair),
        "names": tuple(names.party(p) for p in asked.pair),
        "asked": asked.values,
        "query": {name: value for name, value in asked.values.items() if value},
        "areas": {a.id: names.area(a.id) for a in now.codebook.of(Area)},
        "kinds": get_args(EngagementKind),
        "levels": tuple(_LEVELS),
    }


@page(router, "", "relation.html")
def relation_page(request: Request, now: Now, asked: ByAddress, start: int = 0) -> dict[str, Any]:
    """A relation: its timeline, drawn and in words, its texts and forums; `start` goes back in time."""
    first = max(0, start)
    key = ("relation page", asked.pair, tuple(asked.values.items()), first)
    return now.kept(key, lambda: _relation_page(now, asked, first))


def _relation_page(now: Snapshot, asked: Asked, first: int) -> dict[str, Any]:
    found = _found(now, asked)
    known_on = max(dict.fromkeys(found.dates.values()), key=dates.latest, default=None)
    placed = now.kept(
        ("blocks", asked.pair, tuple(asked.values.items())),
        lambda: tuple(reversed(blocks(found.engagements))),
    )
    # Only what is shown is put into words.
    shown = tuple(lines(block, now.acts) for block in placed[first : first + _A_PAGE])
    part = len(shown) < len(placed)
    drawn = found
    if part:
        ids = {m.id for block in shown for m in block}
        drawn = replace(found, engagements=tuple(e for e in found.engagements if e.id in ids))
    texts = sorted(found.instruments, key=lambda i: (i.term or i.signed or "", i.id), reverse=True)
    newest = sorted(found.reports, key=lambda r: (dates.order(found.dates.get(r.id)), r.id), reverse=True)
    return {
        **_frame(now, asked),
        "known_on": known_on,
        "filed": found.filed,
        "number_of_reports": len(found.reports),
        "reports": newest[:_BESIDE],
        "chart": chart(drawn, now.acts, now.entries, known_on, part=part),
        "moments": tuple(m for block in shown for m in block),
        "number": len(placed),
        "start": first,
        "later": max(0, first - _A_PAGE) if first else None,
        "earlier": first + _A_PAGE if first + _A_PAGE < len(placed) else None,
        "instruments": texts[:_BESIDE],
        "number_of_instruments": len(texts),
        "mechanisms": found.mechanisms,
        "conflicts": found.conflicts[:_BESIDE],
        "number_of_conflicts": len(found.conflicts),
        "doubts": len(found.doubts),
    }


@page(router, "/undertakings", "relation_undertakings.html")
def relation_undertakings(
    request: Request, now: Now, asked: ByAddress, every: bool = False
) -> dict[str, Any]:
    """What was undertaken in a relation: a board by area and force, and a matrix by year and area."""
    found = _found(now, asked)
    return {
        **_frame(now, asked),
        "board": board(found.undertakings, now.names),
        "most": None if every else _CARDS,
        "matrix": matrix(found.undertakings, now.names, MARKS),
        "marks": MARKS,
    }


@page(router, "/people", "relation_people.html")
def relation_people(request: Request, now: Now, asked: ByAddress, every: bool = False) -> dict[str, Any]:
    """Who meets whom in a relation."""
    found = _found(now, asked)
    met = acquaintances(found)
    shown = met if every else met[:_PAIRS]
    told = {i for pair in shown for i in pair.engagements[:_CARDS]}
    people = sorted(found.people, key=lambda p: (-len(p.reports), p.party or "", p.name))
    return {
        **_frame(now, asked),
        "met": shown,
        "most": _CARDS,
        "number_met": len(met),
        "told": {e.id: now.acts.words(e) for e in found.engagements if e.id in told},
        "days": {e.id: dates.printed(e.start, e.end) for e in found.engagements if e.id in told},
        "people": people if every else people[:_PAIRS],
        "number_of_people": len(people),
    }


@page(router, "/coverage", "relation_coverage.html")
def relation_coverage(
    request: Request, now: Now, asked: ByAddress, start: int = 0, every: bool = False
) -> dict[str, Any]:
    """Which reports tell of a relation: by month and outlet, and each, the newest first."""
    found = _found(now, Asked("-".join(asked.pair), now))
    first = max(0, start)
    newest = sorted(found.sources, key=lambda r: (dates.order(found.dates.get(r.id)), r.id), reverse=True)
    counted = count(found.sources, found.dates, found.filed)
    return {
        **_frame(now, asked),
        "counted": counted,
        "years": counted.years(),
        "undated": sum(m.reports for m in counted.months if m.month is None),
        "outlets": counted.outlets()[: None if every else _PAIRS],
        "reports": [(r, found.dates.get(r.id), outlet(r)) for r in newest[first : first + _REPORTS]],
        "start": first,
        "later": max(0, first - _REPORTS) if first else None,
        "earlier": first + _REPORTS if first + _REPORTS < len(newest) else None,
    }


def _brief(now: Snapshot, asked: Asked) -> BriefPage:
    return now.kept(
        ("brief", asked.pair, asked.window),
        lambda: write_brief(now.reader, now.codebook, asked.pair, asked.window),
    )


@page(router, "/brief", "relation_brief.html")
def relation_brief(request: Request, now: Now, asked: ByAddress) -> dict[str, Any]:
    """The two-page brief on a relation, every line with its footnote."""
    return {**_frame(now, asked), "brief": _brief(now, asked)}


def _download(data: bytes | str, kind: str, name: str) -> Response:
    return Response(data, media_type=kind, headers={"content-disposition": f'attachment; filename="{name}"'})


@router.get("/brief.md", summary="The brief as Markdown.")
def brief_markdown(now: Now, asked: ByAddress) -> Response:
    """The brief as Markdown with footnotes."""
    from regesta.views.render.markdown import markdown

    name = f"brief-{'-'.join(asked.pair)}.md"
    return _download(markdown(_brief(now, asked)), "text/markdown; charset=utf-8", name)


@router.get("/brief.docx", summary="The brief as a Word file.")
def brief_word(now: Now, asked: ByAddress) -> Response:
    """The brief as a Word file with footnotes."""
    from regesta.views.render.word import word

    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return _download(word(_brief(now, asked)), kind, f"brief-{'-'.join(asked.pair)}.docx")


@router.get("/brief.pdf", summary="The brief as PDF.")
def brief_pdf(now: Now, asked: ByAddress) -> Response:
    """The brief as PDF with footnotes."""
    from regesta.views.render.typeset import pdf

    return _download(pdf(_brief(now, asked)), "application/pdf", f"brief-{'-'.join(asked.pair)}.pdf")
