"""Mechanisms with their sessions, from grouped mechanism claims and the engagements that are sessions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from regesta.model.claim import EngagementClaim, MechanismClaim
from regesta.model.entry import EngagementEntry, MechanismEntry
from regesta.register.amendments import Amendments
from regesta.register.assemble.coverage import Coverage
from regesta.register.assemble.engagements import Same
from regesta.register.assemble.rhythm import after, dated, learnt, missed
from regesta.register.assemble.support import Support, chosen, derived_id, report_ids
from regesta.register.filing import Told
from regesta.register.ground import Ground
from regesta.register.resolve.groups import Group, by_first
from regesta.register.resolve.mechanisms import Forum, forum_words
from regesta.register.resolve.spans import span


class Held(NamedTuple):
    """Claims of one mechanism, in order, with the entry's id."""

    id: str
    told: list[Told[MechanismClaim]]


def name_mechanisms(groups: Sequence[Group[Forum]], ground: Ground) -> list[Held]:
    """Give each group its id, and tell the ground which mechanism a report's engagements are sessions of."""
    named: list[Held] = []
    taken: set[str] = set()
    by_words: dict[tuple[str, frozenset[str]], str] = {}
    for group in by_first(groups, lambda f: f.told.order):
        told = [f.told for f in group.items]
        first = group.items[0]
        ident = derived_id("mec", " ".join(sorted(first.words)), *sorted(first.parties))
        if ident in taken:
            ident = derived_id("mec", told[0].id)
        taken.add(ident)
        named.append(Held(ident, told))
        ground.joined[ident] = group.joined()
        for f in group.items:
            ground.mechanisms.setdefault((f.report_id, f.told.claim.name), ident)
            by_words.setdefault((f.report_id, f.words), ident)
            ground.forums.setdefault(f.report_id, []).append((ident, f.words))
    for t in ground.of(EngagementClaim):
        name = t.claim.mechanism
        if name and (t.report.id, name) not in ground.mechanisms:
            ident = by_words.get((t.report.id, forum_words(name, ground.lexicon)), "")
            if ident:
                ground.mechanisms[t.report.id, name] = ident
    return named


def mechanism_entries(
    named: Sequence[Held],
    engagements: Sequence[EngagementEntry],
    happened: Sequence[Same],
    coverage: Coverage,
    ground: Ground,
) -> tuple[MechanismEntry, ...]:
    """Make the entry of each mechanism; its sessions stand in order of date."""
    sessions_told = {same.id: same.told for same in happened}
    sessions: dict[str, list[EngagementEntry]] = {}
    for e in engagements:
        if e.mechanism is not None and _is_session(e):
            sessions.setdefault(e.mechanism, []).append(e)
    made = [_entry(held, sessions.get(held.id, []), sessions_told, ground.amendments) for held in named]
    return tuple(_with_missed(entry, sessions.get(entry.id, []), coverage) for entry in made)


def _is_session(engagement: EngagementEntry) -> bool:
    """Whether it was held, or a day was set or put off for it: that one is asked for makes no session."""
    return engagement.status == "occurred" or (engagement.start is not None and not engagement.date_loose)


def _entry(
    held: Held,
    sessions: list[EngagementEntry],
    sessions_told: dict[str, list[Told[EngagementClaim]]],
    amendments: Amendments,
) -> MechanismEntry:
    support, told = Support(), held.told
    stated = chosen(told, lambda c: c.cadence)
    in_order = sorted(sessions, key=lambda e: (e.start is None, e.start or "", e.id))
    past, last = _past(in_order)
    name = chosen(told, lambda c: c.name) or told[0].claim.name
    cadence = stated or learnt(dated([e.start for e in past]))
    cadence = amendments.value(held.id, (t.id for t in told), "cadence", cadence)
    expected = after(last.start, cadence) if last else None
    parties = {p for t in told for p in t.claim.parties} | {p for e in in_order for p in e.parties}
    for t in told:
        support.cite_all(t, names=t.claim.name, parties=t.claim.parties, cadence=t.claim.cadence)
        if t.claim.name == name:
            support.cite(t, "name", name)
    for e in in_order:
        shown = sessions_told[e.id][0]
        support.cite_all(shown, sessions=e.id, cadence=None if stated else cadence)
        for session in sessions_told[e.id]:
            support.cite_all(session, parties=session.claim.parties)
        if last is not None and e.id == last.id:
            support.cite(shown, "last", last.start)
            support.cite(shown, "next_expected", expected)
    return MechanismEntry(
        id=held.id,
        name=name,
        names=tuple(sorted({t.claim.name for t in told})),
        parties=tuple(sorted(parties)),
        cadence=cadence,
        sessions=tuple(e.id for e in in_order),
        last=last.start if last else None,
        next_expected=expected,
        reports=report_ids([*told, *(t for e in in_order for t in sessions_told[e.id])]),
        citations=support.citations(),
        cadence_learnt=stated is None and cadence is not None,
    )


def _past(in_order: Sequence[EngagementEntry]) -> tuple[list[EngagementEntry], EngagementEntry | None]:
    """The sessions that were held, and the last of them; one without a year only where no other is known."""
    past = [e for e in in_order if e.status == "occurred" and e.start and span(e.start)]
    sure = [e for e in past if not str(e.start).startswith("X")]
    return past, next(reversed(sure or past), None)


def _with_missed(
    entry: MechanismEntry, sessions: list[EngagementEntry], coverage: Coverage
) -> MechanismEntry:
    """Tell the sessions that are missing; the last session before each is cited for it."""
    held = dated([e.start for e in sessions if e.status == "occurred"])
    found = missed(held, entry.cadence, frozenset(entry.parties), coverage)
    shown = [c for c in entry.citations if c.field == "sessions"]
    cited = tuple(replace(shown[-1], field="missed", value=m.start) for m in found if shown)
    return replace(entry, missed=found, citations=(*entry.citations, *cited))
