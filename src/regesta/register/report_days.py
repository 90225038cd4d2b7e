"""The day of each report, as far as its publication or its engagements tell."""

from __future__ import annotations

from collections.abc import Sequence

from regesta.register.assemble.engagements import Same
from regesta.register.ground import Ground
from regesta.register.resolve.spans import span

_YEAR = len("2024")


def date_reports(ground: Ground, happened: Sequence[Same]) -> None:
    """Give each report its day: its publication, else its latest engagement, else its year.

    A report of a known year is dated by an engagement of that year, one without a year by an engagement
    without one: others are background.
    """
    latest: dict[str, list[tuple[str, int, str]]] = {}
    for same in happened:
        start, end = same.dates.start, same.dates.end
        days = span(start, end)
        if start is None or days is None:
            continue
        for t in same.told:
            if t.claim.status == "occurred":
                latest.setdefault(t.report.id, []).append((start[:_YEAR], days.last, end or start))
    for report in ground.reports:
        inferred = report.year or ground.years.get(report.id)
        year = f"{inferred:04}" if inferred else "XXXX"
        known = max((d for d in latest.get(report.id, []) if d[0] == year), default=None)
        ground.day[report.id] = report.published or (known[2] if known else None if year == "XXXX" else year)
