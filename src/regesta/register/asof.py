"""The register as it was known on a day: only what reports published by then tell."""

from __future__ import annotations

import re
from collections.abc import Iterable

from regesta.errors import UsageError
from regesta.model.claim import EngagementClaim
from regesta.register.filing import Filing
from regesta.register.resolve.spans import span

_DATE = re.compile(r"\d{4}(-\d\d){0,2}")


def checked(day: str | None) -> str | None:
    """The day that a register is asked for. Raise UsageError if it is no date with a year."""
    found = span(day)
    if day is not None and (found is None or found.yearless or not _DATE.fullmatch(day)):
        raise UsageError(f"as of {day}: is no date; give one as 2024, 2024-11 or 2024-11-24")
    return day


def up_to(filings: Iterable[Filing], day: str | None) -> list[Filing]:
    """The reports that were published by the end of a day, a month or a year; all where none is given."""
    filings = list(filings)
    limit = span(day)
    if limit is None:
        return filings
    return [f for f in filings if (known := known_on(f)) is not None and known <= limit.last]


def known_on(filing: Filing) -> int | None:
    """The day, as an ordinal, from which on a report can be taken as known; None where nothing tells it.

    It is the last that the date of publication allows. A report without one is known from the latest event
    that it tells of as having happened in its own year, since it cannot be older; without such an event from
    the end of its year; and without a year never, since nothing shows that it was known by any day.
    """
    report = filing.report
    published = span(report.published)
    if published is not None and not published.yearless:
        return published.last
    year = span(str(report.year)) if report.year else None
    if year is None:
        return None
    told = [
        days.last
        for _, claim in filing.account.claims
        if isinstance(claim, EngagementClaim) and claim.status == "occurred"
        for days in (span(claim.start, claim.end),)
        if days is not None and not days.yearless and year.first <= days.last <= year.last
    ]
    return max(told, default=year.last)
