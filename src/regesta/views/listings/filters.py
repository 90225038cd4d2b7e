"""What a listing keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import get_args

from regesta.errors import UsageError
from regesta.model.claim import InstrumentKind, InstrumentStatus
from regesta.model.entry import (
    DoubtEntry,
    EngagementEntry,
    Entry,
    FollowUpStatus,
    HonourEntry,
    InstrumentEntry,
    MechanismEntry,
    Person,
    ReportEntry,
    UndertakingEntry,
)
from regesta.model.seen import EngagementKind, Force, Status
from regesta.views.relation import Window

Span = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Filters:
    """Keep entries that concern all of `parties`, may lie in the window and have these `values`."""

    parties: tuple[str, ...] = ()
    window: Window = field(default_factory=Window)
    values: Mapping[str, str] = field(default_factory=dict)


_KNOWN: dict[tuple[str, str], tuple[str, ...]] = {
    ("engagements", "kind"): get_args(EngagementKind),
    ("engagements", "status"): get_args(Status),
    ("instruments", "kind"): get_args(InstrumentKind),
    ("instruments", "status"): get_args(InstrumentStatus),
    ("undertakings", "force"): get_args(Force),
    ("undertakings", "status"): get_args(FollowUpStatus),
}


def check_values(subject: str, values: Mapping[str, str]) -> None:
    """Raise UsageError for a value that no entry of the subject can have, with those it can."""
    for name, value in values.items():
        known = _KNOWN.get((subject, name))
        if known is not None and value not in known:
            raise UsageError(f"--{name} {value}: {subject} have {', '.join(known)}")


class Sieve:
    """Applies filters; `engagements` by id tell who was there when something was undertaken."""

    def __init__(
        self,
        filters: Filters,
        engagements: Mapping[str, EngagementEntry],
        undertakings: tuple[UndertakingEntry, ...],
    ) -> None:
        self._filters = filters
        self._engagements = engagements
        area = filters.window.area
        self._voiced = {u.said_at for u in undertakings if area in u.areas} if area else set()

    def keeps(self, entry: Entry | ReportEntry) -> bool:
        """Say whether an entry is to be listed."""
        window = self._filters.window
        if not set(self._filters.parties) <= self._parties(entry):
            return False
        if (window.since or window.until) and not any(window.holds(*span) for span in self._spans(entry)):
            return False
        if window.area and not self._in_area(entry, window.area):
            return False
        return all(str(self._value(entry, name)) == wanted for name, wanted in self._filters.values.items())

    def _parties(self, entry: Entry | ReportEntry) -> set[str]:
        match entry:
            case EngagementEntry():
                return {*entry.parties, *([entry.host] if entry.host else [])}
            case UndertakingEntry():
                at = self._engagements.get(entry.said_at or "")
                return {*entry.by, *entry.to, *(at.parties if at else ())}
            case Person():
                return {p for p in (entry.party, *(t.party for t in entry.tenures)) if p}
            case InstrumentEntry() | MechanismEntry():
                return set(entry.parties)
            case HonourEntry():
                at = self._engagements.get(entry.conferred_at or "")
                return set(at.parties if at else ())
        return set()

    @staticmethod
    def _spans(entry: Entry | ReportEntry) -> list[Span]:
        spans: list[Span] = []
        match entry:
            case EngagementEntry():
                spans = [(entry.start, entry.end)]
            case UndertakingEntry():
                spans = [(entry.said_on, None)]
            case Person():
                spans = [(t.first_seen, t.last_seen) for t in entry.tenures]
            case InstrumentEntry():
                first, _, last = (entry.term or "").partition("/")
                spans = [(entry.signed, None), (first or None, last or None)]
            case MechanismEntry():
                spans = [(entry.last, None)]
            case HonourEntry():
                spans = [(entry.date, None)]
            case ReportEntry():
                spans = [(entry.published or (str(entry.year) if entry.year else None), None)]
        return spans

    def _in_area(self, entry: Entry | ReportEntry, area: str) -> bool:
        match entry:
            case UndertakingEntry():
                return area in entry.areas
            case EngagementEntry():
                return entry.id in self._voiced
        return False

    @staticmethod
    def _value(entry: Entry | ReportEntry, name: str) -> object:
        if name == "status" and isinstance(entry, UndertakingEntry):
            return entry.follow_up.status
        if name == "code" and isinstance(entry, DoubtEntry):
            return entry.code
        return getattr(entry, name, None)
