"""The entries of one moment held in memory, with an index: no page waits for the file or for a new fold."""

from __future__ import annotations

import copy
from typing import Any, Self

from regesta.model.entry import Entries
from regesta.model.judgement import JudgementEntry
from regesta.register.shelf import concerned, telling
from regesta.seams import RegisterReader

_KINDS = (
    "reports", "people", "engagements", "instruments", "mechanisms", "undertakings", "honours", "bodies",
    "doubts", "conflicts",
)  # fmt: skip


class HeldShelf:
    """All that a reader gives but texts, read once: what is filed later does not touch it."""

    def __init__(self, reader: RegisterReader) -> None:
        self._reader = reader
        self.judgements = reader.judgements()
        self._entries = Entries(reader.counts(), **{kind: getattr(reader, kind)() for kind in _KINDS})
        self._by_id = {kind: {e.id: e for e in getattr(self._entries, kind)} for kind in _KINDS}
        self._told: dict[tuple[str, str], list[str]] = {}
        self._acts: dict[tuple[str, str], set[str]] = {}
        self._on: dict[str, set[str]] = {}
        for report, kind, ident in telling(self._entries):
            self._told.setdefault((kind, report), []).append(ident)
        for party, report, act in concerned(self._entries):
            self._acts.setdefault((party, report), set()).add(act)
            self._on.setdefault(party, set()).add(report)

    def noting(self, judgements: tuple[JudgementEntry, ...]) -> Self:
        """The same entries, with these judgements in the place of those that were known."""
        other = copy.copy(self)
        other.judgements = judgements
        return other

    def all(self, kind: str) -> tuple[Any, ...]:
        """All entries of a kind."""
        found: Any = self.judgements if kind == "judgements" else getattr(self._entries, kind)
        return (found,) if kind == "counts" else found

    def beginning(self, kind: str, beginning: str) -> tuple[Any, ...]:
        """The entries of a kind whose ids begin so."""
        if kind == "joinings":
            found = self._reader.joining(beginning)
            return (found,) if found else ()
        known = self._by_id[kind]
        if beginning in known:
            return (known[beginning],)
        return tuple(e for ident, e in known.items() if ident.startswith(beginning))

    def told_by(self, kind: str, reports: frozenset[str]) -> tuple[Any, ...]:
        """The entries of a kind that any of these reports tells of, and the reports themselves."""
        known = self._by_id[kind]
        wanted = {ident for report in reports for ident in self._told.get((kind, report), ())}
        return tuple(known[ident] for ident in sorted(wanted))

    def reports_on(self, left: str, right: str) -> frozenset[str]:
        """The reports that tell of an act in which both parties have a share."""
        both = self._on.get(left, set()) & self._on.get(right, set())
        return frozenset(r for r in both if self._acts[left, r] & self._acts[right, r])

    def text(self, report_id: str) -> str | None:
        """A report's text, looked up in the register."""
        return self._reader.report_text(report_id)
