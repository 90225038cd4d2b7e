"""The year or month that a date printed without it most likely has, seen from the report's own day."""

from __future__ import annotations

from datetime import date, timedelta

from regesta.readings.dates.meanings import NthDay, Part, PartOfYear, Shift
from regesta.readings.dates.setting import SPREAD, Anchor
from regesta.readings.dates.sums import ANY_YEAR, shifted
from regesta.readings.dates.tense import Tense
from regesta.readings.dates.words import valid_day

_GRACE = timedelta(days=4)
"""So far ahead of its report a day told as past may lie: a stay that is still going on."""
_BIAS = {"present": 1.5, "none": 4}
"""How much nearer a day to come must be than one gone by, where the tense leaves both open."""
_MONTHS = 12
_MONTHS_BIAS = 2
"""The same for a month that only a noun holds: in June "the talks in October" are this year's."""
# Years without a leap day in which a day falls on every weekday, counted from the year of sums.
_COMMON_YEARS = (1, 2, 3, 5, 6, 7, 9, 10, 11, 13, 14, 15)


def some_year_of(anchor: Anchor) -> date | None:
    """The report's own day in some year in which it falls on its weekday, where its own year is not known."""
    if anchor.year or not anchor.own or anchor.weekday is None or not (anchor.month and anchor.day):
        return None
    days = (valid_day(ANY_YEAR + n, anchor.month, anchor.day) for n in _COMMON_YEARS)
    return next((d for d in days if d and d.weekday() == anchor.weekday), None)


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
    bias = _MONTHS_BIAS if tense == "none" and part.day is None else _BIAS[tense]
    return min(ahead) if forth * bias < back else max(past)


def nth_day(meaning: NthDay, anchor: Anchor, told: Part | None, tense: Tense) -> Part | None:
    """The day in the month told last, else on the side of the report's own month that its tense says."""
    if told is not None and told.month:
        return Part(told.year, told.month, meaning.number)
    if not anchor.month:
        return None
    base, off = Part(anchor.year, anchor.month), 0
    if anchor.own and anchor.day:
        ahead = tense == "future" and meaning.number < anchor.day
        back = tense == "past" and meaning.number > anchor.day + _GRACE.days
        off = ahead - back
    month = shifted(base, Shift("month", off)) or base
    return Part(month.year, month.month, meaning.number)


def year_of_part(meaning: PartOfYear, anchor: Anchor, tense: Tense) -> int | None:
    """The year in which a half or quarter lies: this one, unless its tense says otherwise."""
    if not (anchor.own and anchor.year and anchor.month):
        return None
    number = meaning.number if meaning.number > 0 else _MONTHS // meaning.months
    ends, begins = number * meaning.months, (number - 1) * meaning.months + 1
    off = (tense == "future" and ends < anchor.month) - (tense == "past" and begins > anchor.month)
    return anchor.year + off
