"""How many reports speak of a relation, and when: what every absence is measured against."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping

from regesta.register.resolve.spans import span

_END = "~"

Dated = tuple[int, str]
"""A report's first day and its id."""


class Coverage:
    """The days of the reports on each relation; `told` are the parties that each report tells of."""

    def __init__(self, told: Mapping[str, frozenset[str]], days: Mapping[str, str | None]) -> None:
        self._told, self._days = told, days
        self._between: dict[frozenset[str], list[Dated]] = {}

    def reports(self, between: frozenset[str]) -> list[Dated]:
        """All dated reports that tell of these parties, in order of day."""
        if between not in self._between:
            days = [(span(self._days.get(r)), r) for r, told in self._told.items() if between <= told]
            self._between[between] = sorted((d.first, r) for d, r in days if d and not d.yearless)
        return self._between[between]

    def count(self, between: frozenset[str], first: int, last: int) -> int:
        """How many reports on these parties are dated from the first to the last day."""
        reports = self.reports(between)
        return bisect_right(reports, (last, _END)) - bisect_left(reports, (first, ""))

    def until(self, between: frozenset[str], without: frozenset[str] = frozenset()) -> int | None:
        """The day of the latest report on these parties, some left out."""
        return next((day for day, report in reversed(self.reports(between)) if report not in without), None)

    def later(self, between: frozenset[str], day: int, without: Iterable[str]) -> int:
        """How many reports on these parties are dated after a day, some left out."""
        reports = self.reports(between)
        days = (span(self._days.get(r)) for r in without)
        own = sum(1 for d in days if d is not None and d.first > day)
        return len(reports) - bisect_right(reports, (day, _END)) - own

    def tells_of(self, report_id: str, between: frozenset[str]) -> bool:
        """Say whether a report is one of those on these parties, with a day."""
        day = span(self._days.get(report_id))
        known = day is not None and not day.yearless
        return known and between <= self._told.get(report_id, frozenset())
