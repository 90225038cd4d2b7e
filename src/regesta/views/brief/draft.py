"""What every section of a brief is written from."""

from __future__ import annotations

from collections.abc import Iterable

from regesta.model.entry import Citation, EngagementEntry, InstrumentEntry, ReportEntry
from regesta.seams import RegisterReader
from regesta.views import dates
from regesta.views.acts import Acts
from regesta.views.brief.footnotes import Notebook
from regesta.views.brief.lines import Cites, Line, Words, YearInferred
from regesta.views.names import Names
from regesta.views.relation import Relation


class Draft:
    """A relation with the means to write of it: names, dates, footnotes and a note of every inferred year.

    `known_on` is the date of the latest report on the relation (up to the end of the window), the day that
    terms are counted from; None where no report can be dated.
    """

    def __init__(self, relation: Relation, names: Names, reader: RegisterReader) -> None:
        self.relation = relation
        self.names = names
        self.reports: dict[str, ReportEntry] = {r.id: r for r in relation.sources}
        self.known = relation.dates
        until = relation.window.until
        told = [d for d in self.known.values() if until is None or dates.earliest(d) <= dates.latest(until)]
        self.known_on = max(told, key=dates.latest, default=None)
        self.notebook = Notebook(reader, relation.sources, self.known)
        self.engagements: dict[str, EngagementEntry] = {e.id: e for e in relation.engagements}
        self.instruments: dict[str, InstrumentEntry] = {i.id: i for i in relation.instruments}
        self.acts = Acts(names, relation.people, relation.instruments, relation.honours, relation.mechanisms)
        self._inferred: set[str] = set()

    @property
    def command_pair(self) -> str:
        """The codes as arguments of a command."""
        return " ".join(self.relation.pair)

    def cite(self, citations: Iterable[Citation], *fields: str, limit: int = 1) -> Cites:
        """Cite some of the passages, as the notebook does."""
        return self.notebook.cite(citations, *fields, limit=limit)

    def dated(self, text: str, value: str | None, reports: Iterable[str], basis: str | None = None) -> Line:
        """A printed date, with the mark ¹ if its year is inferred in all reports that tell of it."""
        told = [self.reports[r] for r in reports if r in self.reports]
        doubtful = [r for r in told if r.year_basis == "inferred" and r.published is None]
        if value is None or not dates.has_year(value) or not doubtful:
            return (Words(text),)
        if basis != "inferred" and len(doubtful) < len(told):
            return (Words(text),)
        self._inferred.update(r.id for r in doubtful)
        return (Words(text), YearInferred())

    def when(self, engagement: EngagementEntry) -> Line:
        """The dates of an engagement as printed."""
        text = dates.printed(engagement.start, engagement.end)
        return self.dated(text, engagement.start, engagement.reports, engagement.date_basis)

    def month(self, value: str | None, reports: Iterable[str]) -> Line:
        """Month and year of a date."""
        return self.dated(dates.month_of(value) if value else "undated", value, reports)

    def inferred_years(self) -> tuple[str, ...]:
        """For each report whose year was inferred for a line of the brief: the year, and from what."""
        found = [self.reports[i] for i in sorted(self._inferred, key=lambda i: self.reports[i].source)]
        return tuple(
            f"{self.notebook.label(r)}: {r.year if r.year is not None else 'year'} inferred"
            + (f", {r.year_why}" if r.year_why else "")
            for r in found
        )
