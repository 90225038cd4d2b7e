"""When two reports tell of one session of a forum, or of the signing of one text, whatever else they tell.

A forum meets rarely and a text is signed once, so these say more than who took part: "the second dialogue",
planned in one report and held in another, is one session even if the first names nobody and no day.
"""

from __future__ import annotations

from collections.abc import Sequence

from regesta.model.joining import Reason
from regesta.register.resolve.groups import Group, Reasons
from regesta.register.resolve.happening import UNSETTLED, Happening
from regesta.register.resolve.spans import Span, gap, span

_NEAR = 3
_MOVED = 366
_LATE = 62
_SAME_DAY = 1


def one_session(item: Happening, group: Group[Happening]) -> Reasons | None:
    """What speaks for one session of a forum; nothing where two are told; None where no forum tells."""
    others = [h for h in group.items if h.mechanism is not None] if item.mechanism is not None else []
    if not others:
        return None
    if any(h.mechanism != item.mechanism for h in others) or not _parties_fit(item, group):
        return ()
    numbers = {h.ordinal for h in group.items} - {None}
    if item.ordinal is not None and numbers and item.ordinal not in numbers:
        return ()
    counted = item.ordinal is not None and item.ordinal in numbers
    when = _when(item, group, sure=counted)
    if when is None or (not counted and _strangers(item, group) and when.feature != "dates"):
        return ()
    return (Reason("forum", 3.0), Reason("ordinal", 2.0) if counted else Reason("session", 0.5), when)


def one_signing(item: Happening, group: Group[Happening]) -> Reasons | None:
    """What speaks for the signing of one text; None where the texts do not tell."""
    papers = [p for h in group.items for p in h.papers] if item.papers else []
    if not papers or not _parties_fit(item, group):
        return None
    if not any(a.is_one_with(b) for a in item.papers for b in papers):
        return None
    when = _when(item, group, sure=True)
    if when is None or _strangers(item, group):
        return ()
    return (Reason("paper", 4.0), when)


def _when(item: Happening, group: Group[Happening], *, sure: bool) -> Reason | None:
    """How the dates agree. `sure` says that number or text tell which session or signing it is."""
    known = _comparable(item, group)
    if item.days is None or not known:
        return Reason("no-date", 0.0) if sure and _in_time(item, group) else None
    apart = max(gap(item.days, h.days) for h in known if h.days is not None)
    precise = item.days.days <= _SAME_DAY
    if apart == 0:
        fits = sure or precise or _in_time(item, group)
        return Reason("dates" if precise else "dates-overlap", 1.0 if precise else 0.5) if fits else None
    if item.days.yearless:
        return None
    if apart <= _NEAR and precise:
        return Reason("dates-near", 0.5)
    if sure and (item.loose or all(h.loose for h in known)) and apart <= _LATE:
        return Reason("dates-near", 0.2)
    return Reason("moved", 0.3 - apart / 1000) if _moved(item, known, apart, sure=sure) else None


def _comparable(item: Happening, group: Group[Happening]) -> list[Happening]:
    """Dated claims to compare with: what was held with what was held, where that is told."""
    known = [h for h in group.items if h.days is not None]
    held = [h for h in known if h.status not in UNSETTLED]
    return held if held and item.status not in UNSETTLED else known


def _moved(item: Happening, known: Sequence[Happening], apart: int, *, sure: bool) -> bool:
    """Whether one side only tells an intended date, and the other a later one that came of it."""
    if apart > _MOVED:
        return False
    before = [h for h in (item, *known) if h.status in UNSETTLED]
    after = [h for h in (item, *known) if h.status not in UNSETTLED]
    put_off = any(h.status == "postponed" for h in before)
    if not before or not after or not (sure or put_off):
        return False
    return all(_starts(b) <= _starts(a) for b in before for a in after)


def _in_time(item: Happening, group: Group[Happening]) -> bool:
    """Whether what is only intended was told before what was held, and what is past after it."""
    return all(_follows(item, h) and _follows(h, item) for h in group.items)


def _follows(one: Happening, other: Happening) -> bool:
    told = span(one.told.report.published)
    if told is None or other.days is None or other.days.yearless:
        return True
    if one.status in UNSETTLED:
        return told.first <= other.days.last
    return told.last >= other.days.first


def _strangers(item: Happening, group: Group[Happening]) -> bool:
    """Whether both sides name people, and none of them the same."""
    known = frozenset().union(*(h.people for h in group.items))
    return bool(item.people) and bool(known) and item.people.isdisjoint(known)


def _parties_fit(item: Happening, group: Group[Happening]) -> bool:
    own = item.parties
    return all(own <= h.parties or h.parties <= own for h in group.items)


def _starts(happening: Happening) -> int:
    days: Span | None = happening.days
    return days.first if days is not None else 0
