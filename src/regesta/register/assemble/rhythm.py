"""The rhythm of a forum: how often it meets, when it should meet next, and which sessions are missing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from statistics import median

from regesta.codebook.match import fold as plain
from regesta.model.rhythm import Missed
from regesta.register.assemble.coverage import Coverage
from regesta.register.resolve.spans import Span, span

_MONTHS = {
    "monthly": 1, "quarterly": 3, "semiannual": 6, "semi-annual": 6, "biannual": 6, "twice a year": 6,
    "annual": 12, "yearly": 12, "biennial": 24, "every two years": 24, "triennial": 36,
}  # fmt: skip
_LEARNT = {1: "monthly", 3: "quarterly", 6: "semiannual", 12: "annual", 24: "biennial", 36: "triennial"}
_YEAR = 12
_MONTH = 30.44
_LEAST = 3
_EVEN = 0.25
_LATE = 1.5


def learnt(sessions: Sequence[Span]) -> str | None:
    """The cadence that at least three sessions show: most gaps between them are about as long."""
    gaps = [(b.first - a.first) / _MONTH for a, b in pairwise(sessions)]
    if len(sessions) < _LEAST:
        return None
    usual = median(gaps)
    near = min(_LEARNT, key=lambda months: abs(months - usual))
    even = [g for g in gaps if abs(g - near) <= _EVEN * near]
    return _LEARNT[near] if 2 * len(even) > len(gaps) and abs(usual - near) <= _EVEN * near else None


def after(last: str | None, cadence: str | None) -> str | None:
    """The month, or the year where no month is known, in which the next session falls."""
    months = _MONTHS.get(plain(cadence)) if cadence else None
    if last is None or months is None or last.startswith("X"):
        return None
    year, _, rest = last.partition("-")
    if not rest:
        return str(int(year) + months // _YEAR) if months % _YEAR == 0 else None
    ahead, month = divmod(int(rest[:2]) - 1 + months, _YEAR)
    return f"{int(year) + ahead:04}-{month + 1:02}"


def missed(
    sessions: Sequence[Span], cadence: str | None, between: frozenset[str], coverage: Coverage
) -> tuple[Missed, ...]:
    """The spans in which a session was due and none is known, with the number of reports that cover them.

    A yearly forum misses a year between two sessions; others miss one where the gap is half as long again as
    it should be. Behind the last session one is missed as soon as reports go on for that long.
    """
    months = _MONTHS.get(plain(cadence)) if cadence else None
    if months is None or not sessions:
        return ()
    until = coverage.until(between)
    found = _years(sessions) if months == _YEAR else _gaps(sessions, months)
    due = sessions[-1].first + round(months * _LATE * _MONTH)
    if until is not None and until > due:
        found.append((sessions[-1].last + 1, until))
    return tuple(Missed(_iso(a), _iso(b), coverage.count(between, a, b)) for a, b in found)


def _years(sessions: Sequence[Span]) -> list[tuple[int, int]]:
    held = {s.year for s in sessions}
    empty = [y for y in range(min(held) + 1, max(held)) if y not in held]
    return [(date(y, 1, 1).toordinal(), date(y, 12, 31).toordinal()) for y in empty]


def _gaps(sessions: Sequence[Span], months: int) -> list[tuple[int, int]]:
    pairs = pairwise(sessions)
    return [(a.last + 1, b.first - 1) for a, b in pairs if b.first - a.last > months * _LATE * _MONTH]


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def dated(starts: Sequence[str | None]) -> list[Span]:
    """Those dates that carry a year, in order."""
    days = [d for start in starts if (d := span(start)) is not None and not d.yearless]
    return sorted(days, key=lambda d: (d.first, d.last))
