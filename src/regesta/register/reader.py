"""The reading face of a register, over entries that are looked up kind by kind when asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from regesta.errors import UsageError
from regesta.model.entry import (
    BodyEntry,
    ConflictEntry,
    Counts,
    DoubtEntry,
    EngagementEntry,
    Entry,
    HonourEntry,
    InstrumentEntry,
    MechanismEntry,
    Person,
    ReportEntry,
    UndertakingEntry,
)
from regesta.model.joining import Joining
from regesta.model.judgement import JudgementEntry
from regesta.register.shelf import Shelf
from regesta.seams import RegisterReader

_KINDS = {
    "per": "people",
    "eng": "engagements",
    "ins": "instruments",
    "mec": "mechanisms",
    "und": "undertakings",
    "hon": "honours",
    "bod": "bodies",
    "dou": "doubts",
    "con": "conflicts",
}
_UNTOLD = frozenset({"counts", "judgements"})
_SHOWN = 5


class EntriesReader:
    """The entries of the moment at which the reader was made: all, or those that some reports tell of."""

    def __init__(self, shelf: Shelf, within: frozenset[str] | None = None) -> None:
        self._shelf = shelf
        self._within = within
        self._loaded: dict[str, tuple[Any, ...]] = {}

    def _all(self, kind: str) -> tuple[Any, ...]:
        if kind not in self._loaded:
            whole = self._within is None or kind in _UNTOLD
            found = self._shelf.all(kind) if whole else self._shelf.told_by(kind, self._within or frozenset())
            self._loaded[kind] = found
        return self._loaded[kind]

    def within(self, reports: Iterable[str]) -> RegisterReader:
        return EntriesReader(self._shelf, frozenset(reports))

    def reports_on(self, left: str, right: str) -> frozenset[str]:
        return self._shelf.reports_on(left, right)

    def reports(self) -> tuple[ReportEntry, ...]:
        return self._all("reports")

    def people(self) -> tuple[Person, ...]:
        return self._all("people")

    def engagements(self) -> tuple[EngagementEntry, ...]:
        return self._all("engagements")

    def instruments(self) -> tuple[InstrumentEntry, ...]:
        return self._all("instruments")

    def mechanisms(self) -> tuple[MechanismEntry, ...]:
        return self._all("mechanisms")

    def undertakings(self) -> tuple[UndertakingEntry, ...]:
        return self._all("undertakings")

    def honours(self) -> tuple[HonourEntry, ...]:
        return self._all("honours")

    def bodies(self) -> tuple[BodyEntry, ...]:
        return self._all("bodies")

    def doubts(self) -> tuple[DoubtEntry, ...]:
        return self._all("doubts")

    def conflicts(self) -> tuple[ConflictEntry, ...]:
        return self._all("conflicts")

    def judgements(self) -> tuple[JudgementEntry, ...]:
        return self._all("judgements")

    def joining(self, ident: str) -> Joining | None:
        found: tuple[Joining, ...] = self._shelf.beginning("joinings", ident)
        return next((j for j in found if j.id == ident), None)

    def counts(self) -> Counts:
        counts: Counts = self._all("counts")[0]
        return counts

    def entry(self, ident: str) -> Entry:
        kind = _KINDS.get(ident[:3])
        found: tuple[Entry, ...] = self._shelf.beginning(kind, ident) if kind else ()
        exact = tuple(e for e in found if e.id == ident)
        if len(exact or found) == 1:
            return (exact or found)[0]
        if not found:
            raise UsageError(f"there is no entry {ident}; the listings and `regesta export` show all ids")
        shown = ", ".join(e.id for e in found[:_SHOWN])
        raise UsageError(f"{ident} could be any of {len(found)} entries ({shown}); give more of the id")

    def report_text(self, report_id: str) -> str:
        text = self._shelf.text(report_id)
        if text is None:
            raise UsageError(f"there is no report {report_id} in this register")
        return text

    def report_texts(self, report_ids: Iterable[str]) -> Iterator[tuple[str, str]]:
        return self._shelf.texts(report_ids)
