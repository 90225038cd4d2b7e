"""The entries of one moment held in memory, with an index: no page waits for the file or for a new fold."""

from __future__ import annotations

import copy
import threading
from collections.abc import Iterable, Iterator
from typing import Any, Self

from regesta.model.entry import Entries
from regesta.model.judgement import JudgementEntry
from regesta.register.shelf import shares, told_together
from regesta.seams import RegisterReader

_KINDS = (
    "reports", "people", "engagements", "instruments", "mechanisms", "undertakings", "honours", "bodies",
    "doubts", "conflicts",
)  # fmt: skip
_MOST_TEXTS = 2_000

Index = dict[str, dict[str, set[str]]]


class HeldShelf:
    """All that a reader gives but texts, read once: what is filed later does not touch it.

    Who is told of where is gathered when it is first asked for, as the first page can do without; of the
    texts those that were asked for last are kept.
    """

    def __init__(self, reader: RegisterReader) -> None:
        self._reader = reader
        self.judgements = reader.judgements()
        self._entries = Entries(reader.counts(), **{kind: getattr(reader, kind)() for kind in _KINDS})
        self._by_id = {kind: {e.id: e for e in getattr(self._entries, kind)} for kind in _KINDS}
        self._texts: dict[str, str] = {}
        self._index = _Index(self._entries)

    def warm(self) -> None:
        """Gather now who is told of where."""
        _ = self._index.told, self._index.acts

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
        known, told = self._by_id[kind], self._index.told.get(kind, {})
        wanted = set().union(*(told[report] for report in reports if report in told))
        return tuple(known[ident] for ident in sorted(wanted))

    def reports_on(self, left: str, right: str) -> frozenset[str]:
        """The reports that tell of an act in which both parties have a share."""
        one, other = self._index.acts.get(left, {}), self._index.acts.get(right, {})
        return frozenset(r for r in one.keys() & other.keys() if not one[r].isdisjoint(other[r]))

    def text(self, report_id: str) -> str | None:
        """A report's text, looked up in the register unless it was asked for just now."""
        text = self._texts.get(report_id)
        if text is None:
            text = self._reader.report_text(report_id)
            if len(self._texts) >= _MOST_TEXTS:
                self._texts.clear()
            self._texts[report_id] = text
        return text

    def texts(self, report_ids: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Of some reports, those that are filed with their texts; these are not kept."""
        return self._reader.report_texts(report_ids)


class _Index:
    """Which report tells of what, and which party has a share in what is told there."""

    def __init__(self, entries: Entries) -> None:
        self._entries = entries
        self._lock = threading.Lock()
        self._told: Index | None = None
        self._acts: Index | None = None

    @property
    def told(self) -> Index:
        """By kind and report, the entries that it tells of."""
        with self._lock:
            if self._told is None:
                found: Index = {}
                for kind, reports, idents in told_together(self._entries):
                    of_kind = found.setdefault(kind, {})
                    for report in reports:
                        of_kind.setdefault(report, set()).update(idents)
                self._told = found
            return self._told

    @property
    def acts(self) -> Index:
        """By party and report, the acts in which it has a share."""
        with self._lock:
            if self._acts is None:
                found: Index = {}
                for parties, reports, act in shares(self._entries):
                    for party in parties:
                        of_party = found.setdefault(party, {})
                        for report in reports:
                            of_party.setdefault(report, set()).add(act)
                self._acts = found
            return self._acts
