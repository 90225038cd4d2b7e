"""The register at a glance: its relations, and what in it needs attention."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from regesta.codebook import Codebook
from regesta.model.entry import EngagementEntry, InstrumentEntry, MechanismEntry
from regesta.seams import RegisterReader
from regesta.views import dates
from regesta.views.acts import Acts
from regesta.views.names import Names, clipped
from regesta.views.relation import report_dates

_MOST_PARTIES = 6
_SOON = 366
_TWO = 2
_WIDTH = 110
_AHEAD = ("planned", "invited")


@dataclass(frozen=True, slots=True)
class Tie:
    """One relation: how many reports tell of it, its last engagement and the next one to come."""

    pair: tuple[str, ...]
    names: tuple[str, ...]
    reports: int
    last: str | None
    last_told: str
    last_id: str
    coming: str | None
    coming_told: str
    coming_id: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that needs attention; `entry` is the id that it is about."""

    kind: str
    told: str
    when: str | None
    entry: str
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """All relations, those with most reports first; `known_on` is the day of the latest report."""

    known_on: str | None
    counts: dict[str, int]
    ties: tuple[Tie, ...]
    notices: tuple[Notice, ...]


def overview(reader: RegisterReader, codebook: Codebook) -> Overview:
    """Look over the whole register. Nothing is counted from today, only from the day of the latest report."""
    told = report_dates(reader.reports(), reader.engagements())
    known_on = max((d for d in told.values() if dates.has_year(d)), key=dates.latest, default=None)
    names = Names(codebook)
    acts = Acts(names, reader.people(), reader.instruments(), reader.honours(), reader.mechanisms())
    return Overview(
        known_on, _counts(reader), _ties(reader, names, acts, known_on), _notices(reader, known_on)
    )


def _counts(reader: RegisterReader) -> dict[str, int]:
    return {
        "reports": len(reader.reports()),
        "people": len(reader.people()),
        "engagements": len(reader.engagements()),
        "instruments": len(reader.instruments()),
        "undertakings": len(reader.undertakings()),
        "mechanisms": len(reader.mechanisms()),
        "honours": len(reader.honours()),
        "bodies": len(reader.bodies()),
        "doubts": len(reader.doubts()),
        "conflicts": len(reader.conflicts()),
    }


@dataclass(slots=True)
class _Gathered:
    reports: set[str] = field(default_factory=set)
    engagements: list[EngagementEntry] = field(default_factory=list)
    mechanisms: list[MechanismEntry] = field(default_factory=list)


def _pairs(parties: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """All pairs of those who took part, and all together; a gathering of many states makes no relations."""
    found = sorted(set(parties))
    if len(found) <= _MOST_PARTIES:
        yield from combinations(found, 2)
        if len(found) > _TWO:
            yield tuple(found)


def _ties(reader: RegisterReader, names: Names, acts: Acts, known_on: str | None) -> tuple[Tie, ...]:
    gathered: dict[tuple[str, ...], _Gathered] = {}
    for engagement in reader.engagements():
        for pair in _pairs((*engagement.parties, *([engagement.host] if engagement.host else []))):
            found = gathered.setdefault(pair, _Gathered())
            found.reports.update(engagement.reports)
            found.engagements.append(engagement)
    for instrument in reader.instruments():
        for pair in _pairs(instrument.parties):
            gathered.setdefault(pair, _Gathered()).reports.update(instrument.reports)
    for mechanism in reader.mechanisms():
        for pair in _pairs(mechanism.parties):
            found = gathered.setdefault(pair, _Gathered())
            found.reports.update(mechanism.reports)
            found.mechanisms.append(mechanism)
    for undertaking in reader.undertakings():
        for pair in _pairs((*undertaking.by, *undertaking.to)):
            gathered.setdefault(pair, _Gathered()).reports.update(undertaking.reports)
    ties = (_tie(pair, found, names, acts, known_on) for pair, found in gathered.items())
    return tuple(sorted(ties, key=lambda t: (len(t.pair) > _TWO, -t.reports, t.names)))


def _tie(pair: tuple[str, ...], found: _Gathered, names: Names, acts: Acts, known_on: str | None) -> Tie:
    held = [
        e
        for e in found.engagements
        if e.status == "occurred" and dates.has_year(e.start) and not _lies_ahead(e.start, known_on)
    ]
    last = max(
        held, key=lambda e: (dates.latest(e.end or e.start or ""), e.part_of is None, e.id), default=None
    )
    coming = sorted(_ahead(found, acts, known_on))
    when, told, ident = coming[0] if coming else (None, "", "")
    printed = sorted((names.party(p), p) for p in pair)
    return Tie(
        pair=tuple(code for _, code in printed),
        names=tuple(name for name, _ in printed),
        reports=len(found.reports),
        last=dates.printed(last.start, last.end) if last else None,
        last_told=acts.words(last) if last else "",
        last_id=last.id if last else "",
        coming=dates.printed(when) if when else None,
        coming_told=told,
        coming_id=ident,
    )


def _ahead(found: _Gathered, acts: Acts, known_on: str | None) -> Iterator[tuple[str, str, str]]:
    for engagement in found.engagements:
        if engagement.status in _AHEAD and engagement.start and is_ahead(engagement.start, known_on):
            yield engagement.start, acts.words(engagement), engagement.id
    for mechanism in found.mechanisms:
        if mechanism.next_expected and is_ahead(mechanism.next_expected, known_on):
            yield mechanism.next_expected, f"{mechanism.name} (expected)", mechanism.id


def _lies_ahead(day: str | None, known_on: str | None) -> bool:
    """Say whether a day lies behind the day of the latest report: a report may misdate what it announces."""
    return day is not None and known_on is not None and dates.earliest(day) > dates.latest(known_on)


def is_ahead(day: str | None, known_on: str | None) -> bool:
    """Say whether a day may still come, seen from the day of the latest report."""
    if not day or not dates.has_year(day) or known_on is None:
        return False
    return dates.latest(day) >= dates.latest(known_on)


def _notices(reader: RegisterReader, known_on: str | None) -> tuple[Notice, ...]:
    found = [
        *_expiring(reader.instruments(), known_on),
        *_missed(reader.mechanisms(), known_on),
        *(
            Notice(
                "conflict",
                f"{c.field}: " + " or ".join(v.value for v in c.values),
                None,
                c.entry,
                (),
            )
            for c in reader.conflicts()
        ),
        *(Notice("doubt", clipped(d.text or d.note, _WIDTH), d.note, d.id, ()) for d in reader.doubts()),
        *(
            Notice("unread", f"{r.title or r.source} ({r.language})", None, r.id, ())
            for r in reader.reports()
            if not r.readable
        ),
    ]
    return tuple(found)


def _expiring(instruments: Iterable[InstrumentEntry], known_on: str | None) -> Iterator[Notice]:
    """Texts whose term ends within a year and that nothing follows."""
    every = tuple(instruments)
    followed = {link.to for i in every for link in i.links if link.relation == "succeeds"}
    for instrument in every:
        final = (instrument.term or "").rpartition("/")[2]
        if known_on is None or not dates.has_year(final) or instrument.id in followed:
            continue
        left = dates.days_between(dates.latest(known_on), dates.latest(final))
        if 0 <= left <= _SOON:
            told = f"{instrument.title} {dates.printed_term(instrument.term)}"
            when = dates.time_left(instrument.term or "", known_on)
            yield Notice("expiring", told, when, instrument.id, instrument.parties)


def _missed(mechanisms: Iterable[MechanismEntry], known_on: str | None) -> Iterator[Notice]:
    for mechanism in mechanisms:
        for lost in mechanism.missed:
            when = f"due {dates.printed(lost.start, lost.end)}"
            yield Notice("no session seen", mechanism.name, when, mechanism.id, mechanism.parties)
        if mechanism.missed:
            continue
        expected = mechanism.next_expected
        if known_on and expected and dates.has_year(expected) and not is_ahead(expected, known_on):
            when = f"expected {dates.printed(expected)}"
            yield Notice("no session seen", mechanism.name, when, mechanism.id, mechanism.parties)
