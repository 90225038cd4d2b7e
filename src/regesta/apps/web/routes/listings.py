"""Listings of each kind of entry, as a page, as JSON and as a table for spreadsheets."""

from __future__ import annotations

import csv
import io
from typing import Any, Literal

from fastapi import APIRouter, Request
from fastapi.responses import Response

from regesta.apps.web.pages import page
from regesta.apps.web.room import Now, Snapshot
from regesta.apps.web.safety import tamed
from regesta.codebook.lookup import find_area, find_party
from regesta.codebook.match import fold
from regesta.errors import UsageError
from regesta.views.listings import Filters, Listing, listing
from regesta.views.listings.listing import SUBJECTS
from regesta.views.relation import Window

router = APIRouter()
_A_PAGE = 100
_TITLES = {"instruments": "Texts", "mechanisms": "Forums"}
_AREAS = frozenset({"engagements", "undertakings"})
_NO_PARTY = frozenset({"doubts", "conflicts", "reports"})
Subject = Literal[
    "people", "offices", "engagements", "instruments", "undertakings", "mechanisms", "honours", "doubts",
    "conflicts", "reports",
]  # fmt: skip


def _listed(now: Snapshot, subject: str, party: str, area: str) -> Listing:
    if subject not in SUBJECTS:
        raise UsageError(f"there is no listing of {subject}; there are {', '.join(SUBJECTS)}")
    parties = tuple(find_party(now.codebook, p) for p in party.split(",") if p.strip())
    window = Window(area=find_area(now.codebook, area) if area else None)
    return now.kept(
        ("listing", subject, parties, window),
        lambda: listing(now.reader, now.codebook, subject, Filters(parties, window), rows_only=True),
    )


@router.get("/export/{subject}.csv", summary="A listing as a table for spreadsheets.")
def table(now: Now, subject: Subject, party: str = "", area: str = "") -> Response:
    """A listing as CSV; no cell begins like a formula."""
    found = _listed(now, subject, party, area)
    held = io.StringIO()
    writer = csv.writer(held)
    writer.writerow(found.heads)
    writer.writerows([tamed(cell) for cell in row] for row in found.rows)
    name = f'attachment; filename="{subject}.csv"'
    kind = "text/csv; charset=utf-8"
    return Response("\ufeff" + held.getvalue(), media_type=kind, headers={"content-disposition": name})


def _listing_page(now: Snapshot, subject: str, party: str, area: str, q: str, start: int) -> dict[str, Any]:
    found = _listed(now, subject, party, area)
    wanted = fold(q).split()
    rows = [r for r in found.rows if all(w in fold(" ".join(r)) for w in wanted)] if wanted else found.rows
    first = max(0, start)
    idents = found.heads.index("id") if "id" in found.heads else len(found.heads) - 1
    return {
        "subject": subject,
        "title": _TITLES.get(subject, subject.capitalize()),
        "heads": tuple(h for n, h in enumerate(found.heads) if n != idents),
        "rows": tuple(
            (row[idents], tuple(c for n, c in enumerate(row) if n != idents))
            for row in rows[first : first + _A_PAGE]
        ),
        "number": len(rows),
        "start": first,
        "next": first + _A_PAGE if first + _A_PAGE < len(rows) else None,
        "before": max(0, first - _A_PAGE) if first else None,
        "asked": {"q": q, "party": party, "area": area},
        "takes_party": subject not in _NO_PARTY,
        "takes_area": subject in _AREAS,
    }


def _offer(subject: str) -> None:
    """Serve one listing under an address of its own."""

    def listed(
        request: Request, now: Now, party: str = "", area: str = "", q: str = "", start: int = 0
    ) -> dict[str, Any]:
        return _listing_page(now, subject, party, area, q, start)

    listed.__name__ = f"list_{subject}"
    listed.__doc__ = f"All {_TITLES.get(subject, subject).lower()} in the register."
    page(router, f"/{subject}", "listing.html")(listed)


for _subject in SUBJECTS:
    _offer(_subject)
