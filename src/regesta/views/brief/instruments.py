"""Instruments: their terms, what became of them, how they hang together and when they end."""

from __future__ import annotations

from regesta.model.entry import InstrumentEntry, LinkEntry
from regesta.views import dates
from regesta.views.brief.draft import Draft
from regesta.views.brief.lines import Line, Section, Table, Words, joined
from regesta.views.names import capital, listed

_MOST = 8
_STATUS = {"in_force": "in force", "signed": "signed"}
_LINK = {"succeeds": "succeeds", "implements": "implements", "amends": "amends"}
_WEIGHT = {"signed": 3, "in_force": 3, "negotiated": 2, "proposed": 2, "expired": 1, "mentioned": 0}


def instruments(draft: Draft) -> Section:
    """A table of texts: those that run longest first, then the newest."""
    ranked = sorted(draft.relation.instruments, key=lambda i: _standing(i, draft.known_on), reverse=True)
    rows = tuple(_row(draft, i) for i in ranked[:_MOST])
    rest = len(ranked) - len(rows)
    pair = " ".join(f"--party {p}" for p in draft.relation.pair)
    closing = (Words(f"and {rest} more: regesta instruments {pair}", "soft"),) if rest else ()
    return Section(
        "Instruments", table=Table(("instrument", "term", "status", "link"), rows), closing=closing
    )


def begins_later(instrument: InstrumentEntry, known_on: str | None) -> bool:
    """Say whether an instrument is signed but its term had not begun on a day."""
    return bool(instrument.term and known_on and instrument.term[:4] > known_on[:4])


def _standing(
    instrument: InstrumentEntry, known_on: str | None
) -> tuple[int, bool, str, tuple[int, str], str]:
    """A key by which firm texts come out highest, of them those that still run, of them the longest."""
    end = (instrument.term or "").rpartition("/")[2]
    return (
        _WEIGHT[instrument.status],
        end >= (known_on or "")[:4],
        end,
        dates.order(instrument.signed),
        instrument.id,
    )


def _row(draft: Draft, instrument: InstrumentEntry) -> tuple[Line, ...]:
    links = [_link(draft, link) for link in instrument.links]
    if instrument.term and draft.known_on and instrument.status in ("signed", "in_force"):
        left = dates.time_left(instrument.term, draft.known_on)
        if begins_later(instrument, draft.known_on):
            left = f"begins in {instrument.term[:4]}"
        links.append((Words(left, "strong"),))
    title = instrument.title + _others(draft, instrument)
    return (
        (Words(capital(title)),),
        (Words(dates.printed_term(instrument.term)),),
        _status(draft, instrument),
        joined([x for x in links if x], "; "),
    )


def _others(draft: Draft, instrument: InstrumentEntry) -> str:
    """The parties besides the two, if there are any."""
    others = [p for p in instrument.parties if p not in draft.relation.pair]
    return f" (with {draft.names.parties(others)})" if others else ""


def _status(draft: Draft, instrument: InstrumentEntry) -> Line:
    line: Line = (Words(_STATUS.get(instrument.status, instrument.status)),)
    if instrument.signed:
        signed = "" if instrument.status == "signed" else ", signed"
        line += (Words(f"{signed} "), *draft.month(instrument.signed, instrument.reports))
    if instrument.signatories:
        line += (Words(f" by {listed(p.name for p in instrument.signatories)}"),)
    return (*line, draft.cite(instrument.citations, "status", "signed", limit=2))


def _link(draft: Draft, link: LinkEntry) -> Line:
    other = draft.instruments.get(link.to)
    if other is None:
        return ()
    what = dates.printed_term(other.term) or other.title
    note = " (by its term)" if link.inferred else ""
    return (Words(f"{_LINK[link.relation]} {what}{note}"), draft.cite(other.citations, "term", "title"))
