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


class MemoryShelf:
    """Entries that were just folded."""

    def __init__(self, entries: Entries, text: Callable[[str], str | None]) -> None:
        self._entries = entries
        self.text = text

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
    seen: set[tuple[str, str, str]] = set()
    around = _settings(entries)
    for report in entries.reports:
        seen.add((report.id, "reports", report.id))
    for kind in CITED_KINDS:
        for entry in getattr(entries, kind):
            ids = [entry.id]
            if kind == "engagements":
                ids += [e.id for e in around(entry)]
            seen.update((report, kind, ident) for report in entry.reports for ident in ids)
    yield from sorted(seen)


def concerned(entries: Entries) -> Iterator[tuple[str, str, str]]:
    """Which party has a share in which act (its id), with each report that tells of it, each once.

    What was done on a visit, or said at a meeting, concerns all parties of the visit or the meeting.
    """
    seen: set[tuple[str, str, str]] = set()
    around = _settings(entries)
    by_id = {e.id: e for e in entries.engagements}
    for e in entries.engagements:
        shares = {p for at in (e, *around(e)) for p in (*at.parties, at.host)}
        seen.update(_rows(shares, e.reports, e.id))
        # A report that tells of one side here and of the other there may yet be one on both.
        seen.update((p, report, report) for p in shares if p for report in e.reports)
    for texts in (entries.instruments, entries.mechanisms):
        for text in texts:
            seen.update(_rows(set(text.parties), text.reports, text.id))
    for u in entries.undertakings:
        shares = {*u.by, *u.to}
        at = by_id.get(u.said_at or "")
        if at is not None:
            shares |= {p for e in (at, *around(at)) for p in (*e.parties, e.host) if p}
        seen.update(_rows(shares, u.reports, u.id))
    yield from sorted(seen)


def _rows(parties: set[str | None] | set[str], reports: Iterable[str], act: str) -> set[tuple[str, str, str]]:
    return {(party, report, act) for party in parties if party for report in reports}


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
