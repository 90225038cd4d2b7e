"""The register as a function: entries folded from what reports tell and what people judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import TypeVar

from regesta.codebook import Codebook
from regesta.model.claim import (
    BodyClaim,
    EngagementClaim,
    HonourClaim,
    InstrumentClaim,
    MechanismClaim,
    PersonClaim,
    UndertakingClaim,
)
from regesta.model.entry import Counts, Entries, Entry, HonourEntry, UndertakingEntry
from regesta.model.judgement import Judgement
from regesta.register.assemble.conflicts import conflict_entries
from regesta.register.assemble.engagements import Same, engagement_entries, name_engagements
from regesta.register.assemble.instruments import instrument_entries, name_instruments
from regesta.register.assemble.mechanisms import mechanism_entries, name_mechanisms
from regesta.register.assemble.others import body_entries, doubt_entries, honour_entries
from regesta.register.assemble.people import name_people, people_entries
from regesta.register.assemble.undertakings import undertaking_entries
from regesta.register.filing import Filing
from regesta.register.ground import Ground, lay
from regesta.register.resolve.engagements import resolve_engagements
from regesta.register.resolve.groups import Group
from regesta.register.resolve.happening import Happening, happening
from regesta.register.resolve.honours import Conferral, resolve_bodies, resolve_honours
from regesta.register.resolve.instruments import Text, resolve_instruments, text_of
from regesta.register.resolve.judged import Judged
from regesta.register.resolve.lexicon import lexicon
from regesta.register.resolve.mechanisms import Forum, forum, resolve_mechanisms
from regesta.register.resolve.papers import Paper, paper
from regesta.register.resolve.people import resolve_people
from regesta.register.resolve.spans import span
from regesta.register.resolve.undertakings import pledge, resolve_undertakings

FOLD_VERSION = 2
"""Raise it whenever the fold makes other entries of the same claims: what was folded is then dropped."""

E = TypeVar("E", bound=Entry)
_YEAR = len("2024")
_PAIR = 2


def fold(filings: Iterable[Filing], judgements: Iterable[Judgement], codebook: Codebook) -> Entries:
    """Fold claims and judgements into entries. The order in which they are given changes nothing.

    What later steps need is settled first: who is who, which forums there are, what happened and when; then
    tenures, instruments and undertakings are dated by it.
    """
    filings, judgements = list(filings), list(judgements)
    judged = Judged(judgements)
    ground = lay(filings, judged, lexicon(codebook))
    people = name_people(resolve_people(ground.of(PersonClaim), judged, _parties_told(ground)), ground)
    forums = name_mechanisms(resolve_mechanisms(_forums(ground), judged), ground)
    happened = _engagements(ground)
    _date_reports(ground, happened)
    engagements = engagement_entries(happened, ground)
    return Entries(
        counts=_counts(filings, judgements, codebook),
        reports=ground.reports,
        people=_by_id(people_entries(people, ground)),
        engagements=_by_id(engagements),
        instruments=_by_id(instrument_entries(name_instruments(_texts(ground), ground), ground)),
        mechanisms=_by_id(mechanism_entries(forums, engagements, {s.id: s.told for s in happened})),
        undertakings=_by_id(_undertakings(ground)),
        honours=_by_id(_honours(ground)),
        bodies=_by_id(body_entries(resolve_bodies(ground.of(BodyClaim), judged))),
        doubts=_by_id(doubt_entries(filings)),
        conflicts=_by_id(conflict_entries(happened, engagements, ground.lexicon)),
    )


def _by_id(entries: Iterable[E]) -> tuple[E, ...]:
    return tuple(sorted(entries, key=attrgetter("id")))


def _counts(filings: Sequence[Filing], judgements: Sequence[Judgement], codebook: Codebook) -> Counts:
    return Counts(
        reports=len(filings),
        claims=sum(len(f.account.claims) for f in filings),
        judgements=len({j.id for j in judgements}),
        codebook=codebook.version,
    )


def _forums(ground: Ground) -> list[Forum]:
    return [forum(t, ground.lexicon) for t in ground.of(MechanismClaim)]


def _parties_told(ground: Ground) -> dict[str, frozenset[str]]:
    """By report, the parties of its engagements."""
    told: dict[str, set[str]] = {}
    for t in ground.of(EngagementClaim):
        told.setdefault(t.report.id, set()).update(t.claim.parties)
    return {report_id: frozenset(parties) for report_id, parties in told.items()}


def _engagements(ground: Ground) -> list[Same]:
    papers = _papers(ground)
    happenings: list[Happening] = [
        happening(
            t,
            (p.id for p in ground.persons(t.report.id, t.claim.people)),
            ground.forum(t),
            papers.get((t.report.id, t.claim.ref), ()),
        )
        for t in ground.of(EngagementClaim)
    ]
    groups, ground.years = resolve_engagements(happenings, ground.judged)
    return name_engagements(groups, ground)


def _papers(ground: Ground) -> dict[tuple[str, str], list[Paper]]:
    """By report and engagement, the texts that it says were signed there."""
    papers: dict[tuple[str, str], list[Paper]] = {}
    for t in ground.of(InstrumentClaim):
        if t.claim.signed_at is not None:
            found = paper(t.claim, ground.lexicon)
            papers.setdefault((t.report.id, t.claim.signed_at), []).append(found)
    return papers


def _date_reports(ground: Ground, happened: Sequence[Same]) -> None:
    """The day of each report: its publication, else its latest engagement, else its year.

    A report of a known year is dated by an engagement of that year, one without a year by an engagement
    without one: others are background.
    """
    latest: dict[str, list[tuple[str, int, str]]] = {}
    for same in happened:
        start, end = same.dates.start, same.dates.end
        days = span(start, end)
        if start is None or days is None:
            continue
        for t in same.told:
            if t.claim.status == "occurred":
                latest.setdefault(t.report.id, []).append((start[:_YEAR], days.last, end or start))
    for report in ground.reports:
        inferred = report.year or ground.years.get(report.id)
        year = f"{inferred:04}" if inferred else "XXXX"
        known = max((d for d in latest.get(report.id, []) if d[0] == year), default=None)
        ground.day[report.id] = report.published or (known[2] if known else None if year == "XXXX" else year)


def _texts(ground: Ground) -> list[Group[Text]]:
    texts = [
        text_of(
            t,
            ground.lexicon.without_parties(t.claim.title),
            signed_at=ground.engagement(t.report.id, t.claim.signed_at),
            known_on=ground.day.get(t.report.id),
        )
        for t in ground.of(InstrumentClaim)
    ]
    return resolve_instruments(texts, ground.judged)


def _undertakings(ground: Ground) -> tuple[UndertakingEntry, ...]:
    met = _meeting_parties(ground)
    pledges = []
    for t in ground.of(UndertakingClaim):
        said_at = ground.engagement(t.report.id, t.claim.said_at)
        between = frozenset((*t.claim.by, *t.claim.to))
        if len(between) < _PAIR:
            between |= met.get(said_at or "", frozenset()) or met.get(t.report.id, frozenset())
        pledges.append(pledge(t, ground.lexicon.without_parties(t.claim.text), said_at, between))
    return undertaking_entries(resolve_undertakings(pledges, ground.judged), ground, ground.judged)


def _meeting_parties(ground: Ground) -> dict[str, frozenset[str]]:
    """By engagement and by report, the parties that met there most: whom an undertaking concerns."""
    met: dict[str, Counter[tuple[str, ...]]] = {}
    for t in ground.of(EngagementClaim):
        parties = tuple(sorted(set(t.claim.parties)))
        if len(parties) >= _PAIR:
            for place in (ground.engagements[t.report.id, t.claim.ref], t.report.id):
                met.setdefault(place, Counter())[parties] += 1
    return {place: frozenset(votes.most_common(1)[0][0]) for place, votes in met.items()}


def _honours(ground: Ground) -> tuple[HonourEntry, ...]:
    conferrals = [
        Conferral(t, ground.engagement(t.report.id, t.claim.conferred_at)) for t in ground.of(HonourClaim)
    ]
    return honour_entries(resolve_honours(conferrals, ground.judged), ground)
