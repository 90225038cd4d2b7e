"""Fields on which reports disagree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from regesta.model.entry import Citation, ConflictEntry, EngagementEntry, ToldValue
from regesta.register.assemble.support import derived_id, passage_for

if TYPE_CHECKING:
    from regesta.model.claim import EngagementClaim
    from regesta.register.assemble.engagements import Same
    from regesta.register.filing import Told
    from regesta.register.resolve.lexicon import Lexicon

_DAY = len("2024-11-24")
_CLASHING = (frozenset({"occurred", "denied"}), frozenset({"occurred", "cancelled"}))


def conflict_entries(
    named: Sequence[Same], entries: Sequence[EngagementEntry], lexicon: Lexicon
) -> tuple[ConflictEntry, ...]:
    """Days, places and statuses told differently; a value that is only vaguer is no disagreement.

    The value that the entry shows stands first; the others by how many reports tell them.
    """
    by_id = {e.id: e for e in entries}
    found: list[ConflictEntry] = []
    for same in named:
        if len({t.report.id for t in same.told}) > 1:
            entry = by_id[same.id]
            found += _of(same, "start", entry.start, lambda c: _firm(c, c.start))
            found += _of(same, "end", entry.end, lambda c: _firm(c, c.end))
            found += _places(same, entry.place, lexicon)
            statuses = {t.claim.status for t in same.told}
            if any(clash <= statuses for clash in _CLASHING):
                found += _of(same, "status", entry.status, lambda c: c.status)
    return tuple(found)


def _firm(claim: EngagementClaim, day: str | None) -> str | None:
    """A day that a report commits itself to."""
    firm = day is not None and len(day) == _DAY and not day.startswith("X") and not claim.date_loose
    return day if firm else None


def _places(same: Same, shown: str | None, lexicon: Lexicon) -> list[ConflictEntry]:
    """Places that cannot be one; a capital and its state are one place told twice."""
    places = sorted({t.claim.place for t in same.told if t.claim.place})
    clash = any(lexicon.clash(a, b) for a, b in combinations(places, 2))
    return _of(same, "place", shown, lambda c: c.place) if clash else []


def _of(
    same: Same, field: str, shown: str | None, value: Callable[[EngagementClaim], str | None]
) -> list[ConflictEntry]:
    told: dict[str, list[Told[EngagementClaim]]] = {}
    for t in same.told:
        given = value(t.claim)
        if given is not None:
            told.setdefault(given, []).append(t)
    if len(told) < 2:
        return []
    reports = {v: tuple(sorted({t.report.id for t in ts})) for v, ts in told.items()}
    support = {v: len({t.report.origin for t in ts}) for v, ts in told.items()}
    values = sorted(told, key=lambda v: (v != shown, -support[v], v))
    citations = tuple(
        Citation(field, v, t.report.id, t.report.source, passage_for(t.claim, field, v), t.id)
        for v in values
        for t in told[v]
    )
    return [
        ConflictEntry(
            id=derived_id("con", same.id, field),
            entry=same.id,
            field=field,
            values=tuple(ToldValue(v, reports[v]) for v in values),
            reports=tuple(sorted({r for ids in reports.values() for r in ids})),
            citations=citations,
        )
    ]
