"""The report reader: a text with what was read in it."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request

from regesta.apps.web.naming import title_of
from regesta.apps.web.pages import page
from regesta.apps.web.room import Now
from regesta.errors import UsageError
from regesta.reports.ingest import report_from_text
from regesta.views.annotated import annotated, told_in

router = APIRouter()


@page(router, "/reports/{ident}", "report.html")
def report(
    request: Request, now: Now, ident: str, at: int | None = None, to: int | None = None, entry: str = ""
) -> dict[str, Any]:
    """A report with every passage that was read; `at` chooses what is told there, `entry` one entry."""
    found = now.reports.get(ident)
    if found is None:
        raise UsageError(f"there is no report {ident} in this register")
    text = now.reader.report_text(ident)
    told = now.kept(("told", ident), lambda: told_in(now.citations(ident)))
    shown = [one for one in told if not entry or one.entry == entry]
    chosen = None
    if at is not None:
        chosen = (max(0, at), min(len(text), to if to is not None and to > at else at + 1))
        listed = [one for one in shown if any(s < chosen[1] and e > chosen[0] for s, e, _ in one.passages)]
    else:
        listed = shown
    blocks = now.kept(("blocks", ident), lambda: report_from_text(text, found.source, now.codebook).blocks)
    return {
        "report": found,
        "paragraphs": annotated(text, blocks, shown, chosen),
        "told": listed,
        "number_told": len(told),
        "chosen": chosen,
        "entry": entry,
        "titles": {one.entry: title_of(now, now.entries[one.entry]) for one in told},
    }
