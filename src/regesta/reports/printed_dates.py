"""Calendar dates as pages and date lines print them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH = "|".join(f"{name}|{name[:3]}" for name in _MONTHS) + "|sept"
_FORMS = (
    r"(?P<y1>(?:19|20)\d\d)[-./](?P<m1>\d{1,2})[-./](?P<d1>\d{1,2})",
    rf"(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<m2>{_MONTH})\b\.?,?(?:[\s-]+(?P<y2>(?:19|20)\d\d))?",
    rf"\b(?P<m3>{_MONTH})\b\.?\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<y3>(?:19|20)\d\d))?",
    r"(?P<a4>\d{1,2})[-./](?P<b4>\d{1,2})[-./](?P<y4>(?:19|20)\d\d)",
)
PRINTED_DATE = re.compile(rf"(?<![\d/.-])(?:{'|'.join(_FORMS)})(?![\d/]|[-.]\d)", re.IGNORECASE)
"""Every form of date that `calendar_date` understands; a year may be missing where the month is a word."""


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A printed day in ISO form, `XXXX-11-13` without a year; `why` is set where the order was inferred."""

    iso: str
    start: int
    end: int
    why: str = ""

    @property
    def has_year(self) -> bool:
        """Say whether the year is printed too."""
        return not self.iso.startswith("XXXX")


def calendar_date(text: str, start: int = 0, *, month_first: bool = False) -> CalendarDate | None:
    """The first real calendar date in `text` from `start` on.

    "05/06/2025" is read with the day first, as most of the world prints it, unless only the other order is
    a date or `month_first` is set; `why` then says that the order was inferred.
    """
    for match in PRINTED_DATE.finditer(text, start):
        found = _from_match(match, month_first=month_first)
        if found is not None:
            return found
    return None


def _from_match(match: re.Match[str], *, month_first: bool) -> CalendarDate | None:
    parts = match.groupdict()
    if parts["a4"]:
        return _numeric(match, month_first=month_first)
    for n in "123":
        if parts[f"d{n}"]:
            month = parts[f"m{n}"]
            number = int(month) if month.isdigit() else _month_number(month)
            return _dated(match, parts[f"y{n}"], number, int(parts[f"d{n}"]), "")
    return None


def _numeric(match: re.Match[str], *, month_first: bool) -> CalendarDate | None:
    a, b, year = int(match["a4"]), int(match["b4"]), match["y4"]
    if a != b and max(a, b) <= len(_MONTHS):
        order = "month" if month_first else "day"
        day, month = (b, a) if month_first else (a, b)
        return _dated(match, year, month, day, f"“{match.group()}” is read with the {order} first")
    day, month = (a, b) if b <= len(_MONTHS) else (b, a)
    return _dated(match, year, month, day, "")


def _dated(match: re.Match[str], year: str | None, month: int, day: int, why: str) -> CalendarDate | None:
    try:
        # A leap year stands in for a year that is not printed, so that 29 February passes.
        date(int(year or 2000), month, day)
    except ValueError:
        return None
    return CalendarDate(f"{year or 'XXXX'}-{month:02}-{day:02}", match.start(), match.end(), why)


def _month_number(word: str) -> int:
    return next(i for i, name in enumerate(_MONTHS, start=1) if name.startswith(word[:3].lower()))
