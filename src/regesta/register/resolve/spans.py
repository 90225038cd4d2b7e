"""Dates of any precision as spans of days that can be compared."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_ISO = re.compile(r"(\d{4}|XXXX)(?:-(\d\d))?(?:-(\d\d))?")
_LEAP = 2000
_WRAP = 366


@dataclass(frozen=True, slots=True)
class Span:
    """First and last day as ordinals. Where `yearless`, they lie in the year 2000 and stand for any year."""

    first: int
    last: int
    yearless: bool

    @property
    def year(self) -> int:
        """The year of the first day."""
        return _year(self.first)

    @property
    def days(self) -> int:
        """How many days there are between the first and the last."""
        return self.last - self.first


def _bounds(when: str) -> tuple[int, int, bool] | None:
    match = _ISO.match(when)
    if not match or (match[1] == "XXXX" and not match[2]):
        return None
    yearless = match[1] == "XXXX"
    year, month, day = _LEAP if yearless else int(match[1]), int(match[2] or 0), int(match[3] or 0)
    if not 1 <= year <= date.max.year or month > 12 or (month and day > monthrange(year, month)[1]):
        return None
    first = date(year, month or 1, day or 1).toordinal()
    last = date(year, month or 12, day or (monthrange(year, month)[1] if month else 31)).toordinal()
    return first, last, yearless


@lru_cache(maxsize=65536)
def span(start: str | None, end: str | None = None) -> Span | None:
    """The days from `start` to `end`, or of `start` alone; None for no date or one without any known part."""
    opening = _bounds(start) if start else None
    if opening is None:
        return None
    closing = _bounds(end) if end else None
    first, last, yearless = opening
    if closing is not None and closing[2] == yearless:
        last = max(last, closing[1] if closing[1] >= first or not yearless else closing[1] + _WRAP)
    return Span(first, last, yearless)


def gap(a: Span, b: Span) -> int:
    """Days that lie between two spans; 0 if they share a day, or could in some year."""
    if a.yearless == b.yearless and not a.yearless:
        return _apart(a.first, a.last, b.first, b.last)
    if a.yearless and b.yearless:
        return min(_apart(a.first, a.last, b.first + n, b.last + n) for n in (-_WRAP, 0, _WRAP))
    loose, fixed = (a, b) if a.yearless else (b, a)
    years = range(_year(fixed.first) - 1, _year(fixed.last) + 1)
    return min(_apart(*_in_year(loose, year), fixed.first, fixed.last) for year in years)


def _apart(first: int, last: int, other_first: int, other_last: int) -> int:
    return max(0, other_first - last, first - other_last)


def _year(ordinal: int) -> int:
    return date.fromordinal(max(1, ordinal)).year


def _in_year(loose: Span, year: int) -> tuple[int, int]:
    month_day = date.fromordinal(loose.first)
    days = monthrange(max(1, year), month_day.month)[1]
    first = date(max(1, year), month_day.month, min(month_day.day, days)).toordinal()
    return first, first + loose.days


def put_in(days: Span, year: int) -> Span:
    """A span without a year as it lies in this one."""
    return Span(*_in_year(days, year), yearless=False)


def months(days: Span, *, margin: int = 0) -> tuple[str, ...]:
    """The months that a span touches, with `margin` days on either side: `2024-11`, or `XXXX-11`."""
    opening = date.fromordinal(max(1, days.first - margin))
    closing = date.fromordinal(min(date.max.toordinal(), days.last + margin))
    year = "XXXX" if days.yearless else None
    count = (closing.year - opening.year) * 12 + closing.month - opening.month
    found = []
    for n in range(count + 1):
        y, m = divmod(opening.month - 1 + n, 12)
        found.append(f"{year or f'{opening.year + y:04}'}-{m + 1:02}")
    return tuple(dict.fromkeys(found))
