"""The reading face of a register, over entries that are loaded kind by kind when asked for."""

from __future__ import annotations

from collections.abc import Callable
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

Load = Callable[[str, str], tuple[Any, ...]]
"""Gives the entries of one kind, named as in `Entries`, whose ids begin in one way; all for an empty one."""

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
_SHOWN = 5


class EntriesReader:
    """Entries as of the moment at which the reader was made.

    `load` gives entries of one kind, `text` a report's text, or None for a report that isn't filed.
    """

    def __init__(self, load: Load, text: Callable[[str], str | None]) -> None:
        self._load = load
        self._text = text
        self._loaded: dict[str, tuple[Any, ...]] = {}

    def _all(self, kind: str) -> tuple[Any, ...]:
        if kind not in self._loaded:
            self._loaded[kind] = self._load(kind, "")
        return self._loaded[kind]

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

    def counts(self) -> Counts:
        counts: Counts = self._all("counts")[0]
        return counts

    def entry(self, ident: str) -> Entry:
        kind = _KINDS.get(ident[:3])
        found: tuple[Entry, ...] = self._load(kind, ident) if kind else ()
        exact = tuple(e for e in found if e.id == ident)
        if len(exact or found) == 1:
            return (exact or found)[0]
        if not found:
            raise UsageError(f"there is no entry {ident}; the listings and `regesta export` show all ids")
        shown = ", ".join(e.id for e in found[:_SHOWN])
        raise UsageError(f"{ident} could be any of {len(found)} entries ({shown}); give more of the id")

    def report_text(self, report_id: str) -> str:
        text = self._text(report_id)
        if text is None:
            raise UsageError(f"there is no report {report_id} in this register")
        return text
