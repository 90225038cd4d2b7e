"""What a register rests on: its reports by month and outlet, so that counts can be read rightly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from regesta.model.entry import ReportEntry
from regesta.seams import RegisterReader
from regesta.views import dates
from regesta.views.listings import Listing
from regesta.views.relation import Window, relation, report_dates

_HEADS = ("month", "reports", "copies", "outlets")
_UNNAMED = "outlet not named"
_MONTH = len("2024-11")


@dataclass(frozen=True, slots=True)
class Month:
    """The reports of one month (`2024-11`), of a year where no month is known, or of no date at all (None).

    `copies` are those among them that only repeat another report.
    """

    month: str | None
    reports: int
    copies: int
    outlets: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """All months from the first report to the last, empty ones too; what has no date stands last."""

    reports: int
    copies: int
    filed: int
    months: tuple[Month, ...]

    def years(self) -> tuple[tuple[str, tuple[int, ...], int], ...]:
        """For each year, the latest first, how many reports each month has, and how many no month."""
        found: dict[str, list[int]] = {}
        for month in self.months:
            year, _, of_year = (month.month or "").partition("-")
            if year:
                found.setdefault(year, [0] * 13)[int(of_year or 0)] += month.reports
        return tuple((year, tuple(n[1:]), n[0]) for year, n in sorted(found.items(), reverse=True))

    def outlets(self) -> tuple[tuple[str, int], ...]:
        """How many reports each outlet brought, the most first."""
        every: Counter[str] = Counter()
        for month in self.months:
            every.update(dict(month.outlets))
        return tuple(sorted(every.items(), key=lambda pair: (-pair[1], pair[0])))

    def listing(self) -> Listing:
        """The months as rows under heads."""
        rows = tuple(
            (
                dates.printed(m.month) if m.month else "undated",
                str(m.reports),
                str(m.copies),
                ", ".join(f"{outlet} {count}" for outlet, count in m.outlets),
            )
            for m in self.months
        )
        return Listing("reports", _HEADS, rows, ())


def coverage(reader: RegisterReader, pair: tuple[str, str] | None = None) -> Coverage:
    """Count the reports of a register, or those that tell of two parties together."""
    if pair is None:
        found, known = reader.reports(), report_dates(reader.reports(), reader.engagements())
    else:
        told = relation(reader, pair, Window())
        found, known = told.sources, dict(told.dates)
    return count(found, known, reader.counts().reports)


def count(found: Iterable[ReportEntry], known: Mapping[str, str], filed: int) -> Coverage:
    """Count some reports by month, given their dates; `filed` is how many there are in all."""
    found = tuple(found)
    by_month: dict[str | None, list[ReportEntry]] = {}
    for report in found:
        day = known.get(report.id)
        by_month.setdefault(day[:_MONTH] if day else None, []).append(report)
    return Coverage(
        reports=len(found),
        copies=sum(r.copy_of is not None for r in found),
        filed=filed,
        months=tuple(_month(m, by_month.get(m, ())) for m in _whole(by_month)),
    )


def outlet(report: ReportEntry) -> str:
    """Who brought a report: the agency of its date line, else the host of its address."""
    host = urlsplit(report.source).netloc if "://" in report.source else ""
    return report.agency or host.removeprefix("www.") or _UNNAMED


def _month(month: str | None, reports: Iterable[ReportEntry]) -> Month:
    reports = list(reports)
    outlets = Counter(outlet(r) for r in reports)
    ranked = sorted(outlets.items(), key=lambda pair: (-pair[1], pair[0]))
    return Month(month, len(reports), sum(r.copy_of is not None for r in reports), tuple(ranked))


def _whole(known: Iterable[str | None]) -> list[str | None]:
    """Every month between the first and the last that are known, years without a month in their place."""
    keys = set(known)
    months = sorted(k for k in keys if k and len(k) == _MONTH)
    if months:
        (first, last) = (12 * int(m[:4]) + int(m[5:]) - 1 for m in (months[0], months[-1]))
        keys |= {f"{n // 12}-{n % 12 + 1:02}" for n in range(first, last + 1)}
    return [*sorted(k for k in keys if k), *([None] if None in keys else [])]
