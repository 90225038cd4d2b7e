"""Texts whose term ends soon, what follows them, and which areas the successor keeps, drops and adds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from regesta.errors import UsageError
from regesta.model.claim import InstrumentStatus
from regesta.model.entry import EngagementEntry, InstrumentEntry, UndertakingEntry
from regesta.seams import RegisterReader
from regesta.views import dates
from regesta.views.relation import report_dates

_SPAN = re.compile(r"(\d{1,4})([dmy])")
_DAYS = {"d": 1.0, "m": 30.44, "y": 365.25}
_BROAD = frozenset({"general", "other", "implementation"})


@dataclass(frozen=True, slots=True)
class Successor:
    """The text that takes another's place."""

    id: str
    title: str
    term: str | None
    status: InstrumentStatus


@dataclass(frozen=True, slots=True)
class Expiry:
    """A text whose term ends: when, and what follows it.

    The areas are those of what was agreed at the signings of both: `kept` in both, `dropped` only in this
    one, `added` only in the successor. `reports` is how many reports on its parties there are from the last
    year of the term on; where there is no successor, none of them tells of one.
    """

    id: str
    title: str
    parties: tuple[str, ...]
    term: str
    ends: str
    left: str
    successors: tuple[Successor, ...]
    kept: tuple[str, ...]
    dropped: tuple[str, ...]
    added: tuple[str, ...]
    reports: int


def within_days(span: str) -> int:
    """The days of "12m", "2y" or "90d". Raise UsageError for anything else."""
    match = _SPAN.fullmatch(span.strip().lower())
    if match is None:
        raise UsageError(f"--within {span}: is no span of time; write 12m, 2y or 90d")
    return round(int(match[1]) * _DAYS[match[2]])


def latest_day(reader: RegisterReader) -> str | None:
    """The day of the latest report: what is counted from where no day is given, so that no clock is asked."""
    days = report_dates(reader.reports(), reader.engagements()).values()
    return max((dates.latest(d) for d in days if dates.has_year(d)), default=None)


def expiring(reader: RegisterReader, on: str, days: int, parties: Sequence[str] = ()) -> tuple[Expiry, ...]:
    """The texts between parties whose term ends in so many days from a day on, in order of their ends."""
    from_day = date.fromisoformat(dates.latest(on)).toordinal()
    told = _Told(reader)
    found = []
    for text in told.instruments.values():
        end = _end(text)
        if end is None or not set(parties) <= set(text.parties):
            continue
        if from_day <= date.fromisoformat(end).toordinal() <= from_day + days:
            found.append(told.expiry(text, end, on))
    return tuple(sorted(found, key=lambda e: (e.ends, e.id)))


def _end(text: InstrumentEntry) -> str | None:
    """The last day of a term; None where it has none, or where the text was only talked about."""
    if text.term is None or text.status in ("proposed", "negotiated"):
        return None
    return dates.latest(text.term.rpartition("/")[2])


class _Told:
    """What the register tells of texts and of what was agreed at their signings."""

    def __init__(self, reader: RegisterReader) -> None:
        self.instruments = {i.id: i for i in reader.instruments()}
        self._engagements = {e.id: e for e in reader.engagements()}
        self._undertakings = reader.undertakings()
        self._dates = report_dates(reader.reports(), self._engagements.values())
        self._after: dict[str, list[InstrumentEntry]] = {}
        for text in self.instruments.values():
            for link in text.links:
                if link.relation == "succeeds":
                    self._after.setdefault(link.to, []).append(text)

    def expiry(self, text: InstrumentEntry, end: str, on: str) -> Expiry:
        """One text with what follows it."""
        following = self._after.get(text.id, [])
        own = self._areas(text)
        later = frozenset(a for t in following for a in self._areas(t))
        compared = bool(own) and bool(later)
        return Expiry(
            id=text.id,
            title=text.title,
            parties=text.parties,
            term=str(text.term),
            ends=end,
            left=dates.time_left(str(text.term), on),
            successors=tuple(Successor(t.id, t.title, t.term, t.status) for t in following),
            kept=tuple(sorted(own & later)) if compared else (),
            dropped=tuple(sorted(own - later)) if compared else (),
            added=tuple(sorted(later - own)) if compared else (),
            reports=self._covered(text, end),
        )

    def _areas(self, text: InstrumentEntry) -> frozenset[str]:
        """The areas of what was agreed at the signing, and at the talks of the same parties that day."""
        signing = self._engagements.get(text.signed_at or "")
        if signing is None:
            return frozenset()
        return areas_agreed(signing, self._engagements.values(), self._undertakings)

    def _covered(self, text: InstrumentEntry, end: str) -> int:
        """How many reports on the parties are dated in the last year of the term or after it."""
        since = f"{int(end[:4]):04}-01-01"
        reports = {r for e in self._on(text.parties) for r in e.reports}
        return sum(
            1 for r in reports if dates.has_year(d := self._dates.get(r)) and dates.latest(str(d)) >= since
        )

    def _on(self, parties: Iterable[str]) -> Iterable[EngagementEntry]:
        wanted = set(parties)
        return (e for e in self._engagements.values() if wanted <= set(e.parties))


def areas_agreed(
    signing: EngagementEntry, engagements: Iterable[EngagementEntry], undertakings: Iterable[UndertakingEntry]
) -> frozenset[str]:
    """The areas of what was agreed at a signing, and at the talks of the same parties that day."""
    here = {e.id for e in engagements if _with(e, signing)}
    agreed = (u for u in undertakings if u.said_at in here and _binds(u))
    return frozenset(a for u in agreed for a in u.areas) - _BROAD


def _with(engagement: EngagementEntry, signing: EngagementEntry) -> bool:
    """Whether it is the signing itself, or the talks of the same parties on that day."""
    if engagement.id == signing.id:
        return True
    same_day = engagement.start is not None and engagement.start == signing.start
    return same_day and engagement.kind == "meeting" and engagement.parties == signing.parties


def _binds(undertaking: UndertakingEntry) -> bool:
    return undertaking.force in ("agreed", "committed")


def areas_told(expiry: Expiry, labels: Mapping[str, str]) -> str:
    """The areas in one line: "keeps training; drops border"; empty where they cannot be compared."""
    told = (("keeps", expiry.kept), ("drops", expiry.dropped), ("adds", expiry.added))
    return "; ".join(f"{verb} {', '.join(labels.get(a, a) for a in areas)}" for verb, areas in told if areas)
