"""What a register holds on the relation of two parties, in a window of time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Protocol, TypeVar

from regesta.model.entry import (
    ConflictEntry,
    DoubtEntry,
    EngagementEntry,
    HonourEntry,
    InstrumentEntry,
    MechanismEntry,
    Person,
    ReportEntry,
    UndertakingEntry,
)
from regesta.seams import RegisterReader
from regesta.views import dates


@dataclass(frozen=True, slots=True)
class Window:
    """What to keep: ISO dates `since` and `until`, both taken in whole, and an area of cooperation."""

    since: str | None = None
    until: str | None = None
    area: str | None = None

    def holds(self, start: str | None, end: str | None = None) -> bool:
        """Say whether a date may lie in the window; with a window, a date without a year never does."""
        return dates.falls_within(start, end, self.since, self.until)


@dataclass(frozen=True, slots=True)
class Relation:
    """The entries on two or more parties in a window, each list in order of id.

    `filed` counts all reports of the register, `reports` are those that tell of the entries, and `sources`
    those that tell of the parties at any time; `dates` gives the date of each of these that has one.
    """

    pair: tuple[str, ...]
    window: Window
    filed: int
    reports: tuple[ReportEntry, ...]
    people: tuple[Person, ...]
    engagements: tuple[EngagementEntry, ...]
    instruments: tuple[InstrumentEntry, ...]
    mechanisms: tuple[MechanismEntry, ...]
    undertakings: tuple[UndertakingEntry, ...]
    honours: tuple[HonourEntry, ...]
    doubts: tuple[DoubtEntry, ...]
    conflicts: tuple[ConflictEntry, ...]
    sources: tuple[ReportEntry, ...] = ()
    dates: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Say whether no report tells of the parties together."""
        return not self.reports


class _Entry(Protocol):
    @property
    def id(self) -> str: ...

    @property
    def reports(self) -> tuple[str, ...]: ...


T = TypeVar("T", bound=_Entry)


def relation(reader: RegisterReader, parties: tuple[str, ...], window: Window) -> Relation:
    """Select the entries that concern all of two or more parties.

    An engagement counts if all take part or host it, and so does whatever is nested in one; a one-sided
    undertaking counts if it was addressed to the others, voiced at an engagement of all, or told in a report
    that speaks of these parties only.
    """
    # All that concerns them is told by reports that speak of each two: the rest need not be looked at.
    spoken_of = (reader.reports_on(*two) for two in combinations(parties, 2))
    reader = reader.within(frozenset.intersection(*spoken_of))
    found = _select(reader, parties, window)
    whole = found if window == Window() else _select(reader, parties, Window())
    dated = report_dates(whole.reports, whole.engagements)
    return replace(found, sources=whole.reports, dates=dated)


def _select(reader: RegisterReader, parties: tuple[str, ...], window: Window) -> Relation:
    pair = set(parties)
    every = {e.id: e for e in reader.engagements()}
    between = {e.id for e in every.values() if _between(e, every, pair)}
    undertakings = _undertakings(reader, pair, between, window)
    engagements = [e for i, e in every.items() if i in between and window.holds(e.start, e.end)]
    if window.area is not None:
        engagements = _with_parents(engagements, {u.said_at for u in undertakings}, every)
    instruments = [i for i in reader.instruments() if pair <= set(i.parties) and _running(i, window)]
    mechanisms = [m for m in reader.mechanisms() if pair <= set(m.parties)]
    shown: tuple[_Entry, ...] = (*engagements, *instruments, *undertakings)
    # Texts are shown whatever the area, but only what was said in it makes a report one on it.
    told = {r for e in engagements for r in e.reports} | {r for u in undertakings for r in u.reports}
    told |= {r for i in instruments for r in i.reports if window.area is None}
    told |= {r for m in mechanisms for r in m.reports if window == Window()}
    ids = {entry.id for entry in shown}
    filed = reader.reports()
    return Relation(
        pair=parties,
        window=window,
        filed=reader.counts().reports,
        reports=tuple(r for r in filed if r.id in told),
        people=tuple(p for p in _told_in(reader.people(), told) if p.party in pair),
        engagements=tuple(engagements),
        instruments=tuple(instruments),
        mechanisms=_told_in(mechanisms, told),
        undertakings=undertakings,
        honours=tuple(h for h in _told_in(reader.honours(), told) if window.holds(h.date)),
        doubts=_told_in(reader.doubts(), told),
        conflicts=tuple(c for c in reader.conflicts() if c.entry in ids),
    )


def _undertakings(
    reader: RegisterReader, pair: set[str], between: set[str], window: Window
) -> tuple[UndertakingEntry, ...]:
    bilateral = _bilateral_reports(reader.engagements(), pair)
    return tuple(
        u
        for u in reader.undertakings()
        if _concerns(u, pair, between, bilateral)
        and window.holds(u.said_on)
        and (window.area is None or window.area in u.areas)
    )


def report_dates(reports: Iterable[ReportEntry], engagements: Iterable[EngagementEntry]) -> dict[str, str]:
    """The date of each report: printed, or that of the latest event of its year it tells of, or the year.

    A report whose own year is unknown has none, whatever it tells of the past.
    """
    told: dict[str, list[str]] = {}
    for engagement in engagements:
        day = engagement.end or engagement.start
        if engagement.status == "occurred" and day is not None:
            for ident in engagement.reports:
                told.setdefault(ident, []).append(day)
    found: dict[str, str] = {}
    for report in reports:
        if report.published:
            found[report.id] = report.published
        elif report.year:
            year = str(report.year)
            found[report.id] = max((d for d in told.get(report.id, ()) if d.startswith(year)), default=year)
    return found


def _between(engagement: EngagementEntry, every: dict[str, EngagementEntry], pair: set[str]) -> bool:
    seen: set[str] = set()
    at: EngagementEntry | None = engagement
    while at is not None and at.id not in seen:
        seen.add(at.id)
        if pair <= {*at.parties, *([at.host] if at.host else [])}:
            return True
        at = every.get(at.part_of) if at.part_of else None
    return False


def _bilateral_reports(engagements: Iterable[EngagementEntry], pair: set[str]) -> set[str]:
    """Reports whose engagements between parties are all between these."""
    parties: dict[str, set[str]] = {}
    for engagement in engagements:
        for report in engagement.reports:
            parties.setdefault(report, set()).update(engagement.parties)
    return {report for report, seen in parties.items() if seen == pair}


def _concerns(undertaking: UndertakingEntry, pair: set[str], between: set[str], bilateral: set[str]) -> bool:
    by, to = set(undertaking.by), set(undertaking.to)
    if pair <= by | to:
        return True
    if by and not by & pair:
        return False
    if to and not to & pair:
        return False
    if undertaking.said_at is not None:
        return undertaking.said_at in between
    return bool(by) and by <= pair and bool(bilateral.intersection(undertaking.reports))


def _with_parents(
    engagements: list[EngagementEntry], said_at: set[str | None], every: dict[str, EngagementEntry]
) -> list[EngagementEntry]:
    """Keep the engagements at which something was said, with those they are part of."""
    kept: set[str] = set()
    for ident in said_at:
        at = ident
        while at is not None and at in every and at not in kept:
            kept.add(at)
            at = every[at].part_of
    return [e for e in engagements if e.id in kept]


def _running(instrument: InstrumentEntry, window: Window) -> bool:
    """Say whether an instrument was signed, or its term runs, in the window."""
    if instrument.term is None:
        return window.holds(instrument.signed)
    first, _, last = instrument.term.partition("/")
    return window.holds(instrument.signed) or window.holds(first, last or None)


def _told_in(entries: Iterable[T], reports: set[str]) -> tuple[T, ...]:
    return tuple(e for e in entries if reports.intersection(e.reports))
