"""Footnotes: every line of a brief opens a sentence of a report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from regesta.model.entry import Citation, ReportEntry
from regesta.seams import RegisterReader
from regesta.views import dates
from regesta.views.brief.lines import Cites, Footnote
from regesta.views.names import clipped
from regesta.views.sentences import marked, sentence_span, shortened

_WIDTH = 260
_TITLE = 50


class Notebook:
    """Numbers sentences in the order in which they are first cited; the same sentence keeps its number."""

    def __init__(
        self, reader: RegisterReader, reports: Iterable[ReportEntry], known: Mapping[str, str]
    ) -> None:
        self._reader = reader
        self._reports = {r.id: r for r in reports}
        self._known = known
        self._texts: dict[str, str] = {}
        self._quotes: dict[tuple[str, int, int], list[tuple[int, int]]] = {}

    def cite(self, citations: Iterable[Citation], *fields: str, limit: int = 1) -> Cites:
        """Cite the passages of the first of `fields` that has any, else of any field; newest report first."""
        pool = [c for c in citations if c.report_id in self._reports]
        for field in fields:
            chosen = [c for c in pool if c.field == field]
            if chosen:
                pool = chosen
                break
        by_report: dict[str, Citation] = {}
        for citation in sorted(pool, key=self._preference):
            by_report.setdefault(citation.report_id, citation)
        return self._numbered(list(by_report.values())[:limit])

    def cite_ends(self, citations: Iterable[Citation], *fields: str) -> Cites:
        """Cite the oldest and the newest report among the citations."""
        pool = [c for c in citations if c.report_id in self._reports]
        pool = [c for c in pool if c.field in fields] or pool
        pool = [c for c in pool if c.report_id in self._known] or pool
        ranked = sorted(pool, key=self._preference)
        if not ranked:
            return Cites(())
        newest = ranked[0]
        oldest = next(c for c in ranked if c.report_id == ranked[-1].report_id)
        return self._numbered([newest] if oldest.report_id == newest.report_id else [oldest, newest])

    def footnotes(self) -> tuple[Footnote, ...]:
        """All that was cited so far, in order of number."""
        return tuple(self._footnote(n, key) for n, key in enumerate(self._quotes, start=1))

    def outlet(self, report: ReportEntry) -> str:
        """Where a report comes from, in a few words: agency or title, and its date, if it can be had."""
        head = report.agency or clipped(report.title or "", _TITLE)
        day = dates.printed(report.published) if report.published else ""
        if not day and report.id in self._known:
            day = f"about {dates.month_of(self._known[report.id])}"
        return ", ".join(p for p in (head, day) if p)

    def label(self, report: ReportEntry) -> str:
        """The end of a report's source that tells it from the others: its file name, if no other has it."""
        name = _tail(report.source)
        others = (r for r in self._reports.values() if r.id != report.id)
        return report.source if any(_tail(r.source) == name for r in others) else name

    def _preference(self, citation: Citation) -> tuple[int, str, int, int]:
        date = self._known.get(citation.report_id, "0000")
        newest_first = -int("".join(c for c in date if c.isdigit()).ljust(8, "0"))
        return (newest_first, citation.report_id, citation.passage.start, citation.passage.end)

    def _numbered(self, chosen: list[Citation]) -> Cites:
        numbers: list[int] = []
        for citation in chosen:
            passage = citation.passage
            text = self._text(passage.report_id)
            key = (passage.report_id, *sentence_span(text, passage.start, passage.end))
            self._quotes.setdefault(key, []).append((passage.start, passage.end))
            number = list(self._quotes).index(key) + 1
            if number not in numbers:
                numbers.append(number)
        return Cites(tuple(numbers))

    def _text(self, report_id: str) -> str:
        if report_id not in self._texts:
            self._texts[report_id] = self._reader.report_text(report_id)
        return self._texts[report_id]

    def _footnote(self, number: int, key: tuple[str, int, int]) -> Footnote:
        report_id, start, end = key
        report = self._reports[report_id]
        sentence = marked(self._text(report_id), (start, end), self._quotes[key])
        return Footnote(
            number=number,
            sentence=shortened(sentence, _WIDTH),
            outlet=self.outlet(report),
            source=self.label(report),
            report_id=report_id,
            start=start,
            end=end,
        )


def _tail(source: str) -> str:
    return source.rstrip("/").rpartition("/")[2] or source
