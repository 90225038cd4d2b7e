"""Counting: what the dates of a report come to, each from the one it is counted from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from regesta.model.when import Basis, When
from regesta.readings.dates.grammar import (
    Calendar,
    Expression,
    Part,
    Shift,
    StayDay,
    Term,
    Vague,
    Weekday,
)
from regesta.readings.dates.tense import Tense
from regesta.readings.dates.words import valid_day

_ANY_YEAR = 2000
"""A leap year to do sums in where no year is known."""
_GRACE = timedelta(days=4)
"""So far ahead of its report a day told as past may lie: a stay that is still going on."""
_BIAS = {"present": 1.5, "none": 4}
"""How much nearer a day to come must be than one gone by, where the tense leaves both open."""
_NEAREST = (0, -1, 1, -2, 2, -3, 3)
SPREAD = timedelta(days=45)
"""So far apart may the days of one report lie, where only one of them has its year."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The date that a report's dates are counted from, and where it comes from.

    `own` says that it is the day the report was written or published, so that "today" and "Thursday" can be
    counted from it; any other anchor only lends its year.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    basis: Basis = "stated"
    why: str = ""
    own: bool = False

    @property
    def date(self) -> date | None:
        """The anchor as a day, if it is known to the day."""
        return date(self.year, self.month, self.day) if self.year and self.month and self.day else None


@dataclass(frozen=True, slots=True)
class Setting:
    """Where an expression stands: its sentence, whether in an aside, and how many days begin on it.

    "The same day" goes back to what the report tells, and to an aside ("who arrived on Monday") only within
    the aside's own sentence. `days` is how long a stay lasts that begins, or below zero ends, on the date.
    """

    sentence: int = 0
    aside: bool = False
    days: int = 1


class Counting:
    """Work out the dates of one report in the order they are told, each able to lean on those before it."""

    def __init__(self, anchor: Anchor) -> None:
        self._anchor = anchor
        self._days: list[tuple[Part, Setting]] = []
        self._setting = Setting()
        self._stay: tuple[Part, Part] | None = None
        self._last: Part | None = None

    def resolve(self, expression: Expression, tense: Tense, setting: Setting) -> When | None:
        """The When of an expression, or None if there is no such day (31 June)."""
        self._setting, days = setting, setting.days
        when = self._resolve(expression, tense)
        if when is None or days == 1 or when.end or not self._days or when.start != _iso(self._days[-1][0]):
            return when
        told = self._days[-1][0]
        other = _shifted(told, Shift("day", days - 1 if days > 0 else days + 1))
        if other is None:
            return when
        first, last = (told, other) if days > 0 else (other, told)
        self._stay = (first, last)
        counted = f"its {'end' if days > 0 else 'beginning'} is counted from a stay of {abs(days)} days"
        return replace(
            when, start=_iso(first), end=_iso(last), why=f"{when.why}; {counted}".removeprefix("; ")
        )

    def _resolve(self, expression: Expression, tense: Tense) -> When | None:
        meaning, direction = expression.meaning, expression.direction
        match meaning:
            case Calendar():
                when = self._calendar(meaning, direction if direction != "none" else tense)
            case Term():
                when = _term(meaning)
            case Weekday():
                when = self._weekday(meaning, tense)
            case Shift():
                when = self._shift(meaning)
            case StayDay():
                when = self._stay_day(meaning)
            case Vague():
                when = When(None, loose=True, why="the words name no date")
        return replace(when, direction=direction) if when else None

    def _calendar(self, meaning: Calendar, tense: Tense) -> When | None:
        first, last = meaning.first, meaning.last
        if last is None:
            part, basis, why = self._with_year(first, tense)
            if not _exists(part):
                return None
            self._told(part)
            return When(_iso(part), basis=basis, why=why)
        carrier = first if first.year or first.shift is not None else last
        if carrier.year or carrier.shift is not None:
            part, basis, why = self._with_year(carrier, tense)
            year = part.year
        else:
            part, basis, why = self._with_year(first, tense)
            year = part.year
        one, two = _span_years(first, last, year, from_last=carrier is last)
        if not (_exists(one) and _exists(two)) or (_runs_back(one, two)):
            return None
        if _iso(one) == _iso(two):
            self._told(one)
            return When(_iso(one), basis=basis, why=why)
        self._stay = (one, two)
        self._last = one
        return When(_iso(one), _iso(two), basis=basis, why=why)

    def _told(self, part: Part) -> None:
        """Remember a date for "the same day" and its like."""
        self._last = part
        if part.day:
            self._days.append((part, self._setting))

    def _day_told(self) -> Part | None:
        """The last day told: an aside's counts in its own sentence only."""
        here = self._setting.sentence
        return next((p for p, s in reversed(self._days) if not s.aside or s.sentence == here), None)

    def _with_year(self, part: Part, tense: Tense) -> tuple[Part, Basis, str]:
        """The date with its year: printed, named by "last year", or the one that fits the report's date."""
        anchor = self._anchor
        if part.year:
            return part, "stated", ""
        if part.shift is not None:
            if not anchor.year:
                return part, "counted", "counted from this year, which the report does not print"
            basis: Basis = "inferred" if anchor.basis == "inferred" else "counted"
            return replace(part, year=anchor.year + part.shift), basis, _from(anchor)
        if not anchor.year:
            return part, "stated", "the report does not print the year"
        year = fitting_year(part, anchor, tense)
        basis = "inferred" if anchor.basis == "inferred" else "stated"
        return replace(part, year=year), basis, f"the year is {_from(anchor)}"

    def _weekday(self, meaning: Weekday, tense: Tense) -> When:
        own = self._anchor.date if self._anchor.own else self._near_lead(meaning)
        if own is None:
            return When(
                None, basis="counted", loose=True, why="no date of the report to count the weekday from"
            )
        day = _weekday_near(own, meaning, tense)
        part = Part(day.year, day.month, day.day)
        if meaning.until is not None:
            end = day + timedelta(days=(meaning.until - day.weekday()) % 7)
            last = Part(end.year, end.month, end.day)
            self._stay = (part, last)
            return When(_iso(part), _iso(last), basis="counted", why=_from(self._anchor))
        self._told(part)
        return When(_iso(part), basis="counted", why=_from(self._anchor))

    def _near_lead(self, meaning: Weekday) -> date | None:
        """Count a bare weekday within three days of the full date that the report opens with."""
        lead = self._anchor.date if self._anchor.basis == "stated" else None
        if lead is None or meaning.week is not None or meaning.until is not None:
            return None
        return next(d for n in _NEAREST if (d := lead + timedelta(days=n)).weekday() == meaning.number)

    def _shift(self, meaning: Shift) -> When:
        base, why = self._base(meaning)
        if base is None:
            return When(None, basis="counted", loose=True, why=why)
        part = _shifted(base, meaning)
        if part is None:
            return When(None, basis="counted", loose=True, why=why)
        basis: Basis = "inferred" if not meaning.told and self._anchor.basis == "inferred" else "counted"
        if part.day:
            self._told(part)
        return When(_iso(part), basis=basis, why=why, loose=meaning.unit == "week" or meaning.vague)

    def _base(self, meaning: Shift) -> tuple[Part | None, str]:
        """What to count from, and why that."""
        if meaning.told:
            base = self._day_told() if meaning.unit in ("day", "week") else self._last
            if base is None:
                return None, "no date told before it to count from"
            return base, f"counted from {_iso(base)}, told before"
        anchor = self._anchor
        if not anchor.own and not (meaning.unit == "year" and anchor.year):
            return None, "no date of the report to count from"
        return Part(anchor.year, anchor.month, anchor.day), _from(anchor)

    def _stay_day(self, meaning: StayDay) -> When:
        if self._stay is None:
            return When(None, basis="counted", loose=True, why="no dated stay told before it")
        first, last = self._stay
        why = f"counted within {_iso(first)} to {_iso(last)}"
        part = last if meaning.number < 0 else _shifted(first, Shift("day", meaning.number - 1))
        if part is None or not part.day or _runs_back(part, last):
            return When(None, basis="counted", loose=True, why="the dated stay told before it is shorter")
        self._told(part)
        return When(_iso(part), basis="counted", why=why)


def _from(anchor: Anchor) -> str:
    return anchor.why if anchor.basis == "inferred" else f"counted from {anchor.why}"


def _iso(part: Part) -> str | None:
    """The date in ISO 8601, `XXXX` standing for a year that is not known; None where nothing is."""
    if part.month is None:
        return f"{part.year:04d}" if part.year else None
    year = f"{part.year:04d}" if part.year else "XXXX"
    return f"{year}-{part.month:02d}" + (f"-{part.day:02d}" if part.day else "")


def _exists(part: Part) -> bool:
    return part.month is None or valid_day(part.year or _ANY_YEAR, part.month, part.day or 1) is not None


def _runs_back(one: Part, two: Part) -> bool:
    """Whether a span would end before it begins."""
    if one.year and two.year:
        return (one.year, one.month or 0, one.day or 0) > (two.year, two.month or 99, two.day or 99)
    return one.month == two.month and (one.day or 0) > (two.day or 99)


def _span_years(first: Part, last: Part, year: int | None, *, from_last: bool) -> tuple[Part, Part]:
    """Give both ends of a span their year: a span from December to January runs into the next."""
    first = replace(first, month=first.month or last.month)
    if year is None:
        return first, last
    wraps = (first.month or 0, first.day or 0) > (
        last.month or 0,
        last.day or 99,
    ) and first.month != last.month
    if first.year and last.year:
        return first, last
    printed_last = from_last and (last.year or last.shift is not None)
    start = year - 1 if wraps and printed_last else year
    return replace(first, year=first.year or start), replace(last, year=last.year or start + wraps)


def fitting_year(part: Part, anchor: Anchor, tense: Tense) -> int:
    """The year in which a date without one lies nearest to the report, on the side its tense says."""
    year = anchor.year or 0
    own = anchor.date
    if own is None or part.month is None:
        return year
    known = {y: valid_day(y, part.month, part.day or 1) for y in (year - 1, year, year + 1)}
    days = {y: day for y, day in known.items() if day is not None}
    if part.weekday is not None:
        days = {y: day for y, day in days.items() if day.weekday() == part.weekday} or days
    grace = _GRACE if anchor.own else SPREAD
    past = [y for y, day in days.items() if day <= own + grace]
    ahead = [y for y, day in days.items() if day >= (own if part.day else own.replace(day=1)) - _GRACE]
    if tense == "past":
        return max(past, default=year)
    if tense == "future":
        return min(ahead, default=year)
    if not past or not ahead:
        return max(past, default=min(ahead, default=year))
    back, forth = own - days[max(past)], days[min(ahead)] - own
    return min(ahead) if forth * _BIAS[tense] < back else max(past)


def _weekday_near(own: date, meaning: Weekday, tense: Tense) -> date:
    """`Thursday`, `last Thursday`, `Thursday last week` as seen from the report's own date."""
    if meaning.whole_week or meaning.week == 0:
        monday = own - timedelta(days=own.weekday()) + timedelta(weeks=meaning.week or 0)
        return monday + timedelta(days=meaning.number)
    back = timedelta(days=(own.weekday() - meaning.number) % 7)
    forth = timedelta(days=(meaning.number - own.weekday()) % 7)
    if meaning.week == -1:
        return own - (back or timedelta(weeks=1))
    if meaning.week == 1:
        return own + (forth or timedelta(weeks=1))
    return own + forth if tense == "future" else own - back


def _shifted(base: Part, meaning: Shift) -> Part | None:
    """A date so many units on from another, only as precise as the unit; None where that cannot be done."""
    if meaning.unit == "year":
        return Part(base.year + meaning.count) if base.year else None
    if meaning.unit == "month" and base.month:
        months = (base.year or _ANY_YEAR) * 12 + base.month - 1 + meaning.count
        year, month = divmod(months, 12)
        return Part(year if base.year else None, month + 1)
    return _days_on(base, meaning)


def _days_on(base: Part, meaning: Shift) -> Part | None:
    if base.month is None or base.day is None:
        return None
    days = meaning.count * (7 if meaning.unit == "week" else 1)
    day = date(base.year or _ANY_YEAR, base.month, base.day) + timedelta(days=days)
    if meaning.unit == "week":
        return _week_of(day, known=base.year is not None)
    if not base.year and ((day.month, base.month) in ((2, 3), (3, 2)) or (day.month, day.day) == (2, 29)):
        return None
    return Part(day.year if base.year else None, day.month, day.day)


def _week_of(day: date, *, known: bool) -> Part | None:
    """The month, or else the year, that the whole week of `day` lies in."""
    if not known:
        return None
    monday = day - timedelta(days=day.weekday())
    sunday = monday + timedelta(days=6)
    if monday.month == sunday.month:
        return Part(monday.year, monday.month)
    return Part(monday.year) if monday.year == sunday.year else None


def _term(meaning: Term) -> When:
    if meaning.first is None:
        return When(None, kind="term", loose=True, why=f"{meaning.years} years, from when is not said")
    end = f"{meaning.last:04d}" if meaning.last else None
    return When(f"{meaning.first:04d}", end, kind="term")
