"""Dates as people write them: "3–6 Jun 2025", "13 Nov, year unknown"."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache

from regesta.errors import UsageError

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
UNKNOWN_YEAR = "XXXX"
_DAYS_A_MONTH = 30.44
_KNOWN = 16_384  # a register has few days and tells each many times
_ISO = re.compile(r"\d{4}(-\d\d){0,2}")


@lru_cache(_KNOWN)
def printed(start: str | None, end: str | None = None) -> str:
    """Print an ISO date or a span of two; "date unknown" where there is none."""
    if not start:
        return "date unknown"
    first, last = _parts(start), _parts(end) if end else None
    if last is None or last == first:
        return _single(first)
    if first[0] == last[0] and len(first) == len(last) == 3:
        if first[1] == last[1]:
            return _with_year(f"{int(first[2])}–{_day(last)}", first[0])
        return _with_year(f"{_day(first)} – {_day(last)}", first[0])
    return f"{_single(first)} – {_single(last)}"


def printed_short(start: str | None, end: str | None = None) -> str:
    """Print a date inside a span whose year is printed already: "3 Jun", "24–25 Nov"."""
    text = printed(start, end)
    year = (start or "")[:4]
    return text.removesuffix(f" {year}") if len(start or "") > len("2024") else text


def month_of(start: str | None) -> str:
    """Print only month and year, as in "Nov 2024"; the year alone where no month is known."""
    if not start:
        return "date unknown"
    return _single(_parts(start)[:2])


def span(first: str | None, last: str | None) -> str:
    """Print two months as "Oct 2023 – Nov 2024", or one if they are the same."""
    begin, finish = month_of(first), month_of(last)
    return begin if begin == finish or not last else f"{begin} – {finish}"


def printed_term(term: str | None) -> str:
    """Print a term of years: `2025/2029` as "2025–2029"."""
    return term.replace("/", "–") if term else ""


def has_year(start: str | None) -> bool:
    """Say whether the date carries a year."""
    return bool(start) and not str(start).startswith(UNKNOWN_YEAR)


def order(start: str | None) -> tuple[int, str]:
    """A sorting key, oldest first; dates without a year come before all others, undated ones first."""
    if not start:
        return (0, "")
    return (2, start) if has_year(start) else (1, start)


def earliest(value: str) -> str:
    """The first day that a date with a year can mean: 2024-11 → 2024-11-01."""
    return "-".join([*value.split("-"), "01", "01"][:3])


@lru_cache(_KNOWN)
def latest(value: str) -> str:
    """The last day that a date with a year can mean: 2024-11 → 2024-11-30."""
    parts = value.split("-")
    year = int(parts[0])
    month = int(parts[1]) if len(parts) > 1 else 12
    day = int(parts[2]) if len(parts) > 2 else calendar.monthrange(year, month)[1]
    return f"{year:04d}-{month:02d}-{day:02d}"


def falls_within(start: str | None, end: str | None, since: str | None, until: str | None) -> bool:
    """Say whether a date may lie in the window; without a window all do, undated ones never do."""
    if since is None and until is None:
        return True
    if not start or not has_year(start):
        return False
    last = end if end and has_year(end) else start
    return (since is None or latest(last) >= earliest(since)) and (
        until is None or earliest(start) <= latest(until)
    )


def days_between(first: str, last: str) -> int:
    """How many days lie between two full dates; less than none where `last` comes first."""
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def time_left(term: str, known_on: str) -> str:
    """Tell when a term of years ends, counted from a day: "expires in 4 years 7 months"."""
    final = latest(term.rpartition("/")[2])
    end, today = date.fromisoformat(final), date.fromisoformat(latest(known_on))
    months = round((end - today).days / _DAYS_A_MONTH)
    if end < today:
        return f"ran out at the end of {final[:4]}"
    if months < 1:
        return "expires within the month"
    years, rest = divmod(months, 12)
    pieces = [_count(years, "year"), _count(rest, "month")]
    return "expires in " + " ".join(p for p in pieces if p)


def _count(number: int, noun: str) -> str:
    return "" if number == 0 else f"{number} {noun}{'' if number == 1 else 's'}"


def _parts(value: str) -> tuple[str, ...]:
    return tuple(value.split("-"))


def _month(number: str) -> str:
    return MONTHS[int(number) - 1] if number.isdigit() and 1 <= int(number) <= len(MONTHS) else number


def _day(parts: tuple[str, ...]) -> str:
    return f"{int(parts[2])} {_month(parts[1])}"


def _with_year(text: str, year: str) -> str:
    return f"{text}, year unknown" if year == UNKNOWN_YEAR else f"{text} {year}"


def _single(parts: tuple[str, ...]) -> str:
    if len(parts) == 1:
        return "year unknown" if parts[0] == UNKNOWN_YEAR else parts[0]
    text = _month(parts[1]) if len(parts) == 2 else _day(parts)
    return _with_year(text, parts[0])


def checked(value: str, what: str) -> str:
    """Return an ISO date of any precision. Raise UsageError, naming `what` it is for, if it is none."""
    try:
        date.fromisoformat(earliest(value) if _ISO.fullmatch(value) else value)
    except ValueError as error:
        raise UsageError(f"{what} {value}: is no date; write 2024, 2024-11 or 2024-11-24") from error
    return value
