"""The desk: a register with everything that can be asked of it, for programs and the command line alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from regesta.codebook import Codebook, load_codebook
from regesta.codebook.lookup import find_area, find_pair, find_party
from regesta.errors import ReportError, UsageError
from regesta.model.report import Report
from regesta.views.brief import BriefPage, write_brief
from regesta.views.dates import checked
from regesta.views.relation import Window

if TYPE_CHECKING:
    from regesta.model.entry import ReportEntry
    from regesta.model.judgement import Judgement
    from regesta.seams import Filed, RegisterReader
    from regesta.seams import Register as Store


_PARTIES = frozenset({"party", "parties", "host", "by", "to"})


@dataclass(frozen=True, slots=True)
class Brief:
    """Two pages on one relation; every line of it has a footnote that opens a sentence of a report."""

    page: BriefPage

    def to_markdown(self) -> str:
        """Set the brief as Markdown with footnotes."""
        from regesta.views.render.markdown import markdown

        return markdown(self.page)

    def to_html(self) -> str:
        """Set the brief as one HTML page that needs no other file."""
        from regesta.views.render.html import html

        return html(self.page)

    def to_terminal(self, width: int = 100, *, colour: bool = False) -> str:
        """Set the brief as text `width` columns wide, with escape codes for colour if wanted."""
        from regesta.views.render.terminal import terminal

        return terminal(self.page, width=width, colour=colour)


class Register:
    """A register of the relations between states, opened from a file.

    Use it in a `with` statement, or call `close`. Facts are read through `reader()`.
    """

    def __init__(self, store: Store, codebook: Codebook, as_of: str | None = None) -> None:
        self._store = store
        self.codebook = codebook
        self.as_of = as_of

    @classmethod
    def open(
        cls,
        path: str | Path,
        *,
        codebook: Codebook | None = None,
        create: bool = True,
        as_of: str | None = None,
    ) -> Self:
        """Open the register in a file or at a URL; an absent file is made, unless `create` is False.

        With a date `as_of`, all that is read is as the reports published by then have it.

        Raise RegisterError if the file is no register, and RegisterVersionError if a newer Regesta made it.
        """
        from regesta.register.store import open_register

        book = codebook or load_codebook()
        return cls(open_register(path, book, create=create), book, as_of)

    def add(self, *sources: str | Path | Report) -> tuple[Filed, ...]:
        """File reports: each source is a path (a folder is read through), or a Report.

        Adding a report twice changes nothing. Say for each report whether it was new, known, or known from
        another source. Raise ReportError at the first that cannot be taken in; those before it stay filed.
        """
        return tuple(self._file(report) for report in self._reports(sources))

    def add_text(self, text: str, source: str = "<text>") -> Filed:
        """File a text as a report; `source` is where it says it comes from, a path or an address."""
        from regesta.reports.ingest import report_from_text

        return self._file(report_from_text(text, source, self.codebook))

    def reader(self) -> RegisterReader:
        """The entries as of now, or of `as_of`: people, engagements, instruments, undertakings and so on."""
        return self._store.reader(self.as_of)

    def filed_since(self, moment: str) -> frozenset[str]:
        """The ids of the reports that were first filed at or after a moment (ISO 8601, in UTC)."""
        return self._store.filed_since(moment)

    def judge(self, judgement: Judgement) -> bool:
        """File what a person decided, and say whether it was new. `register.decisions` makes judgements."""
        return self._store.writer().judge(judgement)

    def report(self, named: str) -> ReportEntry:
        """The report with this id, source or beginning of an id. Raise UsageError unless it is just one."""
        filed = self.reader().reports()
        found = [r for r in filed if named == r.id or named in r.sources]
        found = found or [r for r in filed if named and r.id.startswith(named)]
        if len(found) != 1:
            told = "several reports are" if found else "no report is"
            raise UsageError(f"{told} called {named}; `regesta reports` lists their ids and sources")
        return found[0]

    def withdraw(self, named: str) -> ReportEntry:
        """Forget a report, given by id or source: what rests on it alone goes, everything else stays."""
        found = self.report(named)
        self._store.writer().withdraw(found.id)
        return found

    def as_codes(self, field: str, value: str) -> str:
        """A value for a field, with names of parties in it as their codes."""
        if field not in _PARTIES:
            return value
        return "; ".join(find_party(self.codebook, p.strip()) for p in value.split(";") if p.strip())

    def brief(
        self,
        left: str,
        right: str,
        *,
        since: str | None = None,
        until: str | None = None,
        area: str | None = None,
    ) -> Brief:
        """Write the brief on two parties, given by code or name ("VNM", "Viet Nam").

        `since` and `until` are ISO dates as precise as you like, `area` is an area of cooperation. Raise
        UsageError for a party or area that the codebook doesn't know. Where no report speaks of both parties
        the brief says so.
        """
        pair = find_pair(self.codebook, left, right)
        window = Window(
            checked(since, "since") if since else None,
            checked(until, "until") if until else None,
            find_area(self.codebook, area) if area else None,
        )
        return Brief(write_brief(self.reader(), self.codebook, pair, window))

    def export(self) -> str:
        """The whole register as JSON text, sorted: the same reports give the same bytes."""
        from regesta.views.export import export_json

        return export_json(self.reader())

    def close(self) -> None:
        """Let go of the file; the register must not be used after."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _file(self, report: Report) -> Filed:
        from regesta.pipeline import extract

        return self._store.writer().add(extract(report, self.codebook))

    def _reports(self, sources: Iterable[str | Path | Report]) -> Iterator[Report]:
        from regesta.reports.fetch import read_paths

        for source in sources:
            found = [source] if isinstance(source, Report) else read_paths([source], self.codebook)
            for report in found:
                if isinstance(report, ReportError):
                    raise report
                yield report
