"""Engagements, from grouped engagement claims."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from regesta.model.claim import EngagementClaim
from regesta.model.entry import Citation, EngagementEntry, Participant, PersonRef
from regesta.model.seen import Status
from regesta.model.when import Basis
from regesta.register.assemble.nesting import nested
from regesta.register.assemble.support import Support, chosen, derived_id, distinct, report_ids
from regesta.register.filing import Told
from regesta.register.ground import Ground
from regesta.register.resolve.groups import Group, by_first
from regesta.register.resolve.happening import LASTING, Happening

_BASES: tuple[Basis | None, ...] = ("stated", "counted", "inferred", None)
_FINALITY: dict[Status, int] = {
    "invited": 0, "planned": 1, "denied": 2, "postponed": 3, "cancelled": 4, "occurred": 5,
}  # fmt: skip


class Dated(NamedTuple):
    """The dates that an entry shows, and how they are known."""

    start: str | None
    end: str | None
    basis: Basis | None
    loose: bool


class Same(NamedTuple):
    """Claims of one engagement, in order, with the entry's id and dates."""

    id: str
    told: list[Told[EngagementClaim]]
    dates: Dated


def name_engagements(groups: Sequence[Group[Happening]], ground: Ground) -> list[Same]:
    """Give each group its id and dates, and tell the ground what each report's refs mean."""
    named: list[Same] = []
    for group in by_first(groups, lambda h: h.told.order):
        told = [h.told for h in group.items]
        ident = derived_id("eng", told[0].id)
        same = Same(ident, told, _amended(ident, told, date_of(told), ground))
        named.append(same)
        ground.joined[same.id] = group.joined()
        ground.dates[same.id] = (same.dates.start, same.dates.end)
        for t in told:
            ground.engagements[t.report.id, t.claim.ref] = same.id
    return named


def _amended(ident: str, told: Sequence[Told[EngagementClaim]], dates: Dated, ground: Ground) -> Dated:
    """The dates as people amended them, and the status, so that all that is counted from them follows."""
    claims = [t.id for t in told]
    start = ground.amendments.value(ident, claims, "start", dates.start)
    end = ground.amendments.value(ident, claims, "end", dates.end)
    status = ground.amendments.value(ident, claims, "status", None)
    if status is not None:
        ground.ruled[ident] = status
    return dates._replace(start=start, end=end, loose=dates.loose and start == dates.start)


def date_of(told: Sequence[Told[EngagementClaim]]) -> Dated:
    """The clearest dates told: with a year, not loose, precise, by most reports, stated before inferred.

    Where it was held, what was only intended before says nothing.
    """
    votes: dict[Dated, set[str]] = {}
    held = [t for t in told if t.claim.status == "occurred" and t.claim.start is not None]
    for t in held or told:
        if t.claim.start is not None:
            dates = Dated(t.claim.start, t.claim.end, t.claim.date_basis, t.claim.date_loose)
            votes.setdefault(dates, set()).add(t.report.origin)
    if not votes:
        return Dated(None, None, None, loose=any(t.claim.date_loose for t in told))
    spans = told[0].claim.kind in LASTING
    reports: dict[tuple[str | None, str | None], set[str]] = {}
    for dates, who in votes.items():
        reports.setdefault(dates[:2], set()).update(who)
    return max(votes, key=lambda d: (*_clarity(d, spans=spans), len(reports[d[:2]]), -_BASES.index(d.basis)))


def _clarity(dates: Dated, *, spans: bool) -> tuple[bool, bool, int, bool]:
    start = dates.start or ""
    return not start.startswith("X"), not dates.loose, len(start), (dates.end is not None) == spans


def engagement_entries(named: Sequence[Same], ground: Ground) -> tuple[EngagementEntry, ...]:
    """Make the entry of each engagement; a chain of wholes that leads back to its part is cut."""
    entries = {s.id: _entry(s, ground) for s in named}
    for ident, entry in list(entries.items()):
        seen, at = {ident}, entry.part_of
        while at is not None and at not in seen:
            seen.add(at)
            at = entries[at].part_of
        if at is not None:
            entries[ident] = _uprooted(entry)
    return nested(tuple(entries.values()), ground.lexicon)


def _uprooted(entry: EngagementEntry) -> EngagementEntry:
    citations = tuple(c for c in entry.citations if c.field != "part_of")
    return replace(entry, part_of=None, citations=citations)


def _entry(same: Same, ground: Ground) -> EngagementEntry:
    ident, told, dates = same
    kind = chosen(told, lambda c: c.kind) or told[0].claim.kind
    form, place = chosen(told, lambda c: c.form), chosen(told, lambda c: c.place)
    host, status = chosen(told, lambda c: c.host), status_of(told, ground)
    status = ground.amendments.value(ident, (t.id for t in told), "status", status)
    whole = _whole(ident, told, ground)
    forum = _forum(told, ground)
    present = _present(told)
    people = distinct(p for t in present for p in ground.persons(t.report.id, t.claim.people))
    return EngagementEntry(
        id=ident,
        kind=kind,
        form=form,
        start=dates.start,
        end=dates.end,
        date_basis=dates.basis,
        date_loose=dates.loose,
        status=status,
        place=place,
        people=people,
        parties=tuple(sorted({p for t in told for p in t.claim.parties})),
        host=host,
        roles=_roles(present, ground),
        part_of=whole,
        mechanism=forum,
        reports=report_ids(told),
        citations=_citations(same, ground, (whole, forum)),
    )


def _citations(same: Same, ground: Ground, ties: tuple[str | None, str | None]) -> tuple[Citation, ...]:
    support = Support()
    whole, forum = ties
    present = {t.id for t in _present(same.told)}
    for t in same.told:
        c = t.claim
        support.cite_all(
            t, kind=c.kind, form=c.form, start=c.start, end=c.end, date_basis=c.date_basis, status=c.status,
            place=c.place, parties=c.parties, host=c.host,
        )  # fmt: skip
        if t.id in present:
            support.cite_all(t, people=c.people, roles=tuple(p.role for p in c.roles))
        if whole is not None and ground.engagement(t.report.id, c.part_of) == whole:
            support.cite(t, "part_of", whole)
        if forum is not None and ground.forum(t) == forum:
            support.cite(t, "mechanism", forum)
    return support.citations()


def _present(told: Sequence[Told[EngagementClaim]]) -> Sequence[Told[EngagementClaim]]:
    """The claims that tell who took part: where it was held, those that say so.

    Who was only meant to come counts while nobody is named who came; of a forum's session not even then,
    since those who agree to hold one are seldom those who sit in it.
    """
    held = [t for t in told if t.claim.status == "occurred"]
    named = any(t.claim.people or t.claim.mechanism for t in held)
    return held if named else told


def status_of(told: Sequence[Told[EngagementClaim]], ground: Ground) -> Status:
    """What became of it: that it occurred beats all; else the latest report's word, of one day the firmer."""
    if any(t.claim.status == "occurred" for t in told):
        return "occurred"
    latest = max(told, key=lambda t: (ground.day.get(t.report.id) or "", _FINALITY[t.claim.status]))
    return latest.claim.status


def _whole(ident: str, told: Sequence[Told[EngagementClaim]], ground: Ground) -> str | None:
    votes: dict[str, set[str]] = {}
    for t in told:
        whole = ground.engagement(t.report.id, t.claim.part_of)
        if whole is not None and whole != ident:
            votes.setdefault(whole, set()).add(t.report.origin)
    return max(votes, key=lambda v: len(votes[v]), default=None)


def _forum(told: Sequence[Told[EngagementClaim]], ground: Ground) -> str | None:
    return next((f for t in told if (f := ground.forum(t)) is not None), None)


def _roles(told: Sequence[Told[EngagementClaim]], ground: Ground) -> tuple[Participant, ...]:
    """Each part once; an unnamed part gives way to a named one of the same role and party."""
    parts: list[Participant] = []
    for t in told:
        for p in t.claim.roles:
            person: PersonRef | None = ground.person(t.report.id, p.person)
            parts.append(Participant(p.role, person, p.party, p.office))
    filled = {(p.role, p.party) for p in parts if p.person is not None}
    return distinct(p for p in parts if p.person is not None or (p.role, p.party) not in filled)
