"""Sums on dates of which parts may be missing: days on, spans, weeks, and how they are written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from regesta.readings.dates.meanings import Part, Shift, Weekday
from regesta.readings.dates.tense import Tense
from regesta.readings.dates.words import valid_day

ANY_YEAR = 2000
"""A leap year to do sums in where no year is known."""


def iso(part: Part) -> str | None:
    """The date in ISO 8601, `XXXX` standing for a year that is not known; None where nothing is."""
    if part.month is None:
        return f"{part.year:04d}" if part.year else None
    year = f"{part.year:04d}" if part.year else "XXXX"
    return f"{year}-{part.month:02d}" + (f"-{part.day:02d}" if part.day else "")


def exists(part: Part) -> bool:
    """Say whether a calendar has the date."""
    return part.month is None or valid_day(part.year or ANY_YEAR, part.month, part.day or 1) is not None


def runs_back(one: Part, two: Part) -> bool:
    """Whether a span would end before it begins."""
    if one.year and two.year:
        return (one.year, one.month or 0, one.day or 0) > (two.year, two.month or 99, two.day or 99)
    return one.month == two.month and (one.day or 0) > (two.day or 99)


def span_years(first: Part, last: Part, year: int | None, *, from_last: bool) -> tuple[Part, Part]:
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


def weekday_near(own: date, meaning: Weekday, tense: Tense) -> date:
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


def shifted(base: Part, meaning: Shift) -> Part | None:
    """A date so many units on from another, only as precise as the unit; None where that cannot be done."""
    if meaning.unit == "year":
        return Part(base.year + meaning.count) if base.year else None
    if meaning.unit == "month" and base.month:
        months = (base.year or ANY_YEAR) * 12 + base.month - 1 + meaning.count
        year, month = divmod(months, 12)
        return Part(year if base.year else None, month + 1)
    return days_on(base, meaning)


def days_on(base: Part, meaning: Shift) -> Part | None:
    """The day so many days on, or the month or year of the week so many weeks on."""
    if base.month is None or base.day is None:
        return None
    days = meaning.count * (7 if meaning.unit == "week" else 1)
    day = date(base.year or ANY_YEAR, base.month, base.day) + timedelta(days=days)
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
