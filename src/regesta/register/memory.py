"""The register in memory: what the one in a database is measured against in tests."""

from __future__ import annotations

from typing import Any

from regesta.codebook import Codebook
from regesta.model.claim import Extraction
from regesta.model.entry import Entries
from regesta.model.judgement import Judgement
from regesta.model.report import Report
from regesta.register.codec import digest
from regesta.register.filing import Account, Filing, account_of, report_entry
from regesta.register.fold import fold
from regesta.register.reader import EntriesReader
from regesta.seams import Filed, RegisterReader, RegisterWriter


class MemoryRegister:
    """Claims and judgements in lists; nothing outlives the process."""

    def __init__(self, codebook: Codebook) -> None:
        self._codebook = codebook
        self._filed: dict[str, dict[str, tuple[Report, Account]]] = {}
        self._judgements: dict[str, Judgement] = {}

    def reader(self) -> RegisterReader:
        filings = [_filing(sources) for sources in self._filed.values()]
        entries = fold(filings, self._judgements.values(), self._codebook)
        texts = {ident: next(iter(sources.values()))[0].text for ident, sources in self._filed.items()}
        return EntriesReader(lambda kind, beginning: entries_of(entries, kind, beginning), texts.get)

    def writer(self) -> RegisterWriter:
        return self

    def add(self, extraction: Extraction) -> Filed:
        report, account = extraction.report, account_of(extraction)
        sources = self._filed.setdefault(report.id, {})
        before = sources.get(report.source)
        new = not sources
        sources[report.source] = (report, account)
        if new:
            return "new"
        if before is None:
            return "source"
        return "known" if digest(report.id, before[1]) == digest(report.id, account) else "reread"

    def judge(self, judgement: Judgement) -> None:
        self._judgements[judgement.id] = judgement

    def close(self) -> None:
        self._filed.clear()
        self._judgements.clear()


def _filing(sources: dict[str, tuple[Report, Account]]) -> Filing:
    first = sources[min(sources)][1]
    return Filing(report_entry(tuple(r for r, _ in sources.values()), first.year), first)


def entries_of(entries: Entries, kind: str, beginning: str = "") -> tuple[Any, ...]:
    """The entries of one kind whose ids begin so."""
    found: Any = getattr(entries, kind)
    if kind == "counts":
        return (found,)
    return tuple(e for e in found if e.id.startswith(beginning)) if beginning else found
