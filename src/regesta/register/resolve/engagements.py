"""Which engagements of which reports are one happening: what to compare, and in which order."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace

from regesta.register.resolve.groups import Group, Grouping
from regesta.register.resolve.happenings import Happening, alike
from regesta.register.resolve.judged import Judged
from regesta.register.resolve.spans import months

_LONG = 62
_DAY_OFF = 1


def resolve_engagements(happenings: Sequence[Happening], judged: Judged) -> list[Group[Happening]]:
    """Group engagement claims by kind, date, people and parties.

    What others belong to is grouped before its parts, so that two meetings of one visit in two reports are
    known to lie inside the same one; of the rest the most precisely dated come first. A date without a year
    joins the only dated engagement that fits; one without any date joins only inside one visit.
    """
    grouping: Grouping[Happening] = Grouping(judged)
    number: dict[tuple[str, str], int] = {}
    wholes = {(h.report_id, h.told.claim.part_of) for h in happenings if h.told.claim.part_of}
    in_order = sorted(happenings, key=lambda h: _order(h, part=(h.report_id, h.told.claim.ref) not in wholes))
    for plain in in_order:
        within = number.get((plain.report_id, plain.told.claim.part_of or ""))
        item = replace(plain, visit=within)
        group = grouping.place(item, _look(item), _keys(item), alike)
        number[item.report_id, item.told.claim.ref] = group.number
    return grouping.groups


def _order(item: Happening, *, part: bool) -> tuple[bool | int, ...]:
    """Wholes before parts, visits first; then the most precisely dated, without year or date last."""
    days = item.days
    return (
        part,
        item.told.claim.kind != "visit",
        days is None,
        days is not None and days.yearless,
        item.told.claim.date_loose,
        days.days if days else 0,
        item.told.order,
    )


def _who(item: Happening) -> list[str]:
    """Whom an engagement is filed under: each person and, together, the parties."""
    together = "+".join(sorted(item.parties))
    return [*sorted(item.people), *([together] if together else [])]


def _keys(item: Happening) -> Iterable[Hashable]:
    """Who and when: by month, by month of any year, and by year."""
    kind, days = item.told.claim.kind, item.days
    inside = [] if item.visit is None else [(kind, "inside", item.visit)]
    if days is None:
        return inside
    when = [*months(days)] if days.days <= _LONG else []
    years = {m[:4] for m in months(days)} - {"XXXX"}
    when += sorted({"XXXX" + m[4:] for m in when} | years)
    return [*inside, *((kind, who, w) for who in _who(item) for w in dict.fromkeys(when))]


def _look(item: Happening) -> Iterable[Hashable]:
    kind, days = item.told.claim.kind, item.days
    inside = [] if item.visit is None else [(kind, "inside", item.visit)]
    if days is None:
        return inside
    near = months(days, margin=_DAY_OFF)
    when = near if days.days <= _LONG else sorted({m[:4] for m in near})
    return [*inside, *((kind, who, w) for who in _who(item) for w in when)]
