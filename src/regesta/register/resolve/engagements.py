"""Which engagements of which reports are one happening: what to compare, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from regesta.register.resolve.groups import Group, Grouping
from regesta.register.resolve.happening import Happening
from regesta.register.resolve.happenings import alike
from regesta.register.resolve.judged import Judged
from regesta.register.resolve.spans import Span, gap, months, put_in, span

_LONG = 62
_DAY_OFF = 1
_PLAN_OFF = 14
_MONTHS_OFF = 120
_MONTH = 31


def resolve_engagements(
    happenings: Sequence[Happening], judged: Judged
) -> tuple[list[Group[Happening]], dict[str, int]]:
    """Group engagement claims, and tell the years in which the reports that tell none lie.

    What others belong to is grouped before its parts, so that two meetings of one visit in two reports are
    known to lie inside the same one; of the rest the most precisely dated come first. Reports that tell no
    year come last: if what they tell was dated by others, in one year only, what they tell of those months
    lies in that year, and the report too if that is all.
    """
    work = _Work(judged)
    wholes = {(h.report_id, h.told.claim.part_of) for h in happenings if h.told.claim.part_of}
    in_order = sorted(happenings, key=lambda h: _order(h, part=(h.report_id, h.told.claim.ref) not in wholes))
    yearless: dict[str, list[Happening]] = {}
    for item in in_order:
        if item.days is not None and item.days.yearless:
            yearless.setdefault(item.report_id, []).append(item)
        else:
            work.place(item)
    years: dict[str, int] = {}
    for report_id, items in sorted(yearless.items(), key=lambda r: r[1][0].told.report.id):
        dated = work.dated(items)
        if all(year is not None for _, year in dated):
            years[report_id] = max(year for _, year in dated if year is not None)
        for item, year in dated:
            work.place(item if year is None else item.in_year(year))
    return work.grouping.groups, years


class _Work:
    """Groups in the making, and the number of the group that each claim was put into."""

    def __init__(self, judged: Judged) -> None:
        self.grouping: Grouping[Happening] = Grouping(judged)
        self._number: dict[tuple[str, str], int] = {}

    def place(self, plain: Happening) -> None:
        """Put one claim into its group."""
        item = self._inside(plain, self._number)
        group = self.grouping.place(item, _look(item), _keys(item), alike)
        self._number[item.report_id, item.told.claim.ref] = group.number

    def dated(self, items: Sequence[Happening]) -> list[tuple[Happening, int | None]]:
        """Each claim without a year with the year it lies in, as far as groups that it would join show.

        They must all lie in one year. What lies within a few months of what they date is dated with it. Where
        a report's own time is plain, what it tells as over lies before it: the May of a report that tells of
        a November known to be of 2018 is May 2019.
        """
        own = _own_time(items)
        years: Counter[int] = Counter()
        shared: list[Span] = []
        number = dict(self._number)
        for plain in items:
            item = self._inside(plain, number)
            group, _ = self.grouping.find(item, _look(item), alike)
            if group is not None:
                number[item.report_id, item.told.claim.ref] = group.number
                known = {_year(h.days) for h in group.items if h.days and not h.days.yearless}
                years.update(known)
                shared += [item.days] if known and item.days else []
        if len(years) != 1:
            return [(item, None) for item in items]
        year = next(iter(years))
        return [(item, _nearest(item, year, shared) or _in_order(item, year, shared, own)) for item in items]

    def _inside(self, item: Happening, number: dict[tuple[str, str], int]) -> Happening:
        within = number.get((item.report_id, item.told.claim.part_of or ""))
        return replace(item, visit=within) if within is not None else item


def _nearest(item: Happening, year: int, shared: Sequence[Span]) -> int | None:
    """The year that puts a claim nearest to what lies in this year; None where that is months away."""
    own = item.days
    if own is None:
        return None
    known = [put_in(days, year) for days in shared]
    away = [(min(gap(put_in(own, y), days) for days in known), y) for y in (year, year - 1, year + 1)]
    apart, nearest = min(away, key=lambda a: a[0])
    return nearest if apart <= _MONTHS_OFF else None


def _own_time(items: Sequence[Happening]) -> Span | None:
    """The one month in which most of what a report tells as held lies; None if there is none."""
    counts = Counter(item.days.first // _MONTH for item in items if item.days and item.status == "occurred")
    (best, most), *rest = [*counts.most_common(2), (0, 0)]
    if most < 2 or (rest and rest[0][1] == most):
        return None
    return next(i.days for i in items if i.days and i.status == "occurred" and i.days.first // _MONTH == best)


def _in_order(item: Happening, year: int, shared: Sequence[Span], own: Span | None) -> int | None:
    """The year of what lies in the report's own time, where all that others date lies before it."""
    if own is None or item.days is None or item.status != "occurred" or not shared:
        return None
    of_now = abs(item.days.first - own.first) <= _MONTH
    past = all(abs(days.first - own.first) > _MONTHS_OFF for days in shared)
    if not of_now or not past:
        return None
    return year + 1 if max(days.first for days in shared) > own.first else year


def _year(days: Span) -> int:
    return date.fromordinal(max(1, days.first)).year


def _order(item: Happening, *, part: bool) -> tuple[bool | int, ...]:
    """Wholes before parts, visits first; then the most precisely dated, without year or date last."""
    days = item.days
    return (
        part,
        item.told.claim.kind != "visit",
        days is None,
        days is not None and days.yearless,
        item.loose,
        days.days if days else 0,
        item.told.order,
    )


def _who(item: Happening) -> list[str]:
    """Whom an engagement is filed under: each person and, together, the parties."""
    together = "+".join(sorted(item.parties))
    return [*sorted(item.people), *([together] if together else [])]


def _signed(item: Happening) -> Iterator[Hashable]:
    """The texts signed, between whom."""
    between = "+".join(sorted(item.parties))
    return ((between, *key) for paper in item.papers for key in paper.marks())


def _keys(item: Happening) -> Iterable[Hashable]:
    """Who and when: by month, by month of any year, and by year; what was signed; the forum by year."""
    kind, days = item.told.claim.kind, item.days
    always = [*([] if item.visit is None else [(kind, "inside", item.visit)]), *_signed(item)]
    if item.mechanism is not None:
        always += [("forum", item.mechanism, n) for n in ((item.ordinal,) if item.ordinal else ())]
    if days is None:
        return always
    when = [*months(days)] if days.days <= _LONG else []
    years = {m[:4] for m in months(days)} - {"XXXX"}
    if item.mechanism is not None:
        always += [("forum", item.mechanism, y) for y in sorted(years)]
    when += sorted({"XXXX" + m[4:] for m in when} | years)
    return [*always, *((kind, who, w) for who in _who(item) for w in dict.fromkeys(when))]


def _look(item: Happening) -> Iterable[Hashable]:
    kind, days = item.told.claim.kind, item.days
    always = [*([] if item.visit is None else [(kind, "inside", item.visit)]), *_signed(item)]
    if item.mechanism is not None and item.ordinal is not None:
        always.append(("forum", item.mechanism, item.ordinal))
    if days is None:
        told = span(item.told.report.published)
        lately = months(told, margin=_PLAN_OFF) if told is not None and item.people else ()
        return [*always, *((kind, who, w) for who in sorted(item.people) for w in lately)]
    near = months(days, margin=_PLAN_OFF if days.days <= _LONG else _DAY_OFF)
    if item.mechanism is not None and not days.yearless:
        years = {int(m[:4]) + n for m in near for n in (-1, 0, 1)}
        always += [("forum", item.mechanism, f"{y:04}") for y in sorted(years)]
    when = near if days.days <= _LONG else sorted({m[:4] for m in near})
    return [*always, *((kind, who, w) for who in _who(item) for w in when)]
