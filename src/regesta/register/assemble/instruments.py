"""Instruments with their history and links, from grouped instrument claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from regesta.model.claim import InstrumentClaim, InstrumentStatus
from regesta.model.entry import Citation, InstrumentEntry, LinkEntry, StatusSeen
from regesta.register.assemble.support import Support, chosen, derived_id, distinct, report_ids
from regesta.register.filing import Told
from regesta.register.ground import Ground
from regesta.register.resolve.groups import Group, by_first
from regesta.register.resolve.instruments import Text, follows
from regesta.register.resolve.words import share

_ALIKE = 0.5
_STEPS: dict[InstrumentStatus, int] = {
    "mentioned": 0, "proposed": 1, "negotiated": 2, "signed": 3, "in_force": 4, "expired": 5,
}  # fmt: skip


_MADE: frozenset[InstrumentStatus] = frozenset({"signed", "in_force", "expired"})


class Drawn(NamedTuple):
    """Claims of one instrument, in order, with the entry's id and the words of its subject."""

    id: str
    told: list[Told[InstrumentClaim]]
    subject: frozenset[str]


def name_instruments(groups: Sequence[Group[Text]], ground: Ground) -> list[Drawn]:
    """Give each group its id, and tell the ground what each report's refs mean."""
    named: list[Drawn] = []
    for group in by_first(groups, lambda t: t.told.order):
        told = [t.told for t in group.items]
        drawn = Drawn(
            derived_id("ins", told[0].id), told, frozenset().union(*(t.subject for t in group.items))
        )
        named.append(drawn)
        ground.joined[drawn.id] = group.joined()
        for t in told:
            ground.instruments[t.report.id, t.claim.ref] = drawn.id
    return named


def instrument_entries(named: Sequence[Drawn], ground: Ground) -> tuple[InstrumentEntry, ...]:
    """Make the entry of each instrument, then add the successions that kind, parties and terms show."""
    entries = [_entry(drawn, ground) for drawn in named]
    by_kind: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for n, entry in enumerate(entries):
        if _lasts(entry.term):
            by_kind.setdefault((entry.kind, entry.parties), []).append(n)
    for rivals in by_kind.values():
        for n in rivals:
            earlier = [m for m in rivals if follows(entries[m].term, entries[n].term)]
            fit = [m for m in earlier if _one_subject(named[m], named[n])]
            succeeds = any(link.relation == "succeeds" for link in entries[n].links)
            if len(fit) == 1 and not succeeds:
                entries[n] = _succeeding(entries[n], entries[fit[0]])
    return _with_replaced(entries)


def _with_replaced(entries: Sequence[InstrumentEntry]) -> tuple[InstrumentEntry, ...]:
    """Those whose term is over, and whose successor is signed, have expired though no report says so."""
    later: dict[str, InstrumentEntry] = {}
    for entry in entries:
        for link in entry.links:
            if link.relation == "succeeds" and entry.status in _MADE:
                later.setdefault(link.to, entry)
    return tuple(_replaced(e, later[e.id]) if e.id in later and e.status in _MADE else e for e in entries)


def _replaced(text: InstrumentEntry, successor: InstrumentEntry) -> InstrumentEntry:
    """The text, expired if the successor is known to be signed on a day after its term; its words show it."""
    ends = (text.term or "").rpartition("/")[2]
    seen = [h for h in successor.history if h.status in _MADE and h.on and h.on[:4] > ends[:4] > ""]
    if not seen or text.status == "expired":
        return text
    shown = next(c for c in successor.citations if c.field == "status" and c.report_id == seen[0].report_id)
    history = (*text.history, StatusSeen(seen[0].on, "expired", seen[0].report_id))
    cited = (replace(shown, value="expired"), replace(shown, field="history", value="expired"))
    in_order = tuple(sorted(history, key=_by_day))
    return replace(text, status="expired", history=in_order, citations=(*text.citations, *cited))


def _lasts(term: str | None) -> bool:
    """Whether a term is of several years: plans for one year each are a row, none takes another's place."""
    first, _, last = (term or "").partition("/")
    return bool(last) and first[:4] != last[:4]


def _one_subject(a: Drawn, b: Drawn) -> bool:
    return not a.subject or not b.subject or share(a.subject, b.subject) >= _ALIKE


def _succeeding(later: InstrumentEntry, earlier: InstrumentEntry) -> InstrumentEntry:
    """Link two instruments; the later one's own term is what shows it."""
    term = next(c for c in later.citations if c.field == "term")
    shown = replace(term, field="links", value=f"succeeds {earlier.id}")
    links = tuple(sorted((*later.links, LinkEntry("succeeds", earlier.id, inferred=True))))
    return replace(later, links=links, citations=(*later.citations, shown))


def _entry(drawn: Drawn, ground: Ground) -> InstrumentEntry:
    ident, told, _ = drawn
    history = _history(told, ground)
    term, status = chosen(told, lambda c: c.term), _final(history)
    claims = [t.id for t in told]
    signed_days = sorted((t.claim.signed for t in told if t.claim.signed), key=lambda d: (-len(d), d))
    best = signed_days[0] if signed_days else None
    at = next((e for t in told if (e := ground.engagement(t.report.id, t.claim.signed_at)) is not None), None)
    return InstrumentEntry(
        id=ident,
        kind=told[0].claim.kind,
        title=_title(told),
        parties=tuple(sorted({p for t in told for p in t.claim.parties})),
        term=ground.amendments.value(ident, claims, "term", term),
        status=ground.amendments.value(ident, claims, "status", status),
        history=history,
        signed=ground.amendments.value(ident, claims, "signed", best),
        signatories=distinct(p for t in told for p in ground.persons(t.report.id, t.claim.signatories)),
        signed_at=at,
        links=_links(ident, told, ground),
        reports=report_ids(told),
        citations=_citations(drawn, ground, at),
    )


def _title(told: Sequence[Told[InstrumentClaim]]) -> str:
    votes: dict[str, set[str]] = {}
    for t in told:
        votes.setdefault(t.claim.title, set()).add(t.report.origin)
    return max(votes, key=lambda v: (len(votes[v]), len(v)))


def _history(told: Sequence[Told[InstrumentClaim]], ground: Ground) -> tuple[StatusSeen, ...]:
    """Every status with its day, in order of day; those without one last."""
    seen = {StatusSeen(_status_day(t, ground), t.claim.status, t.report.id) for t in told}
    return tuple(sorted(seen, key=_by_day))


def _by_day(seen: StatusSeen) -> tuple[str, int, str]:
    return seen.on or "9999", _STEPS[seen.status], seen.report_id


def _status_day(t: Told[InstrumentClaim], ground: Ground) -> str | None:
    signed = t.claim.signed if t.claim.status == "signed" else None
    return signed or ground.day.get(t.report.id)


def _final(history: Sequence[StatusSeen]) -> InstrumentStatus:
    """The furthest step; only an expired text that a later report has in force is in force again."""
    status: InstrumentStatus = "mentioned"
    for seen in history:
        again = status == "expired" and seen.status == "in_force"
        if again or _STEPS[seen.status] > _STEPS[status]:
            status = seen.status
    return status


def _links(ident: str, told: Sequence[Told[InstrumentClaim]], ground: Ground) -> tuple[LinkEntry, ...]:
    found = {
        LinkEntry(link.relation, to)
        for t in told
        for link in t.claim.links
        if (to := ground.instruments.get((t.report.id, link.to))) is not None and to != ident
    }
    return tuple(sorted(found))


def _citations(drawn: Drawn, ground: Ground, at: str | None) -> tuple[Citation, ...]:
    support = Support()
    for t in drawn.told:
        c = t.claim
        support.cite_all(
            t, kind=c.kind, title=c.title, parties=c.parties, term=c.term, status=c.status, history=c.status,
            signed=c.signed, signatories=c.signatories,
        )  # fmt: skip
        if at is not None and ground.engagement(t.report.id, c.signed_at) == at:
            support.cite(t, "signed_at", at)
        for link in c.links:
            to = ground.instruments.get((t.report.id, link.to))
            if to is not None and to != drawn.id:
                support.cite(t, "links", f"{link.relation} {to}")
    return support.citations()
