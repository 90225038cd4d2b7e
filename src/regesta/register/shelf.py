"""Where a reader finds entries: all of one kind, by id, by the reports that tell of them, by parties."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol

from regesta.model.entry import EngagementEntry, Entries

CITED_KINDS = (
    "people", "engagements", "instruments", "mechanisms", "undertakings", "honours", "bodies", "doubts",
    "conflicts",
)  # fmt: skip
"""The lists of `Entries` whose members name the reports that tell of them."""


class Shelf(Protocol):
    """The entries of one moment; lists are in order of id, kinds are named as in `Entries`."""

    def all(self, kind: str) -> tuple[Any, ...]:
        """All entries of a kind."""
        ...

    def beginning(self, kind: str, beginning: str) -> tuple[Any, ...]:
        """The entries of a kind whose ids begin so."""
        ...

    def told_by(self, kind: str, reports: frozenset[str]) -> tuple[Any, ...]:
        """The entries of a kind that any of these reports tells of, and the reports themselves."""
        ...

    def reports_on(self, left: str, right: str) -> frozenset[str]:
        """The reports that tell of an act in which both parties have a share."""
        ...

    def text(self, report_id: str) -> str | None:
        """A report's text, or None where it isn't filed."""
        ...

    def texts(self, report_ids: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Of some reports, those that are filed with their texts."""
        ...


class MemoryShelf:
    """Entries that were just folded."""

    def __init__(self, entries: Entries, text: Callable[[str], str | None]) -> None:
        self._entries = entries
        self.text = text

    def texts(self, report_ids: Iterable[str]) -> Iterator[tuple[str, str]]:
        told = ((ident, self.text(ident)) for ident in report_ids)
        return ((ident, text) for ident, text in told if text is not None)

    def all(self, kind: str) -> tuple[Any, ...]:
        found: Any = getattr(self._entries, kind)
        return (found,) if kind == "counts" else found

    def beginning(self, kind: str, beginning: str) -> tuple[Any, ...]:
        return tuple(e for e in self.all(kind) if e.id.startswith(beginning))

    def told_by(self, kind: str, reports: frozenset[str]) -> tuple[Any, ...]:
        wanted = {i for r, k, i in telling(self._entries) if k == kind and r in reports}
        return tuple(e for e in self.all(kind) if e.id in wanted)

    def reports_on(self, left: str, right: str) -> frozenset[str]:
        shares = list(concerned(self._entries))
        one = {(r, act) for party, r, act in shares if party == left}
        return frozenset(r for party, r, act in shares if party == right and (r, act) in one)


def telling(entries: Entries) -> Iterator[tuple[str, str, str]]:
    """Which report (its id) tells of what (kind and id), each once.

    What tells of an engagement also tells of those that it is part of, so that its setting is found with it.
    """
    seen = {(r, kind, i) for kind, reports, idents in told_together(entries) for r in reports for i in idents}
    yield from sorted(seen)


def told_together(entries: Entries) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Entries of a kind with all reports that tell of each of them; what is told once may come twice."""
    around = _settings(entries)
    for report in entries.reports:
        yield "reports", (report.id,), (report.id,)
    for kind in CITED_KINDS:
        for entry in getattr(entries, kind):
            outer = around(entry) if kind == "engagements" else ()
            yield kind, entry.reports, (entry.id, *(e.id for e in outer))


def concerned(entries: Entries) -> Iterator[tuple[str, str, str]]:
    """Which party has a share in which act (its id), with each report that tells of it, each once."""
    told = shares(entries)
    yield from sorted({(p, r, act) for parties, reports, act in told for p in parties for r in reports})


def shares(entries: Entries) -> Iterator[tuple[set[str], tuple[str, ...], str]]:
    """The parties that have a share in an act, the reports that tell of it, and its id.

    What was done on a visit, or said at a meeting, concerns all parties of the visit or the meeting.
    """
    around = _settings(entries)
    by_id = {e.id: e for e in entries.engagements}
    for e in entries.engagements:
        parties = _taking_part((e, *around(e)))
        yield parties, e.reports, e.id
        # A report that tells of one side here and of the other there may yet be one on both.
        for report in e.reports:
            yield parties, (report,), report
    for texts in (entries.instruments, entries.mechanisms):
        for text in texts:
            yield set(text.parties), text.reports, text.id
    for u in entries.undertakings:
        at = by_id.get(u.said_at or "")
        there = _taking_part((at, *around(at))) if at is not None else set()
        yield {*u.by, *u.to, *there}, u.reports, u.id


def _taking_part(engagements: Iterable[EngagementEntry]) -> set[str]:
    return {p for at in engagements for p in (*at.parties, at.host) if p}


def _settings(entries: Entries) -> Callable[[EngagementEntry], list[EngagementEntry]]:
    """What an engagement is part of, and what that is part of, and so on."""
    by_id = {e.id: e for e in entries.engagements}

    def around(engagement: EngagementEntry) -> list[EngagementEntry]:
        found: list[EngagementEntry] = []
        at = by_id.get(engagement.part_of or "")
        while at is not None and at not in found:
            found.append(at)
            at = by_id.get(at.part_of or "")
        return found

    return around
