"""Dossiers: all that the register has on one person, engagement, text, forum, undertaking or office."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from regesta.apps.web.details import details_of
from regesta.apps.web.naming import title_of
from regesta.apps.web.pages import ADDRESSES, address, page
from regesta.apps.web.room import Now, Snapshot
from regesta.errors import UsageError
from regesta.model.entry import Entry, InstrumentEntry, Person, ReportEntry
from regesta.views import dates
from regesta.views.annotated import kind_of
from regesta.views.connections import Group, connections
from regesta.views.dossier import dossier

router = APIRouter()
_SENTENCES = 3
_BESIDE = 15
_A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Ref:
    """An entry where another dossier names it."""

    id: str
    title: str
    kind: str
    when: str


def _ref(now: Snapshot, ident: str, when: str) -> Ref:
    entry = now.entries[ident]
    return Ref(ident, title_of(now, entry), kind_of(entry), when)


def _groups(now: Snapshot, groups: tuple[Group, ...], part: slice) -> list[dict[str, Any]]:
    return [
        {
            "title": group.title,
            "number": len(group.links),
            "refs": [_ref(now, link.entry, link.when) for link in group.links[part]],
            "notes": [link.note for link in group.links[part]],
        }
        for group in groups
        if group.links[part]
    ]


def _entry(now: Snapshot, ident: str) -> Entry:
    return now.entries.get(ident) or now.reader.entry(ident)


def _dossier(now: Snapshot, ident: str, *, every: bool, number: int) -> dict[str, Any]:
    """The newest of each list or, with `every`, a page of the whole of each."""
    entry = _entry(now, ident)
    first = (max(1, number) - 1) * _A_PAGE if every else 0
    part = slice(first, first + (_A_PAGE if every else _BESIDE))
    return now.kept(("dossier", entry.id, every, first), lambda: _gathered(now, entry, part, every=every))


def _gathered(now: Snapshot, entry: Entry, part: slice, *, every: bool) -> dict[str, Any]:
    newest = sorted(entry.reports, key=lambda r: (dates.order(now.report_days.get(r)), r), reverse=True)
    reports = [now.reports[r] for r in newest if r in now.reports]
    groups = connections(now.neighbours, entry)
    most = None if every else _SENTENCES
    told = now.kept(("told", entry.id, most), lambda: dossier(now.reader, now.codebook, entry.id, most))
    longest = max([len(reports), *(len(g.links) for g in groups), *(len(f.sources) for f in told.fields)])
    told = replace(told, fields=tuple(replace(f, sources=f.sources[part]) for f in told.fields))
    return {
        "dossier": told,
        "title": title_of(now, entry),
        "details": details_of(now, entry, every=every),
        "groups": _groups(now, groups, part),
        "reports": reports[part],
        "number_of_reports": len(reports),
        "report_titles": {r.id: r.title or r.source for r in (*reports, *_telling(now, entry))},
        "conflicts": now.conflicts(entry.id),
        "links": _links(now, entry),
        "every": every,
        "page": part.start // _A_PAGE + 1,
        "pages": -(-longest // _A_PAGE) if every else 1,
    }


def _telling(now: Snapshot, entry: Entry) -> list[ReportEntry]:
    """The reports that give a text its status, which may speak of it only in passing."""
    seen = entry.history if isinstance(entry, InstrumentEntry) else ()
    return [now.reports[s.report_id] for s in seen if s.report_id in now.reports]


def _links(now: Snapshot, entry: Entry) -> dict[str, str]:
    """Titles of the entries that a dossier's fields name by id."""
    named = {i for f in ("part_of", "mechanism", "signed_at", "said_at", "conferred_at", "thread", "entry")
             if isinstance(i := getattr(entry, f, None), str)}  # fmt: skip
    named |= {link.to for link in getattr(entry, "links", ())} | set(getattr(entry, "sessions", ()))
    return {i: title_of(now, now.entries[i]) for i in sorted(named) if i in now.entries}


def _offer(kind: str) -> None:
    """Serve the dossiers of one kind under an address of its own."""

    def show(request: Request, now: Now, ident: str, every: bool = False, page: int = 1) -> dict[str, Any]:
        return _dossier(now, ident, every=every, number=page)

    show.__name__ = f"show_{kind}"
    show.__doc__ = f"One entry of the {kind}, every field with the sentences that bear it out."
    page(router, f"/{kind}/{{ident}}", "dossier.html")(show)


@router.get("/entries/{ident}", include_in_schema=False)
def entry(now: Now, ident: str) -> Response:
    """The page of an entry, given its id or the beginning of it."""
    return RedirectResponse(address(_entry(now, ident).id), status_code=307)


@page(router, "/offices/{party}/{title}", "office.html")
def office(request: Request, now: Now, party: str, title: str) -> dict[str, Any]:
    """An office: its holders over time."""
    held = [
        (person, tenure)
        for person in now.neighbours.offices(title, party)
        if isinstance(person, Person)
        for tenure in person.tenures
        if (tenure.party or person.party) == party and tenure.title.casefold() == title.casefold()
    ]
    if not held:
        raise UsageError(f"no report shows anybody as {title} of {party}")
    held.sort(key=lambda pair: (pair[1].first_seen or "", pair[0].name))
    return {
        "party": party,
        "party_name": now.names.party(party),
        "title": held[0][1].title,
        "body": next((t.body for _, t in held if t.body), None),
        "holders": [{"person": p, "tenure": t} for p, t in held],
    }


for _kind in ADDRESSES.values():
    _offer(_kind)
