"""When a report without a date was written, as far as the ranks and offices of its people tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from regesta.codebook.match import fold as plain
from regesta.codebook.titles import same_office
from regesta.model.claim import PersonClaim
from regesta.model.entry import PersonRef
from regesta.register.filing import Told
from regesta.register.ground import Ground
from regesta.register.resolve.spans import span

Named = tuple[PersonRef, list[Told[PersonClaim]]]


class Bearing(NamedTuple):
    """The rank and the offices with which a report shows a person, and the report's days."""

    first: int
    last: int
    rank: str
    titles: tuple[str, ...]


def bearings(named: Iterable[Named], ground: Ground) -> dict[str, tuple[int, int]]:
    """By report without a date, the first and the last day on which one of its people was so called.

    "Colonel Tamm, Commander of the Navy" is told in the years in which dated reports give her that rank and
    that office, if others give her another rank before or after: a rank that never changed tells nothing.
    """
    found: dict[str, tuple[int, int]] = {}
    for _, told in named:
        undated = [t for t in told if span(ground.day.get(t.report.id)) is None and t.claim.rank]
        if undated:
            dated = _dated(told, ground)
            for t in undated:
                days = _days(t.claim, dated)
                if days is not None:
                    found[t.report.id] = _meet(found.get(t.report.id, days), days)
    return {report: days for report, days in found.items() if days[0] <= days[1]}


def _dated(told: Sequence[Told[PersonClaim]], ground: Ground) -> list[Bearing]:
    found = []
    for t in told:
        day = span(ground.day.get(t.report.id))
        if t.claim.rank and day is not None and not day.yearless:
            titles = tuple(o.title for o in t.claim.offices if o.standing is None)
            found.append(Bearing(day.first, day.last, plain(t.claim.rank), titles))
    return found


def _days(claim: PersonClaim, dated: Sequence[Bearing]) -> tuple[int, int] | None:
    """The days of those with this rank and an office of these, where none of another rank lies between."""
    rank, titles = plain(claim.rank or ""), [o.title for o in claim.offices if o.standing is None]
    same = [b for b in dated if b.rank == rank and any(same_office(x, y) for x in b.titles for y in titles)]
    others = [b for b in dated if b.rank != rank]
    if not same or not others:
        return None
    first, last = min(b.first for b in same), max(b.last for b in same)
    return None if any(first <= b.last and b.first <= last for b in others) else (first, last)


def _meet(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return max(one[0], other[0]), min(one[1], other[1])
