"""Counting: what the dates of a report come to, each from the one it is counted from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from regesta.model.when import Basis, When
from regesta.readings.dates.fitting import fitting_year, nth_day, some_year_of, year_of_part
from regesta.readings.dates.meanings import (
    Calendar,
    Expression,
    NthDay,
    Part,
    PartOfYear,
    Shift,
    StayDay,
    Term,
    Vague,
    Weekday,
    WeekOf,
)
from regesta.readings.dates.setting import Anchor, Setting, source_of
from regesta.readings.dates.sums import (
    ANY_YEAR,
    days_on,
    exists,
    iso,
    runs_back,
    shifted,
    span_years,
    weekday_near,
)
from regesta.readings.dates.tense import Tense
from regesta.readings.dates.words import valid_day

_YEAR = len("2024")
_LONGEST_STAY = timedelta(days=31)
_NEAREST = (0, -1, 1, -2, 2, -3, 3)


class Counting:
    """Work out the dates of one report in the order they are told, each able to lean on those before it."""

    def __init__(self, anchor: Anchor) -> None:
        self._anchor = anchor
        self._days: list[tuple[Part, Setting]] = []
        self._setting = Setting()
        self._stay: tuple[Part, Part] | None = None
        self._last: Part | None = None
        self._last_at = 0
        self._frame: tuple[int, int] | None = None

    def resolve(self, expression: Expression, tense: Tense, setting: Setting) -> When | None:
        """The When of an expression, or None if there is no such day (31 June)."""
        self._setting, days = setting, setting.days
        when = self._resolve(expression, tense)
        if when and setting.opens and when.start and len(when.start) == _YEAR and when.kind == "moment":
            self._frame = (setting.sentence, int(when.start))
        if when is None or days == 1 or when.end or not self._days or when.start != iso(self._days[-1][0]):
            return when
        told = self._days[-1][0]
        other = shifted(told, Shift("day", days - 1 if days > 0 else days + 1))
        if other is None:
            return when
        first, last = (told, other) if days > 0 else (other, told)
        self._stay = (first, last)
        counted = f"its {'end' if days > 0 else 'beginning'} is counted from a stay of {abs(days)} days"
        return replace(when, start=iso(first), end=iso(last), why=f"{when.why}; {counted}".removeprefix("; "))

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
            case WeekOf():
                when = self._week(meaning, tense)
            case StayDay():
                when = self._stay_day(meaning)
            case NthDay() | PartOfYear():
                when = self._part_named(meaning, direction if direction != "none" else tense)
            case Vague():
                when = When(None, loose=True, why="the words name no date")
        if when is None:
            return None
        bound = expression.bound and when.kind == "moment"
        return replace(when, direction=direction, kind="bound" if bound else when.kind)

    def _calendar(self, meaning: Calendar, tense: Tense) -> When | None:
        first, last = meaning.first, meaning.last
        if last is None:
            part, basis, why = self._with_year(first, tense)
            if not exists(part):
                return None
            if self._setting.ends:
                self._stays_until(part)
            self._told(part)
            return When(iso(part), basis=basis, why=why)
        carrier = first if first.year or first.shift is not None else last
        if carrier.year or carrier.shift is not None:
            part, basis, why = self._with_year(carrier, tense)
            year = part.year
        else:
            part, basis, why = self._with_year(first, tense)
            year = part.year
        one, two = span_years(first, last, year, from_last=carrier is last)
        if not (exists(one) and exists(two)) or (runs_back(one, two)):
            return None
        if iso(one) == iso(two):
            self._told(one)
            return When(iso(one), basis=basis, why=why)
        self._stay = (one, two)
        self._last, self._last_at = one, self._setting.sentence
        return When(iso(one), iso(two), basis=basis, why=why)

    def _told(self, part: Part) -> None:
        """Remember a date for "the same day" and its like."""
        self._last, self._last_at = part, self._setting.sentence
        if part.day:
            self._days.append((part, self._setting))

    def _stays_until(self, end: Part) -> None:
        """Take the days from the last one told up to `end` for a stay, if it can be that short."""
        start = self._day_told()
        if start is None or not end.day or start.month is None or end.month is None:
            return
        one = valid_day(start.year or ANY_YEAR, start.month, start.day or 1)
        two = valid_day(end.year or start.year or ANY_YEAR, end.month, end.day)
        if one and two and timedelta() < two - one < _LONGEST_STAY:
            self._stay = (start, end)

    def _week(self, meaning: WeekOf, tense: Tense) -> When | None:
        part, basis, why = self._with_year(meaning.day, tense)
        if not exists(part):
            return None
        week = days_on(part, Shift("week", 0))
        return When(iso(week) if week else None, basis=basis, why=why, loose=True)

    def _day_told(self, nearby: int = 0) -> Part | None:
        """The last day told: an aside's counts in its own sentence only.

        A day of what had gone before counts up to `nearby` sentences on.
        """
        here = self._setting.sentence
        days = [(p, s) for p, s in reversed(self._days) if not s.aside or s.sentence == here]
        scene = (p for p, s in days if not s.had or here - s.sentence <= nearby)
        return next(scene, days[0][0] if days else None)

    def _with_year(self, part: Part, tense: Tense) -> tuple[Part, Basis, str]:
        """The date with its year: printed, named by "last year", or the one that fits the report's date."""
        anchor = self._anchor
        if part.year:
            return part, "stated", ""
        if part.shift is not None:
            if not anchor.year:
                return part, "counted", "counted from this year, which the report does not print"
            basis: Basis = "inferred" if anchor.basis == "inferred" else "counted"
            return replace(part, year=anchor.year + part.shift), basis, source_of(anchor)
        if self._frame is not None and self._frame[0] == self._setting.sentence:
            return replace(part, year=self._frame[1]), "stated", "the year opens its sentence"
        if not anchor.year:
            return part, "stated", "the report does not print the year"
        year = fitting_year(part, anchor, tense)
        basis = "inferred" if anchor.basis == "inferred" else "stated"
        return replace(part, year=year), basis, f"the year is {source_of(anchor)}"

    def _weekday(self, meaning: Weekday, tense: Tense) -> When:
        yearless = some_year_of(self._anchor)
        if yearless is not None and meaning.until is None:
            day = weekday_near(yearless, meaning, tense)
            part = Part(None, day.month, day.day)
            self._told(part)
            return When(iso(part), basis="counted", why=source_of(self._anchor))
        own = self._anchor.date if self._anchor.own else self._near_lead(meaning)
        if own is None:
            return When(
                None, basis="counted", loose=True, why="no date of the report to count the weekday from"
            )
        day = weekday_near(own, meaning, tense)
        part = Part(day.year, day.month, day.day)
        if meaning.until is not None:
            end = day + timedelta(days=(meaning.until - day.weekday()) % 7)
            last = Part(end.year, end.month, end.day)
            self._stay = (part, last)
            return When(iso(part), iso(last), basis="counted", why=source_of(self._anchor))
        self._told(part)
        return When(iso(part), basis="counted", why=source_of(self._anchor))

    def _near_lead(self, meaning: Weekday) -> date | None:
        """Count a bare weekday within three days of the full date that the report opens with."""
        lead = self._anchor.date if self._anchor.basis == "stated" else None
        if lead is None or meaning.week is not None:
            return None
        return next(d for n in _NEAREST if (d := lead + timedelta(days=n)).weekday() == meaning.number)

    def _shift(self, meaning: Shift) -> When:
        base, why = self._base(meaning)
        if base is None:
            return When(None, basis="counted", loose=True, why=why)
        part = shifted(base, meaning)
        if part is None:
            return When(None, basis="counted", loose=True, why=why)
        basis: Basis = "inferred" if not meaning.told and self._anchor.basis == "inferred" else "counted"
        if part.day:
            self._told(part)
        return When(iso(part), basis=basis, why=why, loose=meaning.unit == "week" or meaning.vague)

    def _base(self, meaning: Shift) -> tuple[Part | None, str]:
        """What to count from, and why that."""
        if meaning.told:
            base = (
                self._day_told(nearby=bool(meaning.count)) if meaning.unit in ("day", "week") else self._last
            )
            if base is None and meaning.count and self._anchor.own and self._anchor.day:
                own = self._anchor
                return Part(own.year, own.month, own.day), source_of(own)
            if base is None:
                return None, "no date told before it to count from"
            return base, f"counted from {iso(base)}, told before"
        anchor = self._anchor
        if not anchor.own and not (meaning.unit == "year" and anchor.year):
            return None, "no date of the report to count from"
        return Part(anchor.year, anchor.month, anchor.day), source_of(anchor)

    def _part_named(self, meaning: NthDay | PartOfYear, tense: Tense) -> When:
        """A day without its month, or a quarter without its year."""
        if isinstance(meaning, PartOfYear):
            year = year_of_part(meaning, self._anchor, tense)
            part = Part(year) if year else None
        else:
            close = self._setting.sentence - self._last_at <= 1 or not (self._anchor.own and self._anchor.day)
            part = nth_day(meaning, self._anchor, self._last if close else None, tense)
        if part is None or not exists(part):
            return When(None, basis="counted", loose=True, why="nothing in the report to count it from")
        if part.day:
            self._told(part)
        return When(iso(part), basis="counted", why=source_of(self._anchor))

    def _stay_day(self, meaning: StayDay) -> When:
        if self._stay is None:
            return When(None, basis="counted", loose=True, why="no dated stay told before it")
        first, last = self._stay
        why = f"counted within {iso(first)} to {iso(last)}"
        part = last if meaning.number < 0 else shifted(first, Shift("day", meaning.number - 1))
        if part is None or not part.day or runs_back(part, last):
            return When(None, basis="counted", loose=True, why="the dated stay told before it is shorter")
        self._told(part)
        return When(iso(part), basis="counted", why=why)


def _term(meaning: Term) -> When:
    if meaning.first is None:
        return When(None, kind="term", loose=True, why=f"{meaning.years} years, from when is not said")
    end = f"{meaning.last:04d}" if meaning.last else None
    return When(f"{meaning.first:04d}", end, kind="term")
