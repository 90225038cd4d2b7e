"""Fields on which reports disagree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

from regesta.model.entry import Citation, ConflictEntry, EngagementEntry, Person, ToldValue
from regesta.register.assemble.support import AnyTold, derived_id, passage_for

if TYPE_CHECKING:
    from regesta.model.claim import EngagementClaim
    from regesta.register.assemble.engagements import Same
    from regesta.register.ground import Ground
    from regesta.register.resolve.groups import Group
    from regesta.register.resolve.lexicon import Lexicon
    from regesta.register.resolve.people import Figure

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
            # A day that was only planned is no other account of the day on which it was held.
            held = [t for t in same.told if t.claim.status == "occurred"] or same.told
            found += _of(same.id, held, "start", entry.start, lambda c: _firm(c, c.start))
            found += _of(same.id, held, "end", entry.end, lambda c: _firm(c, c.end))
            found += _places(same, entry.place, lexicon)
            statuses = {t.claim.status for t in same.told}
            if any(clash <= statuses for clash in _CLASHING):
                found += _of(same.id, same.told, "status", entry.status, lambda c: c.status)
    return tuple(found)


def party_conflicts(
    groups: Sequence[Group[Figure]], people: Sequence[Person], ground: Ground
) -> tuple[ConflictEntry, ...]:
    """People whom some reports give to the other side; the party that most reports tell stands first."""
    by_id = {p.id: p for p in people}
    found: list[ConflictEntry] = []
    for group in groups:
        told = [f.told for f in group.items]
        if len({t.claim.party for t in told} - {None}) > 1:
            ref = ground.person(told[0].report.id, told[0].claim.name)
            if ref is not None:
                found += _of(ref.id, told, "party", by_id[ref.id].party, lambda c: c.party)
    return tuple(found)


def _firm(claim: EngagementClaim, day: str | None) -> str | None:
    """A day that a report commits itself to."""
    firm = day is not None and len(day) == _DAY and not day.startswith("X") and not claim.date_loose
    return day if firm else None


def _places(same: Same, shown: str | None, lexicon: Lexicon) -> list[ConflictEntry]:
    """Places that cannot be one; a capital and its state are one place told twice."""
    places = sorted({t.claim.place for t in same.told if t.claim.place})
    clash = any(lexicon.clash(a, b) for a, b in combinations(places, 2))
    return _of(same.id, same.told, "place", shown, lambda c: c.place) if clash else []


def _of(
    entry: str, claims: Sequence[AnyTold], field: str, shown: str | None, value: Callable[[Any], str | None]
) -> list[ConflictEntry]:
    told: dict[str, list[AnyTold]] = {}
    for t in claims:
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
            id=derived_id("con", entry, field),
            entry=entry,
            field=field,
            values=tuple(ToldValue(v, reports[v]) for v in values),
            reports=tuple(sorted({r for ids in reports.values() for r in ids})),
            citations=citations,
        )
    ]
